"""What a clerk does again and again, played in a browser."""

from __future__ import annotations

from tests.desk.files import word
from tests.desk.stage import Visitor


def add_item(clerk: Visitor, meeting: str, title: str) -> None:
    clerk.go(meeting).fill(title=title).press("Add the item").sees(title)


def add_paper(clerk: Visitor, meeting: str, item: str, title: str, words: str, role: str = "report") -> None:
    clerk.go(meeting).follow(f"Add a paper to “{item}”")
    data = word(words, title=title)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    clerk.page.set_input_files("[name=file]", {"name": f"{title}.docx", "mimeType": kind, "buffer": data})
    clerk.page.select_option("[name=role]", role)
    clerk.fill(title=title, author="Head of Service, Children in Care").choose(
        "There are no background papers"
    )
    clerk.press("Add the paper").sees("not out yet")
