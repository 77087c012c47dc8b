"""The desk's style sheet and scripts."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from minutebook.desk.assets import asset_url, assets


def asset(request: HttpRequest, name: str) -> HttpResponse:
    """An asset by the name that has its hash in it; it may be kept for ever."""
    if name not in assets():
        raise Http404
    data, media_type = assets()[name]
    return HttpResponse(
        data, content_type=media_type, headers={"Cache-Control": "public, max-age=31536000, immutable"}
    )


asset.right = ""  # type: ignore[attr-defined]


def minutes_worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the page of the minutes through a cut of the line; at the desk's own root."""
    data, media_type = assets()[asset_url("minutes-worker.js").rpartition("/")[2]]
    return HttpResponse(data, content_type=media_type, headers={"Cache-Control": "no-cache"})


minutes_worker.right = ""  # type: ignore[attr-defined]
