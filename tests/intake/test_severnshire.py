"""The invented county: what its story must hold, whatever the day it is told on."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, date, datetime
from functools import cache

import docx
import holidays
import msgspec
import pypdfium2
import pytest

from minutebook.book.schema import Body, Council, Decision, Document, Matter, Meeting, Person
from minutebook.intake.severnshire import COUNCIL, Step, keyed, story
from minutebook.intake.severnshire.calendar import Timeline, agenda_day, clock
from minutebook.intake.severnshire.plan import plan

TODAY = date(2026, 11, 24)
DAYS = (TODAY, date(2026, 1, 5), date(2027, 4, 1), date(2028, 8, 15))


@cache
def told(today: date) -> tuple[Step, ...]:
    return tuple(story(today))


def newest(kind: type, today: date = TODAY) -> dict[str, object]:
    return {step.object.id: step.object for step in told(today) if isinstance(step.object, kind)}


def meetings(today: date = TODAY) -> list[Meeting]:
    return [m for m in newest(Meeting, today).values() if isinstance(m, Meeting)]


def minutes_of(meeting: Meeting) -> str:
    return "\n".join(p.plain() for item in meeting.items for p in item.minutes)


def body_of(meeting: Meeting) -> str:
    body = newest(Body)[meeting.body]
    assert isinstance(body, Body)
    return body.slug


def test_an_id_follows_from_its_name() -> None:
    digest = hashlib.sha256(b"severnshire/body/cabinet").digest()
    assert keyed("body", "cabinet") == __import__("base64").b32encode(digest).decode().lower()[:20]
    assert keyed("council", "severnshire-county-council") == COUNCIL


@pytest.mark.parametrize("today", DAYS)
def test_everything_referred_to_was_published_before(today: date) -> None:
    known: set[str] = set()
    for step in told(today):
        thing = step.object
        missing = [ref for ref in references(thing) if ref not in known]
        assert not missing, (step.key, missing)
        known.add(thing.id)
        if isinstance(thing, Meeting):
            known |= {item.id for item in thing.items}


def references(thing: object) -> list[str]:
    match thing:
        case Body():
            found = [thing.parent, thing.successor, *thing.councils]
        case Person():
            found = [m.body for m in thing.memberships]
        case Decision():
            found = [
                thing.body,
                thing.person,
                thing.item,
                *thing.matters,
                *(p.document for p in thing.papers),
            ]
        case Matter():
            found = [stage.at for stage in thing.stages]
        case Meeting():
            found = [thing.body, thing.minutes.approved_at]
            found += [ref for a in thing.attendance for ref in (a.person, a.substitute_for)]
            for item in thing.items:
                found += [*item.matters, *(p.document for p in item.papers)]
                found += [item.outcome.decision] if item.outcome else []
        case _:
            found = []
    return [ref for ref in found if ref]


@pytest.mark.parametrize("today", DAYS)
def test_the_story_is_in_order_of_time_and_ends_this_morning(today: date) -> None:
    times = [step.at for step in told(today)]
    assert times == sorted(times)
    assert all(at.tzinfo is UTC for at in times)
    assert times[-1] < clock(today, 9)
    assert isinstance(told(today)[0].object, Council)


def test_keys_are_unique_and_objects_fit_their_schema() -> None:
    keys = [step.key for step in told(TODAY)]
    assert len(keys) == len(set(keys))
    for step in told(TODAY):
        data = msgspec.json.encode(step.object)
        assert msgspec.json.decode(data, type=type(step.object)) == step.object


def test_the_same_day_gives_the_same_objects_and_bytes() -> None:
    again = list(story(TODAY))
    assert [s.object for s in again] == [s.object for s in told(TODAY)]
    assert [s.files for s in again] == [s.files for s in told(TODAY)]
    assert [s.at for s in again] == [s.at for s in told(TODAY)]


def test_another_day_tells_the_same_story_at_other_dates() -> None:
    assert {s.key for s in told(TODAY)} != {s.key for s in told(date(2026, 1, 5))}
    assert minutes_of(meetings(date(2028, 8, 15))[0])


@pytest.mark.parametrize("today", DAYS)
def test_sixty_meetings_and_more_over_two_and_a_half_years(today: date) -> None:
    found = meetings(today)
    days = sorted(datetime.fromisoformat(m.start).date() for m in found)
    assert len(found) >= 60
    assert (today - days[0]).days > 640
    assert 140 <= (days[-1] - today).days <= 182


@pytest.mark.parametrize("today", DAYS)
def test_no_meeting_falls_on_a_holiday_or_in_august(today: date) -> None:
    for meeting in meetings(today):
        day = datetime.fromisoformat(meeting.start).date()
        assert day.weekday() < 5 and day.month != 8
        assert day not in holidays.country_holidays("GB", subdiv="ENG", years=day.year), meeting.start
        assert (1, 2) < (day.month, day.day) < (12, 24)


@pytest.mark.parametrize("today", DAYS)
def test_meetings_before_today_have_minutes_and_those_after_have_none(today: date) -> None:
    for meeting in meetings(today):
        past = datetime.fromisoformat(meeting.start).date() < today
        assert (meeting.state in ("held", "adjourned", "cancelled")) == past, meeting.start
        assert (meeting.minutes.state != "none") == (past and meeting.state != "cancelled")
        if past and meeting.state != "cancelled":
            assert all(item.minutes for item in meeting.items)
            assert any(a.status == "present" for a in meeting.attendance)


@pytest.mark.parametrize("today", DAYS)
def test_only_the_newest_minutes_of_a_body_are_still_draft(today: date) -> None:
    held = [m for m in meetings(today) if m.minutes.state != "none"]
    for body in {m.body for m in held}:
        drafts = [m for m in held if m.body == body and m.minutes.state == "draft"]
        signed = [m for m in held if m.body == body and m.minutes.state == "signed"]
        assert len(drafts) <= 1
        assert all(m.start < d.start for m in signed for d in drafts)
        assert all(m.minutes.approved_at and m.minutes.signed_by and m.minutes.signed for m in signed)


def test_agendas_go_out_with_five_clear_days() -> None:
    first = {}
    for step in told(TODAY):
        if isinstance(step.object, Meeting) and step.key.endswith(":agenda"):
            first[step.object.id] = step
    assert agenda_day(date(2026, 5, 12)) == date(2026, 5, 1)  # over the early May bank holiday
    for sitting in plan(Timeline(TODAY)).sittings:
        if sitting.id in first and sitting.ordinary:
            assert first[sitting.id].at.date() <= agenda_day(sitting.day)


def test_forty_five_councillors_in_groups_and_co_opted_members() -> None:
    people = [p for p in newest(Person).values() if isinstance(p, Person)]
    councillors = [p for p in people if p.group]
    assert len(councillors) >= 45
    assert len({p.group for p in councillors}) >= 4
    assert len({p.ward.en for p in councillors}) >= 45
    assert all(p.memberships for p in people)
    assert any(m.on_behalf_of == "Parent governor representative" for p in people for m in p.memberships)
    assert any(p.end for p in councillors) and any(p.start > councillors[0].start for p in councillors)


def test_bodies_have_terms_quorum_and_legal_status() -> None:
    bodies = {b.slug: b for b in newest(Body).values() if isinstance(b, Body)}
    assert all(b.terms_of_reference and b.quorum.rule and b.purpose for b in bodies.values())
    board = bodies["corporate-parenting-board"]
    assert (board.legal_status, board.kind) == ("informal", "board")
    gone = bodies["childrens-services-improvement-board"]
    assert gone.dissolved and gone.successor == board.id
    held = {m.body for m in meetings()}
    assert held == {b.id for b in bodies.values()}


@pytest.mark.parametrize("today", DAYS)
def test_things_go_wrong_as_they_do(today: date) -> None:
    found = meetings(today)
    assert [m.state_reason.en for m in found if m.state == "cancelled"]
    assert [m for m in found if m.kind == "extraordinary"]
    assert [m.state_reason.en for m in found if m.state == "adjourned"]
    days = [(m.body, m.start[:10]) for m in found]
    assert len(days) > len(set(days)), "no body meets twice on one day"


@pytest.mark.parametrize("today", DAYS)
def test_a_matter_travels_through_four_bodies(today: date) -> None:
    matter = newest(Matter, today)[keyed("matter", "emotional-health")]
    assert isinstance(matter, Matter)
    at = {item.id: m for m in meetings(today) for item in m.items}
    bodies = {at[stage.at].body for stage in matter.stages}
    wanted = (
        "corporate-parenting-board",
        "children-and-families-scrutiny-panel",
        "health-overview-and-scrutiny-committee",
        "health-and-wellbeing-board",
    )
    assert {keyed("body", slug) for slug in wanted} <= bodies
    assert len(newest(Matter, today)) == 5
    assert all(m.stages for m in newest(Matter, today).values() if isinstance(m, Matter))


def test_items_say_which_matter_they_belong_to_in_agenda_and_minutes() -> None:
    for matter in newest(Matter).values():
        assert isinstance(matter, Matter)
        items = {i.id: i for m in meetings() for i in m.items if matter.id in i.matters}
        assert {stage.at for stage in matter.stages} <= set(items)


def test_decisions_of_every_sort_hold_the_five_things() -> None:
    found = [d for d in newest(Decision).values() if isinstance(d, Decision)]
    assert {d.kind for d in found} == {"executive", "portfolio-holder", "officer"}
    assert any(d.key for d in found)
    for decision in found:
        five = (
            decision.decided,
            decision.reasons,
            decision.alternatives,
            decision.conflicts,
            decision.dispensations,
        )
        assert all(five) and decision.date, decision.title
    states = [s.object.state for s in told(TODAY) if isinstance(s.object, Decision) and "transport" in s.key]
    assert states == ["made", "called-in", "referred-back", "effective"]


def test_corrections_carry_their_reason() -> None:
    seen: dict[str, object] = {}
    reasons = []
    for step in told(TODAY):
        if step.reason:
            assert step.object.id in seen and seen[step.object.id] != step.object
            reasons.append(step.reason)
        seen[step.object.id] = step.object
    assert any("Attendance corrected" in r for r in reasons)
    assert any("83 to 38" in r for r in reasons)


def test_files_match_their_bytes_and_open() -> None:
    forms = {"pdf": 0, "docx": 0}
    for step in told(TODAY):
        for file, data in step.files:
            assert (file.sha256, file.size) == (hashlib.sha256(data).hexdigest(), len(data))
            forms[file.name.rsplit(".", 1)[1]] += 1
            if file.media_type == "application/pdf":
                text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
                assert b"/StructTreeRoot" in data or b"/MarkInfo" in data
            else:
                made = docx.Document(io.BytesIO(data))
                assert made.tables
                text = "\n".join(p.text for p in made.paragraphs)
            assert "Severnshire" in text or "Purpose" in text
    assert min(forms.values()) >= 30 and sum(forms.values()) >= 100


def test_every_file_of_a_document_comes_with_it() -> None:
    for step in told(TODAY):
        if isinstance(step.object, Document):
            assert step.object.files and [file for file, _ in step.files] == list(step.object.files)
