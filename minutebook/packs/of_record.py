"""The record of the book as PDF: a meeting's minutes, a decision's notice, a body's minute book of a year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pikepdf

from minutebook.book import catalogue, municipal_year
from minutebook.book.files import Files
from minutebook.book.models import Entry
from minutebook.book.schema import (
    Attendance,
    Body,
    Continuation,
    Decision,
    Document,
    File,
    Item,
    Meeting,
    Person,
    Words,
)
from minutebook.book.shelf import Book
from minutebook.packs import minutes
from minutebook.packs.front import WORDS
from minutebook.packs.history import versions
from minutebook.packs.house import house_of
from minutebook.packs.model import House, Lang
from minutebook.packs.numbers import Ledger, Numbered, number
from minutebook.packs.of_meeting import standing, things
from minutebook.packs.papers import PDF
from minutebook.packs.paragraphs import html_of, listed, text_html
from minutebook.packs.seats import PLAIN
from minutebook.packs.store import write_whole
from minutebook.packs.typeset import clock, day_in_words, day_of

FINAL = ("approved", "signed")


class Names(NamedTuple):
    """What minutes call those they only refer to: people by id, and the day they were approved on."""

    body: Words
    people: dict[str, str]
    approved: date | None


def has_minutes(meeting: Meeting) -> bool:
    return meeting.minutes.state != "none" and any(item.minutes for item in meeting.items)


def names_for(book: Book, council: str, meeting: Meeting) -> tuple[Names, dict[str, int]]:
    """The names a meeting's minutes need, and the objects they come from with their sequences."""
    lines = [line for day in meeting.days for line in day.attendance]
    ids = {line.person for line in lines} | {line.substitute_for for line in lines}
    people = catalogue.by_id(book, council, ids)
    at, body = standing(book, council, meeting.body, Body)
    approval = catalogue.by_id(book, council, [meeting.minutes.approved_at])
    day = next((date.fromisoformat(entry.date[:10]) for entry in approval.values()), None)
    used = {**people, **approval, body.id: at}
    names = Names(body.name, {key: entry.title for key, entry in people.items()}, day)
    return names, {key: entry.sequence for key, entry in used.items()}


def printed(meeting: Meeting, names: Names, house: House, lang: Lang, *, footer: bool = True) -> bytes:
    """The meeting's minutes as PDF/UA-1: a draft says so, signed ones by whom and when."""
    return minutes.printed_minutes(told(meeting, names, lang), house=house, lang=lang, footer=footer)


def told(meeting: Meeting, names: Names, lang: Lang) -> minutes.Minutes:
    state = meeting.minutes
    on = day_of(state.signed)
    signed = f"{state.signed_by}, {day_in_words(on, lang)}" if on else state.signed_by
    return minutes.Minutes(
        body=names.body.within(lang),
        **_sitting(meeting, names, lang),
        continued=tuple(
            minutes.Day(**_sitting(day, names, lang)) for day in meeting.continued if day.attendance
        ),
        items=tuple(minute(item, lang) for item in meeting.items if recorded(item)),
        approved=names.approved if state.state in FINAL else None,
        final=state.state in FINAL,
        signed=signed if state.state == "signed" else "",
        notes=beside(meeting, lang),
        signature=state.state != "signed",
    )


def _sitting(one: Meeting | Continuation, names: Names, lang: Lang) -> dict[str, Any]:
    """When and where a meeting was, or went on, and who was there."""

    def those(status: str, members: bool = True) -> tuple[str, ...]:
        return tuple(
            attended(line, names.people, lang)
            for line in one.attendance
            if line.status == status and members == (line.capacity not in ("officer", "guest"))
        )

    times = filter(None, (clock(one.start, lang), clock(one.end, lang)))
    return {
        "day": date.fromisoformat(one.start[:10]),
        "time": f" {WORDS[lang]['to']} ".join(times),
        "place": one.place.name.within(lang),
        "present": those("present"),
        "apologies": those("apologies"),
        "absent": those("absent"),
        "attending": those("present", members=False),
    }


def beside(meeting: Meeting, lang: Lang) -> str:
    """What was corrected when the minutes were approved, and the notes beside them, as HTML."""
    said, state = minutes.SAID[lang], meeting.minutes
    titles = {item.id: " ".join([item.label, item.title.within(lang)]).strip() for item in meeting.items}
    corrected = [
        said["became"].format(
            item=titles.get(one.item, ""), before=one.before.within(lang), after=one.after.within(lang)
        )
        for one in state.corrections
    ]
    noted = [
        ": ".join(filter(None, (titles.get(one.item, ""), one.words.within(lang)))) for one in state.notes
    ]
    return "".join(
        text_html(heading) + listed(lines)
        for heading, lines in ((said["corrected"], corrected), (said["beside"], noted))
        if lines
    )


def recorded(item: Item) -> bool:
    return bool(item.minutes or item.summary or item.exemption or item.kind == "heading")


def minute(item: Item, lang: Lang) -> minutes.Minute:
    """One item's minutes; of a private one what the public may know: the reason and the summary."""
    anchor = item.slug or item.id
    text = html_of(item.minutes, lang, within=anchor)
    if item.exemption and not item.minutes:
        text = text_html(item.summary.within(lang) or item.exemption.reason.within(lang))
    return minutes.Minute(
        number=item.minute_label or item.label, title=item.title.within(lang), text=text, anchor=anchor
    )


