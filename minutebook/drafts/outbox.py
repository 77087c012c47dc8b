"""The outbox: what the desk has to say by e-mail, kept until it is sent, and what became of it.

A letter is written in the transaction of what it tells, so that nothing is told that did not happen. The
worker sends what is due; what a mail server puts off is tried again, what it refuses is marked and shown.
"""

from __future__ import annotations

import email
import re
import smtplib
from datetime import datetime, timedelta
from email.message import Message
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Q

from minutebook.book import clock, identity
from minutebook.book.errors import BookError, NotFound
from minutebook.drafts import auditing
from minutebook.drafts.models import Account, Letter
from minutebook.drafts.permission import Scope, command

RETRIES = (1, 5, 15, 60, 240, 720, 1440)
"""Minutes after which a letter that could not be sent is tried again; after the last it has failed."""
LEASE = timedelta(minutes=10)
"""How long a letter that is being sent is left alone by other workers."""
BATCH = 200
REFUSALS = (550, 551, 552, 553, 554)
"""Codes by which a mail server says that it will never take a letter."""


def send(
    to: str,
    subject: str,
    body: str,
    *,
    on: Any = None,
    at: datetime | None = None,
    key: str | None = None,
) -> Letter:
    """Put a letter into the outbox, within the caller's transaction.

    ``on`` is what it is about (a draft, or anything with ``council`` and ``object``), ``at`` when it is due
    (now). A letter with a ``key`` is written once: a second one of that key is the first. A letter holds
    nothing exempt: whoever writes one sees to that.
    """
    if key is not None and (before := was_written(key)):
        return before
    now = clock.now()
    return Letter.objects.using("desk").create(
        council=getattr(on, "council", ""),
        object=getattr(on, "object", ""),
        to=to,
        subject=" ".join(subject.split())[:300],
        body=body,
        key=key,
        written=now,
        due=at or now,
    )


def was_written(key: str) -> Letter | None:
    """The letter of a key, if one was written."""
    return Letter.objects.using("desk").filter(key=key).first()


def link(path: str) -> str:
    """The address of a page of the desk as letters give it; the path alone where none is set."""
    return f"{settings.DESK_ADDRESS.rstrip('/')}/{path.lstrip('/')}"


def has_due() -> bool:
    """Whether a letter is to be sent now."""
    return Letter.objects.using("desk").filter(state=Letter.WAITING, due__lte=clock.now()).exists()


def post_due(now: datetime | None = None) -> dict[str, int]:
    """Send every letter that is due; return how many came to which state. Safe beside another worker.

    A letter is leased before it is sent. A machine that stops in between sends it again after the lease:
    rather twice than not at all.
    """
    now = now or clock.now()
    done: dict[str, int] = {}
    while batch := _lease(now):
        for letter in batch:
            _post(letter, now)
            done[letter.state] = done.get(letter.state, 0) + 1
    return done


def _lease(now: datetime) -> list[Letter]:
    with transaction.atomic(using="desk"):
        rows = Letter.objects.using("desk").select_for_update(skip_locked=_skips())
        due = list(rows.filter(state=Letter.WAITING, due__lte=now).order_by("due", "pk")[:BATCH])
        Letter.objects.using("desk").filter(pk__in=[one.pk for one in due]).update(due=now + LEASE)
    return due


def _skips() -> bool:
    from django.db import connections

    return bool(connections["desk"].features.has_select_for_update_skip_locked)


def _post(letter: Letter, now: datetime) -> None:
    letter.tries += 1
    letter.message = letter.message or f"<{identity.new_id()}@{_domain()}>"
    message = EmailMessage(
        letter.subject,
        letter.body,
        settings.DEFAULT_FROM_EMAIL,
        [letter.to],
        headers={"Message-ID": letter.message, "Auto-Submitted": "auto-generated"},
        connection=get_connection(),
    )
    try:
        message.send()
    except Exception as trouble:  # whatever a mail server or its library raises, the letter is kept
        letter.trouble = _said(trouble)
        _put_off(letter, now, for_good=_refused(trouble))
    else:
        letter.state, letter.sent, letter.trouble = Letter.SENT, now, ""
    letter.save(using="desk")


def _put_off(letter: Letter, now: datetime, *, for_good: bool) -> None:
    if for_good:
        letter.state = Letter.BOUNCED
    elif letter.tries > len(RETRIES):
        letter.state = Letter.FAILED
    else:
        letter.due = now + timedelta(minutes=RETRIES[letter.tries - 1])


