"""What the desk does with plans, indicators, young people's words and a board's judgement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from minutebook.assurance import gathering
from minutebook.assurance.indicators import Indicator, Target
from minutebook.assurance.inspections import Finding, Inspection, short
from minutebook.assurance.line import Line, Tested, shown
from minutebook.assurance.plans import Action, At, ImpactTest, Pillar, Plan
from minutebook.assurance.releases import released_of
from minutebook.assurance.verdicts import Shown, Verdict
from minutebook.assurance.voices import Voice
from minutebook.book import acts, catalogue, clock, identity
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Meeting, Words, item_text
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing, publishing
from minutebook.drafts.models import Account, Publishing
from minutebook.drafts.permission import Scope, command
from minutebook.followup import opening
from minutebook.followup.holding import Held, put
from minutebook.followup.opening import Opening
from minutebook.measures.charts.series import period_name


def thing_of(council: str, object_id: str, kind: type[Any]) -> Any:
    """An object of a kind as it stands. Raises :class:`NotFound`."""
    entry = catalogue.by_id(public_book(), council, [object_id]).get(object_id)
    thing = catalogue.thing_of(public_book(), entry) if entry is not None else None
    if not isinstance(thing, kind):
        raise NotFound(f"There is no such {kind.__name__.lower()}.")
    return thing


def at_item(council: str, meeting: str, item: str, words: str = "") -> At:
    """An item of a published meeting; ``words``, where given, must stand in its minutes.

    Raises :class:`NotFound` and :class:`BookError`.
    """
    thing: Meeting = thing_of(council, meeting, Meeting)
    part = next((one for one in thing.items if one.id == item), None)
    if part is None:
        raise NotFound("There is no such item at this meeting.")
    quoted = words.strip()
    if quoted and quoted not in item_text(part.minutes):
        raise BookError("words: they must stand in the minutes of the item as they are written there")
    return At(meeting=meeting, item=item, day=thing.start[:10], body=thing.body, words=quoted)


@command("assurance.edit")
def decide(scope: Scope, thing: Plan | Indicator | Voice, *, act: str, by: Account) -> Publishing:
    """Write down the next version of a plan, an indicator, or what young people said."""
    auditing.record(act, by=by, on=scope, detail={"object": thing.id, "title": str(thing.title)})
    return put(scope, [thing], act=act, by=by)


def publish(scope: Scope, thing: Plan | Indicator | Voice, *, act: str, by: Account) -> str:
    """Publish it; returns its id. Raises :class:`BookError` naming the field that is wrong."""
    thing = replace(thing, id=thing.id or identity.new_id())
    publishing.carry_through(decide(scope, thing, act=act, by=by).id)
    return thing.id


# -- plans


def add_pillar(scope: Scope, plan: str, title: str, words: str = "", *, by: Account) -> str:
    """Add something the plan rests on. It is a new version that nobody has approved yet."""
    thing: Plan = thing_of(scope.council, plan, Plan)
    pillar = Pillar(id=identity.new_id(), title=Words(en=title.strip()), words=Words(en=words.strip()))
    return publish(scope, _changed(thing, pillars=(*thing.pillars, pillar)), act="plan.pillar", by=by)


def add_action(scope: Scope, plan: str, action: Action, *, by: Account) -> str:
    """Add something that will be done."""
    thing: Plan = thing_of(scope.council, plan, Plan)
    return publish(scope, _changed(thing, actions=(*thing.actions, action)), act="plan.action", by=by)


def add_test(scope: Scope, plan: str, test: ImpactTest, *, by: Account) -> str:
    """Add what has to be seen before a finding may be called closed."""
    thing: Plan = thing_of(scope.council, plan, Plan)
    return publish(scope, _changed(thing, tests=(*thing.tests, test)), act="plan.test", by=by)


def mark_action(
    scope: Scope,
    plan: str,
    action: str,
    state: Any,
    *,
    day: date | None = None,
    evidence: str = "",
    by: Account,
) -> str:
    """Say how far an action is. Approval stands: the plan is the same, its progress is not."""
    thing: Plan = thing_of(scope.council, plan, Plan)
    if all(one.id != action for one in thing.actions):
        raise NotFound("There is no such action in this plan.")
    done = (day or clock.today()).isoformat() if state == "done" else ""
    marked = tuple(
        replace(one, state=state, done=done, evidence=evidence.strip() or one.evidence)
        if one.id == action
        else one
        for one in thing.actions
    )
    today = clock.today().isoformat()
    return publish(scope, replace(thing, actions=marked, date=today), act="plan.progress", by=by)


def approve(scope: Scope, plan: str, meeting: str, item: str, words: str, *, by: Account) -> str:
    """Write down that a body approved the plan as it stands, in the words of its minutes."""
    thing: Plan = thing_of(scope.council, plan, Plan)
    if not words.strip():
        raise BookError("words: quote the words of the minutes that approve it")
    at = at_item(scope.council, meeting, item, words)
    return publish(scope, replace(thing, approved=at, body=thing.body or at.body), act="plan.approve", by=by)


def _changed(thing: Plan, **changes: Any) -> Plan:
    return replace(thing, date=clock.today().isoformat(), approved=None, **changes)


# -- indicators


def set_target(scope: Scope, indicator: str, target: Target, *, by: Account) -> str:
    """Set a target, with why, and at which item or by whom. Earlier ones stay."""
    thing: Indicator = thing_of(scope.council, indicator, Indicator)
    others = [one for one in thing.targets if one.start != target.start]
    targets = tuple(sorted([*others, target], key=lambda one: one.start))
    return publish(scope, replace(thing, targets=targets), act="indicator.target", by=by)


# -- challenge


def challenge(
    scope: Scope,
    meeting: str,
    item: str,
    words: str,
    about: tuple[str, ...],
    *,
    asker: str = "",
    owner: str = "",
    due: date | None = None,
    by: Account,
) -> Held:
    """Follow a member's question about a finding or a figure: a thread that the body itself closes.

    ``words`` stand in the item's minutes; ``about`` are findings and indicators. Raises :class:`BookError`.
    """
    said = Opening(kind="question", asker=asker, owner=owner, due=due, about=about)
    return opening.open_words(scope, meeting, item, words, said, by=by)


# -- what young people said


@command("assurance.edit")
def withdraw_consent(scope: Scope, voice: str, *, by: Account) -> None:
    """Erase what a group said, because it does not agree any more that it is published."""
    thing: Voice = thing_of(scope.council, voice, Voice)
    auditing.record("voice.erase", by=by, on=scope, detail={"object": thing.id})
    acts.erase(public_book(), scope.council, thing.id, ground="personal-data")


# -- the board's judgement


def line_of_finding(council: str, finding: str) -> Line:
    """A finding's line as it stands today. Raises :class:`NotFound`."""
    inspection, part = finding_of(council, finding)
    (found,) = gathering.lines(public_book(), council, [(inspection, part)], clock.today())
    return found


