"""What an import did: what was taken, what is doubtful, what was refused and why, by file and line."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

SHOWN = 25  # lines of each part on a terminal; a report written to a file has them all


@dataclass
class Report:
    """The outcome of an import, in the order of the files. ``dry``: nothing was published.

    ``unchanged``: how many of the files taken were read by an earlier run and not again.
    """

    council: str = ""
    dry: bool = False
    taken: list[tuple[str, str]] = field(default_factory=list)
    doubtful: list[tuple[str, str]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    meetings: int = 0
    unchanged: int = 0
    published: Counter[str] = field(default_factory=Counter)
    kept: list[tuple[str, str]] = field(default_factory=list)

    def text(self, *, whole: bool = False) -> str:
        """The report in words; not ``whole``, each part stops after a screenful and says how much is left."""
        kinds = Counter(kind for _, kind in self.taken)
        said = ", ".join(_counted(count, kind) for kind, count in sorted(kinds.items()))
        taken, meetings = _counted(len(self.taken), "file"), _counted(self.meetings, "meeting")
        lines = [f"{self.council}: {taken} taken ({said or 'none'}), of {meetings}."]
        if self.unchanged:
            lines.append(
                f"{self.unchanged} of them have not changed since they were read, and were not read again."
            )
        lines.append(self._published())
        lines += _part("Taken as one, and split again if that is wrong", self.notes, whole)
        lines += _part("Changed by the council since, and left as it is", _joined(self.kept), whole)
        lines += self._doubts(whole)
        lines += _part("Refused", _joined(self.refused), whole)
        return "\n".join(lines)

    def _doubts(self, whole: bool) -> list[str]:
        """What is doubtful: first how often each doubt arose, then (if ``whole``) every file with its own."""
        counts = Counter(_kind(why) for _, why in self.doubtful)
        lines = [f"{count} x {why}" for why, count in counts.most_common()]
        return [
            *_part("Doubtful, by what is doubtful", lines, whole),
            *_part("Doubtful, by file", _joined(self.doubtful) if whole else [], whole),
        ]

    def _published(self) -> str:
        total = sum(self.published.values())
        said = ", ".join(_counted(count, kind) for kind, count in sorted(self.published.items()))
        if self.dry:
            return f"Nothing was published (a dry run); {total} publications would be ({said or 'none'})."
        return (
            f"{_counted(total, 'publication')} made ({said})."
            if total
            else "Nothing new: nothing was published."
        )


def _counted(count: int, kind: str) -> str:
    return f"{count} {_many(kind, count)}"


_OWN = re.compile(r"^lines? \d+: |\d[\d:, -]*|'[^']*'|\"[^\"]*\"|\([^)]*\)")


def _kind(why: str) -> str:
    """A doubt without what is its own file's: figures, names, the words in question."""
    return " ".join(_OWN.sub("… ", why).replace("… …", "…").split())


def _many(kind: str, count: int) -> str:
    many = {"body": "bodies", "person": "people", "minutes": "minutes", "other": "others"}
    return kind if count == 1 else many.get(kind, f"{kind}s")


def _joined(pairs: list[tuple[str, str]]) -> list[str]:
    return [f"{name}: {why}" for name, why in pairs]


def _part(title: str, lines: list[str], whole: bool) -> list[str]:
    if not lines:
        return []
    shown = lines if whole else lines[:SHOWN]
    more = (
        [f"  … and {len(lines) - len(shown)} more (--report FILE writes them all)"]
        if len(shown) < len(lines)
        else []
    )
    return ["", f"{title} ({len(lines)}):", *(f"  {line}" for line in shown), *more]
