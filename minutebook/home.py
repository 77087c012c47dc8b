"""Where a Minutebook keeps its things: ``MINUTEBOOK_HOME`` with a public half and a desk half."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

SIDES = ("public", "desk")


def home() -> Path:
    """The data folder: ``MINUTEBOOK_HOME``, or ``var`` in the current folder."""
    return Path(os.environ.get("MINUTEBOOK_HOME") or "var").absolute()


def folder(side: str) -> Path:
    """The folder of one half (``public`` or ``desk``); nothing of the other half is ever in it."""
    if side not in SIDES:
        raise ValueError(f"a book is one of {', '.join(SIDES)}, not {side!r}")
    place = os.environ.get("MINUTEBOOK_HOME") or "var"
    return _half(place if os.path.isabs(place) else os.path.join(os.getcwd(), place), side)


@lru_cache
def _half(place: str, side: str) -> Path:
    """Kept: every page asks for it, and joining paths takes as long as looking something up."""
    return Path(place) / side


def make(side: str) -> Path:
    """Make one half's folder with its blobs, and return it. Raises ``OSError`` where it cannot be."""
    place = folder(side)
    (place / "blobs").mkdir(parents=True, exist_ok=True)
    if side == "desk":
        place.chmod(0o700)
    return place


def words_read() -> Path:
    """The file in which imports keep what they read, so as not to read it again: on the half never served."""
    return make("desk") / "words-read.sqlite3"


def forget_words_read() -> None:
    """Take away what imports keep of the papers' words, as an erasure must."""
    # Whoever may not enter the desk's half has not kept anything there either.
    with suppress(PermissionError):
        for ending in ("", "-wal", "-shm"):
            (folder("desk") / f"words-read.sqlite3{ending}").unlink(missing_ok=True)


def secret_key(side: str) -> str:
    """The key that signs one half's cookies, made once and kept in its folder (mode 600)."""
    path = folder(side) / "secret-key"
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        make(side)
        path.touch(mode=0o600)
        key = secrets.token_urlsafe(48)
        path.write_text(key, encoding="ascii")
        return key
