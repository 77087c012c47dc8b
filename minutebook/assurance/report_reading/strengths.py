"""Strengths: what a numbered paragraph praises from its first words until it says "but"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from minutebook.assurance.report_reading.paragraphs import Paragraph

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[A-Z‘“(])")
_PRAISE = re.compile(
    r"\b(?:strengths?|strong\w*|effective(?:ly)?|well[- ](?:\w+)|well|good|better|best|excellent|outstanding|"
    r"exceptional\w*|benefit\w*|high[- ]quality|timely|prompt\w*|robust\w*|clear(?:ly)?|comprehensive\w*|"
    r"thorough\w*|"
    r"rigorous\w*|appropriate\w*|suitable|positive\w*|improv(?:ed|es|ing)|swift\w*|skilled|skilful\w*|sensitive\w*|"
    r"committed|ambitious|aspirational|impressive|confident\w*|successful\w*|stable|settled|safe|valued?|proud|"
    r"enjoy|encourag\w+|responsive|dedicated|careful\w*|child-cent(?:red|ric)|purposeful|meaningful|regular(?:ly)?|"
    r"embedded|support(?:ed|ive)|trusting|detailed|progress)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:however|but|although|though|despite|nevertheless|not|no|none|nor|never|cannot|n[’']t|lacks?|lacking|"
    r"lack of|"
    r"too (?:many|few|long|often|late|slow\w*|much|high|large|small|variable|little)|fail\w*|weak\w*|poor\w*|"
    r"inconsistent\w*|variable|varied|delay\w*|drift|insufficient\w*|inadequate\w*|ineffective\w*|limited|less|"
    r"unclear|concern(?:s|ing)? (?:about|that|remain)|some (?:children|young people|care leavers|families|"
    r"plans|assessments|social workers|records)|(?:small|few|minority)|needs? to|should|must|further|"
    r"more (?:work|needs?)|"
    r"yet to|remains? (?:to|in)|absence|missed|until|only|rarely|seldom|slow\w*|backlog|shortage\w*|gaps?|"
    r"undermin\w*|compromis\w*|hinder\w*|hamper\w*|without|unable|under-?developed|declin\w+|worse\w*|"
    r"requires? improvement|unless|risk of|still|previously|vulnerability)\b",
    re.IGNORECASE,
)
LEAST = 6  # words


def sentences(text: str) -> list[str]:
    """A paragraph's sentences."""
    return [part for part in _SENTENCE.split(text) if part.strip()]


def strengths(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """Each paragraph that begins with praise, and the sentences of it until the first that limits it."""
    for paragraph in paragraphs:
        kept: list[str] = []
        for sentence in sentences(paragraph.text):
            if _LIMIT.search(sentence) or (not kept and not _PRAISE.search(sentence)):
                break
            kept.append(sentence)
        words = " ".join(kept)
        if len(words.split()) >= LEAST:
            yield paragraph, words
