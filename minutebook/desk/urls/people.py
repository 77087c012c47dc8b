"""The addresses of the members' side, of what is closed, of accounts and the audit."""

from __future__ import annotations

from django.urls import URLPattern, path

from minutebook.desk.views import accounts, my, my_pack, withheld

MINE = "my/meetings/<str:meeting>"
WITHHELD = "withheld/<str:meeting>/<str:thing>"

urlpatterns: list[URLPattern] = [
    path("my/meetings", my.meetings, name="my_meetings"),
    path(MINE, my.meeting, name="my_meeting"),
    path(f"{MINE}/pack", my_pack.pack, name="my_pack"),
    path(f"{MINE}/items/<str:item>/interest", my.interest, name="my_interest"),
    path(f"{MINE}/private/<str:thing>", my.private, name="my_private"),
    path(f"{MINE}/private/<str:thing>/file", my.file, name="my_private_file"),
    path("meetings/<str:meeting>/replies", my.replies, name="meeting_replies"),
    path("withheld", withheld.listing, name="withheld"),
    path(WITHHELD, withheld.one, name="withheld_one"),
    path(f"{WITHHELD}/release", withheld.release, name="withheld_release"),
    path("accounts", accounts.listing, name="accounts"),
    path("accounts/<int:account>", accounts.one, name="account"),
    path("sign-out-everywhere", accounts.sign_out_everywhere, name="sign_out_everywhere"),
    path("audit", accounts.audit, name="audit"),
    path("audit/export.<str:form>", accounts.audit_export, name="audit_export"),
    path("readings", accounts.readings, name="readings"),
]
