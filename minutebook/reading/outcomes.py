"""Outcomes: how minutes say that something was resolved, or recommended to another body.

Each house style is a row of ``CUES``: a pattern over one sentence and what it gives. Who moved it,
who seconded, how it was carried and the class of the verb are read from the same words.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from minutebook.reading.people import MOVER

BODY = (
    r"(?:the |that the |this |The |This )?(?:[A-Z][\w'&-]* (?:and |of |for |& )?){0,8}"
    r"(?:Council|Committee|Sub-Committee|Board|Cabinet|Panel|Forum|Commission|Executive|Trustees|Group|Assembly|"
    r"Partnership|Members|Councillors|Governors|P\.C\.|Authority|meeting|members|Parish|SACRE|Corporation|Court|Bench)"
)
ADV = (
    r"(?:(?:then|unanimously|also|further|therefore|duly|accordingly|subsequently|generally|formally|thereupon|"
    r"UNANIMOUSLY|additionally|again|collectively|later|all|nem con|jointly|hereby|thereby|in principle|by consensus|both|"
    r"by general consent|on the voices|by majority|by a majority|with one dissension|were|was)[,:]? )*"
)
_BEEN = (
    r"(?:approved|agreed|adopted|confirmed|signed|accepted|received|noted|ratified|endorsed|elected|appointed|"
    r"co-opted|deferred|granted|refused|passed|carried over|taken as read|resolved|authorised|re-elected|"
    r"continued|withdrawn by agreement|nominated|referred|remitted|APPROVED|NOTED|AGREED|ADOPTED|REFUSED|GRANTED|DEFERRED|ELECTED|APPOINTED)"
)
_MATTER = (
    r"(?:[Mm]inutes?|MINUTES|[Rr]ecords?|[Rr]eports?|[Uu]pdates?|[Aa]ccounts|[Pp]ayments?|[Rr]ecommendations?|[Pp]olic(?:y|ies)|[Ss]trategy|"
    r"[Pp]lan|[Bb]udget|[Pp]rogramme|[Mm]embership|[Aa]pologies|[Cc]orrespondence|[Aa]pplication|[Mm]otion|[Rr]esolution|"
    r"[Bb]ills|[Ii]nvoices|[Cc]heques|[Pp]resentation|[Pp]recept|[Ss]chedule|[Ss]tatement|[Pp]osition|[Cc]ontents|"
    r"[Aa]genda|[Ii]tem|[Tt]ender|[Qq]uotation|[Ll]icence|[Pp]ermission|[Pp]roposals?|[Ff]indings|[Aa]ppointments?|[Dd]raft|"
    r"[Ee]xpenditure|[Gg]rant|[Rr]equest|[Ll]etter|[Nn]otice of [Mm]otion|[Cc]hairman|[Cc]hair|[Vv]ice|[Cc]ouncillor|[Cc]llr)"
)
IT_WAS = rf"(?<!that )\b[Ii]t (?:was|is|were|has been) {ADV}"


class Cue(NamedTuple):
    """A house style of outcome: its name, its pattern, whether it is sure, what is unsure of it."""

    name: str
    pattern: re.Pattern[str]
    sure: bool
    doubt: str = ""


def _cue(name: str, pattern: str, doubt: str = "") -> Cue:
    return Cue(name, re.compile(pattern), not doubt, doubt)


# The lead words of an outcome, most formal first. The first that matches a sentence is taken.
CUES = (
    _cue(
        "resolved", r"(?<!had )(?<!was )(?:\b[Ii]t (?:was|is) )?(?:unanimously |duly )?\bRESOLVED\b(?! by\b)"
    ),
    _cue(
        "resolved",
        r"^(?:And |Unanimously |It was )?(?:unanimously )?Resolved\b|\b[Aa]nd [Rr]esolved(?= ?[:;,-]| that| to)",
    ),
    _cue(
        "resolved",
        rf"(?:{IT_WAS}|\b(?:was|were|and|be it) (?:duly |unanimously )?|\b{BODY} (?:{ADV}))resolved(?= ?[:,-]| that\b| to\b| unanimously\b| as follows)",
    ),
    _cue(
        "agreed",
        rf"(?:{IT_WAS})(?:agreed|AGREED|Agreed|decided|DECIDED|determined|approved|APPROVED|ordered|ORDERED|minuted)\b(?! at)",
    ),
    _cue(
        "agreed",
        r"^(?:And )?(?:AGREED|DECIDED|APPROVED|NOTED|Agreed|Decided|ORDERED|DECISION|Decision|Resolution|RESOLUTION|Outcome)\b(?: \w+){0,3}? ?(?:[:,-]|that\b|to\b|[Uu]nanimously\b|UNANIMOUSLY\b)",
    ),
    _cue(
        "agreed",
        rf"\b(?:and|was|were|then) {ADV}(?:AGREED|APPROVED|DECIDED)\b|\bAGREED\b(?= ?[:-]| that| to)",
    ),
    _cue(
        "motion",
        r"\b(?:[Tt]he )?(?:following )?[Mm]otion (?:\w+ )?(?:was|were) (?:unanimously )?(?:agreed|adopted|approved|passed|supported)",
    ),
    _cue(
        "body",
        rf"^(?:(?:After|Following|Having|In|On|At|With|Under)\b[^,]{{0,160}}, )?{BODY} {ADV}"
        r"(?:agreed(?! with)|AGREED|decided|DECIDED|approved|APPROVED|endorsed|adopted|ratified|instructed|remitted|"
        r"authorised|delegated|granted|refused|determined|NOTED|accepted|appointed|elected|confirmed the (?:minutes|appointment)|"
        r"deferred|noted and (?:approved|agreed|endorsed))\b",
    ),
    _cue(
        "asks",
        rf"^{BODY} {ADV}(?:requested|asked) that (?:this|the) (?:item|matter|report|application) be (?:deferred|adjourned|withdrawn)",
    ),
    _cue(
        "noted",
        rf"^(?:Following [^,]{{3,80}}, )?{BODY} {ADV}(?:noted|received and noted|received|accepted) (?:and \w+ )?(?:the|this|these|its|both) "
        r"(?:[\w'-]+ ){0,4}?(?:reports?|updates?|papers?|contents|presentations?|minutes|position|information|letters?|proposals?|"
        r"briefing|correspondence|recommendations?|outcomes?|statement|programme|register|schedule|accounts|changes|appointment|plan|decisions?|resignation)\b",
    ),
    _cue(
        "that",
        r"^(?:[\"'] ?)?(?:That|THAT)\b,? .{2,400}?\b(?:be|is|are|was|were)\b (?:\w+ )?(?:\w+ed|noted|taken|given|paid|made|sent|put|set|written|read)\b",
    ),
    _cue(
        "passive",
        rf"\b{_MATTER}\b[^;]{{0,220}}?\b(?:was|were|be|is|are) (?:{ADV})(?:taken as read|(?:read|proposed|considered|received) (?:and|as)[\w ]{{0,20}}(?:signed|approved|noted|correct)|{_BEEN})\b",
    ),
    _cue(
        "elected",
        rf"\b(?:was|were) {ADV}(?:elected|appointed|co-opted|re-elected|nominated|re-appointed|declared (?:duly )?elected|declared that)\b",
    ),
    _cue(
        "support",
        r"\bunanimous support for\b|\b[Nn]o objections? (?:was |were )?(?:made|raised|received|offered)\b|^No objections?\b|\bstood referred\b",
    ),
    _cue(
        "short",
        r"(?:^| - |[.;,] |this was |all |and )(?:(?:this was |all |unanimously |duly |was |were )*)(?:[Aa]greed|[Nn]oted|[Aa]pproved|[Aa]dopted|elected|co-opted|accepted)(?: and signed| and noted| and agreed)?\.{0,2}$",
    ),
    _cue("clause", r"(?:^|, | - | and )agreed (?:at|to|that)\b"),
    _cue(
        "read",
        r"\b[Mm]inutes\b[^.]{0,120}\b(?:read|signed|approved|agreed|adopted|confirmed)\b[^.]{0,40}\b(?:record|signed|true|correct|accurate)\b|\bMINUTES\b[^.]{0,80}\bsigned\b",
    ),
    _cue(
        "payment",
        r"\b(?:[Pp]ass(?:ed)?|[Aa]pproved) for payments?\b|\bapproval for payment\b|\b(?:accounts|bills|invoices) (?:be|to be) paid\b",
    ),
)
_MOVES = r"(?:proposed|moved|Proposed|Moved|PROPOSED|MOVED)"
PROPOSAL = re.compile(
    rf"\b{_MOVES}\b.{{0,200}}?\b(?:[Ss]econded|SECONDED)\b|\b(?:[Ss]econded|SECONDED) by\b.{{0,120}}?\b{_MOVES}\b"
)
# Words that say the outcome was another's, an earlier one, only asked for, or none.
_ELSEWHERE = re.compile(
    r"""\b(?:had|have|has|having)\ (?:\w+\ ){0,2}?(?:been\ )?(?:agreed|resolved|decided|approved|adopted|noted|endorsed|voted|appointed|granted|refused|accepted)\b
      | \bpreviously\ (?:been\ )?(?:agreed|resolved|approved|decided)\b | \b(?:would|could|might|should|must|to|can|may|will)\ (?:have\ to\ |need\ to\ )?be\ (?:\w+\ )?(?:agreed|approved|adopted|decided|passed|appointed|elected|noted|resolved|considered)\b
      | \bas\ (?:was\ )?(?:previously\ )?(?:agreed|resolved|approved)\ (?:at|by|in)\b | \b(?:not|never|n't)\ (?:\w+\ )?(?:agreed|resolved|decided|approved)\b
      | \b(?:when|whether|if|while|where|which|unless|until|once|before|because|since)\ (?:\w+\ ){0,3}(?:was|were|is|are)\ (?:\w+\ )?(?:agreed|resolved|approved|adopted|appointed)\b
      | \bno\ (?:resolution|decision|agreement)\b | \bagreed\ with\b | \bin\ (?:19|20)\d\d\ (?:\w+\ ){0,4}(?:agreed|resolved)\b
      | \b(?:agreed|approved|adopted|granted|refused|appointed|resolved)\ (?:by\ (?!unanim|general|a\ maj|consen|the\ meeting|members|show|affirm|\w+\ votes)|at\ (?:the|its|their|our|a)\ (?:last|previous|special|\w+day|\w+\ \w+\ meeting|meeting|\w+\ meeting)|last\ (?:year|month|week|night|\w+ber|\w+uary)|in\ (?:January|February|March|April|May|June|July|August|September|October|November|December|19|20))""",
    re.VERBOSE | re.IGNORECASE,
)
_RECOMMENDS = re.compile(
    r"\b(?:RECOMMEND(?:ED|S)?|(?:[Rr]esolved|[Aa]greed|RESOLVED|AGREED|[Dd]ecided|and|[Tt]hat .{0,60}?)[:,]? (?:unanimously )?to (?:recommend|advise|RECOMMEND)|"
    r"recommends? (?:approval|refusal|rejection|acceptance|no objection)|"
    r"(?:[Cc]abinet|[Cc]ouncil|[Bb]oard|[Cc]ommittee|[Ee]xecutive|[Tt]rust|[Cc]ouncillors?|[Mm]ember) (?:[\w' ]{0,60} )?be (?:recommended|advised|urged) (?:to|that)|"
    r"[Tt]o (?:recommend|advise) (?:to )?(?:the )?[A-Z]|be a recommendation to|(?:it was|It was) (?:\w+ )?recommended by the|"
    r"[Rr]ecommendation to (?:the )?(?:[Ff]ull )?(?:[A-Z]\w+)|for recommendation to)"
)
_RECOMMEND_APPROVAL = re.compile(
    r"(?:^| - |[;,.] )(?:to )?[Rr]ecommend(?:ed)?\b(?: to)? ?(?:[A-Z]\w+ )?(?:approval|refusal|rejection|no objections?)",
    re.I,
)
_TO = re.compile(
    r"(?:RECOMMEND(?:ED|S)?|[Rr]ecommend(?:ed|s|ation)?|[Aa]dvis(?:e|ed))(?: [\w' -]{1,120}?)??[:]? ?\(?(?:to (?=the |[A-Z])|(?=the [A-Z]|[A-Z][a-z]+ that))"
    r"(?P<to>(?:the )?(?:[Ff]ull )?[A-Z][\w'&-]*(?:(?:,? (?:and |of |for |with |& |the |of the )*)[A-Z][\w'&-]*)*)"
)
_TO_OBJECT = re.compile(r"[Tt]hat (?P<to>(?:the )?[A-Z][\w' &-]{2,90}?) be (?:recommended|advised|urged)")

_CLASSES = (
    ("exclude", r"\bexclu(?:de|ded|sion of (?:the )?(?:press|public))\b"),
    (
        "refer",
        r"\brefer(?:red)?\b(?! to (?:as|in))|\bremit(?:ted)?\b|\bforward(?:ed)?\b(?! (?:plan|work))|\bpassed to\b|\btaken up by\b|\bplace the matter\b|\braised with\b|\bsubmitted to\b",
    ),
    (
        "defer",
        r"\bdefer(?:red|ral)?\b|\badjourn(?:ed)?\b|\bpostponed?\b|\bcontinued? (?:consideration|to)\b|\bput (?:this )?on the agenda for\b|\bat the next meeting\b|\bheld over\b|\bunable to make a decision\b|\bcarried over\b",
    ),
    (
        "reject",
        r"\brefus(?:e|ed|al)\b|\breject(?:ed|ion)?\b|\bdeclin(?:e|ed)\b|\bno donation\b|\bobject(?:s|ed)? to\b|\bdefeated\b|\bdismiss(?:ed)?\b",
    ),
    (
        "appoint",
        r"\b(?:re-?)?elect(?:ed|ion)?\b|\b(?:re-?)?appoint(?:ed|ment)?\b|\bnominat(?:e|ed)\b|\bco-opt(?:ed)?\b|\bremain [Ii]n office\b|\bbe (?:the )?(?:Chair|Vice|nominee|Responsible)\b|\bnominee\b|\bbe set up\b",
    ),
    ("endorse", r"\bendors(?:e|ed|es)\b|\bsupport(?:ed|s)?\b"),
    (
        "approve",
        r"\bapprov(?:e|ed|al|es)\b|\badopt(?:ed|s|ion)?\b|\bconfirmed\b|\b(?:and|be|duly) signed\b|\bsigned\b|\baccept(?:ed|s)?\b|\bratif(?:y|ied)\b|\bcorrect(?: record)?\b|\btaken as read and (?:adopted|confirmed)\b|\bbe paid\b|\bfor payment\b|\bgrant(?:ed)?\b|\bpassed\b",
    ),
    (
        "request",
        r"\brequest(?:s|ed)?\b|\bask(?:s|ed)?\b|\binstruct(?:ed|s)?\b|\binvit(?:e|ed|es)\b|\bcorrespond with\b|\bbe written to\b|\bwrite to\b|\bcalls? on\b|\bbring a report\b|\bbe brought (?:back )?to\b",
    ),
    ("note", r"\bnot(?:e|ed|es|ing)\b|\bNOTED\b|\breceiv(?:e|ed|es)\b|\btaken as read\b"),
    ("agree", r"\bagree(?:d|s|ment)?\b|\bAGREED\b"),
)
_VERBS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _CLASSES)
_CONTENT = re.compile(
    r"^.*?(?:\b(?:RESOLVED|AGREED|DECIDED|[Rr]esolved|[Aa]greed|[Dd]ecided|Decision|DECISION|Resolution)\b(?: unanimously| UNANIMOUSLY| nem con)?"
    r"[ :,;-]*(?:that\b|to\b|That\b|THAT\b)?)",
    re.DOTALL,
)


def verb_class(words: str) -> str:
    """The class of the deciding verb of an outcome ("be approved" gives "approve")."""
    head = _CONTENT.match(words)
    content = words[head.end() :] if head else words
    if re.search(r"\bto recommend\b|\bbe recommended\b", content[:90]):
        return "other"
    found = [(m.start(), rank, name) for rank, (name, p) in enumerate(_VERBS) if (m := p.search(content))]
    found = [f for f in found if f[2] not in ("agree",)] or found
    if found:
        early = min(found)
        strong = [f for f in found if f[1] <= 4 and f[0] < early[0] + 120]
        name = min(strong)[2] if strong and early[1] > 6 and early[2] != "note" else early[2]
        return name
    return "agree" if head and re.search(r"gree|GREE", head.group()) else "other"


_CARRIED = (
    ("casting vote", re.compile(r"casting vote", re.I)),
    ("unanimous", re.compile(r"\bunanimous(?:ly)?\b|\ball (?:were )?agreed\b|\ball in favour\b", re.I)),
    ("nem con", re.compile(r"\bnem\.? ?con\b", re.I)),
    (
        "vote",
        re.compile(
            r"\b(?:following|after|on|by) a (?:recorded |named )?(?:vote|show of hands|division)\b|\bvotes? to \d|\bby \d+ votes\b|\bby (?:a )?majority\b",
            re.I,
        ),
    ),
)


def carried_by(words: str) -> str:
    """How an outcome was carried, where its words say so."""
    return next((name for name, pattern in _CARRIED if pattern.search(words)), "")


_BOTH = re.compile(rf"(?:proposed and seconded by|moved and seconded by) (?P<a>{MOVER}) and (?P<b>{MOVER})")
_MOVER = re.compile(
    rf"(?:\b(?:[Pp]ropos(?:al|ed)|PROPOSED|[Mm]oved|MOVED|[Mm]otion|[Pp]roposer)(?: by| of| from| By| BY|[:;] ?| -|:-)? ?)(?P<who>{MOVER})"
)
_MOVER_FIRST = re.compile(
    rf"(?P<who>{MOVER})(?:,? (?:and |duly )?[Ss]econded by [^,]{{3,60}},?)? (?:{_MOVES})\b(?! (?:by|from)\b)"
)
_SECONDER = re.compile(
    rf"(?:\b(?:[Ss]econd(?:ed|er)|SECONDED|[Ss]ec)(?: by| By| BY|[:;] ?| -|:-)? ?)(?P<who>{MOVER})"
)
_SECONDER_FIRST = re.compile(rf"(?P<who>{MOVER}) (?:[Ss]econded|seconding)\b(?! by\b)")
_CUT = re.compile(r" (?:That|The|RESOLVED|Resolved|Seconded|Sec|Proposed|It|AGREED|Recommend)\b.*$")


def movers(words: str) -> tuple[str, str]:
    """(mover, seconder) named in the words of a motion; empty where they are not."""
    both = _BOTH.search(words)
    if both:
        return _name(both["a"]), _name(both["b"])
    found = []
    for after, before in ((_MOVER, _MOVER_FIRST), (_SECONDER, _SECONDER_FIRST)):
        match = after.search(words)
        if not match or match["who"].split(" ")[0] in _NOT_NAMES:
            match = before.search(words)
        found.append(_name(match["who"]) if match else "")
    return found[0], found[1]


_NOT_NAMES = frozenset(
    [
        "That",
        "It",
        "The",
        "Motion",
        "Seconded",
        "Agenda",
        "Item",
        "Council",
        "Resolution",
        "Under",
        "Following",
        "RESOLVED",
        "Amendment",
    ]
) - {"The"}


def _name(words: str) -> str:
    name = _CUT.sub("", words).strip(" ,;-.")
    return "" if name in _NOT_NAMES or len(name) < 3 else name


class Outcome(NamedTuple):
    """An outcome within a sentence: where its words start, under which cue, and its fields."""

    kind: str
    start: int
    sure: bool
    why: str
    fields: dict[str, Any]
    cue: str


_INTRO = re.compile(
    r"^(?:(?:On|Upon|By)\b.*\b(?:proposal|motion|proposition|seconded|put)\b|(?:Moved|Proposed|PROPOSED|MOVED|Following|After|Having|In relation to|With regard to|"
    r"Accordingly|Therefore|Subject to|Under|It was (?:proposed|moved|PROPOSED|MOVED)|Upon|On the|By|In accordance|Arising|Councillor|Alderman|The Chair|Cllr)\b)",
)
_SPLIT = re.compile(
    r"(?:, and |; and |, but |; | - |, | and )(?=(?:following|after|on the|it was|the|members|Members|agreed|accordingly)?[^,;]*$)"
)


def outcome(text: str) -> Outcome | None:
    """The outcome a sentence states, or None. The sentence is not agenda text (see ``zones``)."""
    for cue in CUES:
        match = cue.pattern.search(text)
        if match is None:
            continue
        start = clause_start(text, match.start())
        words = text[start:]
        if cue.name != "resolved" and _ELSEWHERE.search(words[: match.end() - start + 120]):
            continue
        if cue.name == "resolved" and _ELSEWHERE.search(text[max(0, match.start() - 30) : match.end() + 5]):
            continue
        recommends = _RECOMMENDS.search(text[start:])
        kind = "recommendation" if recommends else "resolution"
        return Outcome(kind, start, cue.sure, cue.doubt, fields_of(kind, words), cue.name)
    fragment = _RECOMMEND_APPROVAL.search(text)
    if fragment and not re.search(r"\b(?:officers?|report|director)\b", text[: fragment.start()], re.I):
        return Outcome("recommendation", 0, True, "", fields_of("recommendation", text), "recommend")
    return None


def fields_of(kind: str, words: str) -> dict[str, Any]:
    """The fields of an outcome, read from its own words."""
    mover, seconder = movers(words)
    fields: dict[str, Any] = {}
    if kind == "recommendation":
        fields["to"] = recommended_to(words)
    else:
        fields["verb"] = verb_class(words)
        fields["carried_by"] = carried_by(words)
    fields["mover"], fields["seconder"] = mover, seconder
    return fields


def recommended_to(words: str) -> str:
    """The body or person a recommendation is made to, as worded; empty if unnamed."""
    match = _TO_OBJECT.search(words) or _TO.search(words)
    return match["to"].strip() if match else ""


def recommends(words: str) -> bool:
    """Whether the words of an outcome or a limb are advice to another body."""
    return _RECOMMENDS.search(words) is not None


def clause_start(text: str, cue: int) -> int:
    """Where the clause with the lead word at ``cue`` begins: its movers and short openings belong."""
    prefix = text[:cue]
    if len(prefix) <= 50 and not re.search(r"[;-] |, and | and ", prefix) or _INTRO.match(prefix):
        return 0
    cuts = [
        m.end()
        for m in re.finditer(
            r"; | - |, and |, but |, (?=following|after|on the proposal)|\band (?=following a|it\b|Members\b|members\b|was\b|the\b|agreed\b|$)",
            prefix,
        )
    ]
    last = cuts[-1] if cuts else 0
    if last == 0 and len(prefix) > 80 and text[cue : cue + 3].lower() == "it ":
        return cue
    return last
