"""The cast that works at the desk, for the tests of what a person confirms."""

from __future__ import annotations

from tests.desk.conftest import cast, sign_in

__all__ = ["cast", "sign_in"]
