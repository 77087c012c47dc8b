"""What a member may inspect beyond what the public may."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from minutebook.law import wording
from minutebook.law.answer import Answer, Line, reached
from minutebook.law.counting import Lines
from minutebook.law.exempt import category
from minutebook.law.nations import Nation
from minutebook.law.notice_table import ACCESS_ACT, NI_ACT
from minutebook.law.rules import Edition, example, rule
from minutebook.law.working_days import civil_day


@dataclass(frozen=True)
class Document:
    """A document of the council: the paragraphs it is exempt under (none: it is public), and what it holds.

    ``contract_terms`` means terms proposed in the course of negotiations for a contract; ``confidential``
    that a Government department, an Act or a court forbids its disclosure; ``for_business`` that it relates
    to business to be transacted at a meeting.
    """

    paragraphs: tuple[str, ...] = ()
    contract_terms: bool = False
    confidential: bool = False
    for_business: bool = True


@dataclass(frozen=True)
class Reader:
    """A member: whether the item comes to a body they sit on, and whether they need to know for their "
    "duties."""

    sits_on_the_body: bool = False
    needs_to_know: bool = False


@dataclass(frozen=True)
class Rights:
    """Exempt paragraphs that stay ``open`` to members, and those of them that close for contract terms."""

    open: frozenset[str]
    not_contract_terms: frozenset[str] = frozenset()

    def __str__(self) -> str:
        said = f"paragraphs {wording.both(sorted(self.open, key=int))} stay open to members"
        if self.not_contract_terms:
            closed = wording.both(sorted(self.not_contract_terms, key=int))
            said += f", but not {closed} for terms of a contract that is being negotiated"
        return said


MEMBER_ACCESS = rule(
    "member-access",
    "What a member may inspect",
    "A member may inspect any document that relates to business of the council or its committees, but exempt "
    "papers only of the kinds that stay open to members, or as a member of the body concerned, or with a "
    "need to know.",
    Edition(
        "LGA 1972 s.100F(1) to (2B); SI 2012/2089 reg 16; common law need to know",
        Rights(frozenset("36"), frozenset("3")),
        ("england",),
        since=date(2006, 3, 1),
    ),
    Edition(
        "LGA 1972 s.100F(2C) to (2E), as substituted by SI 2007/969 (W.86); common law need to know",
        Rights(frozenset({"14", "17"}), frozenset({"14"})),
        ("wales",),
        since=date(2007, 4, 21),
        status="contested",
        note="Some consolidated texts of s.100F show paragraphs 12 to 18 as closed to members throughout.",
    ),
    Edition(
        "Local Government (Scotland) Act 1973 s.50F(1), (2); common law need to know",
        Rights(frozenset({"6", "8", "10", "13", "15"})),
        ("scotland",),
        since=ACCESS_ACT,
    ),
    Edition(
        "LGA (NI) 2014 s.48(1) to (3); common law need to know",
        Rights(frozenset("36"), frozenset("3")),
        ("northern-ireland",),
        since=NI_ACT,
    ),
)


@MEMBER_ACCESS.answered_by(
    example(
        False,
        nation="england",
        on=date(2025, 5, 6),
        document=Document(("3",), contract_terms=True),
        reader=Reader(),
    ),
    example(True, nation="england", on=date(2025, 5, 6), document=Document(("3",)), reader=Reader()),
    example(False, nation="england", on=date(2025, 5, 6), document=Document(("5",)), reader=Reader()),
    example(
        True,
        nation="england",
        on=date(2025, 5, 6),
        document=Document(("5",)),
        reader=Reader(sits_on_the_body=True),
    ),
)
def member_may_inspect(nation: Nation, on: date, document: Document, reader: Reader) -> Answer[bool]:
    """Whether a member may inspect a document; whoever asks this logs the answer and who was let in.

    Raises LawError naming ``paragraphs`` for one that the nation's schedule does not have. Source: e.g. LGA
    1972 s.100F.
    """
    on = civil_day(on, "on")
    edition = MEMBER_ACCESS.on(on, nation)
    lines = (
        Line("a member of the body it comes to", reader.sits_on_the_body, "entitled as such"),
        Line("a need to know for the member's duties", reader.needs_to_know, "entitled as such"),
        *_of_document(
            document, edition.value, [category(nation, p, on).paragraph for p in document.paragraphs]
        ),
    )
    return reached(MEMBER_ACCESS, edition, lines, _may_inspect, lambda may: _said(may, lines))


def _of_document(document: Document, rights: Rights, paragraphs: Iterable[str]) -> Iterable[Line]:
    yield Line("business of the council", document.for_business, "the right is for business to be done")
    if document.confidential:
        yield Line("confidential information", False, "its disclosure is forbidden")
    for paragraph in paragraphs:
        terms = document.contract_terms and paragraph in rights.not_contract_terms
        if terms:
            yield Line(f"paragraph {paragraph}", False, "terms of a contract that is being negotiated")
        elif paragraph in rights.open:
            yield Line(f"paragraph {paragraph}", True, "stays open to members")
        else:
            yield Line(f"paragraph {paragraph}", False, "closed to members")


def _may_inspect(lines: Lines) -> bool:
    on_body, needs_to_know, *document = lines
    return on_body.counts or needs_to_know.counts or all(line.counts for line in document)


def _said(may: bool, lines: Lines) -> str:
    on_body, needs_to_know, *document = lines
    for entitled in (on_body, needs_to_know):
        if entitled.counts:
            return f"the member is entitled: {entitled.value}"
    if may:
        return "; ".join(f"{line.value}: {line.why}" for line in document if line.why) or "it is public"
    return "; ".join(f"{line.value}: {line.why}" for line in document if not line.counts)
