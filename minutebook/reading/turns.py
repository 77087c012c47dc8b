"""What a clause of reported speech is: a question, an answer, a comment or none; what is doubtful of it."""

from __future__ import annotations

from minutebook.reading.lexicon import terms
from minutebook.reading.patterns import Rule, Words, words_of
from minutebook.reading.people import Role
from minutebook.reading.speech import Said
from minutebook.reading.talk import Found, Talk

_CHAIR_TELLS = terms("advised informed announced reported told explained confirmed outlined")
# With these a member tells of what has been done, unless the words judge it.
_TELLS_OF = terms("reported confirmed advised outlined")
_TELLS_OF_REPORT = terms("reported announced presented introduced")
# With these an officer gives a view, and no account of a report.
_OWN_VIEW = terms("commented suggested felt hoped urged welcomed stressed warned cautioned")
_IN_DISCUSSION = Rule("(?:in|during) (?:the)? (?:discussion~|debate)")
_TELLS = terms("said stated advised explained confirmed clarified")
_BODY_DOES = terms(
    "considered discussed noted received heard accepted raised referred requested read reviewed "
    "agreed endorsed made took proposed recommended put encouraged observed recalled"
)
_SINGLE_BODY = Rule("BODY&!MEMBERS $")
_INTENDS = Rule("SAID that PRONOUN WILL")
_COURTESY = Rule(
    "(?:thanked|thanks) .{0,20}? (?:for (?:attending|coming|DET Low? (?:attendance|presentation|report|"
    "update|briefing|time|attending)))",
    "welcomed .{0,10}? (?:to the|everyone|deputation|all)",
    "welcomed !STOP{0,60}? to (?:the|this|that|his|her|their) Low{0,2} (?:meeting|BODY)",
    "welcomed !STOP{0,24}? to (?:present|introduce|speak|give)",
    "^ at the outset",
    "welcomed (?:TITLE|Cap|and|,|Init)+ STOP? $",
    "welcomed (?:TITLE|Cap|Init){1,5} , who",
    "^ !and{1,12}? (?:thanked|congratulated) !and&!but{1,14} (?:STOP|$)",
    "(?:referred to|set out|read out|introduced|presented) (?:a|the|his|her|their) Low{0,2} motion",
    "had been lobbied",
    "WAS @adv (?:content|happy|pleased|minded) to (?:note|approve|agree|endorse|support|accept|grant)",
    "WAS satisfied that .{1,30}? (?:licence|application|premises|conditions|evidence)",
    "welcomed (?:the|all|both|new|two|three|DET)* Low{0,2} "
    "(?:members|public|everyone|those|visitors|councillors|TITLE) "
    "!CONCERN{0,6} (?:STOP|$)",
    "^ .{1,6}? conveyed .{0,4} (?:condolences|sympathy|congratulations)",
)


# What a chair asks of the meeting for the sake of its order.
_OFFERS = Rule(
    "asked (?:if|whether) (?:any|there WAS any) (?:MEMBERS|member~|councillor~|Low){0,2} "
    "(?:would like|wished|wanted|wishes|present wished) to"
)


def same_speaker(run: Found, speaker: str) -> bool:
    """Whether a run of speech is that of a speaker, named again in other words."""
    before = str(run.fields.get("speaker", ""))
    return bool(speaker) and _bare(before) == _bare(speaker)


def _bare(speaker: str) -> str:
    words = speaker.lower().split()
    return " ".join(words[1:] if words and words[0] in ("the", "some", "several", "other", "a") else words)


def kind_of(talk: Talk, index: int, said: Said, text: str) -> str | None:
    """question, answer or comment, or None for what is none of them; ``text`` is the clause's sentence."""
    if said.act in ("present", "request"):
        return None
    if said.act == "ask":
        return None if said.role is Role.CHAIR and _OFFERS.search(words_of(text)) else "question"
    if said.word.lower() == "proposed" and "econd" in talk.blocks[index].text:
        return None
    if said.act == "reply" or said.reply and said.word != "thanked":
        proposes = said.word in ("proposed", "suggested") and said.role in (Role.MEMBER, Role.BODY)
        own_view = proposes or _answers_comments(said, text) or _views_unasked(talk, index, said, text)
        return "comment" if own_view else "answer"
    if said.role is Role.PRONOUN:
        judges = _member_named(talk, index) and _JUDGES.search(words_of(text)) is not None
        return "comment" if said.act in ("view", "say") and (talk.run is not None or judges) else None
    pending = talk.question is not None and index - talk.question.last <= 2
    if said.role is Role.NOBODY:
        return _of_nobody(talk, index, said, text, pending=pending)
    if said.role in (Role.OFFICER, Role.GUEST):
        follows = pending or _after_comment(talk, index, said)
        gives = said.word in _OWN_VIEW and not (pending or follows and said.word == "commented")
        return "comment" if gives else "answer" if follows else None
    return _of_members(talk, index, said, text, pending=pending)


