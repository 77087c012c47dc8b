"""Actions: someone is to do something after the meeting. Who, what, and by when.

Each row of ``CUES`` is a way minutes say so; its pattern names the owner where the words do.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from minutebook.reading.dates import due
from minutebook.reading.people import TITLE, WORD

DO = (
    r"(?:write|contact|send|circulate|provide|forward|check|look (?:into|at)|investigate|arrange|revert|enquire|inquire|seek|follow|chase|"
    r"meet|update|raise|e-?mail|speak|share|prepare|draft|review|liaise|ask|report|bring|inform|notify|remind|request|obtain|organise|order|"
    r"pay|purchase|pursue|explore|respond|reply|submit|complete|study|remove|clear|repair|replace|install|attend|add|include|invite|convene|"
    r"find|confirm|consult|publish|advise|thank|acknowledge|point out|put|place|book|collect|monitor|draw|compile|present|produce|supply|issue|"
    r"advertise|register|set up|call|examine|assess|undertake|carry out|take (?:up|forward|this|the|it|back|appropriate)|get|make|give|let|talk|discuss|research|refer|"
    r"visit|post|collate|amend|rectify|feed ?back|come back|return|work with|deal with|tell|press|push|flag|convey|relay|cost|distribute|correspond|supervise|renew|resolve|"
    r"develop|identify|ensure|engage|deliver|keep|host|lead|remain in contact|action|progress|erect|paint|cut|trim|clean|fix|mend|apply|ring|phone|telephone|source|secure|"
    r"do so|hold|delete|upload|display|print|note down|start|commence|store|inspect|measure|buy|join|help|sign|be in touch|reissue|recirculate|correct|answer|nominate|address|help)"
)
DONE = (
    r"(?:written(?: to)?|contacted|sent|circulated|provided|forwarded|checked|looked (?:into|at)|investigated|arranged|enquired|sought|chased|updated|raised|"
    r"e-?mailed|shared|prepared|drafted|reported|brought|informed|notified|reminded|requested|obtained|organised|ordered|purchased|explored|"
    r"submitted|completed|removed|repaired|replaced|installed|added|invited|convened|confirmed|consulted|published|advised|thanked|put|placed|"
    r"booked|monitored|drawn up|compiled|presented|produced|supplied|issued|advertised|undertaken|carried out|taken (?:up|forward|back)|given|let|told|"
    r"discussed|made(?= to| with| by| available| of them| before)|returned|passed|dealt with|laid on|looked|asked|tabled|included|rectified|amended|signed and|re-?issued|costed|surveyed|reviewed|cleaned|erected|followed up|displayed|distributed|referred|listed|cut|cleared|kept informed|conveyed|acknowledged|delivered|set up)"
)
OFFICE = (
    r"(?:(?:[Tt]he )?(?:[A-Z][\w'/-]* )?(?:[Cc]lerk|CLERK|[Cc]hair(?:man|woman|person)?|[Vv]ice-?[Cc]hair(?:man)?|[Cc]ouncillors|[Mm]embers|[Oo]fficers?|[Ss]ecretary|[Cc]aretaker|[Cc]onvener|RFO|"
    r"[Tt]reasurer|[Hh]andyman|[Hh]ighways|[Dd]irector|[Mm]anager|[Gg]roundsman|[Pp]roject [Oo]fficer|[Ww]orking [Pp]arty|[Cc]ouncil))"
)
NAMED = rf"(?:(?:[Tt]he )?(?:{TITLE} )*{WORD}(?: (?:{WORD}|of(?: the)?(?= [A-Z])|for(?= [A-Z])|and(?= (?:[A-Z]|the [A-Z]))|the(?= [A-Z])|&|\([^()]{{1,40}}\)))*(?:,? and (?:{TITLE} )?{WORD}(?: {WORD})?)?)"
OWNER = rf"(?P<owner>{OFFICE}|{NAMED}|(?:[Tt]he |that |[Aa] |an )(?:[\w'-]+ ){{0,5}}?[\w'-]+)"
AT = r"(?:^|(?<=[;:.,(] )|(?<= - )|(?<=- )|(?<= and )|(?<= but )|(?<= that )|(?<=\() |(?<= which )|(?<=, and ))"
SOFT = r"(?: (?:also|then|further|therefore|now|either|personally|again|both|kindly|subsequently|in turn|accordingly))?"
CLERK = (
    r"(?P<owner>(?:[Tt]he )?(?:[A-Z][a-z]+ )?(?:[Cc]lerk|CLERK|[Cc]hair(?:man|woman|person)?|[Ss]ecretary)|CC [A-Z]\w+|[A-Z]{2,3}|"
    + NAMED
    + ")"
)


class Cue(NamedTuple):
    """A way of giving someone something to do; ``doubt`` says why a clerk should look."""

    pattern: re.Pattern[str]
    doubt: str = ""


def _cue(pattern: str, doubt: str = "") -> Cue:
    return Cue(re.compile(pattern), doubt)


_MAYBE = "it may only report what is going to happen"
CUES = (
    _cue(
        r"^(?:\W*)(?:ACTIONS?|Actions?|ACTION POINT|Action [Pp]oint)(?: \d+| [Rr]equired| [Aa]greed| by| for)? ?(?:[:\-]+) ?(?P<rest>.+)"
    ),
    _cue(
        rf"{AT}(?P<owner>[^.;:]{{2,110}}?),?{SOFT} (?:has |have )?(?:undertook|volunteered|promised|committed|pledged|offered|undertaken){SOFT} (?:to|that)\b"
    ),
    _cue(rf"{AT}(?P<owner>[^.;:]{{2,110}}?),?{SOFT} (?:has |have )?agreed{SOFT} to(?:{SOFT}) {DO}\b"),
    _cue(
        r"\b(?:[Tt]asked|instructed|directed|mandated|charged) (?P<owner>(?:the )?[^.;:,]{2,70}?) (?:to|with)\b"
    ),
    _cue(
        r"\b(?P<owner>[Tt]he [Cc]lerk|[^.;:,]{2,60}?) (?:was|were|is|are|be|had been) (?:also )?(?:instructed|tasked|asked|requested|directed|authorised and asked|encouraged|charged|mandated|actioned) (?:to|with)\b"
    ),
    _cue(
        r"\b(?:[Aa]sked|[Rr]equested|[Ii]nvited|[Rr]eminded|[Uu]rged|encouraged)(?: for)? (?P<owner>(?:that )?(?:the )?(?:[A-Z][^.;:,]{1,70}?|[Mm]embers|officers?|clerk|chair(?:man)?)) to (?!(?:note|consider|declare|receive|comment|what|any)\b)"
    ),
    _cue(
        r"(?:^|[,;.] |\band |^(?:The )?[\w' ]{2,60} )(?:[Aa]sked|[Rr]equested)(?: that|(?: for)?(?= (?:an? |the |further |any |more |copies|notification|increased|regular|details of results)[\w' -]{3,80}))"
    ),
    _cue(
        r"\b(?:[Aa]|[Tt]he|[Aa]nother) (?:further )?request (?:was|is|be) (?:also )?made(?: by (?P<owner>[A-Z][^,.;]{2,50}?))?(?: that| for| to|, that)\b"
    ),
    _cue(r"\b[Ii]t was (?:\w+ )?requested (?:that|for)\b|^[Rr]equest(?:ed)? (?:that|was made)\b"),
    _cue(rf"{AT}{CLERK} (?:to|TO){SOFT} (?:{DO}|be \w+ed)\b"),
    _cue(rf"{AT}{CLERK} (?:is|are) (?:also |now )?(?:going )?to{SOFT} {DO}\b"),
    _cue(
        rf"{AT}(?P<what>[A-Z\u00c0-\u00de][^.;:]{{1,160}}?|[a-z][^.;:,]{{1,60}}?)(?<! is)(?<! are)(?<! was)(?<! were)(?<! need)(?<! needs)(?<! needed)(?<! had)(?<! has)(?<! have)(?<! likely)(?<! due)(?<! appear)(?<! appears)(?<! ought)(?<! agreed)(?<! decided)(?<! continues)(?<! expected)(?<! able)(?<! them)(?<! it)(?<! available)(?<! not)(?<! believed)(?<! resolved)(?<! wish)(?<! recommended)(?<! matters)(?<! intended)(?<! allow) to be {DONE}\b"
    ),
    _cue(rf"{AT}(?P<what>[^.;:]{{2,160}}?) (?:is|are) (?:also |now )?to be {DONE}\b"),
    _cue(
        rf"{AT}(?P<owner>[Tt]he [Cc]lerk|[Cc]lerk)(?: and [\w. ]{{2,40}})? (?:will|would|shall){SOFT} (?:now )?\w+"
    ),
    _cue(
        rf"{AT}(?:[^.;:]{{0,80}}? that )?(?P<owner>(?:{OFFICE}|{NAMED}|[Hh]e|[Ss]he|[Tt]hey|I|[Tt]he [\w' -]{{2,60}}?|[Aa]n? [Oo]fficers?)) (?:would|will|shall|is to|was to|were to){SOFT} {DO}\b",
        _MAYBE,
    ),
    _cue(rf"{AT}(?P<what>[^.;:]{{2,170}}?) (?:would|will|shall|should now){SOFT} be {DONE}\b", _MAYBE),
    _cue(
        r"^(?:To|to) (?:thank|ask|write|contact|send|report|request|remind|arrange|obtain|order|chase|inform|invite|find out|check)\b"
    ),
    _cue(r"\b(?P<what>(?:[Tt]his|[Tt]he) (?:item|matter)) to be (?:added|put|placed|included|carried)"),
    _cue(r"(?:^|, and |\band |; )(?:[\w' ]{1,60} )?(?:undertook|agreed to bring|agreed to take)\b"),
    _cue(rf"(?:^| - |, )(?P<owner>[Cc]lerk|CLERK) (?:{DO})s?\b"),
    _cue(r"\b(?:[Cc]onsideration|[Ii]nvestigation) (?:is|are) to be (?:given|made)\b"),
)
# In a limb of an outcome: what gives someone something to do.
_LIMB = (
    re.compile(
        r"\b(?:instructs?|requests?|asks?|invites?|directs?|tasks?|calls? (?:up)?on|requires?|authorises? and requests?|mandates?|encourages?)(?:ed)? (?:that )?(?P<owner>(?:the )?[A-Z][^.;:,]{1,80}?|officers) (?:to|with)\b"
    ),
    re.compile(
        rf"\b[Tt]hat,? (?P<owner>(?:the |a |an )?(?:[A-Z][\w'()/-]*|task and finish group)(?:,? (?:of|for|and|the|in consultation with the|&|[A-Z][\w'()/-]*))*) (?:be (?:asked|requested|instructed|invited|tasked|required|written to|urged|directed)(?: to\b|,|\.|$)?|{DO}|would {DO}|to {DO})\b"
    ),
    re.compile(
        rf"^(?:the )?(?P<owner>[A-Z][\w'()/-]*(?:,? (?:of|for|and|the|&|[A-Z0-9][\w'()/-]*))*) (?:be (?:asked|requested|instructed|invited|tasked)|{DO})\b"
    ),
    re.compile(
        rf"\b(?:be|is|are) (?:\w+ ){{0,1}}(?:{DONE})\b(?= to| back|\.|$| by| at| in| with| of| for|,| that| and)"
    ),
    re.compile(
        r"^(?:[Tt]hat )?(?:to |it be |be )?(?:requested|request(?:s|ed)?|ask(?:s|ed)?|invite[sd]?|write|investigate|revert|contact|send|arrange|correspond|convene|circulate|instructs?|seek|obtain)\b"
    ),
    re.compile(
        r"\b(?:be written to|report(?:ing)? back|be set up to look|would (?:correspond|be raised with|meet with|come back|be circulated|be written|be reported|be forwarded|write|contact|investigate)|should be circulated)\b"
    ),
    re.compile(
        r"\b(?:to (?:write|investigate|revert|contact|send|arrange a|ask|invite|put a note|circulate|obtain|seek|request|report back|purchase and)|be arranged|(?:agenda|report) for (?:the )?next)\b"
    ),
)
_NOT_LIMB = re.compile(
    r"\b(?:delegat\w+|authoris\w+|authority)\b.{0,120}\bto\b|\bbe (?:approved|adopted|noted|confirmed|granted|received|given) |^(?:[Tt]hat )?the (?:minutes|report|update|contents)\b[^,;]*\bbe (?:noted|approved|received|confirmed)",
    re.I,
)
_PAST = re.compile(
    r"\b(?:had|has|have|was|were|having) (?:already |previously |recently |since |now |also |been |not )*(?:been |gone|sent|written|contacted|asked|circulated|requested|agreed|undertaken|completed|invited|e-?mailed|reported|provided|given|raised)|\balready\b|\bthanked (?:[A-Z]|the|for)|\bpreviously\b|\blast (?:month|year|week)\b"
)
_NOT = re.compile(
    r"\b(?:Members|The public|Anyone|Residents) (?:will|are|may|should) be (?:asked|reminded|invited)\b|\b(?:if|unless|whether|once|when|until|could|might|should) (?:[\w']+ ){1,6}(?:would|will) be\b|"
    r"\basked (?:if|whether|why|what|when|how|who|where)\b|^(?:To|To be) (?:note|consider|receive|agree|approve|discuss)\b|\b(?:minutes|amendments?) (?:are|is|were|was) to be\b",
    re.I,
)


class Action(NamedTuple):
    """An action within a sentence: its stretch, its fields, and what is doubtful of it."""

    start: int
    end: int
    fields: dict[str, Any]
    why: str


def actions(text: str) -> list[Action]:
    """The actions a sentence gives someone, clause by clause."""
    if _NOT.search(text):
        return []
    found: list[Action] = []
    for start, end in _clauses(text):
        clause = text[start:end]
        action = _in_clause(clause)
        if action is not None:
            found.append(Action(start + action.start, start + action.end, action.fields, action.why))
    return found


_BREAK = re.compile(
    r"; (?:and |but )?| - (?=[A-Za-z])|(?<=[a-z)]), (?:and |but )(?=(?:[Cc]lr|[Cc]llr|[Cc]lerk|[Tt]he [Cc]lerk|[Mm]embers|[Cc]ouncillor|a |an |he |she |it |undertook|agreed|requested|asked|would))| and (?=(?:undertook|requested|asked [mMtT]|would (?:revert|report back)|agreed to|volunteered|further enquiries|a costed|a request|names)\b)"
)


def _clauses(text: str) -> list[tuple[int, int]]:
    cuts = [(m.start(), m.end()) for m in _BREAK.finditer(text)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if b > a]


def _in_clause(clause: str) -> Action | None:
    for cue in CUES:
        match = cue.pattern.search(clause)
        if match is None:
            continue
        if _PAST.search(clause[: match.end() + 12]) and not re.search(
            r"\b(?:has|have) (?:agreed|undertaken|volunteered) to", clause
        ):
            continue
        owner = (match.groupdict().get("owner") or "").strip(" ,")
        if owner and not _plausible(owner):
            continue
        start = _begin(clause, match)
        fields = {"owner": owner, "due": due(clause[start:])}
        return Action(start, len(clause), fields, cue.doubt)
    return None


def _begin(clause: str, match: re.Match[str]) -> int:
    groups = match.groupdict()
    for name in ("owner", "what"):
        if groups.get(name) and match.re.pattern.startswith(("^", "(?:^|(?<=")) and match.start(name) < 80:
            return match.start(name)
    return 0 if match.start() < 60 else match.start()


_IMPLAUSIBLE = re.compile(
    r"^(?:[Ii]t|[Tt]here|[Tt]his|[Tt]hat|[Tt]hese|[Ww]hich|[Ww]hat|[Ii]f|[Ww]hen|[Nn]o|[Aa]ll|[Aa]ny|[Tt]he (?:meeting|report|item|issue|matter|scheme|work|works|project|plan|cost|costs|funding|question|development|application))\b$|\b(?:was|were|had|noted that|stated that it)\b"
)


def _plausible(owner: str) -> bool:
    return len(owner) < 110 and _IMPLAUSIBLE.search(owner) is None


def limb_action(text: str) -> dict[str, Any] | None:
    """The fields of the action an outcome's words contain, or None if they ask nobody anything."""
    if _NOT_LIMB.search(text):
        return None
    for pattern in _LIMB:
        match = pattern.search(text)
        if match:
            owner = (match.groupdict().get("owner") or "").strip(" ,")
            return {"owner": owner, "due": due(text)}
    return None
