"""The invented county shows what a council may set: its crest, its colour, whom to ask."""

from __future__ import annotations

from pathlib import Path

from minutebook.intake.severnshire.loading import dress
from minutebook.site.look import looks


def test_it_works(tmp_path: Path) -> None:
    dress(tmp_path)
    look = looks(tmp_path).of("severnshire")
    assert look.crest is not None and look.crest.media_type == "image/svg+xml"
    assert look.sheet is not None
    assert look.ask.en and look.ask.cy and look.contact.en and look.contact.cy


def test_settings_that_are_there_stay(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text("")
    dress(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["site.toml"]
