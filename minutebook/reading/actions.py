"""Actions: what someone is to do after the meeting; who is to do it, and by when, as worded.

``action_cues`` holds the table: how minutes say that a thing is to be done.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from minutebook.reading.action_cues import CUES, Cue
from minutebook.reading.dates import due
from minutebook.reading.patterns import Rule, Table, Words, words_of
from minutebook.reading.people import Cast, Role, role_of

_LIMBS = (
    Rule(
        "(?<!WILL)INSTRUCTS that? (?P<owner>the? (?:Cap|officers) (?:- (?=Cap))? "
        "(?:!NOT_NAME&!,|-){0,12}) (?:to|with)"
    ),
    Rule(
        "(?:that|^) ,? (?P<owner>@owner|officers|staff|members) be (?:REQUESTED|written|required) "
        "(?:to|,|STOP|$)"
    ),
    Rule(
        "(?:that|^) ,? (?P<owner>@owner) (?:(?:WILL|to) @adv)? DO&Low",
        "(?:resolved|agreed) (?::|-)* (?P<owner>@owner) (?:to|WILL) DO&Low",
        "^ agreed&Cap (?P<owner>the clerk|we) (?:to|WILL)? DO&Low",
        "agreed for (?P<owner>the? Cap !STOP&!to{0,10}) to DO&Low",
    ),
    Rule(
        "be DONE by (?P<owner>the? (?:Cap|and|of|for){0,5}? OFFICER)",
        "(?:WILL|to) be DONE by (?P<owner>TITLE? Cap Cap)",
    ),
    Rule("(?:WILL|to) !STOP{1,60}? - (?P<owner>Upper (?:(?:AMP|and|/|,) Upper)?) (?:to action)? STOP? $"),
    Rule(
        "(?:that|^) ,? (?P<owner>Low? (?:officers|staff) (?:for|of|in) .{1,5}?) (?:(?:WILL|to) @adv)? "
        "(?:DO&Low|undertake)",
        "be referred to (?P<owner>the? (?:Cap|and|of|for){0,4} OFFICER&Cap "
        "(?:Cap|of|for(?=Cap)|and(?=Cap)){0,6}) ,? (?:for|to)",
    ),
    Rule(
        "(?:that|,) (?P<owner>officers|staff) (?:(?:WILL|to) @adv)? DO&Low",
        "^ (?!.*whilst|.*while).* (?:is|are) FOLLOWED (?:to|back|by|with)",
        "be (?:ly)? FOLLOWED (?:to|back|STOP|$|by|at|in|with|for|,|that|and|from)",
        "be (?:written to|raised (?:with|at|by))",
        "be (?:added to|put on|placed on|included (?:on|in)) the !STOP{0,3} (?:agenda|programme)",
        "(?:report|request|application|representations) .{0,9} be made to",
        "^ that it be requested that",
    ),
    Rule(
        "^ that? to (?:request|ask|invite|write|investigate|revert|contact|send|arrange|correspond|"
        "convene|circulate|seek|obtain)"
    ),
    Rule("^ (?:requests|asks|invites|instructs|asked (?:the|that))"),
    Rule(
        "(?:agreed|decided|resolved) to (?:write|investigate|revert|contact|send|arrange|ask|invite|"
        "put|circulate|obtain|seek|"
        "request|report)"
    ),
    Rule("- action~&Upper STOP? $"),
    Rule("(?:WILL|should) (?:be FOLLOWED|correspond|meet with|come back|write|contact|investigate|report)"),
)
_NOT_LIMB = Rule(
    "(?:delegate|delegated|delegates|authority|authorise|authorised|authorises|authorize|authorized) "
    ".{0,30}? to",
    "^ (?:OPEN .{1,4} CLOSE)? (?:that)? (?:note|notes|noted) (?!.* and (?:INSTRUCTS|that))",
)
# What is decided and asks nobody anything, unless it begins with who is to act.
_DECIDES = Rule(
    "be (?:approved|adopted|noted|confirmed|granted|received|given|set (?!up)|appointed|elected|agreed)",
)
_SOMEBODY_DOES = Rule("^ ,? that? the? (?:Cap|and|of|for){0,5}? OFFICER&Cap DO&Low")
_PAST = Rule(
    "(?:had|has|have|WAS|having) @adv (?:been|gone|sent|written|contacted|asked|circulated|requested|"
    "agreed|undertaken|invited|"
    "emailed|e-mailed|reported|provided|given|raised)",
    "already",
    "previously",
    "last (?:month|year|week)",
)
_ASKED_PAST = Rule("(?:had|has|have) been")
_NOT = Rule(
    "asked for (?:any|further|other)? (?:nominations|volunteers to take)",
    "WILL @adv (?:leave|withdraw|participate|abstain|take (?:the chair|no part|part)|vote|consider "
    "(?:the|all|each) "
    "application~)",
    "to be (?:moved|taken|brought) .{1,8}? agenda",
    "REQUESTED to .{1,30}? and .{1,6}? WAS (?:received|provided|given|made)",
    "procedure~ to be followed",
    "WILL be prepared to",
    "(?:members|the public|anyone|residents) (?:will|are|may|should) be (?:asked|reminded|invited)",
    "asked (?:if|whether|why|what|when|how|who|where)",
    "offered to (?:provide|give|present) DET? (?:Low|Upper){0,2} (?:update|report|presentation) (?:to "
    "the meeting|now|at this)",
    "(?:is|are) to (?:take place|happen|begin|commence|close|open|remain|continue)",
    "^ to be? (?:note|consider|receive|agree|approve|discuss|noted)",
    "(?:minutes|amendment~) BE to be",
    "agreed to (?:take (?:the)? (?:minutes|notes|chair)|chair the meeting)",
    "^ it had been",
    "asked to @adv (?:declare|disclose|indicate|leave|vote|comment|explain|clarify|outline|describe|respond)",
    "invited to (?:join|sit|speak|address|introduce|comment|take|leave|put|ask|present|give|explain|"
    "outline|pass|vote|declare)",
    "(?:^|,|and) (?!that) @onebody WAS @adv (?:asked|invited|requested) to",
    "@body WAS (?:asked|invited|requested) to (?:express|note|consider|comment|determine|approve|agree|"
    "endorse|receive|support|decide)",
    "invited !STOP{0,8} to (?:put|remark|ask|comment|consider|note|present|make|give|confirm|speak|address|"
    "outline|introduce|share|raise|move|nominate|express)",
    "asked to (?:provide|give|present|make) DET? (?:Low|Upper){0,2} "
    "(?:update|report|presentation|statement) (?:at this|to the meeting|now)",
    "(?:asked|requested) that .{1,8} be @adv (?:noted|minuted|recorded|agreed|approved|accepted|adopted)",
    "(?:asked|requested) that (?:all|the)? (?:MEMBERS|everyone|PUBLIC|mobile Low|phones) "
    "(?:present|be)? (?:turn|switch|switched|turned|keep|"
    "speak|use|note|remain|refrain|stand|leave)",
    "(?:asked|requested) that .{1,30} be @adv (?:allowed|permitted|excused|minuted|recorded) (?!by)",
    "(?:if|unless|whether|once|when|until|could|might) .{1,6}? WILL be (?:DONE|FOLLOWED)",
)
_NO_OWNER = Rule(
    "^ DET? (?:Cap|public){0,2} "
    "(?:session|forum|time|opportunity|participation|confirmation|invitation|motion|"
    "report|request|proposal|application~|approval|offer|intention|question~|questions|adjournment|election|vote)",
    "(?!of|for|and|in|with|to). (?:a|an) Low",
    "^ DET Low&!OFFICER&!MEMBER&!PUBLIC&!MEMBERS&!BODY&!CHAIR (?:of|to|for)",
    "^ (?:it|there|this|that|these|which|what|if|when|no|all|any)$",
    "^ the? (?:resolution|proposal|motion|recommendation) $",
    "^ the (?:meeting|report|item|issue|matter|scheme|work|works|project|plan|cost|costs|funding|question|"
    "development|application|policy|service) $",
)


_CUES = Table((cue.rule, cue) for cue in CUES)


class Action(NamedTuple):
    """An action within a sentence: its first and last word, its fields, its cue and what is doubtful."""

    first: int
    last: int
    fields: dict[str, Any]
    cue: str
    why: str
    set_off: bool  # whether it stands behind a dash or a semicolon


def actions(words: Words, cast: Cast) -> list[Action]:
    """The actions a sentence gives someone, in the order they stand, none within another."""
    live = _CUES.live(words)
    if not live or _NOT.search(words) or words.text.rstrip().endswith("?"):
        return []
    found: list[tuple[int, int, str, Cue]] = []
    for cue in live:
        for match in cue.rule.finditer(words):
            if any(match.start() < last and first < match.end() for first, last, _, _ in found):
                continue
            owner = words.group(match, "owner").strip(" ,")
            by = words.group(match, "by").strip(" ,")
            if by and cast.role(by) is Role.NOBODY:
                continue
            strong = _TO_SOMEBODY.search(words, match.start(), match.end() + 1) is not None
            if (
                owner
                and not _can_do(owner, cast, cue, strong=strong)
                or _done(words, match.start(), match.end(), cue)
            ):
                continue
            found.append((match.start(), match.end(), owner, cue))
    found.sort(key=lambda f: f[0])
    if len(found) > 1:
        found = [f for f in found if f[3].name != "flagged"]
    if any(f[3].name == "initialled" for f in found):
        found = [f for f in found if f[3].name == "initialled"]
    if any(f[3].name in ("undertook", "will do") for f in found):
        found = [f for f in found if f[3].name != "asks for"]
    return [_action(words, found, index) for index in range(len(found))]


_WANTED = Rule(
    "(?:need|needs|needed|likely|due|expected|wish|wished|wanted|hope|hoped|able|continue|like|order|how|"
    "ought)"
)


# Not "and Cllr Dean is to write", but the second of two who are met with or written to.
_SECOND_OF_TWO = Rule("(?:!,&!STOP)? and !is&!are{1,12} $")


def _done(words: Words, first: int, last: int, cue: Cue) -> bool:
    clerk = words.between(first, first + 1).lower() == "clerk"
    if cue.name == "to do" and not clerk and _SECOND_OF_TWO.match(words, max(0, first - 2), last):
        return True
    if cue.name.startswith("to ") and (words.text.endswith(":") or _WANTED.search(words, first, last)):
        return True
    if cue.name == "and would do":
        return False
    rule = _ASKED_PAST if cue.name in ("undertook", "asked to") else _PAST
    return rule.search(words, first, min(len(words), last + 2)) is not None


_PEOPLE = frozenset((Role.MEMBER, Role.CHAIR, Role.OFFICER, Role.PERSON, Role.PRONOUN, Role.GUEST))


# What only a person does, so that a word before it is a first name ("Robin to speak to the school").
_TO_SOMEBODY = Rule(
    "to @adv "
    "(?:speak|contact|write|send|email|e-mail|ask|chase|phone|ring|circulate|liaise|report|check|arrange|attend|discuss|meet|inform|purchase)"
)
# Whoever the minutes name by initials: "AV", "TD & AV", "CB, NT, JH".
_INITIALS = re.compile(r"[A-Z]{2,5}|[A-Z]{2,4}(?:(?:, | ?& ?| and |/)[A-Z]{2,4}){1,3}")


def _can_do(owner: str, cast: Cast, cue: Cue, *, strong: bool) -> bool:
    words = words_of(owner)
    if len(words) > 16 or _NO_OWNER.search(words):
        return False
    role = cast.role(owner)
    if cue.name == "to do" and role is Role.PUBLIC:
        return False
    if cue.name == "to do" and len(words) == 1 and role is Role.PERSON and not words.text.isupper():
        return strong and not words.text.lower().endswith(
            ("tion", "ing", "ment", "al", "ence", "ance", "ures", "s")
        )
    initials = (
        cue.name in ("to do", "undertook", "asked to", "initialled", "will do")
        and _INITIALS.fullmatch(owner) is not None
    )
    return role in _PEOPLE or initials or role is not Role.NOBODY and not cue.doubt


_ENDS = Rule("(?:;|-|, (?:and|but) (?=@np WAS)|and (?=it WAS))")


_THE_COUNCIL = Rule(
    "^ (?:that)? the? (?:Low|Cap){0,2} (?:council|meeting|committee|board|members|councillors) $"
)
_WISH = "it may be a wish and not a thing to be done"
_TO_BE = Rule("be @adv (?:kept|informed|updated|notified|advised|included|considered)")
_HAS_ASKED = Rule("(?:has|have|had) @adv (?:asked|requested)", "request~ @adv WAS @adv made")
_URGED = Rule("(?:encouraged|reminded|urged)")


def _action(words: Words, found: list[tuple[int, int, str, Cue]], index: int) -> Action:
    first, end, owner, cue = found[index]
    limit = found[index + 1][0] if index + 1 < len(found) else len(words)
    stop = None if cue.name == "initialled" else _ENDS.search(words, end, limit)
    last = stop.start() if stop else limit
    text = words.between(first, last)
    set_off = first > 0 and words.between(first - 1, first) in ("-", ";")
    urged = _URGED.search(words, first, end) is not None
    why = cue.doubt or ("it may be advice and not a thing to be done" if urged else "")
    if not why and cue.name == "asked to" and _TO_BE.search(words, max(0, end - 1), end + 4):
        why = _WISH
    if not why and cue.name == "asks that" and not owner and _HAS_ASKED.search(words, max(0, first - 4), end):
        why = _WISH
    if not why and cue.name.startswith("asks") and _THE_COUNCIL.match(words_of(owner)):
        why = "it is asked of the council itself, which may have answered"
    return Action(first, last, {"owner": owner, "due": due(text)}, cue.name, why, set_off)


_LABELLED = Rule(
    "^ action~ (?:Digits)? (?::|-)+ (?=Cap|Upper|Init|the)",
    "^ action~ (?=Upper (?:Upper|,|and|AMP){0,6} to DO)",
    "^ action~ (?=(?:Upper|Init) (?:Upper|Init|,|and|AMP|/){0,6} STOP? $)",
    "^ action~&Upper (?:by|for)? (?=(?:Cap|Upper|Init|TITLE) "
    "(?:Cap|Upper|Init|,|and|AMP|/|TITLE|to|for|Low){0,12} STOP? $)",
)
_FOR = Rule("(?P<owner>!to&!STOP{1,10}?) to (?:Low|Upper|Cap)", "^ (?P<owner>!STOP{1,8}) STOP? $")


# "KC will see to it. KC Action." / "Action SH": who is to do what the sentence before says.
_WHOSE = Rule(
    "^ (?P<owner>(?:Upper|clerk) (?:(?:AMP|and|/|,) Upper)?) action~ STOP? $",
    "^ action~ (?::|-)* (?P<owner2>(?:Upper|Init) (?:(?:AMP|and|/|,)? Upper){0,3}) STOP? $",
    "^ action~ (?::|-)+ (?P<owner3>the? (?:TITLE|clerk|Cap|Init|OFFICER) "
    "(?:Cap&!NOT_NAME|Init|AMP|and|/|,|TITLE|clerk){0,5}) STOP? $",
)


def whose(words: Words) -> str:
    """Who is named by a label that says no more ("KC Action."); empty if it is none."""
    match = _WHOSE.match(words)
    return (
        (words.group(match, "owner") or words.group(match, "owner2") or words.group(match, "owner3"))
        if match
        else ""
    )


def labelled(words: Words) -> Action | None:
    """The action behind the word "Action:", whose owner may be all that is said."""
    label = _LABELLED.match(words)
    if label is None:
        return None
    rest = words_of(words.text[words.begin(label.end()) :])
    match = _FOR.match(rest)
    owner = rest.group(match, "owner").strip(" ,") if match else ""
    return Action(label.end(), len(words), {"owner": owner, "due": due(rest.text)}, "label", "", False)


# A body that is said to confirm or support a thing decides it, and is given nothing to do.
_ITS_OWN = Rule("BODY @adv (?:confirm|support|consider|acknowledge|thank|note|give|take)$")


def _title_word(owner: str) -> bool:
    """Whether what looks like an owner is only the first word of a title ("Co-option to fill ...")."""
    return len(owner.split()) == 1 and not owner.isupper() and role_of(owner) is Role.PERSON


def limb_action(text: str) -> dict[str, Any] | None:
    """The fields of the action an outcome's words contain, or None if they ask nobody anything."""
    words = words_of(text)
    if _NOT_LIMB.search(words) or _DECIDES.search(words) and not _SOMEBODY_DOES.match(words):
        return None
    for rule in _LIMBS:
        match = rule.search(words)
        if (
            match
            and not _title_word(words.group(match, "owner"))
            and not _NO_OWNER.search(words_of(words.group(match, "owner")))
            and not _ITS_OWN.search(words, match.start(), match.end())
        ):
            return {"owner": words.group(match, "owner").strip(" ,"), "due": due(text)}
    return None
