"""What members say before a meeting: whether they come, who comes instead, interests they will declare."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple, get_args

from django.utils import timezone

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Meeting, Person
from minutebook.book.shelf import public_book
from minutebook.drafts import auditing, outbox
from minutebook.drafts.closed_book.closed import sits_on
from minutebook.drafts.models import Account, Interest, Reply
from minutebook.drafts.people.recipients import holding
from minutebook.drafts.permission import Scope, command, may
from minutebook.drafts.practice import body_of, footing_of
from minutebook.drafts.working import newest
from minutebook.law import interests, voting_members, wording
from minutebook.law.errors import LawError


class Seat(NamedTuple):
    """A meeting as its member acts on it: the scope of the right, the meeting, and whose seat it is."""

    council: str
    body: str
    object: str
    title: str
    person: str
    start: datetime


def person_of(account: Account) -> str:
    """Who an account answers as: the member in the book or, for one that is none, the account itself."""
    return account.person or f"account-{account.pk}"


def seat_of(account: Account, council: str, meeting: Meeting) -> Seat | None:
    """The account's seat at a meeting of its body, if it has one."""
    if not sits_on(account, council, meeting.body, date.fromisoformat(meeting.start[:10])):
        return None
    title = f"{body_of(council, meeting.body).name}, {meeting.start[:10]}"
    start = timezone.make_aware(datetime.fromisoformat(meeting.start))
    return Seat(council, meeting.body, meeting.id, title, person_of(account), start)


def may_reply(account: Account, seat: Seat) -> bool:
    """Whether the account may still say if it comes."""
    return may(account, "meeting.attend", Scope(seat.council, seat.body)) and clock.now() < seat.start


@command("meeting.attend")
def reply(seat: Seat, answer: str, substitute: str = "", *, by: Account) -> Reply:
    """Say whether one comes, and who comes instead. The clerk is written to when somebody does not.

    Raises :class:`BookError` naming ``substitute`` where they may not sit for the member.
    """
    if answer not in (Reply.COMES, Reply.APOLOGIES):
        raise BookError("answer: say whether you come")
    if clock.now() >= seat.start:
        raise BookError("the meeting has begun: tell its clerk")
    if answer == Reply.COMES:
        substitute = ""
    if substitute:
        _check_substitute(seat, substitute)
    rows = Reply.objects.using("desk").filter(council=seat.council, meeting=seat.object, person=seat.person)
    before = rows.values("answer", "substitute").first()
    given = {"answer": answer, "substitute": substitute}
    row, _ = Reply.objects.using("desk").update_or_create(
        council=seat.council,
        meeting=seat.object,
        person=seat.person,
        defaults={**given, "by": by, "at": clock.now()},
    )
    auditing.record("meeting.reply", by=by, on=seat, before=before, after=given, detail=given)
    if before != given and (answer == Reply.APOLOGIES or before):
        _tell_clerks(seat, by, answer, substitute)
    return row


def _tell_clerks(seat: Seat, by: Account, answer: str, substitute: str) -> None:
    words = "comes" if answer == Reply.COMES else "sends apologies"
    if substitute:
        words += f"; {named(seat.council, substitute)} comes instead"
    for clerk in holding("agenda.edit", seat.council, seat.body):
        outbox.send(
            clerk.email,
            f"{by.name} {words}",
            f"{by.name} {words}: {body_of(seat.council, seat.body).name}, {wording.day(seat.start.date())}.",
            on=seat,
        )


def substitutes(seat: Seat) -> list[Person]:
    """The members of the council who could take a seat: who do not sit on the body, and may by the rules."""
    rows = catalogue.entries(public_book(), seat.council).filter(kind="person")
    people = catalogue.things_of(public_book(), rows).values()
    found = [one for one in people if isinstance(one, Person) and not _why_not(seat, one)]
    return sorted(found, key=lambda one: (one.family_name, str(one.name)))


