"""A desk in full swing: an agenda out, its supplement and a report on their way, a plan; and its visitors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import URLPattern, URLResolver, get_resolver

from minutebook.assurance import confirming, keeping
from minutebook.assurance.inspections import Finding, Inspection
from minutebook.assurance.plans import Plan
from minutebook.assurance.voices import Voice
from minutebook.book.press import publish
from minutebook.book.schema import Body, Decision, Membership, Person, Words
from minutebook.book.schema.document import Page
from minutebook.book.shelf import public_book
from minutebook.drafts import roles
from minutebook.drafts.agendas.agenda import sitting_of
from minutebook.drafts.executive import decisions, forward_plan
from minutebook.drafts.models import Account, Appointment
from minutebook.drafts.papers import Upload
from minutebook.drafts.permission import Scope
from minutebook.drafts.reporting import authoring, clearance, reports
from minutebook.drafts.uploads import PDF, Arrived
from minutebook.followup import matters
from tests.assurance import story
from tests.book.making import COUNCIL
from tests.drafts import reporting
from tests.drafts.agendas import PRIVATE, begun, item
from tests.drafts.cast import Cast
from tests.drafts.closing import SECRET, published, the_item, the_paper
from tests.drafts.pages import pdf_of
from tests.followup import asking

READ = Inspection(title=Words(en="A report that was read"), start="2026-01-12")
OFFICES = (roles.FINANCE, roles.LEGAL)


def set_scene(cast: Cast) -> dict[str, str]:
    """Set it; returns what stands for each argument of the desk's addresses. Whatever is private says so."""
    where = published(cast)
    draft = begun(cast.clerk, "meeting")
    report = reports.ask(
        sitting_of(COUNCIL, "meeting"),
        "Monitoring visit",
        cast.author,
        brief="Say.",
        offices=OFFICES,
        by=cast.clerk,
    )
    report = reporting.written(report, cast, summary=f"{SECRET} was seen.")
    words = f"The letter of {SECRET}."
    upload = Upload(f"{SECRET}.pdf", pdf_of(words), PDF, (Page(text=words),), "test 1")
    file = Arrived(upload, pdf_of(words), PDF, f"{SECRET}.pdf", f"Letter of {SECRET}")
    authoring.add_appendix(report, f"Letter of {SECRET}", file, by=cast.author)
    for position in (0, 1):
        authoring.keep_private(report, position, PRIVATE, by=cast.author)
    reports.put_on_agenda(report, item(draft, cast.clerk, "A visit"), by=cast.clerk)
    clearance.hand_in(report, by=cast.author)
    sheet = clearance.newest_sheets(report)[0]
    said = clearance.Comment(report.object, sheet.blocks[1].id, f"Say more of {SECRET}.")
    clearance.return_report(report, roles.FINANCE, f"{SECRET} is missing.", [said], by=cast.finance)
    clearance.hand_in(report, f"{SECRET} is there.", by=cast.author)
    remark = report.remarks.first()
    thread = asking.followed(cast)
    return {
        "thread": thread.object,
        "asked": asking.element_of("asked why"),
        "inspection": _inspection(),
        "copy": confirming.begin(Scope(COUNCIL), READ, by=cast.clerk).pk,
        "matter": matters.begin_matter(Scope(COUNCIL), "Dentists", by=cast.clerk),
        "meeting": "meeting",
        "item": the_item(where).object,
        "document": the_paper(where).object,
        "thing": the_paper(where).object,
        "body": "board",
        "report": report.pk,
        "remark": str(remark.pk if remark else 1),
        "position": "1",
        "office": roles.LEGAL,
        "before": "1",
        "after": "2",
        "entry": _key_decision(cast),
        **_records(cast),
        **_assurance(cast),
        "year": "2026",
        "part": "public",
        "kind": "key",
        "form": "csv",
        "account": str(cast.member.pk),
        "name": "nothing.css",
        "pk": "1",
        "provider_id": "council",
        "uidb36": "1",
        "key": "nothing",
        "motion": "1",
        "element": "nothing",
    }


def _assurance(cast: Cast) -> dict[str, str]:
    """A finding with its plan, its indicator, and what young people said of it."""
    report = Inspection(
        title=Words(en="Inspection of children’s services"),
        published="2026-03-02",
        findings=(Finding(id="homes", kind="area for improvement", text="Homes for care leavers."),),
    )
    publish(public_book(), report, council=COUNCIL)
    indicator = story.watched(cast)
    voice = Voice(
        title=Words(en="Homes"),
        date="2026-05-10",
        group="The forum",
        people=14,
        said=Words(en="We want to see it."),
        plain=Words(en="They want to see it."),
        checked="2026-05-24",
        consent="2026-05-24",
    )
    plan = Plan(id="improvement", title=Words(en="Improvement plan"), date="2026-05-06")
    return {
        "finding": "homes",
        "indicator": indicator,
        "voice": keeping.publish(story.BOARD, voice, act="voice.publish", by=cast.clerk),
        "plan": keeping.publish(story.BOARD, plan, act="plan.begin", by=cast.clerk),
    }


def _inspection() -> str:
    """An inspection on record, with a finding."""
    finding = Finding(kind="area for improvement", text="The help that families get early.")
    thing = Inspection(title=Words(en="Inspection"), published="2026-01-12", findings=(finding,))
    return publish(public_book(), thing, council=COUNCIL).object


def _key_decision(cast: Cast) -> str:
    cabinet = Body(id="cabinet", name=Words(en="Cabinet"), legal_status="executive")
    leader = Person(
        id="leader",
        name=Words(en="Colm Byrne"),
        family_name="Byrne",
        memberships=(Membership(id="leads", body="cabinet"),),
    )
    for thing in (cabinet, leader):
        publish(public_book(), thing, council=COUNCIL)
    scope = Scope(COUNCIL, "cabinet")
    fields = {"title": "Award of a contract", "matter": "Whom to award it.", "when": date(2027, 2, 9)}
    given = forward_plan.usual_fields(scope) | fields | {"pounds": 400_000, "documents": "A report"}
    return forward_plan.add_entry(scope, given, by=cast.clerk).pk


def _records(cast: Cast) -> dict[str, str]:
    """A decision of the cabinet that may be called in, and the record of another being written."""
    scope, none = Scope(COUNCIL, "cabinet"), Words(en="None")
    made = Decision(
        title=Words(en="A lease"),
        date="2026-12-01",
        kind="portfolio-holder",
        body="cabinet",
        decided=Words(en="To grant it."),
        reasons=Words(en="It pays."),
        alternatives=none,
        conflicts=none,
        dispensations=none,
    )
    published = decisions.begin(scope, made, by=cast.clerk)
    decisions.publish(published, by=cast.clerk)
    return {"decision": published.object, "draft": decisions.begin(scope, made, by=cast.clerk).pk}


def one_of_each_role(*bodies: str) -> dict[str, Account]:
    """Somebody for each role, on these bodies; and somebody without any."""
    people = {}
    for role in (*roles.ROLES, ""):
        name = role or "no-role"
        account = Account.objects.create(email=f"{name}@{bodies[0]}.example", name=f"A {name}")
        for body in bodies if role else ():
            Appointment.objects.create(account=account, council=COUNCIL, role=role, body=body)
        people[name] = account
    return people


def routes() -> Iterator[tuple[str, URLPattern]]:
    """Every address of the desk, as it is written in the urls."""
    from minutebook import settings as house

    yield from _below(get_resolver(house.DESK_URLCONF).url_patterns, "")


def _below(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        whole = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _below(pattern.url_patterns, whole)
        else:
            yield whole, pattern
