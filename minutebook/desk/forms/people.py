"""Forms of the members' side, of access to what is closed, and of accounts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from minutebook.book import clock
from minutebook.desk.forms.fields import Day, PlainForm
from minutebook.drafts.models import Account, Reply
from minutebook.drafts.roles import ROLES

SHORT = {"rows": 3, "class": "short"}


class Answer(PlainForm):
    """Whether one comes to a meeting, and who comes instead."""

    hide_optional = True
    answer = forms.ChoiceField(
        label="Will you be there?",
        choices=[(Reply.COMES, "Yes"), (Reply.APOLOGIES, "No, I send my apologies")],
        widget=forms.RadioSelect,
    )
    substitute = forms.ChoiceField(label="If not, who comes instead?", required=False)

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unsaid = {"required": "Say whether you come.", "invalid_choice": "Say whether you come."}
        self.fields["answer"].error_messages.update(unsaid)
        field = self.fields["substitute"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Nobody"), *people]
        if len(field.choices) == 1:
            del self.fields["substitute"]


class Interested(PlainForm):
    """An interest at an item."""

    kind = forms.ChoiceField(label="What kind of interest?", required=False, widget=forms.RadioSelect)
    stated = forms.CharField(
        label="What it is",
        required=False,
        widget=forms.Textarea(attrs=SHORT),
        help_text="As you will say it at the meeting. Of a sensitive interest, say only that there is one.",
    )

    def __init__(self, kinds: dict[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, f"{kind_name(key)}: {why}") for key, why in kinds.items()]
        field.choices.append(("", "None"))


class OwnPack(PlainForm):
    """What a member's own pack is made of."""

    part = forms.ChoiceField(
        label="Which papers?",
        choices=[
            ("whole", "All that are open to me, the private ones in their place"),
            ("part2", "The private ones alone"),
            ("public", "The public ones alone"),
        ],
        initial="whole",
        widget=forms.RadioSelect,
    )
    items = forms.MultipleChoiceField(
        label="Of which items?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose none for all of them.",
    )
    lang = forms.ChoiceField(
        label="In which language?",
        choices=[("en", "English"), ("cy", "Welsh")],
        initial="en",
        widget=forms.RadioSelect,
    )

    def __init__(
        self, items: Iterable[tuple[str, str]], *args: Any, private: bool, welsh: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["items"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(items)
        if not private:
            del self.fields["part"]
        if not welsh:
            del self.fields["lang"]


def kind_name(kind: str) -> str:
    """A kind of interest as a form says it."""
    return kind.replace("-", " ").capitalize()


class LetIn(PlainForm):
    """Somebody is let in to read something closed."""

    account = forms.ModelChoiceField(label="Who", queryset=Account.objects.none())
    reason = forms.CharField(
        label="Why do they need to read it?",
        widget=forms.Textarea(attrs=SHORT),
        help_text="The reason stays in the record of who did what. Repeat nothing private in it.",
    )
    until = Day(label="Until the end of")

    def __init__(self, people: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["account"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = people

    def end(self) -> datetime:
        """The last moment of the day chosen."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["until"], time(23, 59, 59)))


class Release(PlainForm):
    """Something closed is published."""

    reason = forms.CharField(
        label="Why may it be public now?",
        widget=forms.Textarea(attrs=SHORT),
        help_text="The reason is published with it.",
    )


class Person(PlainForm):
    """An account: who it is for."""

    name = forms.CharField(label="Name and post", max_length=200)
    email = forms.EmailField(label="E-mail address", max_length=254)
    person = forms.ChoiceField(
        label="Which member are they?", required=False, help_text="Only for members of the council."
    )

    def __init__(self, people: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "No member"), *people]


class Appoint(PlainForm):
    """A role, on one body or on all of the council, for a time."""

    hide_optional = True
    role = forms.ChoiceField(label="Role", choices=list(ROLES.items()))
    body = forms.ChoiceField(label="On", required=False)
    since = Day(label="First day, if not at once", required=False)
    until = Day(label="Last day, if there is one", required=False)

    def __init__(self, bodies: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "The whole council"), *bodies]

    def clean(self) -> dict[str, Any]:
        """The end of a role comes after its beginning, and it has not passed."""
        data = self.cleaned_data
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day comes before the first.")
        elif until and until < clock.today():
            self.add_error("until", "This day has passed.")
        return data
