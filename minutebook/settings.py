"""Django's settings, all of them derived from a few environment variables (docs/settings.md)."""

from __future__ import annotations

SECRET_KEY = "replaced by the key kept in MINUTEBOOK_HOME"
INSTALLED_APPS: list[str] = []
USE_TZ = True
TIME_ZONE = "Europe/London"
