"""What was read and compared is a proposal; a person's word makes it part of the record."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from minutebook.assurance import confirming
from minutebook.assurance.inspections import Finding, Inspection
from minutebook.assurance.proposing import inspections_of, proposed, told_at
from minutebook.book import catalogue
from minutebook.book.errors import BookError
from minutebook.book.press import publish
from minutebook.book.schema import Item, Meeting, Minutes, Paragraph, Words
from minutebook.book.shelf import public_book
from minutebook.drafts.permission import NotPermitted, Scope
from tests.assurance.test_reports_are_read import REPORT
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
SCOPE = Scope(COUNCIL)
SAID = "The Director said that help for families early had to come quickly once they had asked for it."
FOUND = Inspection(
    title=Words(en="Inspection of children’s services"),
    start="2026-01-12",
    published="2026-03-02",
    findings=(
        Finding(
            id="early", kind="area for improvement", text="The help families get early, and how quickly."
        ),
        Finding(id="homes", kind="area for improvement", text="Homes for young people who leave care."),
    ),
)


def met() -> str:
    """A meeting at which the board was told of the inspection; the id of the item."""
    item = Item(id="update", title=Words(en="Inspection update"), minutes=(Paragraph(text=Words(en=SAID)),))
    meeting = Meeting(
        id="april",
        body="board",
        start="2026-04-15T10:00",
        state="held",
        minutes=Minutes(state="draft"),
        items=(item,),
    )
    publish(public_book(), meeting, council=COUNCIL)
    return "update"


def published() -> str:
    return publish(public_book(), FOUND, council=COUNCIL).object


def test_it_works(cast: Cast, sign_in: Any) -> None:
    desk = sign_in(cast.clerk)
    file = SimpleUploadedFile("temeside-2019-07-29.txt", REPORT.encode(), "text/plain")
    work = desk.post("/inspections", {"report": file})
    assert work.status_code == 302
    page = desk.get(work["Location"]).content.decode()
    assert "wait for your word" in page
    assert "Learning from what children say" in page
    filled = form_of(desk, work["Location"])
    filled["f0-text"] = "The help that families get early."
    filled.pop("f1-keep")
    done = desk.post(work["Location"], filled | {"do": "publish"})
    assert done.status_code == 302, done.content.decode()
    (thing,) = inspections_of(public_book(), COUNCIL)
    asked = [one for one in thing.findings if one.kind == "area for improvement"]
    assert [(one.text, one.state) for one in asked] == [
        ("The help that families get early.", "mended"),
        ("Learning from what children say after a long-term home has come to an end.", "confirmed"),
    ]
    assert [one.kind for one in thing.findings if one.kind == "strength"] == []  # praise is ticked by hand
    assert {j.area: j.grade for j in thing.judgements}["overall"] == "Good"
    assert catalogue.entries(public_book(), COUNCIL).filter(kind="finding").count() == 2


def form_of(desk: Any, address: str) -> dict[str, str]:
    """The fields of a page's form as a browser would send them back."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(desk.get(address).content.decode())
    filled = {}
    for node in tree.css("input, textarea, select"):
        name, kind = node.attributes.get("name"), node.attributes.get("type")
        if not name or name == "csrfmiddlewaretoken" or kind == "file":
            continue
        if kind in ("checkbox", "radio"):
            if "checked" in node.attributes:
                filled[name] = node.attributes.get("value") or "on"
        elif node.tag == "textarea":
            filled[name] = node.text()
        elif node.tag == "select":
            chosen = node.css_first("option[selected]") or node.css_first("option")
            filled[name] = (chosen.attributes.get("value") or "") if chosen else ""
        else:
            filled[name] = node.attributes.get("value") or ""
    return filled


