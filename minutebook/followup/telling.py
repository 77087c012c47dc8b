"""The demo county's threads, told through the same commands as everybody's: what was done, and what was not.

Which of them were late, moved or closed follows from their elements' ids, so that the same record always
tells the same story.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from minutebook.book import catalogue, clock
from minutebook.book.models import Entry
from minutebook.book.shelf import public_book
from minutebook.drafts.models import Account
from minutebook.drafts.permission import Scope
from minutebook.followup import acts, closing, holding, inheriting, opening, reporting, voiding
from minutebook.followup.holding import Held
from minutebook.followup.opening import Opening
from minutebook.followup.reading import Wanted
from minutebook.followup.schema import Answer, Closing, Evidence, Place

BACK = timedelta(days=425)
"""How long before the day of the demo the county began to follow up."""
TASK_GROUP = "emotional-health-task-and-finish-group"
LATELY = timedelta(days=340)
"""How far back what boards agreed among themselves is taken up; older things are left to be taken up."""
A_MEETING = 2
"""How many things of one meeting are followed in the demo."""
MOVED = (
    "The figures are published in March.",
    "The post was empty until last month.",
    "The partnership meets only every quarter.",
)
DONE = (
    "It was done, and members were written to.",
    "The figures were sent to all members of the board.",
    "The report is on the agenda of the next meeting.",
)
UNDER_WAY = ("Work has begun; the first part is done.", "The partners were asked and two have replied.")


@dataclass(frozen=True)
class Teller:
    """Who acts in the story, and on which day it is told."""

    council: str
    clerk: Account
    second: Account
    scrutiny: Account
    owner: Account
    today: date

    def body(self, slug: str) -> Entry | None:
        """A body by its address."""
        return catalogue.entries(public_book(), self.council).filter(kind="body", slug=slug).first()

    def follow(self, scope: Scope, listed: Sequence[tuple[str, Opening]]) -> list[Held]:
        """Take several things up."""
        return opening.open_elements(scope, listed, by=self.clerk) if listed else []


def tell(
    council: str, bodies: Sequence[str], *, clerk: Account, second: Account, scrutiny: Account, owner: Account
) -> int:
    """Begin to follow up, and tell what came of it; return how many threads there are.

    ``bodies`` are the addresses of those whose minutes are followed. Where anything is, nothing is done.
    """
    if catalogue.entries(public_book(), council).filter(kind="thread").exists():
        return 0
    teller = Teller(council, clerk, second, scrutiny, owner, clock.today())
    start = (teller.today - BACK).replace(day=1)
    for slug in (*bodies, TASK_GROUP):
        body = teller.body(slug)
        if body is not None:
            opening.follow_from(Scope(council, body.object), start, by=clerk)
    for slug in bodies:
        body = teller.body(slug)
        if body is not None:
            _of_body(teller, body)
    _recommended(teller)
    _charged(teller)
    for estate in inheriting.estates(council):
        inheriting.inherit(Scope(council, estate.body.object), by=clerk)
    return catalogue.entries(public_book(), council).filter(kind="thread").count()


def _charged(teller: Teller) -> None:
    """The director of the cast answers for the next thing that is due, and has handed in word of it."""
    for held in holding.threads(teller.council, states=("open",)):
        if held.thread.due >= teller.today.isoformat() and held.thread.clock is None:
            acts.charge(held, teller.owner, by=teller.clerk)
            reporting.hand_in(held, UNDER_WAY[1], by=teller.owner)
            return


def _of_body(teller: Teller, body: Entry) -> None:
    scope = Scope(teller.council, body.object)
    since = (teller.today - LATELY).isoformat()
    lately = [one for one in opening.waiting(*scope) if one.element.date >= since]
    chosen = [(one.element.element, Opening()) for one in _chosen(lately)]
    meetings = opening.meetings_followed(*scope)
    for held in teller.follow(scope, chosen):
        if held.thread.due:
            _fate(teller, held, meetings)


def _chosen(waiting: Sequence[Wanted]) -> Iterator[Wanted]:
    """Of each meeting the first few that have an owner and a day, and one question."""
    taken: dict[str, int] = {}
    for one in waiting:
        meeting = one.element.meeting
        if (
            taken.get(meeting, 0) < A_MEETING
            and one.owner
            and one.due
            and one.due.isoformat() > one.element.date
        ):
            taken[meeting] = taken.get(meeting, 0) + 1
            yield one


def _luck(held: Held) -> int:
    """A number from 0 to 99 that is always the same for the same words of the minutes."""
    return int.from_bytes(hashlib.sha256(held.thread.element.encode()).digest()[:2]) % 100


def _fate(teller: Teller, held: Held, meetings: Sequence[Entry]) -> None:
    """What came of one thing. The newer it is, the less has come of it."""
    luck, thread = _luck(held), held.thread
    asked, due = date.fromisoformat(thread.asked), date.fromisoformat(thread.due)
    half = asked + (due - asked) / 2
    if half < teller.today and luck % 2:
        held = acts.update(held, UNDER_WAY[luck % len(UNDER_WAY)], on=half, by=teller.clerk)
    if due >= teller.today:
        return
    if luck >= 92:
        return  # it was forgotten
    if luck == 50:
        voiding.agree(
            voiding.doubt(held, "It was said of another council.", by=teller.clerk), by=teller.second
        )
        return
    if luck >= 60:
        held = _moved(teller, held, due, late=luck >= 80)
        due = date.fromisoformat(held.thread.due)
        if due >= teller.today:
            return
    day = due + timedelta(days=luck - 66) if luck >= 75 else due - timedelta(days=luck % 9)
    if day > teller.today or day < asked:
        return
    shown = (Evidence(words="Note sent to members"),)
    given = Answer(day=day.isoformat(), words=DONE[luck % len(DONE)], evidence=shown if luck % 3 == 0 else ())
    _closed(teller, acts.answer(held, given, by=teller.clerk), day, meetings)


def _moved(teller: Teller, held: Held, due: date, *, late: bool) -> Held:
    """The day moved to six weeks later: before it came, or (``late``) when it had passed."""
    on = due + timedelta(days=9) if late else due - timedelta(days=4)
    asked = date.fromisoformat(held.thread.asked)
    if on > teller.today or on < asked:
        return held
    why = MOVED[_luck(held) % len(MOVED)]
    return acts.move_due(held, due + timedelta(days=42), why, on=on, by=teller.clerk)


def _closed(teller: Teller, held: Held, day: date, meetings: Sequence[Entry]) -> None:
    """Closed at the body's first meeting after the answer, where it looks at what is outstanding."""
    after = [one for one in meetings if day.isoformat() <= one.date[:10] < teller.today.isoformat()]
    if not after or _luck(held) % 10 == 9:
        return
    item = _looking_back(teller.council, after[-1].object)
    if item is not None:
        words = "The body noted that it had been done."
        at = Closing(day="", at=Place(item=item.object), result="done", words=words)
        closing.close(held, at, by=teller.clerk)


