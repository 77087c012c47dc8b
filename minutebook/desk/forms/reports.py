"""The forms of the report pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from minutebook.desk.forms.fields import PlainForm
from minutebook.drafts.models import Account, Report
from minutebook.drafts.reporting.reports import USUAL_OFFICES
from minutebook.drafts.reporting.writing import Section
from minutebook.drafts.roles import CLEARING, ROLES

SHORT = {"rows": 3}
FILE_HINT = (
    "A PDF or a Word file (.docx), of at most 100 MB. Scripts, comments and tracked changes are taken out."
)


class Ask(PlainForm):
    """Asking an author for a report."""

    title = forms.CharField(label="What is the report called?", max_length=300)
    author = forms.ChoiceField(label="Who is to write it?")
    brief = forms.CharField(
        label="What should it cover?",
        help_text="The author reads this in the letter.",
        widget=forms.Textarea(attrs=SHORT),
        required=False,
    )
    item = forms.ChoiceField(label="At which item of the agenda?", required=False)
    offices = forms.MultipleChoiceField(
        label="Which offices must clear it?",
        widget=forms.CheckboxSelectMultiple,
        choices=[(office, ROLES[office]) for office in CLEARING],
        required=False,
    )
    in_order = forms.ChoiceField(
        label="How do they clear it?",
        widget=forms.RadioSelect,
        choices=[("", "All at the same time"), ("yes", "One after the other, in the order above")],
        required=False,
    )
    private = forms.BooleanField(
        label="It will probably be private: keep its title out of letters from the start", required=False
    )
    hide_optional = True

    def __init__(
        self, authors: Sequence[Account], items: Sequence[tuple[str, str]], *args: Any, **keys: Any
    ) -> None:
        super().__init__(*args, **keys)
        self.fields["author"].choices = [(str(one.pk), one.name) for one in authors]  # type: ignore[attr-defined]
        self.fields["item"].choices = items  # type: ignore[attr-defined]
        self.fields["offices"].initial = list(USUAL_OFFICES)
        self.fields["in_order"].initial = ""


class Words(PlainForm):
    """A report written in place: one field for each section of the template, as it was read at ``seen``."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    hide_optional = True

    def __init__(self, template: Sequence[Section], *args: Any, **keys: Any) -> None:
        super().__init__(*args, **keys)
        for section in template:
            self.fields[f"s-{section.key}"] = forms.CharField(
                label=section.heading,
                help_text=section.hint if section.required else f"{section.hint} It may be left empty.",
                widget=forms.Textarea(attrs={"rows": 5}),
                required=False,
            )

    def typed(self) -> dict[str, str]:
        """What was typed, by the section's key."""
        return {
            name.removeprefix("s-"): str(text) for name, text in self.cleaned_data.items() if name != "seen"
        }


class Upload(PlainForm):
    """A file in place of the report or an appendix."""

    file = forms.FileField(label="The file", help_text=FILE_HINT)


class Appendix(Upload):
    """A file appended to the report."""

    title = forms.CharField(label="What is the appendix called?", max_length=300)
    field_order = ("title", "file")


class Basis(PlainForm):
    """What a report is called and what it rests on."""

    title = forms.CharField(label="Title", max_length=300)
    post = forms.CharField(
        label="Whose report is it?",
        help_text="The post as the public will read it, not the name: Head of Service, Children in Care.",
        max_length=200,
    )
    background = forms.CharField(
        label="Background papers",
        help_text="Unpublished documents it is based on to a material extent, one a line (LGA 1972 s.100D)",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    no_background = forms.BooleanField(label="There are no background papers", required=False)


class Note(PlainForm):
    """A note that goes with what is done."""

    note = forms.CharField(label="Note", widget=forms.Textarea(attrs=SHORT), required=False)

    def __init__(self, label: str, *args: Any, hint: str = "", **keys: Any) -> None:
        super().__init__(*args, **keys)
        self.fields["note"].label, self.fields["note"].help_text = label, hint


class Because(PlainForm):
    """A reason that must be given."""

    reason = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 2}))


class Place(PlainForm):
    """At which item a report stands."""

    item = forms.ChoiceField(label="Item", required=False)
    hide_optional = True

    def __init__(self, items: Sequence[tuple[str, str]], *args: Any, **keys: Any) -> None:
        super().__init__(*args, **keys)
        self.fields["item"].choices = items  # type: ignore[attr-defined]


class Later(PlainForm):
    """To which meeting a report is put off."""

    meeting = forms.ChoiceField(label="Meeting")

    def __init__(self, meetings: Sequence[tuple[str, str]], *args: Any, **keys: Any) -> None:
        super().__init__(*args, **keys)
        self.fields["meeting"].choices = meetings  # type: ignore[attr-defined]


class TemplateLines(PlainForm):
    """The council's template: a section a line, its hint after a bar, a star where it may be left empty."""

    sections = forms.CharField(
        label="Sections",
        help_text="One to a line: the heading, a bar, what to write there. A star before the heading lets "
        "a section be left empty. Example: *Background | What a reader new to this needs to know.",
        widget=forms.Textarea(attrs={"rows": 18}),
    )


STATES = {
    Report.ASKED: ("asked for", "draft"),
    Report.WRITING: ("being written", "draft"),
    Report.CLEARING: ("being cleared", "draft"),
    Report.RETURNED: ("returned", "private"),
    Report.CLEARED: ("cleared", "done"),
    Report.WITHDRAWN: ("withdrawn", ""),
}
"""A report's states in words, with the mark each is shown by."""
