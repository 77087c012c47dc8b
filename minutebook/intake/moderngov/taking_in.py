"""A ModernGov into a council's record: names first, then meetings a few at a time, then registers.

Each few are published in one transaction and only then noted as taken, so that an import may be stopped at any
point. What the record has already and the source says again is not published again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from itertools import chain as joined
from typing import Any
from urllib.parse import urlsplit

import msgspec

from minutebook.book import catalogue, clock
from minutebook.book.identity import keyed_id
from minutebook.book.press import Request, publish_many
from minutebook.book.readings import out_of_date, reading_of
from minutebook.book.rows import batched
from minutebook.book.schema import (
    Body,
    Council,
    Document,
    Identifier,
    Matter,
    Meeting,
    Membership,
    Object,
    Person,
    Reading,
)
from minutebook.book.shelf import Book
from minutebook.intake.documents.spelling import folded
from minutebook.intake.documents.taking_in import council_of
from minutebook.intake.moderngov import facts, objects
from minutebook.intake.moderngov.files import Library, Stored
from minutebook.intake.moderngov.gathered import Gathered
from minutebook.intake.moderngov.meeting_objects import Said, has_page, meeting
from minutebook.intake.moderngov.objects import Names
from minutebook.intake.moderngov.page import NotAPage
from minutebook.intake.moderngov.pages import page
from minutebook.intake.moderngov.publishing import GONE, ROLE, Press, Standing, gone, named
from minutebook.intake.moderngov.register_objects import decision, decision_id, matter
from minutebook.intake.moderngov.report import Report
from minutebook.intake.moderngov.service import NotAnAnswer, answer, is_page
from minutebook.intake.moderngov.source import Answer, Fetched, Source
from minutebook.packs.workers import Pool
from minutebook.reading import READER_VERSION

Tell = Callable[[int, int], None]
AT_ONCE = 20  # meetings published together
WORKERS = 2
LONG_AGO = 400  # days after which somebody who is on no list was a member once
HALF = 0.5  # of a list gone at once: then it is the list that is not whole


def import_moderngov(
    book: Book,
    source: Source,
    council: str,
    *,
    nation: str = "england",
    dry: bool = False,
    goes_on: bool = False,
    tell: Tell = lambda done, of: None,
) -> Report:
    """Take all that a source has into a council's record; return what was taken, left, doubtful and refused.

    ``council`` is its name, slug or id; one that the book does not have is published first, in ``nation``.
    ``tell`` is told how many meetings are done, and of how many. Raises :class:`Refused` where two councils have
    that name, and where a site refuses everything.
    """
    meant = council_of(book, council, nation)
    report = Report(str(meant.name), source.base, dry=dry, taken_over=meant.taken_over, goes_on=goes_on)
    ended = False
    try:
        with Pool(WORKERS) as pool:
            work = Import(book, source, meant, report, pool)
            work.run(tell)
        ended = not dry
    finally:
        report.refused += source.refused()
        source.close(ended=ended)
    return report


class Import:
    """One import, from one source into one council's record."""

    def __init__(self, book: Book, source: Source, council: Council, report: Report, pool: Pool) -> None:
        self.book, self.source, self.council, self.report = book, source, council, report
        self.today = clock.today()
        self.gathered = Gathered()
        self.press = Press(book, council.id, report)
        self.library = Library(book, pool, dry=self.press.only_tells)
        self.names = Names(council.id, host_of(source.base))
        self.body_ids: set[str] = set()
        self.person_ids: set[str] = set()
        self.plans: list[facts.Decision] = []
        self.issues: dict[int, facts.Issue] = {}
        self.named_issues: set[int] = set()

    def run(self, tell: Tell) -> None:
        """Everything, in the order in which one thing needs another."""
        complaints = len(self.report.refused) + len(self.source.refused())
        self._gather(self.source.names())
        self._gather(self.source.lists(sorted(self.gathered.committees)))
        self.gathered.settle()
        whole = len(self.report.refused) + len(self.source.refused()) == complaints
        self._known()
        self._council()
        self._bodies_and_people()
        self._meetings(tell)
        self._registers()
        self._vanished(whole)

    # -- reading

    def _gather(self, answers: Iterable[Answer]) -> None:
        for one in answers:
            if found := self._read(one):
                self.gathered.add(found, one.language)

    def _read(self, one: Answer) -> facts.Facts | None:
        """What an answer or page says; one that is none is reported."""
        try:
            if is_page(one.data):
                if ".asmx" in one.name.lower() or one.name.startswith("Get"):
                    raise NotAnAnswer("is a web page and no answer of the service (an error page, perhaps)")
                return page(one.data, self.report.account, one.address, one.language)
            return answer(one.data, self.report.account, language=one.language)
        except (NotAnAnswer, NotAPage) as why:
            self.report.refused.append((one.name, str(why)))
            return None

    # -- names

    def _known(self) -> None:
        """The numbers, bodies and people the record has already."""
        if not catalogue.by_id(self.book, self.council.id, [self.council.id]):
            return
        rows = catalogue.entries(self.book, self.council.id).filter(
            kind__in=("body", "meeting", "item", "document", "person", "decision", "matter")
        )
        ours = {self._own("committee", number) for number in self.gathered.committees}
        ours |= {self._own("user", number) for number in self.gathered.members}
        titles: dict[tuple[str, str], str] = {}
        for kind, number, own, title in rows.values_list("kind", "number", "object", "title").iterator():
            self.names.taken[(kind, number)] = own
            if kind in ("body", "person") and own not in ours:
                titles.setdefault((kind, folded(title)), own)
        if titles:
            self._stand_in(titles)

    def _own(self, what: str, number: int) -> str:
        return Names(self.council.id, self.names.host).id(what, number)

    def _stand_in(self, titles: dict[tuple[str, str], str]) -> None:
        """A committee or member of a name that the record knows from elsewhere is the one it knows."""
        known = self._imported(titles.values())
        for number, committee in self.gathered.committees.items():
            if (own := titles.get(("body", folded(committee.title)))) and own not in known:
                self.names.standing[("committee", number)] = own
                self.report.doubtful.append(
                    (committee.title, "is taken for the body of that name in the record")
                )
        for number, member in self.gathered.members.items():
            name = folded(objects.styled(member.name)[1])
            if (own := titles.get(("person", name))) and own not in known:
                self.names.standing[("user", number)] = own
                self.report.doubtful.append(
                    (member.name, "is taken for the person of that name in the record")
                )

    def _imported(self, ids: Iterable[str]) -> set[str]:
        """Which of these objects came from a committee system: they are somebody else of the same name."""
        standing = self.press.standing(ids)
        return {
            one
            for one, known in standing.items()
            if known.thing is not None
            and any(i.scheme in ("moderngov:committee", "moderngov:user") for i in known.thing.identifiers)
        }

    def _council(self) -> None:
        """The council, and where its record was before, by which old addresses are known."""
        if self.press.only_tells:
            return
        base = self.source.base
        site = (Identifier(scheme="moderngov:site", value=base),) if base else ()
        made = msgspec.structs.replace(
            self.council, identifiers=tuple(dict.fromkeys((*self.council.identifiers, *site)))
        )
        standing = self.press.standing([made.id]).get(made.id)
        if standing is None or (standing.thing is not None and made != standing.thing):
            reason = "The address of its earlier committee system was added." if standing else ""
            publish_many(self.book, made.id, [Request(thing=made, role=ROLE, reason=reason)])
            self.report.new["council"] += standing is None
            self.report.corrected["council"] += standing is not None

    def _bodies_and_people(self) -> None:
        committees = sorted(self.gathered.committees.values(), key=lambda one: (bool(one.expired), one.id))
        for part in batched(committees, 100):
            ids = [self.names.id("committee", one.id) for one in part]
            standing = self.press.standing(ids)
            self.press.put([self._body(one, standing) for one in part], standing)
            self.body_ids.update(ids)
        for members in batched(self.gathered.members.values(), 100):
            ids = [self.names.id("user", one.id) for one in members]
            standing = self.press.standing(ids)
            portraits = self._portraits(members, standing)
            self.press.put([self._person(one, standing, portraits) for one in members], standing)
            self.person_ids.update(ids)

    def _body(self, one: facts.Committee, standing: dict[str, Standing]) -> Body:
        before = _thing(standing, self.names.id("committee", one.id), Body)
        return objects.body(self.names, one, self.gathered.committees_cy.get(one.id), before)

    def _person(
        self, one: facts.Member, standing: dict[str, Standing], portraits: dict[int, Stored]
    ) -> Person:
        before = _thing(standing, self.names.id("user", one.id), Person)
        picture = portraits.get(one.id)
        cy = self.gathered.members_cy.get(one.id)
        made = objects.person(
            self.names, one, cy, before, self._seats(one.id, before), picture.file if picture else None
        )
        if before is None and not one.listed and one.id not in self.gathered.seats:
            return gone(made, self.today.isoformat())  # type: ignore[no-any-return]
        return made

    def _seats(self, user: int, before: Person | None) -> list[Membership] | None:
        """The seats listed now; one that its committee lists no longer ends today."""
        listed = self.gathered.seats.get(user, {})
        if not listed and not self.gathered.seated:
            return None
        seats = [
            objects.seat(self.names, user, committee, role, start, end)
            for committee, (role, start, end) in sorted(listed.items())
        ]
        ids = {seat.id for seat in seats}
        bodies = {self.names.id("committee", number) for number in self.gathered.seated}
        for seat in before.memberships if before else ():
            if seat.id not in ids and not seat.end and seat.body in bodies:
                seats.append(msgspec.structs.replace(seat, end=self.today.isoformat()))
        return seats

    def _portraits(self, members: Sequence[facts.Member], standing: dict[str, Standing]) -> dict[int, Stored]:
        fetched: dict[str, Fetched] = {}
        for one in members:
            before = _thing(standing, self.names.id("user", one.id), Person)
            if one.photo and not self.press.only_tells and (before is None or before.portrait is None):
                picture = self.source.portrait(one.photo)
                if picture is not None:
                    fetched[str(one.id)] = picture
        return {int(key): stored for key, stored in self.library.store(fetched).items()}

    # -- meetings

    def _meetings(self, tell: Tell) -> None:
        lines = self.gathered.lines
        listed = sorted(lines, key=lambda number: (lines[number].day, number))
        numbers = self.source.numbers(listed)
        for done, part in enumerate(batched(numbers, AT_ONCE)):
            tell(done * AT_ONCE, len(numbers))
            self._few(part)
        tell(len(numbers), len(numbers))

    def _few(self, numbers: Sequence[int]) -> None:
        """A few meetings, with the people, documents and readings they need, in one transaction."""
        said: list[tuple[Said, list[Answer]]] = []
        for number in numbers:
            answers = self.source.meeting(number)
            if answers is None:
                self.report.unchanged["meeting"] += 1
                continue
            said.append((self._said(number, answers), answers))
        there = [(one, answers) for one, answers in said if one.whole is not None or one.line is not None]
        ids = [self.names.id("meeting", one.id) for one, _ in there]
        standing = self.press.standing([*ids, *(keyed_id("reading", own) for own in ids)])
        bodies = self._bodies_of([one for one, _ in there])
        people = self._people_of([one for one, _ in there])
        documents = self._documents(joined.from_iterable(_linked(one) for one, _ in there))
        held: list[Object] = []
        for one, _ in there:
            held += self._meeting(one, standing, bodies.get(one.id, ""))
        standing |= people[1] | documents[1]
        right = self.press.put([*people[0], *documents[0], *held], standing)
        if not self.press.only_tells:
            done = [answers for one, answers in there if self.names.id("meeting", one.id) in right]
            self.source.done(list(joined.from_iterable(done)))

    def _said(self, number: int, answers: Sequence[Answer]) -> Said:
        said = Said(number, line=self.gathered.lines.get(number))
        for one in answers:
            found = self._read(one)
            for each in found.meetings if found else ():
                if each.id != number and not each.from_page:
                    self.report.doubtful.append(
                        (one.name, f"answers about meeting {each.id} and not {number}")
                    )
                elif one.language == "cy":
                    said.welsh = each
                elif not each.from_page:
                    said.service = each
                elif each.items is None:
                    said.attendance = each
                else:
                    said.page = each
        whole = said.whole
        if whole is not None and whole.items:
            self._more(number, said)
            for item in whole.items:
                issue = item.issue or next((o.issue for o in _items(said.page) if o.id == item.id), 0)
                self.named_issues |= {issue} if issue else set()
        return said

    def _more(self, number: int, said: Said) -> None:
        """Texts that were cut short, and the names behind recorded votes."""
        items = {one.id: one for one in _items(said.page)} or {one.id: one for one in _items(said.service)}
        for one in self.source.more(number, list(items.values())):
            found = self._read(one)
            if found is None:
                continue
            for whole in found.items:
                if (item := items.get(whole.id)) and item.cut_short:
                    item.agenda, item.decided = whole.agenda or item.agenda, whole.decided or item.decided
                    item.minutes = whole.minutes or item.minutes
            for number_of, vote in found.votes:
                if item := items.get(number_of):
                    _add_ballots(item, vote)
        for item in _items(said.page):
            if item.cut_short and said.service is None:
                where = f"item {item.id} of meeting {number}"
                if not self._is_whole(item):
                    self.report.doubtful.append(
                        (where, "is cut short on its page, and its own page was not given")
                    )

    @staticmethod
    def _is_whole(item: facts.Item) -> bool:
        last = item.minutes[-1].text.en if item.minutes else ""
        return not last.endswith(("\u2026", "..."))

    def _bodies_of(self, said: Sequence[Said]) -> dict[int, str]:
        """The body of each meeting; one that no list has is published now."""
        found: dict[int, str] = {}
        for one in said:
            number, title = one.committee, one.first("committee_title")
            number = number or self.gathered.by_title(title)
            if not number and title:
                # Nobody says its number: the name is all there is.
                own = keyed_id("body", self.council.id, objects.SCHEME, self.names.host, folded(title))
                self._new_body(own, Body(id=own, name=objects.words(title), councils=(self.council.id,)))
                found[one.id] = own
                continue
            if not number:
                where = f"meeting {one.id}"
                self.report.refused.append((where, "no list and no page says which committee it is of"))
                continue
            own = self.names.id("committee", number)
            if own not in self.body_ids:
                committee = self.gathered.committees.setdefault(number, facts.Committee(number, title))
                self._new_body(own, self._body(committee, self.press.standing([own])))
            found[one.id] = own
        return found

    def _new_body(self, own: str, body: Body) -> None:
        if own not in self.body_ids:
            self.body_ids.add(own)
            self.press.put([body], self.press.standing([own]))

    def _people_of(self, said: Sequence[Said]) -> tuple[list[Object], dict[str, Standing]]:
        """Members met in an attendance who stand on no list, such as those of old."""
        met: dict[str, tuple[facts.Present, str]] = {}
        for one in said:
            for held in (one.service, one.attendance):
                for line in held.present if held and held.present else ():
                    own = self.names.id("user", line.user)
                    if has_page(line) and own not in self.person_ids:
                        met[own] = (line, one.first("day"))
        standing = self.press.standing(met)
        made: list[Object] = []
        for own, (line, day) in met.items():
            self.person_ids.add(own)
            if own in standing:
                continue
            member = facts.Member(line.user, line.name, photo=line.photo, listed=False, full=False)
            person = objects.person(self.names, member, None, None)
            since = (self.today - date.fromisoformat(day)).days if day else 0
            past = "members" in self.gathered.lists and since > LONG_AGO
            made.append(gone(person, self.today.isoformat()) if past else person)
        return made, standing

    def _meeting(self, said: Said, standing: dict[str, Standing], body: str) -> list[Object]:
        """A meeting and the reading of its minutes."""
        own = self.names.id("meeting", said.id)
        before = _thing(standing, own, Meeting)
        body = body or (before.body if before else "")
        if not body:
            return []
        made = meeting(self.names, said, body, before)
        if not made.start:
            self.report.refused.append((f"meeting {said.id}", "nothing says on which day it is"))
            return []
        known = standing.get(own)
        if known is not None and not known.ours:
            return [made]
        reading_id = keyed_id("reading", own)
        earlier = _thing(standing, reading_id, Reading)
        if earlier is not None and earlier.reader == READER_VERSION and not out_of_date(earlier, made):
            return [made]
        titles = [one.title for one in self.gathered.committees.values()]
        found = None if self.press.only_tells else reading_of(made, bodies=titles, before=earlier)
        return [made, found] if found is not None else [made]

    def _documents(
        self, linked: Iterable[tuple[facts.Linked, str]]
    ) -> tuple[list[Object], dict[str, Standing]]:
        """The linked documents, each once; a file that the record has is not asked for again."""
        wanted = {objects.document_id(self.names, one): (one, day) for one, day in linked}
        standing = self.press.standing(wanted)
        fetched: dict[str, Fetched] = {}
        for own, (one, _) in wanted.items():
            before = _thing(standing, own, Document)
            if self.press.only_tells or (before is not None and before.files):
                continue
            if (given := self.source.document(one)) is not None:
                fetched[own] = given
        stored = self.library.store(fetched)
        made: list[Object] = []
        for own, (one, day) in wanted.items():
            file = stored.get(own)
            if file is not None and file.doubt:
                self.report.doubtful.append((f"{one.title} (s{one.id})", file.doubt))
            before = _thing(standing, own, Document)
            more = (file.file, file.pages, file.extractor) if file else (None, (), "")
            made.append(objects.document(self.names, one, before, day, *more))
        return made, standing

    # -- registers

    def _registers(self) -> None:
        links: list[str] = []
        decisions: list[facts.Decision] = []
        loose: list[facts.Linked] = []

        def take(answers: Iterable[Answer]) -> Iterator[Answer]:
            for one in answers:
                if found := self._read(one):
                    links.extend(found.links)
                    decisions.extend(found.decisions)
                    loose.extend(found.documents)
                    self.issues.update((issue.id, issue) for issue in found.issues)
                yield one

        answers = list(take(self.source.registers()))
        followed = 0
        while followed < len(links):  # plans lead to their items, these to issues
            wave, followed = links[followed:], len(links)
            answers += take(self.source.follow(wave))
        for number in sorted(self.named_issues - self.issues.keys()):
            page_of = self.source.issue(number)
            answers += take([page_of]) if page_of else ()
        self._decisions(decisions)
        self._issues()
        known = [(one, "") for one in loose]
        documents, standing = self._documents(known)
        self.press.put(documents, standing)
        if not self.press.only_tells:
            self.source.done(answers)

    def _decisions(self, found: Sequence[facts.Decision]) -> None:
        by_id: dict[str, facts.Decision] = {}
        for one in found:
            own = decision_id(self.names, one)
            had = by_id.setdefault(own, one)
            if had is not one:  # a line of a register and the record's own page
                _fill(had, one)
        for part in batched(by_id.items(), 50):
            standing = self.press.standing(own for own, _ in part)
            days = self._days_of(part)
            linked = [(doc, one.day) for _, one in part for doc in one.linked]
            documents, of_documents = self._documents(linked)
            made = list(documents)
            for own, one in part:
                before: Any = standing[own].thing if own in standing else None
                line = self.gathered.lines.get(one.meeting)
                issue = (self.names.id("issue", one.issue),) if one.issue in self.issues else ()
                committee = self.gathered.by_title(one.maker)
                thing = decision(
                    self.names,
                    one,
                    before,
                    body=self.names.id("committee", committee) if committee else "",
                    day=line.day if line else days.get(own, ""),
                    matters=issue,
                )
                if thing is None:
                    self.report.refused.append((f"decision {one.title}", "nothing says when it was made"))
                else:
                    made.append(thing)
            self.press.put(made, standing | of_documents)

    def _days_of(self, part: Sequence[tuple[str, facts.Decision]]) -> dict[str, str]:
        """The days of the items that decisions were made at."""
        items = {self.names.id("item", one.item): own for own, one in part if one.item}
        rows = catalogue.by_id(self.book, self.council.id, items)
        return {items[own]: entry.date[:10] for own, entry in rows.items()}

    def _issues(self) -> None:
        for part in batched(self.issues.values(), 50):
            ids = [self.names.id("issue", one.id) for one in part]
            standing = self.press.standing(ids)
            steps = [self.names.id("item", n) for one in part for n in one.items if n]
            steps += [self.names.id("decision", n) for one in part for n in one.decisions if n]
            rows = catalogue.by_id(self.book, self.council.id, steps)
            days = {own: entry.date for own, entry in rows.items()}
            made = [
                matter(self.names, one, _thing(standing, own, Matter), lambda step: days.get(step, "9999"))
                for own, one in zip(ids, part, strict=True)
            ]
            self.press.put(made, standing)

    # -- what is gone

    def _vanished(self, whole: bool) -> None:
        """Mark what the source listed once and lists no more; nothing is taken out of the record."""
        lists = self.gathered.lists
        if "committees" in lists:
            listed = {self.names.id("committee", number) for number in self.gathered.committees}
            self._mark("body", "committee", listed, whole)
        if "members" in lists:
            members = self.gathered.members.values()
            listed = {
                self.names.id("user", one.id)
                for one in members
                if one.listed or one.id in self.gathered.seats
            }
            self._mark("person", "user", listed, whole)
        if self.source.whole and self.gathered.lines:
            listed = {self.names.id("meeting", number) for number in self.gathered.lines}
            self._mark("meeting", "meeting", listed, whole)

    def _mark(self, kind: str, what: str, listed: set[str], whole: bool) -> None:
        rows = catalogue.entries(self.book, self.council.id).filter(kind=kind)
        absent = [own for own in rows.values_list("object", flat=True) if own not in listed]
        ours: list[Standing] = []
        for part in batched(absent, 400):
            for known in self.press.standing(part).values():
                thing = known.thing
                if (
                    thing is not None
                    and known.status.shown
                    and not thing.unlisted
                    and self._is_from_here(thing, what)
                ):
                    ours.append(known)
        if not ours:
            return
        if not whole or len(ours) > HALF * (len(listed) + len(ours)):
            why = f"{len(ours)} are missing from a list that is not whole: they were left as they are"
            self.report.doubtful.append((f"lists of each {kind}", why))
            return
        day = self.today.isoformat()
        for part_of in batched(ours, 100):
            standing = {one.thing.id: one for one in part_of}
            self.press.put([gone(one.thing, day) for one in part_of], standing, GONE)
            self.report.gone += [(named(one.thing), f"not found on {day}") for one in part_of if one.ours]

    def _is_from_here(self, thing: Any, what: str) -> bool:
        """Whether an object came from this very source."""
        start = f"//{self.names.host}/"
        schemes = {one.scheme for one in thing.identifiers}
        return f"moderngov:{what}" in schemes and any(
            one.scheme == "url" and one.value.startswith(start) for one in thing.identifiers
        )


