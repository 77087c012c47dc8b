"""The gate before minutes are published or signed: what they must show, and what they must not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial

from minutebook.law.answer import Line, all_count, reached
from minutebook.law.exclusion import EXCLUSION, PUBLIC_SUMMARY, public_excluded, summary_needed
from minutebook.law.gate import Check, Checked, Measure, Override, Verdict, judge
from minutebook.law.interests import (
    ARREARS,
    DISPENSATION,
    TAKING_PART,
    Dispensation,
    InterestKind,
    barred_roles,
    dispensation_stands,
    may_vote_on_council_tax,
)
from minutebook.law.late_items import LATE_ITEM, Urgency, item_may_be_taken
from minutebook.law.minute_taking import (
    SENSITIVE,
    interest_recorded,
    kept_out,
    names_recorded,
    outcome_given,
    sensitive_details_withheld,
    vote_stated,
)
from minutebook.law.nations import BodyKind, Nation, must_have
from minutebook.law.quorum import QUORUM, Body, is_quorate, quorum
from minutebook.law.recorded_votes import BUDGET_VOTE, Names, budget_vote_recorded
from minutebook.law.rules import DEFAULTS, Choices
from minutebook.law.signing import SIGNER, leaves_follow, minutes_signer
from minutebook.law.text_checks import in_both_languages, personal_data_is_decided
from minutebook.law.votes import Casting, Count, Result, votes_unaccounted
from minutebook.law.voting_members import substitute_may_sit
from minutebook.law.working_days import Calendar


@dataclass(frozen=True)
class Vote:
    """A vote as minuted: the figures, the casting vote, what it is said to have decided, and any names."""

    count: Count
    stated: Result
    casting: Casting = "awaited"
    names: Names | None = None


@dataclass(frozen=True)
class Interest:
    """An interest declared at an item: what the member did, and the roles the minutes give them in it.

    ``nature`` is what the minutes say it is: nothing, where it is ``sensitive``.
    """

    member: str
    kind: InterestKind
    action: str = ""
    nature: str = ""
    sensitive: bool = False
    roles: tuple[str, ...] = ()
    dispensation: Dispensation | None = None
    must_leave: bool = False


@dataclass(frozen=True)
class Debtor:
    """A member who owes council tax at an item about it: for how many whole months, and their roles in it."""

    member: str
    months_owed: int
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Substitute:
    """A member who sat for another: the group of each, and when the substitute was named."""

    member: str
    sits_for: str
    group: str
    for_group: str
    named: datetime


@dataclass(frozen=True)
class Private:
    """An item taken in private: whether a resolution naming it came first, and what the public sees."""

    confidential: bool = False
    resolved: bool = False
    public_text: str = ""
    coherent: bool = True
    summary: str = ""


@dataclass(frozen=True)
class MinutedItem:
    """An item as minuted.

    ``present`` is how many members were in the room when it was decided, ``present_by_role`` how many of
    them in each role the quorum asks for. ``open_since`` is the day its papers were open and ``urgency``
    the reason minuted for taking it late. ``owing`` are the members who owe council tax, if the item is about
    it. A heading or a procedural item need not be ``decided``.
    """

    label: str
    outcome: str = ""
    decided: bool = True
    present: int | None = None
    present_by_role: tuple[tuple[str, int], ...] = ()
    votes: tuple[Vote, ...] = ()
    interests: tuple[Interest, ...] = ()
    owing: tuple[Debtor, ...] = ()
    open_since: date | None = None
    urgency: Urgency | None = None
    private: Private | None = None
    personal_data: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signing:
    """Who is to sign: who presided then, who presides at the approving meeting, and the numbered leaves."""

    signer: str
    presided_then: str
    presides_now: str
    on: date
    after_leaf: int = 0
    leaves: tuple[int, ...] = ()


@dataclass(frozen=True)
class Minutes:
    """The facts of the minutes of one meeting.

    ``seats`` are those of the body, empty ones included; ``fixed_quorum`` and ``roles`` what its own rules
    ask; ``present`` the names recorded; ``substitutes`` who sat for whom, and ``starts`` when the meeting
    began; ``budget`` whether it was a budget meeting. ``published`` is the day they would be published.
    ``missing_texts`` names what is not there in both languages (Wales).
    """

    nation: Nation
    body: BodyKind
    meeting: date
    published: date
    seats: int
    present: tuple[str, ...] = ()
    items: tuple[MinutedItem, ...] = ()
    fixed_quorum: int | None = None
    roles: tuple[tuple[str, int], ...] = ()
    substitutes: tuple[Substitute, ...] = ()
    starts: time = time.max
    convened: date | None = None
    budget: bool = False
    missing_texts: tuple[str, ...] = ()
    signing: Signing | None = None
    overrides: tuple[Override, ...] = ()
    calendar: Calendar | None = None
    choices: Choices = DEFAULTS

    @property
    def quorum_of(self) -> Body:
        """The body whose quorum the meeting needed. Raises LawError naming a number that cannot be."""
        return Body(self.seats, self.nation, self.body, self.fixed_quorum, self.roles)


def minutes_gate(minutes: Minutes) -> Verdict:
    """All that stands in the way of publishing minutes, or of signing them. Never raises LawError."""
    checks: list[tuple[str, Check]] = [("", partial(check, minutes)) for check in _OF_THE_WHOLE]
    for one in minutes.substitutes:
        checks.append((one.member, partial(_may_sit, minutes, one)))
    for item in minutes.items:
        checks += [(item.label, partial(check, minutes, item)) for check in _OF_AN_ITEM]
        for number, vote in enumerate(item.votes, 1):
            about = f"{item.label}: vote {number}"
            checks += [(about, partial(check, minutes, item, vote, about)) for check in _OF_A_VOTE]
        for interest in item.interests:
            about = f"{item.label}: {interest.member}"
            checks += [(about, partial(check, minutes, interest, about)) for check in _OF_AN_INTEREST]
        for debtor in item.owing:
            about = f"{item.label}: {debtor.member}"
            checks.append((about, partial(_debtor_did_not_vote, minutes, debtor, about)))
    return judge(checks, minutes.overrides, minutes.published)


def _names_are_recorded(minutes: Minutes) -> Iterator[Checked]:
    must_have(minutes.nation, minutes.body)
    answer = names_recorded(minutes.present, nation=minutes.nation, body=minutes.body, on=minutes.meeting)
    yield Checked(answer, answer.result, Measure("blocks", "Record who was there."))


def _may_sit(minutes: Minutes, one: Substitute) -> Iterator[Checked]:
    answer = substitute_may_sit(
        one.group,
        one.for_group,
        one.named,
        datetime.combine(minutes.meeting, minutes.starts),
        nation=minutes.nation,
        body=minutes.body,
        choices=minutes.choices,
    )
    mend = f"Record {one.member} as attending, not as a member in place of {one.sits_for}; check the votes."
    yield Checked(answer, answer.result, Measure("blocks", mend, ("monitoring officer",)), one.member)


def _stands_in_both_languages(minutes: Minutes) -> Iterator[Checked]:
    return in_both_languages(minutes.missing_texts, minutes.nation, minutes.published, minutes.choices)


def _are_signed_rightly(minutes: Minutes) -> Iterator[Checked]:
    signing = minutes.signing
    if signing is None:
        return
    due = minutes_signer(
        signing.presided_then,
        signing.presides_now,
        nation=minutes.nation,
        body=minutes.body,
        on=signing.on,
    )
    line = Line(signing.signer, signing.signer == due.result, f"would sign; it is for {due.result}")
    answer = reached(SIGNER, due.edition, (line,), all_count, f"{line.value} {line.why}", due.warnings)
    yield Checked(answer, answer.result, Measure("blocks", f"Have {due.result} sign the minutes."))
    if signing.leaves:
        leaves = leaves_follow(
            signing.after_leaf,
            signing.leaves,
            nation=minutes.nation,
            body=minutes.body,
            on=signing.on,
        )
        mend = f"Number the leaves from {signing.after_leaf + 1}, without a gap."
        yield Checked(leaves, leaves.result, Measure("blocks", mend))


def _has_an_outcome(minutes: Minutes, item: MinutedItem) -> Iterator[Checked]:
    if item.decided:
        answer = outcome_given(item.outcome, on=minutes.meeting, nation=minutes.nation)
        mend = "Say what came of the item, if only that it was noted."
        yield Checked(answer, answer.result, Measure("blocks", mend, ("proper officer",)), item.label)


def _was_quorate(minutes: Minutes, item: MinutedItem) -> Iterator[Checked]:
    if not item.decided:
        return
    if item.present is None:
        needed = quorum(minutes.quorum_of, minutes.meeting, minutes.choices)
        line = Line("how many were there", counts=False, why="is not recorded")
        unknown = reached(QUORUM, needed.edition, (line,), all_count, f"{line.value} {line.why}")
        yield Checked(unknown, False, _UNPROVEN, item.label)
        return
    answer = is_quorate(
        item.present, minutes.quorum_of, minutes.meeting, dict(item.present_by_role), minutes.choices
    )
    yield Checked(answer, answer.result, _INQUORATE, item.label)


_UNPROVEN = Measure(
    "blocks", "Record who came and left, so that the quorum can be shown.", ("proper officer",)
)
_INQUORATE = Measure(
    "blocks",
    "Correct who was there; if there was no quorum, the body must decide again.",
    ("monitoring officer",),
)


def _was_taken_lawfully(minutes: Minutes, item: MinutedItem) -> Iterator[Checked]:
    if item.open_since is None or not LATE_ITEM.holds(minutes.meeting, minutes.nation, minutes.body):
        return
    answer = item_may_be_taken(
        minutes.nation,
        minutes.body,
        minutes.meeting,
        item.open_since,
        minutes.convened,
        item.urgency,
        minutes.calendar,
        minutes.choices,
    )
    mend = "Put the special circumstances into the minutes, and whose opinion it was that it was urgent."
    kept = answer.result != "may not"
    yield Checked(answer, kept, Measure("blocks", mend, ("monitoring officer",)), item.label)


def _was_private_lawfully(minutes: Minutes, item: MinutedItem) -> Iterator[Checked]:
    private = item.private
    if private is None:
        return
    if EXCLUSION.holds(minutes.meeting, minutes.nation, minutes.body):
        answer = public_excluded(
            minutes.nation, minutes.body, minutes.meeting, private.confidential, private.resolved
        )
        mend = "Minute the carried resolution that excluded the public for this item, before the item."
        yield Checked(answer, answer.result, Measure("blocks", mend), item.label)
    if PUBLIC_SUMMARY.holds(minutes.meeting, minutes.nation):
        needed = summary_needed(minutes.nation, minutes.meeting, 1, private.public_text, private.coherent)
        mend = "Have the proper officer write a summary that discloses nothing exempt."
        kept = bool(private.summary.strip()) or not needed.result
        yield Checked(needed, kept, Measure("blocks", mend), item.label)


def _personal_data_is_decided(minutes: Minutes, item: MinutedItem) -> Iterator[Checked]:
    return personal_data_is_decided(item.personal_data, minutes.nation, minutes.published, item.label)


def _vote_is_accounted_for(minutes: Minutes, item: MinutedItem, vote: Vote, about: str) -> Iterator[Checked]:
    there = len(minutes.present) if item.present is None else item.present
    if there:
        answer = votes_unaccounted(vote.count, there, nation=minutes.nation, on=minutes.meeting)
        mend = "Add those who did not vote, or correct the figures."
        yield Checked(answer, answer.result == 0, Measure("warns", mend), about)


def _vote_decided_what_is_said(
    minutes: Minutes, item: MinutedItem, vote: Vote, about: str
) -> Iterator[Checked]:
    answer = vote_stated(
        vote.count,
        vote.stated,
        nation=minutes.nation,
        body=minutes.body,
        on=minutes.meeting,
        casting=vote.casting,
    )
    mend = "Correct the figures or the result; minute the casting vote, or that there was none."
    yield Checked(answer, answer.result, Measure("blocks", mend), about)


def _budget_vote_is_named(minutes: Minutes, item: MinutedItem, vote: Vote, about: str) -> Iterator[Checked]:
    if minutes.budget and BUDGET_VOTE.holds(minutes.meeting, minutes.nation, minutes.body):
        there = len(minutes.present) if item.present is None else item.present
        answer = budget_vote_recorded(vote.names or Names(), there, nation=minutes.nation, on=minutes.meeting)
        mend = "Name all who voted for and against and who abstained."
        yield Checked(answer, answer.result, Measure("blocks", mend), about)


def _interest_is_dealt_with(minutes: Minutes, interest: Interest, about: str) -> Iterator[Checked]:
    recorded = interest_recorded(interest.action, on=minutes.meeting, nation=minutes.nation)
    yield Checked(recorded, recorded.result, Measure("blocks", "Say what the member did."), about)
    if interest.sensitive and SENSITIVE.holds(minutes.meeting, minutes.nation):
        withheld = sensitive_details_withheld(interest.nature, nation=minutes.nation, on=minutes.meeting)
        mend = "Say only that the member has an interest, not what it is."
        yield Checked(withheld, withheld.result, Measure("blocks", mend), about)
    if not TAKING_PART.holds(minutes.meeting, minutes.nation):
        return
    answer = kept_out(
        interest.kind,
        interest.roles,
        nation=minutes.nation,
        on=minutes.meeting,
        dispensation=interest.dispensation,
        must_leave=interest.must_leave,
    )
    mend = "Correct the minutes or record the dispensation; if it is so, tell the monitoring officer."
    yield Checked(answer, answer.result, Measure("blocks", mend, ("monitoring officer",)), about)


def _dispensation_stands(minutes: Minutes, interest: Interest, about: str) -> Iterator[Checked]:
    given = interest.dispensation
    if given is not None and DISPENSATION.holds(given.granted, minutes.nation):
        answer = dispensation_stands(given, nation=minutes.nation)
        mend = (
            "Correct the record of the dispensation, or leave it out: one that does not stand allows nothing."
        )
        yield Checked(answer, answer.result, Measure("blocks", mend, ("monitoring officer",)), about)


def _debtor_did_not_vote(minutes: Minutes, debtor: Debtor, about: str) -> Iterator[Checked]:
    if ARREARS.holds(minutes.meeting, minutes.nation):
        may = may_vote_on_council_tax(debtor.months_owed, nation=minutes.nation, on=minutes.meeting)
        kept = may.result or not barred_roles(("discuss", "stay"), debtor.roles)
        mend = "Correct who voted; if it is so, tell the monitoring officer: to vote so is an offence."
        yield Checked(may, kept, Measure("blocks", mend, ("monitoring officer",)), about)


_OF_THE_WHOLE = (_names_are_recorded, _stands_in_both_languages, _are_signed_rightly)
_OF_AN_ITEM = (
    _has_an_outcome,
    _was_quorate,
    _was_taken_lawfully,
    _was_private_lawfully,
    _personal_data_is_decided,
)
_OF_A_VOTE = (_vote_is_accounted_for, _vote_decided_what_is_said, _budget_vote_is_named)
_OF_AN_INTEREST = (_interest_is_dealt_with, _dispensation_stands)
