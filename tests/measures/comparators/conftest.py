"""The Department's published files, where they stand beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutebook.measures.comparators import NeighbourModel, Shelf, read_neighbours
from tests.conftest import REAL

DFE = REAL / "childrens-services" / "dfe"


@pytest.fixture(scope="session")
def dfe() -> Path:
    if not DFE.is_dir():
        pytest.skip("no published files beside this checkout (../shared/real/childrens-services/dfe)")
    return DFE


@pytest.fixture(scope="session")
def shelf(dfe: Path) -> Shelf:
    return Shelf.of_folder(dfe)


@pytest.fixture(scope="session")
def model(dfe: Path) -> NeighbourModel:
    return read_neighbours(dfe / "sn_model_2025_wide.csv.xz")
