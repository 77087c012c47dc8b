"""The gate: what stands in the way of an agenda by the status of its body, and who may let it pass."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from minutebook.book.errors import BookError
from minutebook.book.schema import Words
from minutebook.book.schema.meeting import Place
from minutebook.drafts import exempting
from minutebook.drafts.agendas import agenda, gate, lateness, notices, scan
from minutebook.drafts.agendas.agenda_publishing import publish_agenda
from minutebook.drafts.models import AuditEntry, Draft
from minutebook.drafts.papers import NONE, Upload, attach_paper
from minutebook.drafts.permission import NotPermitted
from tests.drafts.agendas import IN_TIME, LATE, PRIVATE, begun, bench, item, paper, status
from tests.drafts.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


def rules(draft: Draft) -> set[str]:
    """The rules that stand in the way now."""
    return {one.rule for one in gate.verdict_of(bench(draft)).in_the_way}


def post(draft: Draft, cast: Cast, at: str = IN_TIME) -> None:
    notices.record_posting(draft, "County Hall", datetime.fromisoformat(at), by=cast.clerk)


@pytest.fixture
def in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", IN_TIME)


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", LATE)


def test_a_committee_s_agenda_passes_once_its_notice_is_up(cast: Cast, in_time: None) -> None:
    draft = begun(cast.clerk)
    assert rules(draft) == {"notice-posted"}
    post(draft, cast)
    assert rules(draft) == set()


def test_nobody_says_that_a_notice_is_up_before_it_is(cast: Cast, in_time: None) -> None:
    with pytest.raises(BookError, match="once it is up"):
        post(begun(cast.clerk), cast, LATE)


def test_an_informal_board_needs_neither_notice_nor_time(cast: Cast, late: None) -> None:
    status("informal")
    assert rules(begun(cast.clerk)) == set()


def test_after_the_last_day_every_item_is_late(cast: Cast, late: None) -> None:
    draft = begun(cast.clerk)
    post(draft, cast, LATE)
    assert rules(draft) == {"public-notice", "late-item"}


def test_a_meeting_convened_at_shorter_notice_is_in_time_but_not_a_full_council(
    cast: Cast, late: None
) -> None:
    draft = begun(cast.clerk)
    post(draft, cast, LATE)
    gate.convene_at_short_notice(draft, "A court has given us three days.", by=cast.clerk)
    assert rules(draft) == set()
    status("council")
    assert "summons-given" in rules(draft)


def test_a_late_item_needs_the_chair_s_opinion_of_words_as_they_stand(cast: Cast, late: None) -> None:
    draft = begun(cast.clerk)
    for one in bench(draft).meeting.items[1:]:
        agenda.remove_item(draft, one.id, by=cast.clerk)
    key = bench(draft).meeting.items[0].id
    lateness.propose(draft, key, Words(en="The home has closed."), by=cast.clerk)
    assert "late-item" in rules(draft)
    with pytest.raises(NotPermitted):
        lateness.agree(draft, key, by=cast.clerk)
    lateness.agree(draft, key, by=cast.chair)
    assert "late-item" not in rules(draft)
    lateness.propose(draft, key, Words(en="The home may close."), by=cast.clerk)
    assert "late-item" in rules(draft)


def test_the_chair_of_an_executive_cannot_admit_a_late_item(cast: Cast, late: None) -> None:
    status("executive")
    draft = begun(cast.clerk)
    key = bench(draft).meeting.items[0].id
    lateness.propose(draft, key, Words(en="The home has closed."), by=cast.clerk)
    lateness.agree(draft, key, by=cast.chair)
    assert not lateness.chair_may_admit(bench(draft))
    assert "late-item" in rules(draft)


def test_only_the_office_that_may_lets_a_finding_pass_and_gives_a_reason(cast: Cast, in_time: None) -> None:
    draft = begun(cast.clerk)
    with pytest.raises(NotPermitted):
        gate.let_pass(draft, "notice-posted", "", "The hall is closed.", by=cast.clerk)
    with pytest.raises(BookError, match="say why"):
        gate.let_pass(draft, "notice-posted", "", " ", by=cast.proper_officer)
    gate.let_pass(draft, "notice-posted", "", "The hall is closed.", by=cast.proper_officer)
    assert rules(draft) == set()
    entry = AuditEntry.objects.get(act="gate.override")
    assert entry.actor == cast.proper_officer.email and entry.reason == "The hall is closed."


def test_what_must_be_mended_nobody_lets_pass(cast: Cast, in_time: None) -> None:
    draft = begun(cast.clerk)
    post(draft, cast)
    key = item(draft, cast.clerk, "A contract")
    exempting.take_in_private(draft, key, PRIVATE, by=cast.clerk)
    about = next(one.about for one in gate.verdict_of(bench(draft)).in_the_way)
    with pytest.raises(BookError, match="nobody"):
        gate.let_pass(draft, "exemption", about, "We are in a hurry.", by=cast.proper_officer)


def test_a_private_item_is_signed_off_by_the_proper_officer_for_the_words_as_they_are(
    cast: Cast, in_time: None
) -> None:
    draft = begun(cast.clerk)
    post(draft, cast)
    key = item(draft, cast.clerk, "A contract")
    exempting.take_in_private(draft, key, PRIVATE, by=cast.clerk)
    paper(draft, cast.clerk, key, "Bids.", "Terms")
    assert rules(draft) == {"exemption"}
    with pytest.raises(NotPermitted):
        exempting.sign_off(draft, key, by=cast.clerk)
    exempting.sign_off(draft, key, by=cast.proper_officer)
    assert rules(draft) == set()
    other = type(PRIVATE)(paragraphs=("5",), reason=PRIVATE.reason, public_interest=PRIVATE.public_interest)
    exempting.take_in_private(draft, key, other, by=cast.clerk)
    assert rules(draft) == {"exemption"}


def test_a_paragraph_the_nation_does_not_have_is_refused(cast: Cast, in_time: None) -> None:
    draft = begun(cast.clerk)
    key = item(draft, cast.clerk)
    with pytest.raises(ValueError, match="England has no paragraph '12'"):
        exempting.take_in_private(draft, key, type(PRIVATE)(paragraphs=("12",)), by=cast.clerk)


def test_what_the_scan_finds_is_decided_on_one_by_one(cast: Cast, in_time: None) -> None:
    draft = begun(cast.clerk)
    post(draft, cast)
    key = item(draft, cast.clerk, "Buses near SV9 9ZZ")
    paper(draft, cast.clerk, key, "Write to j.roe@example.org.")
    assert rules(draft) == {"personal-data"}
    for one in scan.findings(bench(draft)):
        scan.decide(draft, one.object, one.found.mark, "It is a bus stop.", by=cast.clerk)
    assert rules(draft) == set()
    assert "SV9" not in repr(list(AuditEntry.objects.values("detail", "reason")))


def test_private_papers_are_not_scanned_but_their_public_title_is(cast: Cast, in_time: None) -> None:
    draft = begun(cast.clerk)
    key = item(draft, cast.clerk, "The case of Mrs Jane Roe")
    exempting.take_in_private(draft, key, PRIVATE, by=cast.clerk)
    paper(draft, cast.clerk, key, "Write to j.roe@example.org.")
    assert [one.found.words for one in scan.findings(bench(draft))] == ["Mrs Jane Roe"]


def test_a_report_to_follow_opens_its_item_late_and_an_appendix_does_not(
    cast: Cast, in_time: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = begun(cast.clerk)
    post(draft, cast)
    with_report = item(draft, cast.clerk, "Buses")
    paper(draft, cast.clerk, with_report)
    without = item(draft, cast.clerk, "Trams")
    publish_agenda(draft, by=cast.clerk)
    monkeypatch.setenv("MINUTEBOOK_NOW", LATE)
    draft = begun(cast.clerk, "meeting")
    assert gate.late_items(bench(draft)) == []
    paper(draft, cast.clerk, with_report, title="Annex", role="appendix")
    assert gate.late_items(bench(draft)) == []
    told = gate.verdict_of(bench(draft))
    assert told.passes and [(one.about, one.weight) for one in told.findings if "came late" in one.mend] == [
        ("Buses: Annex", "warns")
    ]
    paper(draft, cast.clerk, without, title="To follow")
    assert [str(one.title) for one in gate.late_items(bench(draft))] == ["Trams"]


def test_the_day_is_the_council_s_day(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = begun(cast.clerk)
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-12-02T23:59:00+00:00")
    post(draft, cast)
    assert rules(draft) == set()
    monkeypatch.setenv("MINUTEBOOK_NOW", datetime(2026, 12, 3, 0, 1, tzinfo=UTC).isoformat())
    assert "late-item" in rules(draft)


def test_a_paper_not_everyone_can_read_is_left_to_the_clerk_and_nothing_else_is(
    cast: Cast, in_time: None
) -> None:
    draft = begun(cast.clerk)
    post(draft, cast)
    key = item(draft, cast.clerk)
    scanned = Upload("scan.pdf", b"scan", "application/pdf", barriers=("Every page is a picture.",))
    background = (NONE,)
    attach_paper(draft, key, scanned, Words(en="A scan"), background=background, by=cast.clerk)
    assert rules(draft) == {"accessible-papers"}
    gate.let_pass_as_clerk(
        draft, "accessible-papers", "Buses: A scan", "It is a plan of 1911.", by=cast.clerk
    )
    assert rules(draft) == set()
    paper(draft, cast.clerk, key, "Write to j.roe@example.org.")
    about = "Buses: Report on buses"
    with pytest.raises(BookError, match="proper officer"):
        gate.let_pass_as_clerk(draft, "personal-data", about, "It is short.", by=cast.clerk)


def test_a_notice_names_the_place_once(cast: Cast, in_time: None) -> None:
    draft = begun(cast.clerk)
    part = draft.parts.get(key="head")
    place = Place(name=Words(en="Arrow Room, County Hall"), address="County Hall, Castle Street")
    agenda.save_meeting(draft, seen=part.revision, by=cast.clerk, place=place)
    assert "at Arrow Room, County Hall, Castle Street. " in notices.usual_words(bench(draft)).en


def test_a_notice_that_was_put_up_in_another_year_is_a_slip(cast: Cast, in_time: None) -> None:
    with pytest.raises(BookError, match="more than a year ago"):
        post(begun(cast.clerk), cast, "2024-12-02T09:00+00:00")
