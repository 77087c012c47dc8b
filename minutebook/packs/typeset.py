"""Typesetting with typst: a template of the house, data as JSON, and out comes a PDF/UA-1.

Words reach a template only as data, so nothing in them can be markup. Only the typefaces inside
typst are used, and no clock: equal data gives equal bytes on every machine.
"""

from __future__ import annotations

import hashlib
import tempfile
import threading
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
import typst

from minutebook.packs.model import House, Lang, PackError

OPTIONS: Any = {"format": "pdf", "pdf_standards": ["ua-1"]}
THREAD = threading.local()
TEMPLATES = Path(__file__).parent / "templates"
DAYS: dict[Lang, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "cy": (
        "Dydd Llun",
        "Dydd Mawrth",
        "Dydd Mercher",
        "Dydd Iau",
        "Dydd Gwener",
        "Dydd Sadwrn",
        "Dydd Sul",
    ),
}
MONTHS: dict[Lang, str] = {
    "en": """January February March April May June
        July August September October November December""",
    "cy": """Ionawr Chwefror Mawrth Ebrill Mai Mehefin
        Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr""",
}


def day_in_words(day: date, lang: Lang) -> str:
    """``Thursday 19 September 2019``, or ``Dydd Iau 19 Medi 2019``."""
    return f"{DAYS[lang][day.weekday()]} {day.day} {MONTHS[lang].split()[day.month - 1]} {day.year}"


NOON: dict[Lang, str] = {"en": "12 noon", "cy": "12 hanner dydd"}
HALVES: dict[Lang, tuple[str, str]] = {"en": ("am", "pm"), "cy": ("y.b.", "y.p.")}


def day_of(at: str) -> date | None:
    """The day of an ISO date or date-time; ``None`` where there is none."""
    return date.fromisoformat(at[:10]) if at else None


def clock(at: str, lang: Lang) -> str:
    """``2019-09-19T14:30`` as ``2.30 pm``; nothing where ``at`` has no time of day."""
    if "T" not in at:
        return ""
    hour, minute = int(at[11:13]), int(at[14:16])
    if (hour, minute) == (12, 0):
        return NOON[lang]
    return f"{(hour - 1) % 12 + 1}{f'.{minute:02}' if minute else ''} {HALVES[lang][hour >= 12]}"


@cache
def template(name: str) -> bytes:
    return (TEMPLATES / name).read_bytes()


@cache
def edition() -> str:
    """Changes when what is set would look different: with the templates and with typst."""
    sheets = b"".join(template(path.name) for path in sorted(TEMPLATES.glob("*.typ")))
    return f"{version('typst')}/{hashlib.sha256(sheets).hexdigest()[:12]}"


def typeset(
    name: str,
    data: Mapping[str, Any],
    *,
    house: House,
    lang: Lang,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """Set ``templates/<name>.typ`` with ``data`` and return the PDF.

    ``pictures`` are files the data names. Raises ``PackError`` when typst refuses, with its reason.
    """
    crest = crest_name(house.crest)
    whole = {
        **data,
        "lang": lang,
        "crest": crest,
        "house": {"name": house.named(lang), "colour": house.colour},
    }
    files = {
        "main.typ": template(f"{name}.typ"),
        "house.typ": template("house.typ"),
        "data.json": msgspec.json.encode(whole, order="sorted"),
        **({crest: house.crest} if crest else {}),
        **(pictures or {}),
    }
    try:
        return compiled(files)
    except (typst.TypstError, RuntimeError) as error:
        raise PackError(f"The {name} sheet could not be set: {error}") from error


def compiled(files: Mapping[str, bytes]) -> bytes:
    """Compile ``main.typ``. typst takes files by name only where all are text, else a folder."""
    if all(name.endswith((".typ", ".json", ".svg")) for name in files):
        given: Any = files
        return bytes(compiler().compile(input=given, **OPTIONS))
    with tempfile.TemporaryDirectory(prefix="minutebook-sheet-") as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        main = Path(folder) / "main.typ"
        return bytes(typst.compile(main, root=folder, ignore_system_fonts=True, **OPTIONS))


def compiler() -> Any:
    """This thread's compiler: made once, as it takes longer to read the typefaces than to set a page."""
    if not hasattr(THREAD, "compiler"):
        THREAD.compiler = typst.Compiler(ignore_system_fonts=True)
    return THREAD.compiler


def crest_name(crest: bytes) -> str:
    """A file name for the crest that tells typst its format; empty where there is none."""
    if not crest:
        return ""
    if crest.startswith(b"\x89PNG"):
        return "crest.png"
    if crest.startswith(b"\xff\xd8"):
        return "crest.jpg"
    if b"<svg" in crest[:4096]:
        return "crest.svg"
    raise PackError("The crest is neither SVG, PNG nor JPEG. Upload it as one of these.")
