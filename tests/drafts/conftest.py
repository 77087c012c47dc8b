"""Both books in a folder of the test's own, and the cast."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutebook import home


@pytest.fixture
def cast(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """The cast in a council with two boards; needs ``django_db(databases=["default", "desk"])``."""
    from tests.drafts.cast import assemble_cast

    monkeypatch.setenv("MINUTEBOOK_HOME", str(tmp_path))
    for side in home.SIDES:
        home.make(side)
    return assemble_cast()
