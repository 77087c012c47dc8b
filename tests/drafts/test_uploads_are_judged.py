"""An upload is judged by its own bytes, size and nesting; nothing has opened it when it is refused."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.drafts import uploads
from minutebook.drafts.uploads import DOCX, PDF, BadUpload, harmless, judge

DOCUMENT = b'<w:document xmlns:w="w"><w:body><w:p><w:t>Words</w:t></w:p></w:body></w:document>'


def word(**parts: bytes) -> bytes:
    """A zip with a Word file's body and these parts more (``__`` for a slash, ``_`` for a full stop)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", DOCUMENT)
        for name, body in parts.items():
            packed.writestr(name.replace("__", "/").replace("_", "."), body)
    return out.getvalue()


def test_it_works() -> None:
    assert judge(word(), "report.docx") == DOCX
    assert judge(b"%PDF-1.7\n...", "report.pdf") == PDF


def test_the_name_says_nothing_about_what_it_is() -> None:
    assert judge(b"%PDF-1.7\n...", "report.docx") == PDF
    with pytest.raises(BadUpload, match="neither a PDF nor a Word file"):
        judge(b"MZ\x90\x00 a program", "report.pdf")


REFUSED = {
    "nothing": (b"", "is empty"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office file"),
    "a web page": (b"<!doctype html><script>alert(1)</script>", "neither a PDF"),
    "a zip of another kind": (word()[:40], "is damaged"),
    "entities that grow": (
        word(word__header1_xml=b'<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><a>&c;</a>'),
        "defines entities",
    ),
    "entities in another encoding": (
        word(word__header1_xml='<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'.encode("utf-16")),
        "defines entities",
    ),
    "nesting without end": (word(word__header1_xml=b"<a>" * 2000 + b"</a>" * 2000), "nested too deeply"),
    "a part that grows beyond measure": (
        word(word__media__a_png=bytes(30_000_000)),
        "far more than a report",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_may_do_harm_is_refused_with_the_reason(what: str) -> None:
    data, reason = REFUSED[what]
    with pytest.raises(BadUpload, match=reason):
        judge(data, "report.docx")


def test_two_parts_of_one_name_are_refused() -> None:
    out = io.BytesIO(word())
    with pytest.warns(UserWarning), zipfile.ZipFile(out, "a") as packed:
        packed.writestr("word/document.xml", DOCUMENT)
    with pytest.raises(BadUpload, match="two parts of one name"):
        judge(out.getvalue(), "report.docx")


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(word())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 3)
    with pytest.raises(BadUpload, match="damaged"):
        judge(bytes(data), "report.docx")


def test_a_file_that_is_too_large_is_refused_before_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST", 10)
    with pytest.raises(BadUpload, match="the limit is"):
        judge(b"%PDF-1.7 and some more", "report.pdf")


@given(st.binary(max_size=400))
def test_whatever_comes_is_taken_or_refused_in_words(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"%PDF-", word()[:120]):
        try:
            assert judge(start + data, "a") in (PDF, DOCX)
        except BadUpload as refusal:
            assert str(refusal).endswith(".")


@given(st.text())
def test_a_harmless_name_can_do_nothing(name: str) -> None:
    made = harmless(name, ".pdf")
    assert made.endswith(".pdf") and made.removesuffix(".pdf")
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.")
    assert made.count(".") == 1 and not made.startswith(("-", "."))


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\reports\\Budget (final).docx", "Budget-final.docx"),
        ("Adroddiad y Bwrdd ŵyl.pdf", "Adroddiad-y-Bwrdd-wyl.pdf"),
        ("\x00.pdf", "paper.pdf"),
        ("...", "paper"),
    ],
)
def test_names_keep_what_is_plain(given_name: str, kept: str) -> None:
    assert harmless(given_name) == kept
