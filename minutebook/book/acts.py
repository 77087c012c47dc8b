"""What is done to a published object besides publishing it: withdraw, erase, merge, split."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from minutebook.book import canonical, projecting
from minutebook.book.canonical import Address, Envelope
from minutebook.book.errors import NotFound, Refused
from minutebook.book.forgetting import destroy, forgetting
from minutebook.book.kinds import KINDS
from minutebook.book.models import Alias, Chain, Entry, Head, Link, Text
from minutebook.book.press import append, lock, save, stamp
from minutebook.book.rebuild import reproject
from minutebook.book.rows import insert
from minutebook.book.shelf import Book
from minutebook.book.standing import statuses

GROUNDS = {
    "exempt": "exempt or confidential information was published by mistake",
    "personal-data": "personal data that must not be public",
    "court-order": "a court order",
    "retention": "the period for which it must be kept is over",
}


def withdraw(
    book: Book, council: str, object_id: str, *, reason: str, role: str = "clerk", at: datetime | None = None
) -> list[int]:
    """Hide an object, and what lives with it (readings), from every projection and export.

    Returns the sequences of the publications made. A later publication of the object shows it again;
    versions from before the withdrawal stay hidden. Raises :class:`NotFound`, :class:`Refused`.
    """
    if not reason.strip():
        raise Refused("reason", "say why it is withdrawn; the reason is published")
    with book.transaction():
        chain = lock(book, council)
        done = []
        for head in _with_followers(book, council, object_id):
            _refuse_absent(book, head)
            _refuse_while_used(book, head)
            body = _last_words(book, chain, head, reason=reason)
            done.append(_append(book, chain, head, "withdraw", role, body, at))
            projecting.remove(book, council, [head.object])
        save(book, chain, chain.numbers)
    return done


def erase(
    book: Book,
    council: str,
    object_id: str,
    *,
    ground: str,
    through: int | None = None,
    role: str = "clerk",
    at: datetime | None = None,
) -> list[int]:
    """Destroy an object's bodies, salts and unshared files, and publish that it was done and why.

    ``ground`` is a key of :data:`GROUNDS`. ``through`` erases only the versions up to that one, which
    must be older than the current one (correct first, then erase what was wrong). What lives with the
    object (readings) goes too. Returns the sequences of the publications made.
    Raises :class:`NotFound`, :class:`Refused`.
    """
    if ground not in GROUNDS:
        raise Refused("ground", f"is one of {', '.join(GROUNDS)}, not {ground!r}")
    with forgetting(book) as files:
        chain = lock(book, council)
        done = []
        for head in _with_followers(book, council, object_id):
            last = head.version if through is None else through
            whole = _check_erasure(book, head, object_id, last)
            last = head.version if whole else last
            body = _last_words(book, chain, head, ground=ground, through=last)
            done.append(_append(book, chain, head, "erase" if whole else "redact", role, body, at))
            files |= destroy(book, council, head.object, last)
            if whole:
                projecting.remove(book, council, [head.object])
        save(book, chain, chain.numbers)
    return done


def merge(
    book: Book,
    council: str,
    object_id: str,
    into: str,
    *,
    reason: str = "",
    role: str = "clerk",
    at: datetime | None = None,
) -> int:
    """Say that two objects of one kind are the same: ``object_id`` goes into ``into``, addresses too."""
    with book.transaction():
        chain = lock(book, council)
        head, target = latest(book, council, object_id), latest(book, council, into)
        if head.kind != target.kind or head.object == target.object:
            raise Refused("into", f"a {head.kind} can only be merged into another {head.kind}")
        _refuse_absent(book, head)
        _refuse_absent(book, target)
        _refuse_while_used(book, head)
        body = _last_words(book, chain, head, reason=reason, into=into)
        done = _append(book, chain, head, "merge", role, body, at)
        projecting.remove(book, council, [object_id])
        chain.merged = dict(chain.merged) | dict.fromkeys(
            (object_id, *(k for k, v in chain.merged.items() if v == object_id)), into
        )
        Chain.objects.using(book.alias).filter(council=council).update(merged=chain.merged)
        relink(book, chain, {object_id})
        save(book, chain, chain.numbers)
    return done


def split(
    book: Book,
    council: str,
    object_id: str,
    *,
    reason: str = "",
    role: str = "clerk",
    at: datetime | None = None,
) -> int:
    """Undo a merge: the object stands for itself again, as it last did."""
    with book.transaction():
        chain = lock(book, council)
        if object_id not in chain.merged:
            raise Refused("object", f"{object_id} was not merged into anything")
        head = latest(book, council, object_id)
        into = chain.merged[object_id]
        body = Envelope(reason=reason, into=into, numbers=dict(chain.numbers))
        done = _append(book, chain, head, "split", role, body, at)
        chain.merged = {was: to for was, to in chain.merged.items() if was != object_id}
        Chain.objects.using(book.alias).filter(council=council).update(merged=chain.merged)
        reproject(book, chain, [object_id])
        relink(book, chain, {into})
        save(book, chain, chain.numbers)
    return done


def relink(book: Book, chain: Chain, targets: set[str]) -> None:
    """Make the links of everything that names one of ``targets`` again."""
    rows = Link.objects.using(book.alias).filter(council=chain.council, target__in=targets)
    reproject(book, chain, sorted(set(rows.values_list("owner", flat=True))))


def latest(book: Book, council: str, object_id: str) -> Head:
    """An object's last publication. Raises :class:`NotFound`."""
    head = (
        Head.objects.using(book.alias).filter(council=council, object=object_id).order_by("-sequence").first()
    )
    if head is None:
        raise NotFound(f"there is no object {object_id!r} in this book")
    return head


