"""``python -m minutebook``: the same as the ``minutebook`` command."""

from __future__ import annotations

from minutebook.cli.main import main

main(prog_name="minutebook")
