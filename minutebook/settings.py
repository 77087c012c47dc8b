"""Django's settings, all of them derived from a few environment variables (docs/settings.md)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from minutebook import home

# "desk" opens both books; "public", as the process that serves the public has it, only its own.
SIDE = os.environ.get("MINUTEBOOK_SIDE", "desk")
# "desk" answers with the staff's pages, "site" with the public's. Only the desk's side may be the first.
FACE = os.environ.get("MINUTEBOOK_FACE", "site")
# "1" only in the demo: anybody may then sign in as any of the invented people by one click.
DEMO = os.environ.get("MINUTEBOOK_DEMO") == "1"


def postgresql_database(url: str) -> dict[str, Any]:
    """A PostgreSQL address (``postgresql://user@host/name``) as Django has it. Raises ``ValueError``."""
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
    return postgresql_database(url) if url else _sqlite(side)


DATABASES: dict[str, dict[str, Any]] = {"default": _database("public", "DATABASE_URL")}
if SIDE == "desk":
    DATABASES["desk"] = _database("desk", "DESK_DATABASE_URL")
DATABASE_ROUTERS = ["minutebook.routing.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Where the public reads the record, as letters of the desk name it (https://minutes.example.gov.uk).
PUBLIC_ADDRESS = os.environ.get("MINUTEBOOK_PUBLIC_ADDRESS", "").rstrip("/")
# "1" shows the pages that programs read ModernGov by in their old mark-up, instead of leading on to ours.
MODERNGOV_PAGES = os.environ.get("MINUTEBOOK_MODERNGOV_PAGES") == "1"
# Where the staff works, as its letters name it.
DESK_ADDRESS = os.environ.get("MINUTEBOOK_DESK_ADDRESS", "").rstrip("/")


def mail(address: str) -> dict[str, Any]:
    """Django's mail settings for ``console``, ``file:FOLDER``, ``smtp://`` or ``smtps://user:word@host:port``.

    Over ``smtp`` the connection is encrypted by STARTTLS, unless ``?plain=1`` says that it is not. Raises
    ``ValueError``.
    """
    if address == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(address)
    if parts.scheme == "file":
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": unquote(parts.path),
        }
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError(f"MINUTEBOOK_MAIL is console, file:FOLDER or smtp://host, not {address!r}")
    secure = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if secure else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": secure,
        "EMAIL_USE_TLS": not secure and "plain" not in dict(parse_qsl(parts.query)),
        "EMAIL_TIMEOUT": 30,
    }


globals().update(mail(os.environ.get("MINUTEBOOK_MAIL") or "console"))
DEFAULT_FROM_EMAIL = os.environ.get("MINUTEBOOK_MAIL_FROM") or "Minutebook <minutebook@localhost>"

SECRET_KEY = os.environ.get("MINUTEBOOK_SECRET_KEY") or home.secret_key(SIDE)
DEBUG = os.environ.get("MINUTEBOOK_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("MINUTEBOOK_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "minutebook.book.apps.BookConfig",
    "minutebook.followup.apps.ThreadsConfig",
    "minutebook.assurance.apps.AssuranceConfig",
    "minutebook.site",
]
if SIDE == "desk":
    INSTALLED_APPS += [
        "minutebook.desk",  # before the sign-in library, whose pages it replaces
        "django_tasks_db",
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.messages",
        "django.contrib.sessions",
        "allauth",
        "minutebook.desk.apps.SignInConfig",
        "allauth.mfa",
        "allauth.socialaccount",
        "allauth.socialaccount.providers.openid_connect",
        "minutebook.drafts.apps.DraftsConfig",
        "minutebook.followup.tables.apps.FollowupConfig",
    ]
    AUTH_USER_MODEL = "drafts.Account"
    # In the desk's database, so that all its web processes count the same tries at signing in.
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "desk_cache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

SITE_URLCONF = "minutebook.site.urls"
SITE_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "minutebook.site.middleware.PublicHeaders",
]
DESK_URLCONF = "minutebook.desk.urls"
DESK_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "minutebook.desk.middleware.DeskHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "minutebook.desk.middleware.Refusals",
]
SITE_CONTEXT = ["minutebook.site.context.chrome"]
DESK_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "minutebook.desk.context.chrome",
]


def templates(context: list[str]) -> list[dict[str, Any]]:
    """Django's template setting with these context processors."""
    return [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": context},
        }
    ]


ROOT_URLCONF = DESK_URLCONF if FACE == "desk" else SITE_URLCONF
MIDDLEWARE = DESK_MIDDLEWARE if FACE == "desk" else SITE_MIDDLEWARE
TEMPLATES = templates(DESK_CONTEXT if FACE == "desk" else SITE_CONTEXT)
APPEND_SLASH = False

LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

# Signing in (the desk's side alone): by e-mail address; accounts are opened by an administrator.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "minutebook.desk.signing_in.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_FORMS = {"reset_password": "minutebook.desk.signing_in.AskForReset"}
PASSWORD_RESET_TIMEOUT = 24 * 3600
# How many proxies stand before the desk: tries are counted by the address they pass on, else by their own.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("MINUTEBOOK_PROXIES") or "0")
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Minutebook"
MFA_TOTP_TOLERANCE = 1  # a code is good for one step before and after, as clocks and fingers differ


def openid(environment: Mapping[str, str]) -> dict[str, Any]:
    """The council's own sign-in as the library has it; nothing where no issuer is set."""
    issuer = environment.get("MINUTEBOOK_OIDC_ISSUER")
    if not issuer:
        return {}
    council = {
        "provider_id": "council",
        "name": environment.get("MINUTEBOOK_OIDC_NAME") or "the council’s account",
        "client_id": environment.get("MINUTEBOOK_OIDC_CLIENT", ""),
        "secret": environment.get("MINUTEBOOK_OIDC_SECRET", ""),
        "settings": {
            "server_url": issuer,
            "verified_email": environment.get("MINUTEBOOK_OIDC_TRUST_ADDRESSES") == "1",
        },
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [council]}}


SOCIALACCOUNT_PROVIDERS = openid(os.environ)
SOCIALACCOUNT_ADAPTER = "minutebook.desk.signing_in.ElsewhereAdapter"
# Whoever the council's sign-in says owns an address enters the account of that address.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
COUNCIL_SIGN_IN = os.environ.get("MINUTEBOOK_OIDC_NAME") or "the council’s account"
COUNCIL_SIGN_IN = COUNCIL_SIGN_IN if SOCIALACCOUNT_PROVIDERS else ""
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SECURE_COOKIES = os.environ.get("MINUTEBOOK_HTTPS") == "1"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE_COOKIES
SESSION_COOKIE_NAME = "minutebook_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_FAILURE_VIEW = "minutebook.desk.views.faults.stale"

# A fault is written to standard error with its place in the code; a page that is not there is no fault.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR"},
        "minutebook": {"handlers": ["stderr"], "level": "INFO"},
    },
}
