"""The account of a source: every element of it taken, left on purpose with the reason, or not understood."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

_NAMES: dict[Any, str] = {}
EXAMPLES = 3  # words shown of what was not understood, for each sort


@dataclass
class Account:
    """How often each element of the source was met, by its path, and what became of it."""

    inside: dict[str, dict[str, int]] = field(default_factory=dict)
    """What was taken: by the path of what it stands in, then by its name."""
    left: Counter[tuple[str, str]] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    @property
    def taken(self) -> Counter[str]:
        """How often each element was taken, by its path."""
        return Counter(
            {
                f"{path}/{name}" if path else name: count
                for path, names in self.inside.items()
                for name, count in names.items()
            }
        )

    def taken_in(self, path: str) -> dict[str, int]:
        """The counts of what is taken inside an element of a path."""
        if path not in self.inside:
            self.inside[path] = defaultdict(int)
        return self.inside[path]

    def take(self, path: str, count: int = 1) -> None:
        """Enter something as taken (or, with -1, as not taken after all)."""
        within, _, name = path.rpartition("/") if ": " not in path else ("", "", path)
        self.taken_in(within)[name] += count

    def not_understood(self, path: str, example: str = "", count: int = 1) -> None:
        """Enter something nobody here understands, with some of its words."""
        self.unknown[path] += count
        shown = self.examples.setdefault(path, [])
        if example and len(shown) < EXAMPLES:
            shown.append(" ".join(example.split())[:80])

    @property
    def elements(self) -> int:
        """How many elements there were in all."""
        return sum(self.taken.values()) + sum(self.left.values()) + sum(self.unknown.values())


class Node:
    """An element of an answer that is being read: what is asked of it is taken, what is left is said.

    Names are asked in lower case and found in any; :meth:`done` enters what nobody asked for as unknown.
    """

    __slots__ = ("account", "attributes", "children", "element", "path", "taken")

    def __init__(self, element: Any, account: Account, path: str = "") -> None:
        self.element, self.account = element, account
        self.path = path or name_of(element)
        self.taken = account.taken_in(self.path)
        # One child, or a list of those that have one name: an answer has tens of thousands of the former.
        children: dict[str, Any] = {}
        for child in element:
            name = _NAMES.get(child.tag) or name_of(child)
            if name not in children:
                children[name] = child
            elif name:
                had = children[name]
                children[name] = [*had, child] if type(had) is list else [had, child]
        children.pop("", None)
        self.children = children
        self.attributes = {name.lower(): value for name, value in element.attrib.items()}

    def _first(self, name: str) -> Any:
        found = self.children.pop(name, None)
        if type(found) is list:
            first, *rest = found
            self.children[name] = rest
            return first
        return found

    def text(self, name: str) -> str | None:
        """The text of a child, raw; ``None`` where there is none."""
        child = self.children.pop(name, None)
        if child is None:
            return None
        if type(child) is list:
            child, *self.children[name] = child
        self.taken[name] += 1
        if len(child) or child.keys():
            self._unknown_in(child, f"{self.path}/{name}")
        text: str | None = child.text
        return text or ""

    def one(self, name: str) -> Node | None:
        """A child that has children."""
        child = self._first(name)
        if child is None:
            return None
        self.taken[name] += 1
        return Node(child, self.account, f"{self.path}/{name}")

    def all(self, name: str) -> list[Any]:
        """The children of a name, as they are."""
        found = self.children.pop(name, None)
        if found is None:
            return []
        return found if type(found) is list else [found]

    def each(self, name: str) -> Iterator[Node]:
        """All children of a name; they are read (and closed) one after another."""
        path = f"{self.path}/{name}"
        for child in self.all(name):
            self.taken[name] += 1
            node = Node(child, self.account, path)
            yield node
            node.done()

    def attribute(self, name: str) -> str:
        """An attribute's value; empty where there is none."""
        if name not in self.attributes:
            return ""
        self.taken[f"@{name}"] += 1
        return str(self.attributes.pop(name))

    def leave(self, why: str, *names: str) -> None:
        """Leave children on purpose, with all that is in them."""
        for name in names:
            if name in self.children:
                for child in self.all(name):
                    self._left(child, f"{self.path}/{name}", why)

    def leave_rest(self, why: str) -> None:
        """Leave on purpose whatever was not asked for."""
        self.leave(why, *list(self.children))
        for name in self.attributes:
            self.account.left[(f"{self.path}/@{name}", why)] += 1
        self.attributes = {}

    def refuse(self, why: str, example: str) -> None:
        """Enter this very element as not understood after all: ``why`` ends the sentence it begins."""
        self.account.take(self.path, -1)
        self.account.not_understood(f"{self.path} {why}", example)

    def _left(self, element: Any, path: str, why: str) -> None:
        self.account.left[(path, why)] += 1
        for name, _ in element.items():
            self.account.left[(f"{path}/@{name.lower()}", why)] += 1
        for child in element:
            if isinstance(child.tag, str):
                self._left(child, f"{path}/{name_of(child)}", why)

    def done(self) -> None:
        """Enter what was not asked for as not understood."""
        for name in list(self.children):
            for child in self.all(name):
                self.account.not_understood(f"{self.path}/{name}", child.text or "")
                self._unknown_in(child, f"{self.path}/{name}")
        for name, value in self.attributes.items():
            self.account.not_understood(f"{self.path}/@{name}", value)
        self.children, self.attributes = {}, {}

    def _unknown_in(self, element: Any, path: str) -> None:
        """Enter what is in an element, and what hangs on it, as not understood."""
        for below in element.iter(etree.Element):
            within = path if below is element else f"{path}/…/{name_of(below)}"
            if below is not element:
                self.account.not_understood(within, below.text or "")
            for name, value in below.items():
                self.account.not_understood(f"{within}/@{name.lower()}", value)


def name_of(element: Any) -> str:
    """An element's name in lower case, without its namespace; empty for what is none (an instruction)."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    if len(_NAMES) < 1000:
        return _NAMES.setdefault(tag, tag.rpartition("}")[2].lower())
    return tag.rpartition("}")[2].lower()
