"""From drafts into the two books: both get what they are to have, or neither, whatever crashes between.

The decision to publish is written down first, with everything it takes (one transaction of the desk). It is
then carried through: into the public book, then, with the end of the drafts, into the closed one. Each step
may be done again without harm, so what a crash interrupts is finished by the next :func:`finish`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django.db import transaction
from django.utils import timezone

from minutebook.book import identity
from minutebook.book.errors import BookError, Moved
from minutebook.book.files import files_in
from minutebook.book.kinds import KINDS, kind_of
from minutebook.book.press import Published, Request, publish_many
from minutebook.book.schema import Document, Meeting, Object
from minutebook.book.shelf import Book, closed_book, public_book
from minutebook.book.standing import statuses
from minutebook.drafts import auditing
from minutebook.drafts.dividing import Divided, divide
from minutebook.drafts.models import Account, Draft, Publishing
from minutebook.drafts.working import assemble, newest


def publish_drafts(
    drafts: Sequence[Draft],
    *,
    by: Account,
    act: str,
    role: str = "clerk",
    reason: str = "",
    at: datetime | None = None,
    closed_documents: Collection[str] = (),
) -> Publishing:
    """Publish working copies together. Permission and gates are the caller's (a command function).

    ``closed_documents`` are exempt documents that stand in the closed book already. Returns the publishing,
    done. Raises :class:`Moved` where a book has gone on since a draft was begun, :class:`BookError` where an
    object does not fit; then nothing was published and the drafts are as they were.
    """
    with transaction.atomic(using="desk"):
        publishing = decide(
            drafts, by=by, act=act, role=role, reason=reason, at=at, closed_documents=closed_documents
        )
    return carry_through(publishing.id)


WhenDone = Callable[[Publishing], None]
_WHEN_DONE: dict[str, list[WhenDone]] = {}


def when_done(*acts: str) -> Callable[[WhenDone], WhenDone]:
    """Declare what else happens when a publishing of these acts is through: with its end, or not at all."""

    def declare(function: WhenDone) -> WhenDone:
        for act in acts:
            _WHEN_DONE.setdefault(act, []).append(function)
        return function

    return declare


def decide(
    drafts: Sequence[Draft],
    *,
    by: Account,
    act: str,
    role: str = "clerk",
    reason: str = "",
    at: datetime | None = None,
    closed_documents: Collection[str] = (),
    also: Sequence[Divided] = (),
) -> Publishing:
    """Write down that drafts are published, within the caller's transaction; then ``carry_through``.

    ``also`` are objects made from them (the reading of minutes), published after them in the same books.
    """
    at, closed = at or timezone.now(), set(closed_documents)
    locked = list(Draft.objects.using("desk").select_for_update().filter(pk__in=[d.pk for d in drafts]))
    locked.sort(key=lambda draft: draft.kind == "meeting")  # papers come before what names them
    things = [(draft, assemble(draft)) for draft in locked]
    for draft in locked:
        if draft.state != Draft.OPEN:
            raise BookError(f"{draft.title} is not open: it is {draft.state}")
        check_bases(draft)
    closed = closed | {t.id for _, t in things if isinstance(t, Document) and t.exemption}
    parted = [(draft, divide(thing, closed)) for draft, thing in things]
    publishing = Publishing.objects.using("desk").create(
        id=identity.new_id(),
        council=locked[0].council,
        draft=locked[-1],
        act=act,
        role=role,
        reason=reason,
        at=at.replace(microsecond=0),
        by=by,
        public=[_packed(d.base_public, p.public) for d, p in parted if p.public is not None]
        + [_packed(None, one.public) for one in also if one.public is not None],
        closed=[_packed(d.base_closed, p.closed) for d, p in parted if p.closed is not None]
        + [_packed(None, one.closed) for one in also if one.closed is not None],
        result={"drafts": [draft.pk for draft in locked], "title": locked[-1].title},
    )
    Draft.objects.using("desk").filter(pk__in=[d.pk for d in locked]).update(state=Draft.PUBLISHING)
    auditing.record(f"{act}.decide", by=by, on=locked[-1], after=publishing.public, reason=reason)
    return publishing


def decide_version(
    council: str,
    public: Object,
    closed: Object | None,
    bases: tuple[int, int],
    *,
    on: Any,
    by: Account,
    act: str,
    reason: str = "",
    at: datetime | None = None,
) -> Publishing:
    """Write down that a next version of an object is published beside its draft ``on``, which stays open.

    For what cannot wait for the draft (a meeting moved or cancelled while its agenda is being made). ``on``
    may also be what has no draft (a decision that is called in): anything with ``council`` and ``title``.
    """
    publishing = Publishing.objects.using("desk").create(
        id=identity.new_id(),
        council=council,
        draft=on if isinstance(on, Draft) else None,
        act=act,
        role="clerk",
        reason=reason,
        at=(at or timezone.now()).replace(microsecond=0),
        by=by,
        public=[_packed(bases[0], public)],
        closed=[_packed(bases[1], closed)] if closed is not None else [],
        result={"drafts": [], "title": on.title},
    )
    auditing.record(f"{act}.decide", by=by, on=on, after=publishing.public, reason=reason)
    return publishing


def decide_change(
    draft: Draft, fields: dict[str, Any], *, by: Account, act: str, reason: str = "", at: datetime
) -> Publishing:
    """Write down that fields change in what each book has of an object, whatever its draft says since."""
    public = newest(public_book(), draft.council, draft.object)[1]
    closed = newest(closed_book(), draft.council, draft.object)[1]
    assert public is not None
    return decide_version(
        draft.council,
        msgspec.structs.replace(public, **fields),
        msgspec.structs.replace(closed, **fields) if closed is not None else None,
        (draft.base_public, draft.base_closed),
        on=draft,
        by=by,
        act=act,
        reason=reason,
        at=at,
    )


def check_bases(draft: Draft) -> None:
    """Raise :class:`Moved` where either book has a newer version than the draft was begun from."""
    for book, base in ((public_book(), draft.base_public), (closed_book(), draft.base_closed)):
        status = statuses(book, draft.council, [draft.object]).get(draft.object)
        if status is not None and status.version != base:
            raise Moved(draft.object, base, status.version)


def carry_through(publishing_id: str) -> Publishing:
    """Do what is left of a publishing. May be called again at any time, from anywhere."""
    publishing = Publishing.objects.using("desk").get(pk=publishing_id)
    if publishing.state == Publishing.DECIDED:
        try:
            _into_public(publishing)
        except BookError as error:
            _refuse(publishing, error)
            raise
    if publishing.state == Publishing.PUBLIC:
        with transaction.atomic(using="desk"):
            publishing = Publishing.objects.using("desk").select_for_update().get(pk=publishing_id)
            if publishing.state == Publishing.PUBLIC:
                _into_closed(publishing)
    return publishing


UNFINISHED = timedelta(minutes=2)
"""How long a publishing is left to the process that decided it before another finishes it."""


def unfinished() -> bool:
    """Whether a publishing was decided some time ago and is not through."""
    waiting = Publishing.objects.using("desk").filter(state__in=[Publishing.DECIDED, Publishing.PUBLIC])
    return waiting.filter(at__lt=timezone.now() - UNFINISHED).exists()


def finish() -> list[str]:
    """Carry through what a crash left unfinished; return the ids of the publishings that were."""
    waiting = Publishing.objects.using("desk").filter(state__in=[Publishing.DECIDED, Publishing.PUBLIC])
    done = []
    for publishing_id in waiting.order_by("at").values_list("id", flat=True):
        try:
            carry_through(publishing_id)
        except BookError:
            continue  # it is marked refused, its drafts are open again, and its clerk sees why
        done.append(publishing_id)
    return done


def _into_public(publishing: Publishing) -> None:
    book = public_book()
    requests = _requests(publishing, publishing.public, "public")
    for request in requests:
        bring_files(request.thing, closed_book(), book)
    published = publish_many(book, publishing.council, requests) if requests else []
    publishing.result |= {"public": [_told(one) for one in published]}
    publishing.state = Publishing.PUBLIC
    publishing.save(using="desk", update_fields=["state", "result"])


def _into_closed(publishing: Publishing) -> None:
    """The closed book's part, the end of the drafts and the audit, in one transaction of the desk."""
    book = closed_book()
    requests = _requests(publishing, publishing.closed, "closed")
    _lay_ground(book, publishing.council, [request.thing for request in requests])
    requests = [_numbered(request, publishing.council) for request in requests]
    published = publish_many(book, publishing.council, requests) if requests else []
    publishing.result |= {"closed": [_told(one, path="") for one in published]}
    publishing.state, publishing.public, publishing.closed = Publishing.DONE, [], []
    publishing.save(using="desk")
    ended = Draft.objects.using("desk").filter(pk__in=publishing.result["drafts"])
    ended.update(state=Draft.PUBLISHED, updated=timezone.now())
    auditing.record(
        publishing.act,
        by=publishing.by,
        on=publishing.draft or publishing,
        reason=publishing.reason,
        detail=publishing.result,
    )
    for also in _WHEN_DONE.get(publishing.act, ()):
        also(publishing)


