"""What is closed, and who may read it: by office, by law, by membership, by a grant; every reading is logged.

Reading is always of a closed item, paper or decision. To whoever may not read it, it is not there: the same
answer is given as for what does not exist.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.schema import Body, Document, Exemption, Item, Meeting, Person
from minutebook.book.shelf import closed_book, public_book
from minutebook.drafts.models import Account, ClosedGrant, ClosedReading, ContractTerms
from minutebook.drafts.permission import Scope, appointments, may
from minutebook.drafts.practice import body_of, footing_of
from minutebook.drafts.roles import ADMINISTRATOR, MEMBERS, RIGHTS, ROLES
from minutebook.drafts.working import PRIVATE_TITLE, newest
from minutebook.law import access, exclusion, wording
from minutebook.law.errors import LawError
from minutebook.law.nations import Nation

NOT_THERE = (
    "There is no such private paper, or it is not open to you. If you need it for your duties, ask the "
    "monitoring officer, and say why."
)


class Secret(NamedTuple):
    """Something closed and where it stands. ``title`` is what logs call it; a paper's own title is closed."""

    council: str
    body: str
    object: str
    title: str
    version: int
    exemption: Exemption
    item: str
    meeting: str


@dataclass(frozen=True)
class ClosedMeeting:
    """A meeting as the closed book has it: its version, its closed items and papers, their documents."""

    council: str
    meeting: Meeting
    version: int
    body: Body
    nation: Nation
    secrets: dict[str, Secret] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)

    @property
    def scope(self) -> Scope:
        """Where rights over it are asked."""
        return Scope(self.council, self.body.id)

    def item(self, item_id: str) -> Item:
        """One of its items. Raises :class:`NotFound`."""
        for item in self.meeting.items:
            if item.id == item_id:
                return item
        raise NotFound(NOT_THERE)

    def marking(self, exemption: Exemption) -> str:
        """What every copy given out is marked with. Source: e.g. LGA 1972 s.100B(5)."""
        if exemption.kind == "confidential" or not exemption.paragraphs:
            return f"Not for publication: confidential. {exemption.reason}".strip()
        day = date.fromisoformat(self.meeting.start[:10])
        return exclusion.marking(self.nation, day, exemption.paragraphs).result


def closed_meeting(council: str, meeting_id: str) -> ClosedMeeting | None:
    """What the closed book keeps of a meeting from the public; ``None`` where that is nothing."""
    version, meeting = newest(closed_book(), council, meeting_id)
    if not isinstance(meeting, Meeting):
        return None
    body = body_of(council, meeting.body)
    found = ClosedMeeting(council, meeting, version, body, footing_of(council, body).nation)
    cited = {paper.document for item in meeting.items for paper in item.papers}
    entries = catalogue.by_id(closed_book(), council, cited)
    things = catalogue.things_of(closed_book(), entries.values())
    papers = {key: thing for key, thing in things.items() if isinstance(thing, Document) and thing.exemption}
    found.documents.update(papers)
    for item in meeting.items:
        for secret in _secrets_at(found, item, {key: entries[key].version for key in papers}):
            found.secrets[secret.object] = secret
    return found if found.secrets else None


def _secrets_at(found: ClosedMeeting, item: Item, versions: dict[str, int]) -> Iterable[Secret]:
    where = {"council": found.council, "body": found.body.id, "item": item.id, "meeting": found.meeting.id}
    if item.exemption is not None:
        title = str(item.title)
        yield Secret(**where, object=item.id, title=title, version=found.version, exemption=item.exemption)
    for paper in item.papers:
        document = found.documents.get(paper.document)
        if document is not None and document.exemption is not None:
            yield Secret(
                **where,
                object=document.id,
                title=PRIVATE_TITLE,
                version=versions[document.id],
                exemption=document.exemption,
            )


# -- who may read


class Reader(NamedTuple):
    """What lets an account in at a body, asked once for all that is closed there."""

    account: Account
    office: str
    member: bool
    sits: bool
    grants: dict[str, ClosedGrant]
    terms: dict[str, bool]


def reader_of(account: Account, where: ClosedMeeting) -> Reader:
    """The account as a reader of what is closed of a meeting."""
    held = [row for row in appointments(account) if row.council == where.council]
    if not held or any(row.role == ADMINISTRATOR for row in held):
        return Reader(account, "", False, False, {}, {})  # administrators keep accounts, not secrets
    scope = where.scope
    office = ""
    if may(account, "paper.read-closed", scope):
        office = next(ROLES[row.role] for row in held if row.role in RIGHTS["paper.read-closed"].roles)
    grants = ClosedGrant.objects.using("desk").filter(
        account=account, council=where.council, until__gt=clock.now(), given__lte=clock.now()
    )
    terms = ContractTerms.objects.using("desk").filter(council=where.council, object__in=where.secrets)
    return Reader(
        account,
        office,
        any(row.role in MEMBERS for row in held),
        sits_on(account, where.council, where.body.id, clock.today()),
        {grant.object: grant for grant in grants.select_related("giver")},
        {row.object: row.negotiated for row in terms},
    )


