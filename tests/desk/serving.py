"""``python -m tests.desk.serving desk|site``: the desk, or the public site, of a small council to a browser.

Works in ``MINUTEBOOK_HOME``. ``PEOPLE`` is the module that makes the council (``tests.desk.boards``). Prints
the port it listens on. Each line it is sent is the moment it takes for now from then on (ISO), which it
prints again once it does.
"""

from __future__ import annotations

import importlib
import os
import sys
import threading
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server


class Server(ThreadingMixIn, WSGIServer):
    """One thread a request."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log_message(self, *said: object) -> None:
        pass


def main(face: str) -> None:
    os.environ |= {"MINUTEBOOK_FACE": face, "MINUTEBOOK_SIDE": "desk" if face == "desk" else "public"}
    os.environ |= {"MINUTEBOOK_DEMO": "1", "DJANGO_SETTINGS_MODULE": "minutebook.settings"}
    from minutebook.book.opening import prepare

    prepare()
    from django.core.wsgi import get_wsgi_application

    if face == "desk":
        people = importlib.import_module(os.environ.get("PEOPLE", "tests.desk.boards"))
        people.found(os.environ.get("LEGAL_STATUS", "committee"))
    server = make_server("127.0.0.1", 0, get_wsgi_application(), Server, Quiet)
    print(server.server_port, flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for line in sys.stdin:
        os.environ["MINUTEBOOK_NOW"] = line.strip()
        print(line.strip(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
