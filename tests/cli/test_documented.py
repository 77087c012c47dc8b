"""Every command, option, setting and field of the schema is documented, and nothing else is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import msgspec
import pytest

from minutebook.book.kinds import KINDS
from minutebook.book.schema.pages import fields, structures
from minutebook.cli.docs import PAGES, Page
from minutebook.cli.main import main

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = [page for page in PAGES if page.path.startswith(("docs/schema", "docs/commands"))]


@pytest.mark.parametrize("page", OURS, ids=lambda page: page.path)
def test_a_generated_page_is_what_the_code_makes(page: Page) -> None:
    written = (ROOT / page.path).read_text(encoding="utf-8")
    assert written == page.text(), f"{page.path} is stale: run `make docs`"


def commands(group: click.Group, name: str = "minutebook") -> dict[str, click.Command]:
    """Every command by its whole name, with those of groups inside."""
    found: dict[str, click.Command] = {}
    context = click.Context(group)
    for verb in group.list_commands(context):
        command = group.get_command(context, verb)
        assert command is not None
        found[f"{name} {verb}"] = command
        if isinstance(command, click.Group):
            found |= commands(command, f"{name} {verb}")
    return found


@pytest.mark.parametrize("name", sorted(commands(main)))
def test_a_command_and_each_of_its_options_say_what_they_do(name: str) -> None:
    command = commands(main)[name]
    assert command.help
    silent = [o.name for o in command.params if isinstance(o, click.Option) and not (o.help or o.hidden)]
    assert not silent
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert f"## {name}\n" in page


def test_every_setting_is_documented_and_every_documented_one_is_read() -> None:
    read = set()
    for path in (ROOT / "minutebook").rglob("*.py"):
        read |= set(re.findall(r"\b(?:MINUTEBOOK_[A-Z_]+|(?:DESK_)?DATABASE_URL)\b", path.read_text("utf-8")))
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([A-Z_]+)`", page, re.MULTILINE)) == read


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_field_of_the_schema_says_what_it_is(kind: str) -> None:
    for name, struct in structures(KINDS[kind].struct).items():
        missing = {field.name for field in msgspec.structs.fields(struct)} - fields(struct).keys()
        assert not missing, f"{name} does not say what {missing} are"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_json_schema_has_a_description_for_every_field(kind: str) -> None:
    schema = json.loads((ROOT / "docs" / "schema" / f"{kind}.json").read_text(encoding="utf-8"))
    for name, part in schema["$defs"].items():
        silent = [f for f, said in part["properties"].items() if f != "schema" and "description" not in said]
        assert not silent, name