def _with_followers(book: Book, council: str, object_id: str) -> Iterator[Head]:
    """The objects that live with an object, then the object itself, each by its last head."""
    following = [name for name, kind in KINDS.items() if kind.follows is not _NO_FOLLOWING]
    owners = Link.objects.using(book.alias).filter(
        council=council, target=object_id, rel__in=[f"{name}-of" for name in following]
    )
    for owner in sorted(set(owners.values_list("owner", flat=True))):
        yield latest(book, council, owner)
    yield latest(book, council, object_id)


_NO_FOLLOWING = KINDS["council"].follows


def _refuse_absent(book: Book, head: Head) -> None:
    if not statuses(book, head.council, [head.object])[head.object].shown:
        raise Refused("object", f"{head.object} does not stand in the book any more")


def _refuse_while_used(book: Book, head: Head) -> None:
    if head.kind == "council":
        raise Refused("object", "a council cannot be taken out of its own book")
    under = Entry.objects.using(book.alias).filter(council=head.council, parent=head.object)
    count = under.exclude(owner=head.object).count()
    if count:
        raise Refused("object", f"{count} other objects stand under it: take them out first")


def _check_erasure(book: Book, head: Head, asked: str, through: int) -> bool:
    """Whether the whole object goes (else only older versions of it)."""
    if head.object != asked or through >= head.version:
        if head.object == asked and through > head.version:
            raise Refused("through", f"there are only {head.version} versions")
        _refuse_while_used(book, head)
        return True
    if through < 1:
        raise Refused("through", "is the number of the last version to erase, 1 or more")
    return False


def _last_words(book: Book, chain: Chain, head: Head, **said: object) -> Envelope:
    addresses = Alias.objects.using(book.alias).filter(council=head.council, owner=head.object)
    rows = addresses.order_by("digest").values_list("digest", "object")
    envelope = Envelope(
        numbers=dict(chain.numbers), addresses=tuple(Address(digest=d, object=o) for d, o in rows)
    )
    return msgspec.structs.replace(envelope, **said)


def _append(
    book: Book, chain: Chain, of: Head, act: str, role: str, body: Envelope, at: datetime | None
) -> int:
    salt, data = canonical.new_salt(), canonical.encode(body)
    head = append(chain, of.object, of.kind, of.version, act, role, salt, data, stamp(at))
    insert(book.alias, Head, [(*msgspec.structs.astuple(head), chain.head)])
    insert(book.alias, Text, [(chain.council, head.sequence, salt, data)])
    return head.sequence
