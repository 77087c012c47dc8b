"""What the steps of one import share: the record, the source, what is known of both, and the account."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from minutebook.book.schema import Council
from minutebook.book.shelf import Book
from minutebook.intake.moderngov import facts
from minutebook.intake.moderngov.files import Library
from minutebook.intake.moderngov.gathered import Gathered
from minutebook.intake.moderngov.objects import Names
from minutebook.intake.moderngov.page import NotAPage
from minutebook.intake.moderngov.pages import page
from minutebook.intake.moderngov.publishing import Press, Standing
from minutebook.intake.moderngov.report import Report
from minutebook.intake.moderngov.service import NotAnAnswer, answer, is_page
from minutebook.intake.moderngov.source import Answer, Source
from minutebook.intake.moderngov.stages import Tell


@dataclass
class Work:
    """One import at work: from one source into one council's record."""

    book: Book
    source: Source
    council: Council
    report: Report
    press: Press
    library: Library
    names: Names
    today: date
    readings: bool = True
    """Whether minutes are read now."""
    tell: Tell = lambda stage, done, of: None
    """Told how far it has come."""
    gathered: Gathered = field(default_factory=Gathered)
    body_ids: set[str] = field(default_factory=set)
    """Bodies that stand in the record, or will in this run."""
    person_ids: set[str] = field(default_factory=set)
    """People who do."""
    issues: set[int] = field(default_factory=set)
    """Issues that items name."""
    not_given: set[str] = field(default_factory=set)
    """Documents whose files were asked for and not given: they are asked for again by the next import."""

    def read(self, one: Answer) -> facts.Facts | None:
        """What an answer or page says; one that is none is reported."""
        try:
            if is_page(one.data):
                if ".asmx" in one.name.lower() or one.name.startswith("Get"):
                    raise NotAnAnswer("is a web page and no answer of the service (an error page, perhaps)")
                return page(one.data, self.report.account, one.address, one.language)
            return answer(one.data, self.report.account, language=one.language)
        except (NotAnAnswer, NotAPage) as why:
            self.report.refused.append((one.name, str(why)))
            return None


def thing_of(standing: dict[str, Standing], own: str, struct: type[Any]) -> Any:
    """What stands under an id, if it is of that kind."""
    known = standing.get(own)
    return known.thing if known is not None and isinstance(known.thing, struct) else None
