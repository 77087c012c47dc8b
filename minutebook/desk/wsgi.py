"""The desk as a WSGI application; it opens both books."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ["MINUTEBOOK_SIDE"] = "desk"
os.environ["MINUTEBOOK_FACE"] = "desk"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minutebook.settings")
application = get_wsgi_application()
