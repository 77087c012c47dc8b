"""Decisions and matters of the book, made of a ModernGov's records, forward plans and issues."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec

from minutebook.book.identity import keyed_id
from minutebook.book.schema import Decision, Identifier, Matter, Stage, Words
from minutebook.intake.moderngov import facts
from minutebook.intake.moderngov.objects import SCHEME, Names, kept, paper, private

_STATES = (
    (r"call(?:ed)?[- ]?in", "called-in"),
    (r"refer", "referred-back"),
    (r"implement|in force|effective|cadarnhawyd", "effective"),
    (r"withdrawn|abandon|reject", "withdrawn"),
    (r"for determination|proposed|forthcoming", "proposed"),
)
_TO_BE_MADE = re.compile(
    r"(?i)for determination|propos|forthcoming|pending|await|deferred|new item|i'w benderfynu"
)


def decision_id(names: Names, said: facts.Decision) -> str:
    """The id of a decision's record: by its own number, by its issue while it is proposed, by its item."""
    if said.id:
        return names.id("decision", said.id)
    what, number = ("issue", said.issue) if said.proposed else ("item", said.item)
    return keyed_id("decision", names.council, SCHEME, names.host, what, str(number))


def decision(
    names: Names,
    said: facts.Decision,
    before: Decision | None,
    *,
    body: str = "",
    day: str = "",
    matters: tuple[str, ...] = (),
) -> Decision | None:
    """A decision's record; ``None`` where nobody says when it was, or is to be, made.

    ``day`` is that of the meeting it was made at, for a record that does not say its own.
    """
    # A list says only when it was published; what its own page said before is surer.
    when = said.day or day or (before.date if before else "") or said.published
    if not when:
        return None
    own = decision_id(names, said)
    base = before or Decision(id=own, title=Words(en=said.title), date=when)
    text: dict[str, Any] = {
        name: Words(en=getattr(said, name)) if getattr(said, name) else getattr(base, name)
        for name in ("maker", "purpose", "decided", "reasons", "alternatives", "conflicts", "wards")
    }
    identifiers = _identifiers(names, said)
    made = msgspec.structs.replace(
        base,
        **text,
        title=Words(en=said.title, cy=base.title.cy),
        date=when,
        kind=_kind(said) if said.maker or before is None else base.kind,
        state=_state(said, before),
        body=body or base.body,
        key=said.key or base.key,
        call_in_allowed=said.call_in_allowed or base.call_in_allowed,
        published=said.published or base.published,
        effective=said.effective or base.effective,
        noticed=said.noticed or base.noticed,
        lead_officer=said.lead_officer or base.lead_officer,
        item=names.id("item", said.item) if said.item else base.item,
        matters=matters or base.matters,
        papers=tuple(paper(names, one, first=n == 0) for n, one in enumerate(said.linked)) or base.papers,
        number=base.number or (names.number("decision", said.id) if said.id else 0),
        identifiers=kept(before, identifiers),
        unlisted="",
    )
    if said.restricted:
        return msgspec.structs.replace(
            made,
            decided=Words(),
            reasons=Words(),
            alternatives=Words(),
            papers=(),
            exemption=private(said.reason),
        )
    return made


def _identifiers(names: Names, said: facts.Decision) -> tuple[Identifier, ...]:
    if said.id:
        return names.identifiers("decision", said.id)
    made = []
    if said.proposed:
        made = [Identifier(scheme=f"{SCHEME}:issue", value=str(said.issue))]
        if said.plan:
            made.append(Identifier(scheme=f"{SCHEME}:plan", value=str(said.plan)))
    return tuple(made)


def _kind(said: facts.Decision) -> Any:
    flat = said.maker.casefold()
    if re.search(r"\b(?:portfolio|cabinet member|executive member|aelod cabinet)\b", flat):
        return "portfolio-holder"
    if re.search(r"\b(?:director|officer|head of|chief|manager|solicitor|swyddog)\b", flat):
        return "officer"
    if re.search(r"\b(?:committee|council|panel|board|pwyllgor|cyngor)\b", flat) and "cabinet" not in flat:
        return "council"
    return "executive"


def _state(said: facts.Decision, before: Decision | None) -> Any:
    if said.proposed and (not before if not said.status else _TO_BE_MADE.search(said.status)):
        return "proposed"
    if not said.status:
        # A plan names what is to be decided month after month, and does not say how far it is.
        known = before.state if before else "made"
        return known if said.proposed or known != "proposed" else "made"
    found = next((state for pattern, state in _STATES if re.search(f"(?i){pattern}", said.status)), "")
    return found or "made"


def matter(names: Names, said: facts.Issue, before: Matter | None, day_of: Callable[[str], str]) -> Matter:
    """An issue as a matter: its way by the items and decisions its history names, in order of time."""
    base = before or Matter(id=names.id("issue", said.id), title=Words(en=said.title))
    at = [names.id("item", one) for one in dict.fromkeys(said.items) if one]
    at += [names.id("decision", one) for one in dict.fromkeys(said.decisions) if one]
    had = {stage.at: stage for stage in base.stages}
    stages = [had.get(one) or Stage(at=one) for one in at]
    stages += [stage for stage in base.stages if stage.at not in at]
    return msgspec.structs.replace(
        base,
        title=Words(en=said.title, cy=base.title.cy),
        summary=Words(en=said.summary) if said.summary else base.summary,
        stages=tuple(sorted(stages, key=lambda stage: day_of(stage.at))),
        number=base.number or names.number("issue", said.id),
        identifiers=kept(before, names.identifiers("issue", said.id)),
        unlisted="",
    )
