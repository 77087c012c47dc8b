"""The categories of exempt information of each nation.

A marking and a resolution must state the category in the terms of the nation's schedule, so the descriptions
here are the schedule's own; the tests and provisos are put in our words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from minutebook.law.answer import Answer, Line, reached
from minutebook.law.counting import Lines
from minutebook.law.errors import LawError
from minutebook.law.nations import NATION_NAMES, Nation
from minutebook.law.notice_table import ACCESS_ACT, NI_ACT
from minutebook.law.rules import Edition, example, rule
from minutebook.law.working_days import civil_day


@dataclass(frozen=True)
class Category:
    """A paragraph of the schedule: its description, and on what condition it exempts.

    ``public_interest`` is whether it exempts only while the public interest in maintaining the exemption
    outweighs that in disclosing; ``proviso`` is any other condition; ``business`` marks the paragraph that
    what must be registered by law does not fall under.
    """

    paragraph: str
    description: str
    public_interest: bool = True
    proviso: str = ""
    business: bool = False

    def __str__(self) -> str:
        test = "public interest test" if self.public_interest else self.proviso or "no further test"
        return f"{self.paragraph} {self.description} ({test})"


@dataclass(frozen=True)
class Schedule:
    """A nation's list: what it is called in a resolution, its categories, and its exclusions.

    ``own_planning`` is whether a planning application that the council may grant itself is never exempt.
    """

    name: str
    categories: tuple[Category, ...]
    own_planning: bool = False

    def __str__(self) -> str:
        return f"{self.name}: {'; '.join(map(str, self.categories))}"


_INDIVIDUAL = "Information relating to any individual"
_IDENTITY = "Information which is likely to reveal the identity of an individual"
_BUSINESS = (
    "Information relating to the financial or business affairs of any particular person (including the {} "
    "holding that information)"
)
_LABOUR = (
    "Information relating to any consultations or negotiations, or contemplated consultations or "
    "negotiations, in connection with any labour relations matter arising between the {} and employees of, "
    "or office holders under, the {}"
)
_PRIVILEGE = (
    "Information in respect of which a claim to legal professional privilege could be maintained in legal "
    "proceedings"
)
_NOTICES = (
    "Information which reveals that the {} proposes (a) to give under any enactment a notice under or by "
    "virtue of which requirements are imposed on a person; or (b) to make an order or direction under any "
    "enactment"
)
_CRIME = (
    "Information relating to any action taken or to be taken in connection with the prevention, "
    "investigation or prosecution of crime"
)
_MINISTER = "authority or a Minister of the Crown"

_ENGLAND = (
    Category("1", _INDIVIDUAL),
    Category("2", _IDENTITY),
    Category("3", _BUSINESS.format("authority"), business=True),
    Category("4", _LABOUR.format(_MINISTER, "authority")),
    Category("5", _PRIVILEGE),
    Category("6", _NOTICES.format("authority")),
    Category("7", _CRIME),
)

_STANDARDS = "only for a standards committee"
_WALES = (
    Category("12", "Information relating to a particular individual"),
    Category("13", _IDENTITY),
    Category("14", _BUSINESS.format("authority"), business=True),
    Category("15", _LABOUR.format(_MINISTER, "authority")),
    Category("16", _PRIVILEGE, public_interest=False),
    Category("17", _NOTICES.format("authority")),
    Category("18", _CRIME),
    Category("18A", "Information which is subject to any obligation of confidentiality", proviso=_STANDARDS),
    Category(
        "18B",
        "Information which relates in any way to matters concerning national security",
        proviso=_STANDARDS,
    ),
    Category(
        "18C",
        "The deliberations of a standards committee in reaching any finding on a matter referred to it",
        proviso=_STANDARDS,
    ),
)

_NORTHERN_IRELAND = (
    Category("1", _INDIVIDUAL),
    Category("2", _IDENTITY),
    Category("3", _BUSINESS.format("council"), business=True),
    Category("4", _LABOUR.format("council or a government department", "council")),
    Category("5", _PRIVILEGE.replace("in respect of", "in relation to")),
    Category("6", _NOTICES.format("council").replace("any enactment", "any statutory provision")),
    Category("7", _CRIME),
)

_PREJUDICE = "only while disclosure would prejudice the authority in those or other negotiations"
_SCOTLAND = (
    (
        "1",
        "Information relating to a particular employee, former employee or applicant to become an employee "
        "of, or a particular office-holder, former office-holder or applicant to become an office-holder "
        "under, the authority",
        "",
    ),
    (
        "2",
        "Information relating to any particular occupier or former occupier of, or applicant for, "
        "accommodation provided by or at the expense of the authority",
        "",
    ),
    (
        "3",
        "Information relating to any particular applicant for, or recipient or former recipient of, any "
        "service provided by the authority",
        "",
    ),
    (
        "4",
        "Information relating to any particular applicant for, or recipient or former recipient of, any "
        "financial assistance provided by the authority",
        "",
    ),
    (
        "5",
        "Information relating to the adoption, care, fostering or education of any particular child or, "
        "where any particular child is subject to a compulsory supervision order or interim compulsory "
        "supervision order, information relating to the order",
        "",
    ),
    (
        "6",
        "Information relating to the financial or business affairs of any particular person (other than the "
        "authority)",
        "",
    ),
    (
        "7",
        "Information relating to anything done or to be done in respect of any particular person for the "
        "purposes of any of the matters referred to in section 27(1) of the Social Work (Scotland) Act 1968",
        "",
    ),
    (
        "8",
        "The amount of any expenditure proposed to be incurred by the authority under any particular "
        "contract for the acquisition of property or the supply of goods or services",
        "only while disclosure would be likely to give an advantage to a person seeking a contract",
    ),
    (
        "9",
        "Any terms proposed or to be proposed by or to the authority in the course of negotiations for a "
        "contract for the acquisition or disposal of property or the supply of goods or services",
        _PREJUDICE,
    ),
    (
        "10",
        "The identity of the authority (as well as of any other person, by virtue of paragraph 6) as the "
        "person offering any particular tender for a contract for the supply of goods or services",
        "",
    ),
    ("11", _LABOUR.format(_MINISTER, "authority"), _PREJUDICE),
    (
        "12",
        "Any instructions to counsel and any opinion of counsel and any advice received, information "
        "obtained or action to be taken in connection with any legal proceedings by or against the "
        "authority, or the determination of any matter affecting the authority",
        "",
    ),
    (
        "13",
        _NOTICES.format("authority").replace(
            "which reveals", "which, if disclosed to the public, would reveal"
        ),
        "only while disclosure might let a person affected defeat the purpose of the notice, order or "
        "direction",
    ),
    (
        "14",
        "Any action taken or to be taken in connection with the prevention, investigation or prosecution of "
        "crime",
        "",
    ),
    ("15", "The identity of a protected informant", ""),
)

EXEMPT_CATEGORIES = rule(
    "exempt-categories",
    "Categories of exempt information",
    "Information is exempt only if it falls within a category of the nation's schedule.",
    Edition(
        "LGA 1972 Sch 12A Parts 1 and 2, as substituted by SI 2006/88",
        Schedule("Part 1 of Schedule 12A to the Local Government Act 1972", _ENGLAND, own_planning=True),
        ("england",),
        since=date(2006, 3, 1),
    ),
    Edition(
        "LGA 1972 Sch 12A Parts 4 and 5, as substituted by SI 2007/969 (W.86)",
        Schedule("Part 4 of Schedule 12A to the Local Government Act 1972", _WALES, own_planning=True),
        ("wales",),
        since=date(2007, 4, 21),
        note="The public interest test does not reach paragraph 16.",
    ),
    Edition(
        "Local Government (Scotland) Act 1973 Sch 7A",
        Schedule(
            "Part I of Schedule 7A to the Local Government (Scotland) Act 1973",
            tuple(
                Category(paragraph, text, False, proviso, business=paragraph == "6")
                for paragraph, text, proviso in _SCOTLAND
            ),
        ),
        ("scotland",),
        since=ACCESS_ACT,
        status="contested",
        note="There is no public interest test; the provisos of single paragraphs were not at hand when this "
        "was written: the monitoring officer must confirm them.",
    ),
    Edition(
        "LGA (NI) 2014 Sch 6",
        Schedule(
            "Part 1 of Schedule 6 to the Local Government Act (Northern Ireland) 2014", _NORTHERN_IRELAND
        ),
        ("northern-ireland",),
        since=NI_ACT,
    ),
)


def schedule(nation: Nation, on: date) -> Edition[Schedule]:
    """The nation's list in force on ``on``. Raises LawError where none is held."""
    return EXEMPT_CATEGORIES.on(civil_day(on, "on"), nation)


def category(nation: Nation, paragraph: str, on: date) -> Category:
    """One paragraph of the nation's list. Raises LawError naming ``paragraphs`` where it has no such one."""
    found = {one.paragraph: one for one in schedule(nation, on).value.categories}
    if paragraph not in found:
        raise LawError(
            "paragraphs",
            f"{NATION_NAMES[nation]} has no paragraph {paragraph!r}; there are {', '.join(found)}",
        )
    return found[paragraph]


@EXEMPT_CATEGORIES.answered_by(
    example(_IDENTITY, nation="england", paragraph="2", on=date(2025, 5, 6)),
    example("The identity of a protected informant", nation="scotland", paragraph="15", on=date(2025, 5, 6)),
)
def description(nation: Nation, paragraph: str, on: date) -> Answer[str]:
    """What a paragraph of the nation's list describes, in the list's own words."""
    found, edition = category(nation, paragraph, on), schedule(nation, on)
    because = f"paragraph {paragraph} of {edition.value.name}" + (f", {found.proviso}" * bool(found.proviso))
    return reached(EXEMPT_CATEGORIES, edition, (Line(found.description),), _words, because)


def _words(lines: Lines) -> str:
    return str(lines[0].value)