def _looking_back(council: str, meeting: str) -> Entry | None:
    """The item at which a meeting looks back: at actions or, where there is none, at the minutes."""
    rows = catalogue.entries(public_book(), council).filter(kind="item", parent=meeting).order_by("position")
    items = list(rows)
    for words in ("actions", "matters arising", "minutes"):
        for item in items:
            if words in item.title.casefold():
                return item
    return None


# -- recommendations to others


def _recommended(teller: Teller) -> None:
    """Scrutiny's recommendations: one answered in time and in part, one by a health body and very late."""
    panel = teller.body("children-and-families-scrutiny-panel")
    cabinet = teller.body("cabinet")
    if panel is not None and cabinet is not None:
        for words in ("accept recommendations", "limit the increase", "family hubs"):
            _to_cabinet(teller, panel, cabinet, words)
    _to_the_health_service(teller)


def _to_cabinet(teller: Teller, panel: Entry, cabinet: Entry, words: str) -> None:
    scope = Scope(teller.council, panel.object)
    found = [one for one in opening.waiting(*scope) if words in one.element.text]
    if not found:
        return
    said = Opening(kind="recommendation", owner="Cabinet")
    held = opening.open_element(scope, found[0].element.element, said, by=teller.clerk)
    received = min(date.fromisoformat(held.thread.asked) + timedelta(days=1), teller.today)
    held = acts.send(
        held, received, to=cabinet.object, rule="scrutiny-response", on=received, by=teller.scrutiny
    )
    if "recommendations 5" in held.thread.words:
        held = _on_its_line(teller, held)
    item = _answering(teller, cabinet, held)
    if item is None:
        return
    given = Answer(
        day=item.date[:10],
        words="Accepted in respect of a carer’s first three months and of students already on courses.",
        verdict="in part",
        reason="There are too few trainers, and the budget was overspent three years running.",
        at=Place(item=item.object),
    )
    acts.answer(held, given, by=teller.scrutiny)


