"""Steps of an import, published in batches: each under a key, none twice, none over a person's own work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from minutebook.book.errors import Refused
from minutebook.book.identity import key_digest
from minutebook.book.models import Head, Receipt
from minutebook.book.press import Request, publish_many
from minutebook.book.rows import batched
from minutebook.book.schema import Object, Reading
from minutebook.book.shelf import Book
from minutebook.book.standing import Status, statuses
from minutebook.intake.documents.report import Report

ROLE = "importer"
BATCH = 40  # steps published at once
Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class Step:
    """One publication: the object's id, the digest of all it is made of, and how to make it."""

    object: str
    made_of: str
    make: Callable[[], Object | None]
    kind: str
    file: Path | None = None
    sha256: str = ""

    @property
    def key(self) -> str:
        return f"documents:{self.object}:{self.made_of}"


class StepPress:
    """Publishes steps into one council's chain and counts them in the report."""

    def __init__(self, book: Book, council: str, report: Report, tell: Tell, of: int) -> None:
        self.book, self.council, self.report = book, council, report
        self.tell, self.done, self.of = tell, 0, of
        self.kept: set[str] = set()

    def run(self, steps: Iterable[Step]) -> None:
        """Publish the steps that are not in the book yet, a batch at a time."""
        for part in batched(steps, BATCH):
            fresh = self._fresh(part)
            if fresh:
                self._publish(fresh)
            self.done += len(part)
            self.tell(min(self.done, self.of), self.of)

    def count(self, steps: Iterable[Step]) -> None:
        """Count the steps that would be published."""
        for part in batched(steps, BATCH):
            for step, _ in self._fresh(part):
                self.report.published[step.kind] += 1

    def _fresh(self, part: Sequence[Step]) -> list[tuple[Step, Status | None]]:
        """The steps to publish: none that was, none over what a person changed or took away since."""
        digests = {key_digest(step.key): step.key for step in part}
        rows = Receipt.objects.using(self.book.alias).filter(council=self.council, key__in=list(digests))
        known = {digests[key] for key in rows.values_list("key", flat=True)}
        new = [step for step in part if step.key not in known]
        if not new:
            return []
        now = statuses(self.book, self.council, [step.object for step in new])
        heads = Head.objects.using(self.book.alias).filter(
            council=self.council, sequence__in=[status.sequence for status in now.values()]
        )
        roles = dict(heads.values_list("object", "role"))
        return [(step, now.get(step.object)) for step in new if self._ours(step, now.get(step.object), roles)]

    def _ours(self, step: Step, status: Status | None, roles: dict[str, str]) -> bool:
        if status is None or (status.shown and roles.get(step.object) == ROLE):
            return True
        self.kept.add(step.object)
        why = "was changed by the council" if status.shown else f"is out of the record ({status.last_act})"
        self.report.kept.append((f"{step.kind} {step.object}", why))
        return False

    def _publish(self, fresh: Sequence[tuple[Step, Status | None]]) -> None:
        for step, _ in fresh:
            if step.file is not None and not self.book.files.bring(step.file, step.sha256):
                raise Refused("files", f"{step.file} changed while it was read: run the import again")
        made = [(step, request) for step, status in fresh if (request := self._request(step, status))]
        try:
            publish_many(self.book, self.council, [request for _, request in made])
        except Refused:
            for step, request in made:
                self._alone(step, request)
            return
        for step, _ in made:
            self.report.published[step.kind] += 1

    def _alone(self, step: Step, request: Request) -> None:
        """Publish one of a batch that was refused, so that the others are not held up by it."""
        try:
            publish_many(self.book, self.council, [request])
        except Refused as why:
            self.report.refused.append((f"{step.kind} {step.object}", str(why)))
        else:
            self.report.published[step.kind] += 1

    def _request(self, step: Step, status: Status | None) -> Request | None:
        thing = step.make()
        if thing is None or (isinstance(thing, Reading) and thing.of in self.kept):
            return None
        reason = "Read again from its documents." if status else ""
        return Request(thing=thing, role=ROLE, key=step.key, reason=reason)
