"""Django's settings, all of them derived from a few environment variables (docs/settings.md)."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from minutebook import home

# "desk" opens both books; "public", as the process that serves the public has it, only its own.
SIDE = os.environ.get("MINUTEBOOK_SIDE", "desk")


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError(f"a database address starts with postgresql://, not {parts.scheme}://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 600,
    }


def _sqlite(side: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(home.folder(side) / "book.sqlite3"),
        "CONN_MAX_AGE": 600,
        "OPTIONS": {
            "timeout": 60,
            "transaction_mode": "IMMEDIATE",
            # secure_delete: what is erased is overwritten where it stood, not only unlinked.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
            " PRAGMA cache_size=-32000; PRAGMA mmap_size=268435456;",
        },
    }


def _database(side: str, variable: str) -> dict[str, Any]:
    url = os.environ.get(variable)
    return _postgresql(url) if url else _sqlite(side)


DATABASES: dict[str, dict[str, Any]] = {"default": _database("public", "DATABASE_URL")}
if SIDE == "desk":
    DATABASES["desk"] = _database("desk", "DESK_DATABASE_URL")
DATABASE_ROUTERS = ["minutebook.routing.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SECRET_KEY = os.environ.get("MINUTEBOOK_SECRET_KEY") or home.secret_key(SIDE)
DEBUG = os.environ.get("MINUTEBOOK_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("MINUTEBOOK_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = ["minutebook.book.apps.BookConfig", "minutebook.site"]
if SIDE == "desk":
    INSTALLED_APPS += ["django_tasks_db"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

ROOT_URLCONF = "minutebook.site.urls"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "minutebook.site.middleware.PublicHeaders",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["minutebook.site.context.chrome"]},
    }
]
APPEND_SLASH = False

LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"
