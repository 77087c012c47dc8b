"""The forms of the forward plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from minutebook.desk.forms.fields import Day, PlainForm
from minutebook.drafts.models import PlanEntry, PlanNotice

LINES = {"rows": 3}


def _text(label: str, hint: str = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, widget=forms.Textarea(attrs=LINES), required=required)


class Entry(PlainForm):
    """A decision that is to be made, and what its notices say."""

    title = forms.CharField(label="What is to be decided?", max_length=300)
    matter = _text("The matter", "What the decision is about, in words the public understands (reg 9(1)(b)).")
    when = Day(label="On which day, or from when?")
    until = Day(label="Until when, if it is a period", required=False)
    meeting = forms.ChoiceField(label="At which meeting?", required=False)
    maker = _text(
        "Who decides?", "The body and its members, or the individual’s name and title (reg 9(1)(c))."
    )
    pounds = forms.IntegerField(
        label="How many pounds will it spend or save?",
        help_text="0 where it does neither.",
        min_value=0,
        initial=0,
    )
    wards = forms.IntegerField(label="How many wards or divisions does it affect?", min_value=0, initial=0)
    effect = forms.BooleanField(label="The effect on communities there is significant", required=False)
    documents = _text("Documents to be submitted", "One to a line (reg 9(1)(e)).")
    address = _text(
        "Where copies can be had", "Subject to any restriction on their disclosure (reg 9(1)(f))."
    )
    other_documents = _text("Other documents", "That others may be submitted (reg 9(1)(g)).")
    how_to_request = _text("How to ask for them", "As they become available (reg 9(1)(h)).")
    contact = forms.CharField(
        label="Whom to ask", help_text="A post or a team.", max_length=200, required=False
    )
    private = forms.BooleanField(label="It is to be decided in private", required=False)
    private_reasons = _text(
        "Why in private", "The public reads this; it must not give away what it protects."
    )
    paragraphs = forms.MultipleChoiceField(
        label="Paragraphs of exempt information", widget=forms.CheckboxSelectMultiple, required=False
    )
    representations = _text(
        "Representations received against meeting in private", "For the second notice; or: None."
    )
    response = _text("What was answered to them", "For the second notice; or: None.")
    seen = forms.IntegerField(widget=forms.HiddenInput)
    hide_optional = True

    def __init__(
        self,
        meetings: Sequence[tuple[str, str]],
        paragraphs: Sequence[tuple[str, str]],
        *args: Any,
        **keys: Any,
    ) -> None:
        super().__init__(*args, **keys)
        self.fields["meeting"].choices = [("", "Not known yet"), *meetings]  # type: ignore[attr-defined]
        self.fields["paragraphs"].choices = paragraphs  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What was filled in, as the plan keeps it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    @staticmethod
    def of(entry: PlanEntry) -> dict[str, Any]:
        """An entry as the form first shows it."""
        names = [name for name in Entry.base_fields if name != "seen"]
        return {name: getattr(entry, name) for name in names} | {"seen": entry.revision}


class Notice(PlainForm):
    """What a notice needs beside its entry: reasons, who was told, who agreed."""

    reasons = _text(
        "Why can the time of notice not be kept?", "It is published with the notice.", required=True
    )
    told = forms.CharField(
        label="Who of scrutiny was told in writing?",
        help_text="The chair of the scrutiny committee; without one, each of its members (reg 10).",
        max_length=200,
    )
    agreed_by = forms.CharField(
        label="Who agreed that it is urgent and cannot reasonably be deferred?",
        help_text="The chair of the scrutiny committee; if they cannot act, the chairman of the council; "
        "if neither can, the vice-chairman (reg 11).",
        max_length=200,
    )

    NEEDS: ClassVar[dict[str, tuple[str, ...]]] = {
        PlanNotice.GENERAL: ("reasons", "told"),
        PlanNotice.URGENT: ("reasons", "agreed_by"),
        PlanNotice.PRIVATE_URGENT: ("reasons", "agreed_by"),
    }

    def __init__(self, kind: str, *args: Any, **keys: Any) -> None:
        super().__init__(*args, **keys)
        for name in set(self.fields) - set(self.NEEDS.get(kind, ())):
            del self.fields[name]


class Correction(PlainForm):
    """Why a notice is published anew."""

    reason = forms.CharField(
        label="What was corrected?", help_text="It stands in the record.", max_length=300
    )
