"""How people sign in: accounts are opened by an administrator, never by oneself.

A link to a new password leaves by a task, whether there is such an account or not, so that neither the answer
nor the time it takes tells. It is not put in the outbox, whose log others read.
"""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ResetPasswordForm
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.openid_connect import views as openid
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException


class Adapter(DefaultAccountAdapter):
    """Nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No: an administrator opens accounts."""
        return False


class ElsewhereAdapter(DefaultSocialAccountAdapter):
    """Whoever is known to the council's own sign-in enters the account of their address, and no new one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """No, an administrator opens accounts: the page says for which address there is none."""
        addresses = [one.email for one in sociallogin.email_addresses if one.verified]
        page = render(request, "account/signup_closed.html", {"addresses": addresses}, status=403)
        raise ImmediateHttpResponse(page)


def leave_for_council(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send somebody to the council's own sign-in, by a page that leads on at once.

    A redirect would not do: after a form a browser follows one only to where the policy lets forms go, and
    such a sign-in may lead on from host to host.
    """
    try:
        answer: HttpResponse = openid.login(request, provider_id)
    except RequestException:
        return render(request, "socialaccount/authentication_error.html", status=502)
    if answer.status_code != 302:
        return answer
    return render(request, "socialaccount/leave.html", {"to": answer["Location"]})


class AskForReset(ResetPasswordForm):
    """Asking for a link by which to choose a new password."""

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Leave it to the worker, the same for an address that is known and one that is not."""
        from minutebook.desk.tasks import send_reset

        address = str(self.cleaned_data["email"])
        send_reset.enqueue(address, request.build_absolute_uri("/"))
        return address