def _check_substitute(seat: Seat, substitute: str) -> None:
    person = newest(public_book(), seat.council, substitute)[1]
    if not isinstance(person, Person):
        raise BookError("substitute: choose a member of the council")
    if why := _why_not(seat, person):
        raise BookError(f"substitute: {person.name} cannot come instead: {why}")


def _why_not(seat: Seat, person: Person) -> str:
    """Why a member cannot take a seat at a meeting, or nothing."""
    day = seat.start.date().isoformat()
    if person.end and person.end < day:
        return "is no longer a member of the council"
    if person.id == seat.person or any(
        one.body == seat.body and (not one.end or day <= one.end) for one in person.memberships
    ):
        return "sits on the body already"
    absent = newest(public_book(), seat.council, seat.person)[1]
    footing = footing_of(seat.council, body_of(seat.council, seat.body))
    try:
        answer = voting_members.substitute_may_sit(
            person.group,
            absent.group if isinstance(absent, Person) else person.group,
            timezone.make_naive(clock.now()),
            timezone.make_naive(seat.start),
            nation=footing.nation,
            body=footing.kind,
            choices=footing.choices,
        )
    except LawError as error:
        return str(error)
    return "" if answer.result else answer.because


def named(council: str, person: str) -> str:
    """What a member is called; an account that is no member of the book by its own name."""
    if person.startswith("account-"):
        row = Account.objects.using("desk").filter(pk=person.removeprefix("account-")).first()
        return row.name if row else person
    thing = newest(public_book(), council, person)[1]
    return str(thing.name) if isinstance(thing, Person) else person


class Replied(NamedTuple):
    """A member's reply in words, for the clerk."""

    name: str
    answer: str
    substitute: str


def replies_to(council: str, meeting: str) -> list[Replied]:
    """What the members of a meeting answered, apologies first."""
    rows = Reply.objects.using("desk").filter(council=council, meeting=meeting).order_by("answer", "at")
    return [
        Replied(
            named(council, row.person),
            row.answer,
            named(council, row.substitute) if row.substitute else "",
        )
        for row in rows
    ]


# -- interests


def kinds_of_interest(council: str, body: str, on: date) -> dict[str, str]:
    """The kinds of interest that the nation's code knows, each with what it leaves the member to do."""
    nation = footing_of(council, body_of(council, body)).nation
    found = {}
    for kind in get_args(interests.InterestKind):
        try:
            found[kind] = interests.may_take_part(kind, nation=nation, on=on).because
        except LawError:
            continue
    return found


@command("meeting.attend")
def declare(seat: Seat, item: str, kind: str, words: str = "", *, by: Account) -> None:
    """Say that one will declare an interest at an item; no kind takes it back.

    Raises :class:`BookError` naming ``kind`` for one that the code does not know.
    """
    meeting = newest(public_book(), seat.council, seat.object)[1]
    if not isinstance(meeting, Meeting) or item not in {one.id for one in meeting.items}:
        raise NotFound("There is no such item on this agenda.")
    rows = Interest.objects.using("desk").filter(
        council=seat.council, meeting=seat.object, item=item, person=seat.person
    )
    before = rows.values("kind", "words").first()
    if not kind:
        rows.delete()
    elif kind not in kinds_of_interest(seat.council, seat.body, seat.start.date()):
        raise BookError("kind: choose the kind of interest")
    else:
        Interest.objects.using("desk").update_or_create(
            council=seat.council,
            meeting=seat.object,
            item=item,
            person=seat.person,
            defaults={"kind": kind, "words": words.strip(), "by": by, "at": clock.now()},
        )
    auditing.record(
        "meeting.interest", by=by, on=seat, before=before, after={"kind": kind}, detail={"item": item}
    )


class Declared(NamedTuple):
    """An interest a member will declare: whose, at which item, of what kind, in what words."""

    name: str
    item: str
    kind: str
    words: str


def interests_at(council: str, meeting: str) -> list[Declared]:
    """The interests that members of a meeting said they will declare."""
    rows = Interest.objects.using("desk").filter(council=council, meeting=meeting).order_by("at")
    return [Declared(named(council, row.person), row.item, row.kind, row.words) for row in rows]
