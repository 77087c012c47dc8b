"""A capture of a real service, imported and served again, is the same but for what a list explains."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import unescape
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import msgspec
import pytest
from django.test import Client

from minutebook.book.shelf import Book, public_book

ROOT = Path(__file__).parents[2]
LISTED = ROOT / "docs" / "moderngov-differences.json"
HOST = "democracy.Gloucester.gov.uk"
# What each file of the capture was an answer to.
ASKED = {
    "GetAttachment_65461": "GetAttachment?lAttachmentId=65461",
    "GetCommittees": "GetCommittees",
    "GetCouncillorsByWard": "GetCouncillorsByWard",
    "GetCouncillorsByWardId_285_Kingsholm": "GetCouncillorsByWardId?lWardId=285",
    "GetMeeting_7837": "GetMeeting?lMeetingId=7837",
    "GetMeetings": "GetMeetings?lCommitteeId=129&sFromDate=01/01/2024&sToDate=31/12/2026",
    "GetMemberGroup": "GetMemberGroup?sOrder=&sShortName=",
}


class Difference(NamedTuple):
    """Where an answer differs from the captured one, and how."""

    operation: str
    at: str
    how: str


class Explained(msgspec.Struct, frozen=True):
    """A difference as the list has it."""

    operation: str
    at: str
    how: str
    reason: str


class Listed(msgspec.Struct, frozen=True):
    """The list."""

    about: str
    differences: list[Explained]


def words(text: str) -> str:
    """The letters and figures of a text of HTML, in order: what a reader would read."""
    plain = unescape(re.sub(r"<[^>]+>", " ", unescape(text)))
    return "".join(re.findall(r"\w+", plain))


def compared(ours: ElementTree.Element, theirs: ElementTree.Element, at: str = "") -> set[tuple[str, str]]:
    """Where two trees differ, white space at the ends of texts left out of account as every client does."""
    path = f"{at}/{theirs.tag}".lstrip("/")
    found: set[tuple[str, str]] = set()
    if ours.tag != theirs.tag:
        return {(path, "tag")}
    if list(ours.attrib.items()) != list(theirs.attrib.items()):
        found.add((path, "attributes"))
    one, other = (ours.text or "").strip(), (theirs.text or "").strip()
    if one != other:
        found.add((path, "markup" if words(one) == words(other) else "text"))
    tags, expected = [child.tag for child in ours], [child.tag for child in theirs]
    if tags != expected:
        found.add((path, "children"))
    for kind, i, j, k, end in SequenceMatcher(None, tags, expected, autojunk=False).get_opcodes():
        if kind == "equal":
            for a, b in zip(ours[i:j], theirs[k:end], strict=True):
                found |= compared(a, b, path)
    return found


def take_in(book: Book, real: Path) -> None:
    """Import the captured answers of Gloucester."""
    from minutebook.intake.moderngov.folder import Folder
    from minutebook.intake.moderngov.taking_in import import_moderngov

    import_moderngov(book, Folder(real / "moderngov-gloucester", ""), "Gloucester")


@pytest.fixture
def imported(db: None, real: Path, settings: object) -> Book:
    """The public book with the captured answers in it."""
    settings.ALLOWED_HOSTS = ["*"]  # type: ignore[attr-defined]
    book = public_book()
    take_in(book, real)
    return book


def served(client: Client, query: str) -> bytes:
    answer = client.get(f"/mgWebService.asmx/{query}", secure=True, HTTP_HOST=HOST)
    assert answer.status_code == 200
    return answer.content


def test_it_works(imported: Book, client: Client, real: Path) -> None:
    folder = real / "moderngov-gloucester"
    assert {path.stem for path in folder.glob("*.xml")} == set(ASKED), (
        "every captured file is asked for again"
    )
    found, answers = set(), {}
    for name, query in ASKED.items():
        answers[name] = served(client, query)
        theirs = ElementTree.parse(folder / f"{name}.xml").getroot()
        for at, how in compared(ElementTree.fromstring(answers[name]), theirs):
            found.add(Difference(query.partition("?")[0], at, how))
    listed = msgspec.json.decode(LISTED.read_bytes(), type=Listed).differences
    assert all(one.reason for one in listed)
    assert found == {Difference(one.operation, one.at, one.how) for one in listed}
    for name in ("GetAttachment_65461", "GetMeetings"):  # nothing differs: the bytes are the same
        assert answers[name] == (folder / f"{name}.xml").read_bytes()
    take_in(imported, real)
    assert {name: served(client, query) for name, query in ASKED.items()} == answers, "a second import"


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ("<a><b>1</b></a>", "<a><b> 1 </b></a>", set()),
        (
            "<a><b>&lt;p&gt;x y&lt;/p&gt;</b></a>",
            "<a><b>&lt;p class='c'&gt;x\ny&lt;/p&gt;</b></a>",
            {("a/b", "markup")},
        ),
        ("<a><b>x</b></a>", "<a><b>y</b></a>", {("a/b", "text")}),
        ("<a><b/></a>", "<a><b/><c/></a>", {("a", "children")}),
        ("<a n='1'/>", "<a n='2'/>", {("a", "attributes")}),
    ],
)
def test_differences_are_seen(ours: str, theirs: str, found: set[tuple[str, str]]) -> None:
    assert compared(ElementTree.fromstring(ours), ElementTree.fromstring(theirs)) == found
