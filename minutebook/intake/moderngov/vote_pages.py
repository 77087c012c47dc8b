"""Pages of recorded votes: who voted how, a line for each member or a line for each way of voting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from minutebook.intake.moderngov import facts
from minutebook.intake.moderngov.page import FRAME, NotAPage, Page, classes, href, words
from minutebook.intake.moderngov.values import id_in, whole

_WAY = re.compile(
    r"(?i)(?:for|against|abstain(?:ed|tions?|ing)?|absent|apologies|did not vote|not voting|no vote.*|"
    r"conflicts?\b.*|o blaid|yn erbyn|ymatal.*|gwrthdaro.*|aye|noe|yes|no)"
)
_STATUS = re.compile(r"(?i)(?P<kind>[\w' -]{3,40}?)\s+status\s*:\s*(?P<result>\S.*)")
_ITEM = re.compile(r"(?i)(?:item|eitem)\s*:\s*")
_NONE = re.compile(r"(?i)none|dim|-|\u2013|0")
_BETWEEN = re.compile(r"\s*[,;]\s+(?:and\s+)?|\s+and\s+")
_HEADINGS = ("h3", "h4", "h5")


def votes(page: Page, found: facts.Facts) -> None:
    """``mgListRecordedVotes``, ``mgListRecordedVotesShort`` of one item: its votes, each with its ballots.

    Above each table stand the vote's title, ``Resolution status: Carried`` and the motion's words.
    """
    page.kind = "recorded votes"
    item = id_in(page.address, "AIID") or 0
    for link in page.find("a[href]"):
        item = item or id_in(href(link), "AIID") or 0
    if not item:
        raise NotAPage("is a page of recorded votes that does not say of which item")
    page.leave(page.find("a[href*=mgListRecordedVotes]"), "way to the vote", FRAME)
    vote = facts.Vote("")
    for node in list(_blocks(page)):
        if node.tag != "table":
            _said(page, node, vote)
            continue
        vote.title = vote.title or words(node.css_first("caption"))
        vote = _ballots(page, node, vote)
        if vote.title or vote.ballots:
            found.votes.append((item, vote))
            page.leave([node], "headings of the table", FRAME)
        vote = facts.Vote("")
    page.done("h2, h3, h4, th, caption")


def _blocks(page: Page) -> Iterator[LexborNode]:
    """Headings, lines of text and tables in the order of the page; nothing within a table or a text."""
    within: set[int] = set()
    for node in page.top.traverse(include_text=False):
        if node.parent is not None and node.parent.mem_id in within:
            within.add(node.mem_id)
        elif node.tag in (*_HEADINGS, "p", "table") or "mgWordPara" in classes(node):
            within.add(node.mem_id)
            yield node


def _said(page: Page, node: LexborNode, vote: facts.Vote) -> None:
    """A heading or line above a table: the item, the vote's title, what became of it, the motion."""
    text = words(node)
    if found := _STATUS.fullmatch(text):
        vote.kind, vote.result = found["kind"], found["result"]
        page.take(node, "result")
    elif node.tag in _HEADINGS:
        if not _ITEM.match(text):
            vote.title = text.rstrip(": ")
        page.take(node, "title")
    elif _ITEM.match(text):
        page.take(node, "item")
    elif text.endswith(":") and not vote.title:
        vote.title = text.rstrip(": ")
        page.take(node, "title")
    elif vote.result or vote.title:
        vote.text = "\n\n".join(filter(None, (vote.text, text)))
        page.take(node, "motion")


def _ballots(page: Page, table: LexborNode, vote: facts.Vote) -> facts.Vote:
    """The vote with the ballots of a table, whose rows may also say what the vote was."""
    for row in table.css("tr"):
        said = [words(cell) for cell in row.css("td, th")]
        if row.css_first("td") is None or len(said) < 2:
            continue
        user = id_in(href(row.css_first("a")), "UID") or 0
        if _WAY.fullmatch(said[0]) and not user and (len(said) == 2 or whole(said[-1]) is not None):
            vote.ballots += [(name, said[0], 0) for name in _names(page, said)]
        elif user or _WAY.fullmatch(said[-1]):
            vote.ballots.append((said[0], said[-1], user))
        elif len(said) >= 4:
            vote = facts.Vote(said[0], said[1], said[2], said[3], vote.ballots)
        else:
            continue
        page.take(row, "ballot")
    return vote


def _names(page: Page, said: list[str]) -> list[str]:
    """The names in a row of all who voted one way; a count beside them that is another is reported."""
    names = [name for name in _BETWEEN.split(said[1]) if name and not _NONE.fullmatch(name)]
    count = whole(said[-1]) if len(said) > 2 else None
    if count is not None and count != len(names):
        page.account.not_understood(f"{page.kind}: {said[0]}: {count} said and {len(names)} named", said[1])
    return names
