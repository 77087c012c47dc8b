"""Files that must never touch the disk: a return is read in memory and is gone with its request."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from minutebook.measures.returns.sources import LARGEST, MOST

View = Callable[..., HttpResponseBase]


class InMemory(FileUploadHandler):
    """Keeps what arrives in memory. What is larger than a return can be is refused on the way."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._whole = 0
        self._parts: list[bytes] = []

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._parts = []

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece of it."""
        self._whole += len(raw_data)
        if start + len(raw_data) > LARGEST + 1 or self._whole > MOST + 1:
            raise StopUpload(connection_reset=True)
        self._parts.append(bytes(raw_data))

    def file_complete(self, file_size: int) -> UploadedFile:
        """The file, whole."""
        data = b"".join(self._parts)
        self._parts = []
        return InMemoryUploadedFile(
            BytesIO(data),
            self.field_name,
            self.file_name or "file",
            self.content_type or "",
            file_size,
            self.charset,
        )


def in_memory(view: View) -> View:
    """Declare that what is uploaded to a page stays in memory. The token is still asked for."""

    @wraps(view)
    @csrf_protect
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    @csrf_exempt  # only until the handler stands: reading the token reads the files, too
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.upload_handlers = [InMemory(request)]
        return checked(request, *args, **kwargs)

    return answer
