"""The note of a meeting in Wales, within seven days: who attended, apologies, interests, decisions, votes.

Source: LGA 1972 s.100C(1C). It stands in Welsh and English, holds nothing exempt, and is published while the
minutes are still being written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from minutebook.book import clock, identity
from minutebook.book.errors import BookError
from minutebook.book.schema import Document, Meeting, Paper, Paragraph, Words
from minutebook.book.shelf import closed_book, public_book
from minutebook.drafts import auditing, publishing, working
from minutebook.drafts.agendas.agenda import Sitting
from minutebook.drafts.catching_up import catch_up
from minutebook.drafts.dividing import Divided, divide
from minutebook.drafts.minutes.following_on import deadlines
from minutebook.drafts.minutes.standing_minutes import Out, out_of
from minutebook.drafts.models import Account, Draft, Publishing
from minutebook.drafts.permission import command
from minutebook.drafts.sitting.listening import proposed_readings
from minutebook.drafts.sitting.opening import minutes_draft
from minutebook.law import wording
from minutebook.law.timetable import Deadline

ACT = "minutes.welsh-note"
SEATED = ("member", "substitute", "co-opted")


def due(out: Out) -> Deadline | None:
    """The last day for the note; ``None`` where the law asks for none."""
    return next((one for one in deadlines(out) if one.rule == "welsh-note"), None)


def note_of(out: Out) -> Document | None:
    """The note that is published, if one is."""
    for paper in out.public.papers:
        thing = working.newest(public_book(), out.council, paper.document)[1]
        if isinstance(thing, Document) and thing.kind == "notice" and paper.label == _LABEL.en:
            return thing
    return None


_LABEL = Words(en="Note of the meeting", cy="Nodyn o'r cyfarfod")


def proposed(out: Out) -> str:
    """The English words of the note as facts and public minutes tell it, for a clerk to check."""
    draft = minutes_draft(out.council, out.meeting.id)
    meeting = working.assemble(draft) if draft else out.meeting
    assert isinstance(meeting, Meeting)
    public = divide(meeting).public
    assert isinstance(public, Meeting)
    return "\n\n".join(_paragraphs(public, draft))


def _paragraphs(meeting: Meeting, draft: Draft | None) -> Iterator[str]:
    for day in meeting.days:
        on = "" if day is meeting else f" on {wording.day(date.fromisoformat(day.start[:10]))}"
        for words, status in (("Attended", "present"), ("Apologies", "apologies")):
            names = [
                line.name for line in day.attendance if line.status == status and line.capacity in SEATED
            ]
            yield f"{words}{on}: {', '.join(names) or 'none'}."
    reading = proposed_readings(draft).public if draft else None
    elements = [one for one in reading.elements if one.state not in ("rejected", "lost")] if reading else []
    declared = [one.text for one in elements if one.kind == "declaration"]
    yield "Declarations of interest: " + (" ".join(declared) or "none.")
    for item in meeting.items:
        said = [
            one.text
            for one in elements
            if one.item == item.id and one.kind in ("resolution", "recommendation", "vote")
        ]
        if said:
            yield f"{item.label} {item.title}: {' '.join(said)}".strip()


def publish_note(sitting: Sitting, words: Words, *, by: Account) -> Publishing:
    """Publish the note in both languages; one that is out is corrected. Raises :class:`BookError`."""
    done = publishing.carry_through(decide_note(sitting, words, by=by).id)
    draft = minutes_draft(sitting.council, sitting.object)
    if draft is not None:
        catch_up(draft, by=by)
    return done


@command("minutes.publish")
def decide_note(sitting: Sitting, words: Words, *, by: Account) -> Publishing:
    """Write down that the note is published and stands among the papers of its meeting."""
    out = out_of(sitting.council, sitting.object)
    if due(out) is None:
        raise BookError("the law asks for no note of this meeting")
    for language, field in (("English", "en"), ("Welsh", "cy")):
        if not getattr(words, field).strip():
            raise BookError(f"text{'' if field == 'en' else '_cy'}: the note is published in {language} too")
    standing = note_of(out)
    note = Document(
        id=standing.id if standing else identity.new_id(),
        title=_LABEL,
        kind="notice",
        date=clock.today().isoformat(),
        written=_written(words),
    )
    base = working.newest(public_book(), out.council, note.id)[0]
    draft = working.begin(note, council=out.council, by=by, base_public=base)
    auditing.record(ACT, by=by, on=sitting, after=msgspec.to_builtins(words))
    return publishing.decide(
        [draft],
        by=by,
        act=ACT,
        reason="The note is corrected" if standing else "",
        at=clock.now(),
        also=[] if standing else [_with(out, note.id)],
    )


def _written(words: Words) -> tuple[Paragraph, ...]:
    english, welsh = (
        [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
        for text in (words.en, words.cy)
    )
    if len(english) != len(welsh):
        raise BookError(
            f"text_cy: the Welsh has {len(welsh)} paragraphs and the English {len(english)}; "
            "let each stand beside the other"
        )
    return tuple(Paragraph(text=Words(en=en, cy=cy)) for en, cy in zip(english, welsh, strict=True))


def _with(out: Out, note: str) -> Divided:
    """The meeting's next version in the books that have it, with the note among its papers."""
    paper = Paper(document=note, role="other", label=_LABEL.en)
    found = []
    for book in (public_book(), closed_book()):
        thing = working.newest(book, out.council, out.meeting.id)[1]
        found.append(
            msgspec.structs.replace(thing, papers=(*thing.papers, paper))
            if isinstance(thing, Meeting)
            else None
        )
    return Divided(found[0], found[1])
