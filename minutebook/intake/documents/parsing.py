"""What a document says: its kind, its head, those who were there, its items; and what it does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from minutebook.book.schema import Paragraph
from minutebook.intake.documents import web_page
from minutebook.intake.documents.candidates import Start
from minutebook.intake.documents.extracting import Extracted
from minutebook.intake.documents.head import HEAD, Head, from_name, head_of, kind_of_meeting
from minutebook.intake.documents.listing import Listing, listing_of
from minutebook.intake.documents.numbered import is_section, starts
from minutebook.intake.documents.printed import Line, is_rule, lines_of, page_texts, paragraphs
from minutebook.intake.documents.roll import Roll, apologies_of, roll_of
from minutebook.intake.documents.spelling import key_of_body

Kind = Literal["minutes", "agenda", "report", "listing", "other"]
_MINUTES = re.compile(
    r"(?i)^\W*(?:draft |unconfirmed )?minutes\W*$|^\W*(?:\d+\s+)?(?:draft |unconfirmed )?(?:minutes|"
    r"proceedings|record|notes)\s+(?:of|for|from)\s+(?!all|your)"
)
_BOTH = re.compile(r"(?i)^.{0,200}\bagenda, decisions and minutes\b|^agendas, meetings and minutes\b")
_AGENDA = re.compile(
    r"(?im)^\W*(?:supplementary\s+)?agenda\W*$|\byou are (?:requested|summoned|invited) to attend\b"
)
_REPORT = re.compile(
    r"(?im)^\W*(?:report (?:by|of|to|from)\b|purpose of (?:the )?report|recommendation\(?s?\)?\W*$)"
)
_SIGNED = re.compile(r"(?i)^(?:signed|chair(?:man|person)?|cathaoirleach|dated?)\b\s*:?")
_DRAFT = re.compile(r"(?i)\b(?:draft|unconfirmed)\b")
_SUPPLEMENT = re.compile(r"(?i)\bsupplement")
_OPENING = "Before the first item"
_WHOLE = "Proceedings"
SIGNATURE_LINES = 12


@dataclass(frozen=True)
class ParsedItem:
    """One item: its printed number (empty: it has none), title, text, and the page it begins on (from 1)."""

    number: str
    title: str
    text: tuple[Paragraph, ...]
    page: int
    kind: Literal["item", "heading", "procedural"] = "item"
    agenda: tuple[Paragraph, ...] = ()


@dataclass(frozen=True)
class Parsed:
    """One document read. ``doubts`` say what was not found or is not sure, with its line where it has one."""

    name: str
    kind: Kind
    head: Head
    roll: Roll
    items: tuple[ParsedItem, ...]
    title: str
    pages: tuple[tuple[str, str], ...]
    text: Extracted
    doubts: tuple[str, ...] = ()
    listing: Listing | None = None
    draft: bool = False
    supplement: bool = False

    @property
    def numbers(self) -> list[str]:
        """The items' numbers in the order they stand."""
        return [item.number for item in self.items if item.number]

    def text_flat(self) -> str:
        """All its words as one text."""
        return "\n".join(words for words, _ in self.pages)


def parse(name: str, text: Extracted, *, council: str = "") -> Parsed:
    """Read one document; ``name`` is its path within the tree, which speaks where the text is silent."""
    printed = lines = lines_of(text)
    if text.kind == "html":
        lines = web_page.as_items(web_page.without_navigation(lines))
    file_name = name.rsplit("/", 1)[-1]
    listing = listing_of(text)
    if listing:
        return Parsed(name, "listing", listing.head, Roll(), (), listing.head.body, (), text, listing=listing)
    kind = kind_of(file_name, lines)
    alone = web_page.item_alone(lines)
    found = [Start(alone, "", 0, lines[alone].text, alone + 1)] if alone > 0 else []
    found = found or (starts(lines, scan=text.scan) if kind != "report" else [])
    first = found[0].at if found else -1
    roll = roll_of(lines, first) if kind == "minutes" else Roll()
    head, doubts = _head(name, lines, roll.begin if roll.begin else first)
    if not head.body and (decided := web_page.body_that_decided(lines)):
        head = replace(head, body=decided)
        doubts = (*doubts, f"its body, {decided}, is the one that its resolution names")
    items = _items(lines, found, roll, kind, whole=text.kind in ("html", "docx"))
    roll = _with_apologies(roll, items)
    doubts += _missing(kind, head, roll, found, lines)
    return Parsed(
        name=name,
        kind=kind,
        head=head,
        roll=roll,
        items=items,
        title=title_of(file_name, text, lines, kind),
        pages=_pages(page_texts(printed, len(text.pages)), items)[_front(text) :],
        text=text,
        doubts=(*text.notes, *doubts),
        draft=bool(_DRAFT.search(file_name)),
        supplement=bool(_SUPPLEMENT.search(file_name)),
    )


