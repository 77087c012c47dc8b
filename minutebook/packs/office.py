"""LibreOffice and ocrmypdf, where they are installed: each a program of its own, watched by a clock."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

MISSING = (
    "needs LibreOffice to be turned into PDF, and it is not installed or could not read the file",
    "Save it as PDF or as .docx.",
)
PDF_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"}}'
)
SECONDS = 180


@cache
def found() -> str:
    """The path of LibreOffice's program, or ``""``."""
    return shutil.which("soffice") or shutil.which("libreoffice") or ""


def to_pdf(path: Path, folder: Path) -> Path | None:
    """Have LibreOffice write a tagged PDF into ``folder``; ``None`` where it could not.

    Each run has a profile of its own, so that several may run at once, and no macro can run.
    """
    program = found()
    if not program:
        return None
    with tempfile.TemporaryDirectory(prefix="minutebook-office-") as profile:
        made = Path(profile) / "out"
        done = run(
            [
                program,
                f"-env:UserInstallation=file://{profile}/profile",
                "--headless",
                "--norestore",
                "--nolockcheck",
                "--convert-to",
                PDF_FILTER if path.suffix.lower() in (".docx", ".doc", ".odt", ".rtf") else "pdf",
                "--outdir",
                str(made),
                str(path.resolve()),
            ]
        )
        written = made / f"{path.stem}.pdf"
        if not done or not written.is_file():
            return None
        target = folder / f"{len(list(folder.iterdir()))}-{path.stem}.pdf"
        shutil.move(written, target)
        return target


@cache
def ocr_found() -> str:
    """The path of ocrmypdf, or ``""``."""
    return shutil.which("ocrmypdf") or ""


def recognised(path: Path, target: Path, *, languages: str = "eng+cym") -> bool:
    """Have ocrmypdf write ``target`` with the text of scanned pages under their pictures.

    Pages that have text are left as they are. ``False`` where it is not installed or failed.
    """
    program = ocr_found()
    return bool(program) and run(
        [program, "--skip-text", "--quiet", "-l", languages, str(path), str(target)], SECONDS * 10
    )


def run(command: list[str], seconds: int = SECONDS) -> bool:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env={**os.environ, "SOURCE_DATE_EPOCH": "0"},
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
