"""The style sheet and pictures that ship with the desk, under names that change with their bytes."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

ASSETS = Path(__file__).parent / "static_files"
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@cache
def asset_url(name: str) -> str:
    """The address of an asset; a changed file has another address, so each may be kept for ever."""
    digest = hashlib.sha256((ASSETS / name).read_bytes()).hexdigest()[:12]
    stem, _, ending = name.rpartition(".")
    return f"/static/{stem}-{digest}.{ending}"


@cache
def assets() -> dict[str, tuple[bytes, str]]:
    """Each asset's bytes and media type by its file name in the address."""
    return {
        asset_url(path.name).rpartition("/")[2]: (path.read_bytes(), TYPES[path.suffix])
        for path in sorted(ASSETS.iterdir())
        if path.suffix in TYPES
    }