def _refuse(publishing: Publishing, error: BookError) -> None:
    with transaction.atomic(using="desk"):
        publishing.state, publishing.result["refused"] = Publishing.REFUSED, str(error)
        publishing.save(using="desk", update_fields=["state", "result"])
        Draft.objects.using("desk").filter(pk__in=publishing.result["drafts"]).update(state=Draft.OPEN)
        whose = publishing.draft or publishing
        auditing.record(f"{publishing.act}.refused", by=publishing.by, on=whose, reason=str(error))


def _packed(base: int | None, thing: Object) -> dict[str, Any]:
    return {"kind": kind_of(thing), "base": base, "thing": msgspec.to_builtins(thing)}


def _requests(publishing: Publishing, packed: Iterable[dict[str, Any]], side: str) -> list[Request]:
    return [
        Request(
            thing=msgspec.convert(one["thing"], KINDS[one["kind"]].struct),
            role=publishing.role,
            key=f"{publishing.id}/{side}/{number}",
            base=one["base"],
            reason=publishing.reason,
            at=publishing.at,
        )
        for number, one in enumerate(packed)
    ]


def _told(one: Published, **instead: str) -> dict[str, Any]:
    """What the audit and the clerk are told of a publication; a closed path has words that are closed."""
    told = {"object": one.object, "version": one.version, "path": one.path, "hash": one.hash}
    return told | instead


