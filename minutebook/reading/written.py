"""Written questions, notices of motion, and the replies printed under them."""

from __future__ import annotations

import re

from minutebook.reading import actions
from minutebook.reading.leads import Lead, Opens
from minutebook.reading.passage import passage
from minutebook.reading.patterns import Rule, Screen, Words, words_of
from minutebook.reading.sentences import sentences
from minutebook.reading.talk import Talk

_I = "(?:\"|'|/|l|Init|Sign)*"
_ASKS = Rule(
    f"^ {_I} i? (?:will ask|ask the|wish to ask|to ask the? (?:leader|cabinet|chair|chairman|mayor|"
    f"portfolio|executive|convener|council))",
    "^ question Digits? :",
)
_WILL_MOVE = Rule(f"^ {_I} i? (?:will|hereby) move", f"^ {_I} i move", "^ notice of motion !STOP{0,40} $")
_REPLY = re.compile(
    r"(?:[Ww]ritten )?(?:REPLY|Reply|ANSWER|Answer|RESPONSE|Response|(?<=Written "
    r")(?:response|reply|answer)|A)(?: (?:from|by) (?P<who>[^:]{2,90}))? ?(?::|"
    r"(?<=A)[.])(?: ?-)? ?"
)
_REPLY_HEAD = re.compile(
    r"(?:Written )?(?:REPLY|Reply|ANSWER|Answer|RESPONSE|Response|reply|response)(?: (?:from|by) "
    r"(?P<who>.{2,90}))?:?$"
)
_REPLY_BEGINS = frozenset("WwRrAa")
_ASKER = re.compile(
    r"^(?:.*?\b)?(?:[Qq]uestions?(?: \d+)? (?:submitted by|from|by|to)|From) (?P<who>(?:the )?[A-Z][^,:;]*?)"
    r"(?: to (?:the )?.*|,.*)?:?$"
)
_RECEIVED = Rule(
    "question~ (?:HAVE|WAS)? (?:been)? (?:received|submitted|asked|put) (?:from|by) (?P<who>the? Cap "
    "(?:Cap|Init|of the(?=Cap))*) .{0,8} : -? $"
)
_ASK_LEAD = Rule(
    "^ (?P<who>@np) (?:then)? (?:asked|put the following question to) (?:the following question|a "
    "question|the? Cap .{0,14})? : -? $",
    "^ (?P<who>@np) (?:then)? (?:asked|put) (?:the following|a|this|their) (?:supplementary)? question "
    "(?:of|to) (?:the|TITLE|Cap) "
    "!STOP&!QMARK{0,24} :? -? $",
)
_ANSWER_LEAD = Rule(
    "(?:^|,|STOP) (?P<who>@np) (?:answered|replied|responded) .{0,10} : -? $",
    "(?:^|,|STOP) (?P<who>@np) ,? gave (?:this|the following|his|her) (?:answer|reply|response) : -? $",
)


_OPENS = Screen(_ASKS, _WILL_MOVE)


def written(talk: Talk, index: int) -> bool:
    """Read a block as a written question or reply, or as words around them; say whether it was one."""
    text = talk.blocks[index].text
    words = words_of(text)
    if not _OPENS.shuts(words) and _WILL_MOVE.match(words):
        talk.question, talk.questioner, talk.lead, talk.replying = None, "", None, False
        return True
    received = _RECEIVED.search(words) if text.endswith(":") else None
    if received:
        talk.questioner, talk.lead = words.group(received, "who"), None
        return True
    asker = _ASKER.match(text) if len(text) < 140 and not text.endswith("?") and "asked" not in text else None
    if asker:
        talk.questioner, talk.lead = asker["who"].strip(), None
        return True
    label = talk.blocks[index].marker
    if label.startswith("Q") and text.endswith("?"):
        talk.question = talk.add("question", index, 0, len(text), {"speaker": talk.questioner}, cue="written")
        return True
    if _labelled_speech(talk, index, text):
        return True
    said = _unlabelled(text, words)
    lead = _ASK_LEAD.match(said) if len(text) < 250 else None
    if lead:
        talk.questioner = said.group(lead, "who")
        talk.lead = Lead(Opens.QUESTIONS, index, 0, True)
        return True
    if _question(talk, index, text, words):
        return True
    return _replied(talk, index, text, words)


