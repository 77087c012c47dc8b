"""Finished papers put at an item directly: those that need no clearance, or were cleared elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal, NamedTuple

import msgspec

from minutebook.book import catalogue
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Document, File, Item, Paper, Words
from minutebook.book.schema.document import Page
from minutebook.book.shelf import Book, closed_book, public_book
from minutebook.drafts import auditing, working
from minutebook.drafts.agendas.agenda import Bench, bench_of, change_item
from minutebook.drafts.models import Account, Draft, Enclosure
from minutebook.drafts.permission import command
from minutebook.drafts.working import WHOLE

Language = Literal["en", "cy"]

CHECK = "check"
"""The part of a document's draft that keeps what the check of its file found."""
NONE = Words(en="None", cy="Dim")
"""What a report lists where it rests on no background papers."""


@dataclass(frozen=True)
class Upload:
    """A file that was judged before it came here: its bytes, its text, and what hinders readers in it."""

    name: str
    data: bytes
    media_type: str
    pages: tuple[Page, ...] = ()
    extractor: str = ""
    barriers: tuple[str, ...] = ()


class Held(NamedTuple):
    """A paper as it stands at an item: its document, its draft where it has one, whether it is out."""

    paper: Paper
    document: Document
    draft: Draft | None
    public_since: str
    closed_since: str

    @property
    def since(self) -> str:
        """When it was first published, in the book it belongs to (ISO, UTC); empty if it was not."""
        return self.closed_since if self.document.exemption else self.public_since


@command("agenda.edit")
def attach_paper(
    draft: Draft,
    item_id: str,
    upload: Upload,
    title: Words,
    *,
    role: str = "report",
    author: str = "",
    background: tuple[Words, ...] = (),
    by: Account,
) -> Document:
    """Put a finished paper at an item. At a private item it is private as the item is."""
    item = bench_of(draft).item(item_id)
    if not title:
        raise BookError("title: give the paper a title")
    file = stored(upload)
    document = Document(
        title=title,
        kind="appendix" if role == "appendix" else "report",
        author=author,
        files=(file,),
        background=background,
        exemption=item.exemption,
        pages=upload.pages,
        extractor=upload.extractor,
    )
    held = working.begin(document, council=draft.council, by=by)
    working.save_part(held, CHECK, {"barriers": list(upload.barriers)}, seen=0, by=by)
    paper = Paper(document=held.object, role=role)  # type: ignore[arg-type]
    change_item(draft, item_id, by, papers=(*item.papers, paper))
    auditing.record(
        "paper.attach", by=by, on=draft, after=file.sha256, detail={"item": item_id, "paper": held.object}
    )
    return msgspec.structs.replace(document, id=held.object)


BARRIERS: dict[Language, str] = {"en": "barriers", "cy": "barriers_cy"}
"""Where the check of a document's files keeps what hinders readers, by the file's language."""
MADE_OF = "made_of"
"""Where it keeps which English file a Welsh one was made of, for a paper that is no report's."""


def file_in(document: Document, language: str) -> File | None:
    """The file of a document in a language; one that holds both serves as the English."""
    return next((file for file in document.files if (file.language == "cy") == (language == "cy")), None)


def with_file(document: Document, upload: Upload, language: Language = "en") -> Document:
    """A document with a file kept in place of the one it has in that language; what was written is gone."""
    file = msgspec.structs.replace(stored(upload), language=language)
    if language == "cy":
        files, text = (file_in(document, "en"), file), {"pages_cy": upload.pages}
        return msgspec.structs.replace(document, files=tuple(filter(None, files)), written=(), **text)
    beside = file_in(document, "cy")
    return msgspec.structs.replace(
        document,
        files=(file, beside) if beside else (file,),
        pages=upload.pages,
        extractor=upload.extractor,
        written=(),
    )


def listed(english: Sequence[str], welsh: Sequence[str] | None, before: Document) -> tuple[Words, ...]:
    """Background papers as typed, a line each, beside their Welsh (without it each keeps the one it had).

    Raises :class:`BookError` for more of them in Welsh than in English.
    """
    lines = [line.strip() for line in english if line.strip()]
    known = {words.en: words.cy for words in before.background}
    twins = [known.get(line, "") for line in lines]
    if welsh is not None:
        twins = [line.strip() for line in welsh if line.strip()]
    if len(twins) > len(lines):
        raise BookError("background_cy: there are more papers in Welsh than in English")
    return tuple(Words(en=en, cy=cy) for en, cy in zip_longest(lines, twins, fillvalue=""))


def stored(upload: Upload) -> File:
    """Keep an upload's bytes in the desk's files; only publication brings them into the public book."""
    sha256 = closed_book().files.put(upload.data)
    return File(sha256=sha256, size=len(upload.data), media_type=upload.media_type, name=upload.name)


