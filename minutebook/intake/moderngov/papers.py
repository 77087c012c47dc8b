"""Linked documents into the record, each once; a file that the record has is not asked for again."""

from __future__ import annotations

from collections.abc import Iterable

from minutebook.book.schema import Document, Object
from minutebook.intake.moderngov import facts, objects
from minutebook.intake.moderngov.files import Stored
from minutebook.intake.moderngov.publishing import Standing
from minutebook.intake.moderngov.source import Fetched
from minutebook.intake.moderngov.work import Work, thing_of

AT_ONCE = 64_000_000  # bytes of files that are held in memory


def linked_documents(
    work: Work, linked: Iterable[tuple[facts.Linked, str]]
) -> tuple[list[Object], dict[str, Standing]]:
    """The documents of some links (each with the day it is of), and what the record has of them."""
    wanted = {objects.document_id(work.names, one): (one, day) for one, day in linked}
    standing = work.press.standing(wanted)
    fetched: dict[str, Fetched] = {}
    stored: dict[str, Stored] = {}
    for own, (one, _) in wanted.items():
        before = thing_of(standing, own, Document)
        if work.press.only_tells or (before is not None and before.files):
            continue
        given = work.source.document(one)
        if given is None and work.source.gives_files and not one.restricted and not one.is_link:
            work.not_given.add(own)
        if given is not None:
            fetched[own] = given
            if sum(len(one.data) for one in fetched.values()) > AT_ONCE:
                stored |= work.library.store(fetched)
                fetched = {}
    stored |= work.library.store(fetched)
    made: list[Object] = []
    for own, (one, day) in wanted.items():
        file = stored.get(own)
        if file is not None and file.doubt:
            work.report.doubtful.append((f"{one.title} (s{one.id})", file.doubt))
        before = thing_of(standing, own, Document)
        more = (file.file, file.pages, file.extractor) if file else (None, (), "")
        made.append(objects.document(work.names, one, before, day, *more))
    return made, standing
