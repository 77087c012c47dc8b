"""The addresses of reports, the forward plan and the letters."""

from __future__ import annotations

from django.urls import URLPattern, path

from minutebook.desk.views import authoring, clearing, letters, plan, reports, translating

REPORT = "reports/<str:report>"
ENTRY = "plan/<str:entry>"

urlpatterns: list[URLPattern] = [
    path("reports", reports.listing, name="reports"),
    path("reports/template", reports.template, name="report_template"),
    path("meetings/<str:meeting>/reports", reports.ask, name="report_ask"),
    path(REPORT, reports.report, name="report"),
    path(f"{REPORT}/manage", reports.manage, name="report_manage"),
    path(f"{REPORT}/write", authoring.write, name="report_write"),
    path(f"{REPORT}/basis", authoring.basis, name="report_basis"),
    path(f"{REPORT}/appendices", authoring.append, name="report_append"),
    path(f"{REPORT}/hand-in", authoring.hand_in, name="report_hand_in"),
    path(f"{REPORT}/take-back", authoring.take_back, name="report_take_back"),
    path(f"{REPORT}/comments/<int:remark>", authoring.answer, name="report_answer"),
    path(f"{REPORT}/documents/<int:position>", authoring.upload, name="report_upload"),
    path(f"{REPORT}/documents/<int:position>/private", authoring.private, name="report_private"),
    path(f"{REPORT}/documents/<int:position>/remove", authoring.remove, name="report_remove"),
    path(f"{REPORT}/documents/<int:position>/file", clearing.file, name="report_file"),
    path(f"{REPORT}/clearance/<str:office>", clearing.clear, name="report_clear"),
    path(f"{REPORT}/differences/<int:before>/<int:after>", clearing.difference, name="report_difference"),
    path(f"{REPORT}/welsh", translating.welsh, name="report_welsh"),
    path(f"{REPORT}/welsh/ask", translating.ask, name="report_welsh_ask"),
    path("plan", plan.listing, name="plan"),
    path("plan/new/<str:body>", plan.new, name="plan_new"),
    path(ENTRY, plan.entry, name="plan_entry"),
    path(f"{ENTRY}/notices/<str:kind>", plan.notice, name="plan_notice"),
    path(f"{ENTRY}/place", plan.place, name="plan_place"),
    path(f"{ENTRY}/end", plan.end, name="plan_end"),
    path("letters", letters.letters, name="letters"),
]
