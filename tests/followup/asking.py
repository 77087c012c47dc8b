"""A board whose minutes ask for things, for the tests of what is followed."""

from __future__ import annotations

from datetime import date

from minutebook.book.press import publish
from minutebook.book.readings import reading_of
from minutebook.book.schema import Item, Meeting, Minutes, Paragraph, Reading, Words
from minutebook.book.shelf import public_book
from minutebook.drafts.models import Account, Appointment
from minutebook.drafts.permission import Scope
from minutebook.followup import opening, reading
from minutebook.followup.holding import Held
from minutebook.followup.opening import Opening
from tests.book.making import COUNCIL
from tests.drafts.cast import BOARD, Cast

ACTION = "The Director of Children's Services undertook to report on dental checks by 12 November 2026."
RESOLVED = "RESOLVED: That the report be noted."
MINUTES = (
    "Councillor Ruth Ames asked why so few children had seen a dentist.",
    ACTION,
    "RESOLVED: That the Cabinet be recommended to fund a mobile dentist.",
    RESOLVED,
)
SINCE = date(2026, 5, 1)


def met(
    id: str = "september",
    start: str = "2026-09-10T10:00",
    words: tuple[str, ...] = MINUTES,
    state: str = "draft",
    body: str = "board",
) -> Meeting:
    """A meeting that was held, with its minutes and their reading in the public book."""
    meeting = Meeting(
        id=id,
        body=body,
        start=start,
        state="held",
        minutes=Minutes(state=state),  # type: ignore[arg-type]
        items=(
            Item(id=f"{id}-1", label="1", title=Words(en="Matters arising")),
            Item(
                id=f"{id}-2",
                label="2",
                title=Words(en="Health of children in care"),
                minutes=tuple(Paragraph(text=Words(en=one)) for one in words),
            ),
        ),
    )
    publish(public_book(), meeting, council=COUNCIL)
    before = reading.public_reading(COUNCIL, id)
    made = reading_of(meeting, bodies=("Cabinet",), before=before)
    if made is not None:
        publish(public_book(), made, council=COUNCIL)
    return meeting


def element_of(words: str, meeting: str = "september") -> str:
    """The id of the element that says this, of those that ask."""
    found = published_reading(meeting)
    kinds = reading.ASKING
    listed = sorted(found.elements, key=lambda e: kinds.index(e.kind) if e.kind in kinds else 9)
    return next(one.id for one in listed if words in one.text)


def published_reading(meeting: str = "september") -> Reading:
    """The reading as it stands in the public book."""
    found = reading.public_reading(COUNCIL, meeting)
    assert found is not None
    return found


def followed(cast: Cast, words: str = "undertook", said: Opening | None = None) -> Held:
    """The board's minutes of September published, its follow-up date set, and one thing taken up."""
    if opening.since(*BOARD) is None:
        opening.follow_from(BOARD, SINCE, by=cast.clerk)
    if reading.public_reading(COUNCIL, "september") is None:
        met()
    return opening.open_element(BOARD, element_of(words), said or Opening(), by=cast.clerk)


def officer(name: str, role: str, scope: Scope = BOARD) -> Account:
    """Somebody with a role on a body."""
    account = Account.objects.create(email=f"{name.casefold()}@severnshire.example", name=f"{name} Officer")
    Appointment.objects.create(account=account, council=COUNCIL, role=role, body=scope.body)
    return account
