"""Elections: the record holds none, and every number is answered as one that is not there."""

from __future__ import annotations

from minutebook.outlets.moderngov.markup import Element
from minutebook.outlets.moderngov.source import Source

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def results(source: Source, election: int) -> Element:
    """No results; clients look for just this form to learn that an election is not there."""
    return Element("election")


def rdf(source: Source, kind: int, election: int) -> Element:
    """A graph without a statement."""
    return Element("rdf:RDF", None, {"xmlns:rdf": RDF})
