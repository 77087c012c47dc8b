"""The account of a source: every element of it taken, left on purpose with the reason, or not understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

EXAMPLES = 3  # words shown of what was not understood, for each sort


@dataclass
class Account:
    """How often each element of the source was met, by its path, and what became of it."""

    taken: Counter[str] = field(default_factory=Counter)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def not_understood(self, path: str, example: str = "", count: int = 1) -> None:
        """Enter something nobody here understands, with some of its words."""
        self.unknown[path] += count
        shown = self.examples.setdefault(path, [])
        if example and len(shown) < EXAMPLES:
            shown.append(" ".join(example.split())[:80])

    def add(self, other: Account) -> None:
        """Add another account to this one."""
        self.taken += other.taken
        self.left += other.left
        for path, count in other.unknown.items():
            self.not_understood(path, count=count)
            self.examples[path] = (self.examples[path] + other.examples.get(path, []))[:EXAMPLES]

    @property
    def elements(self) -> int:
        """How many elements there were in all."""
        return sum(self.taken.values()) + sum(self.left.values()) + sum(self.unknown.values())


class Node:
    """An element of an answer that is being read: what is asked of it is taken, what is left is said.

    Names are asked in lower case and found in any; :meth:`done` enters what nobody asked for as unknown.
    """

    __slots__ = ("account", "attributes", "children", "element", "path")

    def __init__(self, element: Any, account: Account, path: str = "") -> None:
        self.element, self.account = element, account
        self.path = path or name_of(element)
        self.children: dict[str, list[Any]] = {}
        for child in element:
            if isinstance(child.tag, str):
                self.children.setdefault(name_of(child), []).append(child)
        self.attributes = {name.lower(): value for name, value in element.attrib.items()}

    def text(self, name: str) -> str | None:
        """The text of a child, raw; ``None`` where there is none."""
        found = self.children.get(name)
        if not found:
            return None
        child = found.pop(0)
        path = f"{self.path}/{name}"
        self.account.taken[path] += 1
        if len(child):
            for below in child.iterdescendants(etree.Element):
                self.account.not_understood(f"{path}/{name_of(below)}", below.text or "")
        text: str | None = child.text
        return text or ""

    def one(self, name: str) -> Node | None:
        """A child that has children."""
        found = self.children.get(name)
        if not found:
            return None
        self.account.taken[f"{self.path}/{name}"] += 1
        return Node(found.pop(0), self.account, f"{self.path}/{name}")

    def each(self, name: str) -> Iterator[Node]:
        """All children of a name; they are read (and closed) one after another."""
        path = f"{self.path}/{name}"
        for child in self.children.pop(name, []):
            self.account.taken[path] += 1
            node = Node(child, self.account, path)
            yield node
            node.done()

    def attribute(self, name: str) -> str:
        """An attribute's value; empty where there is none."""
        if name not in self.attributes:
            return ""
        self.account.taken[f"{self.path}/@{name}"] += 1
        return str(self.attributes.pop(name))

    def leave(self, why: str, *names: str) -> None:
        """Leave children on purpose, with all that is in them."""
        for name in names:
            for child in self.children.pop(name, ()):
                self._left(child, f"{self.path}/{name}", why)

    def leave_rest(self, why: str) -> None:
        """Leave on purpose whatever was not asked for."""
        self.leave(why, *list(self.children))
        for name in self.attributes:
            self.account.left[(f"{self.path}/@{name}", why)] += 1
        self.attributes = {}

    def _left(self, element: Any, path: str, why: str) -> None:
        self.account.left[(path, why)] += 1
        for child in element:
            if isinstance(child.tag, str):
                self._left(child, f"{path}/{name_of(child)}", why)

    def done(self) -> None:
        """Enter what was not asked for as not understood."""
        for name, rest in self.children.items():
            for child in rest:
                self.account.not_understood(f"{self.path}/{name}", child.text or "")
                for below in child.iterdescendants(etree.Element):
                    self.account.not_understood(f"{self.path}/{name}/…/{name_of(below)}", below.text or "")
        for name, value in self.attributes.items():
            self.account.not_understood(f"{self.path}/@{name}", value)
        self.children, self.attributes = {}, {}


def name_of(element: Any) -> str:
    """An element's name in lower case, without its namespace."""
    tag: str = element.tag
    return tag.rpartition("}")[2].lower()
