"""Meetings into the record, a few at a time, with the people, documents and readings they need."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain as joined
from typing import NamedTuple

from minutebook.book.identity import keyed_id
from minutebook.book.readings import out_of_date
from minutebook.book.schema import Body, Meeting, Object, Reading
from minutebook.intake.documents.spelling import folded
from minutebook.intake.moderngov import facts, objects
from minutebook.intake.moderngov.meeting_objects import Said, has_page, meeting
from minutebook.intake.moderngov.papers import linked_documents
from minutebook.intake.moderngov.publishing import Standing, gone, named
from minutebook.intake.moderngov.reading_apart import Readers, Unread, Waiting, minutes_of
from minutebook.intake.moderngov.source import Answer
from minutebook.intake.moderngov.stages import telling
from minutebook.intake.moderngov.work import Work, thing_of
from minutebook.reading import READER_VERSION

AT_ONCE = 40  # meetings published together
SECONDS = 20.0  # after which those that are there are published, where a site is slow
AHEAD = 8  # such lots that may wait for their readings
READ_AGAIN = "Its minutes say something else now, or are read better."
LONG_AGO = 400  # days after which somebody who is on no list was a member once


class Few(NamedTuple):
    """A few meetings that are published, and whose readings are not yet."""

    readings: list[Waiting]
    standing: dict[str, Standing]
    answers: list[Answer]

    def read(self) -> bool:
        """Whether nobody has to be waited for."""
        return all(waiting.answer.done() for waiting in self.readings)


class Meetings:
    """The meetings of one import."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.readers = Readers()
        self.waiting: deque[Few] = deque()

    def take(self) -> None:
        """Publish them all."""
        lines = self.work.gathered.lines
        listed = sorted(lines, key=lambda number: (lines[number].day, number))
        numbers = self.work.source.numbers(listed)
        try:
            if len(numbers) > 2 * AT_ONCE and self.work.readings and not self.work.press.only_tells:
                self.readers.start()
            for part in self._lots(numbers):
                self.waiting.append(self._few(part))
                self._read_ready(AHEAD)
            self._read_ready(0)
        finally:
            self.readers.close()

    def _read_ready(self, ahead: int) -> None:
        """Publish the readings that are there; wait for those that more than ``ahead`` lots wait for."""
        while self.waiting and (len(self.waiting) > ahead or self.waiting[0].read()):
            self._read(self.waiting.popleft())

    def _lots(self, numbers: Sequence[int]) -> Iterator[list[tuple[Said, list[Answer]]]]:
        """All meetings that are to be taken, a few at a time."""
        said: list[tuple[Said, list[Answer]]] = []
        begun = time.monotonic()
        for number in telling(self.work.tell, "meetings", numbers):
            answers = self.work.source.meeting(number)
            if answers is None:
                self.work.report.unchanged["meeting"] += 1
                continue
            said.append((self._said(number, answers), answers))
            self._read_ready(AHEAD)
            if len(said) == AT_ONCE or time.monotonic() - begun > SECONDS:
                yield said
                said, begun = [], time.monotonic()
        if said:
            yield said

    def _few(self, said: Sequence[tuple[Said, list[Answer]]]) -> Few:
        """A few meetings, with the people and documents they need, in one transaction."""
        there = [(one, answers) for one, answers in said if one.whole is not None or one.line is not None]
        ids = [self.work.names.id("meeting", one.id) for one, _ in there]
        standing = self.work.press.standing([*ids, *(keyed_id("reading", own) for own in ids)])
        bodies = self._bodies_of([one for one, _ in there])
        people, of_people = self._people_of([one for one, _ in there])
        documents, of_documents = linked_documents(
            self.work, joined.from_iterable(_linked(one) for one, _ in there)
        )
        held = [made for one, _ in there if (made := self._meeting(one, standing, bodies.get(one.id, "")))]
        readings = self._begin(held, standing)
        standing |= of_people | of_documents
        right = self.work.press.put([*people, *documents, *held], standing)
        answered = {self.work.names.id("meeting", one.id): answers for one, answers in there}
        lacking = {self.work.names.id("meeting", one.id) for one, _ in there if self._lacks_files(one)}
        done = [answers for own, answers in answered.items() if own in right and own not in lacking]
        return Few(readings, standing, list(joined.from_iterable(done)))

    def _lacks_files(self, said: Said) -> bool:
        """Whether a file that a meeting links to was not given."""
        ids = {objects.document_id(self.work.names, doc) for doc, _ in _linked(said)}
        return not ids.isdisjoint(self.work.not_given)

    def _begin(self, held: Sequence[Meeting], standing: dict[str, Standing]) -> list[Waiting]:
        """Have the minutes read of those that need it."""
        minutes = [
            minutes_of(one, thing_of(standing, keyed_id("reading", one.id), Reading))
            for one in held
            if self._is_to_be_read(one, standing)
        ]
        titles = [one.title for one in self.work.gathered.committees.values()]
        return self.readers.begin(minutes, titles)

    def _is_to_be_read(self, held: Meeting, standing: dict[str, Standing]) -> bool:
        """Whether a meeting has minutes that were not read yet, and is not the council's own now."""
        known = standing.get(held.id)
        if self.work.press.only_tells or not self.work.readings or (known is not None and not known.ours):
            return False
        earlier = thing_of(standing, keyed_id("reading", held.id), Reading)
        if earlier is None:
            return any(item.minutes for item in held.items)
        return earlier.reader != READER_VERSION or out_of_date(earlier, held)

    def _read(self, few: Few) -> None:
        """Publish the readings of a few meetings; only then is all of them in the book."""
        found = [made for waiting in few.readings for made in self.readers.end(waiting)]
        readings = [made for made in found if isinstance(made, Reading)]
        self.work.report.doubtful += [
            (named(made.meeting), "its minutes could not be read by machine: read them again later")
            for made in found
            if isinstance(made, Unread)
        ]
        if readings:
            self.work.press.put(readings, few.standing, READ_AGAIN)
        if not self.work.press.only_tells:
            self.work.source.done(few.answers)

    def _said(self, number: int, answers: Sequence[Answer]) -> Said:
        said = Said(number, line=self.work.gathered.lines.get(number))
        for one in answers:
            found = self.work.read(one)
            for each in found.meetings if found else ():
                if each.id != number and not each.from_page:
                    self.work.report.doubtful.append(
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
                self.work.issues |= {issue} if issue else set()
        return said

    def _more(self, number: int, said: Said) -> None:
        """Texts that were cut short, and the names behind recorded votes."""
        items = {one.id: one for one in _items(said.page)} or {one.id: one for one in _items(said.service)}
        for one in self.work.source.more(number, list(items.values())):
            found = self.work.read(one)
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
                    self.work.report.doubtful.append(
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
            number = number or self.work.gathered.by_title(title)
            if not number and title:
                # Nobody says its number: the name is all there is.
                own = keyed_id(
                    "body", self.work.council.id, objects.SCHEME, self.work.names.host, folded(title)
                )
                self._new_body(own, Body(id=own, name=objects.words(title), councils=(self.work.council.id,)))
                found[one.id] = own
                continue
            if not number:
                where = f"meeting {one.id}"
                self.work.report.refused.append((where, "no list and no page says which committee it is of"))
                continue
            own = self.work.names.id("committee", number)
            if own not in self.work.body_ids:
                committee = self.work.gathered.committees.setdefault(number, facts.Committee(number, title))
                self._new_body(
                    own,
                    objects.body(
                        self.work.names, committee, self.work.gathered.committees_cy.get(number), None
                    ),
                )
            found[one.id] = own
        return found

    def _new_body(self, own: str, body: Body) -> None:
        if own not in self.work.body_ids:
            self.work.body_ids.add(own)
            self.work.press.put([body], self.work.press.standing([own]))

    def _people_of(self, said: Sequence[Said]) -> tuple[list[Object], dict[str, Standing]]:
        """Members met in an attendance who stand on no list, such as those of old."""
        met: dict[str, tuple[facts.Present, str]] = {}
        for one in said:
            for held in (one.service, one.attendance):
                for line in held.present if held and held.present else ():
                    own = self.work.names.id("user", line.user)
                    if has_page(line) and own not in self.work.person_ids:
                        met[own] = (line, one.first("day"))
        standing = self.work.press.standing(met)
        made: list[Object] = []
        for own, (line, day) in met.items():
            self.work.person_ids.add(own)
            if own in standing:
                continue
            member = facts.Member(line.user, line.name, photo=line.photo, listed=False, full=False)
            person = objects.person(self.work.names, member, None, None)
            since = (self.work.today - date.fromisoformat(day)).days if day else 0
            past = "members" in self.work.gathered.lists and since > LONG_AGO
            made.append(gone(person, self.work.today.isoformat()) if past else person)
        return made, standing

    def _meeting(self, said: Said, standing: dict[str, Standing], body: str) -> Meeting | None:
        own = self.work.names.id("meeting", said.id)
        before = thing_of(standing, own, Meeting)
        body = body or (before.body if before else "")
        if not body:
            return None
        made = meeting(self.work.names, said, body, before)
        if not made.start:
            self.work.report.refused.append((f"meeting {said.id}", "nothing says on which day it is"))
            return None
        return made


def _items(held: facts.Meeting | None) -> list[facts.Item]:
    return (held.items or []) if held is not None else []


def _linked(said: Said) -> Iterator[tuple[facts.Linked, str]]:
    """The documents a meeting names, as the account that is taken of it names them."""
    day = said.first("day")
    for item in _items(said.whole):
        if not item.restricted:
            yield from ((doc, day) for doc in item.linked)
    yield from ((doc, day) for doc in (said.page.linked if said.page else ()))


def _add_ballots(item: facts.Item, vote: facts.Vote) -> None:
    """Who voted how, to the vote of that title; to the only one there is; else as one more."""
    same = [one for one in item.votes if folded(one.title) == folded(vote.title)]
    if not same and len(item.votes) == 1 and vote.result in ("", item.votes[0].result):
        same = item.votes
    if same:
        same[0].ballots = vote.ballots or same[0].ballots
        same[0].text = same[0].text or vote.text
    else:
        item.votes.append(vote)
