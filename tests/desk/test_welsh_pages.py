"""A report in two languages: side by side for its author, beside the English for its translator."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from minutebook.drafts.models import Account, Report
from minutebook.drafts.practice import habits_of
from minutebook.drafts.reporting import authoring, translating, writing
from minutebook.drafts.reporting.clearance import hand_in, newest_sheets
from minutebook.drafts.reporting.report_documents import enclosure_at, revision_of
from minutebook.drafts.roles import FINANCE
from tests.book.making import COUNCIL
from tests.drafts.cast import Cast
from tests.drafts.reporting import arrived, ready
from tests.drafts.welsh import WELSH, in_wales, translated

pytestmark = pytest.mark.django_db(databases=["default", "desk"])
SignIn = Callable[[Account], Client]


@pytest.fixture
def elin(cast: Cast) -> Account:
    return in_wales()


@pytest.fixture
def report(cast: Cast, elin: Account) -> Report:
    """A report whose Welsh is asked of a translator."""
    made = ready(cast)
    translating.ask_for_welsh(made, elin, by=cast.author)
    return made


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


def test_it_works(cast: Cast, sign_in: SignIn, elin: Account, report: Report) -> None:
    client = sign_in(elin)
    assert "Give the Welsh of “Monitoring visit”" in page(client, "/")
    assert "Waiting for your Welsh" in page(client, "/reports")
    form = dict(client.get(f"/reports/{report.pk}/welsh").context["form"].initial)
    form |= {f"cy-{key}": words for key, words in WELSH.items()} | {"title": "Ymweliad monitro"}
    assert client.post(f"/reports/{report.pk}/welsh", form).status_code == 302
    assert authoring.typed_of(report, "cy") == WELSH
    assert "All that is public stands in both languages" in page(client, f"/reports/{report.pk}")
    assert "Give the Welsh" not in page(client, "/")


def test_it_is_saved_by_itself_while_the_translator_types(
    sign_in: SignIn, elin: Account, report: Report
) -> None:
    client = sign_in(elin)
    address = f"/reports/{report.pk}/welsh"
    form = dict(client.get(address).context["form"].initial) | {"cy-risk": "Iâ."}
    told = client.post(address, form, headers={"X-Autosave": "1"}).json()
    assert told["said"].startswith("Saved at ") and told["seen"] > int(form["seen"])
    assert authoring.typed_of(report, "cy")["risk"] == "Iâ."


def test_two_translators_of_one_section_lose_nothing(
    cast: Cast, sign_in: SignIn, elin: Account, report: Report
) -> None:
    address = f"/reports/{report.pk}/welsh"
    first, second = sign_in(elin), sign_in(cast.clerk)
    form = dict(first.get(address).context["form"].initial)
    assert second.post(address, form | {"cy-risk": "Eira."}).status_code == 302
    answer = first.post(address, form | {"cy-risk": "Iâ."})
    html = answer.content.decode()
    assert answer.status_code == 409 and "Eira." in html and "Iâ." in html


def test_an_author_writes_both_side_by_side(cast: Cast, sign_in: SignIn, report: Report) -> None:
    client = sign_in(cast.author)
    address = f"/reports/{report.pk}/write"
    form = dict(client.get(address).context["form"].initial) | {"cy-risk": "Iâ."}
    assert client.post(address, form).status_code == 302
    assert authoring.typed_of(report, "cy")["risk"] == "Iâ."
    basis = {"title": "Visit", "title_cy": "Ymweliad", "post": "Care", "background": "A\nB"}
    answer = client.post(f"/reports/{report.pk}/basis", basis | {"background_cy": "Un"})
    assert answer.status_code == 302
    assert "the Welsh of the background papers" not in page(client, f"/reports/{report.pk}")
    refused = client.post(f"/reports/{report.pk}/basis", basis | {"background_cy": "Un\nDau\nTri"})
    assert "more papers in Welsh than in English" in refused.content.decode()


def test_what_changed_in_english_is_shown_beside_the_welsh_and_can_be_said_to_be_right(
    cast: Cast, sign_in: SignIn, elin: Account, report: Report
) -> None:
    translated(report, elin)
    seen = revision_of(enclosure_at(report, 0))
    typed = authoring.typed_of(report) | {"risk": "Risk implications: ice."}
    authoring.write(report, typed, seen=seen, by=cast.author)
    author = page(sign_in(cast.author), f"/reports/{report.pk}")
    assert "The English changed after the Welsh was made: Risk implications." in author
    client = sign_in(elin)
    html = page(client, f"/reports/{report.pk}/welsh")
    assert "<del>said</del>" in html and "<ins>ice</ins>" in html
    form = dict(client.get(f"/reports/{report.pk}/welsh").context["form"].initial)
    assert client.post(f"/reports/{report.pk}/welsh", form | {"right-risk": "on"}).status_code == 302
    assert "The English changed" not in page(client, f"/reports/{report.pk}")


def test_a_clearing_officer_reads_both_and_comments_on_the_welsh(
    cast: Cast, sign_in: SignIn, elin: Account, report: Report
) -> None:
    translated(report, elin)
    hand_in(report, by=cast.author)
    client = sign_in(cast.finance)
    address = f"/reports/{report.pk}/clearance/{FINANCE}"
    html = page(client, address)
    assert html.index("Financial implications: said.") < html.index("Goblygiadau ariannol: dywedwyd.")
    block = next(
        one for one in newest_sheets(report)[0].welsh if one.text.startswith("Goblygiadau ariannol:")
    )
    said = {"do": "comment", "document": report.object, "block": block.id, "words": "Ten pounds, yn Gymraeg?"}
    assert client.post(address, said).status_code == 302
    assert "Ten pounds, yn Gymraeg?" in page(sign_in(cast.author), f"/reports/{report.pk}")


def test_a_welsh_file_is_put_beside_an_uploaded_report(
    cast: Cast, sign_in: SignIn, elin: Account, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from minutebook.desk.views import authoring as pages

    monkeypatch.setattr(pages, "received", lambda data, name, lang: arrived(data.decode(), name=name))
    authoring.upload(report, arrived("The text."), by=cast.author)
    client = sign_in(elin)
    file = SimpleUploadedFile("adroddiad.pdf", b"Y testun.")
    given = {"position": "0", "title": "Ymweliad", "file": file}
    assert client.post(f"/reports/{report.pk}/welsh", given).status_code == 302
    assert "All that is public stands in both languages" in page(client, f"/reports/{report.pk}")
    saved = client.get(f"/reports/{report.pk}/documents/0/file?language=cy")
    assert b"Y testun." in saved.content and "adroddiad.pdf" in saved.headers["Content-Disposition"]


def test_a_report_is_saved_as_a_pdf_in_each_language(
    cast: Cast, sign_in: SignIn, elin: Account, report: Report
) -> None:
    import io

    import pypdfium2

    translated(report, elin)
    answer = sign_in(cast.author).get(f"/reports/{report.pk}/documents/0/file?language=cy")
    with pypdfium2.PdfDocument(io.BytesIO(answer.content)) as pdf:
        text = "\n".join(one.get_textpage().get_text_bounded() for one in pdf)
    assert "Ymweliad monitro" in text and "Goblygiadau o ran risg" in text and "Risk" not in text


def test_the_template_has_its_headings_in_both(cast: Cast, sign_in: SignIn, elin: Account) -> None:
    client = sign_in(cast.clerk)
    refused = client.post("/reports/template", {"sections": "Aim\nCost", "sections_cy": "Nod"})
    assert "2 headings in English, 1 in Welsh" in refused.content.decode()
    both = {"sections": "Aim | Why\n*Cost", "sections_cy": "Nod\nCost y gwaith"}
    assert client.post("/reports/template", both).status_code == 302
    assert [(one.heading, one.heading_cy, one.required) for one in writing.template_of(COUNCIL)] == [
        ("Aim", "Nod", True),
        ("Cost", "Cost y gwaith", False),
    ]


def test_the_standing_items_of_a_body_are_called_in_both(cast: Cast, sign_in: SignIn, elin: Account) -> None:
    client = sign_in(cast.clerk)
    form = dict(client.get("/practice/board").context["form"].initial)
    form |= {"standing": "Apologies\nMusic", "standing_cy": "Ymddiheuriadau", "start": "10:00"}
    refused = client.post("/practice/board", form)
    assert "2 items in English and 1 in Welsh" in refused.content.decode()
    form["standing_cy"] = "Ymddiheuriadau\nCerddoriaeth"
    assert client.post("/practice/board", form).status_code == 302
    standing = habits_of(COUNCIL, "board").standing
    assert [(one.title, one.title_cy) for one in standing if not one.last] == [
        ("Apologies", "Ymddiheuriadau"),
        ("Music", "Cerddoriaeth"),
    ]


def test_an_english_council_sees_nothing_of_it(cast: Cast, sign_in: SignIn) -> None:
    report = ready(cast)
    client = sign_in(cast.author)
    for address in ("", "/write", "/basis", "/documents/0", "/hand-in"):
        assert "Welsh" not in page(client, f"/reports/{report.pk}{address}")
    for address in ("/reports/template", "/practice/board"):
        assert "Welsh" not in page(sign_in(cast.clerk), address)
    assert client.get(f"/reports/{report.pk}/welsh/ask").status_code == 404
    assert sign_in(cast.clerk).get(f"/reports/{report.pk}/welsh").status_code == 404
