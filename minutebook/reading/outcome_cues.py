"""How minutes word an outcome: the table of house styles, and of motions with no words of their outcome.

The most formal stand first. A ``doubt`` says in a clerk's words what the cue alone does not settle.
"""

from __future__ import annotations

from typing import NamedTuple

from minutebook.reading.patterns import Rule


class Cue(NamedTuple):
    """A house style of outcome: its name, how it is worded, and what is doubtful of it."""

    name: str
    rule: Rule
    whole: bool = False  # the element is the whole sentence, whatever stands before the cue
    doubt: str = ""


CUES = (
    Cue(
        "passive",
        Rule(
            "(?!it)(?:Cap|Low) (?:@flat{0,30}? WAS|WAS) @adv (?:submitted (?:and|,)|Low and|moved and)? @adv "
            "(?:AGREED&Upper|PASSED&Upper|NOTED&Upper)",
            "^ there WAS submitted and @adv (?:PASSED|AGREED)",
        ),
    ),
    Cue(
        "resolved",
        Rule(
            "(?:it BE @adv|^)? @adv (?<!be)(?<!DISPOSED and) DECIDING&Upper @adv (?!by (?!assent|"
            "general|consensus|consent|a)|of|the motion)",
            "^ (?:and|duly|ly)* (?:resolved|agreed|decided|ordered|decision|resolution|outcome) @adv "
            "(?:OPEN .{1,12}? CLOSE)? "
            '(?::|-|,|"|that|to (?!be)|on the (?:proposal|motion)|as follows|'
            "as (?:a|an) (?:true|correct|accurate)|STOP? $)",
            "^ (?:resolved|agreed) no objection~",
            "resolved OPEN? by @number votes to @number .{0,4}? CLOSE? (?:to|that)",
            "^ the (?:executive councillor|cabinet member|portfolio holder) (?:approved|agreed) "
            "(?:the|to|that)",
            "^ there WAS (?:unanimous|general|full) agreement (?:to|that)",
            "^ agreed&Cap (?:we|the clerk|no) .{2,}",
            "^ concluded that",
            "^ (?:noted|approved|deferred|refused|granted) @adv (?::|-|STOP? $)",
            "^ (?:confirmed|agreed|approved|accepted) and signed",
            "^ (?:adopted|approved|accepted|agreed) (?:by (?:pc|council|parish|the "
            "(?:parish|council)))? (?:with the|subject to)",
            "(?<!STOP) resolved&Cap - (?:that|to)",
            "(?:(?<=:)|(?<=-)) (?:resolved|agreed)&Cap @adv (?:that|to)",
            "(?<=-) agreed to (?!be)Low",
            "(?:and|was|were|be it) @adv resolved (?=:|,|-|that|to|ly|as follows)",
        ),
    ),
    Cue(
        "it was agreed",
        Rule(
            "(?<!SUBORDINATE)(?<!SAID) it (?:BE|has been) @adv (?:AGREED|DISPOSED&!confirmed&!supported&"
            "!accepted|minuted|carried (?=that|to)|noted and AGREED) (?!with|by (?:the&!meeting|Cap))"
        ),
    ),
    Cue(
        "it was agreed by",
        Rule(
            "it WAS @adv agreed by (?!all|members|councillors|those|everyone|the "
            "(?:meeting|members|council|committee))"
        ),
        doubt="it may be another's decision, or an earlier one",
    ),
    Cue(
        "motion",
        Rule(
            "resolution WAS @adv passed (?:to|that)",
            "it WAS @adv voted .{0,5}? (?:that|to Low)",
            "^ motions? .{3,60} WAS @adv (?:proposed|moved) ,? and? seconded ,? and @adv "
            "(?:resolved|carried|agreed)",
            "motion~ Low? WAS @adv (?:agreed|adopted|approved|passed|supported)",
        ),
        doubt="it tells that a motion was passed, and its words may stand elsewhere",
    ),
    Cue(
        "body",
        Rule(
            "@start @body (?:,? having !,{1,14} ,|, !,{1,14} ,|,)? @adv "
            "(?:AGREED|DISPOSED&!confirmed&!supported|(?:confirmed|supported) DET Low? MATTER) "
            "(?!with (?!ing|the Low? (?:recommendation|officer~|officer's))|by (?!resolution|a? "
            "majority|unanimous)|on)",
            "^ PREPOSITION !,{1,16} the (?:Cap|and|of|for|AMP|the|,){0,9} BODY @adv (?:AGREED|DISPOSED) "
            "(?!with|by|on)",
            "@start @body ,? @adv (?:NOTED|considered|discussed|reviewed) "
            "and @adv (?:AGREED|DISPOSED) (?!with)",
            "@start the? (?:Cap|and|of|for|AMP){0,5} BODY ,? .{1,24}? and (?:therefore|accordingly) "
            "@adv DISPOSED",
            "@start @body @adv (?:gave|granted|accorded) (?:its|their|leave|permission|approval)",
            "@start @body @adv DECIDING&Upper",
            "(?:BODY|MEMBERS|councillors) WAS @adv (?:content|happy|pleased|minded) to "
            "(?:note|approve|agree|endorse|support|accept|grant)",
            "^ voted @adv not? to Low",
            "@start @onebody voted @adv (?:Digits|NUMBER to NUMBER)? @adv (?:in favour of|to)",
            "^ it @adv (?:agreed|resolved|decided) (?:that|to)",
            "^ (?:all|resolution) @adv (?:agreed|resolved) to",
            "^ (?:this|the? (?:item|application|matter)) WAS @adv (?:deferred|adjourned|withdrawn|postponed)",
            "^ the? (?:cabinet|executive) member (?:for (?:Cap|and|,|AMP){1,8})? @adv (?:approved|resolved|"
            "endorsed|DECIDING&Upper)",
        ),
    ),
    Cue(
        "has decided",
        Rule(
            "(?:@start|^ having !,{1,14}) the? (?:Cap|and|of|for){0,5} "
            "(?:sub-committee|subcommittee|panel|members|hearing) ,? (?:having !,{1,14} ,)? "
            "(?:has|have) @adv (?:determined|decided|resolved) (?:that|to|not to)",
            "^ (?:the|our|its) .{0,5}? decision (?:WAS|is) (?:to|that|not to)",
            "^ it WAS the Low? decision of .{1,5}? (?:to|that)",
            "(?:decision|determination) of the? (?:Cap|and|of|for){0,5} BODY (?:is|WAS) (?:that|to|not to)",
        ),
    ),
    Cue(
        "moved and carried",
        Rule(
            "(?:proposed|moved) (?:by|as) .{1,24}? seconded (?:by)? !STOP{1,8}? ,? and @adv "
            "(?:AGREED|PASSED&!seconded) (?:by all|ly|by the (?:council|committee|members|meeting))? STOP? $",
            "(?:prop|proposed) (?:STOP|:|by)* .{1,6}? (?:2nd|sec|seconded) .{1,6}? "
            "(?:carried|agreed|approved) STOP? $",
            "^ TITLE .{1,4}? (?:proposed|moved) .{1,20}? , all (?:in favour|agreed) STOP? $",
        ),
        whole=True,
    ),
    Cue(
        "recommended",
        Rule(
            "recommended&Upper (?:to|that|the)?",
            "^ recommendation&Upper to .{1,6} :",
            "@start @body (?:,? (?:having)? !,{1,14} ,)? @adv (?:recommended|recommends) (?:that|to)",
            "^ recommended that",
            "it was @adv recommended to",
        ),
    ),
    Cue(
        "put off",
        Rule(
            "@body @adv (?:requested|asked) that (?:this|the) .{1,3}? be (?:deferred|adjourned|withdrawn|"
            "postponed)"
        ),
    ),
    Cue(
        "noted",
        Rule(
            "@start @body @adv (?:(?:received|considered) and)? (?:noted|accepted) (?:and Low)? "
            "(?!that)DET !REGARDED{0,7}? MATTER"
        ),
    ),
    Cue(
        "body now",
        Rule(
            "^ @onebody @adv (?:approve|approves|notes|note|agrees|agree|endorses|adopts|resolves) (?:the|"
            "that|to)"
        ),
    ),
    Cue(
        "noted that",
        Rule("@start @onebody @adv noted (?:that|with)"),
        doubt="it may only be noted in passing",
    ),
    Cue(
        "elected",
        Rule(
            "(?:(?:WAS|is|are|been) @adv|-) (?:declared)? (?:to be)? @adv CHOSEN "
            "(?=as|to|on|onto|responsible|STOP|$|CHAIR|vice|deputy|resolved|unopposed|unanimously|"
            "the|,|and|until|in|-)",
            "(?:CHAIR|Cap) (?:declared|deemed) .{1,12}? CHOSEN",
            "(?:nominations|nomination) .{0,3}? elected as",
            "returned (?:unopposed|as (?:a|the)? (?:CHAIR|member~|TITLE))",
            "^ TITLE (?:Cap|Init|and|TITLE){1,6} (?:accepted|approved|confirmed) as",
            "CHAIR declared that .{2,14}? would be",
        ),
    ),
    Cue(
        "passive",
        Rule(
            "MATTER @flat{0,40}? (?:, (?:a|copies|copy) .{0,3} of which !,{1,9} ,|"
            "OPEN (?:copies|copy|a copy) of which !CLOSE{1,9} CLOSE "
            "@flat{0,30}?)? "
            "(?:WAS|is|are|(?:has|have) been) @adv (?!(?:read|taken|paid|received|passed|continued) "
            "(?:out|aloud|up|from|on|over|into|away|to|of))(?:taken as read|(?:Low|read) "
            "(?:and|as) !SUBORDINATE{0,3}? PASSED&!read&!taken&!paid|PASSED) (?!that|from|by (?!(?:the|all)? "
            "(?:MEMBERS|BODY|members|councillors|cllrs)|.{1,6}? (?:and|,) seconded))",
            "MATTER @flat{0,40}? WAS proposed as correct",
            "minutes @flat{0,40}? WAS (?:moved|proposed|taken|read|put) as (?:a|an|the)? "
            "(?:true|correct|accurate)",
            "minutes @flat{0,40}? WAS submitted (?:for .{1,2})? and @adv NOTED",
            "WAS @adv (?:agreed|approved|accepted) (?:by !STOP{1,3})? as (?:a|an) (?:true|correct|accurate)",
            "^ (?:these|they|both) (?:had been .{1,6} and)? WAS @adv "
            "(?:agreed|accepted|approved|confirmed) as .{0,2} (?:true|correct|accurate)",
            "(?<!as) minutes @flat{0,40}? (?:duly|and) signed",
            "(?:the Cap|the CHAIR|TITLE Cap|Cap) WAS @adv authorised to sign",
        ),
    ),
    Cue(
        "support",
        Rule(
            "unanimous support for",
            "@start (?:@body|council|members|councillors) (?:had|has|have|raised|raises) no "
            "(?:objection~|comment~)",
            "@start @body (?:supports|objects to|opposes|endorses|approves) (?:the|this)",
            "^ there WAS no objection~ (?:to|for|STOP|$|from (?:members|councillors|the council))",
            "^ no objection~ (?:BE? (?:made|raised|received|offered)|to|STOP|$)",
            "stood referred",
            "(?::|-) no objection~ STOP? $",
            "(?:response|comment~|observation~|decision|view) (?::|-) (?:support|object|objection|no "
            "comment~|neutral) (?:STOP|$|-|,|to|on)",
            "^ (?:approval|consent|agreement) WAS? @adv (?:given|granted) (?:to|for|that)",
        ),
    ),
    Cue(
        "short",
        Rule(
            "(?:-|,|;) all (?:those|members|councillors)? present agreed STOP? $",
            "(?:^|-|STOP|,|;|:|this WAS|all|(?<!PASSED)and|was) @adv (?:agreed|noted|approved|adopted|"
            "elected|accepted) (?:and Low)? STOP* $",
        ),
        whole=True,
    ),
    Cue(
        "noun agreed",
        Rule(
            "^ (?!.{0,4}(?:TITLE|OFFICER|MEMBER|MEMBERS|PUBLIC|CHAIR))"
            "!STOP&!BE&!HAVE&!that&!PRONOUN&!AGREED{0,10} MATTER "
            "!STOP&!BE&!HAVE&!that&!PRONOUN{0,6} (?:agreed|approved|accepted|adopted) (?:and Low)? STOP? $"
        ),
        whole=True,
    ),
    # "Barn at Hill Farm - approved by Parish Council": what the meeting itself thought of an application.
    Cue(
        "approved by us",
        Rule(
            "- (?:approved|agreed|supported|refused|rejected) by (?:the|this)? (?:parish "
            "council|parish|council|committee|"
            "all|members|councillors|@own) STOP? $",
            "- (?:not agreed to|no action|no further action) STOP? $",
        ),
        whole=True,
        doubt="it may be another body's decision, of which the meeting was told",
    ),
    Cue(
        "in agreement",
        Rule("^ (?:and|,)? (?:all|the? (?:MEMBERS|BODY)|everyone) (?:WAS|BE)? in @adv Low? agreement"),
        doubt="it may be what was felt and not what was decided",
    ),
    Cue(
        "this was agreed",
        Rule(
            "^ this WAS @adv (?:agreed|approved|carried) (?:and|,|STOP|$)",
            "^ this WAS ly? agreed (?:and resolved)? by (?:all|the)? (?:BODY|MEMBERS) (?:STOP|,|$)",
            "^ !STOP&!BE&!HAVE&!that{1,9}? (?:passed|noted|approved|accepted|agreed) by "
            "(?:resolution of)? the? (?:council|committee) (?:STOP|,|$)",
            "^ (?:agreed|approved|accepted|adopted|noted) ,? by (?:those|all|everyone|the)? "
            "(?:members|councillors|council|committee)? (?:present)? STOP? $",
        ),
        whole=True,
    ),
    Cue(
        "concluded",
        Rule(
            "@start the (?:Cap|and|of|for|AMP){0,5} BODY @adv (?:concluded|determined|considered) that "
            ".{1,16}? (?:should|be) not? be"
        ),
        doubt="it may be what was felt and not what was decided",
    ),
    Cue(
        "clause",
        Rule("(?:^|,|-|;|and) agreed (?:at|to|that)"),
        doubt="it may be what was felt and not what was decided",
    ),
    Cue(
        "minutes read",
        Rule(
            "^ .{0,3}? minutes .{0,14}? (?:read|signed|approved|agreed|adopted|confirmed) .{0,8}? "
            "(?:record|signed|true|correct|accurate)"
        ),
        whole=True,
    ),
    Cue(
        "payment",
        Rule(
            "(?:pass|passed|approved|approval) for (?:payment~|approval)",
            "(?:accounts|bills|invoices|cheques) to? be paid",
        ),
        whole=True,
    ),
    Cue("that", Rule("^ (?:\"|')? that ,? .{2,}")),
    Cue(
        "be done",
        Rule(
            "^ (?:the|DET|TITLE) !WILL&!MAY&!to&!STOP&!that&!which{1,24}? be @adv "
            "(?:PASSED|CHOSEN&!declared) "
            "(?!or not)"
        ),
        whole=True,
        doubt="no word of it says that something was decided",
    ),
)
# A motion moved and seconded, with no words of its outcome: in a parish's minutes it is the outcome.
PROPOSAL = Rule(
    "(?:proposed|moved) .{0,24}? seconded .{0,16}? that",
    "(?:proposed|moved) that .{2,40}? seconded by",
    "(?:TITLE|CHAIR) .{1,3}? proposed the? minutes .{1,16}? seconded by",
    "(?:proposed|moved) .{1,20}? be PASSED .{0,8}? seconded by",
    "seconded .{0,14}? (?:proposed|moved) .{0,14}? that",
    "proposed (?:TITLE|Cap|Init|Upper)+ (?:as|for|to (?:be|become)) .{1,12}? (?:BE|been) seconded by",
    "proposed (?:TITLE|Cap|Init|Upper)+ and (?:this WAS|WAS|it WAS) @adv seconded by",
    "(?:TITLE|CHAIR) (?:Cap|Init|Upper)* proposed ,? and (?:TITLE|CHAIR) (?:Cap|Init|Upper)* seconded",
    "WAS nominated (?:(?:as|for) .{1,8}?)? by .{1,6}? ,? and? seconded by",
    "WAS proposed (?:as|for) .{1,8}? by .{1,6}? seconded by",
    "(?:proposed|seconded) by .{2,40} (?:proposed|seconded) by",
    "^ (?:it was)? proposed by .{2,20} seconded (?:by)? .{1,8} (?:that|these|the|to)",
    "^ (?:a|on a)? motion (?:WAS)? (?:made|moved)? ,? by .{1,8}? ,? and? (?:seconded|second|supported) "
    "by? .{1,8}? ,? "
    "(?:to DO|to PASSED|to Low|that|for)",
    "(?:moved|proposed) by? .{1,8}? ,? and? (?:seconded|second|supported) by? .{1,8}? ,? to Low",
    "(?:Cap|Init) moved (?:,|;|and)* .{1,6}? seconded ,? (?:to Low|that)",
    "proposed .{1,5}? ,? and? seconded .{1,5}? (?:a|an|the) .{1,24}? be (?:made|paid|given|sent|PASSED|DONE)",
    "proposed the? (?:acceptance|approval|adoption) of .{1,12}? ,? and? seconded",
    "^ (?:TITLE|Cap|Init){1,4} moved to "
    "(?:approve|accept|adopt|adjourn|table|deny|close|authorize|award|appoint|recess|ratify)",
    "moved (?:to Low|approval of|that) .{1,60}? (?:;|,|and)? (?:seconded|second|supported) by",
)
NOT_PROPOSAL = Rule(
    "(?:amendment~|motions|lost|defeated|fell|failed)",
    "(?:the|this|that|his|her|their|said|original|substantive|of|Low&!on) Low? motion",
    "motion (?!,? (?:WAS)? (?:made|moved)? ,? by)",
    "moved (?:the (?!(?:adoption|approval|acceptance))|as)",
    "^ the proposal",
)
