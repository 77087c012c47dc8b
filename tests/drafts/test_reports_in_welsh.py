"""A report in Wales stands in Welsh and English: what lacks its twin is known, and who is to give it."""

from __future__ import annotations

import pytest

from minutebook.book.errors import BookError
from minutebook.book.schema import Document, Exemption, Page, Words
from minutebook.book.shelf import public_book
from minutebook.drafts import papers, working
from minutebook.drafts.agendas import agenda_publishing, gate
from minutebook.drafts.agendas.agenda import bench_of, change_item
from minutebook.drafts.models import Account, Draft, Report
from minutebook.drafts.papers import Upload
from minutebook.drafts.permission import NotPermitted
from minutebook.drafts.reporting import authoring, chasing, reports, translating
from minutebook.drafts.reporting.clearance import clear, hand_in, not_ready, take_back
from minutebook.drafts.reporting.report_documents import document_of, enclosure_at, revision_of
from minutebook.drafts.reporting.twins import standing_in_welsh
from minutebook.drafts.roles import FINANCE, LEGAL
from minutebook.law.gate import Finding
from tests.book.making import COUNCIL
from tests.drafts.agendas import begun, bench, item, paper
from tests.drafts.cast import Cast
from tests.drafts.reporting import arrived, asked, letters, ready
from tests.drafts.welsh import WELSH, in_wales, translated

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


@pytest.fixture(autouse=True)
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-11-25T09:00:00+00:00")


@pytest.fixture
def elin(cast: Cast) -> Account:
    return in_wales()


def change(report: Report, by: Account, section: str, words: str) -> None:
    """The author changes the English of one section."""
    typed = authoring.typed_of(report) | {section: words}
    authoring.write(report, typed, seen=revision_of(enclosure_at(report, 0)), by=by)


def missing(report: Report) -> tuple[str, ...]:
    return tuple(text for row in standing_in_welsh(report) for text in row.twins.missing)


def outdated(report: Report) -> tuple[str, ...]:
    return tuple(text for row in standing_in_welsh(report) for text in row.twins.changed)


def document(report: Report) -> Document:
    return document_of(enclosure_at(report, 0))


