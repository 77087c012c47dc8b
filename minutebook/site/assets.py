"""The style sheet and pictures that ship with the site, under names that change with their bytes."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from minutebook.site.look import Asset, looks_or_none

ASSETS = Path(__file__).parent / "static_files"
TYPES = {".svg": "image/svg+xml", ".png": "image/png"}


@cache
def style_sheet() -> Asset:
    """The one style sheet: the parts in ``static_files/sheet``, joined in the order of their names."""
    parts = sorted((ASSETS / "sheet").glob("*.css"))
    data = b"\n".join(path.read_bytes() for path in parts)
    return Asset(f"style-{_digest(data)}.css", data, "text/css; charset=utf-8")


@cache
def shipped() -> dict[str, Asset]:
    """Every asset that ships with the site, by its own file name."""
    found = {"style.css": style_sheet()}
    for path in sorted(ASSETS.iterdir()):
        if path.suffix in TYPES:
            data = path.read_bytes()
            found[path.name] = Asset(f"{path.stem}-{_digest(data)}{path.suffix}", data, TYPES[path.suffix])
    return found


def asset(name: str) -> Asset | None:
    """The asset of this name in an address: shipped, or made from the council's settings."""
    return next((a for a in shipped().values() if a.name == name), None) or looks_or_none().asset(name)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]
