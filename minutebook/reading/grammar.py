"""The grammar itself: walks the blocks of a text and lets each kind's cues read its sentences."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Any

from minutebook.reading import actions, attendance, bodies, interests, leads, outcomes, speech, votes, zones
from minutebook.reading.layout import Block
from minutebook.reading.leads import Lead, Opens
from minutebook.reading.people import Role
from minutebook.reading.sentences import Sentence, sentences


@dataclass(slots=True)
class Found:
    """An element while the text is being read: from a place in one block to a place in another."""

    kind: str
    first: int
    start: int
    last: int
    end: int
    fields: dict[str, Any]
    sure: bool = True
    why: str = ""
    cue: str = ""


@dataclass
class Talk:
    """What the reader holds in mind while it reads an item."""

    blocks: list[Block]
    own: frozenset[str] = frozenset()
    bodies: tuple[str, ...] = ()
    members: frozenset[str] = frozenset()
    officers: frozenset[str] = frozenset()
    date: datetime.date | None = None
    found: list[Found] = field(default_factory=list)
    lead: Lead | None = None
    mover: str = ""
    seconder: str = ""
    question: Found | None = None
    run: Found | None = None
    run_role: Role | None = None
    questioner: str = ""
    vote: Found | None = None
    proposal: Found | None = None
    title: str = ""

    def add(
        self,
        kind: str,
        block: int,
        start: int,
        end: int,
        fields: dict[str, Any] | None = None,
        why: str = "",
        cue: str = "",
        last: int | None = None,
    ) -> Found:
        """Note an element; a reason in ``why`` makes it unsure."""
        text = self.blocks[last if last is not None else block].text
        while end > 0 and text[end - 1] in " ,":
            end -= 1
        one = Found(
            kind, block, start, last if last is not None else block, end, fields or {}, not why, why, cue
        )
        self.found.append(one)
        return one


_MOVED_LINE = re.compile(
    r"^(?:\(?(?:[Pp]roposed|PROPOSED|[Ss]econded|SECONDED|[Mm]oved|[Pp]roposer|[Ss]econder)\b(?: by)?[ :;.-]*)(?!that\b)[^.]{2,140}[;.,)]?$"
)
_WRITTEN = re.compile(
    r"^(?:[\"' ]*)?(?:[I1!|l] )?will ask (?:at|that|for)|^[\"' ]*I will ask|^[\"' ]*I ask\b|^Question(?: \d+)?:? "
)
_WILL_MOVE = re.compile(r"^(?:[\"' ]*)(?:[I1!|l] )?will move\b|^[\"' ]*I (?:hereby )?(?:move|propose)\b")
_REPLY_LABEL = re.compile(
    r"^(?:REPLY|Reply|ANSWER|Answer|RESPONSE|Response|A)(?: from [^:]{2,90}| by [^:]{2,90})? ?:(?: ?-)?[ ]?"
)
_REPLY_HEAD = re.compile(
    r"^(?:REPLY|Reply|Answer|ANSWER|Response|RESPONSE)(?: (?:from|by) (?P<who>.{2,90}))?:?$"
)
_ASKER = re.compile(
    r"^(?:.*?\b)?(?:[Qq]uestions?(?: \d+)? (?:submitted by|from|by|to)|From) (?P<who>(?:the )?[A-Z][^,:;]*?)(?: to (?:the )?.*|,.*)?:?$"
)
_ASK_LEAD = re.compile(
    r"^(?P<who>[A-Z].{2,80}?) (?:asked|then asked|put the following question to) (?:the following question|a question|(?:the )?[A-Z][^.?]{0,100})?:$"
)
_ANSWER_LEAD = re.compile(
    r"(?:^|[,.] )(?P<who>(?:The |the )?[A-Z][^.,]{1,80}?) (?:answered|replied|responded)[^.]{0,60}:$"
)


def read_blocks(talk: Talk, live: list[int]) -> list[Found]:
    """Read the blocks at the indexes ``live`` (the minutes' own words) and return what they record."""
    position = 0
    while position < len(live):
        position = _block(talk, live, position)
    return talk.found


def _block(talk: Talk, live: list[int], at: int) -> int:
    """Read the block at ``live[at]`` and return where to go on."""
    index = live[at]
    block = talk.blocks[index]
    text = block.text
    following = talk.blocks[live[at + 1]] if at + 1 < len(live) else None
    talk.run = None
    if not text:
        talk.lead = None
        return at + 1
    vote_end = _division(talk, live, at)
    if vote_end > at:
        return vote_end
    if _written(talk, live, at):
        return at + 1
    if talk.lead is not None:
        went = _limbs(talk, live, at)
        if went > at:
            return went
    if zones.is_heading(block, following):
        _heading(talk, text)
        return at + 1
    if _MOVED_LINE.match(text) and len(text) < 170:
        _movers_line(talk, following, text, index)
        return at + 1
    _paragraph(talk, index, 0)
    return at + 1


def _heading(talk: Talk, text: str) -> None:
    talk.lead, talk.question, talk.vote, talk.proposal = None, None, None, None
    talk.mover = talk.seconder = ""
    asker = _ASKER.match(text)
    talk.questioner = asker["who"].strip() if asker else ""
    talk.title = text


def _movers_line(talk: Talk, following: Block | None, text: str, index: int) -> None:
    mover, seconder = outcomes.movers(text)
    talk.mover, talk.seconder = mover or talk.mover, seconder or talk.seconder
    after = following.text if following else ""
    ahead = re.match(
        r"[\"']|That\b|And [Rr]esolved|RESOLVED|Resolved|[Ss]econded|AGREED|Agreed|[Rr]ecommend", after
    )
    if ahead:
        return
    last = next((f for f in reversed(talk.found) if f.kind in ("resolution", "recommendation")), None)
    if last is not None and index - last.last <= 2 and not last.fields.get("mover"):
        last.fields["mover"], last.fields["seconder"] = talk.mover, talk.seconder
    if not re.match(r"[Pp]ropos|PROPOS|[Mm]oved", text) or seconder:
        talk.mover = talk.seconder = ""


# -- written questions and their replies ------------------------------------------------------


def _written(talk: Talk, live: list[int], at: int) -> bool:
    index = live[at]
    block = talk.blocks[index]
    text = block.text
    if _WILL_MOVE.match(text) or (
        re.match(r"^(?:Notice of Motion|NOTICE OF MOTION)\b", text) and len(text) < 300
    ):
        talk.question, talk.questioner, talk.lead = None, "", None
        return True
    asker = _ASKER.match(text)
    if asker and len(text) < 140 and not text.endswith("?") and not re.search(r"\basked\b", text):
        talk.questioner, talk.lead = asker["who"].strip(), None
        return True
    lead = _ASK_LEAD.match(text)
    if lead:
        talk.questioner, talk.lead = lead["who"], Lead(Opens.QUESTIONS, index, 0, True)
        return True
    quoted = text[:1] in "\"'"
    written = _WRITTEN.match(text)
    if (
        written
        or (talk.questioner and quoted)
        or (text.endswith(("?", '?"')) and (talk.questioner or quoted))
    ):
        start = len(text) - len(text.lstrip("\"' "))
        if written and text[start : start + 8].startswith(("Question",)):
            start = written.end()
        end = len(text.rstrip("\"'. ")) + (
            1 if text.rstrip("\"' ").endswith((".",)) and not text.endswith(('."', '".')) else 0
        )
        end = len(text.rstrip("\"' ")) if text.rstrip("\"' ").endswith("?") else min(end, len(text))
        if talk.question is not None and talk.question.cue == "replying":
            _answer_block(
                talk, index, start, len(text.rstrip("\"' ")), talk.question.fields.get("replier", "")
            )
            return True
        talk.question = talk.add("question", index, start, end, {"speaker": talk.questioner}, cue="written")
        talk.lead = None
        return True
    return _replied(talk, index, text)


def _replied(talk: Talk, index: int, text: str) -> bool:
    head = _REPLY_HEAD.match(text)
    if head:
        talk.question = talk.question or Found("question", index, 0, index, 0, {})
        talk.question = _replying(talk.question, head["who"] or "")
        talk.lead = None
        return True
    label = _REPLY_LABEL.match(text)
    if label and talk.question is not None:
        _answer_block(talk, index, label.end(), len(text), "")
        return True
    lead = _ANSWER_LEAD.search(text)
    if lead and talk.question is not None and len(text) < 250:
        talk.question = _replying(talk.question, lead["who"])
        return True
    if talk.question is not None and talk.question.cue == "replying":
        start = 1 if text[:1] in "\"'" else 0
        _answer_block(talk, index, start, len(text.rstrip("\"' ")), talk.question.fields.get("replier", ""))
        return True
    return False


def _replying(question: Found, who: str) -> Found:
    copy = Found(
        "question",
        question.first,
        question.start,
        question.last,
        question.end,
        {"replier": who},
        cue="replying",
    )
    return copy


def _answer_block(talk: Talk, index: int, start: int, end: int, who: str) -> None:
    talk.add("answer", index, start, end, {"speaker": who}, cue="reply")
    text = talk.blocks[index].text
    for sentence in sentences(text):
        for act in actions.actions(sentence.text):
            talk.add(
                "action",
                index,
                sentence.start + act.start,
                sentence.start + act.end,
                act.fields,
                act.why or "the promise stands in a reply",
                cue="reply",
            )
        _referrals(talk, index, sentence)
    talk.question = None
    talk.questioner = talk.questioner if "Question" in talk.title else ""


# -- divisions and tables of votes ------------------------------------------------------------


def _division(talk: Talk, live: list[int], at: int) -> int:
    """Read a list of names or counts by side (and the lines around it); return where it ends."""
    index = live[at]
    text = talk.blocks[index].text
    table = text.startswith("|")
    if not (
        votes.side_of(text)
        or table
        and re.search(r"\|\s*(?:For|Against|Abst)", text)
        or _vote_head(talk, live, at)
    ):
        return at
    fields: dict[str, Any] = {}
    words = []
    here, side = at, ""
    while here < len(live):
        line = talk.blocks[live[here]].text
        found = votes.side_of(line.lstrip("| "))
        if found:
            side = found
            rest = votes.SIDE.match(line.lstrip("| "))
            tail = line.lstrip("| ")[rest.end() :] if rest else ""
            names = votes.listed(tail.strip(" |:-")) if tail.strip(" |:-") else None
            inline = re.search(r"\((\d{1,3})\)", line)
            if names is None and inline:
                names = int(inline[1])
            if names is not None:
                fields[side] = names
        elif side and side not in fields and not re.match(r"(?:Proposed|Seconded|RESOLVED|The )", line):
            fields[side] = votes.listed(line)
        elif here > at and not (
            table
            and line.startswith("|")
            or votes.is_vote(line)
            and len(line) < 220
            or re.match(r"There (?:were|was) no abst|\|", line)
            or line.lower().startswith(("absent", "total", "motion passed", "motion carried", "result"))
        ):
            break
        words.append(line)
        here += 1
    if not {"for", "against"} & fields.keys():
        return at
    if any(re.match(r"There (?:were|was) no abst", line) for line in words):
        fields["abstain"] = 0
    start_at, start = _vote_start(talk, live, at)
    text = " ".join(words)
    fields["result"] = votes.result(text, fields)
    if "fell" in text.lower() and not fields["result"]:
        fields["result"] = "lost"
    end_block = live[here - 1]
    _swallow(talk, start_at, start)
    talk.vote = talk.add(
        "vote",
        start_at,
        start,
        len(talk.blocks[end_block].text),
        _moved(talk, fields),
        cue="division",
        last=end_block,
    )
    talk.lead = None
    return here


def _vote_head(talk: Talk, live: list[int], at: int) -> bool:
    text = talk.blocks[live[at]].text
    if not re.match(r"(?:Motion status|Vote\b|Voting\b|\| ?Vote)", text) or len(text) > 200:
        return False
    return any(votes.side_of(talk.blocks[i].text.lstrip("| ")) for i in live[at + 1 : at + 4])


def _vote_start(talk: Talk, live: list[int], at: int) -> tuple[int, int]:
    index = live[at]
    if at and (before := talk.blocks[live[at - 1]].text) and live[at - 1] >= index - 2:
        if votes.opens(before) or re.search(r"\b(?:vote|voting|division|ballot)\b[^.]*[:-]$", before):
            return live[at - 1], sentences(before)[-1].start
        if re.match(r"Motion status", before):
            return live[at - 1], 0
    return index, 0


def _swallow(talk: Talk, block: int, start: int) -> None:
    talk.found = [f for f in talk.found if not (f.kind == "vote" and (f.first, f.start) >= (block, start))]


def _moved(talk: Talk, fields: dict[str, Any]) -> dict[str, Any]:
    fields.setdefault("mover", talk.mover)
    fields.setdefault("seconder", talk.seconder)
    return fields


# -- lists under a lead-in ---------------------------------------------------------------------


def _is_limb(block: Block, first: Block, talk: Talk) -> bool:
    if block.mark == first.mark and block.mark:
        return True
    return bool(block.mark in ("letter", "letter2", "bullet") and first.mark)


def _limbs(talk: Talk, live: list[int], at: int) -> int:
    """Read the list that an open lead-in announced; return where it ends."""
    lead = talk.lead
    assert lead is not None
    index = live[at]
    first = talk.blocks[index]
    talk.lead = None
    again = leads.opens(first.text, index, 0)
    if again is not None and not first.mark and (again.bare or again.opens is not Opens.HEADLINES):
        again.fields = {**lead.fields, **{k: v for k, v in again.fields.items() if v}}
        talk.lead = again
        return at + 1
    if not first.mark and first.text in ("That", "That:", "THAT", "To", "to", "that"):
        talk.lead = lead
        return at + 1
    if not first.mark or first.mark in ("item", "minute", "para"):
        return _unmarked(talk, live, at, lead)
    here = at
    while here < len(live):
        block = talk.blocks[live[here]]
        if here > at and not _is_limb(block, first, talk):
            if not block.mark and block.text and (block.text[0].islower() or block.text in ("and", "and;")):
                here += 1
                continue
            break
        if (
            here > at
            and block.mark == "number"
            and zones.is_heading(block, None)
            and lead.opens is not Opens.OUTCOME
            and _restarts(first, block)
        ):
            break
        nested = here + 1 < len(live) and _nested(block, talk.blocks[live[here + 1]])
        if nested:
            here = _sublist(talk, live, here, lead)
            continue
        _limb(talk, live[here], lead)
        here += 1
    return here


def _restarts(first: Block, block: Block) -> bool:
    a, b = re.sub(r"\D", "", first.marker), re.sub(r"\D", "", block.marker)
    return bool(a and b) and int(b) < int(a)


def _nested(block: Block, following: Block) -> bool:
    return bool(
        block.text.rstrip().endswith((":", ":-", " to", " that"))
        and following.mark
        and following.mark != block.mark
        or (
            following.mark in ("letter", "letter2")
            and block.mark in ("letter", "letter2")
            and block.text.endswith((":", ":-"))
            and following.marker != block.marker
        )
    )


def _sublist(talk: Talk, live: list[int], at: int, lead: Lead) -> int:
    """A limb that opens limbs of its own: each is advice if it says so, else all are one element."""
    parent = talk.blocks[live[at]]
    here = at + 1
    inner = talk.blocks[live[here]]
    advice = lead.opens in (Opens.OUTCOME, Opens.RECOMMENDATION) and outcomes.recommends(parent.text)
    to = outcomes.recommended_to(parent.text)
    while (
        here < len(live)
        and talk.blocks[live[here]].mark == inner.mark
        and _follows(inner, talk.blocks[live[here]], parent)
    ):
        if advice:
            block = talk.blocks[live[here]]
            talk.add(
                "recommendation",
                live[here],
                0,
                _limb_end(block.text),
                {"to": to or lead.fields.get("to", ""), **_carry(lead)},
                cue="limb",
            )
        elif lead.opens not in (Opens.OUTCOME, Opens.RECOMMENDATION):
            _limb(talk, live[here], lead)
        here += 1
    if lead.opens in (Opens.OUTCOME, Opens.RECOMMENDATION) and not advice:
        last = live[here - 1]
        kind = "resolution" if lead.opens is Opens.OUTCOME else "recommendation"
        fields = (
            {**lead.fields, "verb": outcomes.verb_class(parent.text)}
            if kind == "resolution"
            else dict(lead.fields)
        )
        talk.add(kind, live[at], 0, _limb_end(talk.blocks[last].text), fields, cue="limb", last=last)
    return here


def _follows(inner: Block, block: Block, parent: Block) -> bool:
    if inner.mark == parent.mark and block is not inner:
        return (
            bool(re.search(r"[ivx]", block.marker)) == bool(re.search(r"[ivx]", inner.marker))
            and block.marker != parent.marker
        )
    return True


def _carry(lead: Lead) -> dict[str, Any]:
    return {key: lead.fields[key] for key in ("mover", "seconder") if lead.fields.get(key)}


def _limb_end(text: str) -> int:
    flat = re.sub(
        r"[;,.]? (?:and|or),?$", lambda m: m.group()[: 1 if m.group()[0] in ";,." else 0], text.rstrip()
    )
    return len(text.rstrip()) if flat.endswith(";") and text.rstrip().endswith("and") else len(flat)


def _limb(talk: Talk, index: int, lead: Lead) -> None:
    """Read one limb as its lead-in says it is to be read."""
    block = talk.blocks[index]
    text = block.text
    if lead.opens in (Opens.REPORT, Opens.MOTION, Opens.AGENDA, Opens.AMENDMENTS):
        return
    if lead.opens in (Opens.OUTCOME, Opens.RECOMMENDATION):
        _outcome_limb(talk, index, lead)
    elif lead.opens is Opens.HEADLINES:
        talk.add(
            "headline",
            index,
            0,
            len(text),
            {},
            "" if lead.sure else "the words before the list do not say what it is a list of",
            cue="headline",
        )
    elif lead.opens is Opens.REMINDER or lead.opens is Opens.ACTIONS:
        owner = lead.fields.get("owner", "")
        found = actions.actions(text)
        fields = (
            found[0].fields
            if found and lead.opens is Opens.ACTIONS
            else {"owner": owner, "due": actions.due(text)}
        )
        talk.add("action", index, 0, len(text), fields, cue="list")
    elif lead.opens is Opens.QUESTIONS and not speech.speech(text):
        speaker = talk.questioner or _speaker(talk.blocks[lead.block].text)
        talk.question = talk.add(
            "question",
            index,
            0,
            len(text.rstrip(" ?")) if False else len(text),
            {"speaker": speaker},
            cue="list",
        )
    else:
        before = len(talk.found)
        _paragraph(talk, index, 0, lead)
        if not any(
            f.kind
            in (
                "comment",
                "question",
                "answer",
                "action",
                "resolution",
                "recommendation",
                "vote",
                "declaration",
            )
            for f in talk.found[before:]
        ):
            _default(talk, index, lead)


def _speaker(lead: str) -> str:
    match = re.search(r"\b(?:by|from) ((?:the )?[A-Z]?\w+(?: [A-Z]\w+)*)", lead)
    return match[1] if match else ""


def _default(talk: Talk, index: int, lead: Lead) -> None:
    text = talk.blocks[index].text
    if len(text) < 12 or zones.NIL.match(text):
        return
    if text.rstrip().endswith("?"):
        talk.question = talk.add("question", index, 0, len(text), {"speaker": ""}, cue="list")
    elif lead.opens is Opens.DISCUSSION:
        split = re.search(
            r" - (?=it was (?:explained|confirmed|noted|advised|stated|clarified|reported)|officers |members were|the [A-Z])",
            text,
        )
        end = split.start() if split else len(text)
        talk.add("comment", index, 0, end, {"speaker": ""}, cue="list")
    elif lead.opens is Opens.ANSWERS:
        talk.add(
            "answer",
            index,
            0,
            len(text),
            {"speaker": _answerer(talk.blocks[lead.block].text)},
            "the list may be one answer or several",
            cue="list",
        )


def _answerer(lead: str) -> str:
    said = speech.speech(lead)
    return said[-1].speaker if said else ""


def _unmarked(talk: Talk, live: list[int], at: int, lead: Lead) -> int:
    """What follows a lead-in without bullets: the words of the outcome, or short lines of a list."""
    index = live[at]
    block = talk.blocks[index]
    if lead.opens in (Opens.MOTION, Opens.REPORT) and (
        block.text[:1] in "\"'" or block.text.startswith(("That", "to ", "that "))
    ):
        here = at
        if block.text[:1] in "\"'":
            here = _closing(talk, live, at)
        return here + 1
    if lead.opens in (Opens.OUTCOME, Opens.RECOMMENDATION):
        if block.mark in ("item", "minute") and zones.is_heading(block, None):
            return at
        end = _closing(talk, live, at) if block.text[:1] in "\"'" else at
        kind = "resolution" if lead.opens is Opens.OUTCOME else "recommendation"
        words = " ".join(talk.blocks[i].text for i in live[at : end + 1])
        opener = leads.opens(block.text, index, 0)
        fields = {**lead.fields, **({"verb": outcomes.verb_class(words)} if kind == "resolution" else {})}
        if kind == "resolution" and outcomes.recommends(words):
            talk.add(
                "recommendation",
                index,
                0,
                len(block.text),
                outcomes.fields_of("recommendation", words),
                cue="after",
            )
        _with_movers(talk, fields)
        talk.add(
            kind,
            lead.block,
            lead.start,
            len(talk.blocks[live[end]].text),
            fields,
            cue="after",
            last=live[end],
        )
        _outcome_parts(talk, index, block.text, 0)
        here = end + 1
        while (
            here < len(live)
            and not opener
            and re.match(r"(?:That|THAT)\b|to [a-z]+ ", nxt := talk.blocks[live[here]].text)
            and not talk.blocks[live[here]].mark
        ):
            talk.add(
                kind, live[here], 0, len(nxt), {**lead.fields, "verb": outcomes.verb_class(nxt)}, cue="after"
            )
            here += 1
        return here
    here = at
    while here < len(live) and _short_line(talk.blocks[live[here]]):
        here += 1
    if here - at >= 2 and lead.opens in (Opens.HEADLINES, Opens.DISCUSSION):
        for i in live[at:here]:
            lead.sure = lead.sure and here - at >= 3
            _limb(talk, i, lead)
        return here
    return at


def _closing(talk: Talk, live: list[int], at: int) -> int:
    quote = talk.blocks[live[at]].text[0]
    for here in range(at, min(at + 14, len(live))):
        text = talk.blocks[live[here]].text.rstrip(" .,;")
        if text.endswith(quote) and (here > at or len(text) > 1):
            return here
    return at


def _short_line(block: Block) -> bool:
    text = block.text
    return (
        6 < len(text) <= 110
        and not text.endswith(":")
        and outcomes.outcome(text) is None
        and not speech.speech(text)
        and not zones.is_agenda(text)
        and text != text.upper()
    )


def _outcome_limb(talk: Talk, index: int, lead: Lead) -> None:
    text = talk.blocks[index].text
    end = _limb_end(text)
    if zones.NIL.match(text):
        return
    _with_movers(talk, lead.fields)
    if lead.opens is Opens.RECOMMENDATION:
        talk.add("recommendation", index, 0, end, dict(lead.fields), cue="limb")
        _outcome_parts(talk, index, text, 0)
        return
    fields = {**lead.fields, "verb": outcomes.verb_class(text)}
    if not fields.get("carried_by"):
        fields["carried_by"] = outcomes.carried_by(text) or _by_vote(talk)
    if outcomes.recommends(text):
        rec = outcomes.fields_of("recommendation", text)
        talk.add("recommendation", index, 0, end, {**rec, **_carry(lead)}, cue="limb")
    talk.add("resolution", index, 0, end, fields, cue="limb")
    _outcome_parts(talk, index, text, 0)


def _with_movers(talk: Talk, fields: dict[str, Any]) -> None:
    if not fields.get("mover"):
        fields["mover"], fields["seconder"] = talk.mover, talk.seconder
    talk.mover = talk.seconder = ""


def _by_vote(talk: Talk) -> str:
    vote = talk.vote
    return "vote" if vote is not None and vote.fields.get("result") == "carried" else ""


def _outcome_parts(talk: Talk, index: int, text: str, start: int) -> None:
    """The action and the referral inside an outcome's own words."""
    act = actions.limb_action(text[start:])
    if act is not None:
        talk.add("action", index, start, _limb_end(text), act, cue="outcome")
    _referrals(talk, index, Sentence(text[start:], start, len(text), True))


# -- paragraphs --------------------------------------------------------------------------------


def _paragraph(talk: Talk, index: int, start: int, lead: Lead | None = None) -> None:
    block = talk.blocks[index]
    parts = sentences(block.text)
    marker = zones.MARKER.match(block.text)
    for number, sentence in enumerate(parts):
        if sentence.start < start:
            continue
        if number == 0 and marker and marker.end() < len(sentence.text):
            sentence = Sentence(
                sentence.text[marker.end() :], sentence.start + marker.end(), sentence.end, True
            )
        last = number == len(parts) - 1
        if (
            last
            and lead is None
            and (opened := leads.opens(sentence.text, index, sentence.start)) is not None
        ):
            _open(talk, index, sentence, opened)
            return
        _sentence(talk, index, sentence, lead)


def _open(talk: Talk, index: int, sentence: Sentence, opened: Lead) -> None:
    """The last sentence of a block opens a list; it may be an outcome in itself."""
    talk.lead = opened
    if opened.opens is Opens.OUTCOME:
        cue = re.search(
            r"(?:And )?\b(?:RESOLVED|Resolved|AGREED|Agreed|it was|It was|Decision)", sentence.text
        )
        opened.start = sentence.start + outcomes.clause_start(sentence.text, cue.start() if cue else 0)
        if re.search(
            r"\b(?:as follows|set out|listed) ?(?:below)? ?:?-?\s*:?-?$", sentence.text
        ) or leads._CARRIED_MOTION.search(sentence.text):
            talk.lead = None
            _whole_list(talk, index, sentence, opened)
        return
    if opened.opens in (Opens.HEADLINES, Opens.AMENDMENTS, Opens.ANSWERS, Opens.REMINDER):
        _sentence(talk, index, sentence, None)


def _whole_list(talk: Talk, index: int, sentence: Sentence, opened: Lead) -> None:
    last = index
    limbs = 0
    while last + 1 < len(talk.blocks) and last - index < 14:
        block = talk.blocks[last + 1]
        text = block.text
        quoted = text[:1] in "\"'" and limbs == 0
        if not quoted and (
            len(text) > 160
            or not block.mark
            and (
                outcomes.outcome(text)
                or speech.speech(text)
                or (zones.is_heading(block, None) and not re.search(r"[\u00a3\u20ac]\d", text) and limbs > 1)
            )
        ):
            break
        if block.mark in ("item", "minute", "number") and zones.is_heading(block, None):
            break
        last += 1
        limbs += 1
        if (
            quoted
            or re.search(r"\.$", text)
            and not block.mark
            and limbs > 1
            and not re.search(r"\d\.$", text)
        ):
            break
    fields = {**opened.fields, "verb": outcomes.verb_class(sentence.text)}
    talk.add("resolution", index, opened.start, len(talk.blocks[last].text), fields, cue="whole", last=last)
    for done in range(index + 1, last + 1):
        talk.blocks[done].mark = "done"


def _sentence(talk: Talk, index: int, sentence: Sentence, lead: Lead | None) -> None:
    text = sentence.text
    if zones.is_agenda(text) or zones.NIL.match(text):
        talk.run = None
        return
    sent = attendance.apologies(text)
    if sent is not None:
        talk.add("attendance", index, sentence.start, sentence.end, sent, cue="apologies")
        return
    if votes.is_vote(text):
        _vote(talk, index, sentence)
        if not outcomes.CUES[0].pattern.search(text) and not re.search(r"\bit was agreed\b", text):
            return
    interest = interests.declaration(text)
    if interest is not None:
        talk.run = None
        fields = interest.fields
        talk.add(
            "declaration",
            index,
            sentence.start + interest.start,
            sentence.start + interest.end,
            fields,
            "" if interest.sure else "the words do not name an interest",
            cue="declares",
        )
        if interest.end >= len(text) - 5:
            return
    limbs = _inline(text)
    if limbs:
        _inline_limbs(talk, index, sentence, limbs)
        return
    decided = outcomes.outcome(text) or _proposal(talk, text)
    if (
        decided is not None
        and not (lead is not None and lead.opens is Opens.HEADLINES)
        and not zones.REPORT.search(text[: decided.start + 60])
    ):
        _outcome(talk, index, sentence, decided)
        return
    acts = actions.actions(text)
    whole = any(act.start < 12 and not act.why for act in acts)
    if not (whole and not _also_said(text)):
        _speech(talk, index, sentence, acts)
    elif acts:
        talk.run = None
    for act in acts:
        fields = dict(act.fields)
        fields["owner"] = _resolve(talk, fields["owner"])
        talk.add(
            "action",
            index,
            sentence.start + act.start,
            sentence.start + act.end,
            fields,
            act.why,
            cue="action",
        )
    _referrals(talk, index, sentence)


def _also_said(text: str) -> bool:
    return (
        re.search(
            r"\b(?:replied|responded|answered|stated|confirmed|said|advised) that\b|^In (?:response|reply)",
            text,
        )
        is not None
    )


def _resolve(talk: Talk, owner: str) -> str:
    if owner.lower() in ("he", "she", "they", "i") and talk.run is not None:
        return str(talk.run.fields.get("speaker", "")) or owner
    return "" if owner.lower() in ("he", "she", "they") else owner


def _vote(talk: Talk, index: int, sentence: Sentence) -> None:
    talk.run = None
    fields = votes.counts(sentence.text)
    mover, seconder = outcomes.movers(sentence.text)
    if mover:
        fields["mover"], fields["seconder"] = mover, seconder
    last = talk.vote
    if (
        last is not None
        and last is talk.found[-1]
        and last.last >= index - 1
        and not (
            last.fields.get("result") and fields.get("result") and last.fields["result"] != fields["result"]
        )
    ):
        last.last, last.end = index, sentence.end
        last.fields.update({k: v for k, v in fields.items() if v not in ("", None)})
        return
    start = sentence.start
    talk.vote = talk.add("vote", index, start, sentence.end, _moved(talk, fields), cue="vote")
    if talk.proposal is not None:
        talk.vote.fields["mover"] = talk.vote.fields.get("mover") or talk.proposal.fields.get("mover", "")
        talk.vote.fields["seconder"] = talk.vote.fields.get("seconder") or talk.proposal.fields.get(
            "seconder", ""
        )
        if fields.get("result") == "lost" and talk.proposal in talk.found:
            talk.found.remove(talk.proposal)
        elif talk.proposal in talk.found:
            talk.proposal.fields["carried_by"] = talk.proposal.fields.get("carried_by") or "vote"
        talk.proposal = None


def _proposal(talk: Talk, text: str) -> outcomes.Outcome | None:
    match = outcomes.PROPOSAL.search(text)
    if match is None or re.search(r"\b(?:amendment|moved the|moved that|MOVED|lost|defeated|motion)\b", text):
        return None
    if re.search(r"^[Tt]he proposal was\b|\bproposed and seconded\b(?! that)", text):
        return None
    start = outcomes.clause_start(text, match.start())
    return outcomes.Outcome(
        "resolution", start, True, "", outcomes.fields_of("resolution", text[start:]), "proposal"
    )


def _outcome(talk: Talk, index: int, sentence: Sentence, decided: outcomes.Outcome) -> None:
    text = sentence.text
    if decided.start > 25:
        _speech(
            talk,
            index,
            Sentence(
                text[: decided.start].rstrip(" ,;-"),
                sentence.start,
                sentence.start + len(text[: decided.start].rstrip(" ,;-")),
                sentence.first,
            ),
            [],
        )
    talk.run = None
    fields = decided.fields
    if not fields.get("mover"):
        _with_movers(talk, fields)
    if decided.kind == "resolution" and not fields.get("carried_by"):
        fields["carried_by"] = _by_vote(talk)
    start, end = sentence.start + decided.start, sentence.end
    found = talk.add(decided.kind, index, start, end, fields, decided.why, cue=decided.cue)
    if decided.cue == "proposal":
        talk.proposal = found
    _outcome_parts(talk, index, talk.blocks[index].text[:end], start)


_INLINE = re.compile(r"(?:^|(?<=[ :;,.-]))\(?(?P<n>[a-h1-9]|i{1,3}|iv|vi{0,3})[.)] ?(?=[A-Za-z\"'])")


def _inline(text: str) -> list[re.Match[str]]:
    """The enumerators of limbs set in one paragraph after an outcome's lead word."""
    head = re.search(r"\b(?:RESOLVED|Resolved|AGREED|Agreed|resolved|agreed|DECISION|Decision)\b", text)
    if head is None:
        return []
    marks = [m for m in _INLINE.finditer(text, head.end())]
    names = [m["n"] for m in marks]
    if (
        len(names) >= 2
        and names[0] in ("a", "1", "i")
        and names[1] in ("b", "2", "ii")
        and marks[0].start() - head.end() < 160
    ):
        return marks
    return []


def _inline_limbs(talk: Talk, index: int, sentence: Sentence, marks: list[re.Match[str]]) -> None:
    text = sentence.text
    head = text[: marks[0].start()]
    fields = outcomes.fields_of("resolution", head)
    advice = outcomes.recommends(head)
    ends = [m.start() for m in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        words = text[mark.end() : end].rstrip()
        words = words[: _limb_end(words)]
        a, b = sentence.start + mark.end(), sentence.start + mark.end() + len(words)
        if advice or outcomes.recommends(words):
            talk.add(
                "recommendation",
                index,
                a,
                b,
                {**fields, "to": outcomes.recommended_to(words) or outcomes.recommended_to(head)},
                cue="limb",
            )
        if not advice:
            talk.add("resolution", index, a, b, {**fields, "verb": outcomes.verb_class(words)}, cue="limb")
        act = actions.limb_action(words)
        if act:
            talk.add("action", index, a, b, act, cue="outcome")
        _referrals(talk, index, Sentence(words, a, b, False))


def _referrals(talk: Talk, index: int, sentence: Sentence) -> None:
    for body in bodies.referrals(sentence.text, talk.own, talk.bodies):
        talk.add(
            "referral",
            index,
            sentence.start + body.start,
            sentence.start + body.end,
            {"body": body.name},
            "" if body.sure else "the body is named, but not clearly as dealing with this",
            cue="body",
        )


# -- speech ------------------------------------------------------------------------------------

_PRONOUN = frozenset(("he", "she", "they", "it", "he/she"))
_CHAIR_SAYS = frozenset(
    ["advised", "informed", "announced", "reported", "told", "explained", "confirmed", "reminded", "outlined"]
)
_COURTESY = re.compile(
    r"\b(?:thanked|welcomed|thanks?)\b[^.]{0,120}\b(?:for (?:their|his|her|the|a|coming|attending)\b[^.]{0,30}(?:presentation|attendance|report|update|attending|time|briefing)|to the meeting|everyone|in attendance|those (?:present|attending))|^At the outset|welcomed (?:the )?(?:everyone|deputation|all)",
    re.I,
)
_BODY_DOES = re.compile(
    r"^(?:considered that|considered|discussed|noted|received|suggested that it|heard|accepted|described|raised|referred to|requested)$"
)


def _speech(talk: Talk, index: int, sentence: Sentence, acts: list[actions.Action]) -> None:
    said = speech.speech(sentence.text)
    if not said:
        if talk.run is not None and talk.run.last == index and not acts:
            talk.run.end = sentence.end
        return
    for one in said:
        _say(talk, index, sentence, one)


def _say(talk: Talk, index: int, sentence: Sentence, said: speech.Speech) -> None:
    start, end = sentence.start + said.start, sentence.start + said.end
    who = said.speaker
    pronoun = who.lower() in _PRONOUN
    if pronoun and talk.run is not None and talk.run.last == index and said.kind != "question":
        talk.run.end = end
        return
    kind = _kind_said(talk, index, sentence, said)
    if kind is None:
        if said.role is Role.OFFICER or said.kind == "answer":
            talk.run = None
        return
    run = talk.run
    same = (
        run is not None
        and run.kind == kind
        and run.last == index
        and (
            run.fields.get("speaker") == who
            or kind == "comment"
            and _similar(run.fields.get("speaker", ""), who)
        )
    )
    if same and kind != "question":
        assert run is not None
        run.end = end
        return
    if pronoun:
        who = str(run.fields.get("speaker", "")) if run else ""
    why = _doubt(said, kind, talk)
    found = talk.add(kind, index, start, end, {"speaker": who}, why, cue=said.verb)
    talk.run, talk.run_role = found, said.role
    if kind == "question":
        talk.question = found
    elif kind == "answer":
        talk.question = None


def _similar(a: str, b: str) -> bool:
    strip = re.compile(r"^(?:the|some|several|other) ", re.I)
    return strip.sub("", a).lower() == strip.sub("", b).lower()


def _kind_said(talk: Talk, index: int, sentence: Sentence, said: speech.Speech) -> str | None:
    asked = talk.question is not None and index - talk.question.last <= 2
    same = (
        asked
        and talk.question is not None
        and talk.question.fields.get("speaker") == said.speaker
        and said.speaker
    )
    if said.kind in ("question",):
        return "question"
    if said.kind == "answer":
        if said.reply or asked or _after_comment(talk, index):
            return "answer"
        return None
    if said.kind == "comment" and said.role is Role.OTHER:
        return "comment"
    if asked and not same and said.role in (Role.OFFICER, Role.PERSON, Role.MEMBER) and said.kind == "say":
        return "answer"
    if asked and not same and said.role is Role.OFFICER:
        return "answer"
    if said.role is Role.OFFICER:
        return "answer" if _after_comment(talk, index) else None
    if _COURTESY.search(sentence.text):
        return None
    return _by_member(talk, sentence, said)


def _after_comment(talk: Talk, index: int) -> bool:
    last = next((f for f in reversed(talk.found) if f.kind in ("comment", "question", "answer")), None)
    return (
        last is not None
        and last.kind == "comment"
        and index - last.last <= 1
        and last.cue not in ("list",)
        and last.last == index
    )


def _by_member(talk: Talk, sentence: Sentence, said: speech.Speech) -> str | None:
    who = said.speaker.lower()
    body = said.role is Role.MEMBERS and re.search(
        r"\b(?:committee|board|panel|council|cabinet|forum|commission|group|trust|authority|meeting|district)$",
        who,
    )
    if body and (said.kind == "say" or _BODY_DOES.match(said.verb)):
        return None
    if said.kind == "say":
        if "chair" in who or "mayor" in who.split()[-1:] or "cathaoirleach" in who:
            return "comment" if said.verb not in _CHAIR_SAYS else None
        if said.role is Role.PERSON and said.speaker not in talk.members:
            return None
        return "comment" if len(sentence.text) > 60 else None
    if (
        said.verb in ("discussed", "considered", "described", "spoke on", "gave", "set out his")
        and len(sentence.text) < 90
    ):
        return None
    return "comment"


def _doubt(said: speech.Speech, kind: str, talk: Talk) -> str:
    if kind == "comment" and said.role is Role.PERSON and said.speaker not in talk.members:
        return "it is not clear whether the speaker is a member or an officer"
    if kind == "comment" and (said.kind == "say" or said.role is Role.OTHER):
        return "it may be a report of fact and not a view"
    if kind == "answer" and not said.reply and said.kind in ("comment", "say"):
        return "it is not said outright that this answers the question"
    return ""
