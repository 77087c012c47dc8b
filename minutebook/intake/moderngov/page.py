"""A page of a ModernGov site while it is read: what is taken leaves it, what then has words is unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from minutebook.book.schema import Paragraph
from minutebook.intake.moderngov.accounting import Account
from minutebook.intake.moderngov.values import bare
from minutebook.intake.moderngov.word_html import cleaned

FRAME = "is the frame of the page: menus, scripts, ways to other pages"
EXPLAINS = "explains the pages of the site to its readers"
PRINTED = "is printed from what the items hold; the record prints its own"
OFFICER = "names an officer to write to, who has no page in the record"
_FRAME = "script, style, noscript, form, h1, .mgFooter, .mgHelpLine, .mgLinks"
NOTHING = "says that the page has nothing, or of which days it would be"
_NOTHING = re.compile(
    r"(?i)(?:there (?:are|is) )?no(?:ne)?\b[^.]{0,80}\b(?:found|available|yet|published|recorded|exists?)\.?|"
    r"(?:there (?:are|is) no|nid oes|ni chafwyd|ni ddaethpwyd)\b[^.]{0,80}\.?|"
    r"(?:[a-z ]{1,30}:\s*)?\d{1,2}/\d{1,2}/\d{4}\s*[-\u2013]\s*\d{1,2}/\d{1,2}/\d{4}"
)
LARGEST = 32_000_000  # bytes of one page


class NotAPage(Exception):
    """Why something is no page that is known, as the second half of a sentence."""


class Page:
    """One page: its content, the address it was found at (empty in a folder), its account."""

    def __init__(self, data: bytes, account: Account, address: str = "") -> None:
        if len(data) > LARGEST:
            raise NotAPage(f"has {len(data) // 1_000_000} MB: no page is as long as that")
        text = data.decode("utf-8-sig", errors="replace") if b"\0" not in data[:4000] else ""
        self.tree = LexborHTMLParser(text.replace("\0", ""))
        top = self.tree.css_first("#modgov") or self.tree.body
        if top is None:
            raise NotAPage("is no page of a ModernGov site")
        self.top, self.account, self.address = top, account, address
        self.kind = ""
        self.is_moderngov = (
            self.tree.css_first("#modgov, .mgMainTitleTxt, .mgContent, .mgItemTable") is not None
        )

    @property
    def heading(self) -> LexborNode | None:
        """The page's first heading, which a council's template may put outside ModernGov's own part."""
        own = self.top.css_first("h1.mgMainTitleTxt, h1")
        outside = self.tree.css("h1") if own is None else []
        return outside[-1] if outside else own

    @property
    def title(self) -> str:
        """Its words."""
        return words(self.heading)

    @property
    def under(self) -> str:
        """The heading under it: a committee, a meeting, a decision."""
        return words(self.top.css_first("h2.mgSubTitleTxt, .mgSubTitle h2"))

    def find(self, selector: str) -> list[LexborNode]:
        """The elements of the content that a selector picks."""
        # A selector of several parts may give an element once for each.
        return list({node.mem_id: node for node in self.top.css(selector)}.values())

    def first(self, selector: str) -> LexborNode | None:
        """The first of them."""
        return self.top.css_first(selector)

    def take(self, node: LexborNode | None, what: str) -> str:
        """Enter an element as taken, take it off the page, and give back its words."""
        if node is None:
            return ""
        text = words(node)
        self.account.take(f"{self.kind}: {what}")
        off(node)
        return text

    def leave(self, nodes: Iterable[LexborNode], what: str, why: str) -> None:
        """Enter elements as left on purpose, and take them off the page."""
        for node in nodes:
            self.account.left[(f"{self.kind}: {what}", why)] += 1
            off(node)

    def text(self, node: LexborNode, what: str, language: str = "en") -> tuple[Paragraph, ...]:
        """An element's text as paragraphs; it leaves the page."""
        made = cleaned(node.html or "", self.address, language)
        for one in made.left:
            sort = one.partition(": ")[0]
            self.account.left[(f"{self.kind}: {what}: {sort}", "has no place in a text of words")] += 1
        self.account.take(f"{self.kind}: {what}")
        off(node)
        return made.paragraphs

    def done(self, frame: str = "") -> None:
        """Enter as not understood whatever still has words, by the class or name of what it stands in.

        ``frame``: a selector of what else on this sort of page is no content.
        """
        self.leave(self.find(f"{_FRAME}, {frame}" if frame else _FRAME), "frame", FRAME)
        above = [node for node in self.top.iter(include_text=False) if node.tag in ("p", "a", "b", "br")]
        self.leave(above, "introduction", EXPLAINS)
        empty = [node for node in self.find("p") if _NOTHING.fullmatch(words(node))]
        self.leave(empty, "word that there is nothing", NOTHING)
        for node in self.top.traverse(include_text=True):
            if node.tag != "-text":
                continue
            text = bare(node.text_content)
            if not text or not re.search(r"\w", text):
                continue
            where = _place(node.parent)
            self.account.not_understood(f"{self.kind}: {where}", text)


def off(node: LexborNode) -> None:
    """Take an element off its page; whoever still holds it, or a part of it, may go on reading."""
    if node.parent is not None:
        node.replace_with("")


def words(node: LexborNode | None) -> str:
    """An element's words with single spaces."""
    return bare(node.text()) if node is not None else ""


def href(node: LexborNode | None) -> str:
    """Where a link leads, as written."""
    return (node.attributes.get("href") or "").strip() if node is not None else ""


def classes(node: LexborNode) -> set[str]:
    """An element's classes."""
    return set((node.attributes.get("class") or "").split())


def after(node: LexborNode) -> Iterable[LexborNode]:
    """The elements beside one, after it."""
    following: Any = node.next
    while following is not None:
        yield following
        following = following.next


def _place(node: LexborNode | None) -> str:
    while node is not None:
        given = node.attributes.get("class")
        if given:
            return f"{node.tag}.{'.'.join(given.split()[:2])}"
        if node.tag in ("h1", "h2", "h3", "table", "ul", "form", "body"):
            return str(node.tag)
        node = node.parent
    return "page"