def _of_nobody(talk: Talk, index: int, said: Said, text: str, *, pending: bool) -> str | None:
    """What "it was said" is, where no speaker is named."""
    if said.word == "noted" and not pending and _discussed(talk, index, text):
        return "comment"
    if said.act == "view" and not (pending and said.word == "out"):
        return "comment"
    told = _after_comment(talk, index, said) and said.word not in ("noted", "reported")
    return "answer" if pending or told else None


def _of_members(talk: Talk, index: int, said: Said, text: str, *, pending: bool) -> str | None:
    """What a member, the chair, a body or the public says."""
    if pending and _debates(talk, index, said):
        return "comment"
    asked_it = pending and talk.question is not None and same_speaker(talk.question, said.speaker)
    tells = said.act == "say" or said.word.lower() in _TELLS
    if pending and not asked_it and tells and said.role is not Role.PUBLIC:
        return "answer"
    if said.role is Role.CHAIR and said.act == "say" and "nnouncement" in talk.title:
        return None
    if said.role is Role.CHAIR and said.word in _CHAIR_TELLS and _remarked_here(talk, index, said):
        return "answer"
    if _COURTESY.search(words_of(text)) or said.act == "say" and _INTENDS.search(words_of(text)):
        return None
    return "comment" if _is_view(said, text) else None


def _remarked_here(talk: Talk, index: int, said: Said) -> bool:
    """Whether somebody else's comment stands before in the same paragraph, which the chair then answers."""
    last = talk.last_said()
    return (
        last is not None
        and last.kind == "comment"
        and last.last == index
        and not same_speaker(last, said.speaker)
    )


def _member_named(talk: Talk, index: int) -> bool:
    """Whether a member was named before in the paragraph, for whom "He said" stands."""
    return talk.named[0] == index and talk.cast.role(talk.named[1]) is Role.MEMBER


def _debates(talk: Talk, index: int, said: Said) -> bool:
    """Whether a member who speaks in a paragraph after a member's question gives a view and no answer."""
    asked = talk.question is not None and talk.question.last != index
    plain = said.role is Role.MEMBER and _PLAIN_MEMBER.match(words_of(said.speaker)) is not None
    return asked and plain


def _answers_comments(said: Said, text: str) -> bool:
    """Whether a member only takes up what others remarked: that is a view of their own."""
    return (
        _PLAIN_MEMBER.match(words_of(said.speaker)) is not None and _REMARKS.match(words_of(text)) is not None
    )


def _views_unasked(talk: Talk, index: int, said: Said, text: str) -> bool:
    """Whether a member whom nobody asked anything replies with a hope or thanks: a view of their own."""
    asked = talk.question is not None and index - talk.question.last <= _STILL_ASKED
    member = said.role is Role.MEMBER and _A_MEMBER.match(words_of(said.speaker)) is not None
    return member and not asked and _HOPES.search(words_of(text)) is not None


# So many blocks behind a question it may still be answered.
_STILL_ASKED = 2
_A_MEMBER = Rule("^ (?:COUNCILLOR|alderman) (?:Cap|Init)+ $")
_HOPES = Rule("PRONOUN (?:hoped|felt|believed|wished)", "expressed (?:DET|Low){0,2} (?:CONCERN|thanks)")
_REMARKS = Rule("^ in response to DET? Low{0,2} (?:comment~|remark~|suggestion~|view~)")
_PLAIN_MEMBER = Rule("^ COUNCILLOR (?:Cap|Init)+ $")


def _discussed(talk: Talk, index: int, text: str) -> bool:
    """Whether what "was noted" was noted in discussion: said so, or in the paragraph before it."""
    if _IN_DISCUSSION.match(words_of(text)):
        return True
    last = talk.last_said()
    if not talk.blocks[index].text.startswith(text[:20]):
        return False
    near = last is not None and last.kind == "comment" and last.part == talk.part and index - last.last <= 1
    return near and last is not None and not last.fields.get("speaker") and last.cue.startswith("it was")


def _after_comment(talk: Talk, index: int, said: Said) -> bool:
    last = talk.last_said()
    return (
        last is not None
        and last.kind in ("comment", "answer")
        and last.cue != "list"
        and index - last.last <= 1
        and (last.last == index or said.word not in _TELLS_OF_REPORT)
        and not same_speaker(last, said.speaker)
        and (said.role is not Role.NOBODY or last.last == index)
    )


