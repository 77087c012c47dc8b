"""``minutebook docs``: write the pages of ``docs/`` that are made from the code, or check that they are."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import NamedTuple

import click

from minutebook.assurance.registering import register_kinds
from minutebook.book.kinds import KINDS
from minutebook.cli.opening import Failure
from minutebook.followup import kind as threads

threads.register()


class Page(NamedTuple):
    """A generated page: where it is, from the project's root, and what makes its text."""

    path: str
    module: str
    function: str
    arguments: tuple[str, ...] = ()

    def text(self) -> str:
        """The page as the code makes it now."""
        made: str = getattr(importlib.import_module(self.module), self.function)(*self.arguments)
        return made


register_kinds()
PAGES = (
    Page("docs/commands.md", "minutebook.cli.commands_page", "page"),
    Page("docs/schema.md", "minutebook.book.schema.pages", "page"),
    *(
        Page(f"docs/schema/{kind}.json", "minutebook.book.schema.pages", "json_schema", (kind,))
        for kind in KINDS
    ),
    Page("docs/law.md", "minutebook.law.page", "page"),
    Page("docs/indicators.md", "minutebook.measures.pages", "indicators_page"),
    Page("docs/return-rules.md", "minutebook.measures.pages", "rules_page"),
)


@click.command("docs")
@click.option("--check", is_flag=True, help="write nothing; fail if a page is not what the code makes")
@click.option(
    "--root", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="the project's root"
)
def command(check: bool, root: Path) -> None:
    """Write the generated pages of docs/ again."""
    stale = [page for page in PAGES if _read(root / page.path) != page.text()]
    if check and stale:
        raise Failure(
            f"not what the code makes: {', '.join(page.path for page in stale)}; run minutebook docs"
        )
    for page in stale:
        (root / page.path).parent.mkdir(parents=True, exist_ok=True)
        (root / page.path).write_text(page.text(), encoding="utf-8")
        click.echo(f"{page.path} written")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
