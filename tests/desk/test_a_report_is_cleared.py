"""In a browser: a report is asked for, uploaded, returned with a comment, written anew, cleared, published.

Played by the clerk, the author, two clearing officers and the public.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.desk.files import word
from tests.desk.stage import Stage, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]

NOW = "2026-11-09T09:00:00+00:00"
PUBLISHED = "2026-12-01T09:00:00+00:00"
WORDS = ("Purpose of the report", "The board is asked to note what the visit found.", "It costs nothing.")
MENDED = (*WORDS[:2], "It costs £2,000 a year, from the care budget.")


@pytest.fixture
def stage(browser: Browser, tmp_path: Path) -> Iterator[Stage]:
    found = Stage(tmp_path, "committee", browser, NOW)
    try:
        found.open()
        yield found
    finally:
        found.close()


def upload(author: Visitor, *words: str) -> Visitor:
    file = {"name": "Visit report.docx", "mimeType": "", "buffer": word(*words, title="Monitoring visit")}
    author.page.locator("[name=file]").set_input_files(file)  # type: ignore[arg-type]
    return author.press("Upload")


def test_a_report_from_asking_to_publishing(stage: Stage) -> None:
    clerk = stage.sign_in("Gwen Ashby")
    author, finance, legal = (stage.sign_in(name) for name in ("Tom Ferris", "Nadia Coles", "Owen Baird"))
    meeting = asked(clerk)
    report = handed_in(author)
    returned(finance, report)
    mended(author, report)
    cleared(stage, finance, legal, report)
    on_the_agenda(clerk, report, meeting)
    stage.it_is(PUBLISHED)
    published(stage, clerk, meeting)


def asked(clerk: Visitor) -> str:
    """The clerk plans the meeting and asks the author; returns the meeting's page."""
    clerk.follow("Meetings").follow("Plan one meeting").fill(day="2026-12-09", time="10:00")
    clerk.press("Plan the meeting").sees("planned")
    meeting = clerk.page.url.removeprefix(clerk.address)
    clerk.go("/calendar").press("Publish the calendar").sees("1 meeting published")
    clerk.follow("Reports").follow("Ask for a report")
    clerk.sees("Wednesday 11 November 2026").sees("20 working days before the meeting")
    clerk.press("Ask for the report").sees("This is not saved yet")
    clerk.fill(title="Monitoring visit of October", brief="What the visit found, and what is done about it.")
    clerk.page.select_option("[name=author]", label="Tom Ferris")
    clerk.press("Ask for the report").sees("Tom Ferris is asked for the report")
    clerk.go("/letters").sees("tom.ferris@severnshire.example")
    return meeting


def handed_in(author: Visitor) -> str:
    """The author uploads a Word file; what the report lacks is said before it can be handed in."""
    author.go("/").sees("Write “Monitoring visit of October”")
    author.follow("Reports").sees("due in 2 working days").follow("Monitoring visit of October")
    report = author.page.url.removeprefix(author.address)
    author.sees("What the visit found, and what is done about it.").sees("Nothing is written and no file")
    author.follow("Write it here").fill(**{"s-purpose": "To note what the visit found."})
    author.page.get_by_text("Saved at").wait_for()
    author.go(report).sees("To note what the visit found.").follow("Upload a file")
    bad = {"name": "report.pdf", "mimeType": "", "buffer": b"MZ no document"}
    author.page.locator("[name=file]").set_input_files(bad)  # type: ignore[arg-type]
    author.press("Upload").sees("neither a PDF nor a Word file")
    upload(author, *WORDS).sees("headings of the template are not in it")
    author.go(f"{report}/documents/0/private").go(f"{report}/appendices")
    author.fill(title="Letter of the inspectors")
    upload(author, "The letter.").sees("Appendix A is added")
    author.follow("Hand it in").sees("Background papers are neither listed nor said to be none")
    author.go(f"{report}/basis").fill(background="Notes of the visit, October 2026", post="Head of Service")
    author.press("Save").follow("Hand it in").fill(note="Finance: there is no cost.")
    author.press("Hand it in").sees("being cleared")
    return report


def returned(finance: Visitor, report: str) -> None:
    finance.go("/").sees("Clear “Monitoring visit of October”").follow("Clear “Monitoring visit of October”")
    finance.sees("there is no cost").sees("It costs nothing.")
    block = finance.page.locator(".block", has_text="It costs nothing.")
    block.locator("summary").click()
    block.locator("textarea").fill("A visit has travel costs. Say what it costs.")
    block.get_by_role("button", name="Keep the comment").click()
    finance.sees("A visit has travel costs")
    finance.press("Return it").sees("is back with Tom Ferris")


def mended(author: Visitor, report: str) -> None:
    author.go(f"{report}/documents/1/remove").sees("Take off Appendix A?")
    author.go(report).sees("returned").sees("A visit has travel costs").sees("It costs nothing.")
    author.fill(answer="It is in now.").press("Keep the answer").sees("It is in now.")
    upload(author.go(f"{report}/documents/0"), *MENDED)
    author.follow("Hand it in").sees("£2,000 a year").press("Hand it in").sees("being cleared")


def cleared(stage: Stage, finance: Visitor, legal: Visitor, report: str) -> None:
    stage.sign_in("Tom Ferris").go(f"{report}/take-back").sees("told that it is not needed")
    stage.sign_in("Gwen Ashby").go("/reports/template").press("Save the template").sees(
        "The template is saved"
    )
    finance.go(report).follow("Read it, and clear or return it").follow("What changed since version 1")
    assert "£2,000" in " ".join(finance.page.locator(".difference ins").all_inner_texts())
    assert "nothing" in " ".join(finance.page.locator(".difference del").all_inner_texts())
    finance.go(f"{report}/clearance/finance-officer").press("Clear it").sees("You cleared")
    response = legal.page.goto(f"{legal.address}{report}/clearance/finance-officer")
    assert response is not None and response.status == 403
    legal.go(f"{report}/clearance/legal-officer").fill(note="Cite section 22.").press("Clear it")
    stage.sign_in("Tom Ferris").go(report).sees("cleared").sees("Cite section 22.")


def on_the_agenda(clerk: Visitor, report: str, meeting: str) -> None:
    clerk.go(report).follow("Agenda, deferring, withdrawing").press("Put it there")
    clerk.sees("The report stands at “Monitoring visit of October”")
    clerk.go(meeting).sees("Monitoring visit of October").sees("Letter of the inspectors")
    clerk.follow("Go to the gate").does_not_see("not cleared by")


def published(stage: Stage, clerk: Visitor, meeting: str) -> None:
    clerk.go(f"{meeting}/notice").press("I put the notice up")
    clerk.go(f"{meeting}/gate").sees("Ready to publish")
    clerk.press("Publish 2 papers to the public").sees("The agenda is published")
    public = stage.public().go("/corporate-parenting-board/2026-12-09").follow("Monitoring visit of October")
    public.sees("Letter of the inspectors")
    stage.public().go("/documents").follow("Monitoring visit of October").sees("By the Head of Service")