@command("agenda.edit")
def replace_paper(
    draft: Draft, document_id: str, upload: Upload, *, language: Language = "en", by: Account
) -> None:
    """Put another file in a paper's place, or (``cy``) its Welsh one beside the English.

    What was published before can still be compared with it.
    """
    held = paper_draft(draft, document_id, by)
    part = held.parts.get(key=WHOLE)
    document = with_file(msgspec.convert(part.data, Document), upload, language)
    english, file = file_in(document, "en"), file_in(document, language)
    if english is None or file is None:
        raise BookError("Add the English file first.")
    working.save_part(held, WHOLE, document, seen=part.revision, by=by)
    check = held.parts.filter(key=CHECK).first()
    found = dict(check.data) if check else {}
    found[BARRIERS[language]] = list(upload.barriers)
    if language == "cy":
        found[MADE_OF] = [english.sha256]
    working.save_part(held, CHECK, found, seen=check.revision if check else 0, by=by)
    auditing.record("paper.replace", by=by, on=draft, after=file.sha256, detail={"paper": document_id})


@command("agenda.edit")
def describe_paper(
    draft: Draft,
    document_id: str,
    title: Words,
    author: str,
    background: tuple[Words, ...],
    *,
    by: Account,
) -> None:
    """Say what a paper is called, who wrote it and what it rests on."""
    if not title:
        raise BookError("title: give the paper a title")
    held = paper_draft(draft, document_id, by)
    part = held.parts.get(key=WHOLE)
    document = msgspec.convert(part.data, Document)
    changed = msgspec.structs.replace(document, title=title, author=author, background=background)
    working.save_part(held, WHOLE, changed, seen=part.revision, by=by)
    auditing.record("paper.describe", by=by, on=draft, before=document.title, after=changed.title)


@command("agenda.edit")
def remove_paper(draft: Draft, item_id: str, document_id: str, *, by: Account) -> None:
    """Take a paper off an item. One that was never published is thrown away, unless it is a report's."""
    item = bench_of(draft).item(item_id)
    kept = tuple(paper for paper in item.papers if paper.document != document_id)
    change_item(draft, item_id, by, papers=kept)
    held = working.current_draft(draft.council, document_id)
    of_a_report = Enclosure.objects.using("desk").filter(draft=held).exists()
    if held is not None and not of_a_report and not (held.base_public or held.base_closed):
        working.discard(held, by=by)
    auditing.record("paper.remove", by=by, on=draft, detail={"item": item_id, "paper": document_id})


def paper_draft(draft: Draft, document_id: str, by: Account) -> Draft:
    """The open working copy of a paper on this agenda. Raises :class:`NotFound` for any other document."""
    if document_id not in {paper.document for item in bench_of(draft).meeting.items for paper in item.papers}:
        raise NotFound("There is no such paper on this agenda.")
    return working.open_draft(draft.council, document_id, by=by)


def papers_of(bench: Bench) -> dict[str, list[Held]]:
    """The papers of each item by its id, in order; one that stands in neither book nor draft is left out."""
    cited = {item.id: item.papers for item in bench.meeting.items}
    ids = {paper.document for papers in cited.values() for paper in papers}
    council = bench.draft.council
    drafts = {
        row.object: row
        for row in Draft.objects.using("desk")
        .filter(council=council, object__in=ids, state__in=[Draft.OPEN, Draft.PUBLISHING])
        .prefetch_related("parts")
    }
    books = [dict(_published(book, council, ids)) for book in (public_book(), closed_book())]
    found: dict[str, list[Held]] = {}
    for item_id, papers in cited.items():
        held = []
        for paper in papers:
            key, draft = paper.document, drafts.get(paper.document)
            standing = [book.get(key) for book in books]
            thing = working.assemble(draft) if draft else next((s[0] for s in standing[::-1] if s), None)
            if isinstance(thing, Document):
                held.append(Held(paper, thing, draft, *(s[1] if s else "" for s in standing)))
        found[item_id] = held
    return found


def _published(book: Book, council: str, ids: set[str]) -> Iterator[tuple[str, tuple[Document, str]]]:
    entries = catalogue.by_id(book, council, ids)
    things = catalogue.things_of(book, entries.values())
    for key, entry in entries.items():
        thing = things.get(key)
        if isinstance(thing, Document):
            yield key, (thing, entry.first)


def background_of(document: Document) -> tuple[tuple[str, ...], bool]:
    """The background papers a document lists, and whether it says that there are none."""
    if document.background == (NONE,):
        return (), True
    return tuple(str(words) for words in document.background), False


def item_of(bench: Bench, document_id: str) -> Item:
    """The item a paper stands at. Raises :class:`NotFound`."""
    for item in bench.meeting.items:
        if any(paper.document == document_id for paper in item.papers):
            return item
    raise NotFound("There is no such paper on this agenda.")
