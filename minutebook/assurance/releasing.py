"""Figures out of the desk into the book: only through ``release()``, and never without all that is held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from minutebook.assurance.exact import last_brought, observations
from minutebook.assurance.indicators import Indicator
from minutebook.assurance.plans import At
from minutebook.assurance.releases import Release, Source, figure_of, released_of
from minutebook.book import canonical, catalogue, clock, identity
from minutebook.book.errors import BookError
from minutebook.book.models import Entry, Text
from minutebook.book.schema import Words
from minutebook.book.shelf import Book, public_book
from minutebook.drafts import auditing, publishing
from minutebook.drafts.models import Account, Publishing
from minutebook.drafts.permission import Scope, command
from minutebook.followup.holding import put
from minutebook.law import wording
from minutebook.measures.disclosure import DEPARTMENT, release
from minutebook.measures.disclosure import Release as LetOut
from minutebook.measures.observation import Observation, Released


@dataclass(frozen=True)
class Asked:
    """What somebody wants to publish: these indicators, of the period with this label, and where."""

    indicators: tuple[str, ...]
    period: str
    source: str
    at: At | None = None
    title: str = ""


@dataclass(frozen=True)
class Weighed:
    """What would go out, before it does. ``exact`` are the figures behind it, for the desk's eyes."""

    exact: tuple[Observation, ...]
    out: LetOut
    indicators: tuple[str, ...]


def of_kind(book: Book, council: str, kind: str) -> list[object]:
    """Every object of a kind as it stands. Two queries."""
    rows: list[Entry] = list(catalogue.entries(book, council).filter(kind=kind).order_by("date", "object"))
    texts = Text.objects.using(book.alias).filter(council=council, sequence__in=[r.sequence for r in rows])
    bodies = {text.sequence: canonical.decode(bytes(text.data)).object for text in texts}
    return [bodies[row.sequence] for row in rows if row.sequence in bodies]


def log(council: str) -> list[Released]:
    """Everything that was ever let out: the log the next release is judged against."""
    releases = of_kind(public_book(), council, "release")
    return [
        released_of(figure, one) for one in releases if isinstance(one, Release) for figure in one.figures
    ]


def indicators_of(council: str) -> list[Indicator]:
    """The council's indicators, by their names."""
    found = [one for one in of_kind(public_book(), council, "indicator") if isinstance(one, Indicator)]
    return sorted(found, key=lambda one: str(one.title))


def weigh(council: str, asked: Asked) -> Weighed:
    """What ``release()`` would let out. Raises :class:`BookError` where nothing could be, saying why."""
    keys = {one.key: one.id for one in indicators_of(council) if one.id in asked.indicators}
    every = observations(council)
    chosen = [one for one in every if one.measure in keys and one.period.label == asked.period]
    if not chosen:
        raise BookError("period: no figure of these indicators is worked out for it; bring a return first")
    held = [one for one in every if one not in chosen]
    title = asked.title or _title(chosen)
    out = release(chosen, log(council), held=held, policy=DEPARTMENT, publication=title, on=clock.today())
    return Weighed(tuple(chosen), out, tuple(keys[one.measure] for one in chosen))


@command("assurance.edit")
def decide_release(scope: Scope, asked: Asked, *, by: Account) -> Publishing:
    """Write down that figures are let out. Raises :class:`BookError` where earlier papers give some away."""
    weighed = weigh(scope.council, asked)
    if weighed.out.given_away:
        places = "; ".join(weighed.out.given_away)
        raise BookError(
            f"indicators: earlier papers already give these away, so they cannot be published even as c: "
            f"{places}. Leave their indicators out; the exempt part may hold them"
        )
    thing = _release(scope.council, asked, weighed)
    auditing.record("figures.release", by=by, on=scope, detail={"figures": len(thing.figures)})
    return put(scope, [thing], act="figures.release", by=by)


def let_out(scope: Scope, asked: Asked, *, by: Account) -> str:
    """Publish figures; returns the release's id."""
    done = publishing.carry_through(decide_release(scope, asked, by=by).id)
    return str(done.result["public"][0]["object"])


def _release(council: str, asked: Asked, weighed: Weighed) -> Release:
    year = weighed.exact[0].period.reporting_year
    brought = last_brought(council, year)
    pairs = zip(weighed.out.figures, weighed.indicators, strict=True)
    return Release(
        id=identity.new_id(),
        title=Words(en=asked.title or _title(weighed.exact)),
        date=clock.today().isoformat(),
        at=asked.at,
        source=asked.source,
        year=f"{year - 1}/{year % 100:02}",
        policy=weighed.out.policy.name,
        files=tuple(Source(**one) for one in brought.files) if brought else (),
        figures=tuple(figure_of(figure, indicator) for figure, indicator in pairs),
    )


def _title(chosen: Sequence[Observation]) -> str:
    period = chosen[0].period
    return f"Figures for {_spoken(period.start)} to {_spoken(period.end)}"


def _spoken(day: date) -> str:
    return wording.day(day).split(" ", 1)[1]
