"""The register of rules: what each says, where it stands, for whom, from when until when.

A rule is declared once, beside the function that applies it:

    QUORUM = rule(
        "quorum",
        "Quorum of the council",
        "No business is done unless a quarter of all members are present.",
        Edition("Local Government Act 1972 Sch 12 para 6", Fraction(1, 4), nations=("england", "wales")),
    )

    @QUORUM.answered_by(example(15, seats=60))
    def quorum(seats: int) -> Answer[int]: ...

A rule's editions are rows of one effective-dated table: a meeting is judged by the edition in force on its
day. ``docs/law.md`` is written from the register, and every example in it is run as a test.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, cast

from minutebook import law
from minutebook.law.errors import LawError
from minutebook.law.nations import NATION_NAMES, NATIONS, BodyKind, Nation, must_have

if TYPE_CHECKING:
    from minutebook.law.answer import Answer

Status = Literal["statute", "local", "contested"]
V = TypeVar("V")
F = TypeVar("F", bound="Callable[..., Answer[Any]]")


@dataclass(frozen=True)
class Edition(Generic[V]):
    """One row of a rule's table: what holds (``value``) for whom, from ``since`` to ``until`` inclusive.

    No ``bodies`` means every kind of body. ``status`` is whether the text is law, the council's own
    choice, or law whose reading is contested; ``note`` is what a reader should know of this row, and
    goes as a warning with every answer that rests on a contested one.
    """

    source: str
    value: V
    nations: tuple[Nation, ...] = NATIONS
    bodies: tuple[BodyKind, ...] = ()
    since: date = date.min
    until: date = date.max
    status: Status = "statute"
    note: str = ""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What goes with every answer that rests on this row."""
        return (self.note,) if self.status == "contested" and self.note else ()

    def holds(self, day: date, nation: Nation, body: BodyKind | None) -> bool:
        """Whether this row speaks of ``body`` (any, if None) in ``nation`` on ``day``."""
        return (
            nation in self.nations
            and self.since <= day <= self.until
            and (body is None or not self.bodies or body in self.bodies)
        )


@dataclass(frozen=True)
class Setting(Generic[V]):
    """A choice the council makes: its name, what holds if it makes none, and what it means.

    Where the law itself is contested, ``warning`` goes with every answer that rests on the choice.
    """

    name: str
    default: V
    meaning: str
    options: tuple[V, ...] = ()
    warning: str = ""

    def check(self, value: object) -> V:
        """``value`` if the setting can have it. Raises LawError naming the setting."""
        if type(value) is not type(self.default):
            raise LawError(self.name, f"must be like {self.default!r}, not {value!r}")
        if self.options and value not in self.options:
            raise LawError(self.name, f"must be one of {', '.join(map(repr, self.options))}, not {value!r}")
        if isinstance(value, int) and value < 0:
            raise LawError(self.name, f"cannot be less than 0, but is {value}")
        return value


class Choices:
    """What a council chose, by the name of the setting; what it did not choose stands at its default."""

    def __init__(self, chosen: Mapping[str, object] | None = None) -> None:
        known = settings() if chosen else {}
        self._chosen: dict[str, object] = {}
        for name, value in (chosen or {}).items():
            if name not in known:
                raise LawError(name, f"is not a setting; there are {', '.join(sorted(known))}")
            self._chosen[name] = known[name].check(value)

    @classmethod
    def of(cls, setting: Setting[V], value: V) -> Choices:
        """One choice alone."""
        made = cls()
        made._chosen[setting.name] = setting.check(value)
        return made

    def __getitem__(self, setting: Setting[V]) -> V:
        return cast(V, self._chosen.get(setting.name, setting.default))

    def __str__(self) -> str:
        return ", ".join(f"{name} {value}" for name, value in self._chosen.items())


DEFAULTS = Choices()
"""What holds for a council that chose nothing."""


