"""Who is meant by a name in an attendance: one person however written, nobody where it could be two."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from minutebook.book.identity import keyed_id
from minutebook.book.schema import Person, Words
from minutebook.intake.documents.roll import Present
from minutebook.intake.documents.spelling import folded, like
from minutebook.reading.lexicon import terms

_PARTICLES = terms("o mac mc ni nic ui de van von le la")
RARE = 2  # times a name is found that may be a slip, or
SHARE = 4  # as often as this part of the right one
SURE = 10  # times a surname stands with initials, from which one seen once is a slip and no person
MANY = 6  # times at least for the name it is a slip of


@dataclass(frozen=True)
class Name:
    """A name taken apart: the key of the surname, the first letter of the given name, both as printed."""

    key: str
    initial: str
    given: str
    surname: str
    title: str = ""


def name_of(printed: str, title: str = "") -> Name:
    """Take a name apart: "M. Collins", "Séighin Ó Ceallaigh", "Mc Creesh"; any name gives one."""
    words = printed.split()
    cut = len(words) - 1
    while cut > 0 and folded(words[cut - 1]).strip(".") in _PARTICLES and len(words[cut - 1]) < 5:
        if re.fullmatch(r"[A-Z]\.", words[cut - 1]):
            break
        cut -= 1
    surname, given = " ".join(words[cut:]), " ".join(words[:cut])
    key = "".join(char for char in folded(surname) if char.isalpha())
    first = re.search(r"[^\W\d_]", folded(given))
    return Name(key, first.group() if first else "", given, surname, title)


@dataclass
class OnePerson:
    """One person: how often each form of the name stands, and on which bodies."""

    id: str
    key: str
    initial: str
    names: Counter[Name] = field(default_factory=Counter)
    standing: bool = False

    @property
    def count(self) -> int:
        return sum(self.names.values())


@dataclass(frozen=True)
class Slip:
    """A name taken for a misspelt one: a person of its own, merged, so that it can be split."""

    id: str
    name: Name
    into: str
    reason: str


class People:
    """The members that attendances name.

    ``known`` are the persons who stand in the book, by id with their names; ``apart`` the ids that a
    person has split from another.
    """

    def __init__(
        self, council: str, known: Mapping[str, str] | None = None, apart: frozenset[str] = frozenset()
    ) -> None:
        self.council, self.apart = council, apart
        self.found: dict[tuple[str, str], OnePerson] = {}
        self.on_body: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.bodies_of: dict[str, set[str]] = defaultdict(set)
        self.sat: dict[str, set[str]] = defaultdict(set)
        self.slips: list[Slip] = []
        self._slip_of: dict[str, str] = {}
        self._by_surname: dict[str, list[OnePerson]] = defaultdict(list)
        for person_id, printed in (known or {}).items():
            one = name_of(_untitled(printed))
            person = OnePerson(person_id, one.key, one.initial, Counter({one: 1}), standing=True)
            self.found.setdefault((one.key, one.initial), person)

    def learn(self, named: Iterable[tuple[str, str, Present]]) -> None:
        """Take in all names (with the body that met, and which meeting it was), then settle who is who."""
        counted: Counter[Name] = Counter()
        for body, sitting, present in named:
            one = name_of(present.name, present.title)
            if not one.key:
                continue
            counted[one] += 1
            self.bodies_of[one.key].add(body)
            self.sat[one.key].add(sitting)
            if one.initial:
                self.on_body[body, one.key][one.initial] += 1
        self._settle(counted)

    def _settle(self, counted: Counter[Name]) -> None:
        totals: Counter[str] = Counter()
        initials: dict[str, Counter[str]] = defaultdict(Counter)
        for name, count in counted.items():
            totals[name.key] += count
            if name.initial:
                initials[name.key][name.initial] += count
        for key in sorted(totals, key=lambda one: (-totals[one], one)):
            self._surname(key, initials[key], [n for n in counted if n.key == key], counted, totals)
        for person in self.found.values():
            self._by_surname[person.key].append(person)

    def _surname(
        self,
        key: str,
        initials: Counter[str],
        names: list[Name],
        counted: Counter[Name],
        totals: Counter[str],
    ) -> None:
        if self._is_slip(key, initials, names, totals):
            return
        often = sum(initials.values())
        sure = [one for one in initials if initials[one] > 1 or often < SURE]
        ranked = sorted(sure, key=lambda one: (-initials[one], one)) or [""]
        for rank, initial in enumerate(ranked):
            own = [n for n in names if n.initial == initial or (len(ranked) == 1 and not n.initial)]
            person = self.found.get((key, initial))
            if person is None and len(ranked) == 1:
                person = self.found.get((key, ""))
            if person is None:
                parts = (key,) if rank == 0 else (key, initial)
                person = OnePerson(keyed_id("person", self.council, *parts), key, initial)
                self.found[key, initial] = person
            for name in own:
                person.names[name] += counted[name]

    def _is_slip(self, key: str, initials: Counter[str], names: list[Name], totals: Counter[str]) -> bool:
        person_id = keyed_id("person", self.council, key)
        if person_id in self.apart or any(k == key for k, _ in self.found):
            return False
        meant = [
            person
            for person in self.found.values()
            if like(key, person.key)
            and person.count >= MANY
            and totals[key] <= max(RARE, person.count // SHARE)
            and not self.sat[key] & self.sat[person.key]  # two who sat side by side are two
            and (not initials or person.initial in initials)
            and self.bodies_of[key] & self.bodies_of[person.key]
        ]
        if len(meant) != 1:
            return False
        right = meant[0]
        shown = best_name(right.names)
        reason = (
            f"spelt so {_times(totals[key])}, and {shown.surname!r} {right.count} times, on the same body"
        )
        self.slips.append(Slip(person_id, names[0], right.id, reason))
        self._slip_of[key] = right.key
        return True

    def find(self, body: str, present: Present) -> OnePerson | None:
        """Who is meant by a name at a meeting of a body; ``None`` where it could be more than one."""
        one = name_of(present.name)
        key = self._slip_of.get(one.key, one.key)
        namesakes = self._by_surname.get(key, [])
        if len(namesakes) == 1 and (not one.initial or namesakes[0].initial in ("", one.initial)):
            return namesakes[0]
        if one.initial:
            return next((person for person in namesakes if person.initial == one.initial), None)
        here = {person.initial: person for person in namesakes if person.initial in self.on_body[body, key]}
        return next(iter(here.values())) if len(here) == 1 else None

    def objects(self) -> list[Person]:
        """The persons who are not in the book yet, and the slips."""
        new = [person for person in self.found.values() if person.names and not person.standing]
        new.sort(key=lambda person: (person.key, person.initial))
        found = [_object(person.id, best_name(person.names)) for person in new]
        return found + [_object(slip.id, slip.name) for slip in self.slips]


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def best_name(names: Mapping[Name, int]) -> Name:
    """The form to show: the fullest given name, the commonest spelling, with its accents."""
    longest = max(
        names, key=lambda n: (any(char.islower() for char in n.given), bool(n.given), names[n], n.given)
    )
    spellings: Counter[str] = Counter()
    titles: Counter[str] = Counter()
    for name, count in names.items():
        spellings[name.surname] += count + (not name.surname.isascii()) * count
        titles[name.title] += count
    titles.pop("", None)
    surname = min(spellings, key=lambda one: (-spellings[one], one))
    title = min(titles, key=lambda one: (-titles[one], one)) if titles else ""
    return Name(longest.key, longest.initial, longest.given, surname, title)


def _object(person_id: str, name: Name) -> Person:
    shown = " ".join(filter(None, (name.title, name.given, name.surname)))
    return Person(id=person_id, name=Words(en=shown), family_name=name.surname, title=Words(en=name.title))


_TITLE = re.compile(r"(?i)^(?:(?:councillor|cllr|mr|mrs|ms|miss|dr|the|hon|rev|sir|dame)\.?\s+)+")


def _untitled(printed: str) -> str:
    return _TITLE.sub("", printed)
