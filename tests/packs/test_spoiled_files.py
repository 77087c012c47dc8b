"""However a file is spoiled, it either goes into a pack that is sound, or is named with a reason; nothing
else happens."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutebook.packs.build import build
from minutebook.packs.check import check
from minutebook.packs.model import BadFile
from tests.packs import made


class Whole(list[bytes]):
    """Good files, which are not to be printed when a test fails."""

    def __repr__(self) -> str:
        return f"{len(self)} files"


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """Good files, plainly written so that a changed byte is a changed word of the file."""
    folder = tmp_path_factory.mktemp("whole")
    found = Whole()
    for maker in (made.typst_pdf, made.word_pdf, made.scan_pdf):
        path = maker(folder / "one.pdf")
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
        found.append(path.read_bytes())
    return found


WORDS = (
    *(b"/Kids", b"/Count", b"/Parent", b"/K ", b"/Pg", b"/S ", b"/P ", b"/Type", b"/MediaBox", b"/Annots"),
    *(
        b"/StructParents",
        b"/Contents",
        b"/Resources",
        b"/Font",
        b"/Nums",
        b"/Rect",
        b"/Dest",
        b"/A ",
        b"/A<<",
    ),
    *(b" 0 R", b"endobj", b"stream", b"xref", b"trailer", b"/Root", b"/Length", b"<<", b">>", b"["),
)
OTHERS = (b"", b"null", b"-1", b"99999999", b"()", b"<<>>", b"[]", b"/X ", b"1 0 R", b"(\xff\xfe", b"true")


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_spoiled_file_is_taken_or_named(whole: Whole, tmp_path: Path, data: st.DataObject) -> None:
    spoiled = data.draw(st.sampled_from(whole))
    for _ in range(data.draw(st.integers(1, 4))):
        word = data.draw(st.sampled_from([word for word in WORDS if word in spoiled]))
        which = data.draw(st.integers(0, spoiled.count(word) - 1))
        at = -1
        for _ in range(which + 1):
            at = spoiled.index(word, at + 1)
        keep = data.draw(st.booleans())
        end = at + len(word)
        if keep:  # what follows the word is overwritten instead of the word
            at, end = end, end + data.draw(st.integers(1, 12))
        spoiled = spoiled[:at] + data.draw(st.sampled_from(OTHERS)) + spoiled[end:]
    path = tmp_path / "spoiled.pdf"
    path.write_bytes(spoiled)
    checked = check(path, texts=[])
    good = made.plain_pdf(tmp_path / "good.pdf")
    out = tmp_path / "pack.pdf"
    try:
        built = build(made.pack([path, good]), out)
    except BadFile as error:
        assert error.name == "spoiled.pdf"
        assert not checked.fit
        return
    assert checked.fit
    with pikepdf.open(out) as pdf:
        assert len(pdf.pages) == built.pages


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2), st.floats(0, 1))
def test_a_file_cut_short(whole: Whole, tmp_path: Path, which: int, share: float) -> None:
    path = tmp_path / "short.pdf"
    path.write_bytes(whole[which][: int(len(whole[which]) * share)])
    try:
        build(made.pack([path]), tmp_path / "pack.pdf")
    except BadFile as error:
        assert error.name == "short.pdf"
