"""Documents into the book, in batches under keys: stop at any point and run again, and it goes on there.

What is published is worked out from the files alone, in one order, so a second run finds every key
in the book and publishes nothing. What a person has changed since is never overwritten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from minutebook.book import canonical, catalogue
from minutebook.book.acts import merge
from minutebook.book.canonical import Envelope
from minutebook.book.errors import Refused
from minutebook.book.identity import keyed_id
from minutebook.book.kinds import kind_of
from minutebook.book.models import Chain, Head, Link
from minutebook.book.press import publish
from minutebook.book.readings import reading_of
from minutebook.book.rows import batched
from minutebook.book.schema import Council, Meeting, Minutes, Object, Reading, Words
from minutebook.book.shelf import Book
from minutebook.book.standing import statuses
from minutebook.intake.documents.bodies import Bodies
from minutebook.intake.documents.extracting import extract
from minutebook.intake.documents.gathering import Sitting, gather
from minutebook.intake.documents.head import unspoilt
from minutebook.intake.documents.objects import Meant, approved, document, document_id, meeting
from minutebook.intake.documents.parsing import Parsed, parse
from minutebook.intake.documents.people import People
from minutebook.intake.documents.read_before import ReadBefore, read_before
from minutebook.intake.documents.report import Report
from minutebook.intake.documents.spelling import folded
from minutebook.intake.documents.steps import ROLE, Step, StepPress, Tell
from minutebook.intake.documents.tree import Found, walk
from minutebook.packs.workers import Pool
from minutebook.reading import READER_VERSION
from minutebook.reading.dates import DATE, date_in

WORKERS = 2


@dataclass(frozen=True)
class Stated:
    """What the person importing says of documents that are silent: their body, their day."""

    body: str = ""
    date: str = ""


def import_documents(
    book: Book,
    root: Path,
    council: str,
    *,
    stated: Stated | None = None,
    nation: str = "england",
    dry: bool = False,
    reading: Tell = lambda done, of: None,
    publishing: Tell = lambda done, of: None,
) -> Report:
    """Take a file or a tree into a council's record; return what was taken, doubtful and refused.

    ``council`` is its name, slug or id; a council that is not in the book yet is published first, in
    ``nation``. ``reading`` and ``publishing`` are told what is done and how much there is. Raises
    :class:`Refused` where two councils have that name, and ``OSError`` for a full disk.
    """
    chain = council_of(book, council, nation)
    report = Report(council=str(chain.name), dry=dry)
    parsed = list(_parsed(root, str(chain.name), stated or Stated(), report, reading))
    plan = Plan(book, chain, root, parsed, report)
    press = StepPress(book, chain.id, report, publishing, of=plan.size)
    if dry:
        for steps in (plan.names(), plan.documents(), plan.meetings()):
            press.count(steps)
        return report
    _standing(book, chain)
    press.run(plan.names())
    plan.merge_slips()
    press.run(plan.documents())
    press.run(plan.meetings())
    return report


def council_of(book: Book, asked: str, nation: str) -> Council:
    """The council meant, or a new one. Raises :class:`Refused` where there are two of that name."""
    rows = list(catalogue.entries(book).filter(kind="council").order_by("council"))
    meant = [row for row in rows if asked in (row.object, row.slug) or folded(row.title) == folded(asked)]
    if len(meant) > 1:
        ids = ", ".join(f"{row.object} ({row.title}, {row.slug})" for row in meant)
        raise Refused("--council", f"{len(meant)} councils are called {asked!r}: say which by its id: {ids}")
    if meant:
        found = catalogue.thing_of(book, meant[0])
        assert isinstance(found, Council)
        return found
    return Council(id=keyed_id("council", "documents", folded(asked)), name=Words(en=asked), nation=nation)  # type: ignore[arg-type]


def _standing(book: Book, council: Council) -> None:
    if not catalogue.by_id(book, council.id, [council.id]):
        publish(book, council, role=ROLE, key=f"documents:{council.id}")


def _parsed(root: Path, council: str, stated: Stated, report: Report, tell: Tell) -> Iterator[Parsed]:
    found = list(walk(root))
    seen: dict[str, str] = {}
    with read_before(council) as before, Pool(WORKERS) as pool:
        for done, (one, parsed) in enumerate(read_all(found, council, before, pool), 1):
            tell(done, len(found))
            if isinstance(parsed, str):
                report.refused.append((one.name, parsed))
                continue
            sha256 = parsed.text.sha256
            if sha256 in seen:
                report.doubtful.append((one.name, f"is the same file as {seen[sha256]}"))
            seen.setdefault(sha256, one.name)
            parsed = _stated(parsed, stated)
            report.taken.append((one.name, parsed.kind))
            report.doubtful += [(one.name, doubt) for doubt in parsed.doubts]
            yield parsed
        report.unchanged = before.unchanged


def read_all(
    found: Sequence[Found], council: str, before: ReadBefore, pool: Pool
) -> Iterator[tuple[Found, Parsed | str]]:
    """Each file as it reads, or why it is refused, in their order; unchanged ones as read before."""
    known = {one.path: parsed for one in found if (parsed := before.find(one)) is not None}
    fresh = extract([one for one in found if one.path not in known], pool)
    for one in found:
        if one.path in known:
            yield one, known.pop(one.path)
            continue
        _, text = next(fresh)
        if isinstance(text, str):
            yield one, text
            continue
        parsed = parse(one.name, text, council=council)
        before.keep(one, parsed)
        yield one, parsed


def _stated(parsed: Parsed, stated: Stated) -> Parsed:
    """What the importing person said, where the document does not say it itself."""
    head = replace(parsed.head, body=parsed.head.body or stated.body, date=parsed.head.date or stated.date)
    if head == parsed.head:
        return parsed
    gone = {"its body was not found": head.body, "its date was not found": head.date}
    doubts = tuple(doubt for doubt in parsed.doubts if not gone.get(doubt))
    return replace(parsed, head=head, doubts=doubts)


class Plan:
    """What is to be published, in order: names first, then documents, then meetings with their readings."""

    def __init__(
        self, book: Book, council: Council, root: Path, parsed: Sequence[Parsed], report: Report
    ) -> None:
        self.book, self.council, self.root = book, council.id, root
        self.parsed, self.report = parsed, report
        self.bodies = Bodies(self.council, str(council.name), *self._known("body"))
        self.bodies.learn(one.head.body for one in parsed if one.head.date and one.kind != "other")
        sittings, self.loose = gather(parsed, self.bodies)
        self.people = self._people(sittings)
        self.meant = self._meant(sittings)
        self._report(sittings)

    def _known(self, kind: str) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
        """The names in the book that this import did not put there, and what a person has split off."""
        rows = list(catalogue.entries(self.book, self.council).filter(kind=kind))
        ours = self._ours([row.object for row in rows])
        heads = Head.objects.using(self.book.alias).filter(council=self.council, kind=kind, act="split")
        apart = frozenset(heads.values_list("object", flat=True))
        return {row.object: (row.title,) for row in rows if row.object not in ours}, apart

    def _ours(self, objects: Sequence[str]) -> set[str]:
        """Which of these objects this import was the last to publish."""
        found = statuses(self.book, self.council, objects)
        heads = Head.objects.using(self.book.alias).filter(
            council=self.council, sequence__in=[status.sequence for status in found.values()], role=ROLE
        )
        return set(heads.values_list("object", flat=True))

    def _people(self, sittings: Sequence[Sitting]) -> People:
        known, apart = self._known("person")
        people = People(self.council, {one: names[0] for one, names in known.items()}, apart)
        people.learn(
            (sitting.body.id, minutes.text.sha256, one)
            for sitting in sittings
            for minutes in sitting.minutes[-1:]
            for one in minutes.roll.listed("chair", "present", "apologies", "substitutes")
        )
        return people

    def _meant(self, sittings: Sequence[Sitting]) -> list[Meant]:
        standing = self._meetings_of_papers(sittings)
        taken: set[str] = set()
        meant = []
        for sitting in sittings:
            ids = [standing.get(document_id(self.council, one), "") for one in sitting.documents]
            given = next((one for one in ids if one and one not in taken), "")
            made = meeting(self.council, sitting, self.people, given)
            if made.meeting.id in taken:
                made = meeting(
                    self.council, sitting, self.people, keyed_id("meeting", made.meeting.id, sitting.begins)
                )
            taken.add(made.meeting.id)
            meant.append(made)
        return meant

    def _meetings_of_papers(self, sittings: Sequence[Sitting]) -> dict[str, str]:
        """At which meeting of the book each document stands already."""
        papers = [document_id(self.council, one) for sitting in sittings for one in sitting.documents]
        found: dict[str, str] = {}
        for part in batched(papers, 400):
            rows = Link.objects.using(self.book.alias).filter(
                council=self.council, rel="paper", target__in=part
            )
            found.update(rows.order_by("owner").values_list("target", "owner"))
        return found

    def _report(self, sittings: Sequence[Sitting]) -> None:
        self.report.meetings = len(sittings)
        for sitting in sittings:
            self.report.doubtful += sitting.notes
        for made in self.meant:
            self.report.doubtful += made.doubts
        for one in self.loose:
            if one.kind != "listing":
                self.report.doubtful.append((one.name, f"is kept as a document of no meeting: {_why(one)}"))
        names = {body.id: body.name for body in self.bodies.by_key.values()}
        for body in self.bodies.slips:
            self.report.notes.append(_slip(f"{body.name!r} is {names[body.into]!r}", body.reason, body.id))
        for person in self.people.slips:
            self.report.notes.append(_slip(repr(person.name.surname), person.reason, person.id))

    @property
    def size(self) -> int:
        """About how many steps there are."""
        return len(self.bodies.by_key) + len(self.people.found) + len(self.parsed) + 2 * len(self.meant)

    def names(self) -> Iterator[Step]:
        """The bodies and the people."""
        yield from (step_of(body) for body in self.bodies.objects())
        yield from (step_of(person) for person in self.people.objects())

    def documents(self) -> Iterator[Step]:
        """The files, each once."""
        done: set[str] = set()
        for one in self.parsed:
            if one.kind == "listing" or one.text.sha256 in done:
                continue
            done.add(one.text.sha256)
            path = self.root / one.name if self.root.is_dir() else self.root
            yield replace(step_of(document(self.council, one)), file=path, sha256=one.text.sha256)

    def meetings(self) -> Iterator[Step]:
        """The meetings, each followed by the reading of its minutes."""
        adopted = approved([made for made in self.meant if made.sitting.minutes], _days)
        names = [body.name for body in self.bodies.by_key.values()]
        for made in self.meant:
            held = made.meeting
            if at := adopted.get(held.id):
                held = msgspec.structs.replace(held, minutes=Minutes(state="approved", approved_at=at))
            step = step_of(held)
            yield step
            if made.sitting.minutes:
                yield self._reading(held, step.made_of, names)

    def _reading(self, held: Meeting, made_of: str, names: Sequence[str]) -> Step:
        own = keyed_id("reading", held.id)

        def make() -> Reading | None:
            entry = catalogue.by_id(self.book, self.council, [own]).get(own)
            before = catalogue.thing_of(self.book, entry) if entry else None
            return reading_of(held, bodies=names, before=before if isinstance(before, Reading) else None)

        return Step(own, f"{made_of}:{READER_VERSION}", make, "reading")

    def merge_slips(self) -> None:
        """Say of every misspelt name which one is meant; a person can split it again."""
        chain = Chain.objects.using(self.book.alias).get(council=self.council)
        standing = set(catalogue.entries(self.book, self.council).values_list("object", flat=True))
        slips = [(one.id, one.into, one.reason) for one in self.bodies.slips]
        slips += [(one.id, one.into, one.reason) for one in self.people.slips]
        for own, into, reason in slips:
            if own not in chain.merged and {own, into} <= standing:
                merge(self.book, self.council, own, into, reason=reason, role=ROLE)
                self.report.published["merge"] += 1


def _slip(said: str, reason: str, own: str) -> str:
    """A merge as the report tells it, with the command that undoes it."""
    return f"{said}: {reason} (minutebook split {own})"


def _why(one: Parsed) -> str:
    """Why a document belongs to no meeting."""
    if one.kind == "other":
        return "it is neither minutes, agenda nor report"
    return (
        f"its {'day' if one.head.body else 'body'} is not known (say --{'date' if one.head.body else 'body'})"
    )


def _days(text: str) -> Iterable[str]:
    for match in DATE.finditer(unspoilt(text)):
        if (match["year"] or match["year2"]) and (day := date_in(match.group())):
            yield day.isoformat()


def step_of(thing: Object) -> Step:
    """The step that publishes an object as it is, once."""
    digest = hashlib.sha256(canonical.encode(Envelope(object=thing))).hexdigest()[:32]
    return Step(thing.id, digest, lambda: thing, kind_of(thing))
