"""Decisions, forward plans and issues into the record, when the meetings are there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from minutebook.book import catalogue
from minutebook.book.rows import batched
from minutebook.book.schema import Matter
from minutebook.intake.moderngov import facts
from minutebook.intake.moderngov.papers import linked_documents
from minutebook.intake.moderngov.register_objects import decision, decision_id, matter
from minutebook.intake.moderngov.source import Answer
from minutebook.intake.moderngov.stages import telling
from minutebook.intake.moderngov.work import Work, thing_of


class Registers:
    """The registers of one import."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.issues: dict[int, facts.Issue] = {}

    def take(self) -> None:
        links: list[str] = []
        decisions: list[facts.Decision] = []
        loose: list[facts.Linked] = []

        def read(answers: Iterable[Answer]) -> Iterator[Answer]:
            for one in answers:
                if found := self.work.read(one):
                    links.extend(found.links)
                    decisions.extend(found.decisions)
                    loose.extend(found.documents)
                    self.issues.update((issue.id, issue) for issue in found.issues)
                yield one

        answers = list(read(self.work.source.registers()))
        followed = 0
        while followed < len(links):  # plans lead to their items, these to issues
            wave, followed = links[followed:], len(links)
            answers += read(self.work.source.follow(telling(self.work.tell, "registers", wave)))
        rest = sorted(self.work.issues - self.issues.keys())
        for number in telling(self.work.tell, "issues", rest):
            page_of = self.work.source.issue(number)
            answers += read([page_of]) if page_of else ()
        self._decisions(decisions)
        self._issues()
        known = [(one, "") for one in loose]
        documents, standing = linked_documents(self.work, known)
        self.work.press.put(documents, standing)
        if not self.work.press.only_tells:
            self.work.source.done(answers)

    def _decisions(self, found: Sequence[facts.Decision]) -> None:
        by_id: dict[str, facts.Decision] = {}
        for one in found:
            own = decision_id(self.work.names, one)
            had = by_id.setdefault(own, one)
            if had is not one:  # a line of a register and the record's own page
                _fill(had, one)
        for part in batched(by_id.items(), 50):
            standing = self.work.press.standing(own for own, _ in part)
            days = self._days_of(part)
            linked = [(doc, one.day) for _, one in part for doc in one.linked]
            documents, of_documents = linked_documents(self.work, linked)
            made = list(documents)
            for own, one in part:
                before: Any = standing[own].thing if own in standing else None
                line = self.work.gathered.lines.get(one.meeting)
                issue = (self.work.names.id("issue", one.issue),) if one.issue in self.issues else ()
                committee = self.work.gathered.by_title(one.maker)
                thing = decision(
                    self.work.names,
                    one,
                    before,
                    body=self.work.names.id("committee", committee) if committee else "",
                    day=line.day if line else days.get(own, ""),
                    matters=issue,
                )
                if thing is None:
                    said = self.work.report.doubtful if one.proposed else self.work.report.refused
                    said.append((f"decision {one.title}", "nothing says on which day it is made"))
                else:
                    made.append(thing)
            self.work.press.put(made, standing | of_documents)

    def _days_of(self, part: Sequence[tuple[str, facts.Decision]]) -> dict[str, str]:
        """The days of the items that decisions were made at."""
        items = {self.work.names.id("item", one.item): own for own, one in part if one.item}
        rows = catalogue.by_id(self.work.book, self.work.council.id, items)
        return {items[own]: entry.date[:10] for own, entry in rows.items()}

    def _issues(self) -> None:
        for part in batched(self.issues.values(), 50):
            ids = [self.work.names.id("issue", one.id) for one in part]
            standing = self.work.press.standing(ids)
            steps = [self.work.names.id("item", n) for one in part for n in one.items if n]
            steps += [self.work.names.id("decision", n) for one in part for n in one.decisions if n]
            rows = catalogue.by_id(self.work.book, self.work.council.id, steps)
            days = defaultdict(lambda: "9999", ((own, entry.date) for own, entry in rows.items()))
            made = [
                matter(self.work.names, one, thing_of(standing, own, Matter), days.__getitem__)
                for own, one in zip(ids, part, strict=True)
            ]
            self.work.press.put(made, standing)


def _fill(had: facts.Decision, more: facts.Decision) -> None:
    for name in facts.Decision.__slots__:
        if not getattr(had, name):
            setattr(had, name, getattr(more, name))
