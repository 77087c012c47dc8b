"""The desk's style sheet and scripts."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from minutebook.desk.assets import assets


def asset(request: HttpRequest, name: str) -> HttpResponse:
    """An asset by the name that has its hash in it; it may be kept for ever."""
    if name not in assets():
        raise Http404
    data, media_type = assets()[name]
    return HttpResponse(
        data, content_type=media_type, headers={"Cache-Control": "public, max-age=31536000, immutable"}
    )


asset.right = ""  # type: ignore[attr-defined]
