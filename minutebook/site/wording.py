"""Words of the schema as a person says them, in the page's language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

WORDS = {
    # kinds of object
    "council": noop("council"),
    "body": noop("body"),
    "person": noop("member"),
    "meeting": noop("meeting"),
    "item": noop("agenda item"),
    "document": noop("document"),
    "decision": noop("decision"),
    "matter": noop("matter"),
    "thread": noop("thread"),
    "reading": noop("reading of minutes"),
    # kinds of body
    "executive": noop("executive"),
    "committee": noop("committee"),
    "sub-committee": noop("sub-committee"),
    "scrutiny": noop("scrutiny"),
    "board": noop("board"),
    "panel": noop("panel"),
    "partnership": noop("partnership"),
    "task-and-finish": noop("task and finish group"),
    "joint": noop("joint committee"),
    "parish": noop("parish council"),
    "other": noop("other"),
    # legal status
    "joint-committee": noop("joint committee"),
    "statutory-board": noop("statutory board"),
    "informal": noop("informal"),
    # kinds and parts of papers
    "report": noop("report"),
    "appendix": noop("appendix"),
    "agenda": noop("agenda"),
    "minutes": noop("minutes"),
    "pack": noop("pack"),
    "notice": noop("notice"),
    "background": noop("background paper"),
    "presentation": noop("presentation"),
    "late": noop("late paper"),
    # outcomes of items
    "resolved": noop("resolved"),
    "recommended": noop("recommended"),
    "noted": noop("noted"),
    "deferred": noop("deferred"),
    "withdrawn": noop("withdrawn"),
    # decisions
    "portfolio-holder": noop("cabinet member"),
    "officer": noop("officer"),
    "proposed": noop("proposed"),
    "made": noop("made"),
    "called-in": noop("called in"),
    "referred-back": noop("referred back"),
    "referred-to-council": noop("referred to the council"),
    "reconsidered": noop("taken again"),
    "effective": noop("in force"),
    "key": noop("key decision"),
    # attendance
    "arrived": noop("arrived"),
    "left": noop("left"),
    "present": noop("present"),
    "apologies": noop("apologies"),
    "absent": noop("absent"),
    # exemptions
    "exempt": noop("exempt"),
    "confidential": noop("confidential"),
    # matters
    "open": noop("open"),
    "closed": noop("closed"),
    # grounds of an erasure
    "exempt or confidential information was published by mistake": noop(
        "exempt or confidential information was published by mistake"
    ),
    "personal data that must not be public": noop("personal data that must not be public"),
    "a court order": noop("a court order"),
    "the period for which it must be kept is over": noop("the period for which it must be kept is over"),
    # acts of the record
    "publish": noop("published"),
    "correct": noop("corrected"),
    "release": noop("released"),
    "withdraw": noop("withdrawn"),
    "erase": noop("erased"),
    "redact": noop("earlier versions erased"),
    "merge": noop("merged into another"),
    "split": noop("split again"),
    # inspections
    "inspection": noop("inspection"),
    "finding": noop("finding"),
    "told": noop("what a body was told"),
    "strength": noop("strength"),
    "area for improvement": noop("area for improvement"),
    "priority action": noop("priority action"),
    "recommendation": noop("recommendation"),
    "wholly": noop("told in full"),
    "in part": noop("told in part"),
    "not": noop("not told"),
    "Outstanding": noop("Outstanding"),
    "Good": noop("Good"),
    "Requires improvement to be good": noop("Requires improvement to be good"),
    "Requires improvement": noop("Requires improvement"),
    "Inadequate": noop("Inadequate"),
    "publish the report": noop("publish the report"),
    "publish a written statement of the action it proposes, and when": noop(
        "publish a written statement of the action it proposes, and when"
    ),
    "send and publish a written statement of action": noop("send and publish a written statement of action"),
    "the day it was received": noop("the day it was received"),
    "the day it was published": noop("the day it was published"),
    "a new framework (ILACS) replaced the single inspection": noop(
        "a new framework (ILACS) replaced the single inspection"
    ),
    "care leavers are judged by themselves; before, together with children in care": noop(
        "care leavers are judged by themselves; before, together with children in care"
    ),
    "Joint targeted area inspection": noop("Joint targeted area inspection"),
    "Inspection of local authority children’s services": noop(
        "Inspection of local authority children’s services"
    ),
    "Focused visit to local authority children’s services": noop(
        "Focused visit to local authority children’s services"
    ),
    "Monitoring visit to inadequate children’s services": noop(
        "Monitoring visit to inadequate children’s services"
    ),
    "Single inspection of children in need of help and protection, looked after and leaving care": noop(
        "Single inspection of children in need of help and protection, looked after and leaving care"
    ),
}


def spoken_word(word: str) -> str:
    """A word of the schema as people say it; one that is not listed, without its hyphens."""
    known = WORDS.get(word)
    return _(known) if known else word.replace("-", " ")
