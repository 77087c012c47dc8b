"""Names given once: ids, slugs, addresses and their digests."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
import unicodedata

ID_LENGTH = 20
_WORDS = re.compile("[a-z0-9]+")

# First segments of the site's own addresses, in both languages; no body may take one.
RESERVED = frozenset(
    [
        "about",
        "accessibility",
        "api",
        "blobs",
        "bodies",
        "calendar",
        "changes",
        "cy",
        "decisions",
        "documents",
        "en",
        "export",
        "feeds",
        "files",
        "find",
        "help",
        "home",
        "id",
        "lines",
        "matters",
        "meetings",
        "members",
        "mgwebservice.asmx",
        "oparl",
        "people",
        "publications",
        "readings",
        "register",
        "resolutions",
        "robots.txt",
        "search",
        "sitemap.xml",
        "static",
        "subscribe",
        "threads",
        "versions",
        "desk",
        "sign-in",
        "actions",
        "votes",
        "indicators",
        "inspections",
        "assurance",
        "forward-plan",
        "notices",
        "packs",
        "minute-books",
        "figures",
    ]
)

# Where objects that do not hang under another live, by kind.
SHELF = {
    "person": "people",
    "document": "documents",
    "decision": "decisions",
    "matter": "matters",
    "reading": "readings",
}


def new_id() -> str:
    """A random id: 100 bits in lower-case base32."""
    return _base32(secrets.token_bytes(13))


def keyed_id(*key: str) -> str:
    """The id that is always the same for the same key (imports: council, source, the source's own id)."""
    return _base32(hashlib.sha256("/".join(key).encode()).digest())


def slug(text: str, *, longest: int = 70) -> str:
    """``text`` as a segment of an address: lower-case ASCII words joined by hyphens, cut at a word."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "")).casefold()
    plain = plain.encode("ascii", "ignore").decode().replace("&", " and ")
    made = "-".join(_WORDS.findall(plain))
    if len(made) > longest:
        made = made[: longest + 1].rsplit("-", 1)[0][:longest]
    return made


def address_digest(parent: str, segment: str) -> str:
    """The digest under which an address is taken: its last segment within its parent (id or shelf)."""
    return hashlib.blake2b(f"{parent}/{segment}".encode(), digest_size=16).hexdigest()


def foreign_digest(host: str, address: str) -> str:
    """The digest of an address of another system, keyed by its old host."""
    return hashlib.blake2b(f"//{host}/{address}".encode(), digest_size=16).hexdigest()


def key_digest(key: str) -> str:
    """The digest under which a publishing key is remembered."""
    return hashlib.blake2b(key.encode(), digest_size=16).hexdigest()


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode().lower()[:ID_LENGTH]
