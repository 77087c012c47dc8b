"""Open threads come back by themselves: to the next agenda, to their owners by mail, to who must act."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from minutebook.book import catalogue
from minutebook.book.shelf import public_book
from minutebook.drafts import outbox, roles
from minutebook.drafts.agendas import notices, proposing
from minutebook.drafts.agendas.agenda_publishing import publish_agenda
from minutebook.drafts.models import Draft, Letter
from minutebook.drafts.permission import Scope
from minutebook.followup import acts, closing, log_paper, opening, reminding, reporting, voiding, waiting
from minutebook.followup.schema import Answer
from tests.book.making import COUNCIL
from tests.drafts.agendas import IN_TIME, begun, bench, scheduled
from tests.drafts.cast import Cast
from tests.followup.asking import SINCE, element_of, followed, met, officer

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


def proposed(draft: Draft) -> list[str]:
    return [one.title for one in proposing.proposals(bench(draft)) if one.kind == log_paper.KIND]


def log_words(draft: Draft) -> str:
    (paper,) = [p for item in bench(draft).meeting.items for p in item.papers]
    document = log_paper.log_document(bench(draft), date(2026, 11, 25))
    assert document.id == paper.document
    return "\n".join(one.plain() for one in document.written)


def test_it_works(cast: Cast) -> None:
    held = followed(cast)
    draft = begun(cast.clerk)
    assert proposed(draft) == ["Action log"]
    proposing.take_up(draft, log_paper.KIND, log_paper.LOG, by=cast.clerk)
    assert proposed(draft) == []
    words = log_words(draft)
    assert held.title in words and "13 days late." in words and "1 open, 1 of them late" in words


def test_the_log_made_again_says_what_stands_then(cast: Cast) -> None:
    held = followed(cast)
    draft = begun(cast.clerk)
    first = log_paper.put_log(draft, by=cast.clerk)
    acts.answer(held, Answer(day="2026-11-25", words="Nine in ten."), by=cast.clerk)
    assert log_paper.put_log(draft, by=cast.clerk) == first
    assert "Nine in ten." in log_words(draft) and "13 days late" in log_words(draft)
    assert len([one for one in bench(draft).meeting.items if str(one.title) == "Action log"]) <= 1


def test_what_is_to_be_closed_proposes_itself_to_that_meeting(cast: Cast) -> None:
    held = followed(cast)
    draft = begun(cast.clerk)
    held = acts.answer(held, Answer(day="2026-11-25", words="Nine in ten."), by=cast.clerk)
    closing.propose(held, "meeting", by=cast.clerk)
    assert f"To close: {held.title}" in proposed(draft)
    proposing.take_up(draft, log_paper.KIND, held.object, by=cast.clerk)
    assert f"To close: {held.title}" not in proposed(draft)


def test_an_answer_that_is_owed_proposes_itself_to_the_body_that_owes_it(cast: Cast) -> None:
    held = followed(cast, "recommended")
    acts.send(held, date(2026, 9, 14), to="panel", rule="scrutiny-response", by=cast.clerk)
    draft = begun(cast.clerk, scheduled("panels", "2026-12-11T10:00", "panel"))
    (one,) = [p for p in proposing.proposals(bench(draft)) if p.kind == log_paper.KIND]
    assert one.title.startswith("Response to a recommendation") and "LGA 2000 s.9FE" in one.why


def letters() -> list[tuple[str, str]]:
    return [
        (one.to.partition("@")[0], one.subject.partition(":")[0]) for one in Letter.objects.order_by("pk")
    ]


def test_owners_are_written_to_before_the_day_and_after_it_once_each(cast: Cast) -> None:
    held = followed(cast)
    director = officer("Dee", roles.DIRECTOR)
    acts.charge(held, director, by=cast.clerk)
    for day, new in (
        (date(2026, 10, 20), 0),
        (date(2026, 10, 29), 1),
        (date(2026, 10, 30), 0),
        (date(2026, 11, 10), 1),
        (date(2026, 11, 12), 1),
        (date(2026, 11, 13), 1),
        (date(2026, 11, 14), 0),
        (date(2026, 11, 19), 1),
    ):
        assert reminding.remind(day) == new, day
        assert reminding.remind(day) == 0
    assert [what for _, what in letters()] == ["Due soon", "Due soon", "Due today", "Late", "Late"]
    assert {to for to, _ in letters()} == {"dee"}


def test_where_nobody_answers_for_the_owner_the_clerks_are_told(cast: Cast) -> None:
    followed(cast)
    assert reminding.remind(date(2026, 11, 13)) == 2
    assert {to for to, _ in letters()} == {"clara.clerk", "colin.clerk"}


def test_what_is_answered_or_history_is_in_no_mail(cast: Cast) -> None:
    held = followed(cast)
    acts.answer(held, Answer(day="2026-11-25", words="Nine in ten."), by=cast.clerk)
    assert reminding.remind(date(2026, 12, 1)) == 0


def waits(account: Any) -> list[str]:
    return [one.words for one in waiting.waiting(account, COUNCIL)]


def test_what_waits_is_told_to_whom_it_waits_for(cast: Cast) -> None:
    opening.follow_from(Scope(COUNCIL, "board"), SINCE, by=cast.clerk)
    met()
    assert waits(cast.clerk) == ["Take up what was asked, or set it aside: Corporate Parenting Board (3)"]
    assert waits(cast.author) == waits(cast.member) == []
    held = followed(cast)
    director = officer("Dee", roles.DIRECTOR)
    acts.charge(held, director, by=cast.clerk)
    assert waits(director) == [f"Asked of you: {held.title}"]
    reporting.hand_in(held, "Soon.", by=director)
    voiding.doubt(held, "A jest.", by=cast.clerk)
    assert f"Dee Officer handed in word: {held.title}" in waits(cast.clerk)
    assert f"Is it a misreading? {held.title}" in waits(cast.second_clerk)
    assert f"Is it a misreading? {held.title}" not in waits(cast.clerk)
    assert element_of("asked why") and outbox.log(COUNCIL) == []


def test_an_answer_the_law_wants_soon_waits_for_scrutiny(cast: Cast) -> None:
    held = followed(cast, "recommended")
    acts.send(held, date(2026, 9, 14), to_name="Cabinet", rule="scrutiny-response", by=cast.clerk)
    rhian = officer("Rhian", roles.SCRUTINY)
    assert f"Owed an answer by law: {held.title}" in waits(rhian)


def test_words_the_minutes_no_longer_hold_are_listed(cast: Cast) -> None:
    held = followed(cast)
    assert not waiting.changed_words(COUNCIL, [held])
    met(words=("Nothing was promised.",))
    ((found, passage),) = waiting.changed_words(COUNCIL, [held])
    assert found == held and passage.state == "lost"


def test_the_log_passes_the_gate_and_is_published_with_the_agenda(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed(cast)
    draft = begun(cast.clerk)
    log_paper.put_log(draft, by=cast.clerk)
    monkeypatch.setenv("MINUTEBOOK_NOW", IN_TIME)
    notices.record_posting(draft, "County Hall", datetime.fromisoformat(IN_TIME), by=cast.clerk)
    publish_agenda(Draft.objects.get(pk=draft.pk), by=cast.clerk)
    log = catalogue.by_id(public_book(), COUNCIL, [log_paper.log_id(COUNCIL, "meeting")])
    (entry,) = log.values()
    assert entry.title.startswith("Action log: Corporate Parenting Board")
