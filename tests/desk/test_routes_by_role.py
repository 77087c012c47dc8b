"""Every page of the desk declares its right, and opens for the roles that the table says, and for no others.

The table is ``routes_by_role.csv``: for each address what each role on the board finds there (``open``,
``refused``, ``nothing`` for what is not there for them). After a change that is meant, run this test with
``MINUTEBOOK_WRITE_TABLES=1`` and read the difference before it is committed.
"""

from __future__ import annotations

import csv
import importlib
import os
import pkgutil
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import minutebook.drafts
import minutebook.followup
from minutebook.drafts.permission import COMMANDS
from minutebook.drafts.roles import RIGHTS, ROLES
from tests.desk.conftest import SignIn
from tests.desk.scene import one_of_each_role, routes, set_scene
from tests.drafts.agendas import IN_TIME
from tests.drafts.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])

PAGES, VERBS = (Path(__file__).parent / name for name in ("routes_by_role.csv", "commands_by_role.csv"))
SIGNING_IN = "account/"
Table = list[list[str]]


def stands(path: Path, table: Table) -> None:
    """Assert that a table is what is in its file; or write the file, where that is asked for."""
    if os.environ.get("MINUTEBOOK_WRITE_TABLES"):
        with path.open("w", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(table)
    with path.open(newline="") as file:
        written = list(csv.reader(file))
    heads = table[0]
    assert written[0] == heads
    before, now = ({row[0]: row for row in rows[1:]} for rows in (written, table))
    assert before.keys() == now.keys(), f"addresses added or gone: {sorted(before.keys() ^ now.keys())}"
    changed = [
        f"{key}: {head} was {old}, is {new}"
        for key in now
        for head, old, new in zip(heads, before[key], now[key], strict=True)
        if old != new
    ]
    assert not changed, "\n".join(changed)


def found(status: int) -> str:
    return {403: "refused", 404: "nothing"}.get(status, "open")


def test_every_page_declares_a_right() -> None:
    for address, route in routes():
        right = getattr(route.callback, "right", None)
        assert right is not None or address.startswith(SIGNING_IN), f"{address} declares no right"
        assert not right or right in RIGHTS


def test_what_each_role_finds_at_each_address_is_what_the_table_says(
    cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTEBOOK_NOW", IN_TIME)
    given = set_scene(cast)
    clients = {role: sign_in(account) for role, account in one_of_each_role("board", "cabinet").items()}
    table: Table = [["address", "right", *clients, "signed out"]]
    for address, route in routes():
        if address.startswith(SIGNING_IN) or not route.name:
            continue
        path = reverse(route.name, kwargs={name: given[name] for name in _names(address)})
        row = [found(client.get(path).status_code) for client in clients.values()]
        answer = Client().get(path)
        to_sign_in = answer.status_code == 302 and "/account/login/" in answer["Location"]
        table.append(
            [
                address or "(today)",
                route.callback.right,
                *row,
                "sign in" if to_sign_in else found(answer.status_code),
            ]
        )
        for client, shown in zip(clients.values(), row, strict=True):
            if shown == "refused":
                assert client.post(path).status_code in (403, 405), (
                    f"{address} is refused to read, not to write"
                )
    stands(PAGES, table)


def _names(address: str) -> list[str]:
    return re.findall(r"<(?:\w+:)?(\w+)>", address)


def test_what_each_role_may_do_is_what_the_table_says() -> None:
    for room in (minutebook.drafts, minutebook.followup):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if ".migrations" not in module.name:
                importlib.import_module(module.name)
    table: Table = [["command", "right", *ROLES]]
    for name, right in sorted(COMMANDS.items()):
        roles = RIGHTS[right].roles
        row = ["yes" if role in roles else "" for role in ROLES]
        table.append([name.removeprefix("minutebook.drafts."), right, *row])
    stands(VERBS, table)


def test_no_role_both_keeps_accounts_and_reads_what_is_closed() -> None:
    both = [set(RIGHTS[right].roles) for right in ("account.manage", "paper.read-closed")]
    assert not both[0] & both[1]


def test_nobody_decides_alone_what_two_must() -> None:
    """Who publishes is not who lets pass, who writes is not who clears, who asks is not who agrees."""
    for one, other in (
        ("agenda.publish", "gate.override"),
        ("agenda.publish", "exclusion.decide"),
        ("report.write", "report.clear"),
        ("agenda.edit", "agenda.agree"),
        ("agenda.edit", "late-item.agree"),
        ("minutes.edit", "minutes.sign"),
        ("minutes.publish", "minutes.sign"),
        ("minutes.edit", "minutes.agree"),
        ("decision.publish", "call-in.request"),
    ):
        assert not set(RIGHTS[one].roles) & set(RIGHTS[other].roles), (one, other)
