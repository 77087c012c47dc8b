"""The forms of threads and matters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from minutebook.desk.forms.fields import Day, PlainForm
from minutebook.followup.acts import RULES, evidence_at
from minutebook.followup.schema import Evidence, Thread

LINES = {"rows": 3}
KINDS = (
    ("action", "Action"),
    ("undertaking", "Undertaking"),
    ("recommendation", "Recommendation"),
    ("question", "Question"),
    ("resolution", "Resolution"),
)
VERDICTS = (
    ("", "Choose"),
    ("accepted", "Accepted"),
    ("in part", "Accepted in part"),
    ("rejected", "Rejected"),
)
RESULTS = (
    ("done", "Done"),
    ("in part", "Done in part"),
    ("not done", "Not done"),
    ("superseded", "Superseded: something else took its place"),
)
SATISFIED = (("", "It did not say"), ("yes", "It was satisfied"), ("no", "It was not satisfied"))


def _text(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, widget=forms.Textarea(attrs=LINES), required=required)


class Act(PlainForm):
    """A form of one act among several on a page: its fields carry its name, and the version that was seen."""

    act: ClassVar[str] = ""
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **keys: Any) -> None:
        keys.setdefault("prefix", self.act)
        super().__init__(*args, **keys)


class Shown(PlainForm):
    """What shows that something was done."""

    evidence = forms.CharField(
        label="What shows it",
        help_text="A paper, a letter, a page: what it is called.",
        max_length=300,
        required=False,
    )
    href = forms.URLField(
        label="Where it can be read",
        help_text="An address of this record, or another.",
        max_length=500,
        required=False,
        assume_scheme="https",
    )

    def shown(self, council: str) -> tuple[Evidence, ...]:
        """The evidence, if any was named."""
        words, href = (self.cleaned_data.get(name, "") for name in ("evidence", "href"))
        found = evidence_at(council, words, href)
        return (found,) if found is not None else ()


class Open(PlainForm):
    """How a thing is taken up: what was read is there to be mended."""

    kind = forms.ChoiceField(label="What is it?", choices=KINDS)
    title = forms.CharField(label="What is it about, in a line?", max_length=300)
    owner = forms.CharField(
        label="Who is to do or answer it?", help_text="A role, not a name.", max_length=200, required=False
    )
    due = Day(label="By when?", required=False)
    asker = forms.CharField(
        label="Who asked?", help_text="As the minutes name them.", max_length=200, required=False
    )


class Since(PlainForm):
    """The day from which a body's minutes are followed."""

    since = Day(label="Follow what was asked from this day on", help_text="What is older stays history.")


class Update(Act, Shown):
    """How far it is."""

    act = "update"
    field_order = ("words", "on", "evidence", "href")
    words = _text("How far is it?")  # type: ignore[assignment]  # the command names the field so
    on = Day(label="On which day?", required=False)


class Answer(Act, Shown):
    """The answer."""

    act = "answer"
    field_order = ("day", "words", "verdict", "reason", "item", "evidence", "href")
    day = Day(label="On which day was it answered?")
    words = _text("What was answered?")  # type: ignore[assignment]  # the command names the field so
    verdict = forms.ChoiceField(label="Was the recommendation accepted?", choices=VERDICTS, required=False)
    reason = _text("Why not whole?", "Needed where it was accepted in part or rejected.", required=False)
    item = forms.ChoiceField(label="At which item was it given?", required=False)

    def __init__(self, thread: Thread, items: Sequence[tuple[str, Any]], *args: Any, **keys: Any) -> None:
        super().__init__(*args, **keys)
        self.fields["item"].choices = [("", "At none: it was written"), *items]  # type: ignore[attr-defined]
        if thread.kind != "recommendation":
            del self.fields["verdict"], self.fields["reason"]


class Assign(Act):
    """Who is to do it."""

    act = "assign"
    owner = forms.CharField(label="Who is to do or answer it?", help_text="A role.", max_length=200)
    reason = forms.CharField(label="Why does it change hands?", max_length=300, required=False)


class Due(Act):
    """By when."""

    act = "due"
    due = Day(label="By when?")
    reason = _text("Why is the day moved?", "It is shown with the old day.", required=False)

    def __init__(self, thread: Thread, *args: Any, **keys: Any) -> None:
        super().__init__(*args, **keys)
        if not thread.due:
            del self.fields["reason"]


