"""How minutes word what is to be done: the table of house styles.

A ``doubt`` says in a clerk's words what the cue alone does not settle.
"""

from __future__ import annotations

from typing import NamedTuple

from minutebook.reading.patterns import Rule

_NOBODY = "nobody is named to do it"
_NARRATIVE = "it may be only what was expected to happen"


class Cue(NamedTuple):
    """How an action is worded: the rule, whose owner must be somebody, and what is doubtful of it."""

    name: str
    rule: Rule
    doubt: str = ""


CUES = (
    Cue(
        "undertook",
        Rule(
            "@start (?:PREPOSITION !,{1,16} ,)? (?P<owner>@agent|PRONOUN) @adv (?:has|have)? @adv "
            "UNDERTOOK @adv to "
            "@adv (?!be|the)Low",
            "(?<=and) (?:undertook|volunteered|promised|offered) to (?!be|the)Low",
            "(?<=and) agreed to (?!support|discuss|consider that)(?:DO|consider)",
        ),
    ),
    Cue(
        "to do",
        Rule(
            "(?:@start|(?<=STOP)) (?!PREPOSITION&!Upper) (?P<owner>@agent) (?:(?:is|are) @adv "
            "(?:going)?)? to "
            "@adv DO"
        ),
    ),
    Cue(
        "to do",
        Rule(
            "(?:@start|(?<=STOP)) (?P<owner>the? (?:clerk|@person|@officer)) (?:(?:is|are) @adv)? to @adv "
            "(?!be|the)Low"
        ),
    ),
    Cue(
        "to do",
        Rule(
            "(?<!REQUESTED)(?<!for)(?<!by)(?<!INSTRUCTS)(?<!DISPOSED)(?<!allow)(?<!enable)(?<!and) "
            "(?P<owner>the clerk) to @adv "
            "(?:write|contact|chase|obtain|ask|check|report|arrange|send|respond|reply|order|inform|email|phone|investigate)"
        ),
    ),
    Cue(
        "undertook",
        Rule(
            "(?<!that) (?P<owner>@person) @adv (?:agreed|volunteered|offered) to "
            "(?!be|the|support|discuss)(?:DO|do)"
        ),
    ),
    Cue(
        "asked to",
        Rule(
            "@start (?P<owner>(?:that (?=Cap))? @np) (?:WAS|be|HAVE been) @adv REQUESTED (?:to|with)",
            "(?:^|(?<=STOP)|(?<=-)) (?P<owner>the? (?:clerk|@person|@officer)) @adv "
            "(?:asked|requested|instructed|tasked) to Low",
        ),
    ),
    Cue(
        "asks",
        Rule(
            "(?:@start (?:@np|PRONOUN) @adv)? REQUESTED (?:for)? (?P<owner>!NOT_NAME&!,{1,12}) "
            "(?:, !,{1,8} ,)? to @adv "
            "(?:DO|consider)",
            "(?<=and) invited (?P<owner>@person) to (?:the|a|our) (?:next|future|following) "
            "(?:Low|Cap)? meeting",
        ),
    ),
    Cue(
        "asks that",
        Rule(
            "(?:@start (?:@np|PRONOUN) @adv)? (?<!HAVE)(?:requested|asked) that "
            "(?P<owner>@agent) @adv (?=DO|come)",
            "(?:@start (?:@np|PRONOUN) @adv)? (?<!HAVE)(?<!letter)(?<!letter also)(?<!report)"
            "(?:requested|asked) that",
            "DET? request~ @adv (?:WAS|BE) @adv made (?:by (?P<owner>@np))? (?:that|for|to|,)",
        ),
    ),
    Cue(
        "asks for",
        Rule(
            "(?:@start (?P<by>@np|PRONOUN) @adv|^|(?<=and)|(?<=,)) (?:requested|asked for|asks for) "
            "!STOP{0,6}? "
            "ARTEFACT",
            "@start (?P<by>@np|PRONOUN) @adv requested for (?:a|an|the|more|further|additional)",
        ),
    ),
    Cue(
        "it was requested",
        Rule("it WAS @adv requested (?:that|for)", "^ (?:request|requested) (?:that|WAS made)"),
    ),
    Cue(
        "and be done",
        Rule(
            "(?<=(?:and|,)) (?:a|an|the) Low{1,5}? (?:to)? be FOLLOWED (?:to|at|by|in|for) (?:the|a) "
            "(?:next|future|MONTH)"
        ),
    ),
    # "The Clerk was to chase the invoice - ACTION": the sentence is flagged as one.
    Cue(
        "flagged",
        Rule(
            "^ (?=!STOP{4,80} STOP? - action~&Upper STOP? $)",
            "^ (?=.{3,90} OPEN action~ (?:by|for|:|-)* (?P<owner>Upper|Cap|Init){1,4} CLOSE STOP? $)",
        ),
    ),
    # "A litter pick would be organised - AS": who is to do it stands behind a dash, by initials.
    Cue(
        "initialled",
        Rule(
            "^ (?=!STOP{1,60}?(?:WILL|to) !STOP{1,60}? - (?P<owner>Upper (?:(?:AMP|and|/|,) Upper)?) "
            "(?:to action)? STOP? $)",
        ),
        "the initials behind it may be of whoever spoke",
    ),
    Cue(
        "added",
        Rule(
            "^ item? for (?:the|next)* agenda (?:at|of|for|,|:)",
            "(?:this|the) (?:item|matter) to be (?:added|put|placed|included|carried)",
        ),
    ),
    Cue(
        "to be done",
        Rule(
            "(?:@start|(?<=STOP)) (?!PREPOSITION) (?P<what>!CLAUSE&!to&!:&!,&!-&!WAS{1,30}?) (?:(?:is|are) "
            "@adv)? to "
            "be ly? (?:DONE&!made&!held|made (?=STOP|before|to|of|by|about|for|with|,|$))",
            "(?<=-) to be DONE",
            "^ (?:a|an) (?:note|letter|notice|item|reminder|article) to go (?:in|to|on|out)",
            "(?:^|(?<=STOP)) contact (?:to)? be made with",
            "^ (?!PREPOSITION) !CLAUSE&!to&!:&!,&!-{1,30}? to be (?:on|added to|put on|included "
            "on|placed on) (?:the|a) "
            "(?:Low|MONTH)? agenda",
            "^ (?!PREPOSITION) !CLAUSE&!to&!:&!,&!-{0,30}? to be (?:an agenda item|an item on|on the agenda)",
        ),
        _NOBODY,
    ),
    # "Potholes were numerous and should be reported": nobody is named.
    Cue(
        "should be done",
        Rule(
            "^ (?=!STOP&!that&!,{1,30} (?:should|must|needs to|need to|ought to) also? be "
            "(?:reported|notified|chased) (?:STOP|$|to (?:the|Cap|Upper)|by the clerk))",
        ),
        _NOBODY,
    ),
    Cue(
        "will do",
        Rule(
            "(?P<owner>the clerk) WILL @adv "
            "(?:write|contact|chase|obtain|ask|check|request|arrange|send|respond|report)",
            "(?:@start|(?<=THAT)) (?P<owner>@np|PRONOUN) WILL @adv (?:DO|look|come back|report "
            "back|let|have a word) "
            "(?!place|part)",
        ),
        _NARRATIVE,
    ),
    Cue(
        "and would do",
        Rule(
            "@start (?P<owner>@np|PRONOUN) @adv (?:SAID|VIEWED|BE|REPLIED) !;&!STOP{1,16}? and (?:would|"
            "will) @adv FOLLOWUP",
            "@start (?P<owner>@np|PRONOUN) @adv (?:SAID|REPLIED) !;&!STOP{0,16}? would be "
            "(?:reporting|writing|contacting|"
            "bringing|circulating|investigating|submitting|raising|sending)",
        ),
        _NARRATIVE,
    ),
    Cue(
        "will be done",
        Rule(
            "(?:@start|(?<=that)) (?P<what>!STOP&!;&!:&!BE&!,&!HAVE&!that{1,24}?) WILL now? be "
            "(?:FOLLOWED|looked into|put to|laid on|taken (?:up|back|forward)|MADE_READY (?!by|in))",
            "^ (?:this|it|these) (?:WILL|WAS to) be DONE by "
            "(?P<owner>the (?:CHAIR|OFFICER|clerk|Cap)|@person)",
        ),
        _NARRATIVE,
    ),
    Cue(
        "imperative",
        Rule(
            "^ to (?:thank|ask|write|contact|send|request|remind|arrange|obtain|order|chase|inform|"
            "invite|find|check)"
        ),
    ),
    Cue(
        "imperative",
        Rule(
            "(?:^|(?<=,)|(?<=-)) (?:(?:contact|write to|ask|chase|remind) (?:TITLE|the|Cap)|phone "
            "(?:TITLE|the))"
        ),
    ),
)
