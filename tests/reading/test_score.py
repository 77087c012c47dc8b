"""How well the reader does on labelled minutes: floors that it has reached and keeps."""

from __future__ import annotations

import hashlib
import json
import tarfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from minutebook.reading import read
from tests.conftest import REAL, missing

GOLD = REAL / "minutes-gold" / "dev.jsonl"
LIMERICK = REAL / "limerick-2014-2019.tar.gz"
SAMPLE = Path(__file__).parent / "limerick_sample.json"

# F1 per kind that the reader has reached on the labelled set.
FLOORS = {
    "resolution": 0.97,
    "recommendation": 0.99,
    "action": 0.90,
    "vote": 0.97,
    "question": 0.94,
    "answer": 0.92,
    "comment": 0.85,
    "declaration": 0.92,
    "referral": 0.91,
    "attendance": 1.0,
    "headline": 0.99,
}
# The mean F1 over the kinds: on the passages long tried (own), and on those drawn later (new).
SAMPLE_FLOORS = {"lk-own": 0.79, "lk-new": 0.65}
# Of what is marked sure, so much is right; and so much of all is marked sure.
SURE_RIGHT, SURE_SHARE = 0.975, 0.79

Case = dict[str, Any]


def overlap(first: Case, second: Case) -> float:
    shared = max(0, min(first["end"], second["end"]) - max(first["start"], second["start"]))
    return shared / (first["end"] - first["start"] + second["end"] - second["start"] - shared)


def score(cases: list[tuple[str, Case]]) -> dict[str, float]:
    """F1 per kind: same kind, half of the union shared, one to one; optional labels count for nothing."""
    right: dict[str, int] = defaultdict(int)
    wrong: dict[str, int] = defaultdict(int)
    for text, case in cases:
        reading = read(text, scope=case["granularity"])
        kinds = {e["kind"] for e in case["elements"]} | {e.kind for e in reading.elements}
        for kind in kinds - ({"attendance"} if case["granularity"] != "meeting" else set()):
            gold = [e for e in case["elements"] if e["kind"] == kind]
            found = [{"start": e.start, "end": e.end} for e in reading.of(kind)]
            for label in sorted(gold, key=lambda e: bool(e.get("optional"))):
                best = max(found, key=lambda e: overlap(label, e), default=None)
                hit = best is not None and overlap(label, best) >= 0.5
                if hit:
                    found.remove(best)
                if not label.get("optional"):
                    right[kind] += 2 * hit
                    wrong[kind] += not hit
            optional = [e for e in gold if e.get("optional")]
            wrong[kind] += sum(not any(overlap(label, e) > 0 for label in optional) for e in found)
    return {kind: right[kind] / (right[kind] + wrong[kind]) for kind in right if right[kind]}


def test_the_floors_on_the_labelled_minutes_hold() -> None:
    if not GOLD.exists():
        missing("real", "the labelled minutes (../shared/real) are not here")
    cases = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    reached = score([(case["text"], case) for case in cases])
    below = {
        kind: round(reached.get(kind, 0), 3) for kind, floor in FLOORS.items() if reached.get(kind, 0) < floor
    }
    assert not below


def test_what_is_marked_sure_is_right_and_most_of_it_is_sure() -> None:
    if not GOLD.exists():
        missing("real", "the labelled minutes (../shared/real) are not here")
    found, sure, right = 0, 0, 0
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        for element in read(case["text"], scope=case["granularity"]).elements:
            if element.kind == "attendance" and case["granularity"] != "meeting":
                continue
            place = {"start": element.start, "end": element.end}
            same = [label for label in case["elements"] if label["kind"] == element.kind]
            found += 1
            sure += element.sure
            right += element.sure and any(overlap(label, place) >= 0.5 for label in same)
    assert right / sure >= SURE_RIGHT
    assert sure / found >= SURE_SHARE


@pytest.mark.parametrize("drawn", SAMPLE_FLOORS)
def test_the_floor_on_passages_labelled_before_the_reader_was_tuned_holds(drawn: str) -> None:
    if not LIMERICK.exists():
        missing("real", "the archive of Limerick's minutes (../shared/real) is not here")
    sample = [case for case in json.loads(SAMPLE.read_text(encoding="utf-8")) if case["id"].startswith(drawn)]
    wanted = {case["path"] for case in sample}
    texts: dict[str, str] = {}
    with tarfile.open(LIMERICK) as archive:
        for member in archive:
            name = member.name.removeprefix("./")
            for path in wanted:
                if name.endswith(path) and (file := archive.extractfile(member)) is not None:
                    texts[path] = file.read().decode("utf-8")
    cases = []
    for case in sample:
        passage = texts[case["path"]][case["start"] : case["end"]]
        assert hashlib.sha256(passage.encode()).hexdigest() == case["sha256"]
        cases.append((passage, case))
    reached = score(cases)
    assert sum(reached.values()) / len(reached) >= SAMPLE_FLOORS[drawn], reached


def test_the_score_counts_a_miss_and_a_false_find() -> None:
    case: Case = {"granularity": "item", "elements": [{"kind": "resolution", "start": 0, "end": 6}]}
    assert score([("Noted.", case)]) == {"resolution": 1.0}
    assert score([("The Director presented the report.", case)]) == {}
