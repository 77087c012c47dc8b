"""Where a member's picture and page stand, in the old system's addresses."""

from __future__ import annotations

import re

from minutebook.book.schema import Identifier, Person
from minutebook.outlets.moderngov.source import Source

BIG = re.compile(r"/big(pic|mug)\.")
MISSING = {"small": "mgimages/missingsmallmug.gif", "big": "mgimages/missingbigmug.gif"}


def identified(identifiers: tuple[Identifier, ...], scheme: str) -> str:
    """What another system calls a thing, under this scheme; nothing where it has no name there."""
    return next((one.value for one in identifiers if one.scheme == f"moderngov:{scheme}"), "")


def picture(source: Source, person: Person, size: str) -> str:
    """The address of a member's picture, ``small`` or ``big``; where there is none, that of the blank one."""
    path = identified(person.identifiers, "photo")
    if not path and person.portrait is not None:
        path = picture_path(person.number)
    if not path:
        return source.url(MISSING[size])
    return source.url(BIG.sub(rf"/{size}\1.", path))


def picture_path(number: int) -> str:
    """Where the picture of the member with this number stands: its last three digits are the folders."""
    last = f"{number:03}"[::-1]
    return f"UserData/{last[0]}/{last[1]}/{last[2]}/Info{number:08}/bigpic.jpg"


def page(number: int) -> str:
    """The address of a member's page. One client cuts the number off after a fixed count of characters."""
    return f"mgUserInfo.aspx?UID={number}"


def full_name(source: Source, person: Person) -> str:
    """The name with what goes before it, said once where the name itself begins with it."""
    title, name = source.words(person.title), source.words(person.name)
    return name if not title or name.startswith(f"{title} ") else f"{title} {name}"
