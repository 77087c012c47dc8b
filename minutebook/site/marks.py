"""The reader's elements as a page shows them: in the margin's few words, and as what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.utils.translation import ngettext

from minutebook.book.models import Element
from minutebook.book.schema import Paragraph, item_text

HUMAN = ("confirmed", "mended")
DECIDING = ("resolution", "recommendation")
SEPARATOR = 2  # the blank line between paragraphs in an item's text
LONGEST_LEAD = 240  # characters
DUE_LEADS = ("by", "before", "at", "in", "on", "within")
ROUTINE = re.compile(r"\bminutes\b.{0,80}\b(meetings?|record|signed|approved|confirmed)\b", re.I | re.S)
LABEL = re.compile(r"\(?[a-z0-9]{1,4}[).]")
KINDS = {
    "resolution": noop("resolved"),
    "recommendation": noop("recommended"),
    "question": noop("question"),
    "answer": noop("answer"),
    "comment": noop("comment"),
    "declaration": noop("declared"),
    "headline": noop("headline"),
    "attendance": noop("attendance"),
}
SIDES = {"for": noop("for"), "against": noop("against"), "abstain": noop("abstained")}
RESULTS = {"carried": noop("carried"), "lost": noop("lost"), "unanimous": noop("carried unanimously")}
WAYS = {
    "unanimous": noop("Carried unanimously."),
    "nem con": noop("Carried with nobody against."),
    "vote": noop("Carried on a vote."),
    "casting vote": noop("Carried on the casting vote."),
}


@dataclass(frozen=True)
class Note:
    """A mark in the margin: the element's kind in words, and whether only a machine says so."""

    id: str
    words: str
    kind: str
    machine: bool


@dataclass
class Decided:
    """One decision in full: the words that lead in, its limbs (label, text), and how it came about."""

    kind: str
    mark: str
    machine: bool
    lead: str = ""
    limbs: list[tuple[str, str]] = field(default_factory=list)
    manner: str = ""


def certain(rows: QuerySet[Element]) -> QuerySet[Element]:
    """The elements that pages mark: what the reader is sure of and what a person confirmed or mended."""
    return rows.filter(Q(sure=True) | Q(state__in=HUMAN))


def is_certain(element: Element) -> bool:
    """Whether pages mark an element (see :func:`certain`)."""
    return element.sure or element.state in HUMAN


def fields_of(element: Element) -> dict[str, Any]:
    """An element's fields."""
    found: dict[str, Any] = msgspec.json.decode(element.fields)
    return found


def fitting(elements: Iterable[Element], paragraphs: Sequence[Paragraph], language: str) -> list[Element]:
    """The elements that quote the text shown: those read in the other language have no place in it."""
    text = item_text(paragraphs, language)
    return [element for element in elements if text[element.start : element.end] == element.text]


def note(element: Element) -> Note:
    """An element's mark in the margin."""
    return Note(element.element, note_words(element), element.kind, element.state == "machine")


def note_words(element: Element) -> str:
    """An element in the margin's few words: "action: Director, by 12 March"."""
    fields = fields_of(element)
    if element.kind == "action":
        owner = str(fields.get("owner") or "") or _("nobody named")
        return _("action: %(who)s") % {"who": owner} + due_words(fields)
    if element.kind == "recommendation" and fields.get("to"):
        return _("recommended to %(body)s") % {"body": fields["to"]}
    if element.kind == "referral":
        return _("also before: %(body)s") % {"body": fields.get("body") or element.text}
    if element.kind == "vote":
        return _("vote %(count)s") % {"count": vote_count(fields) or result_word(fields)}
    return kind_word(element.kind)


def kind_word(kind: str) -> str:
    """A kind of element as the margin says it."""
    return _(KINDS[kind]) if kind in KINDS else kind


def counted(kind: str, count: int) -> str:
    """Several elements of a kind in one mark ("8 headlines"); nothing for kinds that are not counted."""
    if kind == "headline":
        return ngettext("%(n)s headline", "%(n)s headlines", count) % {"n": count}
    if kind == "comment":
        return ngettext("%(n)s comment", "%(n)s comments", count) % {"n": count}
    if kind == "question":
        return ngettext("%(n)s question", "%(n)s questions", count) % {"n": count}
    return ""


def due_words(fields: dict[str, Any]) -> str:
    """An action's day as the minutes word it, as a tail: ", by 12 March"."""
    due = str(fields.get("due") or "")
    if not due:
        return ""
    led = due.split()[0].casefold() in DUE_LEADS
    return f", {due}" if led else ", " + _("by %(day)s") % {"day": due}


def tally(value: Any) -> int | None:
    """A side of a vote as a number, whether it was counted or named."""
    if isinstance(value, list):
        return len(value)
    return value if isinstance(value, int) else None


def side_words() -> dict[str, str]:
    """The sides of a vote, by their fields."""
    return {key: _(word) for key, word in SIDES.items()}


def sides(fields: dict[str, Any]) -> list[tuple[str, int]]:
    """The sides of a vote that were counted or named: (word, how many)."""
    return [(_(word), n) for key, word in SIDES.items() if (n := tally(fields.get(key))) is not None]


