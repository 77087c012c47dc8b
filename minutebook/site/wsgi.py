"""The public site as a WSGI application: kept pages first, then Django."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from minutebook.site.store import BookState, PageStore

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minutebook.settings")
os.environ.setdefault("MINUTEBOOK_SIDE", "public")
application = PageStore(get_wsgi_application(), BookState())
