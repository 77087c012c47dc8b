"""English and Welsh of a report beside each other: which text lacks its twin, and whose English went on.

For each Welsh text the desk remembers the English it was made of (``Enclosure.made_of``). Where that is no
longer the English, the Welsh stays and is to be looked at again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from minutebook.book.differences import Run
from minutebook.book.differences import words as word_by_word
from minutebook.book.schema import Document, Words
from minutebook.drafts import working
from minutebook.drafts.models import Enclosure, Report
from minutebook.drafts.papers import CHECK, MADE_OF, background_of, file_in
from minutebook.drafts.practice import publishes_both
from minutebook.drafts.reporting.report_documents import document_of, enclosures_of
from minutebook.drafts.reporting.writing import Section, parted, template_of

TITLE, BACKGROUND, FILE = "title", "background", "file"
"""The texts of a document beside its paragraphs."""


class Text(NamedTuple):
    """A text of a document: where it stands in words, its section, and its two languages."""

    where: str
    section: str
    words: Words


class Outdated(NamedTuple):
    """A Welsh text whose English changed since: where, in which section, and what changed, word by word."""

    where: str
    section: str
    runs: tuple[Run, ...]


class Twins(NamedTuple):
    """How a document stands in two languages: texts without Welsh, without English, and with older Welsh.

    ``begun`` is whether anything of it is in Welsh yet.
    """

    no_welsh: tuple[Text, ...] = ()
    no_english: tuple[Text, ...] = ()
    outdated: tuple[Outdated, ...] = ()
    begun: bool = True

    @property
    def missing(self) -> tuple[str, ...]:
        """What is missing, in words: ``the Welsh of Risk implications``, or all of it."""
        if not self.begun:
            return ("the Welsh",)
        named = [f"the Welsh of {text.where}" for text in self.no_welsh]
        named += [f"the English of {text.where}" for text in self.no_english]
        return tuple(dict.fromkeys(named))

    @property
    def changed(self) -> tuple[str, ...]:
        """What changed in English after its Welsh was made, in words."""
        return tuple(dict.fromkeys(one.where for one in self.outdated))

    def __bool__(self) -> bool:
        return bool(self.no_welsh or self.no_english or self.outdated)


def texts_of(document: Document, template: Sequence[Section] = ()) -> dict[str, Text]:
    """The texts of a document that stand in two languages, by paragraph (or what else they are)."""
    headings = {section.key: section.heading for section in template}
    found = {TITLE: Text("the title", "", document.title)}
    listed, none = background_of(document)
    if listed and not none:
        both = [
            " · ".join(filter(None, (getattr(w, one) for w in document.background))) for one in ("en", "cy")
        ]
        found[BACKGROUND] = Text("the background papers", "", Words(en=both[0], cy=both[1]))
    if document.files:
        files = [file_in(document, language) for language in ("en", "cy")]
        if not any(file and file.language == "en-cy" for file in files):
            hashes = [file.sha256 if file else "" for file in files]
            found[FILE] = Text("the file", "", Words(en=hashes[0], cy=hashes[1]))
    for key, paragraphs in parted(document).items():
        for one in paragraphs:
            if one.kind != "table":
                found[one.id] = Text(headings.get(key, key), key, one.text)
    return found


def twins_of(one: Enclosure) -> Twins:
    """How a document of a report stands in two languages as it is now."""
    return _twins(texts_of(document_of(one), template_of(one.report.council)), one.made_of)


def twins_of_paper(document: Document, council: str) -> Twins:
    """How a paper of an agenda stands in two languages but for its title, whether it is a report's or not."""
    texts = texts_of(document, template_of(council))
    del texts[TITLE]
    rows = Enclosure.objects.using("desk").filter(draft__council=council, draft__object=document.id)
    one = rows.first()
    return _twins(texts, one.made_of if one else _made_of(document, council))


def _made_of(document: Document, council: str) -> dict[str, str]:
    """Which English file the Welsh one of a paper was made of, where its working copy tells."""
    draft = working.current_draft(council, document.id)
    check = draft.parts.filter(key=CHECK).first() if draft else None
    made_of = check.data.get(MADE_OF) if check else None
    return {FILE: made_of[0]} if made_of else {}


def to_follow(document: Document, council: str) -> str:
    """Who was asked for the Welsh of a paper; empty where nobody was."""
    rows = Report.objects.using("desk").filter(council=council, enclosures__draft__object=document.id)
    report = rows.select_related("translator").first()
    return report.translator.name if report and report.translator else ""


def _twins(texts: dict[str, Text], made_of: dict[str, str]) -> Twins:
    all_words = [text.words for text in texts.values()]
    return Twins(
        no_welsh=tuple(text for text in texts.values() if text.words.en and not text.words.cy),
        no_english=tuple(text for text in texts.values() if text.words.cy and not text.words.en),
        outdated=tuple(_outdated(texts, made_of)),
        begun=any(words.cy for words in all_words) or not any(all_words),
    )


def _outdated(texts: dict[str, Text], made_of: dict[str, str]) -> Iterator[Outdated]:
    for place, text in texts.items():
        was = made_of.get(place, text.words.en)
        if text.words.cy and was and was != text.words.en:
            runs = () if place == FILE else word_by_word(was, text.words.en)
            yield Outdated(text.where, text.section, runs)


def remember(one: Enclosure, before: Document, now: Document) -> None:
    """Remember of each Welsh text that is new in ``now`` the English it was made of, within a command."""
    old, new = texts_of(before), texts_of(now)
    made = {}
    for place, (_, _, words) in new.items():
        if words.cy:
            fresh = place not in old or words.cy != old[place].words.cy
            known = one.made_of.get(place, old[place].words.en if place in old else "")
            made[place] = words.en if fresh or not known else known
    one.made_of = made
    one.save(using="desk", update_fields=["made_of"])


def still_right(one: Enclosure, sections: Sequence[str]) -> None:
    """Remember that the Welsh of these sections says what the English says now, within a command."""
    for place, text in texts_of(document_of(one)).items():
        if text.words.cy and (text.section or place) in sections:
            one.made_of[place] = text.words.en
    one.save(using="desk", update_fields=["made_of"])


class Standing(NamedTuple):
    """A document of a report and how it stands in two languages."""

    enclosure: Enclosure
    twins: Twins

    @property
    def named(self) -> str:
        """How the document is called in a sentence."""
        return self.enclosure.label or "The report"


def standing_in_welsh(report: Report) -> list[Standing]:
    """The public documents of a report that do not stand in both languages; none in an English council."""
    if not publishes_both(report.council):
        return []
    rows = [one for one in enclosures_of(report) if document_of(one).exemption is None]
    return [Standing(one, twins) for one in rows if (twins := twins_of(one))]
