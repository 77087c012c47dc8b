"""Forms of a meeting: opening it, its room, what is moved, voted and declared, the text of an item."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from minutebook.desk.forms.fields import Day, PlainForm, Time
from minutebook.drafts.sitting.attending import Room
from minutebook.drafts.sitting.declaring import ACTIONS, kind_words
from minutebook.law.interests import Dispensation

Choice = tuple[str, str]
SHORT = {"rows": 3, "class": "short"}


def choices(form: PlainForm, name: str, given: Iterable[Choice]) -> None:
    """Give a field of a form what can be chosen in it."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(given)


def lines_of(room: Room, *, seated: bool = True, there: bool = False) -> list[Choice]:
    """Who can be chosen: those who sit on the body, or all; only those there."""
    return [
        (line.key, line.formal)
        for line in room.lines
        if (line.seated or not seated) and (not there or line.there_at())
    ]


class Opening(PlainForm):
    """When the meeting begins, and whether it sets a budget."""

    at = Time(label="The meeting began at")
    budget = forms.BooleanField(
        label="It decides a budget: every vote is taken by name",
        required=False,
    )


class Attends(PlainForm):
    """Somebody who attends and does not sit on the body."""

    role = forms.CharField(label="Post, or whom they speak for", max_length=200, required=False)
    name = forms.CharField(
        label="Name",
        max_length=200,
        required=False,
        help_text="Leave it empty for an officer whom the minutes name by post.",
    )
    capacity = forms.ChoiceField(
        label="In what capacity?",
        choices=[("officer", "Officer"), ("guest", "Guest, or somebody of the public who speaks")],
        widget=forms.RadioSelect,
        initial="officer",
    )
    hide_optional = True


