"""Paragraphs as the page shows them: grouped into lists, with the reader's marks joined to their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from minutebook.book.models import Element
from minutebook.book.schema import Paragraph

SEPARATOR = 2  # the blank line between paragraphs in an item's text
TAGS = {"strong": "strong", "emphasis": "em", "struck": "s", "superscript": "sup"}


@dataclass(frozen=True)
class Note:
    """A mark in the margin: the element's kind in words, and how far it can be relied on."""

    id: str
    words: str
    kind: str
    machine: bool


@dataclass
class Block:
    """One paragraph, list item or table, ready to show."""

    id: str
    kind: str
    html: SafeString
    level: int = 0
    label: str = ""
    rows: Sequence[Sequence[str]] = ()
    notes: list[Note] = field(default_factory=list)


@dataclass
class Group:
    """A run of blocks that belong together: ``list`` for bullets or numbers, else single."""

    kind: str
    blocks: list[Block]


def prose(
    paragraphs: Sequence[Paragraph], elements: Iterable[Element] = (), language: str = "en"
) -> list[Group]:
    """Paragraphs in groups, each element's words wrapped and its note beside the block it begins in."""
    found = [e for e in elements if e.sure or e.state in ("confirmed", "mended")]
    groups: list[Group] = []
    offset = 0
    for paragraph in paragraphs:
        plain = paragraph.plain(language)
        block = _block(paragraph, plain, offset, found, language)
        offset += len(plain) + SEPARATOR
        kind = "list" if paragraph.kind in ("bullet", "numbered") else paragraph.kind
        if kind == "list" and groups and groups[-1].kind == "list":
            groups[-1].blocks.append(block)
        else:
            groups.append(Group(kind, [block]))
    return groups


def _block(
    paragraph: Paragraph, plain: str, offset: int, elements: Sequence[Element], language: str
) -> Block:
    words = paragraph.text.within(language)
    begins = offset + len(plain) - len(words)
    spans = [
        (max(0, e.start - begins), min(len(words), e.end - begins), e)
        for e in elements
        if e.start < begins + len(words) and e.end > begins
    ]
    notes = [_note(e) for e in elements if offset <= e.start < offset + len(plain)]
    marks = paragraph.marks if language == "en" or not paragraph.text.cy else ()
    html = mark_safe("".join(_runs(words, spans, marks)))
    return Block(paragraph.id, paragraph.kind, html, paragraph.level, paragraph.label, paragraph.rows, notes)


def _runs(words: str, spans: Sequence[tuple[int, int, Element]], marks: Sequence[object]) -> Iterator[str]:
    """The text cut at every border of a span or mark, each run wrapped in what covers it."""
    borders = {0, len(words)}
    for start, end, _element in spans:
        borders |= {start, end}
    for mark in marks:
        borders |= {min(mark.start, len(words)), min(mark.end, len(words))}  # type: ignore[attr-defined]
    points = sorted(borders)
    for start, end in zip(points, points[1:], strict=False):
        run = str(format_html("{}", words[start:end]))
        for mark in marks:
            if mark.start <= start and end <= mark.end:  # type: ignore[attr-defined]
                run = _wrapped(run, mark)
        covering = [e for s, t, e in spans if s <= start and end <= t]
        if covering:
            kinds = " ".join(sorted({f"el-{e.kind}" for e in covering}))
            run = str(format_html('<span class="el {}">{}</span>', kinds, mark_safe(run)))
        yield run


def _wrapped(run: str, mark: object) -> str:
    if mark.kind == "link":  # type: ignore[attr-defined]
        return str(format_html('<a href="{}">{}</a>', mark.href, mark_safe(run)))  # type: ignore[attr-defined]
    tag = TAGS[mark.kind]  # type: ignore[attr-defined]
    return f"<{tag}>{run}</{tag}>"


def _note(element: Element) -> Note:
    return Note(element.element, note_words(element), element.kind, element.state == "machine")


def note_words(element: Element) -> str:
    """An element in the margin's few words: "action: Director, by 12 March"."""
    import json

    fields = json.loads(element.fields)
    kind = element.kind
    if kind == "action":
        parts = [str(fields[key]) for key in ("owner",) if fields.get(key)]
        due = f", {_('by')} {fields['due']}" if fields.get("due") else ""
        return f"{_('action')}: {', '.join(parts) or _('nobody named')}{due}"
    if kind == "recommendation" and fields.get("to"):
        return _("recommended to %(body)s") % {"body": fields["to"]}
    if kind == "referral":
        return _("also before: %(body)s") % {"body": fields.get("body") or element.text}
    if kind == "vote":
        counts = [fields.get(key) for key in ("for", "against", "abstain")]
        said = "–".join(str(len(c) if isinstance(c, list) else c) for c in counts if c is not None)
        return f"{_('vote')} {said or fields.get('result', '')}".strip()
    return {
        "resolution": _("resolved"),
        "recommendation": _("recommended"),
        "question": _("question"),
        "answer": _("answer"),
        "comment": _("comment"),
        "declaration": _("declared"),
        "headline": _("headline"),
        "attendance": _("attendance"),
    }.get(kind, kind)
