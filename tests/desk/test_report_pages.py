"""The pages of reports and of the forward plan: each opens for whom it is meant, and for nobody else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from minutebook.book.press import publish
from minutebook.book.schema import Body, Words
from minutebook.book.shelf import public_book
from minutebook.drafts.executive import forward_plan
from minutebook.drafts.models import Account, Report
from minutebook.drafts.permission import Scope
from minutebook.drafts.reporting import authoring, clearance, reports
from minutebook.drafts.roles import FINANCE, LEGAL
from tests.book.making import COUNCIL
from tests.desk.conftest import SignIn
from tests.drafts.cast import Cast
from tests.drafts.reporting import arrived, ready

pytestmark = pytest.mark.django_db(databases=["default", "desk"])


@pytest.fixture(autouse=True)
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-11-20T09:00:00+00:00")


@pytest.fixture
def report(cast: Cast) -> Report:
    """A report that was returned once and is being cleared anew, with an appendix, at an item."""
    report = ready(cast)
    authoring.add_appendix(report, "Letter", arrived("The letter.\n\nIts end."), by=cast.author)
    reports.put_on_agenda(report, by=cast.clerk)
    clearance.hand_in(report, by=cast.author)
    block = clearance.newest_sheets(report)[0].blocks[1].id
    comment = clearance.Comment(report.object, block, "Say more.")
    clearance.return_report(report, FINANCE, "Not yet.", [comment], by=cast.finance)
    clearance.hand_in(report, "Here it is.", by=cast.author)
    return report


def status(client: Any, path: str) -> int:
    return int(client.get(path).status_code)


def opened(sign_in: SignIn, people: dict[str, Account], path: str) -> set[str]:
    """The names of those for whom a page opens; for the others it is refused or not there."""
    found = {name: status(sign_in(account), path) for name, account in people.items()}
    assert set(found.values()) <= {200, 403, 404}, found
    return {name for name, code in found.items() if code == 200}


SEES = {"clerk", "second_clerk", "author", "finance", "legal", "proper_officer", "chair"}
WRITES = {"clerk", "second_clerk", "author"}


@pytest.mark.parametrize(
    ("page", "who"),
    [
        ("", SEES),
        ("/differences/1/2", SEES),
        ("/documents/0/file", SEES),
        ("/documents/1/file", SEES),
        ("/manage", {"clerk", "second_clerk"}),
        ("/write", WRITES),
        ("/basis", WRITES),
        ("/appendices", WRITES),
        ("/hand-in", WRITES),
        ("/take-back", WRITES),
        ("/documents/0", WRITES),
        ("/documents/0/private", WRITES),
        ("/documents/1/remove", WRITES),
        ("/clearance/finance-officer", {"finance"}),
        ("/clearance/legal-officer", {"legal"}),
        ("/clearance/clerk", {"clerk"} - {"clerk"}),
    ],
)
def test_a_page_of_a_report_opens_for_whom_it_is_meant(
    cast: Cast, sign_in: SignIn, report: Report, page: str, who: set[str]
) -> None:
    assert opened(sign_in, cast.everyone(), f"/reports/{report.pk}{page}") == who


def test_a_private_report_opens_for_fewer(cast: Cast, sign_in: SignIn) -> None:
    report = ready(cast, private=True, offices=(LEGAL,))
    people = {"clerk", "second_clerk", "author", "legal", "proper_officer"}
    assert opened(sign_in, cast.everyone(), f"/reports/{report.pk}") == people


def test_lists_open_for_everyone_with_a_part_in_the_council(
    cast: Cast, sign_in: SignIn, report: Report
) -> None:
    everyone = set(cast.everyone()) - {"stranger"}
    assert opened(sign_in, cast.everyone(), "/reports") == everyone
    assert opened(sign_in, cast.everyone(), "/") == everyone
    assert opened(sign_in, cast.everyone(), "/letters") == {"clerk", "second_clerk", "administrator"}
    assert opened(sign_in, cast.everyone(), "/reports/template") == {"clerk", "second_clerk"}
    assert opened(sign_in, cast.everyone(), "/meetings/meeting/reports") == {"clerk", "second_clerk"}


def test_the_list_of_an_author_and_of_an_officer_is_their_own(
    cast: Cast, sign_in: SignIn, report: Report
) -> None:
    finance, author, member = (
        sign_in(one).get("/reports").content.decode() for one in (cast.finance, cast.author, cast.member)
    )
    assert "Waiting for you to clear" in finance and "My reports" not in finance
    assert "My reports" in author and "Waiting for you" not in author
    assert "Monitoring visit" not in member and "Nothing waits for you" in member


def test_the_pages_of_the_plan(cast: Cast, sign_in: SignIn) -> None:
    name = Words(en="Cabinet")
    publish(public_book(), Body(id="cabinet", name=name, legal_status="executive"), council=COUNCIL)
    scope = Scope(COUNCIL, "cabinet")
    fields = {"title": "A contract", "when": date(2027, 2, 9), "pounds": 500_000, "matter": "Which."}
    entry = forward_plan.add_entry(scope, fields | forward_plan.usual_fields(scope), by=cast.clerk)
    people = cast.everyone()
    assert opened(sign_in, people, "/plan") == set(people) - {"stranger"}
    for page in (
        "/plan/new/cabinet",
        f"/plan/{entry.pk}",
        f"/plan/{entry.pk}/place",
        f"/plan/{entry.pk}/end",
    ):
        assert opened(sign_in, people, page) == {"clerk"}, page
    assert opened(sign_in, people, f"/plan/{entry.pk}/notices/key") == {"clerk", "proper_officer"}


def test_what_another_saved_meanwhile_is_shown_and_what_was_typed_is_kept(
    cast: Cast, sign_in: SignIn
) -> None:
    report = ready(cast)
    author, clerk = sign_in(cast.author), sign_in(cast.clerk)
    page = f"/reports/{report.pk}/write"
    form = dict(author.get(page).context["form"].initial)
    first, second = form | {"s-finance": "Ten pounds."}, form | {"s-finance": "Twenty pounds."}
    assert clerk.post(page, first).status_code == 302
    answer = author.post(page, second)
    html = answer.content.decode()
    assert answer.status_code == 409 and "Ten pounds." in html and "Twenty pounds." in html
    again = author.post(page, second | {"seen": answer.context["form"].data["seen"]})
    assert again.status_code == 302 and authoring.typed_of(report)["finance"] == "Twenty pounds."


def test_two_sections_of_one_report_are_joined(cast: Cast, sign_in: SignIn) -> None:
    report = ready(cast)
    author, clerk = sign_in(cast.author), sign_in(cast.clerk)
    page = f"/reports/{report.pk}/write"
    form = dict(author.get(page).context["form"].initial)
    assert clerk.post(page, form | {"s-finance": "Ten pounds."}).status_code == 302
    assert author.post(page, form | {"s-risk": "None."}).status_code == 302
    typed = authoring.typed_of(report)
    assert (typed["finance"], typed["risk"]) == ("Ten pounds.", "None.")


def test_it_is_saved_by_itself_while_one_types(cast: Cast, sign_in: SignIn) -> None:
    report = ready(cast)
    author = sign_in(cast.author)
    page = f"/reports/{report.pk}/write"
    form = dict(author.get(page).context["form"].initial)
    told = author.post(page, form | {"s-risk": "Ice."}, headers={"X-Autosave": "1"}).json()
    assert told["seen"] > int(form["seen"]) and told["said"].startswith("Saved at ")
    again = author.post(page, form | {"s-risk": "Snow.", "seen": told["seen"]}, headers={"X-Autosave": "1"})
    assert again.status_code == 200 and authoring.typed_of(report)["risk"] == "Snow."


def test_every_copy_of_a_private_report_that_is_given_out_is_marked(cast: Cast, sign_in: SignIn) -> None:
    import io

    import pypdfium2

    from minutebook.book.schema import Exemption

    report = ready(cast)
    exemption = Exemption(
        paragraphs=("3",), reason=Words(en="A price."), public_interest=Words(en="The sale would fail.")
    )
    authoring.keep_private(report, 0, exemption, by=cast.author)
    answer = sign_in(cast.legal).get(f"/reports/{report.pk}/documents/0/file")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    with pypdfium2.PdfDocument(io.BytesIO(answer.content)) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    assert pages and all("Not for publication: paragraph 3" in page for page in pages)
