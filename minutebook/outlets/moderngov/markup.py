"""Element trees as the real service writes them, and how it writes dates, times, truths and counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

NAMESPACE = "http://moderngov.co.uk/namespaces"
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
LINE = "\r\n"
INDENT = "  "

# What no XML document may hold, however it is escaped (XML 1.0, section 2.2).
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class Element:
    """One element: its text, or its children, or nothing at all.

    ``content`` of ``None`` is written closed in itself (``<election />``); an empty text or list is written
    as the real service writes it, with a line break inside.
    """

    name: str
    content: str | Sequence[Element] | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)

    def find(self, name: str) -> Element | None:
        """The first child of this name."""
        children = self.content if not isinstance(self.content, str) else ()
        return next((child for child in children or () if child.name == name), None)


def document(root: Element) -> bytes:
    """A whole document: indented by two, its lines ended as on Windows, none after the last."""
    return (DECLARATION + LINE + LINE.join(_lines(root, ""))).encode()


def inline(root: Element) -> str:
    """A tree on one line, as it stands inside an envelope."""
    return "".join(_compact(root))


def _lines(element: Element, indent: str) -> Iterator[str]:
    start = f"{indent}<{element.name}{_attributes(element)}"
    content = element.content
    if content is None:
        yield f"{start} />"
    elif isinstance(content, str) and content:
        yield f"{start}>{_BREAKS.sub(LINE, escaped(content))}</{element.name}>"
    else:
        yield f"{start}>"
        for child in content:
            assert isinstance(child, Element)
            yield from _lines(child, indent + INDENT)
        yield f"{indent}</{element.name}>"


def _compact(element: Element) -> Iterator[str]:
    start = f"<{element.name}{_attributes(element)}"
    content = element.content
    if content is None:
        yield f"{start} />"
        return
    yield f"{start}>"
    if isinstance(content, str):
        yield escaped(content)
    else:
        for child in content:
            yield from _compact(child)
    yield f"</{element.name}>"


def _attributes(element: Element) -> str:
    pairs = element.attributes.items()
    return "".join(f' {name}="{escaped(value).replace(QUOTE, "&quot;")}"' for name, value in pairs)


QUOTE = '"'


def escaped(text: str) -> str:
    """Text as it stands between tags; characters XML forbids are left out."""
    plain = _FORBIDDEN.sub("", text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fields(**values: str) -> list[Element]:
    """Children of these names, in this order."""
    return [Element(name, value) for name, value in values.items()]


def truth(value: object) -> str:
    """``True`` or ``False``."""
    return "True" if value else "False"


def count(number: int) -> str:
    """A count, with the blank that stands before every count."""
    return f" {number}"


def day(value: str) -> str:
    """An ISO date or date-time as ``dd/mm/yyyy``; nothing stays nothing."""
    return f"{value[8:10]}/{value[5:7]}/{value[:4]}" if len(value) >= 10 else ""


def hour(value: str) -> str:
    """The time of an ISO date-time as ``h.mm am``; nothing where it has none."""
    if len(value) < 16:
        return ""
    moment = datetime.fromisoformat(value)
    return f"{moment.hour % 12 or 12}.{moment.minute:02} {'am' if moment.hour < 12 else 'pm'}"


def named(text: str) -> str:
    """The title of an agenda item: quotation marks and apostrophes are escaped once more than the rest."""
    return text.replace("'", "&#39;").replace(QUOTE, "&quot;")


def asked_day(text: str) -> str:
    """An ISO date from what a client sends as a date, ``dd/mm/yyyy``; anything else is no date at all.

    That is the real service's way: a range in ISO form is taken without complaint and left out of account,
    and one client sends ``0`` for "no date".
    """
    try:
        return datetime.strptime(text.strip()[:10].strip(), "%d/%m/%Y").date().isoformat()
    except ValueError:
        return ""


def monday(year: int, week: int) -> date:
    """The Monday of a week, counted as clients count them: week 1 is the one of the year's first Monday."""
    first = date(year, 1, 1)
    return first + timedelta(days=-first.weekday() % 7 + 7 * (week - 1))
