"""An invented SSDA903 return of any size that breaks rules, as a council's system would export it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

YEAR = 2023
START, END = date(2022, 4, 1), date(2023, 3, 31)
PLACES = ["U6", "U6", "U6", "U4", "U1", "U3", "K2", "K2", "P1", "H5", "R1", "A4", "A6", "T1", "T4", "Z1"]
STATUSES = ["C2", "C2", "C2", "C1", "E1", "V2", "V2", "J1", "L2", "V3", "V4"]
REASONS = ["E4A", "E4B", "E11", "E12", "E45", "E46", "E5", "E6", "E7", "E8", "E3", "E2", "E17"]
CHANGES = ["CARPL", "CARPL", "CREQB", "CREQO", "CHILD", "LAREQ", "PLACE", "OTHER"]

HEADINGS = {
    "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,"
    "HOME_POST,PL_POST,URN",
    "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "uasc": "CHILD,SEX,DOB,DUC",
    "oc2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,"
    "HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
    "oc3": "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
    "ad1": "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
    "placed_for_adoption": "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
    "previous_permanence": "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
    "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
}


def make(folder: Path, children: int, seed: int = 903) -> Path:
    """Write a return of ``children`` into ``folder``, once; the same seed gives the same bytes."""
    if (folder / "header.csv").exists():
        return folder
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    rows: dict[str, list[str]] = {name: [] for name in HEADINGS}
    for number in range(children):
        for table, cells in _child(f"{100_000 + number}", rng):
            rows[table].append(",".join(cells))
    for name, heading in HEADINGS.items():
        (folder / f"{name}.csv").write_text("\n".join([heading, *rows[name]]) + "\n")
    return folder


def _spelt(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _child(child: str, rng: random.Random) -> Iterator[tuple[str, list[str]]]:
    born = END - timedelta(days=rng.randint(0, 19 * 365))
    dob = _spelt(born)
    yield "header", [child, rng.choice("12"), dob, "WBRI", f"A{rng.randrange(10**12):012}", "", ""]
    entered = max(born, START - timedelta(days=rng.randint(-360, 1500)))
    yield from _episodes(child, entered, rng)
    day = entered
    for _ in range(rng.randint(3, 7)):
        day += timedelta(days=rng.randint(20, 200))
        yield "reviews", [child, dob, _spelt(day), f"PN{rng.randint(0, 7)}"]
    yield "oc2", [child, dob, *_outcomes(rng)]
    yield "previous_permanence", [child, dob, "Z1", "", ""]
    if rng.random() < 0.05:
        yield "uasc", [child, rng.choice("12"), dob, _spelt(born + timedelta(days=18 * 365 + 4))]
    if rng.random() < 0.02:
        answers = [rng.choice(["YES", "NO", "DIED", "REFU", "NREQ", "RHOM"]), rng.choice(["F2", "G5", "0"])]
        yield "oc3", [child, dob, *answers, rng.choice(["U1", "T2", "0", "S1"])]
    if rng.random() < 0.016:
        began = START + timedelta(days=rng.randint(-20, 370))
        ended = began + timedelta(days=rng.randint(-1, 20))
        yield "missing", [child, dob, rng.choice("MMA"), _spelt(began), _spelt(ended)]
    if rng.random() < 0.011:
        decided = START - timedelta(days=rng.randint(0, 700))
        matched = decided + timedelta(days=rng.randint(-10, 200))
        yield "ad1", [child, dob, _spelt(decided), _spelt(matched), "0", "2", "MF", "L11"]
        yield "placed_for_adoption", [child, dob, _spelt(decided), "", ""]


def _episodes(child: str, entered: date, rng: random.Random) -> Iterator[tuple[str, list[str]]]:
    """One to four episodes, one after another but for some that gape or overlap."""
    began, reason, count = entered, "S", rng.choices([1, 2, 3, 4], [40, 35, 15, 10])[0]
    for number in range(count):
        ended = began + timedelta(days=rng.randint(0, 300))
        is_last = number == count - 1
        is_open = is_last and rng.random() < 0.6
        why = "" if is_open else rng.choice(REASONS) if is_last else "X1"
        provider = f"PR{rng.randint(0, 5)}"
        urn = f"SC{rng.randrange(10**5):05}"
        cells = [_spelt(began), reason, rng.choice(STATUSES), f"N{rng.randint(1, 8)}", rng.choice(PLACES)]
        after = ["" if is_open else _spelt(ended), why, rng.choice(CHANGES), "AA1 1AA", "AA2 2AA", urn]
        yield "episodes", [child, *cells, provider, *after]
        began = ended + timedelta(days=rng.choice([0, 0, 0, 0, 0, 0, 0, -1, 3]))
        reason = rng.choice("PPPLTUBS")


def _outcomes(rng: random.Random) -> list[str]:
    score = str(rng.randint(0, 42)) if rng.random() < 0.5 else ""
    why = "" if score and rng.random() < 0.98 else f"SDQ{rng.randint(1, 5)}"
    return [score, why, *(rng.choice(["0", "1", "1", ""]) for _ in range(8))]
