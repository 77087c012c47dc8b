"""The forms of inspections: a report's file, an inspection's head and grades, its findings, what was told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from msgspec.structs import replace

from minutebook.assurance import frameworks
from minutebook.assurance.inspections import Finding, Inspection, Judgement
from minutebook.assurance.told import Telling, Told
from minutebook.book.schema import Words
from minutebook.desk.forms.fields import Day, PlainForm

LARGEST = 60_000_000
KINDS = (
    ("area for improvement", "Area for improvement"),
    ("priority action", "Priority action"),
    ("recommendation", "Recommendation"),
    ("strength", "Strength"),
)
EVENTS = (
    ("standard", "Full inspection"),
    ("short", "Short inspection"),
    ("focused visit", "Focused visit"),
    ("monitoring visit", "Monitoring visit"),
    ("joint inspection", "Joint inspection"),
    ("self-evaluation", "Self-evaluation"),
    ("other", "Other"),
)
HOWS = (("wholly", "In full"), ("in part", "In part"), ("not", "Not"))


class Report(PlainForm):
    """A report to be read."""

    report = forms.FileField(
        label="Report or letter",
        help_text="A PDF, Word, HTML or text file. What is read from it is a proposal.",
    )

    def clean_report(self) -> Any:
        """The file, unless it is larger than any report."""
        file = self.cleaned_data["report"]
        if file.size > LARGEST:
            raise forms.ValidationError(f"It is larger than {LARGEST // 1_000_000} MB: no report is.")
        return file


class Item(PlainForm):
    """An item by its address."""

    item = forms.CharField(label="Another item", help_text="Its address in the public record.")


class Head(PlainForm):
    """An inspection's days and grades."""

    title = forms.CharField(label="Title", max_length=200)
    framework = forms.ChoiceField(
        label="Framework",
        choices=[("", "Other"), *((k, f.name) for k, f in frameworks.FRAMEWORKS.items())],
        required=False,
    )
    event = forms.ChoiceField(label="Sort of visit", choices=EVENTS)
    theme = forms.CharField(label="Theme", max_length=200, required=False)
    start = Day(label="First day of fieldwork", required=False)
    end = Day(label="Last day of fieldwork", required=False)
    published = Day(label="Report published", required=False)
    received = Day(
        label="Report received by the council",
        required=False,
        help_text="The council’s own duties are counted from it.",
    )
    address = forms.URLField(label="Address of the report", required=False, assume_scheme="https")

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:
        names = ("framework", "event", "theme", "start", "end", "published", "received", "address")
        initial = {name: getattr(inspection, name) for name in names} | {"title": inspection.title.en}
        for judgement in inspection.judgements:
            initial[f"grade_{judgement.area}"] = judgement.grade
        super().__init__(*args, initial=initial, **kwargs)
        self.inspection = inspection
        grades = [("", "Not judged"), *((one, one) for one in (*frameworks.GRADES, "Requires improvement"))]
        for area in frameworks.AREAS:
            name = frameworks.area_name(inspection.framework, area, inspection.start)
            self.fields[f"grade_{area}"] = forms.ChoiceField(label=name, choices=grades, required=False)

    def inspection_said(self) -> Inspection:
        """The inspection with what was filled in; its findings as they were."""
        data = self.cleaned_data
        days = {
            name: data[name].isoformat() if data[name] else ""
            for name in ("start", "end", "published", "received")
        }
        before = {one.area: one for one in self.inspection.judgements}
        judgements = tuple(
            replace(before[area], grade=data[f"grade_{area}"])
            if area in before
            else Judgement(
                area=area,
                words=frameworks.area_name(data["framework"], area, days["start"]),
                grade=data[f"grade_{area}"],
            )
            for area in frameworks.AREAS
            if data[f"grade_{area}"]
        )
        return replace(
            self.inspection,
            title=Words(en=data["title"].strip(), cy=self.inspection.title.cy),
            framework=data["framework"],
            event=data["event"],
            theme=data["theme"].strip(),
            address=data["address"],
            judgements=judgements,
            **days,
        )


class OneFinding(PlainForm):
    """One finding: kept or left out, its kind, paragraph and words, and the earlier one it repeats."""

    hide_optional = True
    keep = forms.BooleanField(label="Keep it", required=False)
    text = forms.CharField(
        label="Words of the report", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    kind = forms.ChoiceField(label="Kind", choices=KINDS)
    paragraph = forms.CharField(label="Paragraph", max_length=20, required=False)
    recurs = forms.ChoiceField(label="Found before", required=False)

    def __init__(
        self, *args: Any, finding: Finding | None, earlier: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        self.finding = finding
        if finding is not None:
            keep = finding.state != "machine" or finding.kind != "strength"
            shown = {"keep": keep, "kind": finding.kind, "paragraph": finding.paragraph, "text": finding.text}
            kwargs["initial"] = shown | {"recurs": finding.recurs}
        super().__init__(*args, **kwargs)
        choices = [("", "No"), *earlier]
        if earlier:
            recurs = self.fields["recurs"]
            assert isinstance(recurs, forms.ChoiceField)
            recurs.choices = choices
        else:
            del self.fields["recurs"]

    def clean(self) -> dict[str, Any]:
        """A finding that is kept has words."""
        data = super().clean() or {}
        if data.get("keep") and not data.get("text", "").strip():
            self.add_error("text", "Give the words of the report, or leave the finding out.")
        return data

    def finding_said(self) -> Finding | None:
        """The finding with a person's word, or nothing where it is left out."""
        data = self.cleaned_data
        if not data["keep"]:
            return None
        before = self.finding or Finding(kind=data["kind"], text=data["text"])
        said = {
            "kind": data["kind"],
            "paragraph": data["paragraph"].strip(),
            "text": " ".join(data["text"].split()),
            "recurs": data.get("recurs", before.recurs),
        }
        same = all(getattr(before, name) == value for name, value in said.items() if name != "recurs")
        state = "mended" if self.finding is not None and not same else before.state
        return replace(before, **said, state="confirmed" if state == "machine" else state)


class OneTelling(PlainForm):
    """How one finding was told."""

    hide_optional = True
    how = forms.ChoiceField(label="Told", choices=HOWS, widget=forms.RadioSelect)
    quote = forms.CharField(
        label="In these words",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="Copied from the minutes or a paper; an empty line between two passages.",
    )
    left_out = forms.CharField(label="Left out", required=False, max_length=500)
    why = forms.CharField(label="Note", required=False, max_length=300)

    def __init__(self, *args: Any, telling: Telling, **kwargs: Any) -> None:
        self.telling = telling
        note = telling.why if telling.state != "machine" else ""
        initial = {
            "how": telling.how,
            "quote": "\n\n".join(quote.text for quote in telling.quotes),
            "left_out": telling.left_out,
            "why": note,
        }
        super().__init__(*args, initial=initial, prefix=telling.finding, **kwargs)

    def passages(self) -> list[str]:
        """The passages that were quoted."""
        parts = self.cleaned_data["quote"].replace("\r\n", "\n").split("\n\n")
        return [part.strip() for part in parts if part.strip()]

    def clean(self) -> dict[str, Any]:
        """What was told is quoted."""
        data = super().clean() or {}
        if data.get("how") in ("wholly", "in part") and not data.get("quote", "").strip():
            self.add_error("quote", "Quote the words it was told in, or say that it was not told.")
        return data


def tellings_of(told: Told, data: Any) -> list[OneTelling]:
    """A form for each telling."""
    return [OneTelling(data, telling=telling) for telling in told.tellings]
