"""The forms of the report pages."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any

from django import forms

from minutebook.desk.forms.agenda import LanguageOfFile
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


class Sections(PlainForm):
    """The sections of a report as they were read at ``seen``: fields named by language and section."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    hide_optional = True

    def typed(self, language: str = "en") -> dict[str, str]:
        """What was typed in a language, by the section's key."""
        return self._of("cy-" if language == "cy" else "s-")

    def right(self) -> list[str]:
        """The sections whose Welsh still says what the changed English says."""
        return [key for key, said in self._of(RIGHT).items() if said]

    def _of(self, prefix: str) -> dict[str, Any]:
        """What was given in the fields of a prefix, by the rest of their names."""
        given = self.cleaned_data.items()
        return {name.removeprefix(prefix): value for name, value in given if name.startswith(prefix)}


class Words(Sections):
    """A report written in place: one field for each section of the template, as it was read at ``seen``.

    With ``welsh`` each has its Welsh beside it; where the English of a section is ``changed`` since its Welsh
    was made, one may say that the Welsh is still right.
    """

    def __init__(
        self,
        template: Sequence[Section],
        *args: Any,
        welsh: bool = False,
        changed: Container[str] = (),
        **keys: Any,
    ) -> None:
        super().__init__(*args, **keys)
        for section in template:
            hint = section.hint if section.required else f"{section.hint} It may be left empty."
            self.fields[f"s-{section.key}"] = _section(section.heading, hint)
            if welsh:
                self.fields[f"cy-{section.key}"] = _welsh_of(section, changed)
            if welsh and section.key in changed:
                self.fields[f"{RIGHT}{section.key}"] = _still_right()


class Welsh(Sections):
    """The Welsh of a report written in place, for its translator; the English stands beside it."""

    title = forms.CharField(
        label="Title in Welsh", max_length=300, required=False, widget=forms.TextInput(attrs={"lang": "cy"})
    )
    background = forms.CharField(
        label="Background papers in Welsh",
        help_text="A line for each, in the order of the English.",
        widget=forms.Textarea(attrs={"rows": 3, "lang": "cy"}),
        required=False,
    )

    def __init__(
        self,
        sections: Sequence[Section],
        *args: Any,
        changed: Container[str] = (),
        lists: bool = False,
        **keys: Any,
    ) -> None:
        super().__init__(*args, **keys)
        if not lists:
            del self.fields["background"]
        for section in sections:
            self.fields[f"cy-{section.key}"] = _welsh_of(section, changed)
            if section.key in changed:
                self.fields[f"{RIGHT}{section.key}"] = _still_right()


RIGHT = "right-"


def _section(heading: str, hint: str, **attrs: Any) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": 5, **attrs})
    return forms.CharField(label=heading, help_text=hint, widget=box, required=False)


def _welsh_of(section: Section, changed: Container[str]) -> forms.CharField:
    hint = "The English changed since: look at it again." if section.key in changed else "In Welsh."
    return _section(section.heading_cy or f"{section.heading} in Welsh", hint, lang="cy")


def _still_right() -> forms.BooleanField:
    return forms.BooleanField(label="The Welsh above still says what the English says", required=False)


class AskForWelsh(PlainForm):
    """Who is to give the Welsh of a report."""

    translator = forms.ChoiceField(label="Who translates it?")
    note = forms.CharField(
        label="What should they know?",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, people: Sequence[Account], *args: Any, **keys: Any) -> None:
        super().__init__(*args, **keys)
        self.fields["translator"].choices = [(str(one.pk), one.name) for one in people]  # type: ignore[attr-defined]


class Upload(PlainForm):
    """A file in place of the report or an appendix; with ``welsh`` it may be the Welsh one beside it."""

    language_cy = LanguageOfFile()
    file = forms.FileField(label="The file", help_text=FILE_HINT)


class WelshFile(PlainForm):
    """The Welsh file of a document, and its Welsh title."""

    title = forms.CharField(
        label="Title in Welsh", max_length=300, required=False, widget=forms.TextInput(attrs={"lang": "cy"})
    )
    file = forms.FileField(label="The Welsh file", help_text=FILE_HINT)


class Appendix(Upload):
    """A file appended to the report."""

    title = forms.CharField(label="What is the appendix called?", max_length=300)
    field_order = ("title", "file")


class Basis(PlainForm):
    """What a report is called and what it rests on."""

    title = forms.CharField(label="Title", max_length=300)
    title_cy = forms.CharField(
        label="Title in Welsh", max_length=300, required=False, widget=forms.TextInput(attrs={"lang": "cy"})
    )
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
    background_cy = forms.CharField(
        label="The same in Welsh",
        help_text="A line for each, in the order of the English",
        widget=forms.Textarea(attrs={"rows": 4, "lang": "cy"}),
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
    sections_cy = forms.CharField(
        label="Their headings in Welsh",
        help_text="One to a line, in the order of the English.",
        widget=forms.Textarea(attrs={"rows": 18, "lang": "cy"}),
    )


_MARKS = {Report.RETURNED: "private", Report.CLEARED: "done", Report.WITHDRAWN: ""}
STATES = {state: (words, _MARKS.get(state, "draft")) for state, words in Report.IN_WORDS.items()}
"""A report's states in words, with the mark each is shown by."""
