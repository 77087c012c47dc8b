"""Which body each document is of: one however its name is written, and misspelt names told from others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from minutebook.book.identity import keyed_id
from minutebook.book.schema import Body, Words
from minutebook.intake.documents.spelling import folded, key_of_body, same_misspelt
from minutebook.reading.lexicon import terms

GENERAL = terms(
    "council county city district municipal metropolitan borough committee sub joint policing board panel "
    "forum"
)
RARE = 3  # documents under a name that may be a slip
MANY = 4  # times as many under the right one
_KINDS = (
    ("sub committee", "sub-committee", "committee"),
    ("scrutiny", "scrutiny", "committee"),
    ("task and finish", "task-and-finish", "informal"),
    ("cabinet", "executive", "executive"),
    ("executive", "executive", "executive"),
    ("partnership", "partnership", "informal"),
    ("parish council", "parish", "parish"),
    ("joint committee", "joint", "joint-committee"),
    ("board", "board", "committee"),
    ("panel", "panel", "committee"),
    ("council", "council", "council"),
)


@dataclass
class OneBody:
    """One body: its id, the name it is shown by, every spelling with its number of documents."""

    id: str
    key: str
    name: str
    spellings: Counter[str] = field(default_factory=Counter)
    standing: bool = False

    @property
    def documents(self) -> int:
        return sum(self.spellings.values())


@dataclass(frozen=True)
class Slip:
    """A name taken for a misspelt or shortened one: an object of its own, merged, so that it can be split."""

    id: str
    name: str
    into: str
    reason: str
    documents: int


class Bodies:
    """The bodies that documents speak of.

    ``known`` are those that stand in the book, by id with their names; ``apart`` the ids that a person
    has split from another, which are never again taken for a slip.
    """

    def __init__(
        self,
        council: str,
        council_name: str,
        known: Mapping[str, Iterable[str]] | None = None,
        apart: frozenset[str] = frozenset(),
    ) -> None:
        self.council, self.council_name, self.apart = council, council_name, apart
        self.by_key: dict[str, OneBody] = {}
        self.slips: list[Slip] = []
        self._slip_of: dict[str, str] = {}
        for body_id, names in (known or {}).items():
            for name in names:
                key = self._key(name)
                if key and key not in self.by_key:
                    self.by_key[key] = OneBody(body_id, key, name, standing=True)

    def _key(self, name: str) -> str:
        return key_of_body(name, self.council_name)

    def learn(self, names: Iterable[str]) -> None:
        """Take in the names of all documents, the commonest first, so that a slip is known by its rarity."""
        spelt: dict[str, Counter[str]] = defaultdict(Counter)
        for name in names:
            if key := self._key(name):
                spelt[key][name] += 1
        for key in sorted(spelt, key=lambda one: (-sum(spelt[one].values()), one)):
            self._settle(key, spelt[key])

    def _settle(self, key: str, spellings: Counter[str]) -> None:
        body_id = keyed_id("body", self.council, key)
        if key in self.by_key:
            self.by_key[key].spellings.update(spellings)
            return
        right, reason = (None, "") if body_id in self.apart else self._meant(key, sum(spellings.values()))
        if right is None:
            self.by_key[key] = OneBody(body_id, key, best_name(spellings, self.council_name), spellings)
            return
        name = best_name(spellings, self.council_name)
        count = sum(spellings.values())
        self._slip_of[key] = right.key
        self.slips.append(Slip(body_id, name, right.id, reason, count))

    def _meant(self, key: str, count: int) -> tuple[OneBody | None, str]:
        """The body whose name this is a slip or a short form of, and why."""
        like = [
            body
            for body in self.by_key.values()
            if same_misspelt(key, body.key)
            and (body.standing or (count <= RARE and body.documents >= MANY * count))
        ]
        if len(like) == 1:
            return like[0], f"spelt so in {_documents(count)}, and as {like[0].name!r} in {like[0].documents}"
        words = set(key.split())
        if words <= GENERAL:
            whole = [body for body in self.by_key.values() if words < set(body.key.split())]
            own = self.by_key.get(self._key(self.council_name))
            if own in whole and "council" in words:
                return own, "the council's name, shortened"
            if len(whole) == 1:
                return whole[0], f"{whole[0].name!r}, shortened"
        return None, ""

    def find(self, name: str) -> OneBody | None:
        """The body of a name that was learnt; ``None`` for an empty one."""
        key = self._key(name)
        return self.by_key.get(self._slip_of.get(key, key)) if key else None

    def objects(self) -> list[Body]:
        """The bodies that are not in the book yet, the commonest first."""
        new = [body for body in self.by_key.values() if body.spellings and not body.standing]
        found = [self._object(body.id, body.name) for body in new]
        return found + [self._object(slip.id, slip.name) for slip in self.slips]

    def _object(self, body_id: str, name: str) -> Body:
        kind, status = sort_of(name)
        return Body(
            id=body_id,
            name=Words(en=name),
            kind=kind,  # type: ignore[arg-type]
            legal_status=status,  # type: ignore[arg-type]
            councils=(self.council,),
        )


def _documents(count: int) -> str:
    return "one document" if count == 1 else f"{count} documents"


def sort_of(name: str) -> tuple[str, str]:
    """What sort of body a name speaks of, and what the law takes it for."""
    flat = folded(name).replace("-", " ").replace("subcommittee", "sub committee")
    kind, status = next(
        ((kind, status) for words, kind, status in _KINDS if words in flat), ("committee", "committee")
    )
    return ("committee", "committee") if kind == "council" and "district" in flat else (kind, status)


def best_name(spellings: Mapping[str, int], council_name: str) -> str:
    """The spelling to show: without the council's name before it, in full, the commonest."""
    own = folded(council_name).replace("&", "and")

    def bare(name: str) -> str:
        flat = folded(name).replace("&", "and")
        if flat.startswith(own) and len(flat) > len(own) + 8:
            words = len(own.split())
            return " ".join(name.split()[words:]).lstrip(",:;’s -")
        return name

    shown: Counter[str] = Counter()
    for name, count in spellings.items():
        shown[bare(name)] += count
    short = {name for name in shown if any(word.isupper() and len(word) > 2 for word in name.split())}
    return min(shown, key=lambda name: (name in short, -shown[name], name))
