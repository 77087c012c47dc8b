"""The forms of the pages of minutes after a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms

from minutebook.book.schema import Meeting, Paragraph, Words
from minutebook.desk.forms.fields import Day, PlainForm
from minutebook.drafts.minutes.approving import Correcting
from minutebook.law import wording


class RemarkForm(PlainForm):
    """What the chair says of draft minutes."""

    item = forms.ChoiceField(label="About which item?", required=False)
    text = forms.CharField(
        label="What should be changed, and why?", widget=forms.Textarea(attrs={"rows": 4}), max_length=5000
    )

    def __init__(self, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hide_optional = True
        named = [(one.id, f"{one.label} {one.title}".strip()) for one in meeting.items]
        self.fields["item"].choices = [("", "The minutes as a whole"), *named]  # type: ignore[attr-defined]


class ApprovalForm(PlainForm):
    """At which meeting minutes were approved, who presided there, in which words."""

    approved_at = forms.ChoiceField(label="Which meeting approved them?", widget=forms.RadioSelect)
    presiding = forms.ChoiceField(
        label="Who presided at that meeting?", help_text="That person signs the minutes."
    )
    text = forms.CharField(
        label="The resolution",
        help_text="In the words of that meeting, such as “Resolved: that the minutes be approved.”",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
    )

    def __init__(
        self, days: Sequence[tuple[str, date]], people: Sequence[tuple[str, str]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.hide_optional = True
        at = self.fields["approved_at"]
        at.choices = [(key, wording.day(day)) for key, day in days]  # type: ignore[attr-defined]
        self.fields["presiding"].choices = [("", "Choose"), *people]  # type: ignore[attr-defined]


class Correctable:
    """A paragraph that the approving meeting may have corrected: its name in the form, and what it says."""

    def __init__(self, item: str, paragraph: Paragraph, language: str, typed: str | None) -> None:
        self.item, self.paragraph, self.language = item, paragraph, language
        self.name = f"{language}:{item}:{paragraph.id}"
        self.was = getattr(paragraph.text, language)
        self.typed = self.was if typed is None else typed.replace("\r\n", "\n").strip()

    @property
    def changed(self) -> bool:
        """Whether other words were typed."""
        return bool(self.typed != self.was.strip())

    @property
    def rows(self) -> int:
        """How high its field is."""
        return min(12, 2 + len(self.typed) // 80)


def correctable(meeting: Meeting, post: Any = None) -> Iterator[tuple[Any, list[Correctable]]]:
    """Each item with its paragraphs, as they were typed in a form where one was sent."""
    for item in meeting.items:
        found = [
            Correctable(item.id, one, language, post.get(f"{language}:{item.id}:{one.id}") if post else None)
            for one in item.minutes
            if one.kind != "table"
            for language in ("en", "cy")
            if getattr(one.text, language)
        ]
        if found:
            yield item, found


def corrections(meeting: Meeting, post: Any) -> list[Correcting]:
    """What of the paragraphs was changed in a form, as corrections."""
    texts: dict[tuple[str, str], dict[str, str]] = {}
    for _, paragraphs in correctable(meeting, post):
        for one in paragraphs:
            if one.changed:
                texts.setdefault((one.item, one.paragraph.id), {})[one.language] = one.typed
    before = {(item.id, one.id): one.text for item in meeting.items for one in item.minutes}
    return [
        Correcting(
            item,
            paragraph,
            Words(**{"en": before[item, paragraph].en, "cy": before[item, paragraph].cy} | said),
        )
        for (item, paragraph), said in texts.items()
    ]


class SignForm(PlainForm):
    """Signing on the screen: the password again."""

    digest = forms.CharField(widget=forms.HiddenInput)
    password = forms.CharField(
        label="Your password, again",
        help_text="It confirms that it is you who signs.",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
    )


class ScanForm(PlainForm):
    """The scan of leaves signed in ink."""

    on = Day(label="When were they signed?")
    scan = forms.FileField(label="The scan of the signed leaves", help_text="A PDF, one page to a leaf.")
    private_scan = forms.FileField(
        label="The scan of the signed leaves of the private part",
        help_text="A PDF by itself: the public never sees it.",
        required=False,
    )

    def __init__(self, *args: Any, private: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not private:
            del self.fields["private_scan"]
        else:
            self.fields["private_scan"].required = True


class NoteForm(PlainForm):
    """A note beside signed minutes."""

    item = forms.ChoiceField(label="Beside which item?", required=False)
    text = forms.CharField(
        label="What was found wrong, and what is right?",
        help_text="The public reads it beside the minutes, which stay as they were signed.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    text_cy = forms.CharField(
        label="The same in Welsh", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )

    def __init__(self, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hide_optional = True
        named = [(one.id, f"{one.label} {one.title}".strip()) for one in meeting.items]
        self.fields["item"].choices = [("", "The minutes as a whole"), *named]  # type: ignore[attr-defined]


class ToForm(PlainForm):
    """To whom an action list goes."""

    to = forms.CharField(
        label="To which addresses?",
        help_text="E-mail addresses, one to a line.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