class TestWriting:
    def test_it_works(self, cast: Cast, elin: Account) -> None:
        report = ready(cast)
        assert missing(report) == ("the Welsh",)
        assert any("the Welsh is missing" in line for line in not_ready(report))
        translating.ask_for_welsh(report, elin, "By Friday, please.", by=cast.author)
        assert not_ready(report) == [], "Welsh to follow is declared"
        assert letters(elin) == ["The Welsh is asked of you: Monitoring visit"]
        translated(report, elin)
        assert missing(report) == outdated(report) == ()
        assert letters(cast.author)[-1] == "The Welsh is there: Monitoring visit"
        risk = next(
            one for one in document(report).written if one.text.cy.startswith("Goblygiadau o ran risg:")
        )
        assert risk.text.en == "Risk implications: said."
        assert document(report).title == Words(en="Monitoring visit", cy="Ymweliad monitro")

    def test_an_author_writes_both_side_by_side(self, cast: Cast, elin: Account) -> None:
        report = ready(cast)
        seen = revision_of(enclosure_at(report, 0))
        authoring.write(report, authoring.typed_of(report), seen=seen, welsh=WELSH, by=cast.author)
        authoring.describe(
            report,
            "Visit",
            ["A letter"],
            False,
            title_cy="Ymweliad",
            background_cy=["Llythyr"],
            by=cast.author,
        )
        assert missing(report) == ()
        assert document(report).background == (Words(en="A letter", cy="Llythyr"),)
        assert authoring.typed_of(report, "cy") == WELSH

    def test_one_who_types_in_english_takes_no_welsh_away(self, cast: Cast, elin: Account) -> None:
        report = ready(cast)
        translating.ask_for_welsh(report, elin, by=cast.author)
        translated(report, elin)
        change(report, cast.author, "risk", "Ice.")
        assert authoring.typed_of(report, "cy") == WELSH

    def test_a_change_of_the_english_marks_its_welsh_to_be_looked_at_again(
        self, cast: Cast, elin: Account
    ) -> None:
        report = ready(cast)
        translating.ask_for_welsh(report, elin, by=cast.author)
        translated(report, elin)
        change(report, cast.author, "risk", "Risk implications: ice.")
        assert outdated(report) == ("Risk implications",)
        runs = standing_in_welsh(report)[0].twins.outdated[0].runs
        assert [(run.kind, run.text.strip()) for run in runs if run.kind != "same"] == [
            ("removed", "said"),
            ("added", "ice"),
        ]
        hand_in(report, by=cast.author)
        assert letters(elin)[-1] == "Look at the Welsh again: Monitoring visit"

    def test_it_is_in_step_again_when_the_welsh_is_changed_or_said_to_be_right(
        self, cast: Cast, elin: Account
    ) -> None:
        report = ready(cast)
        translating.ask_for_welsh(report, elin, by=cast.author)
        translated(report, elin)
        change(report, cast.author, "risk", "Ice.")
        change(report, cast.author, "finance", "Ten pounds.")
        translated(report, elin, risk="Iâ.")
        assert outdated(report) == ("Financial implications",)
        seen = revision_of(enclosure_at(report, 0))
        typed = authoring.typed_of(report)
        authoring.write(report, typed, seen=seen, right=["finance"], by=cast.author)
        assert outdated(report) == ()

    def test_welsh_written_first_is_not_older_than_the_english_put_beside_it(
        self, cast: Cast, elin: Account
    ) -> None:
        report = asked(cast)
        seen = revision_of(enclosure_at(report, 0))
        seen = authoring.write(report, {}, seen=seen, welsh={"risk": "Iâ."}, by=cast.author)
        assert "the English of Risk implications" in missing(report)
        authoring.write(report, {"risk": "Ice."}, seen=seen, by=cast.author)
        assert outdated(report) == () and "the English of Risk implications" not in missing(report)

    def test_author_and_translator_work_on_one_paragraph_at_once(self, cast: Cast, elin: Account) -> None:
        report = ready(cast)
        translating.ask_for_welsh(report, elin, by=cast.author)
        seen = revision_of(enclosure_at(report, 0))
        change(report, cast.author, "risk", "Ice.")
        translating.give_welsh(report, WELSH, title="Ymweliad", background="", seen=seen, by=elin)
        assert authoring.typed_of(report)["risk"] == "Ice."
        assert authoring.typed_of(report, "cy")["risk"] == WELSH["risk"]
        assert outdated(report) == ("Risk implications",), "it was made of what the translator read"


