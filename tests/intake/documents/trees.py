"""A small invented tree of papers, as a council's web site leaves them, in every kind of file."""

from __future__ import annotations

import textwrap
from pathlib import Path

import docx
import pikepdf

COUNCIL = "Oakshire District Council"

AGENDA = """{body}

You are summoned to attend a meeting of the {body} to be held in the Market Hall, Oakham on \
{weekday}, {day} at {hour}. The business to be transacted is set out below.

AGENDA

1. Apologies for Absence

2. Minutes

To confirm the minutes of the meeting held on {before}.

3. Flooding at Mill Lane

To receive the report of the Head of Drainage.

4. Library Opening Hours

To consider the results of the survey.
"""

MINUTES = """MINUTES OF PROCEEDINGS AT {kind}MEETING OF THE {body} HELD IN THE MARKET HALL, OAKHAM, \
ON {weekday}, {day} AT {hour}

PRESENT IN THE CHAIR: Councillor {chair}.

MEMBERS PRESENT:
Councillors {present}.

APOLOGIES: Councillor Brennan.

OFFICIALS IN ATTENDANCE:
Head of Drainage (Ms. P. Nolan), Clerk (Mr. T. Hale).

1. Apologies for Absence

An apology was received from Councillor Brennan.

2. Minutes

The minutes of the meeting held on {before} were confirmed and signed.

3. Flooding at Mill Lane

The Head of Drainage said that the culvert had been cleared twice.

RESOLVED that a report on the culvert be brought to the next meeting.

4. Library Opening Hours

It was agreed to open the library on Saturdays.

This concluded the meeting.

Signed: ______________________
"""

PLANNING = "Planning Committee"
HOUSING = "Housing Committee"


def agenda(body: str, weekday: str, day: str, hour: str, before: str = "3rd January, 2023") -> str:
    """The agenda of a meeting."""
    return AGENDA.format(body=body, weekday=weekday, day=day, hour=hour, before=before)


def minutes(
    body: str,
    weekday: str,
    day: str,
    hour: str,
    *,
    before: str = "3rd January, 2023",
    chair: str = "M. Ní Bhriain",
    present: str = "Séamus Ó Ceallaigh, Donegan, Hartnett and Walsh",
    kind: str = "",
) -> str:
    """The minutes of a meeting, in the order of its agenda."""
    return MINUTES.format(
        body=body.upper(),
        weekday=weekday.upper(),
        day=day.upper(),
        hour=hour.upper(),
        before=before,
        chair=chair,
        present=present,
        kind=kind,
    )


def write(root: Path) -> Path:
    """Seven meetings of two bodies: agendas in their month's folder, minutes in the next meeting's."""
    days = [
        ("Tuesday", "3rd January, 2023", "2023/01"),
        ("Tuesday", "7th February, 2023", "2023/02"),
        ("Tuesday", "7th March, 2023", "2023/03"),
        ("Tuesday", "4th April, 2023", "2023/04"),
    ]
    for number, (weekday, day, folder) in enumerate(days):
        place = root / folder
        place.mkdir(parents=True, exist_ok=True)
        before = days[number - 1][1] if number else "6th December, 2022"
        _text(place / f"Agenda - {PLANNING} - {day}.txt", agenda(PLANNING, weekday, day, "7.30 p.m.", before))
        if number:
            past, held, _ = days[number - 1]
            earlier = days[number - 2][1] if number > 1 else "6th December, 2022"
            _text(
                place / f"Minutes - {PLANNING} - {held}.md",
                minutes(PLANNING, past, held, "7.30 p.m.", before=earlier),
            )
    _text(
        root / "2023/02/housing minutes.txt",
        minutes(HOUSING, "Thursday", "9th February, 2023", "10.00 a.m."),
    )
    _text(
        root / "2023/02/housing special minutes.txt",
        minutes(HOUSING, "Thursday", "9th February, 2023", "2.00 p.m.", kind="SPECIAL "),
    )
    _text(
        root / "2023/05/minutes of housing.txt",
        minutes("Housing Comittee", "Thursday", "4th May, 2023", "10.00 a.m.", before="9th February, 2023"),
    )
    for number in range(4):
        day = f"{6 + number}th June, 2023"
        _text(
            root / f"2023/06/housing {number}.txt",
            minutes(HOUSING, ("Tuesday", "Wednesday", "Thursday", "Friday")[number], day, "10.00 a.m."),
        )
    return root


def _text(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")


def word(path: Path, words: str) -> Path:
    """The words as a Word file, a paragraph for each."""
    made = docx.Document()
    for paragraph in words.split("\n\n"):
        made.add_paragraph(" ".join(paragraph.split()))
    made.save(str(path))
    return path


def html(path: Path, words: str) -> Path:
    """The words as a page of HTML."""
    paragraphs = "".join(f"<p>{' '.join(part.split())}</p>" for part in words.split("\n\n"))
    path.write_text(f"<!doctype html><title>Papers</title><body>{paragraphs}</body>", encoding="utf-8")
    return path


def pdf(path: Path, words: str, *, password: str = "") -> Path:
    """The words as a PDF of two pages (one line of text an object), locked where there is a password."""
    lines = [line for one in words.split("\n") for line in textwrap.wrap(one, 90) or [""]]
    half = len(lines) // 2
    with pikepdf.new() as made:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        for part in (lines[:half], lines[half:]):
            made.add_blank_page(page_size=(595, 842))
            page = made.pages[-1]
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            page.Contents = made.make_stream(_drawn(part))
        lock = pikepdf.Encryption(owner=password, user=password) if password else False
        made.save(path, encryption=lock)
    return path


def _drawn(lines: list[str]) -> bytes:
    out = [b"BT /F1 8 Tf 40 800 Td 11 TL"]
    for line in lines:
        safe = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        out.append(b"(" + safe.encode("cp1252", "replace") + b") Tj T*")
    return b"\n".join([*out, b"ET"])
