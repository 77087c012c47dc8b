"""Keeping something from the public: when it may be, how it is resolved and marked, what is said instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from minutebook.law import welsh, wording
from minutebook.law.answer import Answer, Line, all_count, any_counts, reached
from minutebook.law.counting import Lines
from minutebook.law.errors import LawError
from minutebook.law.exempt import Category, category, schedule
from minutebook.law.nations import BodyKind, Nation
from minutebook.law.notice_table import ACCESS_ACT, COUNCIL_BODIES, EXECUTIVE_2012, NI_ACT
from minutebook.law.rules import Edition, example, rule
from minutebook.law.welsh import Language
from minutebook.law.working_days import civil_day


@dataclass(frozen=True)
class Withheld:
    """A report, or part of one, that is to be kept from the public.

    ``paragraphs`` are those of the nation's schedule; ``reasoning`` says why the public interest in the
    exemption outweighs that in disclosure (in Scotland, why the paragraph's proviso is met);
    ``signed_off_by`` is the proper officer or monitoring officer; ``review_on`` when the exemption is looked
    at again. ``registered`` is whether the law requires the information to be registered, ``own_planning``
    whether it is about development the council may permit itself.
    """

    paragraphs: tuple[str, ...]
    reasoning: str = ""
    signed_off_by: str = ""
    review_on: date | None = None
    registered: bool = False
    own_planning: bool = False


EXEMPTION = rule(
    "exemption",
    "Whether a report is exempt",
    "A report is exempt if it falls within a paragraph of the schedule, nothing takes it out again, and, "
    "where the test applies, the public interest in maintaining the exemption outweighs that in disclosing "
    "it.",
    Edition("LGA 1972 s.100B(2), Sch 12A paras 8 to 10", None, ("england",), since=date(2006, 3, 1)),
    Edition("LGA 1972 s.100B(2), Sch 12A paras 19 to 21", None, ("wales",), since=date(2007, 4, 21)),
    Edition(
        "Local Government (Scotland) Act 1973 s.50B(2), Sch 7A Part II", None, ("scotland",), since=ACCESS_ACT
    ),
    Edition("LGA (NI) 2014 s.43(2), Sch 6 paras 8, 9", None, ("northern-ireland",), since=NI_ACT),
)


@EXEMPTION.answered_by(
    example(False, nation="england", on=date(2025, 5, 6), report=Withheld(("3",))),
    example(
        True,
        nation="england",
        on=date(2025, 5, 6),
        report=Withheld(
            ("3",),
            "Disclosure now would weaken the council's hand in the sale; the price is published after it.",
            "Monitoring Officer",
            date(2025, 11, 3),
        ),
    ),
)
def is_exempt(nation: Nation, on: date, report: Withheld) -> Answer[bool]:
    """Whether a report may be kept from the public under the paragraphs given.

    Raises LawError naming ``paragraphs`` where none is given or the nation has no such one.
    """
    edition, listed = EXEMPTION.on(civil_day(on, "on"), nation), schedule(nation, on)
    if not report.paragraphs:
        raise LawError("paragraphs", "name the paragraph of the schedule that the report falls within")
    lines = [line for p in report.paragraphs for line in _conditions(category(nation, p, on), report)]
    if listed.value.own_planning:
        lines.append(Line("not development the council may permit itself", not report.own_planning))
    lines.append(Line("signed off by the proper officer", bool(report.signed_off_by.strip())))
    failing = [str(line.value) for line in lines if not line.counts]
    because = f"not met: {'; '.join(failing)}" if failing else "every condition is met"
    warnings = () if report.review_on else ("No day is set for looking at the exemption again.",)
    return reached(EXEMPTION, edition, tuple(lines), all_count, because, warnings)


def _conditions(one: Category, report: Withheld) -> list[Line]:
    lines = [Line(f"paragraph {one.paragraph}", True, one.description)]
    reasoned = bool(report.reasoning.strip())
    if one.business:
        lines.append(Line(f"paragraph {one.paragraph}: not required to be registered", not report.registered))
    if one.public_interest:
        lines.append(Line(f"paragraph {one.paragraph}: the public interest is weighed in writing", reasoned))
    elif one.proviso:
        lines.append(Line(f"paragraph {one.paragraph}: {one.proviso}", reasoned, "needs a reason in writing"))
    return lines


EXCLUSION = rule(
    "exclusion",
    "When the public is excluded",
    "The public must be excluded for confidential information, without any resolution; for exempt "
    "information it is excluded only if the meeting so resolves.",
    Edition("LGA 1972 s.100A(2) to (5)", None, ("england", "wales"), COUNCIL_BODIES, since=ACCESS_ACT),
    Edition("SI 2012/2089 reg 4(2)", None, ("england",), ("executive",), since=EXECUTIVE_2012),
    Edition(
        "Local Government (Scotland) Act 1973 s.50A(2) to (5)",
        None,
        ("scotland",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
    ),
    Edition("LGA (NI) 2014 ss.42(2) to (5), 46", None, ("northern-ireland",), COUNCIL_BODIES, since=NI_ACT),
)


@EXCLUSION.answered_by(
    example(True, nation="england", body="committee", on=date(2025, 5, 6), confidential=True, resolved=False),
    example(
        False, nation="england", body="committee", on=date(2025, 5, 6), confidential=False, resolved=False
    ),
)
def public_excluded(
    nation: Nation, body: BodyKind, on: date, confidential: bool, resolved: bool
) -> Answer[bool]:
    """Whether the public is excluded from a private item: ``resolved`` is a carried resolution naming it."""
    edition = EXCLUSION.on(civil_day(on, "on"), nation, body)
    lines = (
        Line("confidential information", confidential, "no resolution is needed"),
        Line("a carried resolution that names the item", resolved),
    )
    because = {
        (True, True): "it is confidential; the resolution was not needed",
        (True, False): "it is confidential: no resolution is needed",
        (False, True): "the meeting resolved to exclude the public for this item",
        (False, False): "there is no carried resolution that names the item",
    }[confidential, resolved]
    return reached(EXCLUSION, edition, lines, any_counts, because)


EXCLUSION_RESOLUTION = rule(
    "exclusion-resolution",
    "The resolution that excludes the public",
    "The resolution names the part of the meeting it applies to and states the description of the exempt "
    "information in the schedule's terms.",
    Edition(
        "LGA 1972 s.100A(4), (5)",
        "section 100A(4) of the Local Government Act 1972",
        ("england", "wales"),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
    ),
    Edition(
        "SI 2012/2089 reg 4(2)(b), (3)",
        "regulation 4(2)(b) of the Local Authorities (Executive Arrangements) (Meetings and Access to "
        "Information) (England) Regulations 2012",
        ("england",),
        ("executive",),
        since=EXECUTIVE_2012,
    ),
    Edition(
        "Local Government (Scotland) Act 1973 s.50A(4), (5)",
        "section 50A(4) of the Local Government (Scotland) Act 1973",
        ("scotland",),
        COUNCIL_BODIES,
        since=ACCESS_ACT,
    ),
    Edition(
        "LGA (NI) 2014 s.42(4), (5)",
        "section 42(4) of the Local Government Act (Northern Ireland) 2014",
        ("northern-ireland",),
        COUNCIL_BODIES,
        since=NI_ACT,
    ),
)


@EXCLUSION_RESOLUTION.answered_by(
    example(
        "That under section 100A(4) of the Local Government Act 1972 the public be excluded from the "
        "meeting for item 9, because it is likely to disclose exempt information as described in paragraph "
        "1 of Part 1 of Schedule 12A to the Local Government Act 1972 (Information relating to any "
        "individual), and the public interest in maintaining the exemption outweighs the public interest in "
        "disclosing the information.",
        nation="england",
        body="committee",
        on=date(2025, 5, 6),
        items=("9",),
        paragraphs=("1",),
    ),
    example(
        "Bod y cyhoedd, o dan adran 100A(4) o Ddeddf Llywodraeth Leol 1972, yn cael eu cau allan o'r "
        "cyfarfod ar gyfer eitem 9, oherwydd ei bod yn debygol y datgelir gwybodaeth esempt fel y'i "
        "disgrifir ym mharagraff 12 o Ran 4 o Atodlen 12A i Ddeddf Llywodraeth Leol 1972 (Gwybodaeth sy'n "
        "ymwneud ag unigolyn penodol), a bod budd y cyhoedd o ran cynnal yr esemptiad yn drech na budd y "
        "cyhoedd o ran datgelu'r wybodaeth.",
        nation="wales",
        body="committee",
        on=date(2025, 5, 6),
        items=("9",),
        paragraphs=("12",),
        language="cy",
    ),
)
def exclusion_resolution(
    nation: Nation,
    body: BodyKind,
    on: date,
    items: Sequence[str],
    paragraphs: Sequence[str],
    language: Language = "en",
) -> Answer[str]:
    """The words of the resolution, for ``items`` by number and the ``paragraphs`` they fall within.

    ``language`` may be Welsh for a council in Wales, and then goes with the warning that a translator must
    confirm it. Raises LawError naming ``items`` or ``paragraphs`` where none is given, or ``language``.
    """
    edition, listed = EXCLUSION_RESOLUTION.on(civil_day(on, "on"), nation, body), schedule(nation, on)
    found = _categories(nation, paragraphs, on)
    welsh.only_in_wales(nation, language)
    if not items:
        raise LawError("items", "name the items for which the public is excluded")
    weighed = any(one.public_interest for one in found)

    def words(lines: Lines) -> str:
        numbers = [str(line.value) for line in lines if line.why == "item"]
        described = tuple(line for line in lines if line.why != "item")
        if language == "cy":
            return welsh.resolution(numbers, _paragraphs(described), weighed)
        return _in_english(edition.value, numbers, _cited(described, listed.value.name), weighed)

    lines = (*(Line(item, True, "item") for item in items), *_described(found))
    because = "it names the items and states the schedule's description, as the law asks"
    return reached(EXCLUSION_RESOLUTION, edition, lines, words, because, _to_confirm(language))


def _in_english(power: str, items: Sequence[str], cited: str, weighed: bool) -> str:
    one = len(items) == 1
    words = (
        f"That under {power} the public be excluded from the meeting for item{'' if one else 's'} "
        f"{wording.both(items)}, because {'it is' if one else 'they are'} likely to disclose exempt "
        f"information as described in {cited}"
    )
    if weighed:
        words += (
            ", and the public interest in maintaining the exemption outweighs the public interest in "
            "disclosing the information"
        )
    return f"{words}."


NOT_FOR_PUBLICATION = rule(
    "not-for-publication",
    "The marking of a withheld report",
    "Every copy of a withheld report is marked 'Not for publication' with the description of the exempt "
    "information in the schedule's terms.",
    Edition("LGA 1972 s.100B(5)", None, ("england", "wales"), since=ACCESS_ACT),
    Edition("Local Government (Scotland) Act 1973 s.50B(5)", None, ("scotland",), since=ACCESS_ACT),
    Edition("LGA (NI) 2014 s.43(5)", None, ("northern-ireland",), since=NI_ACT),
)


@NOT_FOR_PUBLICATION.answered_by(
    example(
        "Not for publication: paragraph 2 of Part 1 of Schedule 12A to the Local Government Act 1972 "
        "(Information which is likely to reveal the identity of an individual)",
        nation="england",
        on=date(2025, 5, 6),
        paragraphs=("2",),
    ),
)
def marking(nation: Nation, on: date, paragraphs: Sequence[str], language: Language = "en") -> Answer[str]:
    """What every copy of a withheld report is marked with. Source: e.g. LGA 1972 s.100B(5).

    ``language`` may be Welsh for a council in Wales, for a translator to confirm. Raises LawError naming
    ``paragraphs`` where none is given, or ``language``.
    """
    edition, listed = NOT_FOR_PUBLICATION.on(civil_day(on, "on"), nation), schedule(nation, on)
    welsh.only_in_wales(nation, language)
    found = _categories(nation, paragraphs, on)

    def words(lines: Lines) -> str:
        if language == "cy":
            return welsh.marking(_paragraphs(lines))
        return f"Not for publication: {_cited(lines, listed.value.name)}"

    because = "every copy carries the words and the description"
    lines = _described(found)
    return reached(NOT_FOR_PUBLICATION, edition, lines, words, because, _to_confirm(language))


def _to_confirm(language: Language) -> tuple[str, ...]:
    return (welsh.TO_BE_CONFIRMED,) if language == "cy" else ()


def _categories(nation: Nation, paragraphs: Sequence[str], on: date) -> list[Category]:
    if not paragraphs:
        raise LawError("paragraphs", "name the paragraph of the schedule")
    return [category(nation, paragraph, on) for paragraph in paragraphs]


def _described(found: Sequence[Category]) -> Lines:
    return tuple(Line(one.paragraph, True, one.description) for one in found)


def _paragraphs(described: Lines) -> list[str]:
    return [str(line.value) for line in described]


def _cited(described: Lines, schedule_name: str) -> str:
    """Paragraphs 1 and 2 of the schedule, with what they describe."""
    descriptions = "; ".join(line.why for line in described)
    plural = "" if len(described) == 1 else "s"
    return f"paragraph{plural} {wording.both(_paragraphs(described))} of {schedule_name} ({descriptions})"


PUBLIC_SUMMARY = rule(
    "public-summary",
    "The public summary of private proceedings",
    "If leaving out exempt parts leaves no reasonably fair and coherent record, the proper officer writes a "
    "summary that discloses nothing exempt.",
    Edition("LGA 1972 s.100C(2)", None, ("england", "wales"), since=ACCESS_ACT),
    Edition("Local Government (Scotland) Act 1973 s.50C(2)", None, ("scotland",), since=ACCESS_ACT),
    Edition("LGA (NI) 2014 s.44(2)", None, ("northern-ireland",), since=NI_ACT),
)


@PUBLIC_SUMMARY.answered_by(
    example(True, nation="england", on=date(2025, 5, 6), private_items=1, public_text=""),
    example(
        False,
        nation="england",
        on=date(2025, 5, 6),
        private_items=1,
        public_text="The Committee approved the sale of the depot, for the reasons in the exempt report.",
    ),
    example(False, nation="england", on=date(2025, 5, 6), private_items=0, public_text=""),
)
def summary_needed(
    nation: Nation, on: date, private_items: int, public_text: str, coherent: bool = True
) -> Answer[bool]:
    """Whether the proper officer must write a public summary.

    ``public_text`` is what is left of the minutes of the ``private_items`` once exempt parts are out;
    ``coherent`` is the officer's view whether that is a fair and coherent record.
    """
    edition = PUBLIC_SUMMARY.on(civil_day(on, "on"), nation)
    if private_items < 0:
        raise LawError("private_items", f"cannot be less than 0, but is {private_items}")
    lines = (
        Line(private_items, private_items > 0, "items taken in private"),
        Line("no fair and coherent record is left", not (public_text.strip() and coherent)),
    )
    because = "; ".join(f"{'yes' if line.counts else 'no'}: {line.why or line.value}" for line in lines)
    return reached(PUBLIC_SUMMARY, edition, lines, all_count, because)
