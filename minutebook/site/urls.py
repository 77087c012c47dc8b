"""The public site's addresses: what belongs to no council, then every council's pages."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from minutebook.site.dispatch import dispatch
from minutebook.site.views import files

handler404 = "minutebook.site.dispatch.not_found"
handler500 = "minutebook.site.dispatch.failed"

urlpatterns: list[URLPattern] = [
    path("static/<str:name>", files.asset, name="asset"),
    path("robots.txt", files.robots, name="robots"),
    re_path(r"^(?P<address>.*)$", dispatch, name="site"),
]
