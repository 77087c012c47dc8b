"""Files given out by the desk: saved, never run, and a private one marked on every page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from minutebook.book.errors import NotFound
from minutebook.book.schema import File
from minutebook.book.shelf import closed_book, public_book
from minutebook.desk.marking import marked


def bytes_of(file: File) -> bytes:
    """A stored file, from whichever book has it. Raises :class:`NotFound`."""
    for book in (closed_book(), public_book()):
        if book.files.path(file.sha256).exists():
            return book.files.read(file.sha256)
    raise NotFound("The file of this document is not stored here.")


def to_be_saved(data: bytes, name: str, *, mark: str | Callable[[str], str] = "") -> HttpResponse:
    """A PDF as an answer that a browser saves and cannot run.

    ``mark`` goes on every page, or says by a page's printed number what goes on it.
    """
    return HttpResponse(
        marked(data, mark) if mark else data,
        content_type="application/pdf",
        headers={
            "Content-Disposition": content_disposition_header(True, name) or "attachment",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )
