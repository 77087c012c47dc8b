"""The audit: an append-only chain of acts, exportable as proof of what was open since when."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

import msgspec
from django.utils import timezone

from minutebook.drafts.models import Account, AuditChain, AuditEntry

_WRITTEN: ContextVar[list[int] | None] = ContextVar("audit_written", default=None)
_HASHED = (
    "sequence", "actor", "name", "act", "council", "body", "object", "title",
    "before", "after", "reason", "detail", "previous",
)  # fmt: skip


def digest(content: object) -> str:
    """The SHA-256 of something as JSON: what stands for it in the audit. Empty for nothing."""
    if content is None:
        return ""
    content = msgspec.to_builtins(content)
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def record(
    act: str,
    *,
    by: Account,
    on: Any = None,
    before: object = None,
    after: object = None,
    reason: str = "",
    detail: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> AuditEntry:
    """Add an act to the chain, within the caller's transaction.

    ``on`` is what was acted on (a draft, or anything with ``council``, ``body``, ``object``, ``title``);
    ``before`` and ``after`` enter as hashes only, so that the audit never repeats closed words.
    """
    chain, _ = AuditChain.objects.using("desk").get_or_create(pk=1)
    chain = AuditChain.objects.using("desk").select_for_update().get(pk=1)
    entry = AuditEntry(
        sequence=chain.sequence + 1,
        at=(at or timezone.now()).replace(microsecond=0),
        actor=by.email,
        name=by.name,
        act=act,
        council=getattr(on, "council", ""),
        body=getattr(on, "body", ""),
        object=getattr(on, "object", ""),
        title=_title(on),
        before=digest(before),
        after=digest(after),
        reason=reason,
        detail=detail or {},
        previous=chain.hash,
    )
    entry.hash = _hash(entry)
    entry.save(using="desk", force_insert=True)
    AuditChain.objects.using("desk").filter(pk=1).update(sequence=entry.sequence, hash=entry.hash)
    written = _WRITTEN.get()
    if written is not None:
        written.append(entry.sequence)
    return entry


def _title(on: Any) -> str:
    """What an act was done on is called; not a paper: what its title says may become private later."""
    return "" if getattr(on, "kind", "") == "document" else getattr(on, "title", "")[:300]


@contextmanager
def watched() -> Iterator[list[int]]:
    """The sequences of the entries that are written inside, for the caller to look at."""
    outer = _WRITTEN.get()
    written: list[int] = []
    token = _WRITTEN.set(written)
    try:
        yield written
    finally:
        _WRITTEN.reset(token)
        if outer is not None:
            outer.extend(written)


def verify() -> str:
    """Hash the audit again. Returns the first fault in words, or nothing where it holds."""
    previous, sequence = "0" * 64, 0
    for entry in AuditEntry.objects.using("desk").order_by("sequence").iterator(chunk_size=2000):
        sequence += 1
        if entry.sequence != sequence:
            return f"entry {sequence} of the audit is missing"
        if entry.previous != previous or entry.hash != _hash(entry):
            return f"entry {sequence} of the audit ({entry.act} by {entry.actor}) was altered"
        previous = entry.hash
    chain = AuditChain.objects.using("desk").filter(pk=1).first()
    if chain is not None and (chain.sequence, chain.hash) != (sequence, previous):
        return f"the audit ends at entry {sequence}, but {chain.sequence} were written"
    return ""


def _hash(entry: AuditEntry) -> str:
    content = {name: getattr(entry, name) for name in _HASHED}
    content["at"] = entry.at.astimezone(timezone.get_fixed_timezone(0)).isoformat()
    return digest(content)
