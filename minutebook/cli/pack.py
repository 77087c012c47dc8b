"""``minutebook pack FILE… -o OUT.pdf --title …``: one tagged PDF of any files, without a database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from minutebook.packs.convert import Converter


class Refused(click.ClickException):
    """An error of one line to stderr, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"minutebook pack: {self.message}", err=True)


@click.command("pack")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "-o", "--output", "out", required=True, type=click.Path(path_type=Path), help="the PDF to write"
)
@click.option("--title", required=True, help="the pack's title")
@click.option("--subtitle", default="", help="a line under the title, for a body or a date")
@click.option(
    "--lang", type=click.Choice(["en", "cy"]), default="en", show_default=True, help="the pack's language"
)
@click.option("--council", default="", help="the council's name, printed at the head")
@click.option("--series", default="", help="prefix of the page numbers: E for Part 2, S1- for a supplement")
@click.option(
    "--start", type=click.IntRange(min=1), default=1, show_default=True, help="the first page number"
)
@click.option(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    help="a folder that makes the next build of the same files quicker",
)
@click.option(
    "--max-pages",
    type=click.IntRange(min=1),
    default=5_000,
    show_default=True,
    help="refuse a file with more pages",
)
@click.option(
    "--converter",
    type=click.Choice(["auto", "own", "libreoffice"]),
    default="auto",
    show_default=True,
    help="what turns Word files into PDF",
)
@click.option("--json", "as_json", is_flag=True, help="print what was made as JSON")
def command(
    files: tuple[Path, ...],
    out: Path,
    title: str,
    subtitle: str,
    lang: str,
    council: str,
    series: str,
    start: int,
    cache: Path | None,
    max_pages: int,
    converter: Converter,
    as_json: bool,
) -> None:
    """Make one tagged PDF pack of PDF, Word, HTML, text and picture files, in the order given.

    The pack has a title page with contents, bookmarks, page numbers and links; the accessibility
    tags of every file are kept.
    """
    import tempfile

    import msgspec

    from minutebook.packs import build, convert
    from minutebook.packs.model import House, Limits, PackError, in_language
    from minutebook.packs.numbers import Ledger
    from minutebook.packs.workers import Pool

    if not title.strip():
        raise Refused("the title is empty; give one with --title.")
    with tempfile.TemporaryDirectory(prefix="minutebook-pack-") as scratch, Pool() as pool:
        try:
            items = convert.as_items(
                files, Path(scratch), series=series, converter=converter, lang=in_language(lang)
            )
            built = build.build(
                build.Pack(
                    title=title.strip(),
                    subtitle=subtitle,
                    items=items,
                    house=House(name=council),
                    lang=in_language(lang),
                ),
                out,
                ledger=Ledger({}, {series: start - 1}),
                cache=cache,
                limits=Limits(pages_per_file=max_pages),
                pool=pool,
            )
        except PackError as error:
            raise Refused(str(error)) from None
        except OSError as error:
            raise Refused(f"{out} cannot be written ({error.strerror or error}).") from None
    if as_json:
        sys.stdout.write(msgspec.json.encode(built).decode() + "\n")
        return
    click.echo(f"{out}: {built.pages} pages, {built.size / 1e6:.1f} MB, {built.sha256[:16]}")
    for paper in built.untagged:
        click.echo(f"  without tags: {paper}", err=True)