def attended(line: Attendance, people: dict[str, str], lang: Lang) -> str:
    """One line of the attendance: who, in which role, for whom, and when they came or went."""
    said = minutes.SAID[lang]
    name = people.get(line.person) or line.name
    more = [line.role] if name and line.role.casefold() not in PLAIN else []
    if line.substitute_for in people:
        more.append(said["for"].format(name=people[line.substitute_for]))
    for move in line.movements:
        at = clock(f"T{move.at}".rjust(16, "0"), lang) if move.at else ""
        more.append(said[move.kind].format(time=at).strip())
    return f"{name or line.role} ({', '.join(more)})" if more else name or line.role


# -- decision notices ----------------------------------------------------------------------------


def notice(book: Book, council: str, decision_id: str, lang: Lang) -> tuple[bytes, dict[str, int]]:
    """The notice of a decision that was made, and the objects it names. Raises :class:`NotFound`."""
    entry, decision = standing(book, council, decision_id, Decision)
    people = things(book, council, [decision.person], Person)
    bodies = things(book, council, [decision.body], Body)
    papers = things(book, council, [paper.document for paper in decision.papers], Document)
    makers = [
        *(person.name for _, person in people.values()),
        decision.maker.within(lang),
        *(body.name.within(lang) for _, body in bodies.values()),
    ]
    made = minutes.DecisionNotice(
        title=decision.title.within(lang),
        maker=", ".join(dict.fromkeys(str(one) for one in makers if one)),
        day=date.fromisoformat(decision.date[:10]),
        decision=text_html(decision.decided.within(lang)),
        reference=next((one.value for one in decision.identifiers), ""),
        reasons=text_html(decision.reasons.within(lang)),
        alternatives=text_html(decision.alternatives.within(lang)),
        interests=text_html(both(decision.conflicts, decision.dispensations, lang)),
        documents=listed(one.title.within(lang) for _, one in papers.values()),
        key=decision.key,
        published=day_of(decision.published),
        effective=day_of(decision.effective),
        may_be_called_in=decision.state != "effective",
    )
    used = {key: at.sequence for group in (people, bodies, papers) for key, (at, _) in group.items()}
    data = minutes.decision_notice(made, house=house_of(book, council), lang=lang)
    return data, used | {decision_id: entry.sequence}


def both(first: Words, second: Words, lang: Lang) -> str:
    return "\n\n".join(dict.fromkeys(filter(None, (first.within(lang), second.within(lang)))))


def has_notice(decision: Decision) -> bool:
    return decision.state not in ("proposed", "withdrawn") and bool(decision.decided)


# -- the minute book of a year -------------------------------------------------------------------


class Approved(NamedTuple):
    """A version of a meeting's minutes that was approved: what it says, or the signed file, and where in
    the chain it was published."""

    sequence: int
    meeting: Meeting
    told: minutes.Minutes
    file: File | None

    def pdf(self, files: Files, house: House, lang: Lang, folder: Path) -> Path:
        """The minutes as they are bound: the signed file where there is one, else set by us (once)."""
        if self.file is not None:
            return files.path(self.file.sha256)
        path = folder / f"{self.meeting.id}-{self.sequence}-{lang}.pdf"
        if not path.exists():
            write_whole(path, [minutes.printed_minutes(self.told, house=house, lang=lang, footer=False)])
        return path


def of_year(book: Book, council: str, body: str, year: int) -> list[Entry]:
    """The meetings of a body in a municipal year whose minutes are approved or signed, oldest first."""
    first, last = municipal_year.limits(book, council, year)
    rows = catalogue.entries(book, council).filter(
        group=body, kind="meeting", date__gte=first, date__lt=last, label__in=FINAL
    )
    return list(rows.order_by("date", "object"))


def approvals(book: Book, council: str, meetings: Iterable[str], lang: Lang) -> list[Approved]:
    """Every approved version of these meetings' minutes, in the order of their publication. A version
    that reads as the one before it is not another."""
    found: dict[tuple[str, bytes], Approved] = {}
    for meeting_id in meetings:
        for sequence, meeting in versions(book, council, meeting_id):
            if isinstance(meeting, Meeting) and meeting.minutes.state in FINAL:
                names, _ = names_for(book, council, meeting)
                file = meeting.minutes.file
                file = file if file is not None and file.media_type == PDF else None
                one = Approved(sequence, meeting, told(meeting, names, lang), file)
                found.setdefault((meeting_id, msgspec.json.encode([one.told, file])), one)
    return sorted(found.values(), key=lambda one: one.sequence)


def leaf_numbers(approved: Iterable[tuple[Approved, Path]], kept: Ledger) -> Ledger:
    """The page numbers of a minute book: those the minutes were signed with, else given in the order in
    which minutes were first approved, so that no later approval moves a page."""
    ledger = kept
    for one, path in approved:
        with pikepdf.open(path) as pdf:
            pages = len(pdf.pages)
        leaves = one.meeting.minutes.leaves
        if len(leaves) == pages:
            given = ledger.papers | {one.meeting.id: tuple(map(str, leaves))}
            ledger = Ledger(given, {"": max(ledger.last.get("", 0), *leaves)})
        else:
            ledger = number([Numbered(one.meeting.id, "", pages)], ledger)
    return ledger
