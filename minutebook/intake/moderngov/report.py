"""What an import from a ModernGov did, and the account of its source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from minutebook.intake.moderngov.accounting import Account

SHOWN = 25  # lines of each part on a terminal; a report written to a file has them all
_MANY = {"body": "bodies", "person": "people"}


@dataclass
class Report:
    """The outcome of an import. ``dry``: nothing was published; ``taken_over``: since when nothing is."""

    council: str = ""
    source: str = ""
    dry: bool = False
    taken_over: str = ""
    goes_on: bool = False
    account: Account = field(default_factory=Account)
    new: Counter[str] = field(default_factory=Counter)
    corrected: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    gone: list[tuple[str, str]] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)
    differences: list[tuple[str, str]] = field(default_factory=list)
    doubtful: list[tuple[str, str]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    log: str = ""

    def text(self, *, whole: bool = False) -> str:
        """The report in words; not ``whole``, each part stops after a screenful and says how much is left."""
        lines = [f"{self.council}, from {self.source or 'a folder'}."]
        if self.goes_on:
            lines.append("It went on where the last import was stopped.")
        lines.append(self._published())
        lines += _part("Differs from the source, and is the council's own now", self.differences, whole)
        lines += _part("No longer in the source, marked and kept", self.gone, whole)
        lines += _part("Changed by the council since, and left as it is", self.kept, whole)
        lines += _part("Doubtful", self.doubtful, whole)
        lines += _part("Refused or not given", self.refused, whole)
        if self.refused and self.log:
            lines.append(f"  The log of what the site refused: {self.log}")
        return "\n".join([*lines, *self._accounted(whole)])

    def _published(self) -> str:
        parts = [_counted(self.new, "new"), _counted(self.corrected, "corrected")]
        said = "; ".join(part for part in parts if part)
        same = _counted(self.unchanged, "unchanged")
        if self.taken_over:
            return f"Nothing was published: the council has kept this record itself since {self.taken_over}."
        if self.dry:
            same = same or "nothing unchanged"
            return f"Nothing was published (a dry run). It would be: {said or 'nothing'}; {same}."
        if not said:
            return f"Nothing new: nothing was published{f' ({same})' if same else ''}."
        return f"Published: {said}.{f' As they were: {same}.' if same else ''}"

    def _accounted(self, whole: bool) -> list[str]:
        account = self.account
        taken, left = sum(account.taken.values()), sum(account.left.values())
        unknown = sum(account.unknown.values())
        lines = [
            "",
            f"Of {account.elements:,} elements of the source {taken:,} were taken, {left:,} left on purpose, "
            f"{unknown:,} not understood.",
        ]
        reasons: Counter[str] = Counter()
        for (_, why), count in account.left.items():
            reasons[why] += count
        why_left = [(f"{count:,}", why) for why, count in reasons.most_common() if count]
        lines += _part("Left on purpose, because it", why_left, whole)
        not_understood = [
            (f"{count:,} x {path}", "; ".join(repr(one) for one in account.examples.get(path, [])))
            for path, count in account.unknown.most_common()
        ]
        lines += _part("Not understood", not_understood, whole)
        if whole:
            by_path = [(path, f"{count:,}") for path, count in sorted(account.taken.items()) if count]
            lines += _part("Taken, by element", by_path, whole)
            by_left = [
                (path, f"{count:,}: {why}") for (path, why), count in sorted(account.left.items()) if count
            ]
            lines += _part("Left, by element", by_left, whole)
        return lines


def _counted(counts: Counter[str], what: str) -> str:
    said = ", ".join(
        f"{count:,} {kind if count == 1 else _MANY.get(kind, f'{kind}s')}"
        for kind, count in sorted(counts.items())
        if count
    )
    return f"{what} {said}" if said else ""


def _part(title: str, pairs: list[tuple[str, str]], whole: bool) -> list[str]:
    if not pairs:
        return []
    shown = pairs if whole else pairs[:SHOWN]
    more = len(pairs) - len(shown)
    return [
        "",
        f"{title} ({len(pairs):,}):",
        *(f"  {name}: {why}" if why else f"  {name}" for name, why in shown),
        *([f"  … and {more:,} more (--report FILE writes them all)"] if more else []),
    ]
