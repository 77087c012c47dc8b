"""A member makes a pack of their own: what is open to them, marked, logged, numbered as all are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pypdfium2
import pytest
from django.test import Client

from minutebook.book.shelf import closed_book, public_book
from minutebook.drafts.models import Account, ClosedReading
from minutebook.packs.library import Library, Record
from minutebook.packs.making import make_meeting
from tests.book.making import COUNCIL
from tests.drafts.agendas import IN_TIME
from tests.drafts.cast import Cast
from tests.drafts.closing import SECRET, elsewhere, published, the_item, the_paper

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
At = Callable[[Account], Client]
PAGE = "/my/meetings/meeting/pack"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """It is in time; what is noted of packs, in files which no test's end takes back, goes afterwards."""
    monkeypatch.setenv("MINUTEBOOK_NOW", IN_TIME)
    yield
    for book in (public_book(), closed_book()):
        Library(book).keep(COUNCIL, "meeting", Record())


def made(client: Client, **chosen: object) -> dict[str, str]:
    """The pack that comes of a choice: by printed number, the words of the page."""
    answer = client.post(PAGE, {"lang": "en"} | chosen)
    assert answer.status_code == 200 and answer["Content-Type"] == "application/pdf", answer.content[:2000]
    assert "attachment" in answer["Content-Disposition"] and "sandbox" in answer["Content-Security-Policy"]
    with pypdfium2.PdfDocument(BytesIO(answer.content)) as pdf:
        return {
            pdf.get_page_label(n): " ".join(page.get_textpage().get_text_bounded().split())
            for n, page in enumerate(pdf)
        }


def test_the_whole_pack_holds_the_private_papers_marked_and_logged(cast: Cast, sign_in: At) -> None:
    where = published(cast)
    pages = made(sign_in(cast.member), part="whole")
    private = {label: words for label, words in pages.items() if label.startswith("E")}
    assert len(private) == 2 and all(SECRET in words for words in private.values())
    for words in private.values():
        assert "Not for publication" in words and "Copy of Mark Member" in words
    assert "Copy of" not in pages["1"]
    assert f"{SECRET} bids." in pages["i"] and "Copy of Mark Member" in pages["i"]
    assert {row.object for row in ClosedReading.objects.all()} == set(where.secrets)
    assert not list(closed_book().folder.glob(".own-*"))


def test_public_pages_have_the_numbers_of_the_public_pack(cast: Cast, sign_in: At) -> None:
    published(cast)
    shared = make_meeting(public_book(), COUNCIL, "meeting").find("pack")
    assert shared is not None
    mine = made(sign_in(cast.member), part="whole")
    assert {label for labels in shared.labels.values() for label in labels} <= set(mine)


def test_whoever_is_not_entitled_gets_the_public_pages_alone(cast: Cast, sign_in: At) -> None:
    where = published(cast)
    other = sign_in(elsewhere())
    assert "Which papers?" not in other.get(PAGE).content.decode()
    pages = made(other, part="whole")
    assert "1" in pages and not any(
        SECRET in words or label.startswith("E") for label, words in pages.items()
    )
    assert not ClosedReading.objects.exists()
    choices = other.get(PAGE).content.decode()
    assert the_item(where).object not in choices


def test_chosen_items_and_private_papers_alone(cast: Cast, sign_in: At) -> None:
    where = published(cast)
    member, contract = sign_in(cast.member), the_item(where).object
    chosen = made(member, part="whole", items=[contract])
    assert "1" not in chosen and any(label.startswith("E") for label in chosen)
    assert the_paper(where).object not in {row.object for row in ClosedReading.objects.all()}
    alone = made(member, part="part2")
    assert "1" not in alone and {"E1", "E2"} <= set(alone)


def test_nothing_to_bind_is_said_and_an_unknown_item_refused(cast: Cast, sign_in: At) -> None:
    where = published(cast)
    member = sign_in(cast.member)
    said = member.post(PAGE, {"lang": "en", "part": "public", "items": [the_item(where).object]})
    assert "no papers to make a pack of" in said.content.decode()
    said = member.post(PAGE, {"part": "whole", "items": ["nothing"]})
    assert said.status_code == 200 and "nothing" in said.content.decode()
