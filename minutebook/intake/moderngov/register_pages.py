"""Pages of registers: a decision, lists of decisions and plans, an issue's history, recorded votes."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from minutebook.book.schema import item_text
from minutebook.intake.moderngov import facts
from minutebook.intake.moderngov.meeting_pages import document_of
from minutebook.intake.moderngov.page import NotAPage, Page, after, classes, href, off, words
from minutebook.intake.moderngov.values import day, id_in

_LABELS = {
    "decision maker": "maker",
    "penderfynwr": "maker",
    "decision status": "status",
    "is key decision?": "key",
    "is subject to call in?": "call_in_allowed",
    "publication date": "published",
    "date of decision": "day",
    "effective from": "effective",
    "decision due": "day",
    "decision due date": "day",
    "decision type": "key",
    "wards affected": "wards",
    "lead officer": "lead_officer",
    "contact": "lead_officer",
    "notice of proposed decision first published": "noticed",
    "first published": "noticed",
    "dyddiad y penderfyniad": "day",
    "dyddiad cyhoeddi": "published",
}
_TEXTS = {
    "purpose": "purpose",
    "decision": "decided",
    "decisions": "decided",
    "reasons for the decision": "reasons",
    "reason for the decision": "reasons",
    "reasons for decision": "reasons",
    "alternative options considered": "alternatives",
    "alternative options considered and rejected": "alternatives",
    "interests and nature of interests declared": "conflicts",
    "declarations": "conflicts",
    "penderfyniad": "decided",
    "diben": "purpose",
}
_OF_A_PLAN = {"day", "maker", "noticed", "wards", "lead_officer"}
_SORTS = re.compile(r"(?i)issue\s*(?:-\s*\w+|details|history)")
OF_ITS_STEPS = "is said again by the meetings and decisions it names"
_DAYS = ("published", "day", "effective", "noticed")


def decision(page: Page, found: facts.Facts) -> None:
    """``ieDecisionDetails``: a decision's record, known by its own number or by its agenda item's."""
    page.kind = "decision page"
    made = facts.Decision(id_in(page.address, "ID") or 0, item=id_in(page.address, "AIId") or 0)
    for link in page.find("a[href]"):
        where = href(link)
        if not made.id and re.search(r"(?i)ieDecisionDetails", where):
            made.id = id_in(where, "ID") or 0
        made.item = made.item or id_in(where, "AIId") or 0
        if re.search(r"(?i)mgIssueHistory|ieIssueDetails", where):
            made.issue = made.issue or id_in(where, "IId") or 0
    made.title = page.take(page.first("h2.mgSubTitleTxt"), "title")
    labels(page, made)
    _texts(page, made)
    for head in page.find("p.mgLabel, p.mgSubItemTitleTxt, h3"):
        if not words(head).casefold().startswith(("accompanying documents", "dogfennau")):
            continue
        for beside in list(after(head)):
            if beside.tag == "ul":
                _papers(page, beside, made)
                break
        page.take(head, "heading")
    if not (made.id or made.item) or not made.title:
        raise NotAPage("is a decision's page that does not say which")
    found.decisions.append(made)
    page.done()


def labels(page: Page, made: facts.Decision) -> None:
    """What stands behind a label on a page about a decision."""
    for label in page.find("span.mgLabel, span.mgPlanItemLabel"):
        holder = label.parent
        field = _LABELS.get(words(label).rstrip(": ").casefold())
        if holder is None:
            continue
        if words(label).casefold().startswith(("decided at meeting", "penderfynwyd yn")):
            made.meeting = id_in(href(holder.css_first("a")), "(?:MId|MeetingId)") or 0
            page.take(holder, "meeting")
            continue
        if field is None:
            continue
        off(label)
        value = page.take(holder, field)
        _put(made, field, value)


def _put(made: facts.Decision, field: str, value: str) -> None:
    if field in _DAYS:
        setattr(made, field, day(value))
    elif field in ("key", "call_in_allowed"):
        setattr(made, field, bool(re.match(r"(?i)\s*(?:yes|key|true|ydy|ie)\b", value)))
    else:
        setattr(made, field, value)


def _texts(page: Page, made: facts.Decision) -> None:
    for head in page.find("h3.mgSubSubTitleTxt, h3"):
        field = _TEXTS.get(words(head).rstrip(": ").casefold())
        if field is None:
            continue
        for beside in list(after(head)):
            if beside.tag == "h3":
                break
            if "mgWordPara" in classes(beside):
                text = item_text(page.text(beside, field))
                setattr(made, field, "\n\n".join(filter(None, (getattr(made, field), text))))
        page.take(head, "heading")


def _papers(page: Page, listed: LexborNode, made: facts.Decision) -> None:
    for entry in listed.css("li"):
        link = entry.css_first("a")
        if link is None:
            continue
        for size in entry.css(".mgFileSize, .mgHide"):
            off(size)
        if doc := document_of(link, words(link)):
            made.linked.append(doc)
            page.take(entry, "document")


def decisions(page: Page, found: facts.Facts) -> None:
    """``mgDelegatedDecisions``, ``mgListOfficerDecisions``: each decision has a page of its own."""
    page.kind = "list of decisions"
    for row in page.find("table.mgTabTable tbody tr, table tbody tr"):
        link = next(
            (a for a in row.css("a") if re.search(r"(?i)ieDecisionDetails|mgIssueHistory", href(a))), None
        )
        if link is None:
            continue
        found.links.append(href(link))
        cells = [words(cell) for cell in row.css("td")]
        number = None if "mgissue" in href(link).lower() else id_in(href(link), "ID")
        for hidden in link.css(".mgHide"):
            off(hidden)
        if number:
            made = facts.Decision(number, words(link))
            made.published = next((day(cell) for cell in cells[1:] if day(cell)), "")
            found.decisions.append(made)
        page.take(row, "decision")
    page.done("h2, th, caption")


def plans(page: Page, found: facts.Facts) -> None:
    """``mgPlansHome``, ``mgListPlans``: ways to the plans."""
    page.kind = "list of plans"
    for link in page.find("a[href*=mgListPlans], a[href*=mgListPlanItems]"):
        found.links.append(href(link))
        page.take(link, "plan")
    page.done("h2, th, caption")


def plan(page: Page, found: facts.Facts) -> None:
    """``mgListPlanItems``: the proposed decisions of a plan."""
    page.kind = "forward plan"
    number = id_in(page.address, "PlanId") or 0
    for title in page.find("a.mgPlanItemTitle"):
        issue = id_in(href(title), "IId")
        holder = title
        while holder.parent is not None and not holder.parent.css_first(
            "a.mgPlanItemTitle ~ a.mgPlanItemTitle"
        ):
            inside = holder.parent.css("a.mgPlanItemTitle")
            if len(inside) != 1 or holder.parent.tag in ("body", "html"):
                break
            holder = holder.parent
        made = facts.Decision(title=words(title), issue=issue or 0, plan=number, proposed=True)
        found.links.append(href(title))
        for line in [*holder.css("p"), *(n for n in after(holder) if n.tag == "p")]:
            if _plan_line(page, line, made):
                page.take(line, "line of a proposed decision")
            elif line.css_first("a.mgPlanItemTitle") is not None and line.mem_id != holder.mem_id:
                break
        page.take(title, "proposed decision")
        if issue:
            found.decisions.append(made)
    page.done("h2, th, caption")


def _plan_line(page: Page, line: LexborNode, made: facts.Decision) -> bool:
    """A line with a label of a proposed decision; whether it was one."""
    text = words(line)
    name, colon, value = text.partition(":")
    field = _LABELS.get(name.strip().casefold())
    if not colon or field is None or line.css_first("a.mgPlanItemTitle") is not None:
        return False
    _put(made, field, value.strip())
    return True


def issue(page: Page, found: facts.Facts) -> None:
    """``mgIssueHistoryHome``, ``ieIssueDetails``, ``mgDecisionDetails``: an issue and where it has been."""
    page.kind = "issue page"
    number = id_in(page.address, "IId") or 0
    for link in page.find("a[href]"):
        number = number or id_in(href(link), "IId") or 0
    of_steps = re.match(r"(?i)issue\s*-\s*(?:meetings|decisions|documents|history)\b", page.title)
    title = page.take(page.first("h2.mgSubTitleTxt, .mgSubTitle h2"), "title") or page.title
    title = re.sub(r"(?i)^issue\s*(?:details|history)?\s*[-:\u2013]\s*", "", title)
    if not number or not title or _SORTS.fullmatch(title):
        raise NotAPage("is an issue's page that does not say which")
    made = facts.Issue(number, title)
    for link in page.find("a[href]"):
        _step(page, link, made)
    if of_steps:
        page.leave(page.find("div.mgWordPara, #mgItemTable, .mgItemTable"), "text of a step", OF_ITS_STEPS)
    for node in page.find("div.mgWordPara"):
        made.summary = "\n\n".join(filter(None, (made.summary, item_text(page.text(node, "summary")))))
    _planned(page, made, found)
    found.issues.append(made)
    page.done("h2, h3, th, caption, ul.mgActionList, p.mgSubItemTitleTxt, p.mgAiTitleTxt")


def _planned(page: Page, issue: facts.Issue, found: facts.Facts) -> None:
    """The decision that is proposed, where the page says by whom or when it is to be made."""
    said = {words(label).rstrip(": ").casefold(): label for label in page.find("span.mgLabel")}
    if {_LABELS.get(name) for name in said} & _OF_A_PLAN:
        proposed = facts.Decision(title=issue.title, issue=issue.id, proposed=True)
        proposed.plan = id_in(page.address, "PlanId") or 0
        labels(page, proposed)
        found.decisions.append(proposed)
        return
    told = [label.parent for name, label in said.items() if name in _LABELS and label.parent is not None]
    page.leave(told, "state of its decisions", OF_ITS_STEPS)


def _step(page: Page, link: LexborNode, made: facts.Issue) -> None:
    where = href(link)
    if re.search(r"(?i)ieDecisionDetails", where):
        if item := id_in(where, "AIId"):
            made.items.append(item)
        elif number := id_in(where, "ID"):
            made.decisions.append(number)
    elif re.search(r"(?i)mgAi\.aspx", where):
        made.items.append(id_in(where, "ID") or 0)
    elif re.search(r"(?i)ieListDocuments", where):
        anchor = re.search(r"(?i)#AI(\d+)", where)
        if anchor:
            made.items.append(int(anchor[1]))
        made.meetings.append(id_in(where, "(?:MId|MeetingId)") or 0)
    else:
        return
    holder = link
    for _ in range(3):
        if holder.parent is None or holder.parent.tag in ("ul", "ol", "tbody", "table", "div", "body"):
            break
        holder = holder.parent
    page.take(holder, "step")
