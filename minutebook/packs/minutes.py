"""Printed minutes, decision notices and the minute book of a year, in English or Welsh.

The words are the record's own, as HTML with the ids of its paragraphs; ``minutes.pdf#p12`` leads to
the paragraph the web page calls ``#p12``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from minutebook.packs.build import Built, Pack, build
from minutebook.packs.front import WORDS
from minutebook.packs.html import Text, blocks_of
from minutebook.packs.model import House, Item, Lang, Paper
from minutebook.packs.typeset import day_in_words, typeset

SAID: dict[Lang, dict[str, str]] = {
    "en": {
        "minutes": "Minutes",
        "present": "Present",
        "apologies": "Apologies",
        "attending": "In attendance",
        "absent": "Absent",
        "draft": "Draft minutes. They are the record once the body has approved them.",
        "approved": "Approved",
        "chair": "Chair",
        "date": "Date",
        "notice": "Decision notice",
        "reference": "Reference",
        "maker": "Decision taken by",
        "taken": "Taken on",
        "published": "Published on",
        "key": "Key decision",
        "yes": "Yes",
        "no": "No",
        "decision": "Decision",
        "reasons": "Reasons for the decision",
        "alternatives": "Alternatives considered and rejected",
        "interests": "Conflicts of interest and dispensations",
        "documents": "Documents considered",
        "callin": "The decision takes effect on {day} unless it is called in before then.",
        "effect": "The decision took effect on {day}.",
        "book": "Minute book",
    },
    "cy": {
        "minutes": "Cofnodion",
        "present": "Yn bresennol",
        "apologies": "Ymddiheuriadau",
        "attending": "Hefyd yn bresennol",
        "absent": "Absennol",
        "draft": "Cofnodion drafft. Hwy yw'r cofnod pan fydd y corff wedi eu cymeradwyo.",
        "approved": "Cymeradwywyd",
        "chair": "Cadeirydd",
        "date": "Dyddiad",
        "notice": "Hysbysiad o benderfyniad",
        "reference": "Cyfeirnod",
        "maker": "Penderfynwyd gan",
        "taken": "Penderfynwyd ar",
        "published": "Cyhoeddwyd ar",
        "key": "Penderfyniad allweddol",
        "yes": "Ydy",
        "no": "Nac ydy",
        "decision": "Penderfyniad",
        "reasons": "Rhesymau dros y penderfyniad",
        "alternatives": "Dewisiadau eraill a ystyriwyd ac a wrthodwyd",
        "interests": "Gwrthdaro buddiannau a gollyngiadau",
        "documents": "Dogfennau a ystyriwyd",
        "callin": "Daw'r penderfyniad i rym ar {day} oni bai iddo gael ei alw i mewn cyn hynny.",
        "effect": "Daeth y penderfyniad i rym ar {day}.",
        "book": "Llyfr cofnodion",
    },
}


class Minute(msgspec.Struct, frozen=True, kw_only=True):
    """The minutes of one item: its number, title, anchor, and text as clean HTML with paragraph ids."""

    number: str
    title: str
    text: str
    anchor: str = ""


class Minutes(msgspec.Struct, frozen=True, kw_only=True):
    """What printed minutes say. ``approved`` is the day the body approved them; without it, a draft."""

    body: str
    day: date
    time: str = ""
    place: str = ""
    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    attending: tuple[str, ...] = ()
    items: tuple[Minute, ...] = ()
    approved: date | None = None
    notes: str = ""
    kind: str = ""
    signature: bool = True


class DecisionNotice(msgspec.Struct, frozen=True, kw_only=True):
    """A written statement of an executive decision.

    It holds what regulations 12 and 13 of SI 2012/2089 ask of one: the decision and its day, the
    reasons, the alternatives rejected, and any conflict of interest and dispensation. All but the
    names and days are clean HTML.
    """

    title: str
    maker: str
    day: date
    decision: str
    reference: str = ""
    reasons: str = ""
    alternatives: str = ""
    interests: str = ""
    documents: str = ""
    key: bool | None = None
    published: date | None = None
    effective: date | None = None
    may_be_called_in: bool = True


def gathered(texts: Sequence[Text]) -> dict[str, bytes]:
    return {name: data for text in texts for name, data in text.pictures.items()}


def printed_minutes(minutes: Minutes, *, house: House | None = None, lang: Lang = "en") -> bytes:
    """The minutes as PDF/UA-1, to be signed or published."""
    words, said = WORDS[lang], SAID[lang]
    day = day_in_words(minutes.day, lang)
    notes = blocks_of(minutes.notes, level=2)
    texts = [blocks_of(item.text, level=3) for item in minutes.items]
    facts = (
        (words["place"], minutes.place),
        (said["present"], ", ".join(minutes.present)),
        (said["apologies"], ", ".join(minutes.apologies)),
        (said["absent"], ", ".join(minutes.absent)),
        (said["attending"], ", ".join(minutes.attending)),
    )
    approved = minutes.approved
    state = f"{said['approved']}: {day_in_words(approved, lang)}" if approved else said["draft"]
    data: dict[str, Any] = {
        "title": f"{said['minutes']}: {minutes.body}, {day}",
        "running": f"{minutes.body}, {day}",
        "kind": minutes.kind or said["minutes"],
        "heading": minutes.body,
        "when": [f"{day}, {minutes.time}" if minutes.time else day],
        "state": state,
        "facts": [fact for fact in facts if fact[1]],
        "notes": notes.blocks,
        "items": [
            {
                "number": item.number,
                "title": item.title,
                "place": item.anchor or f"item-{item.number}",
                "text": text.blocks,
            }
            for item, text in zip(minutes.items, texts, strict=True)
        ],
        "signature": [said["chair"], said["date"]] if minutes.signature else [],
    }
    pictures = gathered([notes, *texts])
    return typeset("minutes", data, house=house or House(), lang=lang, pictures=pictures)


def decision_notice(notice: DecisionNotice, *, house: House | None = None, lang: Lang = "en") -> bytes:
    """The notice as PDF/UA-1."""
    said = SAID[lang]
    texts = {
        part: blocks_of(getattr(notice, part), level=3)
        for part in ("decision", "reasons", "alternatives", "interests", "documents")
    }
    key = "" if notice.key is None else said["yes"] if notice.key else said["no"]
    facts = (
        (said["reference"], notice.reference),
        (said["maker"], notice.maker),
        (said["taken"], day_in_words(notice.day, lang)),
        (said["published"], day_in_words(notice.published, lang) if notice.published else ""),
        (said["key"], key),
    )
    effect = said["callin" if notice.may_be_called_in else "effect"]
    data: dict[str, Any] = {
        "title": f"{said['notice']}: {notice.title}",
        "running": f"{said['notice']}: {notice.title}",
        "kind": said["notice"],
        "heading": notice.title,
        "facts": [fact for fact in facts if fact[1]],
        "parts": [
            {"title": said[part], "place": part, "text": text.blocks}
            for part, text in texts.items()
            if text.blocks
        ],
        "callin": effect.format(day=day_in_words(notice.effective, lang)) if notice.effective else "",
    }
    return typeset(
        "notice",
        data,
        house=house or House(),
        lang=lang,
        pictures=gathered(list(texts.values())),
    )


class Bound(msgspec.Struct, frozen=True, kw_only=True):
    """Minutes to be bound into a minute book: whose, of which day, and the printed file."""

    id: str
    body: str
    day: date
    path: Path
    sha256: str = ""


def minute_book(
    year: str,
    minutes: Sequence[Bound],
    out: Path,
    *,
    house: House | None = None,
    lang: Lang = "en",
    cache: Path | None = None,
) -> Built:
    """Bind the printed minutes of a year, body by body and day by day, into one paged, tagged PDF."""
    bodies = sorted({one.body for one in minutes})
    items = tuple(
        Item(
            number="",
            title=body,
            papers=tuple(
                Paper(
                    id=one.id,
                    title=day_in_words(one.day, lang),
                    path=one.path,
                    sha256=one.sha256,
                )
                for one in sorted(minutes, key=lambda one: (one.day, one.id))
                if one.body == body
            ),
        )
        for body in bodies
    )
    title = f"{SAID[lang]['book']} {year}"
    return build(Pack(title=title, items=items, house=house or House(), lang=lang), out, cache=cache)
