"""The peer of a page: what a developer would write for that page alone.

It runs the queries that our page runs (query sets as query sets, written statements as they are), with rows
as the models that a template shows, asks the index what our page asks, and renders the same template with the
plain engine from values that stand ready. What we do beside that (finding the page, building the queries,
reading the book's bytes, marking the text, headers) is the difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

SELECTING = (
    "minutebook.book.catalogue",
    "minutebook.site.lookups",
    "minutebook.assurance.gathering",
)  # that pick rows by written statements
View = Callable[[Any], bytes]


class Watched:
    """What a page asks and what it renders, noted while our view answers once."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self.statements: list[tuple[str, Any]] = []
        self.selected: list[tuple[Any, ...]] = []
        self.searches: list[tuple[Any, ...]] = []
        self.rendered: list[tuple[Any, str, dict[str, Any]]] = []
        self.within = 0

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Note everything that is asked and rendered inside."""
        from django.db import connection
        from django.db.models import QuerySet
        from django.shortcuts import render

        from minutebook.book.rows import select
        from minutebook.search import searching

        fetch_all, search = QuerySet._fetch_all, searching.search

        def fetched(rows: QuerySet[Any]) -> None:
            if rows._result_cache is None:
                self.rows.append(rows._chain())  # type: ignore[attr-defined]
            with self._inside():
                fetch_all(rows)

        def executed(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
            if not self.within:
                self.statements.append((sql, values))
            return execute(sql, values, many, context)

        def picked(*asked: Any, **more: Any) -> Any:
            self.selected.append((asked, more))
            with self._inside():
                return select(*asked, **more)

        def searched(*asked: Any) -> Any:
            self.searches.append(asked)
            with self._inside():
                return search(*asked)

        def shown(request: Any, template: str, context: dict[str, Any], **more: Any) -> Any:
            self.rendered.append((request, template, dict(context)))
            return render(request, template, context, **more)

        with ExitStack() as stack:
            for module in SELECTING:
                stack.enter_context(patch(f"{module}.select", picked))
            stack.enter_context(patch.object(QuerySet, "_fetch_all", fetched))
            stack.enter_context(patch.object(searching, "search", searched))
            stack.enter_context(patch("minutebook.site.page.render", shown))
            stack.enter_context(connection.execute_wrapper(executed))
            yield

    @contextmanager
    def _inside(self) -> Iterator[None]:
        """What is asked within a query set or a search goes with it."""
        self.within += 1
        yield
        self.within -= 1


def plain_view(address: str, ours: Callable[[], Any]) -> View:
    """The plain view of a page: of what ``ours`` asks and renders. A page that leads on is led on from."""
    from django.db import connection
    from django.http import HttpResponse, HttpResponsePermanentRedirect
    from django.template.loader import render_to_string

    from minutebook.book.rows import select
    from minutebook.search import searching

    watched = Watched()
    with watched.watching():
        ours()

    def view(_request: Any) -> bytes:
        for rows in watched.rows:
            list(rows._chain())
        for asked, more in watched.selected:
            select(*asked, **more)
        with connection.cursor() as cursor:
            for sql, values in watched.statements:
                cursor.execute(sql, values)
                cursor.fetchall()
        for asked in watched.searches:
            searching.search(*asked)
        if not watched.rendered:
            return HttpResponsePermanentRedirect(address).content
        (request, template, context), *_ = watched.rendered
        return HttpResponse(render_to_string(template, context, request)).content

    return view