_SPEAKER = re.compile(
    r"(?P<who>(?:Councillors?|Cllrs?\.?|Alderman|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Lord|Baroness)"
    r"(?: (?:[A-Z]\.?|[A-Z][\w'-]+)){1,3}): (?=[A-Z])"
)
_ASKED_FOR = re.compile(
    r"\b(?:asked|queried|enquired|questioned|sought clarification|wanted to know)\b", re.IGNORECASE
)
_NOT_SAID = re.compile(
    r"(?i)^(?:none|nil|no\b|personal|prejudicial|non-|pecuniary|disclosable|item|chair|vice|apolog)"
)


_SAYS = Rule("(?:BE|HAVE|WILL|MAY|SAID|VIEWED|that|PRONOUN|Low&ed)")


def _labelled_speech(talk: Talk, index: int, text: str) -> bool:
    """Read what stands behind a speaker's name and a colon ("Councillor Bly: Asked why ...")."""
    label = _SPEAKER.match(text)
    if label is None or len(text) - label.end() < 25 or _NOT_SAID.match(text[label.end() :]):
        return False
    asks = _ASKED_FOR.search(text) is not None or text.endswith("?")
    kind = "question" if asks else "comment"
    says = asks or _SAYS.search(words_of(text)) is not None
    why = "" if says else "it may be the title of an item and not what was said"
    talk.run = talk.add(kind, index, 0, len(text), {"speaker": label["who"]}, why=why, cue="labelled")
    talk.question = talk.run if asks else None
    talk.lead = None
    return True


def _question(talk: Talk, index: int, text: str, words: Words) -> bool:
    quoted = text[:1] in "\"'"
    asks = None if _OPENS.shuts(words) else _ASKS.match(words)
    closes = text.endswith(("?", '?"', "?'"))
    if not (asks or (talk.questioner and quoted) or (closes and (talk.questioner or quoted))):
        return False
    start = len(text) - len(text.lstrip("\"' "))
    if asks and text[start:].startswith("Question"):
        start = words.end(asks.end()) + 1
    end = len(text.rstrip("\"' "))
    if talk.replying:
        _answer(talk, index, start, end, talk.replier)
        return True
    if text.endswith(('".', "'.")):
        end = len(text.rstrip("\"'. "))
    talk.question = talk.add("question", index, start, end, {"speaker": talk.questioner}, cue="written")
    talk.lead = None
    return True


def _unlabelled(text: str, words: Words) -> Words:
    """The words of a lead-in without the letter Q or A that stands before them."""
    return words_of(text[3:]) if text.startswith(("Q. ", "A. ")) else words


def _replied(talk: Talk, index: int, text: str, words: Words) -> bool:
    replies = text[:1] in _REPLY_BEGINS
    head = _REPLY_HEAD.match(text) if replies else None
    if head and (head["who"] or text.endswith(":") or text.isupper() or talk.question is not None):
        talk.replying, talk.replier, talk.lead = True, head["who"] or "", None
        return True
    said = _unlabelled(text, words)
    lead = _ANSWER_LEAD.search(said) if talk.question is not None and len(text) < 250 else None
    if lead:
        talk.replying, talk.replier = True, said.group(lead, "who").strip(" ,")
        return True
    label = _REPLY.match(text) if replies else None
    lettered = text.startswith("A. ") and not (talk.question is not None and talk.question.cue == "written")
    if label and not lettered and (talk.question is not None or label.end() > 3):
        _answer(talk, index, label.end(), len(text), label["who"] or "")
        return True
    if talk.replying:
        start = 1 if text[:1] in "\"'" else 0
        _answer(talk, index, start, len(text.rstrip("\"' ")), talk.replier)
        return True
    return False


def _answer(talk: Talk, index: int, start: int, end: int, who: str) -> None:
    talk.add("answer", index, start, end, {"speaker": who}, cue="written")
    for sentence in sentences(talk.blocks[index].text):
        words = words_of(sentence.text)
        for act in actions.actions(words, talk.cast):
            fields = dict(act.fields)
            if fields["owner"] != "I":
                continue
            fields["owner"] = who
            begin = sentence.start + words.begin(act.first)
            last = sentence.start + words.end(act.last)
            why = act.why or "the promise stands in a reply"
            talk.add("action", index, begin, last, fields, why=why, cue="reply")
        passage(talk, index, sentence.text, sentence.start).refer()
    talk.question, talk.replying = None, False
    talk.questioner = talk.questioner if "uestion" in talk.title else ""
