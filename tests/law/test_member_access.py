"""What a member may inspect that the public may not."""

from __future__ import annotations

from datetime import date

import pytest

from minutebook.law.access import Document, Reader, member_may_inspect
from minutebook.law.errors import LawError
from minutebook.law.nations import Nation

ON = date(2025, 5, 6)
ANYBODY = Reader()


def may(nation: Nation, document: Document, reader: Reader = ANYBODY) -> bool:
    return member_may_inspect(nation, ON, document, reader).result


def test_terms_of_a_contract_under_negotiation_are_closed() -> None:
    assert not may("england", Document(("3",), contract_terms=True))


def test_lease_accounts_are_open_to_every_member() -> None:
    assert may("england", Document(("3",)))


def test_legal_advice_is_closed_but_to_the_committee_and_who_needs_to_know() -> None:
    advice = Document(("5",))
    assert not may("england", advice)
    assert may("england", advice, Reader(sits_on_the_body=True))
    assert may("england", advice, Reader(needs_to_know=True))


def test_one_closed_paragraph_closes_the_document() -> None:
    assert may("england", Document(("3", "6")))
    assert not may("england", Document(("3", "1")))


def test_public_papers_for_business_are_open_and_others_are_no_right() -> None:
    assert may("england", Document())
    assert not may("england", Document(for_business=False))
    assert not may("england", Document(confidential=True))


@pytest.mark.parametrize(
    ("nation", "open_to_members", "closed"),
    [("wales", "14", "12"), ("scotland", "6", "5"), ("northern-ireland", "6", "1")],
)
def test_other_nations_have_lists_of_their_own(nation: Nation, open_to_members: str, closed: str) -> None:
    assert may(nation, Document((open_to_members,)))
    assert not may(nation, Document((closed,)))


def test_wales_says_that_its_text_is_contested() -> None:
    assert member_may_inspect("wales", ON, Document(("14",)), ANYBODY).warnings


def test_the_answer_says_which_paragraph_closed_it() -> None:
    answer = member_may_inspect("england", ON, Document(("3", "7")), ANYBODY)
    assert answer.because == "paragraph 7: closed to members"


def test_a_paragraph_the_nation_does_not_have_is_an_error() -> None:
    with pytest.raises(LawError, match=r"^paragraphs: Scotland has no paragraph '18A'"):
        may("scotland", Document(("18A",)))
