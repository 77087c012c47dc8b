"""A report is set beside what stood before a body: told, told in part, not told, said otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.assurance.comparing import Source, compare, sentences_of
from minutebook.assurance.disagreeing import differences
from minutebook.assurance.inspections import Finding, Inspection, Judgement
from minutebook.assurance.report_reading import read_report
from minutebook.book.schema import Words
from tests.assurance.labels import MISSING, REAL

SEED = REAL.parents[2] / "seed/ofsted-update.txt"
FINDINGS = tuple(
    Finding(id=str(number), kind="area for improvement", text=text)
    for number, text in enumerate(
        (
            "The supply of foster carers for brothers and sisters.",
            "Assessments of young people who present as homeless, including whether they are told of their "
            "rights.",
            "The part that schools play in early help.",
        )
    )
)
MINUTES = Source(
    "minutes",
    "item",
    "The Director said that more foster carers were needed for brothers and sisters; this would take time.\n"
    "• Assessments of homeless young people needed more evidence\nRESOLVED that the update be noted.",
)


def inspection(name: str) -> Inspection:
    """One of the real reports, as it is read."""
    report = read_report((REAL / f"{name}.txt").read_text(encoding="utf-8"), name)
    return Inspection(
        id=name,
        title=Words(en=name),
        start=report.start,
        end=report.end,
        published=report.published,
        judgements=tuple(Judgement(area=g.area, grade=g.grade) for g in report.grades),
        findings=tuple(
            Finding(id=str(place), kind=one.kind, text=one.text, paragraph=one.paragraph)  # type: ignore[arg-type]
            for place, one in enumerate(report.findings)
        ),
    )


def test_it_works() -> None:
    told = compare(FINDINGS, [MINUTES])
    assert [one.how for one in told] == ["wholly", "in part", "not"]
    assert "foster carers were needed" in told[0].quotes[0].text
    assert told[1].left_out == "including whether they are told of their rights"
    assert {one.state for one in told} == {"machine"}


def test_every_quotation_stands_where_it_says() -> None:
    for one in compare(FINDINGS, [MINUTES]):
        for quote in one.quotes:
            assert MINUTES.text[quote.start : quote.end] == quote.text


def test_a_phrase_of_the_field_tells_in_part_only() -> None:
    finding = Finding(
        id="1",
        kind="area for improvement",
        text="Intervention where there is a risk of being received into care.",
    )
    (told,) = compare([finding], [Source("minutes", "i", "Plans for an edge of care team were explained.")])
    assert told.how == "in part"


@given(st.lists(st.text(max_size=80), max_size=4), st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_texts_are_compared_and_quoted_as_they_stand(findings: list[str], minutes: str) -> None:
    source = Source("minutes", "item", minutes)
    asked = [Finding(id=str(n), kind="recommendation", text=text) for n, text in enumerate(findings)]
    told = compare(asked, [source])
    assert [one.finding for one in told] == [one.id for one in asked]
    for one in told:
        assert (one.how == "not") == (not one.quotes)
    for sentence in sentences_of(source):
        assert minutes[sentence.start : sentence.end] == sentence.text


def held(start: str, end: str, published: str, overall: str) -> Inspection:
    grades = (Judgement(area="overall", grade=overall),)
    return Inspection(title=Words(en=overall), start=start, end=end, published=published, judgements=grades)


@pytest.mark.parametrize(
    ("said", "flagged"),
    [
        ("In January 2016 the service was found to be inadequate.", "published on 24 January 2017"),
        ("In January 2017 the service was found to be inadequate.", ""),
        ("In October 2016 inspectors judged it inadequate.", ""),
        ("The report published in July 2019 judged that it requires improvement.", ""),
        (
            "The report published in June 2020 judged that it required improvement.",
            "published on 29 July 2019",
        ),
        ("A new building opened in January 2016.", ""),
        ("In March 2011 the service was inspected.", ""),
    ],
)
def test_a_day_that_is_not_the_reports_is_flagged_and_no_other(said: str, flagged: str) -> None:
    first = held("2016-10-24", "2016-11-17", "2017-01-24", "Inadequate")
    second = held("2019-06-17", "2019-06-28", "2019-07-29", "Requires improvement to be good")
    found = differences(second, [Source("minutes", "item", said)], [first])
    assert [flagged in one.report for one in found] == ([True] if flagged else [])


@pytest.mark.skipif(not SEED.exists(), reason=MISSING)
def test_the_model_case() -> None:
    earlier, report = inspection("worcestershire-2017-01-24"), inspection("worcestershire-2019-07-29")
    minutes = Source("minutes", "item", SEED.read_text(encoding="utf-8"))
    asked = [one for one in report.findings if one.kind == "area for improvement"]
    told = compare(asked, [minutes], report.findings)
    carried = {
        "received into care": ("in part", "Edge of Care"),
        "homeless, including": ("in part", "Homeless Intervention team"),
        "breakdown of placements": ("in part", "consolidation meetings"),
        "dedicated pathway": ("in part", "mental health services"),
        "suitable accommodation": ("in part", "suitable accommodation"),
    }
    for finding, one in zip(asked, told, strict=True):
        words = next((key for key in carried if key in finding.text), "")
        how, quoted = carried.get(words, ("not", ""))
        assert one.how == how, finding.text
        assert any(quoted in quote.text for quote in one.quotes) or how == "not"
    assert [one.how for one in told].count("not") == 3
    praise = [one for one in report.findings if one.paragraph in ("30", "38")]
    assert [one.how for one in compare(praise, [minutes], report.findings)] == ["in part", "in part"]
    (flagged,) = differences(report, [minutes], [earlier])
    assert "January 2016" in flagged.said.text
    assert "24 January 2017" in flagged.report