@dataclass(frozen=True)
class Example:
    """What the rule's function is given, and the result it must give."""

    given: Mapping[str, object]
    gives: object
    of: Callable[..., Answer[Any]] | None = None

    def run(self) -> object:
        """The result the function gives."""
        assert self.of is not None
        return self.of(**self.given).result


def example(gives: object, **given: object) -> Example:
    """An example to hand to ``answered_by``: the result expected, then the function's arguments."""
    return Example(given, gives)


@dataclass(frozen=True, eq=False)
class Rule(Generic[V]):
    """A rule of the law of meetings. ``sentence`` says it plainly, ``editions`` are its dated rows."""

    id: str
    title: str
    sentence: str
    editions: tuple[Edition[V], ...]
    settings: tuple[Setting[Any], ...] = ()
    examples: list[Example] = field(default_factory=list, repr=False)

    def on(self, day: date, nation: Nation, body: BodyKind | None = None) -> Edition[V]:
        """The row in force. Raises LawError naming nation, body or date where the rule says nothing."""
        for edition in self.editions:
            if edition.holds(day, nation, body):
                return edition
        raise self._silence(day, nation, body)

    def holds(self, day: date, nation: Nation, body: BodyKind | None = None) -> bool:
        """Whether the rule says anything of ``body`` in ``nation`` on ``day``."""
        return any(edition.holds(day, nation, body) for edition in self.editions)

    def answered_by(self, *examples: Example) -> Callable[[F], F]:
        """Decorate a function that applies this rule with examples, which are run as tests."""

        def attach(function: F) -> F:
            self.examples.extend(Example(e.given, e.gives, function) for e in examples)
            return function

        return attach

    def _silence(self, day: date, nation: Nation, body: BodyKind | None) -> LawError:
        rows = [edition for edition in self.editions if nation in edition.nations]
        if not rows:
            return LawError("nation", f"{self.title}: there is no such rule in {NATION_NAMES[nation]}")
        if body is not None:
            must_have(nation, body)
            rows = [edition for edition in rows if not edition.bodies or body in edition.bodies]
            if not rows:
                return LawError("body", f"{self.title}: the rule does not speak of this kind of body: {body}")
        return LawError("date", f"{self.title}: no rule is held for {day.isoformat()}")


_RULES: dict[str, Rule[Any]] = {}


def rule(
    id: str, title: str, sentence: str, *editions: Edition[V], settings: tuple[Setting[Any], ...] = ()
) -> Rule[V]:
    """Declare and register a rule: its id, what it is called, what it says, and its dated rows."""
    if id in _RULES:
        raise ValueError(f"two rules are called {id}")
    _RULES[id] = made = Rule(id, title, sentence, editions, settings)
    return made


def registered() -> list[Rule[Any]]:
    """Every rule of the room, in the order of their ids."""
    for module in pkgutil.iter_modules(law.__path__, "minutebook.law."):
        importlib.import_module(module.name)
    return sorted(_RULES.values(), key=lambda rule: rule.id)


def named(id: str) -> Rule[Any]:
    """The rule called ``id``. Raises LawError naming the rule where there is none."""
    rules = {rule.id: rule for rule in registered()}
    if id not in rules:
        near = get_close_matches(id, rules, n=3, cutoff=0.4)
        raise LawError("rule", f"there is no rule {id!r}" + (f"; near it: {', '.join(near)}" if near else ""))
    return rules[id]


def settings() -> dict[str, Setting[Any]]:
    """Every setting of every rule, by name."""
    return {setting.name: setting for rule in registered() for setting in rule.settings}


def from_words(written: Mapping[str, str]) -> dict[str, object]:
    """Choices as written on a command line (call-in-days=4) with the types their settings have.

    Raises LawError naming the setting where there is none or its value cannot be read.
    """
    known, chosen = settings(), dict[str, object]()
    for name, text in written.items():
        default = known[name].default if name in known else text
        try:
            chosen[name] = _YES_NO[text] if isinstance(default, bool) else type(default)(text)
        except (KeyError, ValueError, ZeroDivisionError):
            raise LawError(name, f"must be like {default!r}, not {text!r}") from None
    return chosen


_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
