"""What the desk's forms share: plain fields, Welsh beside English where it is needed, days and times."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from minutebook.book.errors import BookError
from minutebook.book.schema import Words
from minutebook.law.errors import LawError


class PlainForm(forms.Form):
    """A form without browser bubbles; fields whose name ends in ``_cy`` are there only with ``welsh``."""

    use_required_attribute = False

    def __init__(self, *args: Any, welsh: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        if not welsh:
            for name in [name for name in self.fields if name.endswith("_cy")]:
                del self.fields[name]
        for name, bound in self.fields.items():
            said = bound.label or name.replace("_", " ")
            bound.error_messages["required"] = f"{str(said).rstrip('?')} is missing."

    def words(self, name: str) -> Words:
        """The English and Welsh of a field."""
        data = self.cleaned_data
        return Words(en=data.get(name, "").strip(), cy=data.get(f"{name}_cy", "").strip())

    def refuse(self, error: Exception) -> None:
        """Say on the field that ``error`` names ("field: problem"), or on the form, why it was refused."""
        field, _, problem = str(error).partition(": ")
        known = field if problem and field in self.fields else None
        text = problem if known else str(error)
        self.add_error(known, text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else "."))

    @contextmanager
    def refusing(self) -> Iterator[None]:
        """What is tried within: where it is refused, the form says so, and the page goes on to show it."""
        try:
            yield
        except (BookError, LawError) as error:
            self.refuse(error)


class Day(forms.DateField):
    """A day, chosen or typed as 2026-05-06 or 6 May 2026."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            input_formats=["%Y-%m-%d", "%d %B %Y", "%d/%m/%Y"],
            error_messages={"invalid": "Write the day as 2026-05-06 or 6 May 2026."},
            **kwargs,
        )


class Time(forms.TimeField):
    """A time of day, chosen or typed as 14:30."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            input_formats=["%H:%M", "%H.%M"],
            error_messages={"invalid": "Write the time as 14:30."},
            **kwargs,
        )


class Moment(forms.DateTimeField):
    """A day and a time of it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
            error_messages={"invalid": "Write the day and time as 2026-05-06 14:30."},
            **kwargs,
        )

    def clean(self, value: Any) -> datetime | None:
        """The moment, in the council's time."""
        found = super().clean(value)
        return timezone.make_aware(found) if found and timezone.is_naive(found) else found
