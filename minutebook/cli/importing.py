"""``minutebook import``: a group of verbs, one for each place a record can come from."""

from __future__ import annotations

from minutebook.cli.table import Table, Verb

SOURCES: dict[str, Verb] = {
    "documents": Verb("minutebook.cli.import_documents", "read minutes, agendas and reports from files"),
    "moderngov": Verb(
        "minutebook.cli.import_moderngov", "take a ModernGov's record, from its site or a capture"
    ),
    "ofsted": Verb("minutebook.cli.import_ofsted", "take official tables of inspections"),
    "book": Verb("minutebook.cli.import_book", "take in an export: the same publications, the same heads"),
}

command = Table(
    name="import", verbs=SOURCES, help="Take another system's record, or an export, into the book."
)
