"""The cast, and a day to work on."""

from __future__ import annotations

import pytest

from tests.drafts.conftest import cast

__all__ = ["cast"]


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-11-25T10:00+00:00")
