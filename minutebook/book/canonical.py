"""The bytes of a publication: canonical JSON (RFC 8785: sorted, compact, no floats), NFC, and its hashes."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from functools import cache, reduce
from operator import or_
from typing import Any

import msgspec

from minutebook.book.kinds import KINDS
from minutebook.book.schema import Object
from minutebook.book.schema.common import Part
from minutebook.book.schema.lift import LIFTS, lifted

NO_HASH = "0" * 64


class Address(Part, frozen=True, kw_only=True):
    """An address that stays taken after the words it was made of are gone."""

    digest: str
    object: str


class Envelope(Part, frozen=True, kw_only=True):
    """The body of a publication: the object, or, for a withdrawal or erasure, what was done and why.

    ``through`` is the last version an erasure destroys, ``into`` what a merged object went into.
    ``numbers`` and ``addresses`` carry over what a rebuild can no longer learn
    from the bodies that are hidden or gone.
    """

    object: Object | None = None
    reason: str = ""
    ground: str = ""
    through: int = 0
    into: str = ""
    numbers: dict[str, int] = {}
    addresses: tuple[Address, ...] = ()


class HeadRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a head that its hash covers."""

    council: str
    sequence: int
    object: str
    kind: str
    version: int
    act: str
    role: str
    time: str
    body: str
    previous: str

    def hash(self) -> str:
        """SHA-256, in hex, of this head's canonical JSON."""
        return hashlib.sha256(_encoder.encode(self)).hexdigest()


_encoder = msgspec.json.Encoder(order="sorted")
_plain = msgspec.json.Decoder()


@cache
def _decoder(kinds: int) -> msgspec.json.Decoder[Envelope]:
    """The decoder that knows the kinds registered now (their number tells whether there are new ones)."""
    known = reduce(or_, (kind.struct for kind in KINDS.values()))
    return msgspec.json.Decoder(
        msgspec.defstruct(
            "Envelope", [("object", known | None, None)], bases=(Envelope,), frozen=True, kw_only=True
        )
    )


def encode(envelope: Envelope) -> bytes:
    """The canonical bytes of a publication's body. Raises ``ValueError`` on lone surrogates."""
    try:
        data = _encoder.encode(envelope)
        text = data.decode()
    except UnicodeError as error:
        raise ValueError("a text holds half a character (a lone surrogate): mend it at its source") from error
    if unicodedata.is_normalized("NFC", text):
        return data
    return _encoder.encode(_composed(_plain.decode(data)))


def decode(data: bytes) -> Envelope:
    """Read a body of any released schema version. Raises ``msgspec.ValidationError`` on any other."""
    try:
        return _decoder(len(KINDS)).decode(data)
    except msgspec.ValidationError:
        body = _plain.decode(data)
        if body.get("object", {}).get("schema") not in LIFTS:
            raise
        return msgspec.convert(body | {"object": lifted(body["object"])}, _decoder(len(KINDS)).type)


def plain(data: bytes) -> Any:
    """A body as plain JSON values."""
    return _plain.decode(data)


def canonical(value: Any) -> bytes:
    """Canonical JSON of plain values (exports, interfaces)."""
    return _encoder.encode(value)


def new_salt() -> bytes:
    """32 random bytes."""
    return secrets.token_bytes(32)


def body_hash(salt: bytes, data: bytes) -> str:
    """SHA-256, in hex, of the salt and the body."""
    return hashlib.sha256(salt + data).hexdigest()


def _composed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_composed(item) for item in value]
    if isinstance(value, dict):
        return {_composed(key): _composed(item) for key, item in value.items()}
    return value
