"""What was said of an inspection that its report says otherwise: flagged, never mended. No Django."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from minutebook.assurance.comparing import Sentence, Source, sentences_of
from minutebook.assurance.inspections import Inspection
from minutebook.assurance.told import Difference

NEAREST = 14  # months within which a wrong month can be meant for an inspection
_NAMES = "January February March April May June July August September October November December"
_MONTHS = _NAMES.split()
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{'|'.join(_MONTHS)}),?\s+(?P<year>(?:19|20)\d\d)\b"
)
_JUDGED = re.compile(r"\b(?P<grade>outstanding|requir(?:es|ed|ing)? improvement|inadequate)\b", re.IGNORECASE)
_INSPECTED = re.compile(
    r"\b(?:inspect\w*|ofsted|judged|found to be|visit\w*|rated|published)\b", re.IGNORECASE
)


def differences(
    inspection: Inspection, sources: Iterable[Source], earlier: Sequence[Inspection] = ()
) -> tuple[Difference, ...]:
    """The days that texts give an inspection and its report does not, each with the sentence.

    ``earlier`` are the council's inspections before it: a sentence may speak of one of them.
    """
    everyone = (inspection, *earlier)
    found = []
    for source in sources:
        for sentence in sentences_of(source):
            for match in _DATE.finditer(sentence.text):
                if _INSPECTED.search(sentence.text):
                    flagged = _day_differs(match, sentence, everyone)
                    found += [flagged] if flagged else []
    return tuple(found)


def _day_differs(match: re.Match[str], sentence: Sentence, known: Sequence[Inspection]) -> Difference | None:
    """A difference where a sentence gives an inspection a month in which nothing of it happened."""
    said = f"{match['year']}-{_MONTHS.index(match['month']) + 1:02}"
    if any(said in (day[:7] for day in (one.start, one.end, one.published)) for one in known):
        return None
    meant = _meant(match, sentence, said, known)
    if meant is None:
        return None
    report = (
        f"The report was published on {_written(meant.published)}, of fieldwork from {_written(meant.start)}"
        f" to {_written(meant.end)}"
    )
    note = f"“{match[0]}” is neither when it was published nor when inspectors were there"
    return Difference(about="date", said=sentence.quote(), report=report, note=note)


def _meant(
    match: re.Match[str], sentence: Sentence, said: str, known: Sequence[Inspection]
) -> Inspection | None:
    """The inspection a clause speaks of: that of the grade it names, else the nearest in time."""
    clause = sentence.text[match.start() : match.start() + 160]
    judged = _JUDGED.search(re.split(r"[;.]|\bhowever\b", clause)[0])
    dated = [one for one in known if one.published and one.start]
    if judged:
        graded = [one for one in dated if _overall(one).startswith(judged["grade"].casefold()[:6])]
        if len(graded) == 1:
            return graded[0]
    near = sorted(dated, key=lambda one: abs(_months(one.published) - _months(said)))
    return near[0] if near and abs(_months(near[0].published) - _months(said)) <= NEAREST else None


def _overall(inspection: Inspection) -> str:
    return next((j.grade.casefold() for j in inspection.judgements if j.area == "overall"), "")


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7])


def _written(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}"
