"""People who sign in, and what they are appointed to."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

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
    """Someone who signs in. ``person`` is the id of the member in the book, for those who are one."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    person = models.CharField(max_length=20, blank=True, default="")
    is_active = models.BooleanField(default=True)
    created = models.DateTimeField(default=timezone.now)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name or self.email

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
