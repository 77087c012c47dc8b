"""Every word of the site stands in Welsh, and words that stand in one language only say which."""

from __future__ import annotations

import re
from gettext import GNUTranslations

import pytest

from tests.site import words
from tests.site.conftest import Get

PLACE = re.compile(r"%\((\w+)\)s|%%")


def messages() -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    def whole(said: object) -> tuple[str, ...]:
        return tuple(said) if isinstance(said, list | tuple) else (str(said),)

    return [(whole(one.id), whole(one.string)) for one in words.kept() if one.id]


def test_it_works(record: None, get: Get) -> None:
    page = get("/cy/corporate-parenting-board/2026-05-06")
    assert page.words("h1") == ["Bwrdd Rhianta Corfforaethol Dydd Mercher 6 Mai 2026"]
    assert page.words(".lead")[0].startswith("2 yp i 4.05 yp")
    assert page.words(".sections a")[0] == "Cyfarfodydd"


def test_nothing_is_without_welsh() -> None:
    assert [english for english, welsh in messages() if not all(welsh)] == []


def test_the_catalogue_holds_the_words_of_the_site_and_no_others() -> None:
    missing = "run python -m tests.site.words and translate what is new in django.po"
    assert words.PO.read_bytes() == words.written(words.updated()), missing


def test_the_compiled_catalogue_is_of_the_written_one() -> None:
    with words.MO.open("rb") as file:
        loaded = GNUTranslations(file)
    found: tuple[str, ...]
    for english, welsh in messages():
        if len(english) == 1:
            found = (loaded.gettext(english[0]),)
        else:
            found = tuple(loaded.ngettext(english[0], english[1], number) for number in (1, 5))
        assert found == welsh, "run python -m tests.site.words"


@pytest.mark.parametrize(("english", "welsh"), messages())
def test_a_translation_fills_in_the_same_places(english: tuple[str, ...], welsh: tuple[str, ...]) -> None:
    asked = set(PLACE.findall(english[-1]))
    assert all(set(PLACE.findall(one)) == asked for one in welsh)


def test_each_language_leads_to_the_other(record: None, get: Get) -> None:
    english, welsh = get("/bodies"), get("/cy/bodies")
    assert english.links("a.tongue") == ["/cy/bodies"]
    assert welsh.links("a.tongue") == ["/bodies"]
    assert english.one("link[hreflang]").attributes["href"] == "/cy/bodies"
    assert get("/").links("a.tongue") == ["/cy"]
    assert get("/cy").links("a.tongue") == ["/"]


def test_words_in_the_other_language_say_so(record: None, get: Get) -> None:
    welsh = get("/cy/corporate-parenting-board/2026-05-06/figures")
    assert welsh.one("h1 span").attributes["lang"] == "en"
    assert not [p for p in welsh.tree.css(".para:not([lang])") if "plan for more" in p.text()]
    english = get("/corporate-parenting-board/2026-05-06/figures")
    said = next(p for p in english.tree.css(".para") if "Dim ond yn Gymraeg" in p.text())
    assert said.attributes["lang"] == "cy"


def test_a_name_in_both_languages_is_in_the_pages_own(record: None, get: Get) -> None:
    page = get("/cy/corporate-parenting-board/2026-05-06/inspection-update")
    assert page.words("h1") == ["Diweddariad arolygiad"]
    assert not page.tree.css("h1 span")
