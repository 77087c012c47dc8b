"""``python -m bench [ROOM …]``: run every room's bench, or the named ones."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import bench

SUPPORT = {"__main__", "report", "corpus", "packs_corpus", "measures_corpus"}
SUPPORT |= {"turns", "search_at", "pages_at", "plain_view", "minutes_at"}


def rooms() -> list[str]:
    """The rooms that have a bench: modules of this package with a ``main``."""
    return [m.name for m in pkgutil.iter_modules(bench.__path__) if m.name not in SUPPORT]


def main(names: list[str]) -> int:
    known = rooms()
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"No bench for {', '.join(unknown)}. There are: {', '.join(known)}.")
        return 2
    for name in names or known:
        print(f"\n== {name}")
        importlib.import_module(f"bench.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