def sits_on(account: Account, council: str, body: str, on: date) -> bool:
    """Whether an account’s member sits on a body: by the record of seats; without one, by appointment."""
    person = newest(public_book(), council, account.person)[1] if account.person else None
    if isinstance(person, Person) and person.memberships:
        day = on.isoformat()
        return any(
            seat.body == body and (not seat.start or seat.start <= day) and (not seat.end or day <= seat.end)
            for seat in person.memberships
        )
    rows = appointments(account, on)
    return any(row.council == council and row.body == body and row.role in MEMBERS for row in rows)


def ground(reader: Reader, secret: Secret, nation: Nation) -> tuple[bool, str]:
    """Whether something closed is open to a reader, and on what ground, or why not."""
    if reader.office:
        return True, f"by office: {reader.office}"
    grant = next(
        (reader.grants[key] for key in (secret.object, secret.item, secret.meeting) if key in reader.grants),
        None,
    )
    if grant is not None and not reader.member:
        return True, granted(grant)
    if not reader.member:
        return False, "no office, seat or grant"
    exemption = secret.exemption
    document = access.Document(
        paragraphs=exemption.paragraphs,
        # Until the monitoring officer says that it holds none, it may: then it stays closed.
        contract_terms=reader.terms.get(secret.object, True),
        confidential=exemption.kind == "confidential",
    )
    try:
        answer = access.member_may_inspect(
            nation, clock.today(), document, access.Reader(reader.sits, needs_to_know=grant is not None)
        )
    except LawError as error:  # a paragraph that the schedule of today does not have
        return reader.sits, str(error)
    if answer.result and grant is not None and not reader.sits:
        return True, granted(grant)
    return answer.result, f"{answer.because} ({answer.source.partition(';')[0]})"


def granted(grant: ClosedGrant) -> str:
    """A grant as a ground."""
    giver = grant.giver.name if grant.giver else "an account that is gone"
    return f"let in by {giver} until {wording.day(grant.until.date())}"


def open_to(account: Account, where: ClosedMeeting) -> dict[str, str]:
    """What of a meeting's closed part an account may read, each with its ground."""
    reader = reader_of(account, where)
    answers = {key: ground(reader, secret, where.nation) for key, secret in where.secrets.items()}
    return {key: why for key, (may_read, why) in answers.items() if may_read}


# -- reading


def read(account: Account, council: str, meeting_id: str, object_id: str) -> tuple[ClosedMeeting, Secret]:
    """Let an account read one closed thing, and log it. Raises :class:`NotFound` (logged too) otherwise."""
    where = closed_meeting(council, meeting_id)
    secret = where.secrets.get(object_id) if where else None
    if where is None or secret is None:
        raise NotFound(NOT_THERE)
    allowed, why = ground(reader_of(account, where), secret, where.nation)
    _log(account, [(secret, why)], allowed=allowed)
    if not allowed:
        raise NotFound(NOT_THERE)
    return where, secret


def read_together(account: Account, where: ClosedMeeting, items: Collection[str] = ()) -> set[str]:
    """Let an account read all that is open to it of a meeting's closed part (of these ``items``).

    Gives the ids of the closed items and papers; each is logged.
    """
    opened = open_to(account, where)
    if items:
        opened = {key: why for key, why in opened.items() if where.secrets[key].item in items}
    _log(account, [(where.secrets[key], why) for key, why in opened.items()], allowed=True)
    return set(opened)


def _log(account: Account, read: Iterable[tuple[Secret, str]], *, allowed: bool) -> None:
    at = clock.now()
    ClosedReading.objects.using("desk").bulk_create(
        ClosedReading(
            account=account,
            council=secret.council,
            object=secret.object,
            version=secret.version,
            at=at,
            ground=why[:200],
            allowed=allowed,
        )
        for secret, why in read
    )


def file_of(where: ClosedMeeting, secret: Secret) -> tuple[bytes, str]:
    """The stored bytes of a closed paper's first file, and its name. Raises :class:`NotFound`."""
    document = where.documents.get(secret.object)
    if document is None or not document.files:
        raise NotFound("This paper has no file.")
    stored = document.files[0]
    try:
        return closed_book().files.read(stored.sha256), stored.name
    except (BookError, FileNotFoundError) as error:
        raise NotFound("The file of this paper is not stored here.") from error


def readings(council: str, object_id: str = "", words: str = "") -> QuerySet[ClosedReading]:
    """Every look at closed things, newest first: at one thing, or by one reader."""
    rows = ClosedReading.objects.using("desk").filter(council=council).select_related("account")
    if object_id:
        rows = rows.filter(object=object_id)
    if words:
        rows = rows.filter(Q(account__name__icontains=words) | Q(account__email__icontains=words))
    return rows.order_by("-at", "-pk")
