"""A thread as the book holds it: what was asked, of whom, by when, what was answered, how it was closed."""

from __future__ import annotations

from typing import Literal

from minutebook.book.schema import Record, Words
from minutebook.book.schema.common import Part

ThreadKind = Literal["resolution", "recommendation", "action", "undertaking", "question"]
State = Literal["open", "answered", "closed", "void"]
Verdict = Literal["", "accepted", "in part", "rejected"]
Result = Literal["done", "in part", "not done", "superseded"]
StepKind = Literal[
    "opened",
    "assigned",
    "due",
    "sent",
    "update",
    "answer",
    "closing",
    "closed",
    "reopened",
    "inherited",
    "requoted",
    "matter",
    "void",
]


class Place(Part, frozen=True, kw_only=True):
    """Where in the record something was said."""

    meeting: str = ""
    """The meeting (its id)."""
    item: str = ""
    """The item of its agenda (its id)."""


class Evidence(Part, frozen=True, kw_only=True):
    """What shows that something is so."""

    words: str
    """What it is, in words."""
    document: str = ""
    """The document in the book (its id), where it is one."""
    href: str = ""
    """Its address, where it stands elsewhere."""


class Clock(Part, frozen=True, kw_only=True):
    """A time for an answer that the law sets: it is counted, never typed."""

    rule: Literal["scrutiny-response", "health-scrutiny-response", "crime-and-disorder-response"]
    """The rule by its name in the law room."""
    received: str
    """The day the recommendation was received."""
    noticed: str = ""
    """The day of the notice that asks for an answer, where it came later."""
    due: str
    """The last day, as the rule counts it."""
    because: str = ""
    """How it was counted, in a sentence."""
    source: str = ""
    """The Act or regulations."""


class Answer(Part, frozen=True, kw_only=True):
    """What was answered."""

    day: str
    """The day it was given."""
    words: str
    """The answer."""
    verdict: Verdict = ""
    """To a recommendation: whether it was accepted."""
    reason: str = ""
    """Why it was accepted in part, or rejected."""
    at: Place = Place()
    """The minute where it was given."""
    evidence: tuple[Evidence, ...] = ()
    """What shows it."""


class Closing(Part, frozen=True, kw_only=True):
    """The end of a thread: the body that asked closed it, at an item of a meeting."""

    day: str
    """The day of the meeting."""
    at: Place
    """The item at which it was closed."""
    result: Result
    """What came of it."""
    words: str = ""
    """What the body said of it there."""
    satisfied: bool | None = None
    """To a question or challenge: whether the body was satisfied; nothing where it did not say."""


class Step(Part, frozen=True, kw_only=True):
    """One change of a thread. All of them stay, in order."""

    kind: StepKind
    """What was done."""
    day: str
    """The day it happened."""
    recorded: str = ""
    """The day it was written down, where that is later."""
    role: str = ""
    """The role of whoever wrote it down."""
    words: str = ""
    """What was said, or why it was done."""
    before: str = ""
    """What stood before: the earlier owner, day, body or quotation."""
    after: str = ""
    """What stands since."""
    at: Place = Place()
    """Where in the record it stands."""
    evidence: tuple[Evidence, ...] = ()
    """What shows it."""


class Thread(Record, frozen=True, kw_only=True, tag="thread/1"):
    """Something a body asked for or was promised, followed until the body itself closes it."""

    title: Words
    """What it is about, in a line."""
    kind: ThreadKind
    """What it was in the minutes."""
    state: State = "open"
    """Open, answered, closed by the body, or void (a misreading)."""
    body: str
    """The body that follows it now (its id)."""
    asked_by: str = ""
    """The body that asked (its id), where another inherited it."""
    asked: str
    """The day it was asked."""
    at: Place
    """The item at which it was asked."""
    element: str = ""
    """The element of the minutes that asks (its id)."""
    words: str
    """The words of the minutes, as they stood when the thread was opened."""
    asker: str = ""
    """Who asked, as the minutes name them."""
    owner: str = ""
    """The role that is to do or answer it."""
    to: str = ""
    """The body a recommendation is to (its id)."""
    to_name: str = ""
    """Who a recommendation is to, where that is no body of this council."""
    due: str = ""
    """The day it is due; empty where none was set."""
    due_words: str = ""
    """How the minutes put the time ("by the next meeting")."""
    clock: Clock | None = None
    """The time the law sets for the answer."""
    answer: Answer | None = None
    """The answer, once given."""
    proposed: Place | None = None
    """The meeting at which it is proposed to be closed."""
    closing: Closing | None = None
    """How it was closed."""
    matter: str = ""
    """The matter it belongs to (its id)."""
    about: tuple[str, ...] = ()
    """What it is about elsewhere in the record: findings, indicators, actions of a plan (their ids)."""
    steps: tuple[Step, ...] = ()
    """Everything that was done, in order."""
