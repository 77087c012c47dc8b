"""The public site as a WSGI application."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minutebook.settings")
os.environ.setdefault("MINUTEBOOK_SIDE", "public")
application = get_wsgi_application()