def _is_view(said: Said, text: str) -> bool:
    """Whether what a member, the chair, a body or a resident said is a comment, not a report of fact."""
    if said.word == "heard":
        return False
    if said.role is Role.CHAIR:
        return (
            said.act == "view"
            and said.word != "reminded"
            or said.act == "say"
            and said.word not in _CHAIR_TELLS
        )
    if said.role is Role.BODY and said.word == "noted":
        return False
    if said.role is Role.BODY and _SINGLE_BODY.search(words_of(said.speaker)):
        worried = said.word == "raised" and _WORRIES.search(words_of(text)) is not None
        return said.act == "view" and (said.word not in _BODY_DOES or worried)
    if said.role is Role.PERSON:
        return said.act == "view" or said.act == "say" and _JUDGES.search(words_of(text)) is not None
    if said.word in _TELLS_OF:
        return _JUDGES.search(words_of(text)) is not None
    return said.act == "view" or len(text) > 30


_WORRIES = Rule("raised (?:DET|Low)? (?:concern|concerns|doubts|worries)")
# What a body as a whole does rather than says.
_DONE_TOGETHER = terms("noted discussed proposed put raised agreed addressed welcomed received")


# What is nobody's and yet a view ("it was suggested that"), and what tells a view from a report of fact.
_ONE_SUGGESTS = terms("suggested felt hoped commented argued remarked thought believed")
_JUDGES = Rule(
    "(?:should|must|ought|needed|needs|need|too|FEELING|importance|important|better|wish|wished|PRONOUN "
    "VIEWED|"
    "support|unfair|unacceptable|concern~|opportunity|asset|benefit~|essential|vital|pleased|proud|risk~)"
)
# What a chair says at the door.
_COURTEOUS = terms("welcomed thanked congratulated")
_HAPPENED = Rule("said that !STOP{1,8}? had @adv (?:Low&ed|stood|been|left|gone|taken)")
_PRECIS = Rule("(?:precis|summary|summarised|at length)")


# Verbs that name a matter and need not give a view of it.
_MENTIONS = terms("addressed referred raised mentioned discussed")
_SAYS_THAT = Rule("(?:that|saying|stating|asking|urging|noting|and (?:SAID|VIEWED|ASKED))")
_WITH_A_VIEW = Rule(
    "CONCERN", "(?:WILL|MAY)", "(?:and|,) (?:VIEWED|SAID|ASKED|WAS FEELING)", "(?:lack|need|importance) of"
)


def doubt(talk: Talk, index: int, said: Said, kind: str, text: str) -> str:
    """What is doubtful of a clause as the kind it is taken for, in a clerk's words; empty if nothing."""
    if _quoted(talk.blocks[index].text, text):
        return "the words stand in quotation marks"
    if kind == "comment":
        return _doubt_of_comment(said, text)
    if kind == "answer":
        return _doubt_of_answer(talk, index, said, text)
    if said.word.lower() == "questioned":
        return "it may be a doubt that was voiced and not a question"
    return ""


def _quoted(block: str, text: str) -> bool:
    """Whether a block, or a sentence of it, begins with a quotation mark."""
    begins = block.find(text)
    return block[:1] in "\"'" or bool(set(block[max(0, begins - 1) : begins + 1]) & {"'", '"'})


def _doubt_of_comment(said: Said, text: str) -> str:
    words, verb = words_of(text), said.word.lower()
    if said.role is Role.BODY and verb in _DONE_TOGETHER:
        return "it may only tell what was talked about"
    if said.word in _MENTIONS and not _WITH_A_VIEW.search(words):
        return "it may only tell what was talked about"
    if said.word == "addressed" and not _SAYS_THAT.search(words):
        return "it may only tell that somebody spoke"
    if said.role is Role.OFFICER and verb in _OWN_VIEW:
        return "an officer says it, and it may be a part of the report"
    if said.role is Role.CHAIR and verb in _COURTEOUS:
        return "it may only be a courtesy"
    if verb == "proposed":
        return "it may be a motion and not a comment"
    if said.role is Role.PERSON:
        return "it is not clear whether the speaker is a member or an officer"
    if said.role is Role.NOBODY and verb in _ONE_SUGGESTS or said.act == "say" and _judges(verb, words):
        return ""
    if said.act == "say" or said.role is Role.NOBODY:
        return "it may be a report of fact and not a view"
    return ""


def _judges(verb: str, words: Words) -> bool:
    """Whether what a member "said" or "stated" is a view and no report of what has happened."""
    if verb == "said":
        return _HAPPENED.search(words) is None
    return verb == "stated" and _JUDGES.search(words) is not None


_NOT_OUTRIGHT = "it is not said outright that this answers the question"


def _doubt_of_answer(talk: Talk, index: int, said: Said, text: str) -> str:
    replies = said.reply or said.act == "reply"
    if said.word.lower() in ("noted", "expressed") and not replies:
        return _NOT_OUTRIGHT
    if _PRECIS.search(words_of(text)):
        return "the words are summed up, and where they end is not clear"
    if said.role is Role.MEMBER and said.word == "advised" and not said.reply:
        return _NOT_OUTRIGHT
    asked = talk.question is not None and talk.question.last == index
    known = said.act == "reply" and said.role is not Role.PERSON
    return "" if said.reply or asked or known else _NOT_OUTRIGHT