def test_the_machines_word_is_not_published(cast: Cast) -> None:
    read = Finding(kind="area for improvement", text="Something.", state="machine")
    draft = confirming.begin(
        SCOPE, Inspection(title=Words(en="A report"), start="2026-01-12", findings=(read,)), by=cast.clerk
    )
    with pytest.raises(BookError, match="still the machine"):
        confirming.publish(draft, by=cast.clerk)
    assert inspections_of(public_book(), COUNCIL) == []


def test_a_person_says_how_each_finding_was_told(cast: Cast, sign_in: Any) -> None:
    item, inspection = met(), published()
    desk = sign_in(cast.clerk)
    address = f"/inspections/{inspection}/told/{item}"
    assert "Inspection update" in desk.get(f"/inspections/{inspection}").content.decode()
    filled = form_of(desk, address)
    assert (filled["early-how"], filled["homes-how"]) == ("in part", "not") or filled["early-how"] == "wholly"
    filled["early-how"], filled["early-quote"] = "wholly", "help for families early   had to come\nquickly"
    done = desk.post(address, filled)
    assert done.status_code == 302, done.content.decode()
    told = told_at(public_book(), COUNCIL, inspection, item)
    assert told is not None
    assert [(one.how, one.state) for one in told.tellings][1] == ("not", "confirmed")
    assert told.tellings[0].quotes[0].text == "help for families early had to come quickly"
    again = form_of(desk, address)
    assert again["early-quote"].strip() == "help for families early had to come quickly"
    again["early-how"] = "in part"
    assert desk.post(address, again).status_code == 302
    assert catalogue.entries(public_book(), COUNCIL).filter(kind="told").get().version == 2


def test_words_that_stand_nowhere_are_refused_and_kept_on_the_page(cast: Cast, sign_in: Any) -> None:
    item, inspection = met(), published()
    desk = sign_in(cast.clerk)
    address = f"/inspections/{inspection}/told/{item}"
    filled = form_of(desk, address) | {
        "homes-how": "in part",
        "homes-quote": "Homes were spoken of at length.",
    }
    answer = desk.post(address, filled)
    assert answer.status_code == 200
    assert "stands neither in the minutes nor in a paper" in answer.content.decode()
    assert "Homes were spoken of at length." in answer.content.decode()
    assert told_at(public_book(), COUNCIL, inspection, item) is None


def test_only_who_may_confirms(cast: Cast) -> None:
    item, inspection = met(), published()
    thing = inspections_of(public_book(), COUNCIL)[0]
    told = proposed(public_book(), COUNCIL, thing, item)
    with pytest.raises(NotPermitted):
        confirming.confirm(SCOPE, told, by=cast.member)
    with pytest.raises(BookError, match="still the machine"):
        confirming.confirm(SCOPE, told, by=cast.clerk)
    with pytest.raises(NotPermitted):
        confirming.begin(SCOPE, FOUND, by=cast.author)
    assert inspection


def test_a_finding_that_comes_back_is_offered_as_the_same(cast: Cast) -> None:
    published()
    later = Finding(kind="area for improvement", text="Enough homes for young people who leave care.")
    thing = Inspection(title=Words(en="Next"), start="2029-01-15", published="2029-03-05", findings=(later,))
    (offered,) = confirming.likely_recurrences(COUNCIL, thing, later)
    assert offered[0].id == "homes"


def test_findings_keep_their_ids_and_addresses(cast: Cast) -> None:
    inspection = published()
    draft = confirming.revise(SCOPE, inspection, by=cast.clerk)
    held, thing, seen = confirming.draft_at(COUNCIL, draft.pk)
    paths = dict(
        catalogue.entries(public_book(), COUNCIL).filter(kind="finding").values_list("object", "path")
    )
    changed = msgspec.structs.replace(thing, theme="Care")
    confirming.save(held, changed, seen=seen, by=cast.clerk)
    confirming.publish(held, by=cast.clerk)
    after = dict(
        catalogue.entries(public_book(), COUNCIL).filter(kind="finding").values_list("object", "path")
    )
    assert after == paths