def _refused(trouble: Exception) -> bool:
    """Whether the mail server said no for good (a code of 500 or more), so that trying again is no use."""
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in trouble.recipients.values())
    return isinstance(trouble, smtplib.SMTPResponseException) and trouble.smtp_code in (
        550,
        551,
        552,
        553,
        554,
    )


def _said(trouble: Exception) -> str:
    return f"{type(trouble).__name__}: {trouble}"[:1000]


def _domain() -> str:
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"


# -- bounces

_STATUS = re.compile(r"^\s*(\d)\.\d+\.\d+", re.MULTILINE)


def take_bounce(data: bytes) -> Letter | None:
    """Read a mail server's report that a letter came back (RFC 3464), and mark the letter.

    Returns it, or ``None`` where the report is of no letter of ours or only says that it is delayed.
    """
    report = email.message_from_bytes(data)
    found = next((one for one in map(_letter_of, report.walk()) if one is not None), None)
    status = next(
        (part for part in report.walk() if part.get_content_type() == "message/delivery-status"), None
    )
    code, said = _status_of(status)
    if found is None or code != "5":
        return None
    found.state, found.trouble = Letter.BOUNCED, said[:1000]
    found.save(using="desk", update_fields=["state", "trouble"])
    return found


def _letter_of(part: Message) -> Letter | None:
    """The letter whose headers are quoted in a part of a report."""
    texts = [str(part.get(name, "")) for name in ("Message-ID", "In-Reply-To", "References")]
    if part.get_content_type() in ("text/rfc822-headers", "text/plain") and not part.is_multipart():
        payload = part.get_payload(decode=True)
        texts.append(payload.decode("utf-8", "replace") if isinstance(payload, bytes) else "")
    ids = re.findall(r"<[^<>\s]+@[^<>\s]+>", " ".join(texts))
    return Letter.objects.using("desk").filter(message__in=ids).first() if ids else None


def _status_of(part: Message | None) -> tuple[str, str]:
    if part is None:
        return "", ""
    said: list[Message] = part.get_payload() if part.is_multipart() else [part]  # type: ignore[assignment]
    for fields in said:
        if code := _STATUS.match(str(fields.get("Status", ""))):
            return code[1], str(fields.get("Diagnostic-Code", "") or fields.get("Status", ""))
    return "", ""


# -- the log


def log(council: str, state: str = "", words: str = "", *, page: int = 1, size: int = 50) -> list[Letter]:
    """The letters of a council (and those of none), newest first; in one state, holding ``words``."""
    rows = Letter.objects.using("desk").filter(council__in=[council, ""])
    if state:
        rows = rows.filter(state=state)
    if words:
        rows = rows.filter(Q(to__icontains=words) | Q(subject__icontains=words))
    return list(rows.order_by("-written", "-pk")[(page - 1) * size : page * size])


def troubled(council: str) -> int:
    """How many letters did not reach anyone."""
    rows = Letter.objects.using("desk").filter(council__in=[council, ""])
    return rows.filter(state__in=[Letter.FAILED, Letter.BOUNCED]).count()


@command("mail.read")
def send_again(scope: Scope, letter_id: int, *, to: str = "", by: Account) -> Letter:
    """Try a letter that failed or came back once more, to a corrected address where one is given.

    Raises :class:`NotFound` for any other letter, :class:`BookError` for what is no address.
    """
    rows = Letter.objects.using("desk").filter(pk=letter_id, council__in=[scope.council, ""])
    rows = rows.filter(state__in=[Letter.FAILED, Letter.BOUNCED])
    letter = rows.select_for_update().first()
    if letter is None:
        raise NotFound("There is no such letter that did not arrive.")
    try:
        validate_email(to.strip() or letter.to)
    except ValidationError as error:
        raise BookError(f"to: {to.strip()!r} is not an e-mail address") from error
    before = letter.to
    letter.to, letter.state, letter.tries = to.strip() or letter.to, Letter.WAITING, 0
    letter.due, letter.message, letter.trouble = clock.now(), "", ""
    letter.save(using="desk")
    auditing.record(
        "mail.again", by=by, on=scope, before=before, after=letter.to, detail={"letter": letter.pk}
    )
    return letter
