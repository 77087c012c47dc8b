"""The reports: what they say, and their files, real PDF and DOCX whose bytes never change."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from functools import cache

import docx
import typst
from msgspec.structs import replace

from minutebook.book.schema import Document, File, Paragraph, Words
from minutebook.intake.severnshire.bodies import body_name
from minutebook.intake.severnshire.calendar import clock
from minutebook.intake.severnshire.keys import chance, keyed
from minutebook.intake.severnshire.markup import paragraphs
from minutebook.intake.severnshire.minutes import appendices, labelled, limbs
from minutebook.intake.severnshire.plan import Plan, Sitting
from minutebook.intake.severnshire.procedure import notice_given
from minutebook.intake.severnshire.style import STYLES
from minutebook.intake.severnshire.voice import Voice
from minutebook.intake.severnshire.words import weekday_date

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Filed = tuple[File, bytes]

MONEY = (
    "There are no direct financial implications. The work described is met from existing budgets.",
    "Any cost above the approved budget will be reported through the quarterly resources report first.",
    "The costs are within the service's cash limit for {fy}; the section 151 officer has been consulted.",
    "The figures in this report have been agreed with the finance business partner for the service.",
)
LAW = (
    "The Council has the power to act as proposed. No further legal implications arise from the report.",
    "The Monitoring Officer has been consulted, and her comments are reflected in the body of the report.",
    "The duties concerned are set out in the report; nothing proposed here departs from statutory guidance.",
)
EQUALITY = (
    "An equality impact screening has been completed. It found no group worse off, and two that should gain.",
    "A full equality impact assessment is among the background papers; its mitigations have been adopted.",
    "The public sector equality duty has been met. Take-up will be watched by ethnicity and disability.",
)


def documents(plan: Plan, held: Sitting) -> Iterator[tuple[Document, tuple[Filed, ...]]]:
    """The reports and appendices of a meeting, each with the bytes of its files."""
    for entry in held.entries:
        if entry.topic.said("paper") == "no" or "exempt" in entry.topic.head:
            continue
        voice = Voice(plan, held, entry)
        yield _report(voice)
        for part in appendices(entry):
            yield _appendix(voice, part)


def corrected(
    plan: Plan, held: Sitting
) -> Iterator[tuple[Document, tuple[Filed, ...], tuple[Filed, ...], str]]:
    """The reports with a misprinted table: the document, its wrong and right files, and why it was mended."""
    for entry in held.entries:
        if entry.occurrence == 0 and (misprint := entry.topic.said("misprint")):
            right, wrong, why = (part.strip() for part in misprint.split("|"))
            voice = Voice(plan, held, entry)
            document, files = _report(voice)
            content = [_misprinted(p, right, wrong) for p in _content(voice)]
            yield document, _files(voice, document.title.en, content), files, why


def _misprinted(paragraph: Paragraph, right: str, wrong: str) -> Paragraph:
    rows = tuple(tuple(wrong if cell == right else cell for cell in row) for row in paragraph.rows)
    return Paragraph(kind="table", rows=rows) if rows else paragraph


def with_files(document: Document, files: tuple[Filed, ...]) -> Document:
    """``document`` with other files."""
    return replace(document, files=tuple(file for file, _ in files))


def _report(voice: Voice) -> tuple[Document, tuple[Filed, ...]]:
    assert voice.entry
    topic = voice.entry.topic
    title = voice.fill(topic.said("title"))
    files = _files(voice, title, _content(voice))
    document = Document(
        id=keyed("document", voice.entry.key),
        title=Words(en=title),
        kind="report",
        date=notice_given(voice.held).isoformat(),
        author=topic.said("by"),
        files=tuple(file for file, _ in files),
        background=tuple(Words(en=line) for line in voice.lines("background")),
    )
    return document, files


def _appendix(voice: Voice, part: str) -> tuple[Document, tuple[Filed, ...]]:
    assert voice.entry
    title = voice.fill(part.removeprefix("appendix ").strip())
    files = _files(voice, title, list(paragraphs(voice.lines(part))), "pdf")
    document = Document(
        id=keyed("document", f"{voice.entry.key}/{part}"),
        title=Words(en=title),
        kind="appendix",
        date=notice_given(voice.held).isoformat(),
        author=voice.entry.topic.said("by"),
        files=tuple(file for file, _ in files),
    )
    return document, files


def _content(voice: Voice) -> list[Paragraph]:
    """A report from its title page to its background papers."""
    assert voice.entry
    held, topic, style = voice.held, voice.entry.topic, STYLES[voice.held.body]
    bank = chance(voice.entry.key, "implications")
    lines = [
        "| Report to | Details |",
        f"| Meeting | {body_name(held.body)}, {weekday_date(held.day)} |",
        f"| Report of | {topic.said('by')} |",
        f"| Divisions affected | {topic.said('divisions', 'All')} |",
        "# Purpose of the report",
        voice.fill(topic.said("purpose")),
    ]
    if found := limbs(voice, recommended=True):
        lines += ["# Recommendations", *labelled(style, style.recommended, found)]
    lines += voice.lines("report") or ["# Background", *voice.lines("told")]
    lines += ["# Financial implications", *(voice.lines("money") or [voice.fill(bank.choice(MONEY))])]
    lines += ["# Legal implications", bank.choice(LAW), "# Equality implications", bank.choice(EQUALITY)]
    lines += ["# Background papers", *(voice.lines("background") or ["None."])]
    return list(paragraphs(lines))


def _files(voice: Voice, title: str, content: list[Paragraph], only: str = "") -> tuple[Filed, ...]:
    """The files of a document. Most are PDF, a third DOCX, and a few both, the signed PDF first."""
    assert voice.entry
    day = notice_given(voice.held)
    forms = only or chance(voice.entry.key, "form").choice(["pdf", "pdf", "docx", "pdf", "docx", "pdf docx"])
    heading = f"{body_name(voice.held.body)}, {weekday_date(voice.held.day)}"
    makers = {"pdf": (pdf, PDF), "docx": (word, DOCX)}
    found = []
    for form in forms.split():
        make, media_type = makers[form]
        data = make(title, heading, voice.entry.topic.said("by"), day, content)
        found.append((filed(data, media_type, f"{_file_name(title)}.{form}"), data))
    return tuple(found)


def _file_name(title: str) -> str:
    return " ".join("".join(c if c.isalnum() or c in " -" else " " for c in title).split())


def filed(data: bytes, media_type: str, name: str) -> File:
    """The File that describes ``data``."""
    return File(sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type=media_type, name=name)


def _quoted(text: str) -> str:
    """``text`` as Typst content that is exactly that text."""
    return f"[#{json.dumps(text, ensure_ascii=False)}]"


TEMPLATE = """#set document(title: {title}, author: {author}, date: datetime(year: {y}, month: {m}, day: {d}))
#set text(lang: "en", region: "GB", size: 11pt)
#set page(paper: "a4", margin: 2.4cm, numbering: "1", header: text(size: 9pt)[Severnshire County Council])
#set par(justify: false, leading: 0.7em, spacing: 1.1em)
#set table(stroke: 0.5pt + luma(140), inset: 6pt)
#show heading.where(level: 1): set text(size: 18pt)
#show table.cell.where(y: 0): strong
#par[#{heading}]
#heading(level: 1){shown}
"""


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(ignore_system_fonts=True)


def pdf(title: str, heading: str, author: str, day: date, content: Iterable[Paragraph]) -> bytes:
    """A tagged PDF (PDF/UA-1) of ``content``, the same bytes whenever it is made."""
    source = TEMPLATE.format(
        title=json.dumps(title, ensure_ascii=False),
        author=json.dumps(author, ensure_ascii=False),
        heading=json.dumps(heading, ensure_ascii=False),
        shown=_quoted(title),
        y=day.year,
        m=day.month,
        d=day.day,
    )
    source += "\n".join(_typst(paragraph) for paragraph in content)
    made = _compiler().compile(
        input=source.encode(), format="pdf", pdf_standards=["ua-1"], timestamp=clock(day, 9).astimezone(UTC)
    )
    assert isinstance(made, bytes)
    return made


def _typst(paragraph: Paragraph) -> str:
    text = _quoted(paragraph.text.en)
    match paragraph.kind:
        case "heading":
            return f"#heading(level: 2){text}"
        case "bullet":
            return f"#list({text})"
        case "quote":
            return f"#quote(block: true){text}"
        case "table":
            head, *rows = ([_quoted(cell) for cell in row] for row in paragraph.rows)
            cells = ", ".join(cell for row in rows for cell in row)
            return f"#table(columns: {len(head)}, table.header({', '.join(head)}), {cells})"
    if paragraph.label:
        return f"#par(hanging-indent: 2em)[#{json.dumps(paragraph.label)}#h(0.8em)#{text[2:-1]}]"
    return f"#par{text}"


def word(title: str, heading: str, author: str, day: date, content: Iterable[Paragraph]) -> bytes:
    """A Word document of ``content``, the same bytes whenever it is made."""
    document = docx.Document()
    made = datetime.combine(day, time(9))
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.created = properties.modified = made
    properties.comments, properties.language = "", "en-GB"
    document.add_paragraph(heading)
    document.add_heading(title, level=1)
    for paragraph in content:
        _worded(document, paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return _steady(buffer, made)


def _worded(document: docx.document.Document, paragraph: Paragraph) -> None:
    if paragraph.kind == "heading":
        document.add_heading(paragraph.text.en, level=2)
    elif paragraph.kind == "bullet":
        document.add_paragraph(paragraph.text.en, style="List Bullet")
    elif paragraph.kind == "table":
        table = document.add_table(rows=len(paragraph.rows), cols=len(paragraph.rows[0]), style="Table Grid")
        for row, texts in zip(table.rows, paragraph.rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    else:
        label = f"{paragraph.label} " if paragraph.label else ""
        document.add_paragraph(label + paragraph.text.en)


def _steady(made: io.BytesIO, at: datetime) -> bytes:
    """The same archive with every member dated ``at``."""
    steady = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, at.timetuple()[:6])
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(member, old.read(name))
    return steady.getvalue()
