"""What was told of a report: its findings beside the words of minutes and papers. No Django.

A proposal for a person. Each sentence that stood before the body is weighed against each finding by the words
they share: a word counts for more the fewer findings have it. Words that say the same in this field are one.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from minutebook.assurance.field_words import words_of
from minutebook.assurance.inspections import Finding
from minutebook.assurance.told import How, Quote, Telling

COMPARER = "told/1"
"""The comparer's version, kept with what it proposed."""
WHOLLY, IN_PART = 0.8, 0.36  # the share of a finding's (or of one of its clauses') weight that must be said
CLAUSE = 2  # words that count from which a clause is weighed by itself
MOST = 2  # sentences quoted for one finding
SHORTEST = 3  # words of a sentence that can tell anything

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z‘“•(])|(?<=;)\s+|\s*\n\s*")
_POINT = re.compile(r"[•◼■▪●·*–—-]\s|\(?[a-z0-9]{1,3}[.)]\s")
WRAPPED = 60  # characters from which a line may end because it was full
_CLAUSE = re.compile(
    r"(?<=[.;,])\s+|\s+(?=and\s+(?:timely|whether|to|that|are|the)\b)|\s+(?=(?:if|when|so that)\s)"
)
Place = Literal["minutes", "paper"]


class Source(NamedTuple):
    """A text that stood before the body: the item's minutes, or one of its papers."""

    place: Place
    id: str
    text: str

    @property
    def sha256(self) -> str:
        """SHA-256 of the text, in hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class Sentence(NamedTuple):
    """A sentence of a source and where it stands in it."""

    source: Source
    start: int
    end: int
    words: frozenset[str]
    literal: frozenset[str]
    """Those of its words that stand there, without what a phrase stands for."""

    @property
    def text(self) -> str:
        """Its words as they stand."""
        return self.source.text[self.start : self.end]

    def quote(self) -> Quote:
        """The sentence as a record quotes it."""
        source = self.source
        return Quote(place=source.place, source=source.id, start=self.start, end=self.end, text=self.text)


def compare(
    findings: Sequence[Finding], sources: Iterable[Source], among: Sequence[Finding] = ()
) -> tuple[Telling, ...]:
    """Propose, for each finding, whether it was told, with the sentences that say so. In the findings' order.

    ``among`` are all findings of the report: by them it is told which words are common in it.
    """
    sentences = [sentence for source in sources for sentence in sentences_of(source)]
    weights = _weights([words_of(finding.text) for finding in (among or findings)])
    return tuple(_telling(finding, sentences, weights) for finding in findings)


def sentences_of(source: Source) -> list[Sentence]:
    """The sentences of a source, with the words that count."""
    found, text = [], source.text
    ends = [(m.start(), m.end()) for m in _SENTENCE.finditer(text) if _parts(text, m.start(), m.end())]
    at = 0
    for end, following in [*ends, (len(text), len(text))]:
        piece = text[at:end]
        lead = len(piece) - len(piece.lstrip(" \t\xa0\n·•◼*–-"))
        start, stop = at + lead, at + len(piece.rstrip())
        at = following
        said = text[start:stop]
        if len(said.split()) >= SHORTEST:
            found.append(Sentence(source, start, stop, words_of(said), words_of(said, literal=True)))
    return found


def _parts(text: str, start: int, end: int) -> bool:
    """Whether a gap parts two sentences: a line that was merely full goes on in the next."""
    gap = text[start:end]
    if "\n" not in gap or gap.count("\n") > 1 or text[max(0, start - 1) : start] in (".", ";", ":", "!", "?"):
        return True
    line = start - (text.rfind("\n", 0, start) + 1)
    return _POINT.match(text, end) is not None or (line < WRAPPED and not text[end : end + 1].islower())


def _weights(findings: Sequence[frozenset[str]]) -> dict[str, float]:
    """A word's weight: the fewer findings have it, the more it tells them apart."""
    counts = Counter(word for words in findings for word in words)
    most = len(findings) + 1
    return {word: 0.25 + math.log(most / count) for word, count in counts.items()}


def _telling(finding: Finding, sentences: Sequence[Sentence], weights: dict[str, float]) -> Telling:
    wanted = words_of(finding.text)
    new = max(weights.values(), default=1.0)
    weights = {word: weights.get(word, new) * (0.5 if word.isdigit() else 1) for word in wanted}
    parts = [wanted, *(words_of(clause) for clause in clauses_of(finding.text))]
    parts = [part for part in parts if part == wanted or len(part) >= CLAUSE]
    scored = []
    for sentence in sentences:
        share = max(_share(part, sentence.words, weights) for part in parts)
        if share >= IN_PART:
            scored.append((share, sentence, wanted & sentence.words))
    if not scored:
        return Telling(finding=finding.id, how="not", why="no sentence says enough of its words")
    scored.sort(key=lambda row: (-row[0], row[1].source.id, row[1].start))
    chosen = _chosen(scored)
    said = frozenset().union(*(shared for _, _, shared in chosen))
    literal = frozenset().union(*(sentence.literal for _, sentence, _ in chosen))
    how: How = "wholly" if _share(wanted, literal, weights) >= WHOLLY else "in part"
    return Telling(
        finding=finding.id,
        how=how,
        quotes=tuple(sentence.quote() for _, sentence, _ in chosen),
        left_out="" if how == "wholly" else _left_out(finding.text, said & literal),
        why=f"by weight, {round(_share(wanted, said, weights) * 100)} % of the finding’s words are said",
    )


def clauses_of(text: str) -> list[str]:
    """The clauses of a finding, each its own words."""
    return [part.strip(" ,;.") for part in _CLAUSE.split(text) if part.strip(" ,;.")]


def _share(wanted: frozenset[str], said: frozenset[str], weights: dict[str, float]) -> float:
    """The share, by weight, of the wanted words that are said; one shared word alone says nothing."""
    shared = wanted & said
    whole = sum(weights[word] for word in wanted)
    return sum(weights[word] for word in shared) / whole if len(shared) > 1 and whole else 0.0


_Scored = tuple[float, Sentence, frozenset[str]]


def _chosen(scored: Sequence[_Scored]) -> list[_Scored]:
    """The best sentence, and those after it that add words."""
    chosen, said = [scored[0]], set(scored[0][2])
    for row in scored[1:]:
        if len(chosen) < MOST and row[2] - said:
            chosen.append(row)
            said |= row[2]
    return chosen


def _left_out(text: str, said: frozenset[str]) -> str:
    """Of a finding, the clauses of which nothing was said, in its own words; else the words that were not."""
    missing = [clause for clause in clauses_of(text) if words_of(clause) and not words_of(clause) & said]
    if missing:
        return "; ".join(missing)
    words = [word for word in re.findall(r"[\w’'-]+", text) if words_of(word) and not words_of(word) & said]
    return ", ".join(dict.fromkeys(words))