class TestWhoTranslates:
    def test_only_once_it_is_asked(self, cast: Cast, elin: Account) -> None:
        report = ready(cast)
        with pytest.raises(NotPermitted):
            translated(report, elin)
        assert not reports.may_read(report, elin)
        translating.ask_for_welsh(report, elin, by=cast.author)
        assert reports.may_read(report, elin)

    def test_only_those_who_translate_for_the_body_are_asked(self, cast: Cast, elin: Account) -> None:
        with pytest.raises(BookError, match="does not translate"):
            translating.ask_for_welsh(ready(cast), cast.finance, by=cast.author)

    def test_a_private_report_is_for_the_one_who_was_asked(self, cast: Cast, elin: Account) -> None:
        report = ready(cast, private=True)
        other = Account.objects.create(email="ifan@hafren.example", name="Ifan Rees")
        other.appointments.create(council=COUNCIL, role="translator", body="board")
        translating.ask_for_welsh(report, elin, by=cast.author)
        assert translating.may_translate(report, elin) and not translating.may_translate(report, other)
        assert letters(elin) == ["The Welsh is asked of you: A private report"]

    def test_they_are_reminded_until_it_is_there(
        self, cast: Cast, elin: Account, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        report = ready(cast, offices=())
        translating.ask_for_welsh(report, elin, by=cast.author)
        hand_in(report, by=cast.author)
        task = next(one for one in chasing.open_tasks(COUNCIL) if one.office == "translator")
        assert chasing.chase(task.due) and letters(elin)[-1] == "Due today: Monitoring visit"
        translated(report, elin)
        assert [one for one in chasing.open_tasks(COUNCIL) if one.office == "translator"] == []

    def test_a_council_that_publishes_in_english_alone_sees_nothing_of_it(self, cast: Cast) -> None:
        report = ready(cast)
        assert standing_in_welsh(report) == [] and not_ready(report) == []
        with pytest.raises(BookError, match="English alone"):
            translating.ask_for_welsh(report, cast.clerk, by=cast.author)


class TestClearance:
    def test_welsh_that_follows_undoes_no_clearance(self, cast: Cast, elin: Account) -> None:
        report = ready(cast)
        translating.ask_for_welsh(report, elin, by=cast.author)
        hand_in(report, by=cast.author)
        clear(report, FINANCE, by=cast.finance)
        translated(report, elin)
        clear(report, LEGAL, by=cast.legal)
        assert set(reports.cleared_by(report).values()) == {"Fiona Finance", "Leo Legal"}

    def test_welsh_that_was_cleared_stands_until_the_report_is_taken_back(
        self, cast: Cast, elin: Account
    ) -> None:
        report = ready(cast)
        translating.ask_for_welsh(report, elin, by=cast.author)
        translated(report, elin)
        hand_in(report, by=cast.author)
        with pytest.raises(BookError, match="take the report back"):
            translated(report, elin, risk="Iâ.")
        take_back(report, "The Welsh is mended", by=cast.author)
        translated(report, elin, risk="Iâ.")
        assert authoring.typed_of(report, "cy")["risk"] == "Iâ."


class TestFiles:
    def test_a_welsh_file_stands_beside_the_english(self, cast: Cast, elin: Account) -> None:
        report = ready(cast)
        authoring.upload(report, arrived("The text."), by=cast.author)
        assert missing(report) == ("the Welsh",)
        authoring.upload(report, arrived("Y testun.", name="adroddiad.pdf"), language="cy", by=cast.author)
        made = document(report)
        assert [(file.name, file.language) for file in made.files] == [
            ("report.pdf", "en"),
            ("adroddiad.pdf", "cy"),
        ]
        assert (made.pages[0].text, made.pages_cy[0].text) == ("The text.", "Y testun.")
        assert missing(report) == ("the Welsh of the title",)

    def test_another_english_file_keeps_the_welsh_and_marks_it(self, cast: Cast, elin: Account) -> None:
        report = ready(cast)
        translating.ask_for_welsh(report, elin, by=cast.author)
        authoring.upload(report, arrived("The text."), by=cast.author)
        translating.give_file(report, arrived("Y testun."), position=0, title="Ymweliad", by=elin)
        authoring.upload(report, arrived("Another text."), by=cast.author)
        assert len(document(report).files) == 2 and outdated(report) == ("the file",)

    def test_a_welsh_file_alone_is_refused(self, cast: Cast, elin: Account) -> None:
        with pytest.raises(BookError, match="Upload the English first"):
            authoring.upload(ready(cast), arrived("Y testun."), language="cy", by=cast.author)


class TestPapersPutThereDirectly:
    def findings(self, draft: Draft) -> list[str]:
        found = gate.verdict_of(bench(draft)).findings
        return [one.problem for one in found if one.rule == "both-languages" and ": " in one.about]

    def upload(self, words: str) -> Upload:
        return Upload("paper.pdf", words.encode(), "application/pdf", (Page(text=words),), "test 1", ())

    def test_a_finished_paper_has_its_welsh_file_beside_it(self, cast: Cast, elin: Account) -> None:
        draft = begun(cast.clerk)
        key = paper(draft, cast.clerk, item(draft, cast.clerk))
        assert self.findings(draft) == ["The Welsh is missing."]
        papers.replace_paper(draft, key, self.upload("Bysiau."), language="cy", by=cast.clerk)
        (held,) = papers.papers_of(bench(draft))[bench(draft).meeting.items[-2].id]
        assert [file.language for file in held.document.files] == ["en", "cy"]
        assert held.document.pages_cy[0].text == "Bysiau." and self.findings(draft) == []
        papers.replace_paper(draft, key, self.upload("Fares fall."), by=cast.clerk)
        assert self.findings(draft) == ["The English changed after the Welsh was made: the file."]


class TestPublishing:
    def findings(self, report: Report) -> list[Finding]:
        draft = working.current_draft(COUNCIL, report.meeting)
        assert draft is not None
        found = gate.verdict_of(bench_of(draft)).findings
        return [one for one in found if one.rule == "both-languages" and ": " in one.about]

    def test_the_gate_warns_and_says_who_is_to_give_it(self, cast: Cast, elin: Account) -> None:
        report = ready(cast, offices=())
        reports.put_on_agenda(report, by=cast.clerk)
        assert [(one.weight, one.problem) for one in self.findings(report)] == [
            ("warns", "The Welsh is missing.")
        ]
        translating.ask_for_welsh(report, elin, by=cast.author)
        (found,) = self.findings(report)
        assert found.problem == "The Welsh (to follow from Elin Pryce, Translator) is missing."
        translated(report, elin)
        assert self.findings(report) == []
        change(report, cast.author, "risk", "Ice.")
        (found,) = self.findings(report)
        assert found.problem == "The English changed after the Welsh was made: Risk implications."

    def test_nothing_is_asked_of_a_private_report(self, cast: Cast, elin: Account) -> None:
        report = ready(cast, offices=())
        exemption = Exemption(paragraphs=("14",), public_interest=Words(en="A price."))
        authoring.keep_private(report, 0, exemption, by=cast.author)
        assert standing_in_welsh(report) == []

    def test_both_languages_come_into_the_book_and_the_item_is_called_in_both(
        self, cast: Cast, elin: Account
    ) -> None:
        report = ready(cast, offices=())
        reports.put_on_agenda(report, by=cast.clerk)
        translating.ask_for_welsh(report, elin, by=cast.author)
        hand_in(report, by=cast.author)
        translated(report, elin)
        draft = working.current_draft(COUNCIL, "meeting")
        assert draft is not None
        assert bench_of(draft).item(report.item).title.cy == "Ymweliad monitro"
        publish(draft, cast.clerk)
        thing = working.newest(public_book(), COUNCIL, report.object)[1]
        assert isinstance(thing, Document)
        assert thing.title.cy == "Ymweliad monitro" and "dywedwyd" in thing.written[1].text.cy

    def test_welsh_may_follow_after_the_agenda_is_out(self, cast: Cast, elin: Account) -> None:
        report = ready(cast, offices=())
        authoring.describe(report, report.title, [], True, title_cy="Ymweliad monitro", by=cast.author)
        reports.put_on_agenda(report, by=cast.clerk)
        translating.ask_for_welsh(report, elin, by=cast.author)
        hand_in(report, by=cast.author)
        draft = working.current_draft(COUNCIL, "meeting")
        assert draft is not None
        publish(draft, cast.clerk)
        translated(report, elin)
        again = working.open_draft(COUNCIL, "meeting", by=cast.clerk)
        publish(again, cast.clerk)
        thing = working.newest(public_book(), COUNCIL, report.object)[1]
        assert isinstance(thing, Document) and "dywedwyd" in thing.written[1].text.cy


def publish(draft: Draft, clerk: Account) -> None:
    """Publish the agenda, whose items are all called in both languages."""
    for one in bench_of(draft).meeting.items:
        if not one.title.cy:
            change_item(draft, one.id, clerk, title=Words(en=one.title.en, cy=one.title.en))
    agenda_publishing.publish_agenda(Draft.objects.get(pk=draft.pk), by=clerk)
