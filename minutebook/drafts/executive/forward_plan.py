"""The forward plan: what the executive means to decide, and the notices that it will.

An entry is worked on here; its notices and the plan itself are documents of the public book (see
``plan_notices``). Sources: SI 2012/2089 regs 5, 8 to 11 (England).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from minutebook.book import catalogue, clock, identity
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Council
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing
from minutebook.drafts.models import Account, Draft, PlanEntry, PlanNotice
from minutebook.drafts.permission import Scope, command
from minutebook.drafts.practice import Footing, body_of, council_of, footing_of
from minutebook.law import key_decisions, wording
from minutebook.law.answer import Answer
from minutebook.law.counting import LastDay
from minutebook.law.executive_gate import KeyNotice, PrivateNotice
from minutebook.law.exempt import category

FIELDS = (
    "title",
    "title_cy",
    "matter",
    "maker",
    "when",
    "until",
    "pounds",
    "wards",
    "effect",
    "documents",
    "address",
    "other_documents",
    "how_to_request",
    "contact",
    "private",
    "private_reasons",
    "paragraphs",
    "representations",
    "response",
    "meeting",
)
"""What is kept of an entry by its form; whether it is key follows from the law."""

KEY_KINDS = (PlanNotice.KEY, PlanNotice.GENERAL, PlanNotice.URGENT)
PRIVATE_KINDS = (PlanNotice.PRIVATE, PlanNotice.SECOND, PlanNotice.PRIVATE_URGENT)


class Changed(BookError):
    """Somebody saved the entry meanwhile; ``fields`` are what they changed, by name, with their words."""

    def __init__(self, entry: PlanEntry, fields: dict[str, tuple[Any, Any]]) -> None:
        super().__init__(
            f"{entry.title} was changed by somebody else while you were writing. Compare and save again."
        )
        self.entry, self.fields = entry, fields


class Noticed(NamedTuple):
    """What was done about one item's key decision, and about its being taken in private."""

    key: KeyNotice | None = None
    private: PrivateNotice | None = None


def facts_of(draft: Draft) -> dict[str, Noticed]:
    """The notices of the forward plan for each item (by its id) of a meeting's draft."""
    rows = PlanEntry.objects.using("desk").filter(council=draft.council, meeting=draft.object)
    rows = rows.exclude(item="").exclude(state=PlanEntry.DROPPED).prefetch_related("notices")
    return {row.item: noticed(row) for row in rows}


def noticed(entry: PlanEntry) -> Noticed:
    """The notices of an entry as the law's rules take them."""
    given: dict[str, PlanNotice] = {}
    for one in entry.notices.all():
        given.setdefault(one.kind, one)  # the first of a kind is the one that days are counted from
    key = private = None
    if entry.key:
        days = [given[kind].day for kind in KEY_KINDS if kind in given]
        general, urgent = given.get(PlanNotice.GENERAL), given.get(PlanNotice.URGENT)
        key = KeyNotice(
            published=min(days, default=None),
            scrutiny_told=bool(general and general.told),
            agreed_by=urgent.agreed_by if urgent else "",
        )
    if entry.private:
        first, second = given.get(PlanNotice.PRIVATE), given.get(PlanNotice.SECOND)
        urgent = given.get(PlanNotice.PRIVATE_URGENT)
        private = PrivateNotice(
            first=first.day if first else None,
            second=second.day if second else None,
            agreed_by=urgent.agreed_by if urgent else "",
        )
    return Noticed(key, private)


# -- entries


@command("plan.edit")
def add_entry(scope: Scope, fields: Mapping[str, Any], *, by: Account) -> PlanEntry:
    """Put a decision into the plan of an executive body. Raises :class:`BookError` naming the field."""
    body = body_of(scope.council, scope.body)
    if body.legal_status != "executive":
        raise BookError(f"body: {body.name} is not the executive; only its decisions are in the forward plan")
    entry = PlanEntry(
        id=identity.new_id(),
        council=scope.council,
        body=scope.body,
        object=identity.new_id(),
        created_by=by,
        created=clock.now(),
    )
    _fill(entry, fields)
    entry.save(using="desk", force_insert=True)
    auditing.record("plan.add", by=by, on=entry, after=_plain(entry))
    return entry


@command("plan.edit")
def save_entry(entry: PlanEntry, fields: Mapping[str, Any], *, seen: int, by: Account) -> PlanEntry:
    """Change an entry that was read at revision ``seen``. Raises :class:`Changed` if it has gone on since."""
    stands = PlanEntry.objects.using("desk").select_for_update().get(pk=entry.pk)
    if stands.revision != seen:
        theirs = {
            name: (getattr(stands, name), fields[name])
            for name in FIELDS
            if name in fields and getattr(stands, name) != fields[name]
        }
        if theirs:
            raise Changed(stands, theirs)
    before = _plain(stands)
    _fill(stands, fields)
    stands.revision += 1
    stands.updated = clock.now()
    stands.save(using="desk")
    auditing.record("plan.save", by=by, on=stands, before=before, after=_plain(stands))
    return stands


def _fill(entry: PlanEntry, fields: Mapping[str, Any]) -> None:
    """Set the fields of an entry, and ask the law whether it is key. Raises naming a field that cannot be."""
    for name in FIELDS:
        if name in fields:
            value = fields[name]
            setattr(entry, name, value.strip() if isinstance(value, str) else value)
    if not entry.title:
        raise BookError("title: say what is to be decided")
    if entry.until and entry.until < entry.when:
        raise BookError("until: the period ends before it begins")
    if entry.private and not entry.private_reasons:
        raise BookError("private_reasons: say why the meeting is to be private")
    for paragraph in entry.paragraphs:
        category(footing(entry).nation, paragraph, entry.when)
    entry.key = is_key(entry).result


