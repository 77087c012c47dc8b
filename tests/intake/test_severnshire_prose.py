"""What the county's minutes say: house styles, votes, and the model case."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache

import pytest

from minutebook.book.schema import Item, Meeting
from minutebook.intake.severnshire import keyed, people, story
from minutebook.intake.severnshire.bodies import NAMES
from minutebook.intake.severnshire.topics import topics

TODAY = date(2026, 11, 24)


@cache
def meetings() -> tuple[Meeting, ...]:
    found = {s.object.id: s.object for s in story(TODAY) if isinstance(s.object, Meeting)}
    return tuple(found.values())


def items(body: str) -> list[Item]:
    return [i for m in meetings() if m.body == keyed("body", body) for i in m.items]


def text(item: Item) -> str:
    return "\n".join(p.plain() for p in item.minutes)


def all_minutes() -> str:
    return "\n".join(text(item) for m in meetings() for item in m.items)


def model() -> Item:
    return next(i for i in items(people.BOARD) if i.title.en == "Inspection of children's services: update")


def test_the_model_case_has_the_structure_of_a_real_one() -> None:
    item = model()
    said = text(item)
    assert len([p for p in item.minutes if p.kind == "bullet"]) == 11
    for word in (
        "Headlines from the inspection were:",
        "Edge of Care",
        "Service Business Plan",
        "four pillars",
        "task and finish group",
        "joint targeted area inspection",
        "It was commented that:",
        "targets had been set",
        "Health and Wellbeing Board",
    ):
        assert word in said, word
    assert said.rstrip().splitlines()[-1].startswith("RESOLVED that the Corporate Parenting Board noted")
    assert [p.role for p in item.papers] == ["presentation", "appendix"]
    assert item.outcome and item.outcome.kind == "noted"


def test_every_standing_body_has_twelve_topics_and_more() -> None:
    for body in (people.BOARD, people.PANEL, people.HEALTH, people.WELLBEING, people.CABINET, people.COUNCIL):
        assert len(topics(body)) >= 12, body
        taken = {i.title.en.split(":")[0] for i in items(body) if i.kind == "item"}
        assert len(taken) >= 12, (body, taken)
    assert len(topics(people.GROUP)) >= 12


@pytest.mark.parametrize(
    ("body", "style"),
    [
        (people.BOARD, r"^RESOLVED that:$"),
        (people.PANEL, r"^\d+\.\d+ Resolved – That"),
        (people.HEALTH, r"^RESOLVED: That$"),
        (people.WELLBEING, r"^It was agreed that:$"),
        (people.CABINET, r"RESOLVED: That$"),
        (people.COUNCIL, r"^RESOLVED – That"),
        (people.GROUP, r"^The Group AGREED that:$"),
    ],
)
def test_each_body_resolves_in_its_own_house_style(body: str, style: str) -> None:
    assert any(re.search(style, text(item), re.MULTILINE) for item in items(body))


def test_recorded_votes_name_as_many_as_they_count() -> None:
    found = re.findall(r"^(For|Against|Abstained) \((\d+)\): (.+)\.$", all_minutes(), re.MULTILINE)
    assert len(found) >= 9
    for side, count, names in found:
        assert (0 if names == "None" else len(names.split(", "))) == int(count), side
    assert "The amendment was LOST by" in all_minutes()


def test_a_vote_counts_no_more_than_were_present() -> None:
    for meeting in meetings():
        here = sum(a.status == "present" for a in meeting.attendance)
        for item in meeting.items:
            for votes in re.findall(r"by (\d+) votes? to (\d+), with (\d+) abst", text(item)):
                assert sum(int(v) for v in votes) <= here


def test_those_who_speak_were_there() -> None:
    for meeting in meetings():
        here = {a.name for a in meeting.attendance if a.status == "present"}
        for item in meeting.items:
            for name in re.findall(r"(?:moved|seconded) by (Councillor \w[\w-]+ \w[\w-]+)", text(item)):
                assert name in here, (meeting.start, name)


def test_a_councillor_who_speaks_by_leave_is_in_the_attendance() -> None:
    by_leave = [
        (m, name)
        for m in meetings()
        for i in m.items
        for name in re.findall(r"(Councillor \w[\w-]+ \w[\w-]+), speaking by leave", text(i))
    ]
    assert by_leave
    assert all(name in {a.name for a in m.attendance} for m, name in by_leave)


def test_minutes_are_of_many_kinds() -> None:
    said = all_minutes()
    for word in (
        "disclosable pecuniary interest",
        "attended as substitute",
        "nem con",
        "petition",
        "actions agreed",
        "referred",
        "deferred",
        "withdrawn",
        "public be excluded",
        "party whip",
        "matter of urgency",
        "CARRIED unanimously",
        "recommended",
    ):
        assert re.search(word, said), word


def test_an_exempt_item_shows_no_more_than_its_public_summary() -> None:
    found = [i for m in meetings() for i in m.items if i.exemption]
    assert found
    for item in found:
        assert not item.papers and item.exemption and item.exemption.paragraphs == ("3",)
        assert item.exemption.reason and item.exemption.public_interest
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", item.exemption.review)
        assert "£" not in text(item)


def test_a_late_item_says_why_it_could_not_wait() -> None:
    late = [i for m in meetings() for i in m.items if i.late]
    assert late and all(i.late and i.late.circumstances and i.late.chair and i.added for i in late)


def test_no_text_is_left_unfilled_and_no_date_is_out_of_its_years() -> None:
    for meeting in meetings():
        for item in meeting.items:
            said = text(item) + item.title.en + "".join(p.plain() for p in item.agenda)
            assert "{" not in said and "}" not in said, item.title
            assert "  " not in said.replace("\t", " ")


def test_prose_is_not_the_same_ten_sentences() -> None:
    lines = Counter(
        re.sub(r"\d[\d,.]*|Councillor [\w-]+ [\w-]+", "#", p.text.en)
        for m in meetings() for i in m.items if i.kind == "item" for p in i.minutes
        if len(p.text.en) > 60
    )  # fmt: skip
    assert len(lines) > 600
    assert max(lines.values()) <= 12, lines.most_common(3)


def test_names_of_the_bodies_are_the_countys() -> None:
    assert {keyed("body", key) for key in NAMES} == {m.body for m in meetings()}
