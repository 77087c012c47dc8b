"""People who sign in, and what they are appointed to."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from minutebook.drafts.roles import ROLES


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; an address is one account whatever its case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Account:
        """Open an account. Without a password it can only be entered by single sign-on or a reset link."""
        account = self.model(email=self.normalize_email(email).casefold(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email=(username or "").casefold())


class Account(AbstractBaseUser):
    """Someone who signs in. ``person`` is the id of the member in the book, for those who are one.

    ``sessions`` counts how often all their sessions were ended; it is part of what proves a session.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    person = models.CharField(max_length=20, blank=True, default="")
    is_active = models.BooleanField(default=True)
    created = models.DateTimeField(default=timezone.now)
    sessions = models.PositiveIntegerField(default=0)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def called(self) -> str:
        """The name alone, where it is given as "name, post"; the address where there is none."""
        return self.name.partition(", ")[0] or self.email

    @property
    def post(self) -> str:
        """The post, where the name is given as "name, post"; else nothing."""
        return self.name.partition(", ")[2]

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must match: it changes with the password, and when all sessions are ended."""
        salt, value = "minutebook.drafts.Account.session", f"{self.password}/{self.sessions}"
        return salted_hmac(salt, value, secret=secret, algorithm="sha256").hexdigest()

    @property
    def is_staff(self) -> bool:
        """Nobody enters by Django's own back door."""
        return False


class Appointment(models.Model):
    """A role an account holds, on one body or (``body`` empty) on all of a council, for a time."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="appointments")
    council = models.CharField(max_length=20)
    role = models.CharField(max_length=20, choices=list(ROLES.items()))
    body = models.CharField(max_length=20, blank=True, default="")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "council", "role", "body"], name="appointment_once")
        ]


class Cached(models.Model):
    """A row of the desk's cache, as Django's cache in a database keeps it: it counts tries at signing in.

    In the database, so that every web process counts the same tries.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "desk_cache"
