"""The gate before a record of a decision: its facts as the law's rules take them, and the verdict.

The five things of SI 2012/2089 regs 12 and 13, or those of SI 2014/2095 reg 7 for an officer's decision that
is no executive one (England).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError
from minutebook.book.schema import Decision
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing
from minutebook.drafts.agendas.personal_data import Found, find
from minutebook.drafts.dividing import divide
from minutebook.drafts.executive import forward_plan
from minutebook.drafts.executive.decision_standing import decision_of, footing_at, may_be_called_in
from minutebook.drafts.exempting import withheld
from minutebook.drafts.models import Account, Assent, Draft, PlanEntry
from minutebook.drafts.permission import command
from minutebook.law import decision_gate as law
from minutebook.law import wording
from minutebook.law.decision_records import Maker
from minutebook.law.executive_gate import KeyNotice
from minutebook.law.gate import Verdict

DATA = "personal-data"
FIELDS: dict[Maker, tuple[str, ...]] = {
    "meeting": ("decision", "date", "reasons", "alternatives", "conflicts", "dispensations"),
    "individual": ("decision", "date", "reasons", "alternatives", "conflicts", "dispensations"),
    "officer": ("decision", "date", "reasons", "alternatives"),
    "officer expressly": ("decision", "date", "reasons", "alternatives", "conflicts"),
}
"""What the record of a decision holds, by who made it."""


class DecisionShut(BookError):
    """The record cannot be published yet: ``verdict`` says what stands in the way."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        first = verdict.in_the_way[0]
        super().__init__(f"the record cannot be published yet: {first.problem} {first.mend}")


def maker_of(decision: Decision) -> Maker:
    """Who made a decision, as the law's rules take it."""
    if decision.kind == "executive":
        return "meeting"
    if decision.kind == "officer" and decision.power != "executive":
        return "officer expressly" if decision.power == "express" else "officer"
    return "individual"


def verdict_of(draft: Draft, on: date | None = None) -> Verdict:
    """What stands in the way of publishing a record on a day (today)."""
    return law.decision_gate(facts_of(draft, on or clock.today()))


def facts_of(draft: Draft, on: date) -> law.DecisionRecord:
    """The facts of a record as it would be published on a day."""
    decision = decision_of(draft)
    footing = footing_at(draft.council, decision.body)
    made = date.fromisoformat(decision.date)
    private = decision.exemption
    return law.DecisionRecord(
        nation=footing.nation,
        maker=maker_of(decision),
        decided=made,
        published=on,
        record=record_fields(decision),
        key=_key_notice(draft.council, decision),
        withheld=withheld(draft.council, draft.object, private) if private else None,
        personal_data=tuple(one.kind for one, decided in found_data(draft) if not decided),
        may_be_called_in=may_be_called_in(decision, footing),
        urgent_agreed_by=str(decision.urgent),
        calendar=footing.calendar,
        choices=footing.choices,
    )


def record_fields(decision: Decision) -> Mapping[str, str]:
    """The fields of the record by the law's names."""
    all_of_them = {
        "decision": str(decision.decided),
        "date": wording.day(date.fromisoformat(decision.date)),
        "reasons": str(decision.reasons),
        "alternatives": str(decision.alternatives),
        "conflicts": str(decision.conflicts),
        "dispensations": str(decision.dispensations),
    }
    return {name: all_of_them[name] for name in FIELDS[maker_of(decision)]}


def _key_notice(council: str, decision: Decision) -> KeyNotice | None:
    """What was done about a key decision, by the forward plan; ``None`` for any other."""
    if not decision.key or decision.reconsiders:
        return None
    rows = PlanEntry.objects.using("desk").filter(council=council, item=decision.item).exclude(item="")
    entry = rows.exclude(state=PlanEntry.DROPPED).prefetch_related("notices").first()
    if entry is None:
        return KeyNotice()
    return forward_plan.noticed(entry).key or KeyNotice()


def found_data(draft: Draft) -> list[tuple[Found, str]]:
    """What in the public words of a record may be personal data, each with who decided that it may stay."""
    decision = decision_of(draft)
    public = divide(decision).public
    assert isinstance(public, Decision)
    words = [public.title, public.decided, public.reasons, public.alternatives, public.conflicts]
    text = "\n".join(part for one in words for part in (one.en, one.cy) if part)
    rows = Assent.objects.using("desk").filter(council=draft.council, object=draft.object, matter=DATA)
    decided = {row.digest: row.by.name for row in rows.select_related("by")}
    return [(one, decided.get(one.mark, "")) for one in find(text, known=listed_names(draft.council))]


def listed_names(council: str) -> set[str]:
    """The names of the council's members: they are no finding."""
    rows = catalogue.entries(public_book(), council).filter(kind="person").values_list("title", "label")
    return {name for row in rows for name in row if name}


@command("decision.write")
def let_stay(draft: Draft, mark: str, reason: str, *, by: Account) -> None:
    """Decide that the public record needs what the scan found, and why."""
    one = next((one for one, _ in found_data(draft) if one.mark == mark), None)
    if one is None or not reason.strip():
        raise BookError("reason: say why the record needs it")
    row = {"council": draft.council, "object": draft.object, "matter": DATA, "digest": mark}
    Assent.objects.using("desk").create(**row, about=one.kind, by=by, reason=reason.strip())
    auditing.record("personal-data.decide", by=by, on=draft, reason=reason, detail={"what": one.kind})