def bring_files(thing: Object, source: Book, target: Book) -> None:
    """Copy the files an object uses from one book's folder to the other's, where they are not there yet."""
    for file in files_in(thing):
        stored = source.files.path(file.sha256)
        if stored.exists():
            target.files.bring(stored, file.sha256)


def _numbered(request: Request, council: str) -> Request:
    """The closed version under the same slug and whole numbers as the public one, where there is one."""
    _, public = newest(public_book(), council, request.thing.id)
    if public is None:
        return request
    given: dict[str, Any] = {"slug": public.slug, "number": public.number}
    if isinstance(request.thing, Meeting) and isinstance(public, Meeting):
        known = {item.id: item for item in public.items}
        given["items"] = tuple(
            msgspec.structs.replace(item, slug=known[item.id].slug, number=known[item.id].number)
            if item.id in known
            else item
            for item in request.thing.items
        )
    return Request(**{**vars(request), "thing": msgspec.structs.replace(request.thing, **given)})


def _lay_ground(book: Book, council: str, things: Iterable[Object]) -> None:
    """Copy from the public book the council and bodies that closed objects stand under, where missing."""
    things = list(things)
    coming = {thing.id for thing in things}
    needed = [need for thing in things for need in _needed(thing) if need not in coming]
    for object_id in (council, *needed):
        version, thing = newest(public_book(), council, object_id)
        if thing is None or newest(book, council, object_id)[1] is not None:
            continue
        if object_id != council:
            _lay_ground(book, council, [thing])
        bring_files(thing, public_book(), book)
        publish_many(book, council, [Request(thing=thing, key=f"ground/{object_id}/{version}")])


def _needed(thing: Object) -> list[str]:
    return [need for _, need in KINDS[kind_of(thing)].needs(thing)]
