"""Whatever is asked of the service and the old pages, they answer, refuse or lead on, and never fail."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from minutebook.outlets.moderngov.operations import OPERATIONS
from minutebook.outlets.moderngov.pages.table import PAGES
from tests.outlets.conftest import SERVICE
from tests.site.conftest import record, stopped

__all__ = ["record", "stopped"]

WORDS = st.text(max_size=20) | st.sampled_from(
    [
        "",
        "0",
        "-1",
        "1",
        "2",
        "7",
        "99999999999999999999",
        "+1",
        " 1 ",
        "1e3",
        "\u0663",
        "true",
        "False",
        "x\0y",
    ]
    + [
        "31/12/9999",
        "01/01/0001",
        "31/02/2025",
        "2025-01-01",
        "1/1/2026-31/12/2026",
        "-",
        "01/01/2026-",
        "202609051930",
    ]
    + ["documents/s1/x.pdf", "mgConvert2PDF.aspx?ID=1", "]]>", "<a>", "&#0;", "'; DROP TABLE book_entry; --"]
)
NAMES = [
    "ID",
    "UID",
    "CId",
    "MId",
    "AIId",
    "DR",
    "DS",
    "K",
    "RP",
    "Year",
    "Act",
    "D",
    "WN",
    "DD",
    "SS",
    "PG",
    "FN",
    "VW",
]
EASY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@EASY
@given(operation=st.sampled_from(OPERATIONS), words=st.lists(WORDS, min_size=4, max_size=4))
def test_it_works(record: None, client: Client, operation, words: list[str]) -> None:  # type: ignore[no-untyped-def]
    values = {one.name: word for one, word in zip(operation.parameters, words, strict=False)}
    answer = client.get(f"{SERVICE}/{operation.name}", values)
    assert answer.status_code in (200, 500)
    expected = "text/xml" if answer.status_code == 200 else "text/plain"
    assert answer.headers["Content-Type"].startswith(expected)


@EASY
@given(
    method=st.text(
        st.characters(exclude_characters="/\\", exclude_categories=["Cs"]), min_size=1, max_size=20
    )
)
@example(method="%00")
def test_no_name_of_a_method_is_a_fault_of_ours(record: None, client: Client, method: str) -> None:
    answer = client.get(f"{SERVICE}/{quote(method)}")
    assert answer.status_code in (200, 301, 404, 500)
    if answer.status_code == 500:
        assert answer.content.decode().endswith((" Web Service method name is not valid.\r\n", ".\r\n"))


@EASY
@given(name=st.sampled_from(sorted(PAGES)), asked=st.dictionaries(st.sampled_from(NAMES), WORDS, max_size=4))
@example(name="mgCalendarWeekView", asked={"WN": "0", "DD": "2"})
@example(name="mgCalendarWeekView", asked={"WN": "53", "DD": "8999"})
def test_old_pages_answer_or_lead_on(
    record: None, client: Client, name: str, asked: dict[str, str], settings: object
) -> None:
    settings.MODERNGOV_PAGES = True  # type: ignore[attr-defined]
    answer = client.get(f"/{name}.aspx?{urlencode(asked, errors='surrogatepass')}")
    assert answer.status_code in (200, 301, 404, 410)
