"""Approval and signature: at which meeting, with which corrections; on the screen or in ink; notes beside."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from minutebook.book.errors import BookError, NotFound
from minutebook.book.shelf import closed_book
from minutebook.desk import leaves as press
from minutebook.desk.bench import said
from minutebook.desk.cleaning import clean_pdf
from minutebook.desk.forms.minutes import ApprovalForm, NoteForm, ScanForm, SignForm, correctable, corrections
from minutebook.desk.giving_out import bytes_of, to_be_saved
from minutebook.desk.minutes_shown import entitled, present, sheets
from minutebook.desk.page import Asked, Visit, page
from minutebook.desk.session import out_for
from minutebook.drafts.minutes import approving, noting, signing, signing_in_ink
from minutebook.drafts.minutes.signing import Sheet, Sheets
from minutebook.drafts.minutes.standing_minutes import Out, out_of, presided, those_present
from minutebook.drafts.permission import NotPermitted
from minutebook.drafts.uploads import PDF, BadUpload, judge
from minutebook.packs.model import BadFile


@page("minutes.publish")
def approval(request: Asked, meeting: str) -> HttpResponse:
    """Recording that a meeting approved minutes, with the corrections it resolved."""
    visit = request.visit
    out = out_for(request, meeting, "minutes.publish")
    days = approving.may_approve(out)
    asked = request.POST.get("approved_at") or request.GET.get("at") or (days[-1][0] if days else "")
    at = asked if asked in dict(days) else (days[-1][0] if days else "")
    people = those_present(visit.council, at) if at else []
    initial = {"approved_at": at, "presiding": presided(visit.council, at)[0] if at else ""}
    form = ApprovalForm(days, people, request.POST or None, initial=initial)
    if request.method == "POST" and request.POST.get("do") == "approve" and form.is_valid():
        data = form.cleaned_data
        with form.refusing():
            approving.approve(
                out.sitting,
                data["approved_at"],
                data["presiding"],
                corrections(out.meeting, request.POST),
                data["text"],
                by=visit.account,
            )
            said(request, "The minutes are approved; whoever presided is asked to sign them.")
            return redirect("signing", meeting)
    first = approving.suitable(out)
    context = {
        "out": out,
        "form": form,
        "days": days,
        "people": people,
        "at": at,
        "first": first,
        "corrected": list(correctable(out.meeting, request.POST if request.method == "POST" else None)),
    }
    return render(request, "desk/minutes/approval.html", context)


@page("desk.enter")
def signing_page(request: Asked, meeting: str) -> HttpResponse:
    """Approved minutes to be read and signed, on the screen or in ink; once signed, where they stand."""
    visit = request.visit
    out = _open_to(visit, meeting)
    form, scan = SignForm(), ScanForm(private=_has_private_leaves(out))
    if request.method == "POST":
        do = request.POST.get("do", "")
        try:
            if do == "sign":
                form = SignForm(request.POST)
                if not visit.account.has_usable_password():
                    form.fields["password"].required = False
                if form.is_valid():
                    return _signed(request, out, form)
            elif do == "scan":
                scan = ScanForm(request.POST, request.FILES, private=_has_private_leaves(out))
                if scan.is_valid():
                    return _scanned(request, out, scan)
            else:
                return _ink(request, out, do)
        except (BookError, BadUpload, BadFile) as error:
            if do not in ("sign", "scan"):
                messages.error(request, str(error))
                return redirect("signing", meeting)
            (scan if do == "scan" else form).refuse(error)
    return render(request, "desk/minutes/signing.html", _shown(visit, out, form, scan))


def _has_private_leaves(out: Out) -> bool:
    return bool(out.copy and out.copy.private_leaves)


def _open_to(visit: Visit, meeting: str) -> Out:
    """The minutes, to whoever sees minutes of the body before they are out, or may have to sign them."""
    out = out_of(visit.council, meeting)
    rights = ("minutes.see", "minutes.sign")
    if not any(visit.may(right, out.body.id) for right in rights):
        raise NotPermitted("minutes.see")
    return out


def _shown(visit: Visit, out: Out, form: SignForm, scan: ScanForm) -> dict[str, Any]:
    account = visit.account
    approved = out.state == "approved" and out.approval is not None
    form.initial["digest"] = signing.prepare(out).digest if approved else ""
    if not account.has_usable_password():
        form.fields.pop("password", None)
    return {
        "out": out,
        "sheets": sheets(visit, out.meeting),
        "present": list(present(out.meeting)),
        "prepared": signing.prepare(out) if approved else None,
        "mine": approved and visit.may("minutes.sign", out.body.id) and signing.is_for(out, account),
        "may_ink": visit.may("minutes.publish", out.body.id),
        "sees": visit.may("minutes.see", out.body.id),
        "reads_private": bool(entitled(visit, out.body.id)),
        "form": form,
        "scan": scan,
        "faults": next(
            (held.faults for held in noting.check(visit.council) if held.meeting == out.meeting.id), ()
        ),
    }


def _signed(request: Asked, out: Out, form: SignForm) -> HttpResponse:
    visit = request.visit
    confirmed = signing.confirm(visit.account, form.cleaned_data.get("password", ""))
    made = press.leaves(out, signing.prepare(out))
    signing.sign(out.sitting, made, form.cleaned_data["digest"], confirmed, by=visit.account)
    said(request, "You signed the minutes. They are sealed: nothing in them can be changed any more.")
    return redirect("signing", out.meeting.id)


def _ink(request: Asked, out: Out, do: str) -> HttpResponse:
    visit = request.visit
    if do == "print":
        made = press.leaves(out, signing.prepare(out), ink=True)
        signing_in_ink.print_copy(out.sitting, made, request.POST.get("digest", ""), by=visit.account)
        said(request, "The leaves are numbered. Print them, and have each signed or initialled.")
    elif do == "back":
        approving.take_back(out.sitting, request.POST.get("reason", ""), by=visit.account)
        said(request, "The minutes are a draft again, as they were before the approval.")
        return redirect("after", out.meeting.id)
    elif do == "spoil":
        signing_in_ink.spoil_copy(out.sitting, request.POST.get("reason", ""), by=visit.account)
        said(request, "The printed copy is given up; its leaves are numbered anew.")
    return redirect("signing", out.meeting.id)


def _scanned(request: Asked, out: Out, form: ScanForm) -> HttpResponse:
    visit = request.visit
    data = form.cleaned_data
    scans = Sheets(_sheet(data["scan"]), _sheet(data["private_scan"]) if data.get("private_scan") else None)
    signing_in_ink.take_back(out.sitting, scans, data["on"], by=visit.account)
    said(request, "The scan is kept beside what was printed. The minutes are sealed.")
    return redirect("signing", out.meeting.id)


def _sheet(upload: Any) -> Sheet:
    """A scan as it was uploaded, cleaned of scripts and attached files."""
    data = upload.read()
    if judge(data, upload.name) != PDF:
        raise BadUpload("A scan is a PDF: scan the leaves as one.")
    clean = clean_pdf(data, upload.name)
    return Sheet(clean, press.pages_of(clean))


@page("desk.enter")
def leaves(request: Asked, meeting: str, part: str) -> HttpResponse:
    """The leaves as a PDF: as they were signed or printed, or as they would be set now."""
    visit = request.visit
    out = _open_to(visit, meeting)
    private = part == "private"
    if part not in ("public", "private") or (private and not entitled(visit, out.body.id)):
        raise NotFound("There are no such leaves, or they are not open to you.")
    if private:
        sheets(visit, out.meeting)  # a look at what is closed is logged
    name = f"minutes-{out.meeting.start[:10]}-{part}.pdf"
    mark = "Not for publication" if private else ""
    return to_be_saved(_leaves(out, private), name, mark=mark)


def _leaves(out: Out, private: bool) -> bytes:
    state = out.meeting.minutes
    if out.state == "signed":
        file = (state.private.file if state.private else None) if private else out.public.minutes.file
        if file is None:
            raise NotFound("These minutes were signed before this desk kept their leaves.")
        return bytes_of(file)
    if out.copy is not None:
        kept = out.copy.private_file if private else out.copy.file
        if kept is None:
            raise NotFound("Nothing was minuted in private.")
        return closed_book().files.read(kept["sha256"])
    made = press.leaves(out, signing.prepare(out))
    sheet = made.private if private else made.public
    if sheet is None:
        raise NotFound("Nothing was minuted in private.")
    return sheet.data


@page("minutes.publish")
def note(request: Asked, meeting: str) -> HttpResponse:
    """A note beside signed minutes."""
    visit = request.visit
    out = out_for(request, meeting, "minutes.publish")
    form = NoteForm(out.meeting, request.POST or None, welsh=out.footing.nation == "wales")
    if request.method == "POST" and form.is_valid():
        with form.refusing():
            noting.add_note(out.sitting, form.words("text"), form.cleaned_data["item"], by=visit.account)
            said(request, "The note stands beside the minutes.")
            return redirect("signing", meeting)
    return render(request, "desk/minutes/note.html", {"out": out, "form": form})
