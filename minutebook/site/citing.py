"""How to quote a page of the record so that it can be found and proved for ever."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from django.utils.translation import gettext as _

from minutebook.book.models import Entry
from minutebook.book.schema import Item
from minutebook.site.days import written
from minutebook.site.lookups import Shown
from minutebook.site.reader import Site
from minutebook.site.structured import permanent

SHORT = 10  # characters of a hash that are enough to tell two publications apart by eye


class Citation(NamedTuple):
    """The words to copy, the permanent address, and a link that opens an e-mail with both."""

    words: str
    address: str
    mail: str


def cite(
    site: Site, shown: Shown, body: Entry | None, held: Entry | None, item: Item | None = None
) -> Citation:
    """The citation of an item, meeting or document as it stands in the version shown."""
    entry = shown.entry
    parts = [site.name]
    if body is not None:
        parts.append(body.title)
    if held is not None:
        parts.append(_("meeting of %(day)s") % {"day": written(held.date)})
    if item is not None and item.label:
        parts.append(_("item %(label)s") % {"label": item.label})
    parts.append(f"“{entry.title}”")
    said = {"version": entry.version, "number": entry.sequence, "hash": shown.hash[:SHORT]}
    parts.append(_("version %(version)s, publication %(number)s of the record (%(hash)s)") % said)
    address = permanent(site, entry.object)
    words = ", ".join(parts) + "."
    mail = ""
    if site.address:
        words = f"{words} {address}"
        mail = f"mailto:?subject={quote(entry.title)}&body={quote(words)}"
    return Citation(words, address, mail)
