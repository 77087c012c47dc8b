"""A return is read in memory alone; what enters the book is what release() let out, and nothing exact."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from minutebook import home
from minutebook.assurance import exact, releasing
from minutebook.assurance.models import Exact
from minutebook.assurance.releases import Figure, Release, Span
from minutebook.assurance.releasing import Asked
from minutebook.book.errors import BookError, Refused
from minutebook.book.press import publish
from minutebook.book.schema import Words
from minutebook.book.shelf import public_book
from minutebook.measures.observation import Observation
from tests.assurance.story import QUARTERS, let_out, watched
from tests.assurance.story import exact as kept
from tests.book.making import COUNCIL
from tests.desk.conftest import SignIn, sign_in
from tests.drafts.cast import BOARD, Cast
from tests.drafts.conftest import cast
from tests.measures.making import BORN, Folder

__all__ = ["cast", "sign_in"]
pytestmark = pytest.mark.django_db(databases=["default", "desk"])
CHILD = "K7Q2SECRETCHILD"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-11-25T10:00+00:00")


@pytest.fixture
def returned(tmp_path: Path) -> list[tuple[str, bytes]]:
    """A small return, as files in memory: the folder it was made in is gone."""
    names = ("ann", "ben", "cat", "dan", "eve", "fay", CHILD)
    folder = Folder(tmp_path / "made")
    folder.path.mkdir(exist_ok=True)
    folder.children(**dict.fromkeys(names, BORN))
    folder.episodes(*(f"{name} 01/04/2016 S C2 U6 - - 100" for name in names))
    files = [(path.name, path.read_bytes()) for path in sorted(folder.path.iterdir())]
    for path in folder.path.iterdir():
        path.unlink()
    return files


WRITES: list[str] = []
WATCHING = False


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if not WATCHING or event != "open":
        return
    path, mode, flags = arguments
    writes = any(letter in (mode or "") for letter in "wax+") or (isinstance(flags, int) and flags & 3)
    if writes and isinstance(path, str | bytes):
        WRITES.append(str(path))


sys.addaudithook(_watch)


def test_a_return_never_touches_the_disk(
    cast: Cast, sign_in: SignIn, returned: list[tuple[str, bytes]], caplog: pytest.LogCaptureFixture
) -> None:
    global WATCHING
    client = sign_in(cast.clerk)
    padding = b"\n" * 2_700_000  # larger than what Django keeps in memory by itself
    files = [SimpleUploadedFile(name, data + padding) for name, data in returned]
    WRITES.clear()
    WATCHING = True
    try:
        answer = client.post("/figures", {"do": "bring", "year": "2019", "returned": files})
    finally:
        WATCHING = False
    assert answer.status_code == 302, answer.content.decode()[-2000:]
    assert WRITES == []
    assert Exact.objects.using("desk").filter(council=COUNCIL, measure="cla").exists()
    for path in home.home().rglob("*"):
        assert not (path.is_file() and CHILD.encode() in path.read_bytes()), path
    assert CHILD not in caplog.text
    assert CHILD not in str(list(Exact.objects.using("desk").values()))


def test_a_return_that_cannot_be_read_says_where_and_leaves_nothing(cast: Cast, sign_in: SignIn) -> None:
    broken = SimpleUploadedFile("header.csv", f"CHILD,DOB\n{CHILD},yesterday\n".encode())
    answer = sign_in(cast.clerk).post("/figures", {"do": "bring", "year": "2019", "returned": broken})
    page = answer.content.decode()
    assert "header.csv" in page and CHILD not in page
    assert not Exact.objects.using("desk").exists()


def test_a_page_of_another_makers_form_is_refused(cast: Cast, sign_in: SignIn) -> None:
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.cookies = sign_in(cast.clerk).cookies
    assert client.post("/figures", {"do": "bring", "year": "2019"}).status_code == 403


def test_what_is_published_is_what_release_lets_out(cast: Cast) -> None:
    indicator = watched(cast)
    kept((3, 184), of=200)
    let_out(cast, indicator, 0)
    release = next(one for one in releasing.of_kind(public_book(), COUNCIL, "release"))
    assert isinstance(release, Release)
    (figure,) = release.figures
    assert (figure.symbol, figure.value, figure.numerator, figure.denominator) == ("c", "", None, 200)
    (logged,) = releasing.log(COUNCIL)
    assert (logged.symbol, logged.value, logged.numerator) == ("c", None, None)
    assert release.source == "the council’s own return" and release.year == "2025/26"


def test_all_that_is_held_is_given_to_release(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    indicator = watched(cast)
    kept((184, 188, 190))
    seen: list[Observation] = []
    real = releasing.release

    def spy(chosen: Any, log: Any, *, held: Any, **more: Any) -> Any:
        seen.extend(held)
        return real(chosen, log, held=held, **more)

    monkeypatch.setattr(releasing, "release", spy)
    let_out(cast, indicator, 0)
    assert {one.period.end for one in seen} == {date(2026, 6, 30), date(2026, 9, 30)}


def test_what_earlier_papers_give_away_is_not_published_even_as_c(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    indicator = watched(cast)
    kept((184,))
    real = releasing.release
    monkeypatch.setattr(
        releasing, "release", lambda *a, **k: replace(real(*a, **k), given_away=("suitable, North",))
    )
    with pytest.raises(BookError, match="earlier papers already give these away"):
        let_out(cast, indicator, 0)
    assert releasing.of_kind(public_book(), COUNCIL, "release") == []


def test_the_book_takes_no_exact_small_count(cast: Cast) -> None:
    figure = Figure(
        indicator="x",
        measure="x",
        area="x",
        period=Span(kind="year", start="2025-04-01", end="2026-03-31"),
        numerator=3,
        denominator=200,
        value="2",
    )
    thing = Release(
        title=Words(en="Leak"),
        date="2026-11-25",
        source="s",
        year="2025/26",
        policy="none",
        figures=(figure,),
    )
    with pytest.raises(Refused, match="single children"):
        publish(public_book(), thing, council=COUNCIL)


def test_the_public_side_has_no_place_for_exact_figures(cast: Cast) -> None:
    from django.db import connections

    assert "assurance_exact" in connections["desk"].introspection.table_names()
    assert "assurance_exact" not in connections["default"].introspection.table_names()


def test_figures_that_are_not_worked_out_are_refused(cast: Cast) -> None:
    with pytest.raises(BookError, match="bring a return first"):
        releasing.let_out(BOARD, Asked(("none",), QUARTERS[0].label, "source"), by=cast.clerk)
    assert exact.observations(COUNCIL) == []
