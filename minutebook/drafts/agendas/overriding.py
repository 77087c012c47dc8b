"""Letting a finding of a gate pass: who may, for what reason, and how it stays in the record.

The gates before agendas and before minutes share it; each names its overrides by a ``matter`` of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from minutebook.book.errors import BookError
from minutebook.drafts import auditing
from minutebook.drafts.models import Account, Assent, Draft
from minutebook.drafts.permission import roles_of, scope_of
from minutebook.drafts.roles import CLERK, PROPER_OFFICER
from minutebook.law.gate import Finding, Office, Override, Verdict

OFFICES: dict[str, tuple[Office, ...]] = {
    PROPER_OFFICER: ("monitoring officer", "proper officer"),
    CLERK: ("clerk",),
}
"""The offices of a gate that the holder of a role acts in."""


class Shut(BookError):
    """Something cannot be published yet: ``verdict`` says what stands in the way."""

    what: ClassVar[str]

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        first = verdict.in_the_way[0]
        super().__init__(f"the {self.what} cannot be published yet: {first.problem} {first.mend}")


def overrides(draft: Draft, matter: str) -> Iterator[Override]:
    """The overrides given for a draft, in the offices their givers act in."""
    rows = Assent.objects.using("desk").filter(council=draft.council, object=draft.object, matter=matter)
    for row in rows.select_related("by").order_by("at"):
        rule, _, about = row.about.partition("\n")
        for office in OFFICES.get(row.office, ()):
            yield Override(rule, row.by.name, office, row.reason, about)


def role_to_override(account: Account, draft: Draft, finding: Finding) -> str:
    """The role in which an account may let a finding pass, or nothing."""
    held = roles_of(account, scope_of(draft))
    for role, offices in OFFICES.items():
        if role in held and not set(offices).isdisjoint(finding.may_override):
            return role
    return ""


def let_pass(
    draft: Draft,
    verdict: Verdict,
    matter: str,
    found: tuple[str, str],
    reason: str,
    *,
    by: Account,
    role: str,
) -> None:
    """Let what was ``found`` (its rule and what it is about) pass, within a command that asked the right.

    Raises :class:`BookError` where it does not stand in the way, or the role may not let it pass.
    """
    if not reason.strip():
        raise BookError("reason: say why it may pass")
    standing = [one for one in verdict.in_the_way if (one.rule, one.about) == found]
    if not standing:
        raise BookError("nothing of this kind stands in the way any more")
    if set(OFFICES[role]).isdisjoint(standing[0].may_override):
        named = ", ".join(standing[0].may_override) or "nobody: it must be mended"
        raise BookError(f"you may not let this pass; it is for: {named}")
    rule, about = found
    Assent.objects.using("desk").create(
        council=draft.council,
        object=draft.object,
        matter=matter,
        about=f"{rule}\n{about}"[:400],
        by=by,
        office=role,
        reason=reason.strip(),
    )
    detail = {"rule": rule, "about": about, "office": role, "problem": standing[0].problem}
    auditing.record("gate.override", by=by, on=draft, reason=reason, detail=detail)
