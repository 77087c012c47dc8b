"""Render pages in the data folder of this process; prints milliseconds (ours, plain view's, our p95) as JSON.

The plain view is what a developer would write for that page alone: it runs the query sets and statements our
page runs and renders the same template with the plain engine from values that stand ready. What we do beside
that (finding the page, building the queries, reading the book's bytes, marking the text, headers) is the
difference.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from statistics import median
from typing import Any
from unittest.mock import patch

PAGES = 30
ROUNDS = 5


def main() -> None:
    """Measure item, meeting, body and home pages."""
    from minutebook.book.opening import prepare

    prepare()
    from django.conf import settings
    from django.test import RequestFactory
    from django.test.utils import setup_test_environment

    from minutebook.book.models import Entry

    setup_test_environment()
    settings.ALLOWED_HOSTS = ["*"]
    requests = RequestFactory()
    found = {}
    for kind in ("item", "meeting", "body"):
        rows = Entry.objects.using("default").filter(kind=kind).order_by("object")
        count = rows.count()
        paths = [rows[n * count // PAGES].path for n in range(min(PAGES, count))]
        found[kind] = _measured([f"/{path}" for path in paths], requests)
    found["home"] = _measured(["/"], requests)
    print(json.dumps(found))


def _measured(paths: list[str], requests: Any) -> list[float]:
    ours, plain = [], []
    for path in paths:
        view, bare = _ours(path, requests), _plain(path, requests)
        best = [float("inf"), float("inf")]
        for _ in range(ROUNDS):
            for number, work in enumerate((view, bare)):
                start = time.perf_counter()
                work()
                best[number] = min(best[number], (time.perf_counter() - start) * 1000)
        ours.append(best[0])
        plain.append(best[1])
    return [median(ours), median(plain), sorted(ours)[int(len(ours) * 0.95) if len(ours) > 1 else 0]]


def _ours(path: str, requests: Any) -> Callable[[], Any]:
    from minutebook.site.dispatch import dispatch

    def view() -> Any:
        answer = dispatch(requests.get(path), path.lstrip("/"))
        assert answer.status_code == 200, path
        return answer.content

    return view


def _plain(path: str, requests: Any) -> Callable[[], Any]:
    """The queries and the rendering of a page, without the rest."""
    from django.db import connection
    from django.db.models import QuerySet
    from django.template.loader import render_to_string

    fetch_all = QuerySet._fetch_all
    statements: list[tuple[str, Any]] = []
    building: list[bool] = []
    asked: list[QuerySet[Any]] = []
    rendered: list[tuple[str, dict[str, Any], Any]] = []

    def remember(request: Any, template: str, context: dict[str, Any] | None = None, **more: Any) -> Any:
        from django.shortcuts import render

        rendered.append((template, dict(context or {}), request))
        return render(request, template, context, **more)

    def fetched(rows: QuerySet[Any]) -> None:
        if rows._result_cache is None:
            asked.append(rows._chain())  # type: ignore[attr-defined]
        building.append(True)
        fetch_all(rows)
        building.pop()

    def executed(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        if not building:
            statements.append((sql, values))
        return execute(sql, values, many, context)

    with (
        patch.object(QuerySet, "_fetch_all", fetched),
        patch("minutebook.site.page.render", remember),
        connection.execute_wrapper(executed),
    ):
        _ours(path, requests)()
    (template, context, request), *_ = rendered

    def view() -> Any:
        for rows in asked:
            list(rows._chain())  # type: ignore[attr-defined]
        with connection.cursor() as cursor:
            for sql, values in statements:
                cursor.execute(sql, values)
                cursor.fetchall()
        return render_to_string(template, context, request)

    return view


if __name__ == "__main__":
    main()