class Send(Act):
    """Whom a recommendation went to, and when it was received."""

    act = "send"
    to = forms.ChoiceField(label="To which body?", required=False)
    to_name = forms.CharField(label="Or to whom else?", max_length=200, required=False)
    received = Day(label="When was it received?")
    rule = forms.ChoiceField(
        label="Does the law set a time for the answer?",
        choices=[("", "No"), *RULES.items()],
        required=False,
    )
    noticed = Day(
        label="When was notice given that asks for the answer?",
        help_text="Only if that was later than the receipt.",
        required=False,
    )

    def __init__(self, bodies: Sequence[tuple[str, str]], *args: Any, **keys: Any) -> None:
        super().__init__(*args, **keys)
        self.fields["to"].choices = [("", "None of this council"), *bodies]  # type: ignore[attr-defined]


class Propose(Act):
    """To which meeting it is proposed that it be closed."""

    act = "propose"
    meeting = forms.ChoiceField(label="At which meeting?")
    reason = forms.CharField(label="Why now?", max_length=300, required=False)

    def __init__(self, meetings: Sequence[tuple[str, str]], *args: Any, **keys: Any) -> None:
        super().__init__(*args, **keys)
        self.fields["meeting"].choices = [("", "Choose"), *meetings]  # type: ignore[attr-defined]


class Close(Act):
    """The body closed it."""

    act = "close"
    item = forms.ChoiceField(
        label="At which item did the body close it?", help_text="Only an item of the body that asked."
    )
    result = forms.ChoiceField(label="What came of it?", choices=RESULTS)
    satisfied = forms.ChoiceField(label="Was the body satisfied?", choices=SATISFIED, required=False)
    words = _text("What did the body say of it?", required=False)  # type: ignore[assignment]  # the command names the field so

    def __init__(self, items: Sequence[tuple[str, Any]], *args: Any, **keys: Any) -> None:
        super().__init__(*args, **keys)
        self.fields["item"].choices = [("", "Choose"), *items]  # type: ignore[attr-defined]

    def satisfied_value(self) -> bool | None:
        """Whether the body was satisfied; nothing where it did not say."""
        return {"yes": True, "no": False}.get(self.cleaned_data.get("satisfied", ""))


class Reopen(Act):
    """Why a closed thread is opened again."""

    act = "reopen"
    reason = _text("Why is it opened again?")


class Doubt(Act):
    """Why it is a misreading."""

    act = "doubt"
    reason = _text("What was misread?", "A second person must agree; it stays in the record.")


class Charge(Act):
    """Who answers for the owner."""

    act = "charge"
    account = forms.ChoiceField(label="Who answers for its owner at the desk?")

    def __init__(self, people: Sequence[tuple[str, str]], *args: Any, **keys: Any) -> None:
        super().__init__(*args, **keys)
        self.fields["account"].choices = [("", "Choose"), *people]  # type: ignore[attr-defined]


class Join(Act):
    """To which matter it belongs."""

    act = "matter"
    matter = forms.ChoiceField(label="To which matter does it belong?", required=False)

    def __init__(self, matters: Sequence[tuple[str, str]], *args: Any, **keys: Any) -> None:
        super().__init__(*args, **keys)
        self.fields["matter"].choices = [("", "To none"), *matters]  # type: ignore[attr-defined]


class HandIn(Act, Shown):
    """What an owner hands in."""

    act = "hand-in"
    field_order = ("words", "answers", "evidence", "href")
    words = _text("How far is it?")  # type: ignore[assignment]  # the command names the field so
    answers = forms.BooleanField(label="This is the answer", required=False)


class Matter(PlainForm):
    """A subject that is followed across bodies."""

    title = forms.CharField(label="What is the subject?", max_length=300)
    summary = _text("What does it come to, in a sentence or two?", required=False)
    closed = forms.BooleanField(label="It goes on no more", required=False)


class Step(PlainForm):
    """A step of a matter, by its address in the record."""

    step = forms.CharField(
        label="The address of an item or a decision",
        help_text="As the public reads it, such as /cabinet/2026-04-09/school-transport.",
        max_length=500,
    )