def _answering(teller: Teller, cabinet: Entry, held: Held) -> Entry | None:
    """The cabinet's first item after a recommendation at which it answers scrutiny."""
    rows = catalogue.entries(public_book(), teller.council).filter(kind="item", group=cabinet.object)
    rows = rows.filter(date__gt=held.thread.asked, date__lt=teller.today.isoformat()).order_by(
        "date", "position"
    )
    told = ("response to the task", "referred back by scrutiny")
    wanted = told[0] if "recommendations 5" in held.thread.words else told[1]
    return next((one for one in rows if wanted in one.title), None)


def _to_the_health_service(teller: Teller) -> None:
    """What a task and finish group asked of the health service, and the answer scrutiny waited for."""
    group, health = teller.body(TASK_GROUP), teller.body("health-overview-and-scrutiny-committee")
    if group is None or health is None:
        return
    scope = Scope(teller.council, group.object)
    found = [one for one in opening.waiting(*scope) if "single point of access" in one.element.text]
    rows = catalogue.entries(public_book(), teller.council).filter(kind="item", group=health.object)
    items = [one for one in rows.order_by("date") if "response to recommendations" in one.title]
    items = [one for one in items if one.date[:10] < teller.today.isoformat()]
    if not found or not items or items[-1].date[:10] <= found[0].element.date:
        return
    said = Opening(
        kind="recommendation", title="A single point of access every day of the week", owner="Place Director"
    )
    held = opening.open_element(scope, found[0].element.element, said, by=teller.clerk)
    sent = min(
        date.fromisoformat(held.thread.asked) + timedelta(days=116), date.fromisoformat(items[-1].date[:10])
    )
    held = acts.send(
        held,
        sent,
        to_name="NHS Severn and Arrow Integrated Care Board",
        rule="health-scrutiny-response",
        on=sent,
        by=teller.clerk,
    )
    held = acts.update(
        held, "The Place Director was reminded by letter.", on=sent + timedelta(days=60), by=teller.clerk
    )
    given = Answer(
        day=items[-1].date[:10],
        words="It would open on weekdays, not on every day of the week.",
        verdict="rejected",
        reason="There are 6.5 staff too few.",
        at=Place(item=items[-1].object),
    )
    _on_its_line(teller, acts.answer(held, given, by=teller.clerk))


def _on_its_line(teller: Teller, held: Held) -> Held:
    """The thread on the line of the matter of children's emotional health, where there is one."""
    rows = catalogue.entries(public_book(), teller.council).filter(kind="matter", title__contains="emotional")
    matter = rows.first()
    return acts.join_matter(held, matter.object, by=teller.scrutiny) if matter is not None else held
