"""Every released schema version stays readable for ever: frozen examples read, verify, import and render."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from minutebook.book import canonical
from minutebook.book.archive import Archive
from minutebook.book.exporting import export
from minutebook.book.importing import import_book
from minutebook.book.kinds import KINDS
from minutebook.book.rebuild import unequal
from minutebook.book.schema.lift import LIFTS
from minutebook.book.schema.pages import structures
from minutebook.book.shelf import Book
from minutebook.book.verify import verify, verify_folder
from tests.book.freezing import FROZEN
from tests.book.processes import Home, files_of
from tests.book.test_export import loose_links

VERSIONS = sorted(path.name for path in FROZEN.iterdir())
versions = pytest.mark.parametrize("version", VERSIONS)


PATHS = (
    "from minutebook.book import catalogue, shelf\n"
    "rows = catalogue.entries(shelf.public_book()).exclude(kind__in=['council', 'reading'])\n"
    "print(*rows.values_list('path', flat=True), sep='\\n')\n"
)


def bodies(version: str) -> list[dict[str, Any]]:
    """The objects of a frozen record as plain values, as they were published."""
    archive = Archive(FROZEN / version)
    (end,) = archive.manifest.councils
    return [json.loads(bytes(found.body))["object"] for found in archive.publications(end)]


@versions
def test_it_verifies(version: str) -> None:
    report = verify_folder(FROZEN / version)
    assert report.faults == []
    assert report.bodies == report.heads > 0


@versions
def test_it_is_imported_and_exported_again_byte_for_byte(book: Book, version: str, tmp_path: Path) -> None:
    import_book(book, FROZEN / version)
    assert verify(book).faults == []
    assert unequal(book) == []
    export(book, tmp_path / "again")
    assert files_of(tmp_path / "again") == files_of(FROZEN / version)


@versions
def test_every_object_of_it_has_pages_in_both_languages(version: str, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.run("import", "book", FROZEN / version)
    home.run("export", tmp_path / "out")
    assert loose_links(tmp_path / "out") == []
    pages = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.html")}
    entries = home.python(PATHS).split()
    assert len(entries) > 30
    for path in entries:
        assert {f"pages/{path}.html", f"pages/cy/{path}.html"} <= pages


def test_together_they_fill_every_field_of_every_kind_there_is() -> None:
    filled: dict[str, set[str]] = {}
    for version in VERSIONS:
        for thing in bodies(version):
            filled.setdefault(thing["schema"], set()).update(_fields(thing))
    for kind in KINDS.values():
        tag = str(kind.struct.__struct_config__.tag)
        names = {f.name for part in structures(kind.struct).values() for f in msgspec.structs.fields(part)}
        names -= set() if kind.numbered else {"number"}
        assert not names - filled.get(tag, set()), f"{tag}: run python -m tests.book.freezing, if unreleased"


def _fields(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_fields, value.values()))
    if isinstance(value, list):
        return set().union(*map(_fields, value))
    return set()


def test_an_older_version_is_lifted_on_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def from_0(thing: dict[str, Any]) -> dict[str, Any]:
        return {**thing, "schema": "body/1", "name": {"en": thing["name"]}}

    monkeypatch.setitem(LIFTS, "body/0", from_0)
    body = canonical.decode(b'{"object":{"id":"b","name":"Audit","schema":"body/0"}}').object
    assert body is not None
    assert msgspec.to_builtins(body) == {"schema": "body/1", "id": "b", "name": {"en": "Audit"}}


def test_a_version_that_is_not_known_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="body/9"):
        canonical.decode(b'{"object":{"id":"b","name":{"en":"Audit"},"schema":"body/9"}}')