def vote_count(fields: dict[str, Any]) -> str:
    """``12–9–3``: for, against, abstained, as far as the minutes say."""
    counts = [tally(fields.get(key)) for key in ("for", "against", "abstain")]
    return "–".join(str(count) for count in counts if count is not None)


def result_word(fields: dict[str, Any]) -> str:
    """What came of a vote."""
    known = RESULTS.get(str(fields.get("result") or ""))
    return _(known) if known else ""


def manner(fields: dict[str, Any]) -> str:
    """Who moved and seconded, and how it was carried, in one sentence; nothing where nothing is said."""
    parts = []
    if fields.get("mover") and fields.get("seconder"):
        said = {"mover": fields["mover"], "seconder": fields["seconder"]}
        parts.append(_("Moved by %(mover)s, seconded by %(seconder)s.") % said)
    elif fields.get("mover"):
        parts.append(_("Moved by %(mover)s.") % {"mover": fields["mover"]})
    way = WAYS.get(str(fields.get("carried_by") or ""))
    return " ".join([*parts, _(way)] if way else parts)


def routine(element: Element) -> bool:
    """Whether a resolution is of the kind every meeting has: minutes signed, apologies noted."""
    return bool(ROUTINE.search(element.text))


def trimmed(words: str) -> str:
    """A limb alone, without the "; and" that led on to the next."""
    return re.sub(r"[;,]?\s*(and)?[;,]?\s*$", "", words) if re.search(r"(;|,|\band)\s*$", words) else words


def distinct(elements: Iterable[Element]) -> list[Element]:
    """Deciding elements in order, each stretch of words once: a recommendation before a resolution."""
    found: list[Element] = []
    for element in sorted(elements, key=lambda e: (e.item, e.start, -e.end, e.kind)):
        last = found[-1] if found else None
        if last is None or last.item != element.item or element.end > last.end:
            found.append(element)
    return found


def in_one(elements: Iterable[Element]) -> str:
    """The decisions of one item as running text, in the minutes' own words, a line to each new beginning."""
    said = ""
    for element in distinct(elements):
        goes_on = said.endswith((";", ",", ":", " and", " or")) and element.text[:1].islower()
        said += (" " if goes_on else "\n" if said else "") + element.text
    return said


def decisions(paragraphs: Sequence[Paragraph], elements: Iterable[Element]) -> list[Decided]:
    """What an item decided, in the order of its minutes, the limbs of a resolution under their lead-in.

    In the words that were read, which are English: minutes in Welsh are left unread.
    """
    places = list(_placed(paragraphs))
    found: list[Decided] = []
    last_lead: object = None
    for element in distinct(e for e in elements if e.kind in DECIDING and is_certain(e)):
        lead, label, key = _led_in(places, element)
        how = manner(fields_of(element))
        if found and lead and key == last_lead:
            found[-1].limbs.append((label, element.text))
            found[-1].manner = found[-1].manner or how
        else:
            mark = note_words(element)
            machine = element.state == "machine"
            found.append(Decided(element.kind, mark, machine, lead, [(label, element.text)], how))
        last_lead = key
    return found


Placed = tuple[int, str, Paragraph]


def _placed(paragraphs: Sequence[Paragraph]) -> Iterable[Placed]:
    offset = 0
    for paragraph in paragraphs:
        plain = paragraph.plain()
        yield offset, plain, paragraph
        offset += len(plain) + SEPARATOR


def heading_over(paragraphs: Sequence[Paragraph], start: int) -> str:
    """The heading that the character at ``start`` stands under, or nothing."""
    over = [plain for offset, plain, one in _placed(paragraphs) if one.kind == "heading" and offset <= start]
    return over[-1] if over else ""


def _led_in(places: Sequence[Placed], element: Element) -> tuple[str, str, object]:
    """The words before an element that belong to it, the label of its limb, and what tells leads apart."""
    at = next((i for i in range(len(places) - 1, -1, -1) if places[i][0] <= element.start), 0)
    if not places:
        return "", "", None
    start, plain, paragraph = places[at]
    before = plain[: element.start - start]
    if _is_limb(paragraph):
        for index in range(at - 1, -1, -1):
            if not _is_limb(places[index][2]):
                lead = _last_sentence(places[index][1])
                return (lead, paragraph.label, index) if lead.endswith((":", "that")) else ("", "", index)
        return "", "", None
    labelled = re.search(r"\(?\b[a-z0-9]{1,4}\)\s*$", before)
    label = labelled.group().strip() if labelled else ""
    lead = _last_sentence(before[: labelled.start()] if labelled else before)
    follows = element.text[:1].islower() or bool(label)
    return (lead, label, at) if follows and 0 < len(lead) <= LONGEST_LEAD else ("", "", at)


def _is_limb(paragraph: Paragraph) -> bool:
    return paragraph.kind in ("bullet", "numbered") or bool(LABEL.fullmatch(paragraph.label))


def _last_sentence(text: str) -> str:
    """The last sentence (or its beginning) of a text."""
    return re.split(r"(?<=[.!?;])\s+(?=[A-Z“\"(])", text.strip())[-1].strip()
