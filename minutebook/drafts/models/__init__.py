"""The desk's tables. None of them exists on the public side."""

from __future__ import annotations

from minutebook.drafts.models.access import (
    ClosedGrant,
    ClosedReading,
    ContractTerms,
    Followed,
    Withholding,
)
from minutebook.drafts.models.accounts import Account, Appointment, Cached
from minutebook.drafts.models.after import (
    Approval,
    CallInRequest,
    MinutesRemark,
    Sending,
    Signature,
    SigningCopy,
)
from minutebook.drafts.models.agenda import (
    Assent,
    Convening,
    NonWorkingDay,
    Posting,
    Practice,
    Timing,
)
from minutebook.drafts.models.audit import AuditChain, AuditEntry
from minutebook.drafts.models.meeting import (
    Declaration,
    ElementWord,
    Happening,
    Motion,
    OlderEnglish,
    Proceedings,
    Sentence,
    Typed,
    Vote,
)
from minutebook.drafts.models.members import Interest, Look, Reply
from minutebook.drafts.models.outbox import Letter
from minutebook.drafts.models.plan import PlanEntry, PlanNotice
from minutebook.drafts.models.reports import (
    Clearance,
    Enclosure,
    Remark,
    Report,
    Submission,
    Template,
)
from minutebook.drafts.models.working import Draft, Part, Publishing, Revision

__all__ = [
    "Account",
    "Appointment",
    "Approval",
    "Assent",
    "AuditChain",
    "AuditEntry",
    "Cached",
    "CallInRequest",
    "Clearance",
    "ClosedGrant",
    "ClosedReading",
    "ContractTerms",
    "Convening",
    "Declaration",
    "Draft",
    "ElementWord",
    "Enclosure",
    "Followed",
    "Happening",
    "Interest",
    "Letter",
    "Look",
    "MinutesRemark",
    "Motion",
    "OlderEnglish",
    "NonWorkingDay",
    "Part",
    "PlanEntry",
    "PlanNotice",
    "Posting",
    "Practice",
    "Proceedings",
    "Publishing",
    "Remark",
    "Reply",
    "Report",
    "Revision",
    "Sending",
    "Sentence",
    "Signature",
    "SigningCopy",
    "Submission",
    "Template",
    "Timing",
    "Typed",
    "Vote",
    "Withholding",
]
