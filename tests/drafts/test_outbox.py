"""A letter waits until it is sent, is tried again, is given up with the reason, and is never sent twice."""

from __future__ import annotations

import smtplib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction

from minutebook import settings as house
from minutebook.drafts import outbox
from minutebook.drafts.models import AuditEntry, Letter
from minutebook.drafts.permission import NotPermitted, Scope
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
TO = "anna@example.org"


class Refusing(EmailBackend):
    """A mail server that refuses, or puts off, what it is given."""

    trouble: Exception = OSError("no connection")

    def send_messages(self, messages: Any) -> int:
        raise self.trouble


@pytest.fixture(autouse=True)
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", NOW.isoformat())


@pytest.fixture
def refusing(settings: Any) -> type[Refusing]:
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    Refusing.trouble = OSError("no connection")
    return Refusing


def one() -> Letter:
    return Letter.objects.get()


def test_it_works(cast: Cast) -> None:
    outbox.send(TO, "A report\nis asked of you", "Until Thursday.", on=Scope(COUNCIL))
    assert outbox.has_due()
    assert outbox.post_due() == {"sent": 1}
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == ([TO], "A report is asked of you", "Until Thursday.")
    assert sent.extra_headers["Message-ID"] == one().message and one().sent == NOW
    assert not outbox.has_due() and outbox.post_due() == {} and len(mail.outbox) == 1


def test_a_letter_of_what_did_not_happen_is_never_written(cast: Cast) -> None:
    with pytest.raises(RuntimeError), transaction.atomic(using="desk"):
        outbox.send(TO, "Cleared", "By all.")
        raise RuntimeError
    assert outbox.post_due() == {} and not mail.outbox


def test_a_letter_with_a_key_is_written_once(cast: Cast) -> None:
    first = outbox.send(TO, "Late", "One day.", key="chase/1")
    assert outbox.send(TO, "Late", "One day.", key="chase/1") == first and Letter.objects.count() == 1


def test_one_that_is_not_due_waits(cast: Cast) -> None:
    outbox.send(TO, "Later", "Words.", at=NOW + timedelta(hours=1))
    assert outbox.post_due() == {}
    assert outbox.post_due(NOW + timedelta(hours=1)) == {"sent": 1}


def test_what_cannot_be_sent_is_tried_again_ever_more_slowly_and_then_given_up(
    cast: Cast, refusing: type[Refusing]
) -> None:
    outbox.send(TO, "A", "B")
    now, waits = NOW, []
    for _ in outbox.RETRIES:
        assert outbox.post_due(now) == {"waiting": 1}
        waits.append((one().due - now) / timedelta(minutes=1))
        now = one().due
    assert tuple(waits) == outbox.RETRIES
    assert outbox.post_due(now) == {"failed": 1} and "no connection" in one().trouble
    assert outbox.troubled(COUNCIL) == 1


@pytest.mark.parametrize(
    "trouble",
    [
        smtplib.SMTPRecipientsRefused({TO: (550, b"no such user")}),
        smtplib.SMTPDataError(554, b"refused"),
    ],
)
def test_what_is_refused_for_good_is_not_tried_again(
    cast: Cast, refusing: type[Refusing], trouble: Exception
) -> None:
    refusing.trouble = trouble
    outbox.send(TO, "A", "B")
    assert outbox.post_due() == {"bounced": 1} and one().trouble


def test_what_is_only_put_off_is_tried_again(cast: Cast, refusing: type[Refusing]) -> None:
    refusing.trouble = smtplib.SMTPRecipientsRefused({TO: (450, b"try later")})
    outbox.send(TO, "A", "B")
    assert outbox.post_due() == {"waiting": 1}


