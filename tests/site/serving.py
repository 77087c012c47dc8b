"""``python -m tests.site.serving``: the small council's record in a folder of its own, served to a browser.

Prints the port it listens on, and serves until it is stopped.
"""

from __future__ import annotations

import os
import sys
import tempfile
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server


class Server(ThreadingMixIn, WSGIServer):
    """One thread a request."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, *said: object) -> None:
        pass


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="minutebook-site-") as folder:
        os.environ |= {"MINUTEBOOK_HOME": folder, "MINUTEBOOK_SIDE": "public"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "minutebook.settings"
        from minutebook.book.opening import prepare

        prepare()
        from django.core.wsgi import get_wsgi_application

        from minutebook.book.shelf import public_book
        from tests.site import county

        os.environ["MINUTEBOOK_NOW"] = county.NOW
        county.load(public_book())
        server = make_server("127.0.0.1", 0, get_wsgi_application(), Server, Quiet)
        print(server.server_port, flush=True)
        server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
