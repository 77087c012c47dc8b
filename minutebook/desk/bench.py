"""A meeting on the workbench as a visitor may see it."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest

from minutebook.book.errors import NotFound
from minutebook.book.schema import Meeting
from minutebook.desk.page import Visit
from minutebook.drafts import working
from minutebook.drafts.agendas.agenda import Bench, bench_of
from minutebook.drafts.dividing import divide
from minutebook.drafts.papers import papers_of
from minutebook.drafts.permission import Scope, require
from minutebook.drafts.sitting.opening import MINUTES, NOT_AN_AGENDA


def bench_at(visit: Visit, meeting: str, right: str = "agenda.see") -> Bench:
    """The bench of a meeting, whole. Raises :class:`NotFound` where it has no draft, ``NotPermitted``."""
    draft = working.current_draft(visit.council, meeting)
    if draft is None or draft.kind != "meeting":
        raise NotFound("The agenda of this meeting is not being worked on.")
    if draft.stage == MINUTES:
        raise NotFound(NOT_AN_AGENDA)
    require(visit.account, right, Scope(visit.council, draft.body))
    return bench_of(draft)


def seen_by(visit: Visit, bench: Bench) -> Bench:
    """The bench without what is private, for whoever may not read closed papers."""
    if visit.may("paper.read-closed", bench.body.id):
        return bench
    held = (one for papers in papers_of(bench).values() for one in papers)
    secret = {one.document.id for one in held if one.document.exemption}
    public = divide(bench.meeting, secret).public
    assert isinstance(public, Meeting)
    return replace(bench, meeting=public)


def said(request: HttpRequest, words: str) -> None:
    """Tell the visitor on the next page what was done."""
    if words:
        messages.success(request, words)
