"""How search finds inspections and what is done about them: each finding by itself, at its own line."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.assurance.indicators import Indicator
from minutebook.assurance.inspections import Inspection, short
from minutebook.assurance.plans import Plan
from minutebook.assurance.voices import Voice
from minutebook.book.schema import Words
from minutebook.search.passages import TELLERS, Said


def register() -> None:
    """Let search find inspections, findings, plans, indicators and voices.

    What a body was told, judged and presented is found where it stands in minutes and papers.
    """
    TELLERS.update({Inspection: _inspection, Plan: _plan, Indicator: _indicator, Voice: _voice})


def _plain(*texts: str) -> tuple[Words, ...]:
    return tuple(Words(en=text) for text in texts if text)


def _inspection(thing: Inspection) -> Iterator[Said]:
    day = thing.published or thing.start
    grades = "; ".join(f"{one.area}: {one.grade}" for one in thing.judgements)
    yield Said(thing.title, _plain(grades, thing.theme, thing.inspectorate, thing.framework), day)
    for one in thing.findings:
        part = ("finding", one.id, one.slug)
        yield Said(Words(en=short(one.text)), _plain(one.text, one.area, *one.themes), day, part=part)


def _plan(thing: Plan) -> Iterator[Said]:
    done = (words for one in thing.actions for words in (one.title, *_plain(one.owner)))
    yield Said(
        thing.title, (thing.summary, *(one.title for one in thing.pillars), *done), thing.date, thing.body
    )


def _indicator(thing: Indicator) -> Iterator[Said]:
    yield Said(thing.title, (thing.question, *_plain(thing.above, thing.below, thing.exclusions)))


def _voice(thing: Voice) -> Iterator[Said]:
    yield Said(thing.title, (thing.said, thing.plain, *_plain(thing.group)), thing.date)
