"""A report of an inspection is read: what it is, its days, its grades, its findings in its own words."""

from __future__ import annotations

import csv
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.assurance.report_reading import Report, read_report
from minutebook.assurance.report_reading.front import front_of
from minutebook.assurance.report_reading.lines import lines_of
from tests.assurance import labels

needs_reports = pytest.mark.skipif(not labels.ARCHIVE.exists(), reason=labels.MISSING)
BULLET = "\uf06e"

REPORT = """
1

Temeside
Inspection of children’s social care services
Inspection dates: 17 June 2019 to 28 June 2019
Lead inspector:  A Name
Judgement Grade
The impact of leaders on social work practice with children
and families
Requires improvement
to be good
The experiences and progress of children who need help and
protection Good
The experiences and progress of children in care and care
leavers Outstanding
Overall effectiveness Good

Services are better than they were, and leaders know what is left to do.

2

What needs to improve
◼ The help that families get early, and how quickly they get it once they have asked
for it.
◼ Homes for young people who leave care when they reach the age of
18.
3
◼ Learning from what children say after a long-
term home has come to an end.

The experiences and progress of children who need help and
protection: Good
1. Referrals are dealt with promptly and well.
2. Plans are clear and are written with families. However, some are late.
"""

VISIT = f"""
8 June 2023
Dear Director
Focused visit to Temeside children’s services
This letter summarises the findings of the focused visit to Temeside children’s services on 10 and 11
May 2023.
Headline findings
Leaders have put money into the front door.
Area for priority action
The local authority needs to act at once so that strategy meetings are held when a child is at risk.
What needs to improve in this area of social work practice?
{BULLET} How reasons for decisions are written
down.
{BULLET} What those who refer children are told afterwards.
Main findings
Most referrals are dealt with on the day they come.
Yours sincerely
"""

OLDER = """
Temeside County Council
Inspection of services for children in need of help and protection, children looked after and care leavers
Inspection date: 3 March 2014 – 25 March 2014
Report published: 13 May 2014
The overall judgement is that children’s services require improvement
1. Children who need help and protection Requires
improvement
2. Children looked after and achieving permanence Good
2.1 Adoption performance Good
2.2 Experiences and progress of care leavers Inadequate
3. Leadership, management and governance Requires improvement
Contents
Recommendations 7
Priority and immediate action
1. Make sure that every child at risk is seen within two days.
Areas for improvement
2. Make plans say what must change and by when.
The local authority’s strengths
3. Foster carers are well supported.
Recommendations
1. Hold fewer cases for each social worker.
"""


def read(text: str) -> Report:
    return read_report(text)


def words(report: Report, kind: str) -> list[str]:
    return [one.text for one in report.of_kind(kind)]


def test_it_works() -> None:
    report = read(REPORT)
    assert (report.framework, report.event) == ("ILACS", "standard")
    assert (report.start, report.end) == ("2019-06-17", "2019-06-28")
    assert {grade.area: grade.grade for grade in report.grades} == {
        "overall": "Good",
        "leaders": "Requires improvement to be good",
        "protection": "Good",
        "in_care": "Outstanding",
    }
    assert words(report, "area for improvement") == [
        "The help that families get early, and how quickly they get it once they have asked for it.",
        "Homes for young people who leave care when they reach the age of 18.",
        "Learning from what children say after a long-term home has come to an end.",
    ]
    assert [(one.paragraph, one.text) for one in report.of_kind("strength")] == [
        ("1", "Referrals are dealt with promptly and well."),
        ("2", "Plans are clear and are written with families."),
    ]
    assert not report.of_kind("strength")[0].sure  # praise is proposed, never said


def test_a_letter_of_a_visit_gives_no_grade_but_its_priority_action() -> None:
    report = read(VISIT)
    assert (report.framework, report.event, report.grades) == ("ILACS focused visit", "focused visit", ())
    assert (report.start, report.end, report.published) == ("2023-05-10", "2023-05-11", "2023-06-08")
    assert words(report, "priority action")[0].startswith("The local authority needs to act at once")
    assert words(report, "area for improvement") == [
        "How reasons for decisions are written down.",
        "What those who refer children are told afterwards.",
    ]


def test_a_single_inspection_keeps_its_own_grades_and_recommendations() -> None:
    report = read(OLDER)
    assert (report.framework, report.published) == ("SIF", "2014-05-13")
    assert {grade.area: grade.grade for grade in report.grades} == {
        "overall": "Requires improvement",
        "leaders": "Requires improvement",
        "protection": "Requires improvement",
        "in_care": "Good",
        "care_leavers": "Inadequate",
        "adoption": "Good",
    }
    found = [(one.kind, one.paragraph, one.text) for one in report.findings]
    assert found == [
        ("priority action", "1", "Make sure that every child at risk is seen within two days."),
        ("area for improvement", "2", "Make plans say what must change and by when."),
        ("strength", "3", "Foster carers are well supported."),
        ("recommendation", "1", "Hold fewer cases for each social worker."),
    ]


