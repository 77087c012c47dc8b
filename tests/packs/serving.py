"""``python -m tests.packs.serving``: a council with one meeting and its packs, served to a browser.

Prints the port it listens on, and serves until it is stopped.
"""

from __future__ import annotations

import os
import sys
import tempfile
from wsgiref.simple_server import make_server


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="minutebook-packs-") as folder:
        os.environ |= {"MINUTEBOOK_HOME": folder, "MINUTEBOOK_SIDE": "public", "MINUTEBOOK_FACE": "site"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "minutebook.settings"
        from minutebook.book.opening import prepare

        prepare()
        from django.core.wsgi import get_wsgi_application

        from minutebook.book import following
        from minutebook.book.shelf import public_book
        from minutebook.packs import tasks
        from minutebook.packs.following import Packs
        from tests.packs.council import founded, item, meeting, paper, put

        book = founded(public_book())
        put(book, meeting([item(1), item(2, paper(book, "a", 2)), item(3, paper(book, "b"))]))
        put(book, meeting([item(1), item(2, "a"), item(3, "b", paper(book, "late"))]))
        following.follow_once(book, [Packs(book, tasks.do_now)])
        server = make_server("127.0.0.1", 0, get_wsgi_application())
        print(server.server_port, flush=True)
        server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
