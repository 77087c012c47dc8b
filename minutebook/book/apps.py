"""The book as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class BookConfig(AppConfig):
    name = "minutebook.book"
    label = "book"
