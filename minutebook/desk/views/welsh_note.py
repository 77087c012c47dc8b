"""The note of a meeting in Wales: its words proposed from the facts, checked, translated, published."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render

from minutebook.book.errors import NotFound
from minutebook.desk.bench import said
from minutebook.desk.forms.fields import PlainForm
from minutebook.desk.page import Asked, page
from minutebook.desk.session import out_for
from minutebook.drafts.minutes import welsh_note


class NoteOfMeeting(PlainForm):
    """The note in both languages, paragraph beside paragraph."""

    text = forms.CharField(
        label="The note in English",
        help_text="An empty line begins a paragraph. Nothing exempt may stand in it.",
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    text_cy = forms.CharField(
        label="The note in Welsh",
        help_text="As many paragraphs as the English has.",
        widget=forms.Textarea(attrs={"rows": 14, "lang": "cy"}),
    )


@page("minutes.publish")
def note(request: Asked, meeting: str) -> HttpResponse:
    """Writing and publishing the note."""
    visit = request.visit
    out = out_for(request, meeting, "minutes.publish")
    due = welsh_note.due(out)
    if due is None:
        raise NotFound("The law asks for no note of this meeting.")
    standing = welsh_note.note_of(out)
    initial = {"text": welsh_note.proposed(out), "text_cy": ""}
    if standing is not None:
        texts = [one.text for one in standing.written]
        initial = {
            "text": "\n\n".join(text.en for text in texts),
            "text_cy": "\n\n".join(text.cy for text in texts),
        }
    form = NoteOfMeeting(request.POST or None, welsh=True, initial=initial)
    if request.method == "POST" and form.is_valid():
        with form.refusing():
            welsh_note.publish_note(out.sitting, form.words("text"), by=visit.account)
            said(request, "The note is published, and stands among the papers of the meeting.")
            return redirect("after", meeting)
    context = {"out": out, "due": due, "standing": standing, "form": form}
    return render(request, "desk/minutes/welsh_note.html", context)
