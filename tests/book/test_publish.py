"""A publication gives an object its place: id, number, address, version, and a link in the chain."""

from __future__ import annotations

import msgspec
import pytest

from minutebook.book import canonical
from minutebook.book.errors import Moved, NotFound, Refused
from minutebook.book.models import Entry, Head, Text
from minutebook.book.press import Request, publish, publish_many
from minutebook.book.schema import File, Meeting, Paragraph, Words
from minutebook.book.shelf import Book
from tests.book.making import COUNCIL, board, found, meeting, person


def current(book: Book, object_id: str) -> Meeting:
    head = Head.objects.using(book.alias).filter(object=object_id).order_by("-sequence")[0]
    text = Text.objects.using(book.alias).get(council=COUNCIL, sequence=head.sequence)
    thing = canonical.decode(bytes(text.data)).object
    assert isinstance(thing, Meeting)
    return thing


def test_it_works(book: Book) -> None:
    found(book)
    publish(book, board(), council=COUNCIL)
    done = publish(book, meeting(), council=COUNCIL, role="clerk")
    assert (done.sequence, done.version, done.path) == (3, 1, "corporate-parenting-board/2026-05-06")
    item = Entry.objects.using(book.alias).get(object="meeting-2")
    assert item.path == "corporate-parenting-board/2026-05-06/inspection-update"
    assert current(book, "meeting").items[1].minutes[0].id == "p1"


def test_heads_form_a_chain_and_hold_no_text(book: Book) -> None:
    found(book)
    publish(book, board(), council=COUNCIL)
    first, second = Head.objects.using(book.alias).order_by("sequence")
    assert second.previous == first.hash
    assert first.previous == canonical.NO_HASH
    assert "Corporate" not in str([getattr(second, f.name) for f in Head._meta.concrete_fields])


def test_two_meetings_on_one_day_get_addresses_of_their_own(book: Book) -> None:
    found(book)
    publish(book, board(), council=COUNCIL)
    publish(book, meeting("one"), council=COUNCIL)
    assert publish(book, meeting("two"), council=COUNCIL).path == "corporate-parenting-board/2026-05-06-2"


def test_a_body_may_not_take_one_of_the_sites_own_addresses(book: Book) -> None:
    found(book)
    assert publish(book, board("Search"), council=COUNCIL).path == "search-2"


def test_the_same_key_is_the_same_publication(book: Book) -> None:
    found(book)
    once = publish(book, board(), council=COUNCIL, key="body:1")
    again = publish(book, board("Another name"), council=COUNCIL, key="body:1")
    assert again.repeated
    assert (again.sequence, again.hash) == (once.sequence, once.hash)
    assert Head.objects.using(book.alias).count() == 2


def test_work_begun_from_an_older_version_is_refused(book: Book) -> None:
    found(book)
    publish(book, board(), council=COUNCIL)
    publish(book, board("Renamed"), council=COUNCIL, base=1)
    with pytest.raises(Moved, match="version 2 now"):
        publish(book, board("Other"), council=COUNCIL, base=1)


def test_a_correction_keeps_ids_and_numbers(book: Book) -> None:
    found(book)
    publish(book, board(), council=COUNCIL)
    publish(book, meeting(), council=COUNCIL)
    before = current(book, "meeting")
    new = msgspec.structs.replace(
        meeting(), items=(*meeting().items[:1], *meeting(words="It was not agreed.").items[1:])
    )
    publish(book, new, council=COUNCIL, reason="a word was wrong")
    after = current(book, "meeting")
    assert after.number == before.number
    assert [i.number for i in after.items] == [i.number for i in before.items]
    assert after.items[1].minutes[0].id == "p2", "other words are another paragraph"
    assert Head.objects.using(book.alias).latest("sequence").act == "correct"


def test_unchanged_paragraphs_keep_their_ids_when_one_is_put_between(book: Book) -> None:
    found(book)
    publish(book, board(), council=COUNCIL)
    publish(book, meeting(), council=COUNCIL)
    item = meeting().items[1]
    longer = msgspec.structs.replace(item, minutes=(Paragraph(text=Words(en="First.")), *item.minutes))
    publish(book, msgspec.structs.replace(meeting(), items=(longer,)), council=COUNCIL)
    assert [p.id for p in current(book, "meeting").items[0].minutes] == ["p2", "p1"]


def test_a_renamed_body_takes_its_meetings_along_and_its_old_address_stays_taken(book: Book) -> None:
    found(book)
    publish(book, board(), council=COUNCIL)
    publish(book, meeting(), council=COUNCIL)
    publish(book, board("Parenting Partnership"), council=COUNCIL)
    assert (
        Entry.objects.using(book.alias).get(object="meeting-2").path
        == "parenting-partnership/2026-05-06/inspection-update"
    )
    assert publish(book, board(id="other"), council=COUNCIL).path == "corporate-parenting-board-2"


def test_all_or_nothing(book: Book) -> None:
    found(book)
    with pytest.raises(Refused, match="body"):
        publish_many(book, COUNCIL, [Request(thing=board()), Request(thing=meeting(body="nowhere"))])
    assert Head.objects.using(book.alias).count() == 1


@pytest.mark.parametrize(
    ("thing", "names"),
    [
        (meeting(body="nowhere"), "body"),
        (board(name="  "), "name"),
        (board(id="x" * 21), "id"),
        (msgspec.structs.replace(meeting(start=""), items=()), "start"),
    ],
)
def test_what_cannot_be_published_is_refused_by_field(book: Book, thing: Meeting, names: str) -> None:
    found(book)
    publish(book, board(), council=COUNCIL)
    with pytest.raises(Refused) as refusal:
        publish(book, thing, council=COUNCIL)
    assert refusal.value.field == names


def test_a_file_must_be_stored_first(book: Book) -> None:
    from minutebook.book.schema import Document

    found(book)
    file = File(sha256="0" * 64, size=3, media_type="text/plain", name="a.txt")
    with pytest.raises(Refused, match="put the file"):
        publish(book, Document(title=Words(en="A paper"), files=(file,)), council=COUNCIL)


def test_an_unknown_council_is_said(book: Book) -> None:
    with pytest.raises(NotFound, match="publish the council first"):
        publish(book, board(), council="nowhere")


def test_a_long_name_of_a_group_is_kept_on_both_databases(book: Book) -> None:
    found(book)
    group = "Liberal Democrat and Independent Group"
    publish(book, msgspec.structs.replace(person(), group=group), council=COUNCIL)
    assert Entry.objects.using(book.alias).get(object="ames").state == group


def test_a_text_too_long_for_its_place_is_refused_on_both_databases(book: Book) -> None:
    found(book)
    with pytest.raises(Refused, match="entry state: 'xxx.*longer than 100 characters"):
        publish(book, msgspec.structs.replace(person(), group="x" * 101), council=COUNCIL)
    assert Head.objects.using(book.alias).count() == 1
