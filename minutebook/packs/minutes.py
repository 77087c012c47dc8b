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
from minutebook.packs.numbers import Ledger
from minutebook.packs.typeset import day_in_words, typeset

SAID: dict[Lang, dict[str, str]] = {
    "en": {
        "minutes": "Minutes",
        "present": "Present",
        "apologies": "Apologies",
        "attending": "In attendance",
        "absent": "Absent",
        "draft": "These minutes are the record once the body has approved them.",
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
        "confirmed": "Approved minutes",
        "unconfirmed": "Draft minutes",
        "signed": "Signed",
        "for": "for {name}",
        "arrived": "arrived {time}",
        "left": "left {time}",
        "leaf": "Leaf",
        "corrected": "Corrected when approved",
        "became": "{item}: “{before}” became “{after}”",
        "beside": "Notes beside the signed minutes",
        "private": "Minutes of what was done in private. Not for publication",
    },
    "cy": {
        "minutes": "Cofnodion",
        "present": "Yn bresennol",
        "apologies": "Ymddiheuriadau",
        "attending": "Hefyd yn bresennol",
        "absent": "Absennol",
        "draft": "Y cofnodion hyn yw'r cofnod pan fydd y corff wedi eu cymeradwyo.",
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
        "confirmed": "Cofnodion a gymeradwywyd",
        "unconfirmed": "Cofnodion drafft",
        "signed": "Llofnodwyd",
        "for": "yn lle {name}",
        "arrived": "cyrhaeddodd {time}",
        "left": "gadawodd {time}",
        "leaf": "Dalen",
        "corrected": "Cywirwyd wrth gymeradwyo",
        "became": "{item}: newidiwyd “{before}” i “{after}”",
        "beside": "Nodiadau wrth ymyl y cofnodion a lofnodwyd",
        "private": "Cofnodion yr hyn a wnaed yn breifat. Ddim i'w gyhoeddi",
    },
}


class Minute(msgspec.Struct, frozen=True, kw_only=True):
    """The minutes of one item: its number, title, anchor, and text as clean HTML with paragraph ids."""

    number: str
    title: str
    text: str
    anchor: str = ""


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A later day on which an adjourned meeting went on: when, where, and who was there."""

    day: date
    time: str = ""
    place: str = ""
    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    attending: tuple[str, ...] = ()


class Minutes(msgspec.Struct, frozen=True, kw_only=True):
    """What printed minutes say. ``approved`` is the day the body approved them, ``final`` says that it did
    where the day is not known; without either they are a draft. ``signed`` says by whom and when;
    ``signature`` leaves room for one, ``signing`` is what stands at the end of signed ones. ``leaf`` is the
    number of the first leaf in the minute book (0: none is given) and ``initials`` stand on every leaf.
    """

    body: str
    day: date
    time: str = ""
    place: str = ""
    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    attending: tuple[str, ...] = ()
    continued: tuple[Day, ...] = ()
    items: tuple[Minute, ...] = ()
    approved: date | None = None
    final: bool = False
    signed: str = ""
    notes: str = ""
    kind: str = ""
    signature: bool = True
    signing: tuple[str, ...] = ()
    leaf: int = 0
    initials: str = ""


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


def standing(minutes: Minutes, lang: Lang) -> list[str]:
    """What the minutes are: a draft, or approved and signed, when and by whom."""
    said = SAID[lang]
    if minutes.approved is not None:
        lines = [f"{said['approved']}: {day_in_words(minutes.approved, lang)}"]
    else:
        lines = [said["confirmed"] if minutes.final else said["draft"]]
    return lines + ([f"{said['signed']}: {minutes.signed}"] if minutes.signed else [])


def _when(one: Minutes | Day, lang: Lang) -> str:
    day = day_in_words(one.day, lang)
    return f"{day}, {one.time}" if one.time else day


def _facts(one: Minutes | Day, lang: Lang) -> list[tuple[str, str | tuple[str, ...]]]:
    """Where a meeting was and who was there; of a later day with the day."""
    said, on = SAID[lang], f", {day_in_words(one.day, lang)}" if isinstance(one, Day) else ""
    found: list[tuple[str, str | tuple[str, ...]]] = [
        (f"{WORDS[lang]['place']}{on}", one.place),
        (f"{said['present']}{on}", one.present),
        (f"{said['apologies']}{on}", one.apologies),
        (f"{said['absent']}{on}", one.absent),
        (f"{said['attending']}{on}", one.attending),
    ]
    return [fact for fact in found if fact[1]]


def printed_minutes(
    minutes: Minutes, *, house: House | None = None, lang: Lang = "en", footer: bool = True
) -> bytes:
    """The minutes as PDF/UA-1, to be signed or published.

    ``footer`` numbers the pages; minutes to be bound into a book get the book's numbers instead.
    """
    words, said = WORDS[lang], SAID[lang]
    day = day_in_words(minutes.day, lang)
    final = minutes.final or minutes.approved is not None
    notes = blocks_of(minutes.notes, level=2)
    texts = [blocks_of(item.text, level=3) for item in minutes.items]
    first, later = _facts(minutes, lang), [_facts(one, lang) for one in minutes.continued]
    facts = [*first, *(fact for each in later for fact in each)]
    data: dict[str, Any] = {
        "title": f"{said['minutes']}: {minutes.body}, {day}",
        "running": f"{said['minutes'] if final else said['unconfirmed']}: {minutes.body}, {day}",
        "kind": minutes.kind or (said["minutes"] if final else said["unconfirmed"]),
        "heading": minutes.body,
        "when": [_when(minutes, lang), *(_when(one, lang) for one in minutes.continued)],
        "state": standing(minutes, lang),
        "facts": facts,
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
        "signing": minutes.signing,
        "leaf": minutes.leaf,
        "initials": minutes.initials,
        "footer": footer,
        "words": {**words, "leaf": said["leaf"]},
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
        "footer": True,
        "words": WORDS[lang],
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
    ledger: Ledger | None = None,
    cache: Path | None = None,
) -> Built:
    """Bind the printed minutes of a year, body by body and day by day, into one paged, tagged PDF.

    Page numbers come from ``ledger``, as in ``build``.
    """
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
    if len(bodies) == 1:
        title = f"{bodies[0]}: {title[:1].lower()}{title[1:]}"
    book = Pack(title=title, items=items, house=house or House(), lang=lang)
    return build(book, out, ledger=ledger, cache=cache)
