"""A fault of ours is a page that says so, with nothing of its inside, and is written down."""

from __future__ import annotations

import logging

import pytest
from django.test import Client

from tests.site.conftest import parsed_strictly, plain


def test_it_works(
    record: None, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*given: object, **named: object) -> None:
        raise RuntimeError("the words of a secret")

    monkeypatch.setattr("minutebook.site.views.home.gather", broken)
    client.raise_request_exception = False
    answer = client.get("/")
    said = answer.content.decode()
    assert answer.status_code == 500
    assert "Something went wrong" in said
    assert "secret" not in said
    assert "Nothing was lost." in plain(said)
    parsed_strictly(said)
    assert "RuntimeError: the words of a secret" in caplog.text


def test_faults_are_written_to_standard_error() -> None:
    handlers = logging.getLogger("django").handlers
    assert [type(handler).__name__ for handler in handlers] == ["StreamHandler"]
    assert not logging.getLogger("django").isEnabledFor(logging.WARNING)
