"""The forms of the pages of decisions and of their call-in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from django import forms

from minutebook.book.schema import Decision, Words
from minutebook.desk.forms.fields import Day, PlainForm
from minutebook.drafts.executive.gate_of_decisions import FIELDS, maker_of

NONE = "Write “None” where there is none: silence is not an answer."
LONG = {"rows": 4}


class NewDecision(PlainForm):
    """What one member or an officer decided."""

    title = forms.CharField(label="What was decided about?", max_length=300)
    title_cy = forms.CharField(label="The same in Welsh", max_length=300, required=False)
    date = Day(label="When was it decided?")
    kind = forms.ChoiceField(
        label="Who decided?",
        widget=forms.RadioSelect,
        choices=[
            ("portfolio-holder", "One member of the executive"),
            ("officer:executive", "An officer, under an executive power"),
            ("officer:general", "An officer, under a general power that is not the executive’s"),
            ("officer:express", "An officer whom a body empowered for this alone"),
        ],
    )
    body = forms.ChoiceField(label="On whose behalf?", required=False)
    maker = forms.CharField(
        label="The post or portfolio",
        help_text="Director of Children’s Services; Cabinet Member for Transport. No officer’s name.",
        max_length=200,
    )

    def __init__(self, bodies: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hide_optional = True
        self.fields["body"].choices = [("", "The council as a whole"), *bodies]  # type: ignore[attr-defined]

    def decision(self) -> Decision:
        """What was filled in, as the book has it."""
        data = self.cleaned_data
        kind, _, power = data["kind"].partition(":")
        return Decision(
            title=self.words("title"),
            date=data["date"].isoformat(),
            kind=kind,
            power=power or "executive",
            body=data["body"],
            maker=Words(en=data["maker"].strip()),
        )


_SAID = ("title", "decided", "reasons", "alternatives", "conflicts", "dispensations", "urgent", "maker")
"""What a record says in words, in both languages."""


class RecordForm(PlainForm):
    """The record of a decision: the things the law asks for, by who made it."""

    title = forms.CharField(label="What was decided about", max_length=300)
    title_cy = forms.CharField(label="The same in Welsh", max_length=300, required=False)
    maker = forms.CharField(label="Decided by (the post)", max_length=200, required=False)
    decided = forms.CharField(label="The decision", widget=forms.Textarea(attrs={"rows": 6}), required=False)
    decided_cy = forms.CharField(
        label="The decision in Welsh", widget=forms.Textarea(attrs=LONG), required=False
    )
    reasons = forms.CharField(label="The reasons for it", widget=forms.Textarea(attrs=LONG), required=False)
    reasons_cy = forms.CharField(
        label="The reasons in Welsh", widget=forms.Textarea(attrs=LONG), required=False
    )
    alternatives = forms.CharField(
        label="Alternatives considered and rejected",
        help_text=NONE,
        widget=forms.Textarea(attrs=LONG),
        required=False,
    )
    alternatives_cy = forms.CharField(
        label="Alternatives in Welsh", widget=forms.Textarea(attrs=LONG), required=False
    )
    conflicts = forms.CharField(
        label="Conflicts of interest declared",
        help_text=NONE,
        widget=forms.Textarea(attrs={"rows": 2, "class": "short"}),
        required=False,
    )
    dispensations = forms.CharField(
        label="Dispensations granted by the head of paid service",
        help_text=NONE,
        widget=forms.Textarea(attrs={"rows": 2, "class": "short"}),
        required=False,
    )
    key = forms.BooleanField(label="It is a key decision", required=False)
    urgent = forms.CharField(
        label="Urgent: may not be called in",
        help_text="Where the scheme allows it: who agreed that it is urgent, and why. Else leave it empty.",
        widget=forms.Textarea(attrs={"rows": 2, "class": "short"}),
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, decision: Decision, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = kwargs.get("initial", {}) | _plain(decision)
        super().__init__(*args, **kwargs)
        self.hide_optional = True
        self.was = decision
        asked = FIELDS[maker_of(decision)]
        for name in ("conflicts", "dispensations"):
            if name not in asked:
                del self.fields[name]
        if decision.kind == "executive":
            del self.fields["maker"]
        if decision.reconsiders or decision.published or decision.power != "executive":
            del self.fields["urgent"]

    def decision(self) -> Decision:
        """The record with what was filled in."""
        data, fields = self.cleaned_data, {}
        for name in _SAID:
            if name in self.fields:
                both = getattr(self.was, name)
                en = data[name].replace("\r\n", "\n").strip()
                cy = data[f"{name}_cy"].replace("\r\n", "\n").strip() if f"{name}_cy" in data else both.cy
                fields[name] = Words(en=en, cy=cy)
        return msgspec.structs.replace(self.was, **fields, key=data["key"])


def _plain(decision: Decision) -> dict[str, Any]:
    found: dict[str, Any] = {"key": decision.key}
    for name in _SAID:
        both = getattr(decision, name)
        found |= {name: both.en, f"{name}_cy": both.cy}
    return found


class AskForm(PlainForm):
    """A member asks for a call-in."""

    reasons = forms.CharField(
        label="Why should this decision be looked at again?",
        help_text="The public reads it, with your name, once the decision is called in.",
        widget=forms.Textarea(attrs=LONG),
        max_length=4000,
    )


class LodgeForm(PlainForm):
    """A call-in that came on paper."""

    names = forms.CharField(
        label="The members who ask", help_text="One to a line.", widget=forms.Textarea(attrs=LONG)
    )
    reasons = forms.CharField(label="Their reasons", widget=forms.Textarea(attrs=LONG), max_length=4000)
    on = Day(label="When did it come?")


class HearingForm(PlainForm):
    """What scrutiny resolved about a call-in."""

    meeting = forms.ChoiceField(label="At which meeting was it heard?")
    outcome = forms.ChoiceField(
        label="What did scrutiny resolve?",
        widget=forms.RadioSelect,
        choices=[
            ("no-action", "No action: the decision has effect now"),
            ("refer-back", "To refer it back to whoever made it, with its reasons"),
            ("refer-to-council", "To refer it to the council"),
        ],
    )
    text = forms.CharField(
        label="In its words", help_text="The public reads it.", widget=forms.Textarea(attrs=LONG)
    )

    def __init__(self, meetings: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].choices = [("", "Choose"), *meetings]  # type: ignore[attr-defined]


class CorrectedHearing(HearingForm):
    """What scrutiny resolved, as it should have been entered."""

    mistake = forms.CharField(
        label="What was entered wrongly?", help_text="The public reads it.", max_length=1000
    )


class TakenBack(PlainForm):
    """Why what was entered of a call-in is taken back."""

    mistake = forms.CharField(
        label="What was entered wrongly?", help_text="The public reads it.", max_length=1000
    )


class CouncilForm(PlainForm):
    """What the council made of a decision referred to it."""

    on = Day(label="When did the council look at it?")
    outcome = forms.ChoiceField(
        label="What did the council resolve?",
        widget=forms.RadioSelect,
        choices=[
            ("free", "It does not object: the decision has effect now"),
            ("refer-back", "To refer it back to whoever made it"),
        ],
    )
    text = forms.CharField(
        label="In its words", help_text="The public reads it.", widget=forms.Textarea(attrs=LONG)
    )
