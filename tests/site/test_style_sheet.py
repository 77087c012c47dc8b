"""The style sheet's colours can be read in light and dark, and its papers are those settings reckon with."""

from __future__ import annotations

import re

import pytest

from minutebook.site.assets import style_sheet
from minutebook.site.colour import contrast
from minutebook.site.look import DARK_PAPER, LIGHT_PAPER
from tests.site.conftest import SHEETS, Get

TEXTS = ("ink", "soft", "accent", "decided", "asked", "private")
WASHES = {"decided": "decided-wash", "asked": "asked-wash", "private": "private-wash"}


def tokens(dark: bool) -> dict[str, str]:
    text = (SHEETS / "01-tokens.css").read_text(encoding="utf-8")
    light, _, rest = text.partition("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rest)) if dark else found


@pytest.mark.parametrize("dark", [False, True])
def test_it_works(dark: bool) -> None:
    ours = tokens(dark)
    for name in TEXTS:
        assert contrast(ours[name], ours["paper"]) >= 7, name
    for name, wash in WASHES.items():
        assert contrast(ours[name], ours[wash]) >= 7, wash
    for ground in ("sheet", *WASHES.values()):
        assert contrast(ours["ink"], ours[ground]) >= 7, ground
        assert contrast(ours["soft"], ours[ground]) >= 7, ground
    assert contrast(ours["strong-rule"], ours["paper"]) >= 3


def test_settings_reckon_with_the_same_papers() -> None:
    assert (tokens(False)["paper"], tokens(True)["paper"]) == (LIGHT_PAPER, DARK_PAPER)


def test_no_colour_stands_outside_the_tokens() -> None:
    for path in sorted(SHEETS.glob("*.css")):
        if path.name not in ("01-tokens.css", "07-print.css"):
            assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", path.read_text(encoding="utf-8")), (
                path.name
            )


def test_it_fetches_nothing(record: None, get: Get) -> None:
    assert b"url(" not in style_sheet().data
    assert b"@import" not in style_sheet().data
    page = get("/")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "script" not in policy
    answer = get(style_sheet().url)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert get("/static/style-000000000000.css").status == 404
