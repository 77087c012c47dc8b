"""The public notice of a meeting: its words, and who put it up where and when."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from minutebook.book import clock
from minutebook.book.errors import BookError
from minutebook.book.schema import Meeting, Words
from minutebook.drafts import auditing
from minutebook.drafts.agendas.agenda import Bench
from minutebook.drafts.models import Account, Draft, Posting
from minutebook.drafts.permission import command
from minutebook.law import wording
from minutebook.law.publication import NOTICE_POSTED

WELSH_MONTHS = (
    *("Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin"),
    *("Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"),
)
WELSH_DAYS = (
    *("Dydd Llun", "Dydd Mawrth", "Dydd Mercher", "Dydd Iau"),
    *("Dydd Gwener", "Dydd Sadwrn", "Dydd Sul"),
)


def words_of(bench: Bench) -> Words:
    """The notice's words: those the clerk wrote, or the usual ones for this meeting."""
    return bench.meeting.notice.words or usual_words(bench)


def usual_words(bench: Bench) -> Words:
    """Notice in English, and in Welsh too in Wales: what meets, when, where, whether the public may come."""
    meeting, name = bench.meeting, bench.body.name
    at = datetime.fromisoformat(meeting.start)
    place = where_of(meeting)
    where = f" at {place}" if place else ""
    informal = bench.footing.kind == "informal"
    may_come = (
        "It is not a meeting that the law opens to the public; its papers are published here."
        if informal
        else "The public may attend, except for any item from which the meeting resolves to exclude them."
    )
    english = (
        f"Notice is given that the {_bare(str(name))} will meet at {clock_time(at)} on "
        f"{wording.day(at.date())}{where}. {may_come}"
    )
    if bench.footing.nation != "wales":
        return Words(en=english)
    day = f"{WELSH_DAYS[at.weekday()]} {at.day} {WELSH_MONTHS[at.month - 1]} {at.year}"
    welsh_place = f" yn {meeting.place.name.cy or place}" if place else ""
    welsh = (
        f"Hysbysir drwy hyn y bydd {name.within('cy')} yn cyfarfod am {at:%H:%M} ar {day}{welsh_place}. "
        "Caiff y cyhoedd fod yn bresennol, ac eithrio ar gyfer unrhyw eitem y penderfyna’r cyfarfod eu cau "
        "allan ohoni."
    )
    return Words(en=english, cy=welsh)


def where_of(meeting: Meeting) -> str:
    """The room and its address in one line, what both say only once."""
    parts = [*str(meeting.place.name).split(", "), *meeting.place.address.split(", ")]
    return ", ".join(part for part in dict.fromkeys(parts) if part)


def _bare(name: str) -> str:
    return name.removeprefix("The ").removeprefix("the ")


def clock_time(at: datetime) -> str:
    """A time as people say it: 2 pm, 10.30 am."""
    hour = at.hour % 12 or 12
    minutes = f".{at.minute:02}" if at.minute else ""
    return f"{hour}{minutes} {'am' if at.hour < 12 else 'pm'}"


@command("agenda.publish")
def record_posting(draft: Draft, where: str, at: datetime, *, by: Account) -> Posting:
    """Say that one put the notice up: where, and at what time. Raises :class:`BookError` for what cannot be.

    Source: e.g. LGA 1972 s.100A(6)(a).
    """
    if not where.strip():
        raise BookError("where: say where the notice was put up")
    if at > clock.now():
        raise BookError("at: a notice is recorded once it is up, not before")
    if at < clock.now() - timedelta(days=365):
        raise BookError("at: that is more than a year ago")
    row = Posting.objects.using("desk").create(
        council=draft.council, meeting=draft.object, where=where.strip(), at=at, by=by
    )
    detail = {"where": row.where, "at": at.isoformat()}
    auditing.record("notice.post", by=by, on=draft, detail=detail)
    return row


def posting_of(council: str, meeting: str) -> Posting | None:
    """The first time the notice of a meeting was put up as it stands, if it was."""
    rows = Posting.objects.using("desk").filter(council=council, meeting=meeting).select_related("by")
    return rows.order_by("-at").first()


def must_be_posted(bench: Bench) -> bool:
    """Whether the law asks that somebody puts the notice of this body's meetings up by hand."""
    return NOTICE_POSTED.holds(bench.day, bench.footing.nation, bench.footing.kind)


def parts_of(meeting: Meeting, informal: bool) -> dict[str, str]:
    """What a notice says, by the names the law's rules know: time, place, open, access."""
    place = where_of(meeting)
    access = ", or ".join(part for part in (place, meeting.place.remote) if part)
    return {
        "time": meeting.start[11:16],
        "place": place,
        "open": "" if informal else "open to the public",
        "access": access,
    }


def posted_in_words(posting: Posting | None) -> str:
    """Where a notice was put up and when, as the record has it; who did is for the desk alone."""
    if posting is None:
        return ""
    at = timezone.localtime(posting.at)
    return f"{posting.where}, {wording.day(at.date())} at {clock_time(at)}"
