"""The pages of threads and matters: what is taken up, who is told, what two must do, what is handed on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from minutebook.book import catalogue
from minutebook.book.press import publish
from minutebook.book.schema import Body, Words
from minutebook.book.shelf import public_book
from minutebook.drafts.models import Account
from minutebook.drafts.permission import Scope
from minutebook.followup import acts, holding, matters, opening
from tests.book.making import COUNCIL
from tests.drafts.agendas import begun
from tests.drafts.cast import BOARD, Cast
from tests.followup import asking
from tests.followup.asking import element_of, followed, met

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
At = Callable[[Account], Client]


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", "2026-11-25T10:00+00:00")


def text(client: Client, path: str, code: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == code, f"{path}: {response.status_code}"
    return response.content.decode()


def told(client: Client, path: str, **fields: object) -> str:
    """What the page says that a form leads to."""
    return client.post(path, fields, follow=True).content.decode()


def test_it_works(cast: Cast, sign_in: At) -> None:
    opening.follow_from(BOARD, asking.SINCE, by=cast.clerk)
    met()
    clerk = sign_in(cast.clerk)
    page = text(clerk, "/threads/asked/board")
    assert "to fund a mobile dentist" in page and "be noted" not in page
    both = [element_of("undertook"), element_of("recommended")]
    assert "2 things taken up" in told(clerk, "/threads/asked/board", element=both, do="follow")
    assert "1 thing set aside" in told(
        clerk, "/threads/asked/board", element=[element_of("asked why")], do="aside"
    )
    assert "is taken up or set aside" in text(clerk, "/threads/asked/board")
    assert "13 days late" in text(sign_in(cast.member), "/threads")


def test_whoever_writes_on_an_old_page_is_told_and_keeps_their_words(cast: Cast, sign_in: At) -> None:
    held = followed(cast)
    path, clerk = f"/threads/{held.object}", sign_in(cast.clerk)
    acts.move_due(held, asking.SINCE.replace(month=12), "Asked for.", by=cast.second_clerk)
    fields = {
        "due-seen": held.version,
        "due-due": "2026-12-20",
        "due-reason": "The van is late.",
        "do": "due",
    }
    page = told(clerk, path, **fields)
    assert "Somebody changed it while you were writing" in page and "The van is late." in page
    assert holding.held(COUNCIL, held.object).thread.due == "2026-12-01"


def test_a_form_that_is_wrong_says_so_where_it_is(cast: Cast, sign_in: At) -> None:
    held = followed(cast)
    path, clerk = f"/threads/{held.object}", sign_in(cast.clerk)
    page = told(clerk, path, **{"due-seen": held.version, "due-due": "2026-12-20", "do": "due"})
    assert "Say why the day is moved" in page and 'value="2026-12-20"' in page
    assert clerk.post(path, {"do": "nothing"}).status_code == 404
    assert sign_in(cast.member).post(path, {"do": "update", "update-words": "x"}).status_code == 403


def test_two_make_a_misreading_void(cast: Cast, sign_in: At) -> None:
    held = followed(cast)
    path, first, second = f"/threads/{held.object}", sign_in(cast.clerk), sign_in(cast.second_clerk)
    page = told(first, path, **{"doubt-reason": "It was a jest.", "do": "doubt"})
    assert "A second person must agree" in page
    assert "you said it yourself" in told(first, path, do="agree")
    assert "It is void" in told(second, path, do="agree")
    assert holding.held(COUNCIL, held.object).thread.state == "void"


def test_a_dissolved_bodys_threads_are_handed_over_by_one_button(cast: Cast, sign_in: At) -> None:
    followed(cast)
    gone = Body(id="board", name=Words(en="The Board"), dissolved="2026-11-01", successor="panel")
    publish(public_book(), gone, council=COUNCIL)
    clerk = sign_in(cast.clerk)
    assert "Hand them to Children and Families Scrutiny Panel" in text(clerk, "/threads")
    assert "Handed over: 1" in told(clerk, "/threads", inherit="board")
    assert "Hand them to" not in text(clerk, "/threads")


def test_the_action_log_is_put_on_an_agenda_and_made_anew(cast: Cast, sign_in: At) -> None:
    followed(cast)
    begun(cast.clerk)
    clerk = sign_in(cast.clerk)
    assert "Put it on the agenda" in text(clerk, "/meetings/meeting/log")
    assert "is on the agenda as it stands now" in told(clerk, "/meetings/meeting/log")
    assert "Make it anew on the agenda" in text(clerk, "/meetings/meeting/log")
    assert "/meetings/meeting/log" in text(clerk, "/meetings/meeting")


def test_a_matter_is_begun_from_an_item_and_takes_steps_by_address(cast: Cast, sign_in: At) -> None:
    met("one")
    met("two", "2026-10-01T10:00")
    clerk = sign_in(cast.clerk)
    assert "Health of children in care" in text(clerk, "/matters/new?item=one-2")
    page = told(clerk, "/matters/new?item=one-2", title="Dentists for children in care", summary="")
    assert "The matter is begun" in page
    thing = catalogue.entries(public_book(), COUNCIL).get(kind="matter")
    path = f"/matters/{thing.object}"
    address = "/corporate-parenting-board/2026-10-01/health-of-children-in-care"
    assert "It is a step of this matter" in told(clerk, path, do="step", step=f"https://x.example{address}")
    assert "Nothing stands under that address" in told(clerk, path, do="step", step="/nothing")
    assert "It is no step" in told(clerk, path, do="leave:two-2")
    assert "described anew" in told(clerk, path, do="describe", title="Dentists", summary="Few.", closed="on")
    assert matters.matter_of(COUNCIL, thing.object)[1].state == "closed"
    assert sign_in(cast.member).get(path).status_code == 403


def test_words_the_minutes_do_not_hold_any_more_are_listed(cast: Cast, sign_in: At) -> None:
    held = followed(cast)
    met(words=("Nothing was promised.",))
    clerk = sign_in(cast.clerk)
    assert "The minutes do not say this any more" in text(clerk, "/threads")
    assert "These words stand in the minutes no more" in text(clerk, f"/threads/{held.object}")


def test_history_is_shown_and_cannot_be_taken_up(cast: Cast, sign_in: At) -> None:
    met("old", "2026-03-01T10:00")
    opening.follow_from(Scope(COUNCIL, "board"), asking.SINCE, by=cast.clerk)
    page = text(sign_in(cast.clerk), "/threads/asked/board")
    assert "Asked before" in page and "to fund a mobile dentist" in page and 'name="element"' not in page
