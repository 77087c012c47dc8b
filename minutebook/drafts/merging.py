"""Two people saved the same part: what each changed is joined, and where both changed one thing it is said.

Works on plain JSON. Objects are merged field by field, lists of things with ids thing by thing, lists of
names name by name, everything else as a whole.
"""

from __future__ import annotations

from typing import Any

ABSENT: Any = object()


def merge(base: Any, mine: Any, theirs: Any) -> tuple[Any, list[str]]:
    """Join two changes of ``base``. Returns the joined value, and the fields both changed differently.

    Where there is such a field the joined value holds *theirs* in it.
    """
    clashes: list[str] = []
    return _merge(base, mine, theirs, "", clashes), clashes


def _merge(base: Any, mine: Any, theirs: Any, at: str, clashes: list[str]) -> Any:
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return _fields(base if isinstance(base, dict) else {}, mine, theirs, at, clashes)
    if _identified(mine) and _identified(theirs) and (base is ABSENT or _identified(base)):
        return _things([] if base is ABSENT else base, mine, theirs, at, clashes)
    if all(_names(value) for value in (mine, theirs, [] if base is ABSENT else base)):
        return _listed([] if base is ABSENT else base, mine, theirs)
    clashes.append(at or "all of it")
    return theirs


def _names(value: Any) -> bool:
    return (
        isinstance(value, list)
        and all(isinstance(one, str) for one in value)
        and len(set(value)) == len(value)
    )


def _listed(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """Names in an order (the items of an agenda): what either took off goes, what either added stays."""
    gone = {name for name in base if name not in mine or name not in theirs}
    return [name for name in _order(base, mine, theirs) if name not in gone]


def _fields(base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any], at: str, c: list[str]) -> Any:
    merged = {}
    for name in dict.fromkeys((*theirs, *mine)):
        path = f"{at}.{name}" if at else name
        value = _merge(base.get(name, ABSENT), mine.get(name, ABSENT), theirs.get(name, ABSENT), path, c)
        if value is not ABSENT:
            merged[name] = value
    return merged


def _identified(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(thing, dict) and thing.get("id") for thing in value)


def _things(base: list[Any], mine: list[Any], theirs: list[Any], at: str, clashes: list[str]) -> list[Any]:
    before = {thing["id"]: thing for thing in base}
    ours = {thing["id"]: thing for thing in mine}
    others = {thing["id"]: thing for thing in theirs}
    merged = {}
    for key in dict.fromkeys((*others, *ours)):
        value = _merge(
            before.get(key, ABSENT), ours.get(key, ABSENT), others.get(key, ABSENT), f"{at}[{key}]", clashes
        )
        if value is not ABSENT:
            merged[key] = value
    return [merged[key] for key in _order(list(before), list(ours), list(others)) if key in merged]


def _order(before: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """The order of whoever moved things (theirs, if both did); what only one has follows its neighbour."""
    common = [key for key in theirs if key in set(before)]
    lead, follow = (mine, theirs) if common == [k for k in before if k in set(theirs)] else (theirs, mine)
    order = list(lead)
    for index, key in enumerate(follow):
        if key not in order:
            after = next((k for k in reversed(follow[:index]) if k in order), None)
            order.insert(order.index(after) + 1 if after else 0, key)
    return order
