"""Areas for improvement in 25 published reports, marked by hand before any reader of them was written.

``labels.csv`` holds, for each, the report's file, the lines it stands on (counted from 1) and a digest of its
words; the reports themselves are not part of this project. The 25 were drawn by ``random.Random(9)`` from the
90 there are. Run ``python -m tests.assurance.labels`` for the reader's precision and recall on them.
"""

from __future__ import annotations

import csv
import hashlib
import math
import re
import tarfile
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

REAL = Path(__file__).parents[3] / "shared/real/childrens-services/ofsted"
ARCHIVE = REAL / "ilacs-report-texts.tar.xz"
TABLE = Path(__file__).parent / "labels.csv"
MISSING = "needs the real reports in ../shared/real, which are not here"


class Label(NamedTuple):
    """One area for improvement as a person marked it."""

    file: str
    first: int
    last: int
    digest: str


class Score(NamedTuple):
    """How a reader did: found of the marked ones, found at all, marked."""

    right: int
    found: int
    marked: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that was marked."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of what was marked, the share that was found."""
        return self.right / self.marked if self.marked else 0.0


def digest(words: str) -> str:
    """The digest of a text's words: letters and digits alone, whatever the breaks, bullets and cases."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return hashlib.sha256(" ".join(re.findall(r"[^\W_]+", plain)).encode()).hexdigest()[:16]


def labels() -> dict[str, list[Label]]:
    """The marked areas by file, in the reports' order."""
    found: dict[str, list[Label]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            label = Label(row["file"], int(row["first_line"]), int(row["last_line"]), row["digest"])
            found.setdefault(label.file, []).append(label)
    return found


@cache
def reports() -> dict[str, str]:
    """The texts of all 90 reports by file name; nothing where they are not here."""
    if not ARCHIVE.exists():
        return {}
    found = {}
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file is not None:
                found[Path(member.name).name] = file.read().decode("utf-8")
    return found


def marked_words(label: Label, text: str) -> str:
    """What stands on a label's lines."""
    return " ".join(text.split("\n")[label.first - 1 : label.last])


def interval(right: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return middle - half, middle + half


def score() -> Score:
    """How the reader does on the marked reports: by the digests of its areas for improvement."""
    from minutebook.assurance.report_reading import read_report

    right = found = marked = 0
    for name, known in labels().items():
        wanted = [label.digest for label in known]
        read = [digest(one.text) for one in read_report(reports()[name]).of_kind("area for improvement")]
        right += sum(one in wanted for one in set(read))
        found, marked = found + len(read), marked + len(wanted)
    return Score(right, found, marked)


def main() -> None:
    """Print precision and recall with their intervals."""
    if not reports():
        raise SystemExit(MISSING)
    done = score()
    for name, share, of in (("precision", done.precision, done.found), ("recall", done.recall, done.marked)):
        low, high = interval(done.right, of)
        print(f"{name} {share:.3f} (n={of}, 95 % interval {low:.3f} to {high:.3f})")


if __name__ == "__main__":
    main()