@pytest.mark.parametrize(
    "mark", ["• ", "■", "- ", "– ", "* ", "o ", "n ", "¢ ", "•\n", "(a) ", "1. ", "\uf0a7 "], ids=repr
)
def test_points_are_told_by_whatever_mark_the_list_has(mark: str) -> None:
    text = REPORT.replace("◼ ", mark)
    if mark == "1. ":
        for number in (2, 3):
            at = [match.start() for match in re.finditer(r"(?m)^1\. (?=Homes|Learning)", text)][0]
            text = text[:at] + f"{number}" + text[at + 1 :]
    assert words(read(text), "area for improvement") == words(read(REPORT), "area for improvement")


def test_marks_that_a_scan_misread_each_in_its_own_way_are_marks() -> None:
    text = (
        REPORT.replace("◼ The help", "m The help").replace("◼ Homes", "= Homes").replace("◼ Lear", "H Lear")
    )
    assert words(read(text), "area for improvement") == words(read(REPORT), "area for improvement")


def test_a_list_of_one_point_is_a_list() -> None:
    text = re.sub(r"(?s)◼ Homes.*?come to an end\.\n", "", REPORT)
    assert len(words(read(text), "area for improvement")) == 1


def test_a_list_without_marks_is_parted_by_its_lines_and_said_to_be_unsure() -> None:
    report = read(REPORT.replace("◼ ", "\n"))
    assert words(report, "area for improvement") == words(read(REPORT), "area for improvement")
    assert {one.sure for one in report.of_kind("area for improvement")} == {False}


@pytest.mark.parametrize(
    "heading",
    [
        "AREAS FOR IMPROVEMENT",
        "What needs to improve?1",
        "VVhat needs to irnprove",
        "4. Areas for development:",
    ],
)
def test_a_heading_is_told_by_its_words_through_noise(heading: str) -> None:
    report = read(REPORT.replace("What needs to improve", heading))
    assert len(words(report, "area for improvement")) == 3


def test_grades_are_read_through_noise() -> None:
    noisy = REPORT.replace("Outstanding", "0utstand1ng").replace(
        "Overall effectiveness", "0verall effectiveness"
    )
    assert read(noisy).grades == read(REPORT).grades
    rows = "The experiences and progress of children who need help and Inadequate\nprotection\n"
    mixed = REPORT.replace(
        "The experiences and progress of children who need help and\nprotection Good\n", rows, 1
    )
    assert {grade.area: grade.grade for grade in read(mixed).grades}["protection"] == "Inadequate"


def test_a_sentence_that_speaks_of_improvement_is_no_heading() -> None:
    text = REPORT.replace("Services are better", "Areas for improvement were few and\nServices are better")
    assert len(words(read(text), "area for improvement")) == 3
    assert (
        words(read("Areas for improvement\nwere named before, and leaders have\nacted on them."), "x") == []
    )


def test_the_name_of_the_file_says_the_day_of_publication_only_where_it_can_be_one() -> None:
    assert read_report(REPORT, "temeside-2019-07-29.pdf").published == "2019-07-29"
    assert read_report(REPORT, "scan of 3 May 2009.pdf").published == ""


@given(
    st.text(
        alphabet=st.sampled_from("What needs to improve\n\f◼•-1. (a)GdoInfrm:?’ \uf06e\x02"), max_size=400
    )
)
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_and_nothing_is_invented(text: str) -> None:
    report = read("What needs to improve\n" + text)
    source = re.sub(r"[\W_]+", "", "What needs to improve\n" + text)
    for one in report.findings:
        assert re.sub(r"[\W_]+", "", one.text) in source or len(one.text.split()) > 1
        assert 0 <= one.start < one.end


@needs_reports
def test_judgements_agree_with_the_official_ones_in_every_report() -> None:
    table = labels.REAL / "ilacs-report-texts-with-official-judgements.csv"
    with table.open(encoding="utf-8", newline="") as file:
        official = {row["file"]: row for row in csv.DictReader(file)}
    assert len(labels.reports()) == 90
    for name, text in labels.reports().items():
        front = front_of(lines_of(text), name)
        row = official[name]
        grades = {grade.area: grade.grade for grade in front.grades}
        areas = ("overall", "leaders", "protection", "in_care", "care_leavers")
        assert {area: grades.get(area, "") for area in areas} == {area: row[area] for area in areas}, name
        assert (front.start, front.published) == (row["inspection_date"], row["publication_date"]), name
        assert f"ILACS {front.event.capitalize()} Inspection" == row["type"], name


@needs_reports
def test_areas_for_improvement_are_found_as_a_person_marked_them() -> None:
    done = labels.score()
    assert (done.marked, done.precision >= 0.95, done.recall >= 0.95) == (121, True, True)


@needs_reports
@pytest.mark.parametrize(
    ("name", "kind", "count"),
    [
        ("worcestershire-2017-01-24", "recommendation", 18),
        ("worcestershire-2019-07-29", "area for improvement", 8),
        ("worcestershire-2023-07-14", "area for improvement", 4),
    ],
)
def test_text_and_pdf_of_the_model_case_give_the_same(name: str, kind: str, count: int) -> None:
    from minutebook.packs.text import read_pages

    text = (labels.REAL / f"{name}.txt").read_text(encoding="utf-8")
    pdf = "\f".join(page.text for page in read_pages(labels.REAL / f"{name}.pdf"))
    found = words(read_report(text), kind)
    assert len(found) == count
    assert [labels.digest(one) for one in words(read_report(pdf), kind)] == [labels.digest(o) for o in found]