def finding_of(council: str, finding: str) -> tuple[Inspection, Finding]:
    """A finding and its inspection. Raises :class:`NotFound`."""
    inspection: Inspection = thing_of(council, finding, Inspection)
    return inspection, next(one for one in inspection.findings if one.id == finding)


def judge(
    scope: Scope, finding: str, result: Any, meeting: str, item: str, words: str, *, by: Account
) -> str:
    """Write down what a board judged of a finding at an item, in the words of its minutes.

    It closes only where its impact test is met. Raises :class:`BookError`.
    """
    decided = decide_judgement(scope, finding, result, meeting, item, words, by=by)
    done = publishing.carry_through(decided.id)
    return str(done.result["public"][0]["object"])


@command("finding.close")
def decide_judgement(
    scope: Scope, finding: str, result: Any, meeting: str, item: str, words: str, *, by: Account
) -> Publishing:
    """Write down that a board judged a finding."""
    line = line_of_finding(scope.council, finding)
    if not words.strip():
        raise BookError("words: quote the words of the minutes with which the board resolved it")
    at = at_item(scope.council, meeting, item, words)
    seen = [tested.as_of(at.day) for tested in line.facts.tested]
    if result == "closed":
        demand_met(seen)
    thing = Verdict(
        id=identity.new_id(),
        title=Words(en=short(line.facts.finding.text, 100)),
        finding=finding,
        result=result,
        at=at,
        met=tuple(_shown(seen)) if result == "closed" else (),
    )
    auditing.record("finding.judge", by=by, on=scope, detail={"finding": finding, "result": result})
    return put(scope, [thing], act="finding.judge", by=by)


def demand_met(seen: Sequence[Tested]) -> None:
    """Raise :class:`BookError` unless there are impact tests and all are met, saying which is not."""
    if not seen:
        raise BookError(
            "result: no impact test says what has to be seen before it is closed. That its actions are "
            "done does not close it: add a test to the plan"
        )
    for tested in seen:
        if not tested.met:
            latest = shown(tested.latest) if tested.latest else "not published yet"
            called = str(tested.indicator.title) if tested.indicator else "its indicator"
            raise BookError(
                f"result: its impact test is not met: {called} is {latest}, and has to be at "
                f"{tested.test.at} {tested.test.value}"
            )


def _shown(seen: Sequence[Tested]) -> list[Shown]:
    return [
        Shown(
            indicator=tested.test.indicator,
            period=period_name(released_of(figure, release).period),
            figure=shown(figure),
            release=release.id,
        )
        for tested in seen
        for figure, release in tested.figures[-tested.test.times :]
    ]
