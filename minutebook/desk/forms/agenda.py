"""The forms of the agenda pages."""

from __future__ import annotations

from typing import Any

from django import forms

from minutebook.book.schema import Exemption
from minutebook.desk.forms.fields import Moment, PlainForm
from minutebook.drafts.agendas.agenda import Bench
from minutebook.drafts.exempting import categories

KINDS_OF_MEETING = [
    ("ordinary", "Ordinary"),
    ("extraordinary", "Extraordinary"),
    ("annual", "Annual"),
    ("special", "Special"),
    ("informal", "Informal"),
]
LONG = {"rows": 10}


class ItemTitle(PlainForm):
    """A new item: what it is called."""

    title = forms.CharField(label="Title of the new item", max_length=300)
    title_cy = forms.CharField(label="Title in Welsh", max_length=300, required=False)
    kind = forms.ChoiceField(
        label="What is it?",
        choices=[
            ("item", "An item of business"),
            ("procedural", "A formality, such as apologies"),
            ("heading", "A heading over the items that follow"),
        ],
        initial="item",
    )


class ItemWords(PlainForm):
    """An item's title and its words on the agenda."""

    title = forms.CharField(label="Title", max_length=300)
    title_cy = forms.CharField(label="Title in Welsh", max_length=300, required=False)
    text = forms.CharField(
        label="What the agenda says of it",
        help_text="An empty line begins a paragraph; a line that begins with “- ” is a bullet.",
        widget=forms.Textarea(attrs=LONG),
        required=False,
    )
    text_cy = forms.CharField(label="The same in Welsh", widget=forms.Textarea(attrs=LONG), required=False)
    minutes = forms.IntegerField(
        label="Minutes it will take",
        help_text="For the chair; the public does not see it.",
        min_value=1,
        max_value=600,
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class Late(PlainForm):
    """Why an item that comes late is urgent."""

    circumstances = forms.CharField(
        label="What are the special circumstances?",
        help_text="They are published with the item and go into the minutes. “Urgent business” is no reason.",
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )
    circumstances_cy = forms.CharField(
        label="The same in Welsh", widget=forms.Textarea(attrs={"rows": 5}), required=False
    )


class Private(PlainForm):
    """Why an item or paper is not for the public."""

    kind = forms.ChoiceField(
        label="Why is it private?",
        widget=forms.RadioSelect,
        choices=[
            ("exempt", "It is exempt: it falls within a paragraph of the schedule"),
            ("confidential", "It is confidential: the law or a government department forbids disclosure"),
        ],
    )
    paragraphs = forms.MultipleChoiceField(
        label="Which paragraphs?", widget=forms.CheckboxSelectMultiple, required=False
    )
    reason = forms.CharField(
        label="Why it falls within them",
        help_text="One sentence the public will read. It must not give away what it protects.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason_cy = forms.CharField(
        label="The same in Welsh", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    public_interest = forms.CharField(
        label="Why the public interest in keeping it private outweighs that in disclosing it",
        help_text="The public will read this too.",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    public_interest_cy = forms.CharField(
        label="The same in Welsh", widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    review = forms.DateField(
        label="When is the exemption looked at again?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )

    def __init__(self, bench: Bench, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, welsh=bench.footing.nation == "wales", **kwargs)
        self.hide_optional = True
        choices = [(one.paragraph, f"{one.paragraph}. {one.description}") for one in categories(bench)]
        self.fields["paragraphs"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An exempt item names its paragraph."""
        data = super().clean() or {}
        if data.get("kind") == "exempt" and not data.get("paragraphs"):
            self.add_error("paragraphs", "Choose the paragraph that it falls within.")
        return data

    def exemption(self) -> Exemption:
        """What was filled in, as the book has it."""
        data = self.cleaned_data
        return Exemption(
            kind=data["kind"],
            paragraphs=tuple(data["paragraphs"]) if data["kind"] == "exempt" else (),
            reason=self.words("reason"),
            public_interest=self.words("public_interest"),
            review=data["review"].isoformat() if data["review"] else "",
        )

    @staticmethod
    def of(exemption: Exemption | None) -> dict[str, Any]:
        """An exemption as the form is first shown with it."""
        if exemption is None:
            return {"kind": "exempt"}
        return {
            "kind": exemption.kind,
            "paragraphs": list(exemption.paragraphs),
            "reason": exemption.reason.en,
            "reason_cy": exemption.reason.cy,
            "public_interest": exemption.public_interest.en,
            "public_interest_cy": exemption.public_interest.cy,
            "review": exemption.review,
        }


class LanguageOfFile(forms.ChoiceField):
    """Whether a file takes the English one's place or stands beside it in Welsh."""

    def __init__(self) -> None:
        super().__init__(
            label="In which language is it?",
            widget=forms.RadioSelect,
            choices=[
                ("en", "English: it takes the place of what is there"),
                ("cy", "Welsh: it stands beside the English"),
            ],
            initial="en",
        )


class PaperWords(PlainForm):
    """What a paper is called, who wrote it, what it rests on."""

    title = forms.CharField(label="Title", max_length=300)
    title_cy = forms.CharField(label="Title in Welsh", max_length=300, required=False)
    author = forms.CharField(
        label="Whose paper is it?",
        help_text="The post, not the name: Head of Service, Children in Care.",
        max_length=200,
        required=False,
    )
    background = forms.CharField(
        label="Background papers",
        help_text="Unpublished documents it rests on, one to a line.",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    background_cy = forms.CharField(
        label="The same in Welsh",
        help_text="A line for each, in the order of the English.",
        widget=forms.Textarea(attrs={"rows": 3, "lang": "cy"}),
        required=False,
    )
    no_background = forms.BooleanField(label="There are no background papers", required=False)

    def clean(self) -> dict[str, Any]:
        """A report lists papers, or says there are none, not both."""
        data = super().clean() or {}
        if data.get("background", "").strip() and data.get("no_background"):
            self.add_error("no_background", "Papers are listed above: take this tick or the list away.")
        return data


class NewPaper(PaperWords):
    """A finished paper as a file."""

    file = forms.FileField(label="The file", help_text="A PDF or a Word file (.docx).")
    role = forms.ChoiceField(
        label="What is it?",
        choices=[
            ("report", "The report"),
            ("appendix", "An appendix"),
            ("presentation", "A presentation"),
            ("other", "Another paper"),
        ],
    )
    field_order = (
        "file",
        "role",
        "title",
        "title_cy",
        "author",
        "background",
        "background_cy",
        "no_background",
    )


class AnotherFile(PlainForm):
    """Another file in a paper's place; with ``welsh`` it may be the Welsh one beside it."""

    language_cy = LanguageOfFile()
    file = forms.FileField(label="Another file in its place", help_text="A PDF or a Word file (.docx).")


class Details(PlainForm):
    """What stands at the head of an agenda."""

    title = forms.CharField(
        label="Title, where the meeting has one of its own", max_length=200, required=False
    )
    title_cy = forms.CharField(label="Title in Welsh", max_length=200, required=False)
    kind = forms.ChoiceField(label="Kind of meeting", choices=KINDS_OF_MEETING)
    place = forms.CharField(label="Place", max_length=200, required=False)
    place_cy = forms.CharField(label="Place in Welsh", max_length=200, required=False)
    address = forms.CharField(label="Address", max_length=300, required=False)
    access = forms.CharField(
        label="Getting in",
        help_text="Step-free entrance, hearing loop, parking.",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    access_cy = forms.CharField(
        label="The same in Welsh", widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    remote = forms.CharField(label="Where to watch or join", max_length=300, required=False)
    notice = forms.CharField(
        label="Words of the notice",
        help_text="Leave empty for the usual words.",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    notice_cy = forms.CharField(
        label="The same in Welsh", widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)


class Posted(PlainForm):
    """Where and when the notice was put up."""

    where = forms.CharField(label="Where is the notice up?", max_length=200)
    at = Moment(label="When was it put up?")


class Reason(PlainForm):
    """Why."""

    reason = forms.CharField(label="Reason", widget=forms.Textarea(attrs={"rows": 3}))
