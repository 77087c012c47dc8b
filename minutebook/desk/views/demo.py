"""The demo's door: one click signs in as any of the invented people. Elsewhere there is no such page."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from minutebook.drafts.models import Account
from minutebook.drafts.roles import ROLES


def people(request: HttpRequest) -> HttpResponse:
    """Everybody who works here, and a button to be them; 404 outside the demo."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        account = get_object_or_404(Account, pk=request.POST.get("account"), is_active=True)
        login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect("today")
    accounts = Account.objects.filter(is_active=True).prefetch_related("appointments").order_by("pk")
    rows = [(a, sorted({ROLES[p.role] for p in a.appointments.all()})) for a in accounts]
    return render(request, "desk/demo.html", {"rows": rows})


people.right = ""  # type: ignore[attr-defined]
