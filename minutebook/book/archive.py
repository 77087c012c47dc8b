"""A book as a folder of files: what ``export`` writes, ``import book`` reads and anyone can verify.

``book.json`` names the chains and their last heads. ``publications/{council}/{sequence}.json`` holds each
head with its salt and body, as far as these may be read, ``objects/{kind}/{id}.json`` what stands now, and
``blobs/`` every file by its SHA-256. All JSON is canonical, so that equal books make equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from minutebook.book import canonical
from minutebook.book.canonical import HeadRecord
from minutebook.book.errors import BookError
from minutebook.book.sight import Sight, sight

FORMAT = "minutebook-export/1"
MANIFEST = "book.json"

# The ending a file is stored under, so that a double click opens it. Its name is its hash all the same.
ENDINGS = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/msword": ".doc",
    "text/plain": ".txt",
    "text/html": ".html",
    "text/csv": ".csv",
    "image/png": ".png",
    "image/jpeg": ".jpg",
}


class NotWhole(BookError):
    """An export cannot be read or does not hold; the text names the file."""


class End(msgspec.Struct, frozen=True):
    """A chain's last publication."""

    council: str
    sequence: int
    head: str


class Manifest(msgspec.Struct, frozen=True):
    """What ``book.json`` says."""

    format: str
    councils: tuple[End, ...]


class Publication(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One file of ``publications``: a head and its hash, and its salt (hex) and body where these may be read.

    ``key`` is the digest of the key it was published under, so that work goes on from an imported book.
    """

    head: HeadRecord
    hash: str
    salt: str = ""
    body: msgspec.Raw = msgspec.Raw(b"null")
    key: str = ""

    @property
    def text(self) -> tuple[bytes, bytes] | None:
        """Salt and body, or ``None`` where they are not there."""
        return (bytes.fromhex(self.salt), bytes(self.body)) if self.salt else None


def blob_name(sha256: str, media_type: str) -> str:
    """Where a file stands in an export, from the export's folder."""
    return f"blobs/{sha256[:2]}/{sha256}{ENDINGS.get(media_type, '')}"


class Archive:
    """An export opened for reading. Raises :class:`NotWhole` where the folder is not one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self.manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
        except FileNotFoundError as error:
            raise NotWhole(f"{folder} is not an export: it has no {MANIFEST}") from error
        except msgspec.MsgspecError as error:
            raise NotWhole(f"{folder / MANIFEST} cannot be read: {error}") from error
        if self.manifest.format != FORMAT:
            raise NotWhole(f"{folder} is written as {self.manifest.format}; this release reads {FORMAT}")

    def publication(self, council: str, sequence: int) -> Publication:
        """One publication. Raises :class:`NotWhole`, naming the file."""
        path = self.folder / "publications" / council / f"{sequence}.json"
        try:
            found = msgspec.json.decode(path.read_bytes(), type=Publication)
            found.text  # noqa: B018 (a salt that is not hex is found here)
        except FileNotFoundError as error:
            raise NotWhole(f"{path} is missing") from error
        except (msgspec.MsgspecError, ValueError) as error:
            raise NotWhole(f"{path} cannot be read: {error}") from error
        if (found.head.council, found.head.sequence) != (council, sequence):
            raise NotWhole(f"{path} holds another publication")
        return found

    def publications(self, end: End, after: int = 0) -> Iterator[Publication]:
        """A chain's publications in order, those above ``after``."""
        for sequence in range(after + 1, end.sequence + 1):
            yield self.publication(end.council, sequence)

    def sight(self, end: End) -> Sight:
        """What the chain itself says is out of sight."""
        return sight((found.head, _through(found)) for found in self.publications(end))

    def blob(self, sha256: str) -> Path | None:
        """Where a file is, if it is there."""
        folder = self.folder / "blobs" / sha256[:2]
        return next(iter(sorted(folder.glob(f"{sha256}*"))), None)


def _through(found: Publication) -> int:
    if found.head.act not in ("erase", "redact") or not found.salt:
        return 0
    return canonical.decode(bytes(found.body)).through
