"""The forms of the calendar, of a body's practice and of the days that count."""

from __future__ import annotations

import calendar as months
from datetime import date
from typing import Any

import msgspec
from django import forms

from minutebook.book.schema import Words
from minutebook.book.schema.meeting import Place
from minutebook.desk.forms.agenda import KINDS_OF_MEETING
from minutebook.desk.forms.fields import Day, PlainForm, Time
from minutebook.drafts.numbering import STYLES
from minutebook.drafts.practice import Habits, Rule, Standing
from minutebook.drafts.scheduling.planning import ORDINALS
from minutebook.law import rules as law_rules
from minutebook.law.rules import Setting
from minutebook.law.wording import WEEKDAYS

LOCAL = (
    *("agenda-despatch-days", "items-called-for-days", "first-drafts-days", "clearance-days"),
    *("call-over-days", "final-reports-days", "public-questions-days", "briefing-days"),
    *("actions-circulated-days", "draft-minutes-days", "draft-minutes-published-days"),
)
SCHEME = ("decisions-published-days", "call-in-days", "call-in-requesters", "call-in-hearing-days")
"""Those of an executive's decisions: when they are published, and the scheme by which they are called in."""
"""The settings of law that are a body's own timetable, as its practice page asks for them."""


class Plan(PlainForm):
    """Between which days a body's meetings are planned, by which rule."""

    body = forms.ChoiceField(label="Which body?")
    nth = forms.TypedMultipleChoiceField(
        label="Which week of the month?",
        choices=[(nth, words) for nth, words in ORDINALS.items()],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    weekday = forms.TypedChoiceField(
        label="Which day of the week?", choices=list(enumerate(WEEKDAYS[:5])), coerce=int
    )
    months = forms.TypedMultipleChoiceField(
        label="Which months?",
        choices=[(number, months.month_name[number]) for number in range(1, 13)],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    first = Day(label="From")
    last = Day(label="To")

    def __init__(self, bodies: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A year at most, the right way round."""
        data = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first and last and not 0 <= (last - first).days <= 550:
            self.add_error("last", "The last day is at most a year and a half after the first.")
        return data

    def rule(self) -> Rule:
        """The rule that was filled in."""
        data = self.cleaned_data
        return Rule(data["weekday"], tuple(data["nth"]), tuple(data["months"]))


class OneMeeting(PlainForm):
    """One meeting outside the rules."""

    body = forms.ChoiceField(label="Which body?")
    day = Day(label="Which day?")
    time = Time(label="At what time?")
    kind = forms.ChoiceField(label="Kind of meeting", choices=KINDS_OF_MEETING)

    def __init__(self, bodies: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = bodies  # type: ignore[attr-defined]


class ChangedDay(PlainForm):
    """A change of the holiday table."""

    day = Day(label="Which day?")
    kind = forms.ChoiceField(
        label="What is it?",
        widget=forms.RadioSelect,
        choices=[
            ("added", "A holiday here that is not in the national list"),
            ("removed", "A day in the national list that is not kept here"),
            ("closure", "A day on which the offices are shut"),
        ],
    )
    name = forms.CharField(label="What is it called?", max_length=100)


def _welsh(label: str, rows: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text="A line for each, in the order of the English.",
        widget=forms.Textarea(attrs={"rows": rows, "lang": "cy"}),
        required=False,
    )


class PracticeForm(PlainForm):
    """How a body does things."""

    standing = forms.CharField(
        label="Standing items that come first",
        help_text="One to a line, in order.",
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )
    standing_cy = _welsh("The same in Welsh", 5)
    last = forms.CharField(
        label="Standing items that come last",
        help_text="One to a line, in order.",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    last_cy = _welsh("The same in Welsh", 3)
    numbering = forms.ChoiceField(label="Numbers of items", choices=list(STYLES.items()))
    start = Time(label="Usual time")
    place = forms.CharField(label="Usual place", max_length=200, required=False)
    place_cy = forms.CharField(label="Usual place in Welsh", max_length=200, required=False)
    address = forms.CharField(label="Address", max_length=300, required=False)
    access = forms.CharField(label="Getting in", max_length=400, required=False)
    access_cy = forms.CharField(label="Getting in, in Welsh", max_length=400, required=False)
    remote = forms.CharField(label="Where to watch or join", max_length=300, required=False)
    posted = forms.CharField(
        label="Where its notices are put up",
        help_text="As the record will say it: the notice board at County Hall.",
        max_length=200,
        required=False,
    )
    careful = forms.BooleanField(
        label="Its papers are about children in care: look for initials, ages with places and small counts",
        required=False,
    )

    def __init__(self, *args: Any, executive: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hide_optional = True
        for name, setting in local_settings().items():
            if name in SCHEME and not executive:
                continue
            self.fields[name] = forms.IntegerField(
                label=setting.meaning[:1].upper() + setting.meaning[1:],
                min_value=0,
                max_value=60,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """As many Welsh lines as English ones, where there are any."""
        data = super().clean() or self.cleaned_data
        for name in ("standing", "last"):
            english, welsh = _lines(data.get(name, "")), data.get(f"{name}_cy")
            if welsh and len(_lines(welsh)) != len(english):
                said = f"There are {len(english)} items in English and {len(_lines(welsh))} in Welsh."
                self.add_error(f"{name}_cy", said)
        return data

    @property
    def timetable(self) -> list[forms.BoundField]:
        """The fields that are numbers of days."""
        return [field for field in self if field.name in local_settings()]

    @property
    def customs(self) -> list[forms.BoundField]:
        """The fields that are not."""
        return [field for field in self if field.name not in local_settings()]

    def habits(self, before: Habits) -> Habits:
        """What was filled in; what the form does not ask stays as it was."""
        data = self.cleaned_data
        settings = {name: one for name, one in local_settings().items() if name in self.fields}
        own = {
            name: data[name]
            for name, setting in settings.items()
            if data[name] is not None and data[name] != setting.default
        }
        place = Place(
            name=Words(en=data["place"].strip(), cy=data.get("place_cy", before.place.name.cy).strip()),
            address=data["address"].strip(),
            access=Words(en=data["access"].strip(), cy=data.get("access_cy", before.place.access.cy).strip()),
            remote=data["remote"].strip(),
        )
        return Habits(
            standing=(
                *_standing(data["standing"], data.get("standing_cy"), before),
                *_standing(data["last"], data.get("last_cy"), before, last=True),
            ),
            recurrence=before.recurrence,
            place=place,
            choices={k: v for k, v in before.choices.items() if k not in settings} | own,
            numbering=data["numbering"],
            start=data["start"].strftime("%H:%M"),
            posted=data["posted"].strip(),
            careful=data["careful"],
        )

    @staticmethod
    def of(habits: Habits) -> dict[str, Any]:
        """A practice as the form is first shown with it."""
        return {
            "standing": "\n".join(one.title for one in habits.standing if not one.last),
            "standing_cy": "\n".join(one.title_cy for one in habits.standing if not one.last),
            "last": "\n".join(one.title for one in habits.standing if one.last),
            "last_cy": "\n".join(one.title_cy for one in habits.standing if one.last),
            "numbering": habits.numbering,
            "start": habits.start,
            "place": habits.place.name.en,
            "place_cy": habits.place.name.cy,
            "address": habits.place.address,
            "access": habits.place.access.en,
            "access_cy": habits.place.access.cy,
            "remote": habits.place.remote,
            "posted": habits.posted,
            "careful": habits.careful,
            **{name: habits.choices.get(name, one.default) for name, one in local_settings().items()},
        }


def local_settings() -> dict[str, Setting[int]]:
    """The settings that a practice page asks for, by name."""
    known = law_rules.settings()
    return {name: known[name] for name in (*LOCAL, *SCHEME) if name in known}


def _standing(text: str, welsh: str | None, before: Habits, *, last: bool = False) -> list[Standing]:
    """A standing item to a line, its Welsh a line of ``welsh``; one that was there keeps its text."""
    known = {one.title: one for one in before.standing}
    titles = _lines(text)
    found = [msgspec.structs.replace(known.get(title, Standing(title)), last=last) for title in titles]
    if not welsh:
        return found if welsh is None else [msgspec.structs.replace(one, title_cy="") for one in found]
    pairs = zip(found, _lines(welsh), strict=True)
    return [msgspec.structs.replace(one, title_cy=title) for one, title in pairs]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def year_ahead(today: date) -> tuple[date, date]:
    """The first and last day of the coming twelve months, by whole months."""
    first = date(today.year + (today.month == 12), today.month % 12 + 1, 1)
    last = date(first.year + 1, first.month, 1)
    return first, date.fromordinal(last.toordinal() - 1)