def test_one_bad_letter_does_not_keep_the_others(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for address in ("not an address\n", TO):
        outbox.send(address, "A", "B")
    assert outbox.post_due()["sent"] == 1 and [one.to for one in mail.outbox] == [[TO]]


def test_a_machine_that_stops_while_sending_sends_it_again(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stop(BaseException):
        pass

    def stop(*_: Any) -> None:
        raise Stop

    outbox.send(TO, "A", "B")
    with monkeypatch.context() as patch:
        patch.setattr(outbox, "_post", stop)
        with pytest.raises(Stop):
            outbox.post_due()
    assert outbox.post_due() == {}  # another worker may be sending it
    assert outbox.post_due(NOW + outbox.LEASE) == {"sent": 1}


BOUNCE = """From: MAILER-DAEMON@example.org
To: minutebook@localhost
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; anna@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 no such user

--b
Content-Type: text/rfc822-headers

Message-ID: {message}
Subject: A

--b--
"""


@pytest.mark.parametrize(
    ("action", "status", "state"), [("failed", "5.1.1", "bounced"), ("delayed", "4.4.1", "sent")]
)
def test_a_letter_that_comes_back_is_marked(cast: Cast, action: str, status: str, state: str) -> None:
    outbox.send(TO, "A", "B")
    outbox.post_due()
    report = BOUNCE.format(action=action, status=status, message=one().message)
    found = outbox.take_bounce(report.encode())
    assert (found is not None) == (state == "bounced") and one().state == state
    assert ("no such user" in one().trouble) == (state == "bounced")


def test_a_bounce_of_nothing_of_ours_is_nothing(cast: Cast) -> None:
    report = BOUNCE.format(action="failed", status="5.1.1", message="<other@example.org>")
    assert outbox.take_bounce(report.encode()) is None
    assert outbox.take_bounce(b"\x00 not a mail") is None


def test_a_letter_that_came_back_is_sent_again_to_the_right_address(
    cast: Cast, refusing: type[Refusing], settings: Any
) -> None:
    refusing.trouble = smtplib.SMTPDataError(554, b"refused")
    outbox.send(TO, "A", "B", on=Scope(COUNCIL))
    outbox.post_due()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with pytest.raises(NotPermitted):
        outbox.send_again(Scope(COUNCIL), one().pk, by=cast.author)
    outbox.send_again(Scope(COUNCIL), one().pk, to="anna@example.com", by=cast.administrator)
    assert outbox.post_due() == {"sent": 1} and mail.outbox[-1].to == ["anna@example.com"]
    assert AuditEntry.objects.get().act == "mail.again"


def test_the_log_is_found_by_state_and_by_words(cast: Cast) -> None:
    outbox.send(TO, "A report is asked of you", "B", on=Scope(COUNCIL))
    outbox.send("ben@example.org", "Cleared", "B", on=Scope("elsewhere"))
    assert [letter.to for letter in outbox.log(COUNCIL)] == [TO]
    assert outbox.log(COUNCIL, state="sent") == [] and len(outbox.log(COUNCIL, words="ASKED")) == 1


@pytest.mark.parametrize(
    ("address", "backend", "more"),
    [
        ("console", "console", {}),
        ("file:/tmp/mail", "filebased", {"EMAIL_FILE_PATH": "/tmp/mail"}),
        ("smtp://ann:w%40rd@mx.example", "smtp", {"EMAIL_HOST_PASSWORD": "w@rd", "EMAIL_USE_TLS": True}),
        (
            "smtps://mx.example:466",
            "smtp",
            {"EMAIL_PORT": 466, "EMAIL_USE_SSL": True, "EMAIL_USE_TLS": False},
        ),
        ("smtp://mx.example:25?plain=1", "smtp", {"EMAIL_PORT": 25, "EMAIL_USE_TLS": False}),
    ],
)
def test_how_letters_go_out_is_one_setting(address: str, backend: str, more: dict[str, Any]) -> None:
    made = house.mail(address)
    assert backend in made["EMAIL_BACKEND"] and more.items() <= made.items()


def test_a_setting_that_cannot_be_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="MINUTEBOOK_MAIL is console"):
        house.mail("ftp://mx.example")
