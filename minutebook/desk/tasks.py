"""What the worker does for people who sign in."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django_tasks import task

from minutebook.drafts.models import Account

WORDS = """{name}, you (or somebody else) asked for a new password for the council’s desk.

Choose it here, within {days}: {link}

If it was not you, do nothing: your password stays as it is.
"""


@task(priority=30)
def send_reset(address: str, desk: str) -> bool:
    """Write to the owner of an open account how to choose a password; return whether there is one.

    ``desk`` is where it was asked for, used where no address of the desk is set.
    """
    account = Account.objects.filter(email=address.strip().casefold(), is_active=True).first()
    if account is None:
        return False
    arguments = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    path = reverse("account_reset_password_from_key", settings.DESK_URLCONF, kwargs=arguments)
    link = (settings.DESK_ADDRESS or desk.rstrip("/")) + path
    days = f"{settings.PASSWORD_RESET_TIMEOUT // 3600} hours"
    words = WORDS.format(name=account.name, link=link, days=days)
    send_mail("A new password", words, settings.DEFAULT_FROM_EMAIL, [account.email])
    return True
