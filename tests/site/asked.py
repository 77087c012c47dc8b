"""The threads of the small council: answered late and closed, moved and late, on its way, a misreading."""

from __future__ import annotations

from collections.abc import Iterator

from minutebook.book.schema import Object, Words
from minutebook.followup.schema import Answer, Clock, Closing, Evidence, Place, Step, Thread

AT = Place(meeting="may", item="model")
OPENED = Step(
    kind="opened", day="2026-05-06", recorded="2026-05-12", role="Democratic services officer", at=AT
)
REPORT = "the Director report again by 1 September."


def threads() -> Iterator[Object]:
    """One of each state."""
    yield _thread(
        "closed",
        "Report again",
        words=REPORT,
        kind="action",
        owner="Director",
        due="2026-05-20",
        due_words="by the next meeting",
        state="closed",
        asker="Councillor Ruth Ames",
        answer=Answer(
            day="2026-05-27",
            words="Nine reviews in ten were on time.",
            evidence=(Evidence(words="The report", document="report"),),
        ),
        closing=Closing(
            day="2026-06-10", at=AT, result="done", words="The Board thanked staff.", satisfied=True
        ),
        steps=(
            OPENED,
            Step(kind="assigned", day="2026-05-07", before="Clerk", after="Director"),
            Step(
                kind="due",
                day="2026-05-10",
                before="2026-05-16",
                after="2026-05-20",
                words="Figures come late.",
            ),
            Step(kind="update", day="2026-05-15", words="Half is done."),
            Step(kind="answer", day="2026-05-27", words="Nine in ten."),
            Step(kind="closing", day="2026-06-01"),
            Step(kind="closed", day="2026-06-10", after="done", at=AT),
            Step(kind="reopened", day="2026-06-11", words="By mistake."),
            Step(kind="closed", day="2026-06-11", after="done", at=AT),
        ),
    )
    yield _thread(
        "late",
        "Whether targets were met",
        words="The Board asked whether targets were met.",
        kind="question",
        owner="Director",
        due="2026-06-01",
        matter="matter",
        steps=(OPENED, Step(kind="matter", day="2026-05-12", after="matter")),
    )
    yield _thread(
        "sent",
        "Fund a mobile dentist",
        words="the report be noted; and",
        kind="recommendation",
        to="council",
        due="2026-07-11",
        clock=Clock(
            rule="scrutiny-response",
            received="2026-05-12",
            due="2026-07-11",
            because="2 months beginning with Tuesday 12 May 2026 end with Saturday 11 July 2026",
            source="LGA 2000 s.9FE",
        ),
        steps=(OPENED, Step(kind="sent", day="2026-05-12", after="2026-07-11")),
    )
    yield _thread(
        "void",
        "Thank staff",
        words="The Board might perhaps have thanked staff.",
        kind="resolution",
        state="void",
        steps=(OPENED, Step(kind="void", day="2026-05-13", words="It was only a wish.")),
    )


def _thread(id: str, title: str, **more: object) -> Thread:
    return Thread(id=id, title=Words(en=title), body="board", asked="2026-05-06", at=AT, **more)  # type: ignore[arg-type]
