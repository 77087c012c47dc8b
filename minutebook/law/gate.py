"""What stands in the way of publishing: findings, what mends them, and who may go on in spite of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, NamedTuple

from minutebook.law.answer import Answer, Line, all_count, reached
from minutebook.law.errors import LawError
from minutebook.law.rules import Edition, Status, example, rule

Weight = Literal["blocks", "warns"]
Office = Literal["monitoring officer", "proper officer", "clerk"]


class Override(NamedTuple):
    """The decision of a person in an office to go on in spite of one finding, and why."""

    rule: str
    by: str
    office: str
    reason: str
    about: str = ""


@dataclass(frozen=True)
class Finding:
    """A rule that is not kept: what is wrong and with what, and how to mend it.

    ``about`` is the item, report or vote concerned; empty means the whole. ``field`` names the fact that
    cannot be, if one cannot; ``notes`` say what is contested about the rule. ``may_override`` are the
    offices whose holder may go on all the same, giving a reason; empty means that it must be mended.
    """

    rule: str
    weight: Weight
    problem: str
    mend: str
    source: str
    status: Status
    about: str = ""
    field: str = ""
    notes: tuple[str, ...] = ()
    may_override: tuple[Office, ...] = ()
    overridden: Override | None = None

    @property
    def stands_in_the_way(self) -> bool:
        """Whether nothing can be published while this finding is as it is."""
        return self.weight == "blocks" and self.overridden is None


@dataclass(frozen=True)
class Verdict:
    """All findings of a gate, blocking ones first, and the overrides that met no finding."""

    findings: tuple[Finding, ...]
    unused: tuple[Override, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether nothing stands in the way."""
        return not any(finding.stands_in_the_way for finding in self.findings)

    @property
    def in_the_way(self) -> tuple[Finding, ...]:
        """The findings that must be mended or overridden first."""
        return tuple(finding for finding in self.findings if finding.stands_in_the_way)


class Measure(NamedTuple):
    """What a gate does about a rule that is not kept."""

    weight: Weight
    mend: str
    may_override: tuple[Office, ...] = ()


class Checked(NamedTuple):
    """One rule tried: the answer, whether it is kept, and what happens if not."""

    answer: Answer[Any]
    kept: bool
    measure: Measure
    about: str = ""


Check = Callable[[], Iterable[Checked]]

POSSIBLE = rule(
    "possible-facts",
    "Facts that are possible",
    "What is recorded can be: nobody votes twice, nobody is there twice, nothing ends before it begins.",
    Edition("Ordinary sense", None, status="local"),
)


@POSSIBLE.answered_by(
    example(True, problem="", on=date(2025, 5, 6)),
    example(False, problem="votes: 34 votes are minuted, but 33 were there", on=date(2025, 5, 6)),
)
def facts_possible(problem: str, on: date) -> Answer[bool]:
    """Whether the facts can be, given what an error said of them."""
    edition = POSSIBLE.on(on, "england")
    lines = (Line(problem or "nothing impossible", not problem),)
    return reached(POSSIBLE, edition, lines, all_count, problem or "nothing in the facts is impossible")


_IMPOSSIBLE = Measure("blocks", "Correct the field that is named.")


def judge(checks: Sequence[tuple[str, Check]], overrides: Iterable[Override], on: date) -> Verdict:
    """Run every check, each with what it is about, and gather what is not kept.

    A check that the facts make impossible becomes a finding that names the field, never an error.
    """
    found: list[Finding] = []
    for about, check in checks:
        try:
            found += [_finding(done) for done in check() if not done.kept]
        except LawError as error:
            impossible = _finding(Checked(facts_possible(str(error), on), False, _IMPOSSIBLE, about))
            found.append(replace(impossible, problem=f"{error}.", field=error.field))
    given = tuple(overrides)
    judged = [_overridden(finding, given) for finding in found]
    used = {finding.overridden for finding in judged}
    judged.sort(key=lambda finding: not finding.stands_in_the_way)
    return Verdict(tuple(judged), tuple(one for one in given if one not in used))


def _finding(done: Checked) -> Finding:
    answer, measure = done.answer, done.measure
    return Finding(
        rule=answer.rule.id,
        weight=measure.weight,
        problem=f"{answer.because[:1].upper()}{answer.because[1:]}.",
        mend=measure.mend,
        source=answer.source,
        status=answer.status,
        about=done.about,
        notes=answer.warnings,
        may_override=measure.may_override,
    )


def _overridden(finding: Finding, overrides: Iterable[Override]) -> Finding:
    """The finding with the override that meets it, if its office may and it names a person and a reason."""
    for one in overrides:
        meets = one.rule == finding.rule and one.about == finding.about
        if meets and one.office in finding.may_override and one.by.strip() and one.reason.strip():
            return replace(finding, overridden=one)
    return finding
