"""What was said: who speaks, with what verb, and whether it asks, answers, or gives a view.

A sentence is read as subject and verb of speech. ``SPOKEN`` finds the subject and its verb, the lists of
the lexicon say what the verb does, ``IMPERSONAL`` is for sentences without a speaker.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from minutebook.reading.patterns import Rule, Screen, Table, Words, place
from minutebook.reading.people import Cast, Role


class Said(NamedTuple):
    """A clause that reports speech: its first word, its verb's, who spoke and what the verb does.

    ``act`` is ask, reply, say, view, or present (a subject and verb that report nothing said).
    """

    act: str
    first: int
    verb: int
    speaker: str
    role: Role
    word: str
    reply: bool


_VERB = (
    "(?P<verb>ASKED|REPLIED|SAID|VIEWED|PRESENTED|REQUESTED|sought|heard|WAS (?=@adv FEELING|of the|"
    "not)|did (?=(?:not|however|also) Low)|FEELING (?=that|about)|"
    "had (?!not|never) (?=(?:DET|Low|no){0,3} (?:CONCERN|question~|query|queries|reservation~|doubt~|"
    "concern~))|wanted|went on to)"
)
SPOKEN = Rule(
    f"@begins (?:to which|and in (?:reply|response) ,?|in (?:reply|response) ,?)? (?:PREPOSITION "
    f".{{1,8}}? ,|PREPOSITION !,{{1,9}}? (?=the Cap (?:Cap|for|of)|TITLE|members|councillors|officers)|in "
    f"respect of question Digits|"
    f"on (?:page|paragraph|item) Digits ,?)? (?!PREPOSITION|ASKING) (?P<who>@post|@np|PRONOUN) (?:from the? "
    f"(?:Cap|and|of|for){{1,6}})? ,? (?:who "
    f".{{1,6}}? ,|(?:while|whilst|although|having|speaking|on|in) !,{{1,14}} ,|in (?:response|reply|"
    f"answer) !,{{0,24}} ,)? @adv {_VERB}",
    "@start (?P<who>@person) answer (?P<verb>WAS) that",
    f"(?:seconded by|heard) (?P<who>@person) (?:OPEN .{{1,3}} CLOSE)? ,? (?:!,{{1,6}} ,)? who @adv {_VERB}",
)
_ASKING = Rule(
    "(?:enquired|inquired|queried|wondered)",
    "questioned (?!(?:the|this|his|her|their|its) (?!OFFICER|CHAIR|applicant|Cap))",
    "asked (?:also|further|then|them|him|her|officers|Init|the? (?:Cap|OFFICER|CHAIR|MEMBER|BODY){1,6})? ,? "
    "(?:as a supplementary ,)? "
    "(?:WH&Low|:|, (?!on|in)|for (?:further|more)? (?:clarification|clarity|confirmation|information|"
    "details|news|"
    "reasons|advice|an (?:update|explanation)|reassurance|assurance~))",
    "asked (?:the following|a|two|several|some|further) Low? question~ (?!STOP|$)",
    "asked to (?:know|understand|distinguish|clarify)",
    "sought .{0,3} (?:clarification|assurance~|reassurance|confirmation|information|details|clarity|"
    "guidance|advice|(?:a|an) (?:update|explanation|answer)|to know)",
    "(?:requested|asked for) .{0,2} (?:clarification|confirmation|information|details|clarity)",
    "(?:raised|had|put|posed) .{0,4}? (?:query|queries|question|questions)",
    "(?:wanted|wished) to know",
    "went on to ask",
)
_FORWARD = Rule("asked (?!WH&Low)", "requested", "invited (?:.{1,6}? to)")
IMPERSONAL = (
    (
        "ask",
        Rule(
            "it WAS @adv (?:asked|queried|questioned|enquired)",
            "^ the? @np (?:WAS|were) @adv asked (?:if|whether|why|how|what|when)",
            "(?:clarification|information|assurance~|confirmation|details|advice) (?:WAS|had been) @adv "
            "(?:sought|requested)",
            "(?:^|and) (?:a|the|one|further|another|several|some) Low? (?:question~|query~) (?:WAS|had "
            "been)? Low? (?:asked|raised|put|posed)",
            "received a question from",
            "^ (?:a|one|the) Low? question~ WAS (?:received|asked|put|submitted|raised) (?:from|by)",
            "question~ WAS also? (?:asked|raised|put) (?:about|on|as to|regarding|in relation|by|whether|"
            "concerning)",
        ),
    ),
    (
        "say",
        Rule(
            "it WAS @adv (?:explained|confirmed|advised|clarified|stated|reported|indicated|noted|"
            "outlined|answered|said|replied|added)",
            "@start (?:@np|PRONOUN) (?:WAS|were) @adv (?:advised|informed|told|assured|reassured) (?!to)",
            "@start @body @adv heard",
            "(?:and|,) (?:WAS|were) @adv (?:advised|informed|told) that",
        ),
    ),
    (
        "view",
        Rule(
            "it WAS @adv (?:commented|suggested|felt|considered|remarked|observed|argued|hoped|stressed|"
            "emphasised|"
            "highlighted|recognised|acknowledged|believed|thought|proposed (?!to)|appreciated|contended|"
            "pointed out)",
            "@start (?:DET|Low){0,3}? CONCERN !CLAUSE{0,16}? (?:WAS|is|are|been) also? VOICED",
            "(?:BE) also (?:raised|highlighted|discussed|proposed|stressed|suggested|welcomed|commended)",
            "^ the? issue~ of .{1,24}? WAS raised",
            "^ (?!the following) .{1,40} WAS raised (?:by .{1,8})? STOP? $",
            "^ feedback from",
            "^ reference WAS made (?:by .{1,6}? )?to",
            "there WAS (?:DET|Low)* (?:concern~|feeling|"
            "support|unease|disappointment|view) (?:about|that|over|among|at|for|with|regarding)",
            "^ (?:particular|sincere)? thanks WAS",
        ),
    ),
)
_REPLYING = Rule(
    "in (?:response|reply|answer|responding|replying|answering)",
    "^ (?:responding|replying)",
    "(?:^|,|;) to which",
    "^ when? asked (?:about|if|whether|why|how|what|when)",
    "^ when (?:questioned|challenged|pressed|queried)",
    "by way of (?:response|reply|answer)",
)
# A reply that says what it replies to: the words may themselves be the question.
_REPLIED_TO = Rule(
    "(?P<all>(?:in (?:response|reply|answer)|responding|replying) to (?P<what>DET? (?:TITLE|Cap|"
    "Low){0,3}? (?:number of|series of)? (?:question|questions|query|queries|"
    "enquiry|enquiries|request|requests) (?P<about>!,{0,30}?))) (?:,|$)"
)
_REPLIED_AT_LENGTH = Rule(
    "^ (?P<all>in (?:response|reply|answer) to (?:a|an|several|some|two)? (?:series of|number of)? "
    "Low&!DET{0,2}? (?:question|questions|query|queries) "
    "(?P<about>(?:(?:from|by) !,{1,6})? (?:about|regarding|concerning|on|as to|relating to) .{1,70}?)) , "
    "(?=(?:the|TITLE) (?:Cap|Init|of|for|and){0,8}? (?:REPLIED|SAID))"
)
_ASKED_FIRST = Rule("^ (?P<all>when? asked (?:about|if|whether|why|how|what|when) !,{1,24}) ,")
_NAMED = Rule(
    "(?P<all>(?:in (?:response|reply|answer) to)? (?P<who>@np) , who (?:asked|enquired|queried|"
    "questioned) !,{1,40}) ,"
)
_ABOUT = Rule(
    "(?:from|by)? .{0,8}? (?:about|regarding|concerning|on|as to|whether|relating|in relation|why|how|if|"
    "with regard|over|in respect)"
)
_FROM = Rule("(?:from|by) (?P<who>!ABOUT{1,8})")


# What stands before or after a name without being of it.
_APPENDED = re.compile(
    r"^(?:but|and|also) | (?:further|then)$| in (?:presenting|introducing|responding)\b.*$|, (?:on "
    r"behalf of|as [a-z]|speaking) ?.*$|['\u2019]s$"
)

_SPEECH = Screen(SPOKEN, *(rule for _, rule in IMPERSONAL))
_IMPERSONAL = Table((rule, (act, rule)) for act, rule in IMPERSONAL)


def spoken(words: Words, cast: Cast) -> list[Said]:
    """The clauses of a sentence that report speech, in the order they stand."""
    if _SPEECH.shuts(words):
        return []
    replying = _REPLYING.search(words)
    out: list[Said] = []
    for match in SPOKEN.finditer(words):
        who = words.group(match, "who").strip(" ,")
        role = cast.role(who)
        verb = place(match, "verb")[0]
        if role is Role.NOBODY:
            continue
        reply = replying is not None and replying.start() <= verb + 3
        first = match.start() if reply else place(match, "who")[0]
        named = _APPENDED.sub("", who)
        act = _act(words, verb)
        act = "ask" if act == "request" and words.text.rstrip().endswith("?") else act
        if act in ("view", "say") and _SUPPLEMENTARY.match(words):
            act = "ask"
        if act in ("view", "present") and _THEN_ASKS.search(words, verb + 1, verb + _NEAR):
            act = "ask"
        if act == "present" and _THEN_VIEWS.search(words, verb + 1, verb + _NEAR):
            act = "view"
        out.append(Said(act, first, verb, named, role, words.between(verb, verb + 1), reply))
    for act, rule in _IMPERSONAL.live(words):
        for match in rule.finditer(words):
            if not any(abs(said.verb - match.end()) < 4 for said in out):
                reply = replying is not None and replying.start() <= match.start()
                word = words.between(match.end() - 1, match.end())
                tail = not out and _TAIL.match(words, match.start())
                first = 0 if tail else match.start()
                out.append(Said(act, first, match.end() - 1, "", Role.NOBODY, word, reply))
    return sorted(out, key=lambda said: said.first)


_SUPPLEMENTARY = Rule("^ in (?:his|her|their|a) supplementary")
_TAIL = Rule("BE", "received")
# "... referred to the strategy and sought clarification if ...": so far off, the same speaker asks.
_NEAR = 24
_THEN_VIEWS = Rule("and @adv (?:reiterated|stressed|argued|urged|felt|hoped|warned) (?:that|the|DET)")
_THEN_ASKS = Rule(
    "and @adv (?:enquired|inquired|queried|questioned) (?:if|whether|why|how|what|when|about)",
    "and @adv (?:asked (?:if|whether|why|how|what|when|about)|sought "
    "(?:clarification|assurance~|confirmation))",
)


def _act(words: Words, verb: int) -> str:
    for act, rule in _ACTS_IN_ORDER.live(words):
        if rule.match(words, verb):
            return act
    return "present"


_VIEW_PHRASES = (
    "WAS .{0,3}? FEELING|FEELING (?:that|about)|did not (?:agree|support|believe|think|feel|accept|"
    "consider|want|like|see)|made (?:the|a|an|several|some|it|clear|reference) Low? (?:point|plea|case|"
    "suggestion|observation|comment|clear|to)|"
    "paid tribute|(?:placed|put|wished to place) on record|addressed the BODY|drew attention|took "
    "issue|put forward|held that|called for (?!DET? Low? "
    "(?:motion|vote|nominations|second|seconder|order|recess|adjournment))|brought "
    "up|set out (?:his|her|their)|"
    "gave (?:his|her|their) "
    "(?:view|views|opinion|opinions|thoughts)|made (?:clear|reference)|"
    "offered (?:thanks|congratulations|the view)|did Low? ask that|pointed out"
)
_ACTS = (
    (
        "present",
        Rule(
            "responded to the (?:consultation|survey)",
            "(?:REPLIED) (?:to|DET|members|'|Low|Cap){0,5}? "
            "(?:question~|query~|queries|points|comments|matters|issues|concerns|petition|deputation|"
            "statement) "
            "(?:(?:raised|asked|put|made|posed)? (?:by|from|in)? !STOP{0,6}?)? (?:STOP|$)",
            "undertook",
            "asked (?:a|an|the|some|several|two|three|some) Low? Low? question~ (?:STOP|,|$)",
            "said the debate",
            "noted (?:the|these|this|those) (?:CONCERN|comments|points|report|update) (?:STOP|$)",
            "proposed the? (?:recommendation~|motion|amendment|report|minutes|proposal)",
            "spoke (?:STOP|@adv (?:at|on) DET (?:application|item|conclusion|meeting|matter|motion))",
            "addressed the BODY (?:STOP|$)",
        ),
    ),
    ("reply", Rule("REPLIED")),
    ("reply", Rule("WAS that")),
    (
        "present",
        Rule(
            "undertook",
            "spoke STOP",
            "observed .{0,2} (?:minute|silence)",
            "responded to the (?:consultation|survey)",
            "referred the? (?:BODY|members) to",
            "welcomed .{0,12}? to the meeting",
            "agreed (?!with|that|,|STOP|and (?:VIEWED|SAID))",
            "explained the (?:petition|report|procedure|application|process) (?:to|STOP)",
            "wished (?:it|this|that) to be (?:recorded|noted|minuted)",
            "accepted DET Low? (?:nomination|petition|award|resignation|role|post|position|"
            "appointment|office|chair|invitation|apology)",
            "considered (?!that)",
        ),
    ),
    (
        "view",
        Rule(
            "VIEWED",
            "WAS FEELING",
            "SAID (?:that)? PRONOUN @adv (?:VIEWED|WAS @adv FEELING|WAS of the|(?:would|did not) like|hoped)",
            "WAS of the (?:view|opinion)",
            "went on to (?:say|suggest|state)",
            _VIEW_PHRASES,
            "had Low? (?:concern~|reservation~|doubt~)",
            "spoke",
        ),
    ),
    ("say", Rule("SAID", "updated .{0,4}? that", "heard", "gave DET Low? (?:assurance~|reassurance~) that")),
)

_ACTS_IN_ORDER = Table((rule, (act, rule)) for act, rule in (("ask", _ASKING), ("request", _FORWARD), *_ACTS))


class Asked(NamedTuple):
    """The question that a reply names: its words, first to last, and who asked."""

    first: int
    last: int
    speaker: str
    plain: bool


_REPLY_NAMES = Screen(_NAMED, _ASKED_FIRST, _REPLIED_TO, _REPLIED_AT_LENGTH)


def replied_to(words: Words) -> Asked | None:
    """The question a reply says it answers ("In response to a query from A about B, ..."), or None."""
    if _REPLY_NAMES.shuts(words):
        return None
    named = _NAMED.search(words)
    if named:
        return Asked(place(named, "who")[0], place(named, "all")[1], words.group(named, "who"), True)
    first = _ASKED_FIRST.match(words)
    if first:
        return Asked(0, place(first, "all")[1], "", True)
    match = _REPLIED_AT_LENGTH.match(words)
    if match:
        begin, end = place(match, "about")
        asker = _FROM.match(words, begin, end)
        return Asked(0, place(match, "all")[1], words.group(asker, "who") if asker else "", True)
    match = _REPLIED_TO.search(words)
    if not match:
        return None
    begin, end = place(match, "about")
    asker = _FROM.match(words, begin, end)
    about = _ABOUT.match(words, begin, end) is not None and not _KNOWN.match(words, place(match, "what")[0])
    return Asked(
        place(match, "all")[0], place(match, "all")[1], words.group(asker, "who") if asker else "", about
    )


_KNOWN = Rule("(?:the|that|this|these|those) Low? (?:question|query|request|enquiry)")