def host_of(base: str) -> str:
    """The host of a base address, in lower case; empty where there is none."""
    with suppress(ValueError):
        return (urlsplit(base).hostname or "").lower()
    return ""


def _thing(standing: dict[str, Standing], own: str, struct: type[Any]) -> Any:
    """What stands under an id, if it is of that kind."""
    known = standing.get(own)
    return known.thing if known is not None and isinstance(known.thing, struct) else None


def _items(held: facts.Meeting | None) -> list[facts.Item]:
    return (held.items or []) if held is not None else []


def _linked(said: Said) -> Iterator[tuple[facts.Linked, str]]:
    """The documents a meeting names, as the account that is taken of it names them."""
    whole = said.whole
    for item in _items(whole):
        if not item.restricted:
            yield from ((doc, whole.day) for doc in item.linked)  # type: ignore[union-attr]
    yield from ((doc, said.page.day) for doc in (said.page.linked if said.page else ()))


def _add_ballots(item: facts.Item, vote: facts.Vote) -> None:
    """Who voted how, to the vote of that title; to the only one there is; else as one more."""
    same = [one for one in item.votes if one.title == vote.title]
    if not same and len(item.votes) == 1 and not vote.result:
        same = item.votes
    if same:
        same[0].ballots = vote.ballots or same[0].ballots
        same[0].text = same[0].text or vote.text
    else:
        item.votes.append(vote)


def _fill(had: facts.Decision, more: facts.Decision) -> None:
    for name in facts.Decision.__slots__:
        if not getattr(had, name):
            setattr(had, name, getattr(more, name))
