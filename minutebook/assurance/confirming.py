"""A person's word on inspections and on what was told of them: what is confirmed here is published.

A report as it was read, and a telling as it was compared, are proposals. Nothing of them reaches the book but
by the commands here.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from minutebook.assurance.field_words import words_of
from minutebook.assurance.inspections import Finding, Inspection
from minutebook.assurance.proposing import inspection_of, inspections_of, sources_of, told_at
from minutebook.assurance.told import Difference, Quote, Telling, Told
from minutebook.book.errors import BookError, NotFound
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing, publishing, working
from minutebook.drafts.models import Account, Draft, Publishing
from minutebook.drafts.permission import Scope, command
from minutebook.followup.holding import put

ALIKE = 0.4
"""The share of two findings' words that must be one for the later to be offered as the same."""
PROPOSED = 3
"""How many earlier findings are offered as the same."""


@command("inspection.edit")
def begin(scope: Scope, inspection: Inspection, *, by: Account) -> Draft:
    """Start to work on an inspection: one that was read from its report, or a blank one."""
    draft = working.begin(inspection, council=scope.council, by=by)
    auditing.record("inspection.begin", by=by, on=draft)
    return draft


@command("inspection.edit")
def revise(scope: Scope, inspection: str, *, by: Account) -> Draft:
    """The open working copy of a published inspection; a new one where nobody has one."""
    inspection_of(public_book(), scope.council, inspection)
    draft = working.open_draft(scope.council, inspection, by=by)
    auditing.record("inspection.revise", by=by, on=draft)
    return draft


def draft_at(council: str, draft_id: str) -> tuple[Draft, Inspection, int]:
    """An inspection being worked on, as it stands, and the revision it stands at. Raises ``NotFound``."""
    draft = Draft.objects.using("desk").filter(pk=draft_id, council=council, kind="inspection").first()
    if draft is None or draft.state != Draft.OPEN:
        raise NotFound("This inspection is not being worked on.")
    thing = working.assemble(draft)
    assert isinstance(thing, Inspection)
    return draft, thing, draft.parts.get(key=working.WHOLE).revision


@command("inspection.edit")
def save(draft: Draft, inspection: Inspection, *, seen: int, by: Account) -> None:
    """Save an inspection that was read at revision ``seen``. Raises :class:`BookError`, ``Clash``."""
    working.save_part(draft, working.WHOLE, inspection, seen=seen, by=by)
    auditing.record("inspection.save", by=by, on=draft)


@command("inspection.edit")
def discard(draft: Draft, *, by: Account) -> None:
    """End a working copy without publishing it."""
    working.discard(draft, by=by)


def publish(draft: Draft, *, by: Account) -> str:
    """Publish an inspection; returns its id. Raises :class:`BookError` naming what is missing."""
    publishing.carry_through(decide(draft, by=by).id)
    return str(draft.object)


@command("inspection.edit")
def decide(draft: Draft, *, by: Account) -> Publishing:
    """Write down that an inspection is published, once a person has seen every finding."""
    _, thing, _ = draft_at(draft.council, draft.pk)
    if not thing.title:
        raise BookError("title: say what the inspection is called")
    if not thing.start and not thing.published:
        raise BookError("start: give the first day of fieldwork, or the day of publication")
    machine = sum(finding.state == "machine" for finding in thing.findings)
    if machine:
        raise BookError(f"{machine} findings are still the machine’s word: keep or leave out each, and save")
    return publishing.decide([draft], by=by, act="inspection.publish", role="clerk")


def likely_recurrences(
    council: str, inspection: Inspection, finding: Finding
) -> list[tuple[Finding, Inspection]]:
    """Earlier findings that say much the same, the likest first."""
    words = words_of(finding.text)
    scored = []
    for earlier in inspections_of(public_book(), council):
        if earlier.id == inspection.id or (earlier.published or "9") >= (inspection.published or "9"):
            continue
        for other in earlier.findings:
            if other.kind != "strength":
                theirs = words_of(other.text)
                share = len(words & theirs) / (len(words | theirs) or 1)
                if share >= ALIKE or finding.recurs == other.id:
                    scored.append((share, other, earlier))
    scored.sort(key=lambda row: -row[0])
    return [(other, earlier) for _, other, earlier in scored[:PROPOSED]]


# -- what was told


def confirm(scope: Scope, told: Told, *, by: Account) -> str:
    """Publish what a body was told, finding by finding; returns its id. Raises :class:`BookError`."""
    done = publishing.carry_through(decide_told(scope, told, by=by).id)
    return str(done.result["public"][0]["object"])


@command("told.confirm")
def decide_told(scope: Scope, told: Told, *, by: Account) -> Publishing:
    """Write down that a telling is published. Every quotation must stand in its source as it is quoted."""
    book = public_book()
    inspection = inspection_of(book, scope.council, told.inspection)
    _, sources = sources_of(book, scope.council, told.item)
    texts = {source.id: source.text for source in sources}
    known = {finding.id for finding in inspection.findings}
    for index, telling in enumerate(told.tellings):
        if telling.finding not in known:
            raise BookError(f"tellings[{index}]: the inspection has no such finding any more")
        for quote in telling.quotes:
            if texts.get(quote.source, "")[quote.start : quote.end] != quote.text:
                raise BookError(f"quotes: “{quote.text[:80]}” does not stand there as it is quoted")
    if any(telling.state == "machine" for telling in told.tellings):
        raise BookError("Some findings are still the machine’s word: say of each how it was told.")
    standing = told_at(book, scope.council, told.inspection, told.item)
    if standing is not None:
        told = msgspec.structs.replace(told, id=standing.id)
    return put(scope, [told], act="told.confirm", by=by)


def said(
    telling: Telling,
    how: Literal["wholly", "in part", "not"],
    quotes: tuple[Quote, ...],
    left_out: str,
    why: str,
) -> Telling:
    """A telling with a person's word: confirmed where it is what the machine proposed, else put right."""
    left = left_out.strip() if how == "in part" else ""
    kept = quotes if how != "not" else ()
    same = how == telling.how and kept == telling.quotes and left == telling.left_out
    state: Literal["confirmed", "mended"] = "confirmed" if same else "mended"
    return Telling(finding=telling.finding, how=how, quotes=kept, left_out=left, why=why.strip(), state=state)


def agreed(difference: Difference) -> Difference:
    """A difference that a person lets stand."""
    return msgspec.structs.replace(difference, state="confirmed")


def quoted(council: str, item: str, words: str) -> Quote:
    """The quotation of words as they stand before a body at an item, however their blanks are typed.

    Raises :class:`BookError` where they stand in none of its texts.
    """
    _, sources = sources_of(public_book(), council, item)
    wanted = words.split()
    for source in sources:
        found = _find(source.text, wanted)
        if found:
            start, end = found
            text = source.text[start:end]
            return Quote(place=source.place, source=source.id, start=start, end=end, text=text)
    short = " ".join(wanted)[:80]
    raise BookError(f"quote: “{short}” stands neither in the minutes nor in a paper: copy it from there")


def _find(text: str, words: list[str]) -> tuple[int, int] | None:
    """Where words stand in a text one after the other, whatever blanks are between them."""
    match = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    return (match.start(), match.end()) if match else None
