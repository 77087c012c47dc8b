"""The forms of plans, indicators, figures, young people's words and a board's judgement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from minutebook.desk.forms.fields import Day, PlainForm
from minutebook.measures import DEFINITIONS

ITEM_HINT = "Its address on the public site, such as corporate-parenting-board/2026-05-14/performance."
Choices = Sequence[tuple[str, str]]


def _long(label: str, hint: str = "", *, required: bool = True, rows: int = 3) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, widget=area, required=required)


def _line(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, max_length=300, required=required)


class ManyFiles(forms.ClearableFileInput):
    """A field for several files."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """Several files, each as Django checks one."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files. Raises ``ValidationError`` where there is none."""
        given = data if isinstance(data, list | tuple) else [data]
        return [super(Files, self).clean(one, initial) for one in given or [None]]


class Return(PlainForm):
    """A return whose figures are to be worked out."""

    returned = Files(
        label="Files",
        help_text="CSV, XML or Excel. They are read in memory and are gone when the page answers.",
        widget=ManyFiles(attrs={"multiple": True}),
    )
    year = forms.IntegerField(label="Year", help_text="The year it ends in: 2026 ends on 31 March 2026.")
    population = forms.IntegerField(label="Children aged 0 to 17, for rates", min_value=1, required=False)


class Letting(PlainForm):
    """Which figures are to be published, and where they stand."""

    period = forms.ChoiceField(label="Period")
    indicators = forms.MultipleChoiceField(label="Indicators", widget=forms.CheckboxSelectMultiple)
    source = _line("Source", "Where the figures are from, such as: the council’s SSDA903 return.")
    item = _line("The item whose paper they stand in", ITEM_HINT, required=False)

    def __init__(self, *args: Any, periods: Choices, indicators: Choices, **keys: Any) -> None:
        super().__init__(*args, **keys)
        for name, choices in (("period", periods), ("indicators", indicators)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class NewIndicator(PlainForm):
    """An indicator is begun from a measure's definition."""

    key = forms.ChoiceField(label="Measure", choices=[(one.key, one.title) for one in DEFINITIONS])
    title = _line("What it is called", "Left empty: as the measure is.", required=False)
    question = _line("The question it answers", "As a board member would ask it.")
    owner = _line("Who answers for it", "A role.", required=False)


class NewTarget(PlainForm):
    """A target, with why, and who set it."""

    value = _line("Target")
    start = Day(label="From")
    reason = _line("Why it stands there")
    item = _line("The item at which it was set", ITEM_HINT, required=False)
    set_by = _line("Or who set it", "Where no body did: a role, or the Department.", required=False)


class NewPlan(PlainForm):
    """A plan is begun."""

    kind = forms.ChoiceField(
        label="Kind",
        choices=[
            (one, one.capitalize())
            for one in ("improvement plan", "service business plan", "statement of action")
        ],
    )
    title = _line("What it is called")
    summary = _long("What it is for")


class NewPillar(PlainForm):
    """One of the few things a plan rests on."""

    title = _line("Pillar")
    words = _long("What it means", required=False)  # type: ignore[assignment]


class NewAction(PlainForm):
    """Something that will be done."""

    kind = forms.ChoiceField(
        label="Kind",
        choices=[(one, one.capitalize()) for one in ("action", "priority", "project", "area of innovation")],
    )
    title = _line("What is to be done")
    pillar = forms.ChoiceField(label="Pillar", required=False)
    owner = _line("Who answers for it", "A role.")
    due = Day(label="Due", required=False)
    findings = forms.MultipleChoiceField(
        label="Findings it answers", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, pillars: Choices, findings: Choices, **keys: Any) -> None:
        super().__init__(*args, **keys)
        for name, choices in (("pillar", [("", "None"), *pillars]), ("findings", findings)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class NewTest(PlainForm):
    """What has to be seen before a finding may be called closed."""

    finding = forms.ChoiceField(label="Finding")
    indicator = forms.ChoiceField(label="Indicator")
    at = forms.ChoiceField(label="Has to be", choices=[("least", "At least"), ("most", "At most")])
    value = _line("Value")
    times = forms.IntegerField(
        label="How many figures in a row",
        min_value=1,
        max_value=12,
        initial=1,
        help_text="One good quarter may be chance.",
    )
    by = Day(label="By", required=False)

    def __init__(self, *args: Any, findings: Choices, indicators: Choices, **keys: Any) -> None:
        super().__init__(*args, **keys)
        for name, choices in (("finding", findings), ("indicator", indicators)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class Progress(PlainForm):
    """How far an action is."""

    action = forms.ChoiceField(label="Action")
    state = forms.ChoiceField(
        label="It is",
        choices=[(one, one.capitalize()) for one in ("planned", "under way", "done", "dropped")],
    )
    day = Day(label="Done on", required=False)
    evidence = _line("What shows it", required=False)

    def __init__(self, *args: Any, actions: Choices, **keys: Any) -> None:
        super().__init__(*args, **keys)
        field = self.fields["action"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = actions


class Quoted(PlainForm):
    """An item and the words of its minutes."""

    item = _line("The item", ITEM_HINT)
    words = _long("The words of its minutes", "As they are written there.")  # type: ignore[assignment]


class Frozen(PlainForm):
    """The item a paper was put at."""

    item = _line("The item", ITEM_HINT)


class Judgement(Quoted):
    """What a board judged of a finding."""

    result = forms.ChoiceField(
        label="The board resolved that it",
        choices=[
            ("closed", "Is closed"),
            ("stays open", "Stays open"),
            ("open again", "Is open again"),
        ],
    )


class Challenge(Quoted):
    """A member's question about a finding or a figure."""

    asker = _line("Who asked", "As the minutes name them.", required=False)
    owner = _line("Who is to answer", "A role.", required=False)
    due = Day(label="By", required=False)


class NewVoice(PlainForm):
    """What a group of young people said."""

    title = _line("What it is about")
    group = _line("Who they are", "As they call themselves.")
    people = forms.IntegerField(
        label="How many spoke", min_value=1, help_text="Fewer than six could be known by what they say."
    )
    date = Day(label="Heard on")
    how = _line("How they were heard", required=False)
    said = _long("What they said", "In their own words.")
    plain = _long("The same in plain language")
    checked = Day(label="They read it and agreed on", required=False)
    consent = Day(label="They agreed that it is published on", required=False)
    changed = _long("What changed", required=False)
    told_back = Day(label="They were told on", required=False)
    about = forms.MultipleChoiceField(
        label="Findings and indicators it speaks of", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, about: Choices, **keys: Any) -> None:
        super().__init__(*args, **keys)
        field = self.fields["about"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = about
