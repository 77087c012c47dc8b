"""How many of the Limerick minutes labelled by hand are split rightly; run it to see the figures.

Four draws: the forty the importer was developed on, forty drawn and labelled when it stood, and twice
twenty drawn and labelled after it had been mended by those before.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Any

from minutebook.intake.documents.extracting import extract
from minutebook.intake.documents.parsing import Parsed, parse
from minutebook.intake.documents.spelling import folded, key_of_body
from minutebook.intake.documents.tree import walk
from minutebook.packs.workers import Pool

DRAWS = {
    "developed on": "limerick_heads.json",
    "fresh": "limerick_fresh.json",
    "second": "limerick_second.json",
    "third": "limerick_third.json",
}
ARCHIVE = Path(__file__).resolve().parents[4] / "shared" / "real" / "limerick-2014-2019.tar.gz"
COUNCIL = "Limerick City and County Council"


@dataclass
class Score:
    """How many documents had each thing right, and those that had something wrong."""

    n: int = 0
    right: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    @property
    def whole(self) -> int:
        return self.n - len(self.wrong)


def check(label: dict[str, Any], parsed: Parsed) -> dict[str, bool]:
    """Which of the things a person read the importer read too."""
    there = parsed.roll.listed("chair", "present")
    chair, said = folded(parsed.roll.chair).split(), folded(label["chair"]).split()
    numbers = whole_numbers(parsed)
    return {
        "body": key_of_body(parsed.head.body, COUNCIL) == key_of_body(label["body"], COUNCIL),
        "date": parsed.head.date == label["date"],
        "begins": parsed.head.begins == label["begins"],
        "venue": _venue(parsed.head.venue) == _venue(label["venue"]),
        "chair": bool(chair) and chair[-1] == said[-1],
        "present": len(there) == label["present"],
        "items": len(numbers) in (0, 1) if label["items"] == ["?"] else numbers == label["items"],
    }


def whole_numbers(parsed: Parsed) -> list[str]:
    """The whole numbers in the order taken, each once, as a person labelled them."""
    return list(
        dict.fromkeys(number for one in parsed.numbers if (number := one.partition("(")[0]).isdigit())
    )


def _venue(words: str) -> str:
    return "".join(re.findall("[a-z]", folded(words).removeprefix("the ")))


NEEDED = ("body", "date", "chair", "present", "items")


def labelled(draw: str) -> dict[str, dict[str, Any]]:
    """The labels of a draw by the files' paths in the archive."""
    words = Path(__file__).with_name(DRAWS[draw]).read_text(encoding="utf-8")
    return {label["path"]: label for label in json.loads(words)["files"]}


def score(root: Path, draw: str) -> Score:
    """Score a draw of labelled files under ``root``, the unpacked archive."""
    labels = labelled(draw)
    total = Score()
    with Pool(1) as pool:
        wanted = [one for one in walk(root) if one.name in labels]
        for found, text in extract(wanted, pool):
            assert not isinstance(text, str), f"{found.name}: {text}"
            label = labels[found.name]
            assert hashlib.sha256(found.path.read_bytes()).hexdigest() == label["sha256"], found.name
            parsed = parse(found.name, text, council=COUNCIL)
            held = check(label, parsed)
            total.n += 1
            for name, right in held.items():
                total.right[name] = total.right.get(name, 0) + right
            bad = [name for name in held if not held[name]]
            if any(name in NEEDED for name in bad):
                total.wrong.append(f"{found.name}: {', '.join(_said(name, label, parsed) for name in bad)}")
            elif bad and "-v" in sys.argv:
                print(f"  ({found.name}: {', '.join(_said(name, label, parsed) for name in bad)})")
    return total


def _said(name: str, label: dict[str, Any], parsed: Parsed) -> str:
    there = {
        "body": parsed.head.body,
        "date": parsed.head.date,
        "begins": parsed.head.begins,
        "venue": parsed.head.venue,
        "chair": parsed.roll.chair,
        "present": [one.name for one in parsed.roll.listed("chair", "present")],
        "items": parsed.numbers,
    }
    return f"{name} {there[name]!r} for {label[name]!r}"


def interval(right: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval for a share, at 95 %."""
    share = right / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return middle - half, middle + half


def unpacked() -> Iterator[Path]:
    """The archive unpacked into a folder that goes again."""
    with tempfile.TemporaryDirectory() as folder, tarfile.open(ARCHIVE) as archive:
        archive.extractall(folder, filter="data")
        yield Path(folder)


def tell(draw: str, total: Score) -> None:
    """Print the figures of a draw."""
    low, high = interval(total.whole, total.n)
    print(f"{draw}: split into meeting, attendance and numbered items: {total.whole} of {total.n} "
          f"({total.whole / total.n:.1%}; 95 % interval {low:.1%} to {high:.1%})")  # fmt: skip
    for name, right in total.right.items():
        print(f"  {name:8} {right} of {total.n}")
    for line in total.wrong:
        print("  wrong:", line)


def main() -> None:
    """Print the figures of every draw."""
    if not ARCHIVE.is_file():
        raise SystemExit(f"{ARCHIVE} is not on this machine")
    for root in unpacked():
        for draw in DRAWS:
            tell(draw, score(root, draw))


if __name__ == "__main__":
    main()
