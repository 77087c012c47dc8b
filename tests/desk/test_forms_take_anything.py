"""Whatever is sent to a form, it answers; nothing makes it fail, and what was sent is no markup."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.conftest import SignIn
from tests.desk.scene import one_of_each_role, routes, set_scene
from tests.drafts.agendas import IN_TIME
from tests.drafts.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])

SCRIPT = "<script>alert(1)</script>"
WORDS = st.one_of(
    st.sampled_from(
        ["", " ", SCRIPT, "'; DROP TABLE x; --", "2026-02-30", "-1", "9" * 40, "\x00", "on", "../.."]
    ),
    st.text(max_size=40),
)
ORDERS = (
    "",
    "add",
    "begin",
    "describe",
    "replace",
    "remove",
    "let-in",
    "appoint",
    "close",
    "up:x",
    "end:9",
    "take:x:y",
)

Desk = tuple[list[Client], list[str]]


@pytest.fixture
def desk(cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Somebody of each role that can change much, and every address with a form."""
    monkeypatch.setenv("MINUTEBOOK_NOW", IN_TIME)
    given = set_scene(cast)
    people = one_of_each_role("board", "cabinet")
    paths = [
        reverse(route.name, kwargs={name: given[name] for name in route.pattern.converters})
        for address, route in routes()
        if route.name and not address.startswith(("account/", "static/", "demo", "sign-out"))
    ]
    return [sign_in(people[role]) for role in ("clerk", "proper-officer", "administrator", "member")], paths


def fields(client: Client, path: str) -> list[str]:
    """The fields of the forms of a page, as far as its context tells."""
    context = client.get(path).context
    named = {"do", "seen", "order", "items", "anyway"}
    for part in context or ():
        for value in part.dicts if hasattr(part, "dicts") else ():
            for form in value.values():
                named |= set(getattr(form, "fields", {}))
    return sorted(named)


@contextmanager
def undone() -> Iterator[None]:
    """What is done within is taken back, so that every example finds the desk as the first one did."""
    with transaction.atomic(using="default"), transaction.atomic(using="desk"):
        try:
            yield
        finally:
            for alias in ("default", "desk"):
                transaction.set_rollback(True, using=alias)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_form_answers_whatever_it_is_sent(desk: Desk, data: st.DataObject) -> None:
    clients, paths = desk
    path, client = data.draw(st.sampled_from(paths)), data.draw(st.sampled_from(clients))
    with undone():
        if client.get(path).status_code != 200:
            return
        sent: dict[str, object] = {name: data.draw(WORDS, label=name) for name in fields(client, path)}
        sent["do"] = data.draw(st.sampled_from(ORDERS), label="do")
        sent["file"] = SimpleUploadedFile("a.pdf", b"%PDF-1.7 nothing")
        answer = client.post(path, sent)
        assert answer.status_code in (200, 302, 400, 403, 404, 405, 409, 422), (
            path,
            answer.status_code,
            sent,
        )
        assert SCRIPT.encode() not in answer.content, path
