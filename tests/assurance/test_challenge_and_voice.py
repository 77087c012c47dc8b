"""A question is followed until the board is satisfied; young people's words are theirs to take back."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from minutebook.assurance import keeping, presenting
from minutebook.assurance.indicators import Comparator, Indicator, Target
from minutebook.assurance.presented import Presented
from minutebook.assurance.voices import Voice
from minutebook.book import catalogue
from minutebook.book.errors import BookError, Refused
from minutebook.book.models import Text
from minutebook.book.schema import Words
from minutebook.book.shelf import public_book
from minutebook.book.verify import verify
from minutebook.followup import acts, closing, holding, opening
from minutebook.followup.schema import Answer, Closing, Place
from tests.assurance.story import QUESTION, exact, found_and_told, let_out, planned, watched
from tests.book.making import COUNCIL
from tests.drafts.cast import BOARD, Cast
from tests.drafts.conftest import cast
from tests.followup.asking import met

__all__ = ["cast"]
pytestmark = pytest.mark.django_db(databases=["default", "desk"])
SAID = "Nobody asks if you know how the boiler works."


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-11-25T10:00+00:00")


def voice(**changes: object) -> Voice:
    whole = Voice(
        title=Words(en="A home of our own"),
        date="2026-05-10",
        group="The Care Leavers’ Forum",
        people=14,
        said=Words(en=SAID),
        plain=Words(en="Young people want to see their home first."),
        checked="2026-05-24",
        consent="2026-05-24",
        about=("homes",),
    )
    return msgspec.structs.replace(whole, **changes)


def test_a_challenge_is_followed_until_the_board_is_satisfied(cast: Cast) -> None:
    found_and_told()
    opening.follow_from(BOARD, date(2026, 5, 1), by=cast.clerk)
    held = keeping.challenge(
        BOARD,
        "may",
        "may-2",
        QUESTION,
        ("homes",),
        asker="Councillor Ruth Ames",
        owner="Director",
        by=cast.clerk,
    )
    assert keeping.line_of_finding(COUNCIL, "homes").facts.threads == (held.object,)
    met("july", "2026-07-08T10:00", words=("The Director answered.", "The Board was satisfied."))
    held = acts.answer(
        held,
        Answer(day="2026-07-08", words="Thirty more are let.", at=Place(meeting="july", item="july-2")),
        by=cast.clerk,
    )
    done = closing.close(
        held,
        Closing(day="", at=Place(meeting="july", item="july-2"), result="done", satisfied=True),
        by=cast.clerk,
    )
    assert done.thread.closing is not None and done.thread.closing.satisfied is True
    assert [one.object for one in holding.about(public_book(), COUNCIL, ["homes"])["homes"]] == [held.object]


def test_words_that_are_not_in_the_minutes_are_no_challenge(cast: Cast) -> None:
    found_and_told()
    opening.follow_from(BOARD, date(2026, 5, 1), by=cast.clerk)
    with pytest.raises(BookError, match="^words"):
        keeping.challenge(BOARD, "may", "may-2", "Why?", ("homes",), by=cast.clerk)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"people": 5}, "fewer than 6 could be known by what it says"),
        ({"checked": ""}, "ask those who spoke to read it first"),
        ({"consent": ""}, "is not a day that exists"),
        ({"plain": Words()}, "say it in plain language"),
    ],
)
def test_what_young_people_said_is_published_only_as_theirs(
    cast: Cast, changes: dict[str, object], why: str
) -> None:
    with pytest.raises((Refused, BookError), match=why):
        keeping.publish(BOARD, voice(**changes), act="voice.publish", by=cast.clerk)


def test_consent_withdrawn_erases_every_version(cast: Cast) -> None:
    found_and_told()
    made = keeping.publish(BOARD, voice(), act="voice.publish", by=cast.clerk)
    told = voice(id=made, changed=Words(en="Everyone sees the home first."))
    keeping.publish(BOARD, told, act="voice.publish", by=cast.clerk)
    assert len(keeping.line_of_finding(COUNCIL, "homes").facts.voices) == 1
    keeping.withdraw_consent(BOARD, made, by=cast.clerk)
    book = public_book()
    assert made not in catalogue.by_id(book, COUNCIL, [made])
    bodies = Text.objects.using(book.alias).filter(council=COUNCIL).values_list("data", flat=True)
    assert not any(SAID.encode() in bytes(data) for data in bodies)
    assert verify(book).faults == []
    assert keeping.line_of_finding(COUNCIL, "homes").facts.voices == ()


def test_what_a_paper_showed_stays_as_it_was(cast: Cast) -> None:
    found_and_told()
    planned(cast, indicator := watched(cast))
    exact((170, 184))
    let_out(cast, indicator, 0)
    met("december", "2026-12-09T10:00", words=())
    made = presenting.freeze(BOARD, "december", "december-2", by=cast.clerk)
    let_out(cast, indicator, 1)
    assert presenting.freeze(BOARD, "december", "december-2", by=cast.clerk) == made
    frozen: Presented = keeping.thing_of(COUNCIL, made, Presented)
    assert [(one.figure, one.target) for one in frozen.figures] == [("85%", "95")]
    assert {line.stuck for line in frozen.lines} == {"judged", "told"}
    latest = presenting.figures_now(COUNCIL, date(2026, 11, 25))[0][1].latest
    assert latest is not None and latest.value == 92


def test_what_stands_today_is_not_what_was_shown_at_a_meeting_that_is_over(cast: Cast) -> None:
    found_and_told()
    with pytest.raises(BookError, match="its meeting is over"):
        presenting.freeze(BOARD, "may", "may-2", by=cast.clerk)


def test_a_target_says_who_set_it_and_why_and_a_comparator_where_it_is_from(cast: Cast) -> None:
    indicator = watched(cast)
    nobody = Target(value="80", start="2026-06-01", reason="It was too high")
    with pytest.raises((Refused, BookError), match="name the item at which it was set, or who set it"):
        keeping.set_target(BOARD, indicator, nobody, by=cast.clerk)
    thing: Indicator = keeping.thing_of(COUNCIL, indicator, Indicator)
    bare = Comparator(label="England", value="92", year="", source="", definition="")
    with pytest.raises((Refused, BookError), match="without its source, year and definition"):
        keeping.publish(
            BOARD, msgspec.structs.replace(thing, comparators=(bare,)), act="indicator.begin", by=cast.clerk
        )
    at = keeping.at_item(COUNCIL, "may", "may-2") if found_and_told() else None
    lower = Target(value="80", start="2026-06-01", reason="It was too high", set_at=at)
    keeping.set_target(BOARD, indicator, lower, by=cast.clerk)
    thing = keeping.thing_of(COUNCIL, indicator, Indicator)
    on = {day: target.value for day in ("2026-05-31", "2026-06-01") if (target := thing.target_on(day))}
    assert on == {"2026-05-31": "95", "2026-06-01": "80"}, "the target that applied on that day"


def test_the_pack_tells_where_lines_are_stuck(cast: Cast) -> None:
    found_and_told()
    planned(cast, indicator := watched(cast))
    exact((170,))
    let_out(cast, indicator, 0)
    document = presenting.pack_document(COUNCIL, "may", "Corporate Parenting Board", date(2026, 12, 9))
    text = "\n".join(block.plain() for block in document.written)
    assert "Measured, and not closed by the board (1)" in text and "No body has been told (1)" in text
    assert "it should be at least 90%" in text and "85%" in text
    assert "An action that is done does not close a finding" in text