def kind_of(file_name: str, lines: Sequence[Line]) -> Kind:
    """Minutes, agenda or report: by what the file is called, or else by how it begins."""
    named = file_name.replace("_", " ").lower()
    start = "\n".join(line.text for line in lines[:HEAD])
    top = " ".join(line.text for line in lines[:FIRST])
    if re.search(r"\bminutes\b", named) and not re.search(r"\bagendas?\b", named):
        return "minutes"
    if re.search(r"\bagendas?\b", named):
        return "minutes" if _MINUTES.match(top) or _BOTH.match(top) else "agenda"
    if _MINUTES.search(top) or _BOTH.search(top):
        return "minutes"
    if _AGENDA.search(start):
        return "agenda"
    if any(_MINUTES.match(line.text) for line in lines[:HEAD]):
        return "minutes"
    return "report" if _REPORT.search(start) or "report" in named else "other"


def _head(name: str, lines: list[Line], first: int) -> tuple[Head, tuple[str, ...]]:
    """The head by the text, completed by the names of the file and of its folder."""
    said = head_of(lines, first)
    parts = name.split("/")
    file = from_name(parts[-1])
    doubts = said.notes
    if said.date and file.date and said.date != file.date:
        doubts = (*doubts, f"the text says {said.date}, the file's name {file.date}") if said.sure else doubts
        if said.notes or not said.sure:
            said = replace(said, date=file.date)
    unsure = not said.sure and bool(file.body)
    if _part_of(said.body, file.body):
        unsure = True
        doubts = (
            *doubts,
            f"the text speaks of {said.body!r}, the file's name of {file.body!r}, which was taken",
        )
    return replace(
        said,
        body=(file.body if unsure else said.body) or file.body,
        date=said.date or file.date,
        kind=said.kind or file.kind or kind_of_meeting(parts[-2] if len(parts) > 1 else ""),
    ), doubts


def _part_of(whole: str, part: str) -> bool:
    """Whether the second body is a committee of the first by its name, as heads do not always say."""
    ours, theirs = set(key_of_body(whole).split()), set(key_of_body(part).split())
    return bool(ours) and ours < theirs and "committee" in theirs - ours


def _missing(
    kind: Kind, head: Head, roll: Roll, found: Sequence[Start], lines: Sequence[Line]
) -> tuple[str, ...]:
    if kind not in ("minutes", "agenda"):
        return ()
    wanted: dict[str, object] = {
        "its body was not found": head.body,
        "its date was not found": head.date,
        "the hour it began was not found": head.begins,
        "where it was held was not found": head.venue,
        "its items are not numbered; it was taken as one": found,
    }
    if kind == "minutes":
        wanted["nobody is listed as present"] = roll.listed("chair", "present")
    gone = tuple(say for say, value in wanted.items() if not value)
    guessed = tuple(
        f"line {lines[start.at].number}: the number of an item is spoilt; it was taken for {start.number}"
        for start in found
        if start.spoilt
    )
    return gone + guessed


