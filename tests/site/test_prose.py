"""Text is shown whole and unaltered, whatever is marked in it; marks stand only on the words they quote."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from minutebook.book.models import Element
from minutebook.book.schema import Mark, Paragraph, Words, item_text
from minutebook.site.marks import decisions
from minutebook.site.prose import prose

KINDS = ("resolution", "action", "comment", "vote", "headline")


def element(
    paragraphs: tuple[Paragraph, ...], start: int, end: int, kind: str = "comment", **more: object
) -> Element:
    text = item_text(paragraphs)[start:end]
    fields: dict[str, object] = {"fields": "{}", "sure": True, "state": "machine", "position": start} | more
    return Element(element=f"e{start}-{end}-{kind}", kind=kind, start=start, end=end, text=text, **fields)  # type: ignore[misc]


def found(paragraphs: tuple[Paragraph, ...], words: str, kind: str, **more: object) -> Element:
    start = item_text(paragraphs).index(words)
    return element(paragraphs, start, start + len(words), kind, **more)


def test_it_works() -> None:
    text = (Paragraph(id="p1", text=Words(en="It was agreed that A write to B.")),)
    (group,) = prose(text, [found(text, "A write to B", "action", fields='{"owner": "A"}')])
    assert group.blocks[0].html == (
        'It was agreed that <span class="el el-action n1 first">A write to B</span>.'
    )
    assert group.blocks[0].notes[0][1].words == "action: A"


words = st.text(alphabet=st.sampled_from('ab <&>"é\n'), min_size=1, max_size=40)


@given(st.lists(words, min_size=1, max_size=4), st.data())
def test_text_is_whole_whatever_is_marked(said: list[str], data: st.DataObject) -> None:
    marks = st.builds(
        Mark, start=st.integers(0, 20), end=st.integers(0, 50), kind=st.sampled_from(["strong", "struck"])
    )
    text = tuple(
        Paragraph(id=f"p{n}", text=Words(en=one), marks=tuple(data.draw(st.lists(marks, max_size=2))))
        for n, one in enumerate(said)
    )
    length = len(item_text(text))
    spans = st.tuples(st.integers(0, length), st.integers(0, length), st.sampled_from(KINDS))
    elements = [
        element(text, min(a, b), max(a, b), kind) for a, b, kind in data.draw(st.lists(spans, max_size=5))
    ]
    shown = [block for group in prose(text, elements) for block in group.blocks]
    assert [block.id for block in shown] == [one.id for one in text]
    for block, one in zip(shown, said, strict=True):
        body = LexborHTMLParser(f"<div>{block.html}</div>").css_first("div")
        assert body is not None
        for line in body.css("br"):
            line.replace_with("\n")
        assert body.text() == one


def test_a_reading_of_the_english_marks_nothing_in_the_welsh() -> None:
    text = (Paragraph(id="p1", text=Words(en="It was agreed to meet.", cy="Cytunwyd i gyfarfod eto fory.")),)
    read = [found(text, "It was agreed to meet.", "resolution")]
    (group,) = prose(text, read, "cy")
    assert group.blocks[0].html == "Cytunwyd i gyfarfod eto fory."
    assert not group.blocks[0].notes
    assert [one.limbs for one in decisions(text, read)] == [[("", "It was agreed to meet.")]]


def test_limbs_in_one_paragraph_stand_under_their_lead() -> None:
    text = (Paragraph(text=Words(en="All spoke. RESOLVED: (a) the plan be noted; (b) the Chair write.")),)
    read = [found(text, "the plan be noted;", "resolution"), found(text, "the Chair write.", "resolution")]
    (one,) = decisions(text, read)
    assert one.lead == "RESOLVED:"
    assert one.limbs == [("(a)", "the plan be noted;"), ("(b)", "the Chair write.")]


def test_words_read_twice_are_decided_once() -> None:
    text = (Paragraph(text=Words(en="RESOLVED that the Cabinet be recommended to wait.")),)
    whole = "RESOLVED that the Cabinet be recommended to wait."
    read = [
        found(text, whole, "resolution"),
        found(text, "the Cabinet be recommended to wait.", "recommendation"),
    ]
    assert [one.limbs for one in decisions(text, read)] == [[("", whole)]]


def test_what_a_person_confirmed_counts_though_the_machine_was_unsure() -> None:
    text = (Paragraph(text=Words(en="The report was noted.")),)
    unsure = found(text, "The report was noted.", "resolution", sure=False)
    assert decisions(text, [unsure]) == []
    unsure.state = "confirmed"
    (one,) = decisions(text, [unsure])
    assert not one.machine
