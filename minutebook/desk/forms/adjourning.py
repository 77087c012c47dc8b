"""Forms by which a meeting is adjourned to another day, and resumes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms

from minutebook.book.schema import Meeting
from minutebook.desk.forms.fields import Day, PlainForm, Time
from minutebook.drafts.sitting.adjourning import NO_QUORUM, PRESIDING, RESOLVED


class LaterDay(PlainForm):
    """The day, time and place on which an adjourned meeting resumes."""

    hide_optional = True
    day = Day(label="To which day?")
    time = Time(label="At what time?")
    place = forms.CharField(
        label="Where", max_length=200, required=False, help_text="Leave it empty where it is the same room."
    )

    def clean(self) -> dict[str, Any]:
        """Day and time as one moment, ``until``: none where no day is fixed yet."""
        data = super().clean() or {}
        day, time = data.get("day"), data.get("time")
        if bool(day) != bool(time) and not {"day", "time"} & self.errors.keys():
            self.add_error("time" if day else "day", "Give the day and the time, or neither.")
        return data | {"until": datetime.combine(day, time) if day and time else None}


class Adjourns(LaterDay):
    """How a meeting is adjourned, until when, and why."""

    at = Time(label="Adjourned at")
    how = forms.ChoiceField(
        label="How?",
        choices=[
            (RESOLVED, "The meeting resolved it"),
            (PRESIDING, "Whoever presides adjourned it (disorder, an emergency)"),
            (NO_QUORUM, "No quorum was there"),
        ],
        widget=forms.RadioSelect,
        initial=RESOLVED,
    )
    reason = forms.CharField(label="Why, as minutes and notice say it", max_length=500, required=False)
    field_order = ("at", "how", "day", "time", "place", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("day", "time"):
            self.fields[name].required = False
        self.fields["day"].help_text = "Leave day and time empty where they are fixed later."


class Resumes(PlainForm):
    """When an adjourned meeting resumed, and with which item."""

    at = Time(label="It resumed at")
    item = forms.ChoiceField(label="With which item?")

    def __init__(self, meeting: Meeting, left: Sequence[str], *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"item": next(iter(left), "")} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (one.id, f"{one.label} {one.title}".strip()) for one in meeting.items if one.kind != "heading"
        ]
