"""A meeting at the desk without a script: every page of it opens, and every button does what it says."""

from __future__ import annotations

import re
from typing import Any

import pytest

from minutebook.drafts.models import Draft, Motion, Proceedings, Vote
from minutebook.drafts.sitting import declaring, motions
from minutebook.drafts.sitting.attending import room_of
from minutebook.drafts.sitting.opening import meeting_of
from tests.desk.conftest import SignIn
from tests.drafts.cast import Cast
from tests.drafts.sitting import ITEMS, ON_THE_DAY, PRIVATE, agenda_out, board_of, in_session, says

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
M = "/meetings/meeting"


@pytest.fixture(autouse=True)
def board(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The board with six members on eight seats, on the day of its meeting."""
    monkeypatch.setenv("MINUTEBOOK_NOW", ON_THE_DAY)
    board_of()


@pytest.fixture
def clerk(cast: Cast, sign_in: SignIn) -> Any:
    """The clerk at the desk."""
    return sign_in(cast.clerk)


def page(client: Any, path: str) -> str:
    answer = client.get(path, follow=True)
    assert answer.status_code == 200, (path, answer.status_code)
    return " ".join(answer.content.decode().split())


def do(client: Any, path: str, **fields: Any) -> str:
    answer = client.post(path, fields, follow=True)
    assert answer.status_code in (200, 409, 422), (path, answer.status_code, answer.content[:300])
    return " ".join(answer.content.decode().split())


def draft() -> Draft:
    return Draft.objects.get(object="meeting", stage="minutes")


def test_a_meeting_from_its_opening_to_complete_minutes(cast: Cast, clerk: Any) -> None:
    agenda_out(*ITEMS)
    assert "Open the meeting" in page(clerk, f"{M}/open")
    assert "Call the roll" in do(clerk, f"{M}/open", do="open", at="10:02")
    roll = page(clerk, f"{M}/roll")
    assert roll.count("<legend>Councillor") == 6
    called = {f"status-{number}": "present" for number in range(6)} | {"status-3": "apologies"}
    assert "The roll is recorded" in do(clerk, f"{M}/roll", do="roll", **called)
    do(clerk, f"{M}/roll", do="attends", role="Director of Children’s Services", name="", capacity="officer")
    assert "presides" in do(clerk, f"{M}/room", do="chair", key="ash", at="10:02", reason="")
    do(clerk, f"{M}/minutes/items/buses", do="take")
    assert Proceedings.objects.get().item == "buses"
    assert "went at 10.20 am" in do(clerk, f"{M}/room", do="move", key="fir", kind="left", at="10:20")
    assert says(draft(), "buses") == ["Councillor F. Fir left the meeting at 10.20 am."]
    seen = draft().parts.get(key="item:visit").revision
    text = "The Board asked the Director to circulate the figures by 12 March 2027."
    shown = do(clerk, f"{M}/minutes/items/visit", do="read", text=text, seen=seen)
    assert "action: the Director, by 12 March 2027" in shown and "not saved yet" in shown
    assert says(draft(), "visit") == []
    shown = do(clerk, f"{M}/minutes/items/visit", do="save", text=text, seen=seen)
    element = re.search(r"/minutes/items/visit/elements/([\w-]+)", shown)
    assert element
    assert "accepted" in do(clerk, f"{M}/minutes/items/visit/elements/{element[1]}", do="accept")
    where = f"{M}/minutes/items/visit/elements/{element[1]}"
    fields = {"field-owner": "Director of Children’s Services", "field-due_date": "soon"}
    assert "write the day as" in do(clerk, where, do="mend", **fields)
    fields["field-due_date"] = "2027-03-12"
    assert "mended" in do(clerk, where, do="mend", **fields)
    assert "Still to do" in page(clerk, f"{M}/agreeing")
    assert "recorded: 11.30 am" in do(clerk, f"{M}/room", do="end", at="11:30", state="held", reason="")
    assert "Minutes" in page(clerk, M)  # the workbench of the agenda leads to the minutes


def test_a_motion_an_amendment_a_tie_and_a_casting_vote(cast: Cast, clerk: Any) -> None:
    in_session(cast.clerk)
    shown = do(
        clerk,
        f"{M}/minutes/items/buses/motion",
        text="That fares rise by 3%",
        mover="birch",
        seconder="birch",
    )
    assert "seconded by somebody else" in shown
    do(clerk, f"{M}/minutes/items/buses/motion", text="That fares rise by 3%", mover="birch", seconder="elm")
    motion = Motion.objects.get()
    here = f"{M}/motions/{motion.pk}"
    moved = {
        "text": "For 3% put 2%",
        "would_read": "That fares rise by 2%",
        "mover": "dale",
        "seconder": "fir",
    }
    do(clerk, here, do="amend", **moved)
    amendment = Motion.objects.get(amends=motion)
    votes = {"how": "count", "at": "10:30", "votes_for": "3", "against": "3"}
    assert "The votes are equal" in do(clerk, f"{M}/motions/{amendment.pk}", do="vote", **votes)
    vote = Vote.objects.get()
    assert "Amendment" in do(clerk, f"{M}/motions/{amendment.pk}", do=f"cast:{vote.pk}", casting="for")
    motion.refresh_from_db()
    assert motion.stands == "That fares rise by 2%"
    names = {f"vote-{n}": "for" for n in range(6)} | {"how": "names", "at": "10:35"}
    assert "carried" in do(clerk, here, do="vote", **{**names, "vote-5": "against"})
    assert says(draft(), "buses")[-3:] == [
        "For (5): Councillor A. Ash, Councillor B. Birch, Councillor C. Cedar, Councillor D. Dale and "
        "Councillor E. Elm.",
        "Against (1): Councillor F. Fir.",
        "RESOLVED that fares rise by 2%.",
    ]
    page(clerk, f"{M}/minutes/items/buses")
    do(clerk, here, do=f"vote-back:{Vote.objects.latest('pk').pk}")
    motion.refresh_from_db()
    assert motion.state == Motion.MOVED


def test_an_interest_and_what_follows_from_it(cast: Cast, clerk: Any) -> None:
    in_session(cast.clerk)
    where = f"{M}/minutes/items/buses/interest"
    given = {"person": "elm", "kind": "disclosable-pecuniary", "stated": "as an owner of the company"}
    assert "may not take part" in do(clerk, where, **given, action="took-part")
    assert "The interest is recorded" in do(clerk, where, **given, action="left")
    assert says(draft(), "interests") == [
        "Councillor E. Elm declared a disclosable pecuniary interest in item 3, Bus fares, as an owner of "
        "the company, and left the room while it was considered."
    ]
    shown = do(clerk, f"{M}/minutes/items/buses/motion", text="That it be noted", mover="elm", seconder="")
    assert "declared a disclosable pecuniary interest here" in shown
    row = declaring.declarations_at(draft())[0]
    do(clerk, where, do=f"back:{row.pk}")
    assert says(draft(), "interests") == []


def test_the_public_is_excluded_in_the_words_of_the_law(cast: Cast, clerk: Any) -> None:
    in_session(cast.clerk, *ITEMS[:4], PRIVATE)
    shown = page(clerk, f"{M}/excluding")
    assert "That under section 100A(4) of the Local Government Act 1972" in shown and "item 6" in shown
    do(clerk, f"{M}/excluding", items="depot", mover="ash", seconder="birch")
    motion = motions.motions_at(draft())[0]
    assert motion.item == "visit"
    assert "No carried resolution" in page(clerk, f"{M}/minutes/items/depot")
    do(clerk, f"{M}/motions/{motion.pk}", do="vote", how="assent", at="10:50")
    assert says(draft(), "visit")[-1].startswith("RESOLVED that under section 100A(4)")
    assert "excluded by resolution" in page(clerk, f"{M}/minutes/items/depot")


def test_the_page_of_the_minutes_holds_no_word_of_a_private_item(cast: Cast, clerk: Any) -> None:
    opened = in_session(cast.clerk, *ITEMS[:4], PRIVATE)
    seen = opened.parts.get(key="item:depot").revision
    do(clerk, f"{M}/minutes/items/depot", do="save", text="The price is Orchard House.", seen=seen)
    assert "is saved" in do(clerk, f"{M}/minutes/items/depot", do="summary", summary="The sale was agreed.")
    told = {item.id: item.summary.en for item in meeting_of(draft()).items}
    assert told["depot"] == "The sale was agreed."
    answer = clerk.get(f"{M}/minutes")
    assert b"Orchard" not in answer.content and b"Sale of the depot" in answer.content
    assert answer["Cache-Control"] == "no-store" and answer["X-Minutebook-Shell"]
    known = clerk.get(f"{M}/minutes-state", {"seen": "buses:0,depot:0"})
    assert b"Orchard" not in known.content and b"buses" in known.content
    private = clerk.get(f"{M}/minutes/items/depot")
    assert b"Orchard" in private.content and b"data-private" in private.content
    assert b"data-draft" not in private.content and "X-Minutebook-Shell" not in private


def test_what_is_typed_is_read_without_being_saved(cast: Cast, clerk: Any) -> None:
    in_session(cast.clerk)
    where = f"{M}/minutes/items/buses/read"
    told = clerk.post(where, {"text": "RESOLVED that the report be noted."}).json()
    assert "noted" in told["record"] and says(draft(), "buses") == []
    assert clerk.get(where).status_code == 405


def test_two_clerks_are_joined_and_told_where_both_changed_the_same_words(cast: Cast, clerk: Any) -> None:
    in_session(cast.clerk)
    where = f"{M}/minutes/items/buses"
    seen = draft().parts.get(key="item:buses").revision
    save = {"do": "save", "seen": seen}
    own = {"HTTP_X_AUTOSAVE": "1"}
    first = clerk.post(where, {**save, "text": "Fares rise.", "page": "one"}, **own).json()
    assert not first["joined"]
    second = clerk.post(where, {**save, "text": "Trams were late.", "page": "two"}, **own).json()
    assert second["joined"] and "Fares rise." in second["text"] and "Trams were late." in second["text"]
    text = "Fares rise by 3%.\n\nTrams were late."
    clerk.post(where, {"seen": second["seen"], "text": text, "page": "one2"}, **own)
    late = {"seen": second["seen"], "text": "Fares fall.\n\nTrams were late.", "page": "two2"}
    answer = clerk.post(where, late, **own)
    assert answer.status_code == 409 and "Fares rise by 3%." in answer.json()["theirs"]
    plain = clerk.post(where, {**late, "do": "save"})
    assert plain.status_code == 409 and b"Two of you wrote here" in plain.content
    assert any(row.aside for row in draft().revisions.filter(key="item:buses"))
    over = {**late, "seen": answer.json()["seen"], "page": "three"}
    assert clerk.post(where, over, **own).status_code == 200
    assert says(draft(), "buses") == ["Fares fall.", "Trams were late."]


def test_only_who_takes_minutes_enters(cast: Cast, sign_in: SignIn) -> None:
    in_session(cast.clerk, *ITEMS[:4], PRIVATE)
    for account in (cast.chair, cast.member, cast.author, cast.proper_officer, cast.administrator):
        client = sign_in(account)
        for path in ("open", "roll", "room", "minutes", "minutes/items/depot", "excluding", "agreeing"):
            assert client.get(f"{M}/{path}").status_code == 403, (account, path)
        assert client.post(f"{M}/minutes/items/buses", {"text": "x", "seen": 1}).status_code == 403
    assert meeting_of(draft()).state == "held" and room_of(draft()).taken