class Moves(PlainForm):
    """Somebody comes or goes."""

    key = forms.ChoiceField(label="Who?")
    kind = forms.ChoiceField(
        label="Came or went?", choices=[("left", "Went"), ("arrived", "Came")], widget=forms.RadioSelect
    )
    at = Time(label="At")

    def __init__(self, room: Room, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices(self, "key", [("", "Choose"), *lines_of(room, seated=False)])
        self.fields["kind"].error_messages["required"] = "Say whether they came or went."
        self.fields["key"].error_messages["required"] = "Choose who came or went."


class Presides(PlainForm):
    """Who takes the chair."""

    hide_optional = True
    key = forms.ChoiceField(label="Who presides?")
    at = Time(label="From")
    reason = forms.CharField(
        label="Why, if somebody in office is there and does not preside",
        max_length=300,
        required=False,
    )

    def __init__(self, room: Room, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices(self, "key", lines_of(room, there=True))


class AtTime(PlainForm):
    """A time."""

    at = Time(label="At")


class Ends(PlainForm):
    """How the meeting ends."""

    hide_optional = True
    state = forms.ChoiceField(
        label="How?",
        choices=[
            ("held", "It came to its end"),
            ("inquorate", "It ended because no quorum was there"),
        ],
        widget=forms.RadioSelect,
        initial="held",
    )
    at = Time(label="At")
    reason = forms.CharField(
        label="What is to be said of it, if there was no quorum", max_length=500, required=False
    )


class Text(PlainForm):
    """The minutes of one item, as they are typed."""

    text = forms.CharField(
        label="Minutes",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "true"}),
        help_text="An empty line parts paragraphs. A line that begins with “- ” or “(a) ” is one of a list.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**9)


class Off(PlainForm):
    """An item that is not taken."""

    kind = forms.ChoiceField(
        label="What became of it?",
        choices=[("withdrawn", "Withdrawn"), ("deferred", "Deferred to a later meeting")],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label="Why, as the minutes say it", max_length=500)


class Before(PlainForm):
    """An item taken out of order."""

    before = forms.ChoiceField(label="Taken before", required=False)

    def __init__(self, others: Iterable[Choice], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices(self, "before", [*others, ("", "after all others")])


class Moved(PlainForm):
    """A motion: its words, who moved and seconded it."""

    text = forms.CharField(
        label="The motion",
        widget=forms.Textarea(attrs=SHORT),
        help_text="What the meeting would resolve: “That the report be noted”. A line for each part.",
    )
    mover = forms.ChoiceField(label="Moved by", required=False)
    seconder = forms.ChoiceField(label="Seconded by", required=False)
    hide_optional = True

    def __init__(self, room: Room, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [("", "Nobody named"), *lines_of(room, there=True)]
        for name in ("mover", "seconder"):
            choices(self, name, people)


class Amends(Moved):
    """An amendment: its words, and how the motion would read with it."""

    would_read = forms.CharField(
        label="How the motion would read with it", widget=forms.Textarea(attrs=SHORT)
    )
    field_order = ["text", "would_read", "mover", "seconder"]

    def __init__(self, room: Room, *args: Any, **kwargs: Any) -> None:
        super().__init__(room, *args, **kwargs)
        self.fields["text"].label = "The amendment"
        self.fields["text"].help_text = "“In the third line, for 2.5% put 2%”."


class Votes(PlainForm):
    """A vote by assent or by count; names are read from the page's own table (:func:`named_votes`)."""

    how = forms.ChoiceField(
        label="How was it decided?",
        choices=[("assent", "Agreed without a vote"), ("count", "By a count"), ("names", "By name")],
        widget=forms.RadioSelect,
    )
    at = Time(label="At")
    votes_for = forms.IntegerField(label="For", required=False, min_value=0, max_value=9999)
    against = forms.IntegerField(label="Against", required=False, min_value=0, max_value=9999)
    abstaining = forms.IntegerField(label="Abstained", required=False, min_value=0, max_value=9999)
    not_voting = forms.IntegerField(
        label="There, and did none of these", required=False, min_value=0, max_value=9999
    )
    hide_optional = True


def named_votes(data: QueryDict, keys: list[str]) -> dict[str, str]:
    """How each of those who may vote voted, as the page's table says: fields ``vote-0``, ``vote-1`` …"""
    given = {key: str(data.get(f"vote-{number}", "")) for number, key in enumerate(keys)}
    return {key: side for key, side in given.items() if side}


class Casts(PlainForm):
    """How a tie was broken."""

    casting = forms.ChoiceField(
        label="The votes are equal. How did whoever presides vote?",
        choices=[("for", "For"), ("against", "Against"), ("none", "Gave no casting vote")],
        widget=forms.RadioSelect,
    )


class Excludes(PlainForm):
    """For which items the public is to leave."""

    items = forms.MultipleChoiceField(label="For which items?", widget=forms.CheckboxSelectMultiple)
    mover = forms.ChoiceField(label="Moved by", required=False)
    seconder = forms.ChoiceField(label="Seconded by", required=False)
    hide_optional = True

    def __init__(self, room: Room, items: Iterable[Choice], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices(self, "items", items)
        for name in ("mover", "seconder"):
            choices(self, name, [("", "Nobody named"), *lines_of(room, there=True)])


class Declares(PlainForm):
    """An interest declared at an item."""

    person = forms.ChoiceField(label="Who?")
    kind = forms.ChoiceField(label="What kind of interest?", widget=forms.RadioSelect)
    stated = forms.CharField(
        label="What it is, as declared", required=False, widget=forms.Textarea(attrs=SHORT)
    )
    sensitive = forms.BooleanField(
        label="It is sensitive: the minutes say only that there is one", required=False
    )
    action = forms.ChoiceField(
        label="What did the member do?",
        choices=[("", "Not known yet"), *ACTIONS.items()],
        required=False,
        widget=forms.RadioSelect,
    )
    allows = forms.MultipleChoiceField(
        label="A dispensation lets the member",
        choices=[("discuss", "discuss it"), ("vote", "vote on it"), ("stay", "stay in the room")],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    granted = Day(label="It was granted on", required=False)
    until = Day(label="It runs until", required=False)
    hide_optional = True

    def __init__(self, room: Room, kinds: dict[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices(self, "person", lines_of(room))
        choices(self, "kind", [(key, f"{kind_words(key).capitalize()}: {why}") for key, why in kinds.items()])

    def leave(self) -> Dispensation | None:
        """The dispensation, if one was given."""
        data = self.cleaned_data
        if not data["allows"] or not data["granted"] or not data["until"]:
            return None
        return Dispensation(data["granted"], data["until"], tuple(data["allows"]))

    def clean(self) -> dict[str, Any]:
        """A dispensation is told whole."""
        data = super().clean() or {}
        parts = [bool(data.get(name)) for name in ("allows", "granted", "until")]
        if any(parts) and not all(parts):
            self.add_error(
                "allows", "Say what a dispensation allows, when it was granted, until when it runs."
            )
        return data


class Summary(PlainForm):
    """What the public is told of an item taken in private."""

    summary = forms.CharField(
        label="What the public is told",
        required=False,
        widget=forms.Textarea(attrs=SHORT),
        help_text="In public words what was done and why, with nothing that is exempt.",
    )
    summary_cy = forms.CharField(
        label="What the public is told, in Welsh", required=False, widget=forms.Textarea(attrs=SHORT)
    )
    hide_optional = True


class CameOf(PlainForm):
    """What came of an item, in a word."""

    outcome = forms.ChoiceField(
        label="What came of it",
        required=False,
        choices=[
            ("", "As the minutes say"),
            ("resolved", "resolved"),
            ("recommended", "recommended"),
            ("noted", "noted"),
            ("none", "nothing was to be decided"),
        ],
    )
