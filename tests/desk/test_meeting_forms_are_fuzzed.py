"""Whatever is sent to a page of an open meeting, it answers; nothing makes it fail, and nothing is markup."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutebook.drafts.sitting import motions, voting
from minutebook.drafts.sitting.voting import Taken
from tests.desk.conftest import SignIn
from tests.desk.test_forms_take_anything import SCRIPT, WORDS
from tests.drafts.cast import Cast
from tests.drafts.sitting import ITEMS, ON_THE_DAY, PRIVATE, board_of, in_session

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
M = "/meetings/meeting"
ORDERS = st.sampled_from(
    [
        "roll",
        "attends",
        "remove:x",
        "unopen",
        "move",
        "back:ash",
        "chair",
        "chair-back",
        "recess",
        "resume",
        "end",
        "go-on",
        "adjourn",
        "day",
        "tell",
        "another",
        "another-back",
        "recess-back",
        "opening",
        "save",
        "read",
        "take",
        "off",
        "on",
        "before",
        "outcome",
        "accept",
        "mend",
        "reject",
        "forget",
        "withdraw",
        "back",
        "cast:1",
        "cast:x",
        "vote",
        "vote-back:9",
        "amend",
        "put:x",
        "own:end",
        "settle",
    ]
)
FIELDS = [
    "at",
    "key",
    "kind",
    "reason",
    "state",
    "name",
    "role",
    "capacity",
    "text",
    "seen",
    "page",
    "before",
    "outcome",
    "mover",
    "seconder",
    "would_read",
    "how",
    "votes_for",
    "against",
    "abstaining",
    "not_voting",
    "casting",
    "items",
    "person",
    "stated",
    "action",
    "allows",
    "granted",
    "until",
    "budget",
    "status-0",
    "instead-0",
    "vote-0",
    "vote-1",
    "field-owner",
    "field-due_date",
    "field-for",
]
CHOICES = st.sampled_from(
    [
        "ash",
        "birch",
        "elm",
        "10:20",
        "9:00",
        "25:00",
        "names",
        "count",
        "assent",
        "for",
        "left",
        "arrived",
        "present",
    ]
    + [
        "disclosable-pecuniary",
        "took-part",
        "withdrawn",
        "deferred",
        "adjourned",
        "depot",
        "buses",
        "3",
        "2026-12-10",
    ]
)


@pytest.fixture
def clerk(cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, list[str]]:
    """The clerk in an open meeting with a tied vote, and every address of it."""
    monkeypatch.setenv("MINUTEBOOK_NOW", ON_THE_DAY)
    board_of()
    draft = in_session(cast.clerk, *ITEMS[:4], PRIVATE)
    motion = motions.move_motion(draft, "buses", "That fares rise", "birch", "cedar", by=cast.clerk)
    voting.vote(draft, motion.pk, Taken("count", 3, 3), "10:20", by=cast.clerk)
    item = f"{M}/minutes/items"
    paths = ["open", "roll", "room", "minutes-state", "excluding", "agreeing", f"motions/{motion.pk}"]
    paths += ["minutes/items/visit/motion", "minutes/items/visit/interest", "minutes/items/visit/read"]
    every = [f"{M}/{path}" for path in paths]
    every += [f"{item}/buses", f"{item}/depot", f"{item}/nothing", f"{item}/buses/elements/none"]
    return sign_in(cast.clerk), [*every, f"{M}/motions/{'9' * 30}"]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_anything_is_answered(clerk: tuple[Any, list[str]], data: st.DataObject) -> None:
    client, paths = clerk
    path = data.draw(st.sampled_from(paths))
    names = data.draw(st.lists(st.sampled_from(FIELDS), max_size=8, unique=True))
    sent = {name: data.draw(st.one_of(CHOICES, WORDS)) for name in names} | {"do": data.draw(ORDERS)}
    own = {"HTTP_X_AUTOSAVE": "1"} if data.draw(st.booleans()) else {}
    for answer in (client.post(path, sent, **own), client.get(path, sent)):
        assert answer.status_code < 500, (path, sent)
        assert SCRIPT.encode() not in answer.content
