"""The schema as JSON Schema and as a page to read, both made from the structures themselves."""

from __future__ import annotations

import ast
import inspect
import json
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from minutebook.book.kinds import KINDS
from minutebook.book.schema.common import Part, Record

BEGINNING = """# The schema

What the book holds: one structure for each kind of object, named and versioned by its `schema`
(`meeting/1`). A published version of a schema is never changed, only followed by the next; older ones stay
readable for ever. Fields left out have the value given under *default*; an unknown field is refused. Texts
are in Unicode NFC, days are ISO (`2026-05-06`), there are no fractions. The same as JSON Schema:
[schema/](schema/).

An object is published by `minutebook publish FILE` and shown by `minutebook show ID --json`.
"""


def json_schema(kind: str) -> str:
    """The JSON Schema of one kind, as the text of a file."""
    (made,), components = msgspec.json.schema_components([KINDS[kind].struct], ref_template="#/$defs/{name}")
    for name, struct in structures(KINDS[kind].struct).items():
        described = fields(struct)
        for field, said in components[name].get("properties", {}).items():
            if field in described:
                components[name]["properties"][field] = {"description": described[field], **said}
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "$defs": components}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def page() -> str:
    """The page ``docs/schema.md``."""
    parts = [BEGINNING]
    every: dict[str, type[Part]] = {}
    for kind in KINDS.values():
        every |= structures(kind.struct)
    own = {kind.struct.__name__ for kind in KINDS.values()}
    parts.append("## What every object has\n\n" + _table(Record))
    for name, kind in KINDS.items():
        tag = kind.struct.__struct_config__.tag
        parts.append(f"## {name.capitalize()} (`{tag}`)\n\n{_summary(kind.struct)}\n\n{_table(kind.struct)}")
    parts.append("# Parts\n\nWhat objects are made of.\n")
    for name in sorted(every.keys() - own):
        parts.append(f"## {name}\n\n{_summary(every[name])}\n\n{_table(every[name])}")
    return "\n".join(parts)


@cache
def fields(struct: type[Part]) -> dict[str, str]:
    """What each field of a structure is, from the docstring under it; those it inherits too."""
    found: dict[str, str] = {}
    for base in reversed(struct.__mro__):
        if not (issubclass(base, Part) and base is not Part):
            continue
        (node,) = ast.parse(inspect.getsource(base)).body
        assert isinstance(node, ast.ClassDef)
        for field, said in zip(node.body, node.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(said, ast.Expr):
                assert isinstance(field.target, ast.Name)
                found[field.target.id] = str(ast.literal_eval(said.value))
    return found


def _summary(struct: type[Part]) -> str:
    return (inspect.getdoc(struct) or "").replace("``", "`")


def _table(struct: type[Part]) -> str:
    described = fields(struct)
    inherited = set() if struct is Record else {f.name for f in msgspec.structs.fields(Record)}
    rows = ["| field | type | default | what it is |", "|---|---|---|---|"]
    for field in msgspec.structs.fields(struct):
        if field.name in inherited and issubclass(struct, Record):
            continue
        default = "needed" if field.required else f"`{_default(field)}`"
        rows.append(f"| `{field.name}` | {_type(field.type)} | {default} | {described.get(field.name, '')} |")
    return "\n".join(rows) + "\n"


def _default(field: msgspec.structs.FieldInfo) -> str:
    factory = field.default_factory
    value = field.default if factory is msgspec.NODEFAULT else factory()
    return json.dumps(msgspec.to_builtins(value), ensure_ascii=False)


def _type(annotation: Any) -> str:
    """A type in words: a text, a list of them, one of several words."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return " · ".join(f"`{word}`" for word in inner)
    if origin is tuple:
        return f"list of {_type(inner[0])}"
    if origin is dict:
        return f"{_type(inner[1])} by name"
    if origin in (Union, UnionType):
        return " or ".join(_type(part) for part in inner if part is not type(None))
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return {str: "text", int: "whole number", bool: "yes or no"}.get(annotation, str(annotation))


def structures(struct: type[Part]) -> dict[str, type[Part]]:
    """A structure and all it is made of, by name."""
    found: dict[str, type[Part]] = {}
    waiting: list[Any] = [struct]
    while waiting:
        annotation = waiting.pop()
        waiting += get_args(annotation)
        if isinstance(annotation, type) and issubclass(annotation, Part) and annotation.__name__ not in found:
            found[annotation.__name__] = annotation
            waiting += [field.type for field in msgspec.structs.fields(annotation)]
    return found