@command("plan.edit")
def drop_entry(entry: PlanEntry, reason: str, *, by: Account) -> None:
    """Take a decision off the plan: it will not be made. The plan is published anew without it."""
    if not reason.strip():
        raise BookError("reason: say why the decision will not be made")
    _end(entry, PlanEntry.DROPPED, "plan.drop", reason, by)


@command("plan.edit")
def mark_decided(entry: PlanEntry, *, by: Account) -> None:
    """Say that the decision was made, so that the plan holds it no longer."""
    _end(entry, PlanEntry.DECIDED, "plan.decided", "", by)


def _end(entry: PlanEntry, state: str, act: str, reason: str, by: Account) -> None:
    entry.state = state
    entry.save(using="desk", update_fields=["state"])
    auditing.record(act, by=by, on=entry, reason=reason)


@command("plan.edit")
def put_at_item(entry: PlanEntry, meeting: str, item: str, *, by: Account) -> None:
    """Say at which item of which meeting the decision is to be made; the gate then asks for its notices."""
    entry.meeting, entry.item = meeting, item
    entry.save(using="desk", update_fields=["meeting", "item"])
    auditing.record("plan.place", by=by, on=entry, detail={"meeting": meeting, "item": item})


def _plain(entry: PlanEntry) -> dict[str, str]:
    return {name: str(getattr(entry, name)) for name in (*FIELDS, "key", "state")}


# -- reading


def entry_of(council: str, entry_id: str) -> PlanEntry:
    """An entry by its id. Raises :class:`NotFound`."""
    row = PlanEntry.objects.using("desk").filter(council=council, pk=entry_id).first()
    if row is None:
        raise NotFound("There is no such entry in the forward plan.")
    return row


def entries_of(council: str, body: str = "", state: str = PlanEntry.OPEN) -> list[PlanEntry]:
    """The entries of a plan in the order of their days, with their notices."""
    rows = PlanEntry.objects.using("desk").filter(council=council, state=state)
    if body:
        rows = rows.filter(body=body)
    return list(rows.prefetch_related("notices").order_by("when", "title"))


def footing(entry: PlanEntry) -> Footing:
    """What the law asks of the body that is to decide."""
    return footing_of(entry.council, body_of(entry.council, entry.body))


def is_key(entry: PlanEntry) -> Answer[bool]:
    """Whether the decision is key, by the law and the council's own threshold."""
    choices = footing(entry).choices
    return key_decisions.is_key(entry.when, entry.pounds, entry.wards, entry.effect, choices)


def when_words(entry: PlanEntry) -> str:
    """The day or the period of a decision, in words."""
    if entry.until and entry.until != entry.when:
        return f"between {wording.day(entry.when)} and {wording.day(entry.until)}"
    return wording.day(entry.when)


def notice_fields(entry: PlanEntry) -> dict[str, str]:
    """The contents of an entry's notice by the names of regulation 9."""
    return {
        "key_decision": "Yes" if entry.key else "",
        "matter": entry.matter,
        "decision_maker": entry.maker,
        "date": when_words(entry),
        "documents": entry.documents,
        "address": entry.address,
        "other_documents": entry.other_documents,
        "how_to_request": entry.how_to_request,
    }


def missing_fields(entry: PlanEntry) -> Answer[tuple[str, ...]]:
    """What a key decision's notice still lacks."""
    return key_decisions.missing_from_notice(entry.when, notice_fields(entry))


def deadlines_of(entry: PlanEntry) -> list[Answer[LastDay]]:
    """The last days for the notices an entry needs, each with its rule."""
    on = footing(entry)
    given = (entry.when, on.calendar, on.choices)
    found = [key_decisions.key_decision_notice(*given)] if entry.key else []
    if entry.private:
        found += [
            key_decisions.private_meeting_notice(*given),
            key_decisions.private_meeting_second_notice(*given),
        ]
    return found


def route_of(entry: PlanEntry, published: date | None = None) -> Answer[key_decisions.Route]:
    """By which way a key decision could be made if its notice were published on a day (today)."""
    on = footing(entry)
    day = min(published or clock.today(), entry.when)
    return key_decisions.key_decision_route(entry.when, day, on.calendar, on.choices)


def usual_fields(scope: Scope) -> dict[str, str]:
    """What an entry begins with: the body and its members, where copies are had, how to ask for them."""
    council = council_of(scope.council)
    return {
        "maker": maker_words(scope),
        "address": str(council.offices) or f"The offices of {council.name}",
        "other_documents": "Other documents relevant to the matter may be submitted to the decision maker.",
        "how_to_request": _how_to_ask(council),
    }


def _how_to_ask(council: Council) -> str:
    return f"Ask Democratic Services of {council.name} for those documents as they become available."


def maker_words(scope: Scope) -> str:
    """The body that decides and its members (reg 9(1)(c)), from the public book."""
    book, today = public_book(), clock.today().isoformat()
    links = catalogue.links(book, scope.council).filter(target=scope.body, rel="member")
    seated = [link.source for link in links if not link.end or link.end >= today]
    people = sorted(catalogue.by_id(book, scope.council, seated).values(), key=lambda one: one.label)
    name = str(body_of(scope.council, scope.body).name)
    return f"{name}: {wording.both([person.title for person in people])}" if people else name
