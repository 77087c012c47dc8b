"""A marked word stands in everything private; whoever is not entitled finds it nowhere, whatever they open.

It stands in fields, in a file, in the file's name and in what the file says of its makers; in a report that
is being cleared, in comments on it, and in what is published to members alone.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from minutebook import home
from minutebook import settings as house
from minutebook.book.following import follow_once
from minutebook.book.schema import Outcome, Paragraph, Words
from minutebook.book.shelf import public_book
from minutebook.desk.views import my
from minutebook.drafts import outbox, publishing
from minutebook.drafts.agendas.agenda import change_item
from minutebook.drafts.closed_book.closed import closed_meeting
from minutebook.drafts.models import Account, Appointment, Letter
from minutebook.drafts.working import current_draft
from minutebook.search import question
from minutebook.search.follower import SearchFollower
from minutebook.search.searching import search
from tests.book.making import COUNCIL
from tests.desk.conftest import SignIn
from tests.desk.looking import content, files, headers, read_all, rows, says
from tests.desk.scene import one_of_each_role, routes, set_scene
from tests.drafts.agendas import IN_TIME
from tests.drafts.cast import Cast
from tests.drafts.closing import SECRET

pytestmark = pytest.mark.django_db(databases=["default", "desk"])

ENTITLED_IN_DRAFT = {"clerk", "proper-officer", "finance-officer", "legal-officer"}
"""Whoever prepares the agenda, decides what is private, or clears the report."""
ENTITLED_TO_READ = {"clerk", "proper-officer", "chair", "member", "co-opted"}


@pytest.fixture
def given(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Iterator[dict[str, str]]:
    """The scene, with the word in the minutes and the outcome of the private item too; all that is logged."""
    monkeypatch.setenv("MINUTEBOOK_NOW", IN_TIME)
    caplog.set_level(logging.DEBUG)
    given = set_scene(cast)
    draft = current_draft(COUNCIL, "meeting")
    assert draft is not None
    change_item(
        draft,
        given["item"],
        cast.clerk,
        minutes=(Paragraph(text=Words(en=f"{SECRET} was chosen.")),),
        outcome=Outcome(kind="resolved", words=Words(en=f"{SECRET} is to build it.")),
    )
    yield given
    assert SECRET not in caplog.text


def addresses(given: dict[str, str]) -> list[str]:
    """Every address of the desk, with what stands in the scene for each argument, and with other things."""
    found = []
    for address, route in routes():
        if address.startswith("account/") or not route.name:
            continue
        names = route.pattern.converters
        for arguments in (
            given,
            given | {"thing": given["item"], "document": given["report"], "position": "0"},
        ):
            found.append(reverse(route.name, kwargs={name: arguments[name] for name in names}))
    return ["/", *found]


def leaks(client: Client, starts: list[str]) -> list[str]:
    """The addresses where the word is seen."""
    return [
        path
        for path, answer in read_all(client, starts)
        if says(content(answer), SECRET) or SECRET in headers(answer)
    ]


def test_it_is_there_for_those_entitled(given: dict[str, str], sign_in: SignIn) -> None:
    """Else the other tests would find nothing for want of looking."""
    people = one_of_each_role("board")
    seen = leaks(sign_in(people["clerk"]), addresses(given))
    for part in ("/meetings/meeting/papers/", "/my/meetings/meeting/private/", "/reports/", "/file"):
        assert any(part in path for path in seen), part


def test_no_lesser_role_finds_it_on_any_page_or_in_any_file_of_the_desk(
    given: dict[str, str], sign_in: SignIn
) -> None:
    entitled = ENTITLED_IN_DRAFT | ENTITLED_TO_READ
    people = one_of_each_role("board") | {f"{name} elsewhere": one for name, one in _elsewhere().items()}
    starts = addresses(given)
    found = {name: leaks(sign_in(one), starts) for name, one in people.items() if name not in entitled}
    assert not {name: paths for name, paths in found.items() if paths}


def _elsewhere() -> dict[str, Account]:
    """Everyone with an office or a seat, but on another body."""
    people = {}
    for role in ("clerk", "chair", "member", "finance-officer", "author"):
        account = Account.objects.create(email=f"{role}@panel.example", name=f"A {role}")
        Appointment.objects.create(account=account, council=COUNCIL, role=role, body="panel")
        people[role] = account
    return people


def test_members_see_nothing_of_what_is_still_being_prepared(given: dict[str, str], sign_in: SignIn) -> None:
    people = one_of_each_role("board")
    private = [path for path in addresses(given) if path.startswith(("/my/", "/withheld"))]
    starts = [path for path in addresses(given) if path not in private]
    for role in ("chair", "member", "co-opted"):
        seen = leaks(sign_in(people[role]), starts)
        assert all(path.startswith("/my/meetings/") for path in seen), (role, seen)


def test_who_is_signed_out_finds_nothing_at_the_desk(given: dict[str, str], sign_in: SignIn) -> None:
    sign_in(one_of_each_role("board")["translator"])
    assert not leaks(Client(), addresses(given))


def test_the_audit_the_letters_and_the_cache_do_not_say_it(
    given: dict[str, str], cast: Cast, sign_in: SignIn
) -> None:
    people = one_of_each_role("board")
    for account in people.values():
        leaks(sign_in(account), ["/"])
    publish_next(cast)
    outbox.post_due()
    told = ["drafts_auditentry", "drafts_letter", "drafts_look", "desk_cache", "drafts_closedreading"]
    told += ["drafts_withholding", "django_tasks_database_dbtaskresult"]
    assert not [(table, row) for table, row in rows("desk", told) if says(row, SECRET)]
    assert Letter.objects.exists() and mail.outbox
    assert SECRET not in repr([one.message().as_string() for one in mail.outbox])


def publish_next(cast: Cast) -> None:
    """What is being prepared goes out as a supplement, where the gate lets it."""
    draft = current_draft(COUNCIL, "meeting")
    assert draft is not None
    publishing.publish_drafts([draft], by=cast.clerk, act="minutes.publish", closed_documents=closed_papers())


def closed_papers() -> set[str]:
    where = closed_meeting(COUNCIL, "meeting")
    return set(where.documents) if where else set()


def test_the_public_side_holds_it_nowhere(given: dict[str, str], cast: Cast, settings: object) -> None:
    publish_next(cast)
    follower = SearchFollower(public_book())
    follow_once(public_book(), [follower])
    follower.close()
    assert not [table for table, row in rows("default") if says(row, SECRET)]
    assert not [name for name, data in files(home.folder("public")) if SECRET in name or says(data, SECRET)]
    assert search(public_book(), COUNCIL, question.ask("contract")).hits
    assert not search(public_book(), COUNCIL, question.ask(SECRET)).hits


def test_no_public_page_says_it(given: dict[str, str], cast: Cast, settings: object) -> None:
    publish_next(cast)
    settings.ROOT_URLCONF, settings.MIDDLEWARE = house.SITE_URLCONF, house.SITE_MIDDLEWARE  # type: ignore[attr-defined]
    settings.TEMPLATES = house.templates(house.SITE_CONTEXT)  # type: ignore[attr-defined]
    starts = ["/", "/documents", "/changes", "/resolutions", *(f"/id/{one}" for one in given.values())]
    starts += [f"/versions/{one}" for one in given.values()]
    assert not leaks(Client(raise_request_exception=False), starts)


def test_an_error_page_does_not_say_it(
    given: dict[str, str],
    sign_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Not even where the fault happened with the word in hand."""

    def fault(*args: object) -> None:
        raise RuntimeError(f"no such font for {SECRET}")

    monkeypatch.setattr(my, "marked", fault)
    client = sign_in(one_of_each_role("board")["member"])
    client.raise_request_exception = False
    caplog.set_level(logging.CRITICAL, logger="django.request")
    answer = client.get(f"/my/meetings/meeting/private/{given['document']}/file")
    assert answer.status_code == 500 and not says(content(answer), SECRET)
