"""What the book holds: one typed, versioned structure for each kind of object.

A structure's tag (``meeting/1``) is the schema and version its bytes are written in. A released
version is never edited, only followed by the next; :mod:`minutebook.book.schema.lift` reads old ones.
"""

from __future__ import annotations

from minutebook.book.schema.common import (
    Exemption,
    File,
    Identifier,
    Mark,
    Paper,
    Paragraph,
    Record,
    Words,
    item_text,
)
from minutebook.book.schema.council import Body, Council, Quorum
from minutebook.book.schema.decision import CallIn, Decision
from minutebook.book.schema.document import Document, Page
from minutebook.book.schema.matter import Matter, Stage
from minutebook.book.schema.meeting import (
    Attendance,
    Ballot,
    Continuation,
    Correction,
    Item,
    Lateness,
    Leaves,
    Meeting,
    Minutes,
    Movement,
    Note,
    Notice,
    Outcome,
    Place,
    RecordedVote,
    Remark,
)
from minutebook.book.schema.person import Contact, Membership, Person, Term
from minutebook.book.schema.reading import Element, Reading

# Whatever kind of object: those here, and those that rooms above register with the book.
Object = Record

__all__ = [
    "Attendance",
    "Ballot",
    "Body",
    "CallIn",
    "Correction",
    "Contact",
    "Council",
    "Decision",
    "Document",
    "Element",
    "Exemption",
    "File",
    "Identifier",
    "Item",
    "Continuation",
    "Lateness",
    "Leaves",
    "Mark",
    "Matter",
    "Meeting",
    "Membership",
    "Minutes",
    "Movement",
    "Note",
    "Notice",
    "Object",
    "Outcome",
    "Page",
    "Paper",
    "Paragraph",
    "Person",
    "Place",
    "Quorum",
    "Reading",
    "Record",
    "RecordedVote",
    "Remark",
    "Stage",
    "Term",
    "Words",
    "item_text",
]
