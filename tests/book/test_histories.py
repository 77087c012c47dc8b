"""Whatever was done to a book, from publishing to erasing: a rebuild, and an import, equal the live one."""

from __future__ import annotations

import shutil
from typing import Any

import msgspec
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutebook.book import schema
from minutebook.book.acts import erase, merge, split, withdraw
from minutebook.book.errors import BookError
from minutebook.book.exporting import export
from minutebook.book.importing import import_book
from minutebook.book.models import Alias, Blob, Chain, Element, Entry, Head, Link, Receipt, Text
from minutebook.book.press import Request, publish, publish_many
from minutebook.book.rebuild import rebuild
from minutebook.book.schema import Attendance, Document, File, Membership, Paper, Reading, Words
from minutebook.book.shelf import Book
from minutebook.book.verify import verify
from tests.book.making import COUNCIL, board, found, meeting, person
from tests.book.processes import files_of

PROJECTIONS = (Entry, Link, Element, Alias, Blob)
BEGINNING = [("body", "b1", "Audit"), ("body", "b2", "Health Board")]

names = st.sampled_from(["Audit", "Audit Committee", "Health Board", "Search"])
bodies = st.sampled_from(["b1", "b2"])
people = st.sampled_from(["p1", "p2", "p3"])
meetings = st.sampled_from(["m1", "m2"])
days = st.sampled_from(["2026-05-06T10:00", "2026-06-10T14:00"])
objects = st.one_of(bodies, people, meetings, st.sampled_from(["d1", "r1"]))
steps = st.one_of(
    st.tuples(st.just("body"), bodies, names),
    st.tuples(st.just("person"), people, names, bodies),
    st.tuples(st.just("meeting"), meetings, bodies, days, people),
    st.tuples(st.just("document"), st.sampled_from(["one", "two"])),
    st.tuples(st.just("reading"), meetings),
    st.tuples(st.just("withdraw"), objects),
    st.tuples(st.just("erase"), objects),
    st.tuples(st.just("redact"), objects),
    st.tuples(st.just("merge"), people, people),
    st.tuples(st.just("split"), people),
    st.tuples(st.just("together"), bodies, names, meetings, days, st.booleans()),
)


def take(book: Book, step: tuple[Any, ...]) -> None:
    match step:
        case ("body", id, name):
            publish(book, board(name, id), council=COUNCIL)
        case ("person", id, name, body):
            seat = Membership(id=f"s{id}", body=body)
            who = msgspec.structs.replace(person(name, id), memberships=(seat,))
            publish(book, who, council=COUNCIL)
        case ("meeting", id, body, day, who):
            held = meeting(id, day, body)
            items = (held.items[0], msgspec.structs.replace(held.items[1], papers=(Paper(document="d1"),)))
            held = msgspec.structs.replace(held, items=items, attendance=(Attendance(person=who),))
            publish(book, held, council=COUNCIL)
        case ("document", words):
            sha = book.files.put(words.encode())
            file = File(sha256=sha, size=len(words), media_type="text/plain", name=f"{words}.txt")
            publish(book, Document(id="d1", title=Words(en=words), files=(file,)), council=COUNCIL)
        case ("reading", of):
            found_in = schema.Element(
                id="e1", item=f"{of}-2", kind="resolution", start=0, end=14, text="It was agreed."
            )
            publish(book, Reading(id="r1", of=of, reader="1", elements=(found_in,)), council=COUNCIL)
        case ("withdraw", id):
            withdraw(book, COUNCIL, id, reason="published too early")
        case ("erase", id):
            erase(book, COUNCIL, id, ground="personal-data")
        case ("redact", id):
            erase(book, COUNCIL, id, ground="exempt", through=1)
        case ("merge", one, other):
            merge(book, COUNCIL, one, other)
        case ("split", one):
            split(book, COUNCIL, one)
        case ("together", body, name, id, day, body_first):
            things = [board(name, body), meeting(id, day, body)]
            requests = [Request(thing=thing) for thing in (things if body_first else reversed(things))]
            publish_many(book, COUNCIL, requests)


def projections(book: Book) -> dict[str, Any]:
    tables = {
        model.__name__: sorted(
            tuple(row)
            for row in model.objects.using(book.alias).values_list(
                *[field.name for field in model._meta.concrete_fields]
            )
        )
        for model in PROJECTIONS
    }
    chains = [(c.council, c.sequence, c.head, c.numbers, c.merged) for c in Chain.objects.using(book.alias)]
    return tables | {"Chain": chains}


def pass_through(book: Book, history: list[tuple[Any, ...]]) -> None:
    """Do what can be done of a history; what is refused leaves no trace."""
    for step in history:
        try:
            with transaction.atomic(using=book.alias):
                take(book, step)
        except BookError:
            continue


def forget_everything(book: Book) -> None:
    for model in (Chain, Head, Text, Receipt, *PROJECTIONS):
        model.objects.using(book.alias).all().delete()
    shutil.rmtree(book.folder / "blobs", ignore_errors=True)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=st.lists(steps, min_size=3, max_size=25))
def test_rebuild_equals_live(book: Book, history: list[tuple[Any, ...]]) -> None:
    with transaction.atomic(using=book.alias):
        found(book)
        pass_through(book, [*BEGINNING, *history])
        live = projections(book)
        rebuild(book)
        assert projections(book) == live
        assert verify(book).faults == []
        transaction.set_rollback(True, using=book.alias)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=st.lists(steps, max_size=12), then=st.lists(steps, max_size=12))
def test_an_import_in_two_goes_equals_the_book_it_came_from(
    book: Book, tmp_path_factory: pytest.TempPathFactory, first: list[Any], then: list[Any]
) -> None:
    folder = tmp_path_factory.mktemp("exports")
    with transaction.atomic(using=book.alias):
        found(book)
        pass_through(book, [*BEGINNING, *first])
        export(book, folder / "early")
        pass_through(book, then)
        export(book, folder / "late")
        live = projections(book)
        forget_everything(book)
        import_book(book, folder / "early")
        import_book(book, folder / "late")
        # The uses of files are the readable versions' alone: an export leaves out what was withdrawn.
        assert projections(book) | {"Blob": live["Blob"]} == live
        assert verify(book).faults == []
        export(book, folder / "again")
        assert files_of(folder / "again") == files_of(folder / "late")
        transaction.set_rollback(True, using=book.alias)
