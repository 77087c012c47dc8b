"""The pages of an agenda: who sees what of it, and what happens when two people write at once."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from minutebook.book.press import publish
from minutebook.book.schema import Council, Words
from minutebook.book.shelf import public_book
from minutebook.drafts import exempting
from minutebook.drafts.agendas import notices
from minutebook.drafts.agendas.agenda_publishing import publish_agenda
from minutebook.drafts.models import Account, Draft, Practice
from minutebook.drafts.working import ITEM, ORDER
from tests.book.making import COUNCIL
from tests.desk.files import word
from tests.drafts.agendas import IN_TIME, LATE, PRIVATE, begun, bench, item, paper, scheduled, status
from tests.drafts.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
At = Callable[[Account], Client]


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", IN_TIME)


def text(client: Client, path: str, code: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == code, f"{path}: {response.status_code}"
    return response.content.decode()


def with_a_private_item(cast: Cast) -> Draft:
    draft = begun(cast.clerk)
    key = item(draft, cast.clerk, "A contract")
    exempting.take_in_private(draft, key, PRIVATE, by=cast.clerk)
    paper(draft, cast.clerk, key, "KESTREL bids most.", "Terms of KESTREL")
    return draft


def test_a_scheduled_meeting_is_begun_with_one_button(cast: Cast, sign_in: At) -> None:
    meeting, clerk = scheduled(), sign_in(cast.clerk)
    assert "Work on the agenda" in text(clerk, f"/meetings/{meeting}")
    clerk.post(f"/meetings/{meeting}", {"do": "begin"})
    assert "Apologies for absence" in text(clerk, f"/meetings/{meeting}")


def test_who_may_not_see_an_agenda_being_prepared_is_told_so(cast: Cast, sign_in: At) -> None:
    draft = begun(cast.clerk)
    for account in (cast.member, cast.author, cast.administrator, cast.stranger):
        assert "You may not see an agenda" in text(sign_in(account), f"/meetings/{draft.object}", 403)
    assert Client().get(f"/meetings/{draft.object}").status_code in (302, 404)


def test_the_chair_and_clearing_officers_see_of_a_private_item_what_the_public_will(
    cast: Cast, sign_in: At
) -> None:
    draft = with_a_private_item(cast)
    for account in (cast.chair, cast.finance, cast.legal):
        page = text(sign_in(account), f"/meetings/{draft.object}")
        assert "A contract" in page and "KESTREL" not in page
        for path in ("gate", "private", "scan", "history", "notice"):
            assert "KESTREL" not in text(sign_in(account), f"/meetings/{draft.object}/{path}", 403)
    assert "KESTREL" in text(sign_in(cast.proper_officer), f"/meetings/{draft.object}/private")


def test_every_copy_of_a_private_paper_is_marked(cast: Cast, sign_in: At) -> None:
    draft = with_a_private_item(cast)
    clerk, key = sign_in(cast.clerk), bench(draft).meeting.items[3].id
    file = SimpleUploadedFile("terms.docx", word("Secret terms.", title="Bids"))
    done = clerk.post(
        f"/meetings/{draft.object}/items/{key}/papers", {"file": file, "role": "report", "title": "Bids"}
    )
    assert done.status_code == 302
    copy = clerk.get(done["Location"] + "/file")
    page = pypdfium2.PdfDocument(io.BytesIO(copy.content))[0].get_textpage().get_text_bounded()
    assert "Not for publication: paragraph 3 of Part 1 of Schedule 12A" in page and "Secret terms" in page
    assert "sandbox" in copy["Content-Security-Policy"]


def test_the_second_of_two_who_write_sees_both_texts_and_chooses(cast: Cast, sign_in: At) -> None:
    draft = begun(cast.clerk)
    key = item(draft, cast.clerk)
    path = f"/meetings/{draft.object}/items/{key}"
    seen = draft.parts.get(key=f"{ITEM}{key}").revision
    sign_in(cast.clerk).post(path, {"title": "Trams", "text": "", "seen": seen})
    second = sign_in(cast.second_clerk)
    answer = second.post(path, {"title": "Ferries", "text": "", "seen": seen})
    page = answer.content.decode()
    assert answer.status_code == 409 and "Clara Clerk saved this item" in page
    assert "Trams" in page and 'value="Ferries"' in page
    stands = draft.parts.get(key=f"{ITEM}{key}").revision
    second.post(path, {"title": "Ferries and trams", "text": "", "seen": stands})
    assert bench(draft).item(key).title.en == "Ferries and trams"


def test_two_who_write_different_things_are_joined(cast: Cast, sign_in: At) -> None:
    draft = begun(cast.clerk)
    key = item(draft, cast.clerk)
    path = f"/meetings/{draft.object}/items/{key}"
    seen = draft.parts.get(key=f"{ITEM}{key}").revision
    sign_in(cast.clerk).post(path, {"title": "Trams", "text": "", "seen": seen})
    sign_in(cast.second_clerk).post(path, {"title": "Buses", "text": "To note.", "seen": seen})
    stands = bench(draft).item(key)
    assert stands.title.en == "Trams" and stands.agenda[0].text.en == "To note."


def test_an_order_by_dragging_is_saved(cast: Cast, sign_in: At) -> None:
    draft = begun(cast.clerk)
    part = draft.parts.get(key=ORDER)
    order = part.data["items"][::-1]
    row = {"do": "order", "items": ",".join(order), "seen": part.revision}
    sign_in(cast.clerk).post(f"/meetings/{draft.object}", row)
    assert [one.id for one in bench(draft).meeting.items] == order


@pytest.mark.parametrize(
    "row", [{"do": "order", "items": "a,b", "seen": "x"}, {"do": "up:nothing"}, {"do": ""}]
)
def test_a_form_that_cannot_be_is_answered_and_changes_nothing(
    cast: Cast, sign_in: At, row: dict[str, str]
) -> None:
    draft = begun(cast.clerk)
    before = [one.id for one in bench(draft).meeting.items]
    response = sign_in(cast.clerk).post(f"/meetings/{draft.object}", row)
    assert response.status_code in (302, 404)
    assert [one.id for one in bench(draft).meeting.items] == before


def test_a_field_left_out_is_named_and_what_was_typed_stays(cast: Cast, sign_in: At) -> None:
    draft = begun(cast.clerk)
    key = item(draft, cast.clerk)
    answer = sign_in(cast.clerk).post(
        f"/meetings/{draft.object}/items/{key}/private", {"kind": "exempt", "reason": "It gives terms."}
    )
    page = answer.content.decode()
    assert "Choose the paragraph that it falls within" in page and "It gives terms." in page


def test_a_practice_is_kept_and_the_next_agenda_follows_it(cast: Cast, sign_in: At) -> None:
    clerk = sign_in(cast.clerk)
    form = clerk.get("/practice/board").context["form"]
    typed = {name: value for name, value in form.initial.items() if value not in (None, False)}
    typed |= {"standing": "Welcome", "last": "Close", "numbering": "dotted", "agenda-despatch-days": "8"}
    assert clerk.post("/practice/board", typed).status_code == 302
    assert Practice.objects.get(body="board").choices == {"agenda-despatch-days": 8}
    assert [one.label for one in bench(begun(cast.clerk)).meeting.items] == ["1.", "2."]


def test_today_says_what_waits_for_whom(cast: Cast, sign_in: At, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = with_a_private_item(cast)
    assert "Publish the agenda of the Corporate Parenting Board" in text(sign_in(cast.clerk), "/")
    assert "Agree the agenda" in text(sign_in(cast.chair), "/")
    assert "Decide whether 1 item may be private" in text(sign_in(cast.proper_officer), "/")
    for account in (cast.member, cast.author, cast.administrator):
        assert "the agenda" not in text(sign_in(account), "/")
    monkeypatch.setenv("MINUTEBOOK_NOW", LATE)
    assert "late since 2 December" in text(sign_in(cast.clerk), "/")
    assert draft.object in text(sign_in(cast.clerk), "/")


def test_a_published_agenda_is_shown_with_the_way_to_a_supplement(cast: Cast, sign_in: At) -> None:
    status("informal")
    draft = begun(cast.clerk)
    notices.record_posting(draft, "County Hall", datetime.fromisoformat(IN_TIME), by=cast.clerk)
    publish_agenda(draft, by=cast.clerk)
    page = text(sign_in(cast.clerk), f"/meetings/{draft.object}")
    assert "agenda is out" in page and "Work on the supplement" in page


def test_a_move_onto_a_holiday_is_asked_about_once_more(cast: Cast, sign_in: At) -> None:
    meeting, clerk = scheduled(), sign_in(cast.clerk)
    row = {"day": "2026-12-25", "time": "10:00", "reason": "The room is taken."}
    answer = clerk.post(f"/meetings/{meeting}/move", row)
    assert "no working day: Christmas Day" in answer.content.decode()
    row["anyway"] = answer.context["anyway"]
    assert clerk.post(f"/meetings/{meeting}/move", row).status_code == 302


def test_a_council_whose_law_is_not_held_here_is_told_so_in_words(cast: Cast, sign_in: At) -> None:
    meeting = scheduled()
    publish(public_book(), Council(id=COUNCIL, name=Words(en="Limerick"), nation="ireland"), council=COUNCIL)
    clerk = sign_in(cast.clerk)
    for path in ("/", "/calendar", "/timeline"):
        text(clerk, path)
    page = text(clerk, "/calendar/days", 422)
    assert "the law of &#x27;ireland&#x27; is not held here" in page
    clerk.post(f"/meetings/{meeting}", {"do": "begin"})
    text(clerk, f"/meetings/{meeting}", 422)
