"""The desk on two PostgreSQL databases: an agenda published into both books, and released from one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.book.processes import Home
from tests.drafts.agendas import IN_TIME
from tests.drafts.closing import SECRET

PROGRAM = f"""
import os
os.environ["MINUTEBOOK_NOW"] = {IN_TIME!r}
from django.db import connections
from minutebook.book.models import Text
from minutebook.book.verify import verify
from minutebook.book.shelf import closed_book, public_book
from minutebook.drafts import auditing, working
from minutebook.drafts.closed_book import lapsing
from tests.drafts.cast import assemble_cast
from tests.drafts.closing import again, published, the_item, the_paper

def told(alias):
    texts = Text.objects.using(alias).values_list("data", flat=True)
    return any(b"{SECRET}" in bytes(one) for one in texts)

assert {{connections[alias].vendor for alias in ("default", "desk")}} == {{"postgresql"}}
cast = assemble_cast()
where = published(cast)
print("public before:", told("default"), "closed before:", told("desk"))
lapsing.release(the_item(where), where, "The contract is signed.", by=cast.clerk)
print("public after:", told("default"), "kept:", the_paper(again()).object in again().secrets)
faults = [*verify(public_book()).faults, *verify(closed_book()).faults]
print("faults:", faults + ([auditing.verify()] if auditing.verify() else []))
"""


@pytest.mark.postgres
def test_it_works(new_database: Callable[[], str], tmp_path: Path) -> None:
    home = Home(tmp_path / "home", new_database(), new_database(), side="desk")
    said = home.python(PROGRAM)
    for words in (
        "public before: False closed before: True",
        "public after: True kept: True",
        "faults: []",
    ):
        assert words in said
    kept = [path for path in home.folder.rglob("*") if path.is_file()]
    assert kept and not [path for path in kept if path.suffix == ".sqlite3"], (
        "the files alone are in the folder"
    )
