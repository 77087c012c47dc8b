"""The outbox: what the desk has to say by e-mail, kept until it is sent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from minutebook.book import clock
from minutebook.drafts.models import Letter


def send(to: str, subject: str, body: str, *, on: Any = None, at: datetime | None = None) -> Letter:
    """Put a letter into the outbox, within the caller's transaction.

    ``on`` is what it is about (a draft, or anything with ``council`` and ``object``), ``at`` when it is due
    (now). A letter holds nothing exempt: whoever writes one sees to that.
    """
    return Letter.objects.using("desk").create(
        council=getattr(on, "council", ""),
        object=getattr(on, "object", ""),
        to=to,
        subject=subject[:300],
        body=body,
        due=at or clock.now(),
    )
