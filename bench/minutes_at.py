"""Measure reading and saving of minutes in the data folder of this process."""

from __future__ import annotations

from typing import Any

from bench.report import row, timed

LIMIT = 100.0  # milliseconds, from a pause to what is read standing beside the text
PAGE = 3000
SENTENCES = (
    "The Director presented the report and drew attention to the time that assessments took.",
    "Councillor Alma Ash asked what was being done about delays. In response, the Director said that a nurse "
    "began in May.",
    "The Board asked the Director to circulate the figures by 12 March 2027.",
    "On being put to the vote, with 31 for, 27 against and 2 abstentions, the motion was carried.",
    "RESOLVED that the report be noted and referred to the Children and Families Scrutiny Panel.",
)


def page_of_text() -> str:
    """A page of minutes in which there is something to read in each paragraph."""
    text, number = "", 0
    while len(text) < PAGE:
        text += f"{SENTENCES[number % len(SENTENCES)]}\n\n"
        number += 1
    return text[:PAGE]


def meeting() -> tuple[Any, Any, Any]:
    """A council's meeting, opened, its roll called: the clerk's browser, the draft, the clerk."""
    from django.conf import settings
    from django.test import Client

    from minutebook.book.press import publish
    from minutebook.book.schema import Body, Council, Item, Meeting, Membership, Person, Words
    from minutebook.book.shelf import public_book
    from minutebook.drafts import roles
    from minutebook.drafts.agendas.agenda import sitting_of
    from minutebook.drafts.models import Account, Appointment
    from minutebook.drafts.sitting import opening, roll

    first, last = (
        ("Alma", "Basil", "Cleo", "Dora", "Edgar", "Flora"),
        "Ash Birch Cedar Dale Elm Fir Gorse Hazel Ivy Oak",
    )
    names = [f"{one} {other}" for other in last.split() for one in first]
    body = Body(id="council", name=Words(en="Council"), kind="council", legal_status="council", seats=60)
    things: list[Any] = [Council(id="bench", name=Words(en="Bench Council")), body]
    for number, name in enumerate(names):
        seat = Membership(id=f"s{number}", body="council")
        title = Words(en="Councillor")
        things.append(Person(id=f"m{number}", name=Words(en=name), title=title, memberships=(seat,)))
    items = tuple(Item(id=f"i{n}", label=str(n), title=Words(en=f"Item {n}")) for n in range(1, 31))
    things.append(
        Meeting(id="meeting", body="council", start="2026-12-10T14:00", state="agenda", items=items)
    )
    for thing in things:
        publish(public_book(), thing, council="bench")
    clerk = Account.objects.create(email="clerk@bench.example", name="Clerk")
    Appointment.objects.create(account=clerk, council="bench", role=roles.CLERK, body="")
    draft = opening.open_meeting(sitting_of("bench", "meeting"), "14:00", by=clerk)
    roll.call_roll(draft, roll.usual_roll(roll.room_of(draft)), by=clerk)
    client = Client()
    client.force_login(clerk, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client, draft, clerk


def main() -> None:
    """Print how long the desk takes, beside the part that has to be done."""
    from minutebook.book.opening import prepare

    prepare()
    from django.test.utils import setup_test_environment

    setup_test_environment()
    from minutebook.drafts.sitting import taking
    from minutebook.reading import read

    client, draft, clerk = meeting()
    text, where = page_of_text(), "/meetings/meeting/minutes/items/i3"
    seen = draft.parts.get(key="item:i3").revision

    def reading() -> None:
        assert "mark-words" in client.post(f"{where}/read", {"text": text}).json()["record"]

    def saving() -> None:
        sent = {"text": f"{text} {next(numbers)}", "seen": seen, "page": "bench"}
        assert client.post(where, sent, headers={"X-Autosave": "1"}).status_code == 200

    def alone() -> None:
        taking.save_minutes(draft, "i3", f"{text} {next(numbers)}", seen=seen, page="bench", by=clerk)

    numbers = iter(range(10**6))
    whole, bare = timed(reading, runs=31, warm=3), timed(lambda: read(text), runs=31, warm=3)
    _row("a page is read as it is typed", whole.median, bare.median)
    _row("the same, the slowest of 31", whole.worst, bare.worst)
    _row("a page is saved", timed(saving, runs=15).median, timed(alone, runs=15).median)


def _row(what: str, ours: float, peer: float) -> None:
    row(what, ours * 1000, peer * 1000, unit="ms", limit=f"{LIMIT:.0f} ms", holds=ours * 1000 <= LIMIT)


if __name__ == "__main__":
    main()
