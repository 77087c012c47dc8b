"""Rule by rule the rows another validator flags in a return that breaks rules by design.

The figures were measured with csc-validator-be-903 0.1.17 (its rules of 2022/23, each run alone on the
files of a fresh reading), as the number of rows and the CRC-32 of their lines. ``docs/return-rules.md``
explains the one rule in which we differ; ``make bench ROOM=measures`` compares again where the peer is
installed.
"""

from __future__ import annotations

from zlib import crc32

import pytest

from minutebook.measures.returns import read_folder
from minutebook.measures.validation import Checked, check

FLAGGED: dict[tuple[str, str], tuple[int, int]] = {
    ("132", "OC3"): (12, 3710981256),
    ("133", "OC3"): (3, 1500641681),
    ("142", "Episodes"): (10, 866104955),
    ("148", "Episodes"): (1413, 3752047920),
    ("357", "Episodes"): (8, 124183071),
    ("380", "Episodes"): (399, 2438763025),
    ("385", "Episodes"): (12, 2160704792),
    ("388", "Episodes"): (21, 492657374),
    ("390", "Episodes"): (90, 3477753237),
    ("431", "Episodes"): (58, 3720345286),
    ("432", "Episodes"): (7, 93931431),
    ("433", "Episodes"): (12, 1178625952),
    ("437", "Episodes"): (7, 114447533),
    ("501", "Episodes"): (62, 3216952147),
    ("440", "Reviews"): (1435, 2479907171),
    ("441", "Reviews"): (663, 1408362655),
    ("157", "OC2"): (81, 3669549843),
    ("185", "OC2"): (821, 1524918536),
    ("190", "OC2"): (1654, 2652928903),
    ("198", "OC2"): (833, 1147987109),
    ("542", "OC2"): (1226, 1867665229),
    ("546", "OC2"): (958, 3301127992),
    ("344", "OC3"): (21, 450054095),
    ("391", "OC3"): (3, 4258562431),
    ("1007", "OC3"): (6, 3909448285),
    ("187", "AD1"): (12, 472317215),
    ("187", "OC3"): (17, 4136670894),
    ("334", "AD1"): (4, 1878846690),
    ("334", "Episodes"): (4, 3382562161),
    ("602", "AD1"): (27, 1371402924),
    ("574", "Missing"): (1, 219140800),
}
UNBROKEN = (
    "INT01",
    "INT02",
    "INT03",
    "INT04",
    "INT05",
    "INT06",
    "INT07",
    "INT08",
    "INT09",
    "INT11",
    "INT12",
    "INT13",
    "INT14",
    "INT15",
    "INT16",
    "INT17",
    "INT18",
    "INT31",
    "INT32",
    "INT33",
    "INT34",
    "INT35",
    "INT36",
    "301",
    "351",
    "101",
    "143",
    "144",
    "145",
    "146",
    "149",
    "1009",
    "196",
    "131",
    "1006",
    "141",
    "147",
    "112",
    "113",
    "1005",
    "102",
    "166",
    "1004",
    "180",
    "167",
    "302",
    "352",
    "353",
    "354",
    "355",
    "356",
    "181",
    "182",
    "186",
    "188",
    "189",
    "191",
    "197a",
    "197B",
    "543",
    "544",
    "545",
    "547",
    "153",
    "345",
    "1000",
    "1011",
    "331",
    "333",
    "564",
    "565",
    "566",
    "567",
    "570",
    "571",
)
STILL_LOOKED_AFTER = "1007"
"""The peer leaves out young people whose episode has no end, though they are still looked after."""


@pytest.fixture(scope="module")
def checked() -> Checked:
    from tests.conftest import REAL

    if not REAL.is_dir():
        pytest.skip("no real data beside this checkout (../shared/real)")
    brought = read_folder(REAL / "childrens-services" / "return-903-random", 2018)
    return check(brought, rules_of=2023)


def test_the_same_rows_are_flagged(checked: Checked) -> None:
    ours = {
        (finding.code, finding.table): (
            len(finding.rows),
            crc32(",".join(map(str, finding.rows)).encode()),
        )
        for finding in checked.findings
    }
    differing = {key[0] for key in FLAGGED.keys() | ours.keys() if FLAGGED.get(key) != ours.get(key)}
    assert differing == {STILL_LOOKED_AFTER}


def test_the_same_rules_are_unbroken(checked: Checked) -> None:
    counts = checked.counts()
    assert {code: counts[code] for code in UNBROKEN if code in counts} == dict.fromkeys(UNBROKEN, 0)


def test_who_is_still_looked_after_is_flagged_too(checked: Checked) -> None:
    rows = next(len(f.rows) for f in checked.findings if f.code == STILL_LOOKED_AFTER)
    assert rows == 20 > FLAGGED[STILL_LOOKED_AFTER, "OC3"][0]
