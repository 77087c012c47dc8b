"""``python -m tests.book.freezing``: write ``tests/book/frozen/1`` again, an export with every field filled.

Only while the version is unreleased. Once it is released its folder is never touched: when a kind gets its
next version, the examples of that go into a new folder, and a lift (``schema/lift.py``) reads the old.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

FROZEN = Path(__file__).parent / "frozen"
NEWEST = "1"
COUNCIL, BEGAN = "frozen", datetime(2026, 1, 5, 9, tzinfo=UTC)
DAYS = {
    *("date", "start", "end", "established", "dissolved", "published", "effective", "review", "signed"),
    *("given", "recorded", "added", "received", "drafted", "approved", "until", "requested", "heard"),
    *("unlisted", "taken_over", "noticed", "began", "planned_end", "asked", "due", "day"),
}
REPORT = b"The words of a report that is kept for ever.\n"


def things(sha256: str) -> Iterator[Any]:
    """Objects of every kind that together fill every field and take every word a field may have."""
    from minutebook.book.kinds import KINDS
    from minutebook.book.sealing import sealed

    for kind, known in KINDS.items():
        for n in range(1 if kind == "council" else _words_at_most(known.struct)):
            thing = _Filler(kind, n, sha256).filled(known.struct)
            thing = msgspec.structs.replace(thing, id=COUNCIL if kind == "council" else f"{kind}-{n}")
            yield sealed(thing) if kind == "meeting" else thing


def _words_at_most(struct: Any) -> int:
    """The number of words of the field that has the most."""
    from minutebook.book.schema.pages import structures

    fields = [field for part in structures(struct).values() for field in _fields(part)]
    words = [len(get_args(field.type)) for field in fields if get_origin(field.type) is Literal]
    return max(words, default=1)


def _fields(struct: Any) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(struct)


class _Filler:
    """Fills the ``n``-th object of a kind."""

    def __init__(self, kind: str, n: int, sha256: str) -> None:
        self.kind, self.n, self.sha256 = kind, n, sha256
        self.known = {
            "sha256": sha256,
            "size": len(REPORT),
            "media_type": "text/plain",
            "body": "body-0",
            "parent": "" if n == 0 else "body-0",
            "of": f"meeting-{n}",
            "document": "document-0",
            "person": "person-0",
            "matters": ("matter-0",),
            "slug": f"{kind}-{n}",
            "number": 0,
        }

    def filled(self, struct: Any) -> Any:
        """A structure with something in every field."""
        name = struct.__name__
        values = {field.name: self._value(field.name, field.type, name) for field in _fields(struct)}
        return struct(**(values | self._own(name)))

    def _own(self, struct: str) -> dict[str, Any]:
        """What must fit together within a structure."""
        words = f"English {self.n}"
        own: dict[str, dict[str, Any]] = {
            "Council": {"nation": "wales"},
            "Item": {"id": f"item-{self.n}"},
            "Paragraph": {"id": ""},
            "Mark": {"start": 0, "end": 4, "href": "https://www.severnshire.example/"},
            "Element": {"item": f"item-{self.n}", "start": 0, "end": len(words), "text": words},
            "Movement": {"at": "14:20", "item": f"item-{self.n}"},
            "Continuation": {
                "start": "2026-06-02T10:00",
                "end": "2026-06-02T12:00",
                "items": (f"item-{self.n}",),
            },
            "Finding": {"id": f"finding-{self.n}", "recurs": "finding-0"},
            "Told": {"inspection": "inspection-0", "meeting": "meeting-0", "item": "item-0"},
            "Telling": {"finding": "finding-0"},
            "Step": {"before": "2026-05-06", "after": "2026-05-07"},
            "At": {"meeting": "meeting-0", "item": "item-0", "day": "2026-05-06"},
            "Action": {
                "pillar": f"id {self.n}",
                "due": "2026-05-06",
                "done": "2026-05-07",
                "findings": ("finding-0",),
            },
            "ImpactTest": {"finding": "finding-0", "value": "95", "by": "2026-05-06"},
            "Target": {"value": "95", "start": "2026-05-06"},
            "Comparator": {"value": "90.5"},
            "Rebase": {"start": "2026-05-06"},
            "Figure": {
                "value": "",
                "symbol": "c",
                "breakdown": (("team", "North"),),
                "numerator": 40 + self.n,
            },
            "Release": {"date": "2026-05-06"},
            "Voice": {"people": 9 + self.n, "checked": "2026-05-06", "consent": "2026-05-07"},
        }
        return own.get(struct, {})

    def _value(self, name: str, annotation: Any, struct: str) -> Any:
        origin, inner = get_origin(annotation), get_args(annotation)
        if name in self.known and struct != "Page":
            return self.known[name]
        if origin is Literal:
            return inner[(self.n + 1) % len(inner)]
        if origin is tuple:
            return (self._value(name, inner[0], struct),)
        if origin is dict:
            return {name: self._value(f"{name}-value", inner[1], struct)}
        if origin in (Union, UnionType):
            return self._value(name, next(part for part in inner if part is not type(None)), struct)
        if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
            return self.filled(annotation)
        if annotation is int:
            return 3 + self.n
        if annotation is bool:
            return name != "voting" and name != "sure"
        return self._text(name, struct)

    def _text(self, name: str, struct: str) -> str:
        if name in DAYS:
            day = f"2026-05-{self.n + 6:02}"
            timed = struct in ("Meeting", "Notice", "Lateness", "Item") and name not in ("review", "unlisted")
            return f"{day}T10:00" if timed else day
        return {"cy": f"Cymraeg {self.n}", "en": f"English {self.n}"}.get(name, f"{name} {self.n}")


def main() -> None:
    os.environ |= {"MINUTEBOOK_HOME": tempfile.mkdtemp(), "MINUTEBOOK_SIDE": "public"}
    from minutebook.book import opening

    opening.prepare()
    from minutebook.book.exporting import export
    from minutebook.book.press import publish
    from minutebook.book.shelf import public_book

    book = public_book()
    for number, thing in enumerate(things(book.files.put(REPORT))):
        at, salt = BEGAN + timedelta(minutes=number), number.to_bytes(32)
        publish(book, thing, council=COUNCIL, key=thing.id, at=at, salt=salt)
    shutil.rmtree(FROZEN / NEWEST, ignore_errors=True)
    export(book, FROZEN / NEWEST)
    shutil.rmtree(os.environ["MINUTEBOOK_HOME"])


if __name__ == "__main__":
    main()
