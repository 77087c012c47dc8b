"""The report pack for a board's next agenda, and what it showed, frozen with its item."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from minutebook.assurance import gathering
from minutebook.assurance.drawing import reading_of
from minutebook.assurance.indicators import Indicator
from minutebook.assurance.inspections import short
from minutebook.assurance.keeping import at_item
from minutebook.assurance.line import Line
from minutebook.assurance.line_words import names, sentences, waits
from minutebook.assurance.presented import FigureShown, LineShown, Presented
from minutebook.assurance.releasing import indicators_of
from minutebook.book import catalogue, clock, identity
from minutebook.book.errors import BookError
from minutebook.book.schema import Document, Paragraph, Words
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing, publishing
from minutebook.drafts.models import Account, Publishing
from minutebook.drafts.papers import NONE
from minutebook.drafts.permission import Scope, command
from minutebook.followup.holding import put
from minutebook.law import wording
from minutebook.measures import charts


def lines_now(council: str) -> list[Line]:
    """The lines of the last whole inspection and of every visit since, as they stand today."""
    book = public_book()
    found, since = gathering.found_now(book, council)
    now = [(inspection, finding) for inspection, finding in found if inspection.published >= since]
    return gathering.lines(book, council, now, clock.today())


def figures_now(council: str, day: date) -> list[tuple[Indicator, charts.Reading]]:
    """Each indicator that has published figures, read beside the target of the day."""
    indicators = indicators_of(council)
    ids = [one.id for one in indicators]
    things = gathering.bodies(public_book(), council, [], ids)
    read = [(one, reading_of(one, gathering.series(things, one.id), day.isoformat())) for one in indicators]
    return [(one, reading) for one, reading in read if reading is not None]


def pack_id(council: str, meeting: str) -> str:
    """The id of the report pack of a meeting: always the same."""
    return identity.keyed_id("assurance-pack", council, meeting)


def pack_document(council: str, meeting: str, body: str, day: date) -> Document:
    """The report pack: where the lines are stuck, each in two sentences, and each indicator's figures."""
    found = lines_now(council)
    blocks = [Paragraph(text=Words(en=_lead(found, clock.today())))]
    waiting, called = waits(), names()
    for key in (*called,):
        stuck = [line for line in found if line.stuck == key]
        if stuck and key in waiting:
            blocks.append(_heading(f"{waiting[key]} ({len(stuck)})"))
            for line in stuck:
                late = f" Overdue by {wording.number(line.late, 'day')}." if line.late else ""
                said = " ".join(sentences(line))
                blocks.append(Paragraph(kind="bullet", text=Words(en=f"{said}{late}")))
    for indicator, reading in figures_now(council, clock.today()):
        blocks.append(_heading(charts.title(reading)))
        target = indicator.target_on(day.isoformat())
        why = f" Target: {target.value}, {target.reason}" if target else ""
        blocks.append(Paragraph(text=Words(en=charts.sentence(reading) + why)))
        rows = [("Period", "Figure", "Counted", "Of", "Note")]
        rows += [(row.period, row.figure, row.counted, row.of, row.note) for row in charts.rows(reading)[-8:]]
        blocks.append(Paragraph(kind="table", rows=tuple(rows)))
    return Document(
        id=pack_id(council, meeting),
        title=Words(en=f"Found, told, done, better? {body}, {wording.day(day)}"),
        kind="report",
        author="Democratic Services",
        background=(NONE,),
        written=tuple(replace(block, id=f"p{n}") for n, block in enumerate(blocks, 1)),
    )


def _lead(found: list[Line], today: date) -> str:
    closed = sum(line.closed for line in found)
    late = sum(bool(line.late) for line in found)
    return (
        f"What inspectors said has to get better, and what came of it, as it stood on {wording.day(today)}: "
        f"{wording.number(len(found), 'finding')}, {closed} closed by the board, {late} with a day that has "
        "passed. An action that is done does not close a finding: its figure has to move, and the board has "
        "to say so."
    )


def _heading(words: str) -> Paragraph:
    return Paragraph(kind="heading", level=2, text=Words(en=words))


@command("assurance.edit")
def decide_frozen(scope: Scope, meeting: str, item: str, *, by: Account) -> Publishing:
    """Write down that what stands today is what is put at an item. Raises :class:`BookError`."""
    at = at_item(scope.council, meeting, item)
    if at.day < clock.today().isoformat():
        raise BookError(
            "item: its meeting is over, and what stands today is not what its paper showed; it is kept when "
            "the agenda is out, up to the day of the meeting"
        )
    called = catalogue.by_id(public_book(), scope.council, [item])[item].title
    thing = Presented(
        id=identity.keyed_id("presented", scope.council, item),
        title=Words(en=f"{called}: as presented"),
        at=at,
        lines=tuple(
            LineShown(
                finding=line.facts.finding.id,
                title=short(line.facts.finding.text),
                stuck=line.stuck,
                sentences=sentences(line),
            )
            for line in lines_now(scope.council)
        ),
        figures=tuple(
            FigureShown(
                indicator=one.id,
                title=str(one.title),
                period=reading.series.points[-1].label,
                figure=_figure(reading),
                target=target.value if (target := one.target_on(at.day)) else "",
                sentence=charts.sentence(reading),
            )
            for one, reading in figures_now(scope.council, clock.today())
        ),
    )
    auditing.record("paper.freeze", by=by, on=scope, detail={"item": item})
    return put(scope, [thing], act="paper.freeze", by=by)


def _figure(reading: charts.Reading) -> str:
    last = reading.series.points[-1]
    return "c" if last.value is None else reading.series.text(last.value)


def freeze(scope: Scope, meeting: str, item: str, *, by: Account) -> str:
    """Freeze what a paper showed with its item; returns its id. Once frozen it is not frozen again."""
    object_id = identity.keyed_id("presented", scope.council, item)
    if object_id in catalogue.by_id(public_book(), scope.council, [object_id]):
        return object_id
    publishing.carry_through(decide_frozen(scope, meeting, item, by=by).id)
    return object_id
