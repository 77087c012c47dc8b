"""Forms of urgent business: an item that is added at the meeting."""

from __future__ import annotations

from typing import Any

from django import forms

from minutebook.book.schema import Exemption
from minutebook.desk.forms.agenda import Private
from minutebook.desk.forms.fields import PlainForm
from minutebook.drafts.agendas.agenda import Bench

WHY = "Why can it not wait? The special circumstances"
WHY_HINT = "They go into the minutes and the public reads them. “Urgent business” is no reason."
PRIVATE = ("paragraphs", "reason", "reason_cy", "public_interest", "public_interest_cy", "review")
SHORT = {"rows": 3, "class": "short"}


class Fields(list[forms.BoundField]):
    """Some fields of a form, shown as a form's are, without a word of what is optional."""

    hide_optional = True


class MendsUrgent(PlainForm):
    """The title and the circumstances of an item of urgent business."""

    hide_optional = True
    title = forms.CharField(label="Title of the item", max_length=300)
    title_cy = forms.CharField(label="Title in Welsh", max_length=300, required=False)
    circumstances = forms.CharField(label=WHY, help_text=WHY_HINT, widget=forms.Textarea(attrs=SHORT))
    circumstances_cy = forms.CharField(
        label="The same in Welsh", widget=forms.Textarea(attrs=SHORT), required=False
    )


class Urgent(Private, MendsUrgent):
    """An item of urgent business, taken in public or in private."""

    field_order = ("title", "title_cy", "circumstances", "circumstances_cy", "kind")

    def __init__(self, bench: Bench, *args: Any, **kwargs: Any) -> None:
        super().__init__(bench, *args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.label = "Is it taken in public?"
        kind.choices = [("public", "In public"), *kind.choices]  # type: ignore[misc]
        kind.initial = "public"
        self.fields["reason"].required = False
        self.fields["reason"].label = "If in private: why it falls within them"

    @property
    def told(self) -> Fields:
        """The fields that every item has."""
        return Fields(field for field in self if field.name not in PRIVATE)

    @property
    def if_private(self) -> Fields:
        """The fields of an item that is taken in private."""
        return Fields(field for field in self if field.name in PRIVATE)

    def clean(self) -> dict[str, Any]:
        """A private item says why."""
        data = super().clean()
        if data.get("kind") not in (None, "public") and not data.get("reason"):
            self.add_error("reason", "Say in a sentence why it is private.")
        return data

    def kept_private(self) -> Exemption | None:
        """Why it is private; ``None`` for one taken in public."""
        return None if self.cleaned_data["kind"] == "public" else self.exemption()
