"""A council's own look and words: name, crest, colour, contact, from ``site.toml`` in the public folder.

A site with no such file looks well all the same. docs/site.md lists the settings.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import msgspec

from minutebook import home
from minutebook.book.schema import Words
from minutebook.site.colour import BadColour, readable

FILE = "site.toml"
CREST_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp"}
DARK_PAPER, LIGHT_PAPER = "#171a18", "#fdfcf9"
LARGEST_CREST = 200_000  # bytes
logger = logging.getLogger("minutebook.site")


class BadSetting(ValueError):
    """``site.toml`` says something that cannot be; the text names the setting and what to do."""


class CouncilLook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one council sets. ``ask`` says how to put a question to a meeting, ``contact`` whom to reach."""

    name: Words = Words()
    colour: str = ""
    crest: str = ""
    contact: Words = Words()
    ask: Words = Words()


class SiteFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``site.toml``: the address the site stands at, a look for all councils, and looks by council."""

    address: str = ""
    look: CouncilLook = CouncilLook()
    councils: dict[str, CouncilLook] = {}


@dataclass(frozen=True)
class Asset:
    """A file made from the settings, under a name that changes with its bytes."""

    name: str
    data: bytes
    media_type: str

    @property
    def url(self) -> str:
        """Where it is served."""
        return f"/static/{self.name}"


@dataclass(frozen=True)
class Look:
    """One council's look, ready for pages."""

    name: Words = Words()
    sheet: Asset | None = None
    crest: Asset | None = None
    contact: Words = Words()
    ask: Words = Words()
    address: str = ""


@dataclass(frozen=True)
class Looks:
    """All looks of a site, and ``digest``, which changes when any of them does (for the page store)."""

    common: Look = Look()
    councils: dict[str, Look] = field(default_factory=dict)
    digest: str = ""

    def of(self, slug: str) -> Look:
        """The look of the council with this slug."""
        return self.councils.get(slug, self.common)

    def asset(self, name: str) -> Asset | None:
        """The made file of this name."""
        every = [part for look in (self.common, *self.councils.values()) for part in (look.sheet, look.crest)]
        return next((part for part in every if part and part.name == name), None)


@lru_cache(maxsize=4)
def looks(folder: Path) -> Looks:
    """The looks set in a folder's ``site.toml``, read once by each process. Raises :class:`BadSetting`."""
    try:
        data = (folder / FILE).read_bytes()
    except FileNotFoundError:
        return Looks()
    except OSError as error:
        raise BadSetting(f"{folder / FILE} cannot be read ({error.strerror})") from error
    try:
        said = msgspec.toml.decode(data, type=SiteFile)
    except msgspec.DecodeError as error:
        raise BadSetting(f"{folder / FILE}: {error}") from error
    common = _look(folder, said.look, said.address)
    made = {
        slug: _look(folder, _filled(part, said.look), said.address) for slug, part in said.councils.items()
    }
    digest = hashlib.sha256(data)
    for look in (common, *made.values()):
        digest.update(look.crest.data if look.crest else b"-")
    return Looks(common, made, digest.hexdigest())


def looks_or_none() -> Looks:
    """The looks pages are shown in: a fault in the file is logged, and the site stays up without them."""
    try:
        return looks(home.folder("public"))
    except BadSetting as error:
        logger.error("%s; the site is shown without its settings", error)
        return Looks()


def _filled(own: CouncilLook, common: CouncilLook) -> CouncilLook:
    """A council's look with what it leaves open taken from the common one."""
    names = CouncilLook.__struct_fields__
    return CouncilLook(**{name: getattr(own, name) or getattr(common, name) for name in names})


def _look(folder: Path, said: CouncilLook, address: str) -> Look:
    if address and not address.startswith(("https://", "http://")):
        raise BadSetting(f"{FILE}: address is where the site stands, as https://…, not {address!r}")
    return Look(
        said.name,
        _sheet(said.colour) if said.colour else None,
        _crest(folder, said.crest) if said.crest else None,
        said.contact,
        said.ask,
        address.rstrip("/"),
    )


def _sheet(colour: str) -> Asset:
    """A style sheet that puts the council's colour in, made dark or light enough to be read."""
    try:
        light, dark = readable(colour, LIGHT_PAPER), readable(colour, DARK_PAPER)
    except BadColour as error:
        raise BadSetting(f"{FILE}: colour {error}") from error
    text = (
        f":root{{--accent:{light}}}\n@media (prefers-color-scheme:dark){{:root{{--accent:{dark}}}}}\n"
    ).encode()
    return Asset(f"colour-{_digest(text)}.css", text, "text/css; charset=utf-8")


def _crest(folder: Path, name: str) -> Asset:
    path = folder / Path(name).name
    media_type = CREST_TYPES.get(path.suffix.lower())
    if media_type is None:
        raise BadSetting(f"{FILE}: crest {name!r} must be one of {', '.join(CREST_TYPES)}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadSetting(f"{FILE}: crest {name!r} cannot be read beside it ({error.strerror})") from error
    if len(data) > LARGEST_CREST:
        raise BadSetting(f"{FILE}: crest {name!r} is larger than {LARGEST_CREST // 1000} kB; make it smaller")
    return Asset(f"crest-{_digest(data)}{path.suffix.lower()}", data, media_type)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]
