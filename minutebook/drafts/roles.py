"""Who may do what: the roles of a council's meetings, and each right with the roles that hold it.

A right is named ``thing.verb``. What is not listed is refused. A right marked *by body* is held on the
body an appointment names; an appointment without a body holds it on every body of the council.
"""

from __future__ import annotations

from typing import NamedTuple

CLERK = "clerk"
PROPER_OFFICER = "proper-officer"
AUTHOR = "author"
FINANCE = "finance-officer"
LEGAL = "legal-officer"
HR = "hr-officer"
EQUALITY = "equality-officer"
DIRECTOR = "director"
CHAIR = "chair"
MEMBER = "member"
CO_OPTED = "co-opted"
SCRUTINY = "scrutiny-officer"
TRANSLATOR = "translator"
ADMINISTRATOR = "administrator"

ROLES: dict[str, str] = {
    CLERK: "Democratic services officer",
    PROPER_OFFICER: "Monitoring officer",
    AUTHOR: "Report author",
    FINANCE: "Finance officer",
    LEGAL: "Legal officer",
    HR: "Human resources officer",
    EQUALITY: "Equality officer",
    DIRECTOR: "Director",
    CHAIR: "Chair",
    MEMBER: "Member",
    CO_OPTED: "Co-opted member",
    SCRUTINY: "Scrutiny officer",
    TRANSLATOR: "Translator",
    ADMINISTRATOR: "Administrator",
}

CLEARING = (FINANCE, LEGAL, HR, EQUALITY, DIRECTOR)
OFFICERS = (CLERK, PROPER_OFFICER, AUTHOR, *CLEARING, SCRUTINY, TRANSLATOR)
MEMBERS = (CHAIR, MEMBER, CO_OPTED)
EVERYONE = tuple(ROLES)


class Right(NamedTuple):
    """What a right lets one do, in a phrase, and the roles that hold it."""

    phrase: str
    roles: tuple[str, ...]


RIGHTS: dict[str, Right] = {
    "desk.enter": Right("use the desk", EVERYONE),
    "calendar.edit": Right("plan, move and cancel meetings", (CLERK,)),
    "agenda.see": Right("see an agenda being prepared", (CLERK, PROPER_OFFICER, CHAIR, *CLEARING, SCRUTINY)),
    "agenda.edit": Right("change an agenda", (CLERK,)),
    "agenda.agree": Right("agree the order of an agenda", (CHAIR,)),
    "agenda.publish": Right("publish an agenda", (CLERK,)),
    "late-item.agree": Right("give the reason why a late item is urgent", (CHAIR,)),
    "exclusion.decide": Right("decide that a paper is exempt", (PROPER_OFFICER,)),
    "gate.override": Right("let something pass the gate, with a reason", (PROPER_OFFICER,)),
    "report.ask": Right("ask an author for a report", (CLERK,)),
    "report.write": Right("write a report one was asked for", (AUTHOR, CLERK)),
    "report.clear": Right("clear or return a report", CLEARING),
    "paper.read-closed": Right("read exempt and confidential papers", (CLERK, PROPER_OFFICER)),
    "paper.grant": Right("give somebody access to a closed paper", (PROPER_OFFICER,)),
    "paper.release": Right("publish a paper whose exemption has lapsed", (CLERK, PROPER_OFFICER)),
    "plan.edit": Right("keep the forward plan", (CLERK,)),
    "notice.publish": Right("publish a notice", (CLERK, PROPER_OFFICER)),
    "minutes.edit": Right("take the minutes", (CLERK,)),
    "minutes.publish": Right("publish minutes", (CLERK,)),
    "minutes.see": Right("see minutes before they are out", (CLERK, PROPER_OFFICER, CHAIR, SCRUTINY)),
    "minutes.agree": Right("comment on draft minutes and agree them", (CHAIR,)),
    "minutes.sign": Right("sign minutes as the person who presides", MEMBERS),
    "decision.write": Right("write the record of a decision", (CLERK, PROPER_OFFICER, AUTHOR, DIRECTOR)),
    "decision.publish": Right("publish a decision", (CLERK,)),
    "call-in.request": Right("ask that a decision be called in", (MEMBER, CHAIR, SCRUTINY)),
    "call-in.hear": Right("record what became of a call-in", (CLERK, SCRUTINY)),
    "meeting.attend": Right("say whether one attends, and declare interests", MEMBERS),
    "book.edit": Right("change councils, bodies and people", (CLERK,)),
    "thread.edit": Right("follow up what a body asked for", (CLERK, SCRUTINY)),
    "thread.close": Right("write down that a body closed what it asked for", (CLERK,)),
    "thread.report": Right(
        "say how far something is that a body asked for", (AUTHOR, *CLEARING, PROPER_OFFICER, CLERK, SCRUTINY)
    ),
    "inspection.edit": Right("keep inspections and their findings", (CLERK, SCRUTINY)),
    "told.confirm": Right("say what a body was told of an inspection", (CLERK, SCRUTINY)),
    "matter.edit": Right("say which items are one matter", (CLERK, SCRUTINY)),
    "assurance.edit": Right(
        "keep plans, indicators, figures and what young people said", (CLERK, SCRUTINY, AUTHOR)
    ),
    "finding.close": Right("write down what a board judged of a finding", (CLERK,)),
    "translation.edit": Right("write the Welsh text", (TRANSLATOR, CLERK)),
    "account.manage": Right("open and close accounts and give roles", (ADMINISTRATOR,)),
    "audit.read": Right("read who did what", (CLERK, PROPER_OFFICER, ADMINISTRATOR)),
    "mail.read": Right("read the log of mail sent", (CLERK, ADMINISTRATOR)),
}