def _items(
    lines: list[Line], found: list[Start], roll: Roll, kind: Kind, *, whole: bool
) -> tuple[ParsedItem, ...]:
    if kind not in ("minutes", "agenda"):
        return ()
    last = _before_signature(lines)
    body_from = roll.end if roll.end else 0
    if not found:
        text = paragraphs(lines[body_from:last], whole=whole)
        return (ParsedItem("", _subject(lines, roll), text, _page(lines, body_from)),) if text else ()
    out: list[ParsedItem] = []
    if (
        kind == "minutes"
        and (opening := paragraphs(lines[body_from : found[0].at], whole=whole))
        and body_from
    ):
        out.append(ParsedItem("", _OPENING, opening, _page(lines, body_from), "procedural"))
    for index, start in enumerate(found):
        end = found[index + 1].at if index + 1 < len(found) else max(last, start.text_from)
        cut = end
        while cut > start.text_from and index + 1 < len(found) and is_section(lines[cut - 1]):
            cut -= 1
        parted = web_page.halves(lines[start.text_from : cut])
        agenda, said = parted if parted else ([], lines[start.text_from : cut])
        text = paragraphs(said, whole=whole)
        title = start.title or (text[0].plain() if text else "") or f"Item {start.number}"
        planned = paragraphs(agenda, whole=whole)
        out.append(ParsedItem(start.number, title, text, lines[start.at].page + 1, agenda=planned))
        for line in lines[cut:end]:
            out.append(ParsedItem("", line.text.strip(" :").capitalize(), (), line.page + 1, "heading"))
    return tuple(out)


def _with_apologies(roll: Roll, items: Sequence[ParsedItem]) -> Roll:
    """The roll with those whom an item on apologies names, where no list before the items does."""
    if not roll.names or roll.listed("apologies"):
        return roll
    said = next((item for item in items if item.title.lower().startswith("apolog") and item.text), None)
    named = apologies_of(said.text[0].plain()) if said else []
    there = {one.name.casefold() for one in roll.names}
    return replace(roll, names=(*roll.names, *(one for one in named if one.name.casefold() not in there)))


def _page(lines: Sequence[Line], index: int) -> int:
    return lines[index].page + 1 if index < len(lines) else 1


def _before_signature(lines: Sequence[Line]) -> int:
    """The index of the first line of the signatures at the end, or behind the last line."""
    for index in range(max(0, len(lines) - SIGNATURE_LINES), len(lines)):
        if _SIGNED.match(lines[index].text) and (
            len(lines[index].text) < 30 or is_rule(lines[index].text[7:])
        ):
            return index
    return len(lines)


def _subject(lines: Sequence[Line], roll: Roll) -> str:
    """What a meeting without an agenda was held for, by its head; else that these are its proceedings."""
    head = " ".join(line.text for line in lines[: roll.begin or 10])
    held_for = re.search(r"(?i)\bin order to (?P<what>[^.]{8,160})\.?$", head)
    if not held_for:
        return _WHOLE
    words = held_for["what"]
    words = words.lower() if words.isupper() else words
    return words[:1].upper() + words[1:]


def title_of(file_name: str, text: Extracted, lines: Sequence[Line], kind: Kind) -> str:
    """A title for the document: a report's own, or the file's name in words."""
    if kind == "report" and len(lines) > 2:
        own = next((i for i, line in enumerate(lines[:12]) if _REPORT.match(line.text)), 0)
        before = [line.text for line in lines[2:own]]
        if before and len(" ".join(before)) < TITLE:
            return " ".join(before)
    if len(text.title) > len(file_name):
        return text.title
    stem = re.sub(r"\.(?:md|txt|text|markdown|pdf|docx|html?)$", "", file_name, flags=re.I)
    words = re.sub(r"[_\s]+", " ", stem).strip()
    return words[:1].upper() + words[1:]


FIRST = 6  # lines among which a document says what it is
TITLE = 200


def _front(text: Extracted) -> int:
    """The pages before the paper itself: what a copy of a web site says of where it came from."""
    return 1 if text.source and len(text.pages) > 1 and len(text.pages[0].strip().splitlines()) == 1 else 0


def _pages(pages: Sequence[str], items: Sequence[ParsedItem]) -> tuple[tuple[str, str], ...]:
    """Each page's text and the heading it stands under: the item that began last on it or before it.

    A blank page between others keeps its place, so that the pages behind it keep their numbers.
    """
    out = []
    heading = ""
    for number, words in enumerate(pages, 1):
        own = [item for item in items if item.page == number and item.number]
        if own and (not heading or words.lstrip("*(# ").startswith(own[0].number)):
            heading = f"{own[0].number}. {own[0].title}"
        out.append((words, heading if words else ""))
        if own:
            heading = f"{own[-1].number}. {own[-1].title}"
    while out and not out[-1][0]:
        out.pop()
    return tuple(out)
