"""What was said: questions, answers, and comments, and who said them.

A sentence is read as subject and verb of speech. The tables below say what each verb makes of the
sentence; who the subject is (member, officer, public) decides the rest.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from minutebook.reading.people import Role, is_subject, role_of

_ADVERB = r"(?:also|further|then|again|additionally|later|strongly|subsequently|now|in turn|briefly|personally|all|both|each|clearly|separately|in particular|generally|rightly|therefore|still|went on to|sought to|wanted to|wished to|would like to|did|repeatedly|next|first|finally|formally|publicly|took the opportunity to|continued to|proceeded to)"
ASKS = re.compile(
    r"""\b(?:asked|ASKED|enquired|inquired|queried|questioned|wondered|ask(?:s)?|enquire|query
      |sought\ (?:further\ |some\ )?(?:clarification|assurances?|confirmation|information|details?|clarity|to\ (?:know|clarify|understand|establish)|an?\ (?:update|explanation|assurance))
      |requested\ (?:further\ |some\ |more\ )?(?:clarification|confirmation|information|details|clarity|an\ (?:update|explanation)\ (?:on|as|about|of|regarding))
      |raised\ (?:an?\ |several\ |some\ |a\ number\ of\ |the\ )?(?:further\ )?(?:quer(?:y|ies)|questions?)
      |had\ (?:some\ |several\ |a\ )?(?:quer(?:y|ies)|questions?)|put\ (?:a|the\ following)\ question|posed\ (?:a|the)\ question|wished\ to\ know|wanted\ to\ know)\b""",
    re.VERBOSE,
)
# "asked" for something to be done is an action, not a question.
_ASKS_TO_DO = re.compile(
    r"""^asked(?:\ for)?\ (?:that\b|(?:the\ |that\ )?(?:[\w'&-]+\ ){0,6}?to\ (?!(?:what|which|know))|to\ (?:be|have)\b
      |for\ (?:an?\ |the\ |all\ |more\ |increased\ )?(?:[\w'-]+\ ){0,3}?(?:report|paper|letter|policy|notification|copy|copies|meeting|patrols?|note\b.*agreed|review|sign|list|volunteers|nominations|[\w-]+\ to\b))""",
    re.VERBOSE,
)
REPLIES = r"replied|responded|answered|retorted"
STATES = (
    r"confirmed|advised|explained|clarified|informed|stated|said|reported|indicated|noted|assured|reassured|told|"
    r"acknowledged?|added|undertook|outlined|mentioned|declared that|highlighted|suggested|felt|gave|pointed out|believed|agreed that|agreed to|hoped|understood|commented|would|will|reminded"
)
COMMENTS = (
    r"commented|remarked|observed|felt|considered that|suggested|expressed|stressed|emphasised|emphasized|highlighted|"
    r"thanked|congratulated|praised|welcomed|commended|urged|argued|contended|opined|believed|hoped|voiced|warned|cautioned|"
    r"pointed out|paid tribute|drew attention|held that|was (?:troubled|concerned|pleased|disappointed|glad|worried|of the (?:view|opinion)|surprised|keen|grateful|delighted|unhappy|in favour|against|not convinced|satisfied|saddened|sorry)|"
    r"were (?:troubled|concerned|pleased|disappointed|glad|worried|of the (?:view|opinion)|keen|grateful|in (?:support|favour)|supportive|very (?:complimentary|supportive)|against|not in favour|unhappy)|"
    r"brought up|raised|called for|complained|spoke (?:in|for|against|of|about|on|to)|disagreed|objected|proposed that|proposed a|complimented|complemented|"
    r"supported|opposed|acknowledged|regretted|applauded|endorsed the|shared|recalled|maintained that|asserted|insisted|doubted|feared|"
    r"recommended that|wished|did suggest|made the (?:point|following)|made reference|referred to|discussed|queried|questioned|accepted that|appreciated|condemned|criticised|conveyed|offered|put forward|echoed|reiterated|reflected|"
    r"conceded|challenged|took issue|sympathised|favoured|preferred|had (?:concerns|reservations|doubts)|agreed (?:with|that)|set out (?:his|her|their)|apprised|encouraged|described|asked that|spoke|declared (?:his|her|their) (?:support|opposition)|moved that"
)
SAYS_IF_MEMBER = r"said|stated|noted|advised|informed|reported|reminded|told|mentioned|added|indicated|explained|outlined|replied|confirmed|announced|commented"
_VERB = re.compile(
    rf"\b(?:(?P<ask>asked|ASKED|enquired|inquired|queried|questioned|wondered|sought|requested|raised|had (?:some |several |a )?(?:quer|quest)|put a question|posed|wished to know|wanted to know)|(?P<reply>{REPLIES})|(?P<comment>{COMMENTS})|(?P<say>{SAYS_IF_MEMBER}|assured|reassured|clarified|undertook|acknowledge|gave|reviewed|agreed))\b"
)
_IMPERSONAL = (
    (
        "question",
        re.compile(
            r"\b[Ii]t was (?:\w+ )?(?:asked|queried|questioned|enquired)\b|^(?:Further )?[Cc]larification (?:was |had been )?(?:\w+ )?sought\b|^(?:A|The|One|Further|Another|Several) (?:further )?(?:questions?|quer(?:y|ies)) (?:was|were|had been)? ?(?:\w+ )?(?:asked|raised|put|posed)|\b[Aa] query was raised|\bquestions? (?:was|were) (?:also )?(?:asked|raised|put) (?:about|on|as to|regarding|in relation|by|whether|concerning)"
        ),
    ),
    (
        "answer",
        re.compile(
            r"\b[Ii]t was (?:then |further |also |subsequently )?(?:explained|confirmed|advised|clarified|stated|reported|pointed out|indicated|noted|outlined|acknowledged)\b|"
            r"^(?:In (?:response|reply|answer)[^,]*, )?(?:[Mm]embers|[Tt]he (?:[A-Z][\w-]+ ){0,4}(?:[Bb]oard|[Pp]anel|[Cc]ommittee|[Mm]eeting|Forum|Commission|Cabinet|[Mm]embers?)|[Cc]ouncillors|He|She|The questioner|The [Mm]ember) (?:also |then |further )?(?:was|were) (?:also |then )?(?:advised|informed|told|assured|reassured)|"
            r"^(?:In (?:response|reply|answer)[^,]*, )?(?:[Mm]embers|[Tt]he (?:[\w-]+ ){0,4}(?:[Bb]oard|[Pp]anel|[Cc]ommittee|[Mm]eeting|Forum|Commission|Cabinet)) (?:also |then |further )?heard\b"
        ),
    ),
    (
        "comment",
        re.compile(
            r"\b[Ii]t was (?:also |further |then |generally |strongly |widely |additionally )?(?:commented|suggested|felt|considered|remarked|observed|argued|hoped|stressed|emphasised|highlighted|recognised|acknowledged|believed|thought|proposed|pointed out|appreciated|contended|opined|recommended|questioned whether)\b(?! by the report)|"
            r"\b(?:[Cc]oncerns?|[Dd]isappointment|[Dd]issatisfaction|[Ff]rustration|[Ss]upport|[Ss]urprise|[Rr]egret|[Dd]oubts?|[Rr]eservations?|[Oo]bjections?|[Ss]atisfaction|[Aa]ppreciation|[Tt]hanks|[Oo]pinions?|[Vv]iews?|[Hh]opes?|[Ff]ears?|[Aa]larm|[Uu]nease|[Gg]ratitude|[Cc]ondolences|[Ss]uggestions?|[Cc]omments?)\b[^.;]{0,90}? (?:was|were|had been) (?:also |further )?(?:expressed|raised|voiced|made|recorded|conveyed|given|aired|noted|put forward)\b|"
            r"^(?:A|The|An|One|Another) (?:\w+ )?(?:view|concern|opinion|suggestion|comment|point|observation) (?:was|were) (?:also )?(?:expressed|raised|voiced|made|put)|"
            r"\b(?:was|were) also (?:raised|highlighted|discussed|referred to|proposed|stressed)\b|^(?:The )?[Ii]ssues? of\b.{2,160}\b(?:was|were) raised|^[Ff]eedback from|^[Dd]iscussion (?:also )?took place on\b|"
            r"\b(?:was|were) (?:raised|highlighted)(?: by (?:[Mm]embers|Councillor))?\.?$|^Particular thanks|^(?:Sincere )?[Tt]hanks (?:was|were|went)"
        ),
    ),
)
# How a reply says what it replies to; what it replies to may itself be the question.
_REPLY_TO = re.compile(
    r"\b[Ii]n (?:response|reply|answer|responding|replying|answering) ?(?:to (?P<what>(?:an? |the |several |some |further |various |other |that |this )?(?:further |number of |supplementary |subsequent |related |specific )?(?:questions?|quer(?:y|ies)|enquir(?:y|ies)|requests?|comments?|concerns?|points?|issues?|suggestions?)?(?P<about>[^,]*(?:, (?=who|and |or |the (?!Director|Head|Chief|Officer|Chair|Clerk|Leader|Cabinet|Assistant|Senior|Principal)[a-z])[^,]*)?)))?(?:,|:)? ?"
)
_ABOUT = re.compile(
    r"\b(?:about|regarding|concerning|on|as to|whether|relating|who asked|in relation|why|how|if|with regard|over|in respect)\b|\bfrom (?:the |a |an )?[A-Z]|\bby (?:the |a |an )?[A-Z]|\bfrom a (?:[Mm]ember|resident|councillor)\b"
)


class Speech(NamedTuple):
    """What a sentence says was said: the kind, where it starts and ends, who spoke."""

    kind: str
    start: int
    end: int
    speaker: str
    role: Role
    reply: bool
    sure: bool
    verb: str = ""


_OPENING = re.compile(
    r"^(?:(?:In|On|At|With|Regarding|Referring|Following|Turning|Further|As|After|Also|Finally|However|Speaking|Concerning|Continuing|Responding|Moving|Summing|Before|Having|Of|By|When|While|During|Under|To|Echoing|Arising|For|From|Commenting|Opening|Proposing|Seconding|Thanking|Noting)\b[^,]*,|(?:Furthermore|Additionally|Moreover|Nevertheless|Similarly|Consequently|However|Therefore|Subsequently|Again|Lastly|Firstly|Secondly),?) "
)


def speech(text: str) -> list[Speech]:
    """The question, answer and comment a sentence reports, in the order they stand."""
    reply = _REPLY_TO.search(text[:400])
    if reply and reply.start() > 60 and text[: reply.start()].strip()[-1:] != ",":
        reply = None
    if reply:
        return _with_reply(text, reply)
    match = re.search(r", (?:to which|and in reply|and in response),? ", text)
    if match:
        return [*speech(text[: match.start()]), *_shift(_reported(text[match.end() :], True), match.end())]
    return _reported(text, False)


def _with_reply(text: str, reply: re.Match[str]) -> list[Speech]:
    found: list[Speech] = []
    start = 0
    about = (reply["about"] or "").strip()
    what = (reply["what"] or "").strip()
    named = re.match(r"(?:to )?(?P<who>(?:the |a |an )?[A-Z].*?), who (?:asked|enquired|queried)", what)
    noun = re.search(r"quest|quer|enquir|request", what)
    if noun and _ABOUT.search(about) or named:
        begin = reply.start("what") if named else 0
        who = named["who"] if named else _asker(about)
        stop = reply.end("what")
        found.append(Speech("question", begin, stop, who, Role.MEMBER, False, True))
        start = reply.end()
    elif (
        noun is None
        and what
        and "comment" not in what
        and "concern" not in what
        and "point" not in what
        and "issue" not in what
        and not _ABOUT.search(about)
    ):
        found.append(Speech("none", 0, 0, "", Role.OTHER, True, True))
        found.clear()
    rest = text[reply.end() :] if reply.start() < 3 else text
    offset = reply.end() if reply.start() < 3 else 0
    for said in _reported(rest, True):
        begin = start if found else 0
        found.append(
            said._replace(
                kind="answer" if said.kind != "question" else said.kind,
                start=max(begin, 0) if said.kind != "question" else said.start + offset,
                end=said.end + offset,
                reply=True,
            )
        )
    return found


def _asker(about: str) -> str:
    match = re.search(
        r"\b(?:from|by) ((?:the |a |an )?[A-Za-z][\w'. ()-]*?)(?= about| regarding| on| as to| whether| concerning| in relation|,|$)",
        about,
    )
    return match[1] if match else ""


def _shift(found: list[Speech], by: int) -> list[Speech]:
    return [said._replace(start=said.start + by, end=said.end + by) for said in found]


def _reported(text: str, reply: bool) -> list[Speech]:
    begin = 0
    while (opening := _OPENING.match(text[begin:])) and opening.end() < 260:
        begin += opening.end()
        if begin >= len(text):
            break
    body = text[begin:]
    subject = _subject_verb(body)
    if subject:
        who, verb_at, match = subject
        said = _classify(body, who, verb_at, match, reply)
        if said:
            first = 0 if begin < 80 or reply else begin
            return [said._replace(start=first, end=len(text))]
        return []
    for kind, pattern in _IMPERSONAL:
        match2 = pattern.search(text)
        if match2:
            start = _clause(text, match2.start())
            return [
                Speech(
                    "answer" if reply and kind == "comment" else kind,
                    start,
                    len(text),
                    "",
                    Role.OTHER,
                    reply,
                    True,
                    match2.group(),
                )
            ]
    return []


def _clause(text: str, cue: int) -> int:
    cut = max(
        text.rfind("; ", 0, cue),
        text.rfind(", and ", 0, cue),
        text.rfind(" - ", 0, cue),
        text.rfind(" and it", 0, cue + 3),
    )
    if cut < 0 or cue < 60:
        return 0 if cue < 160 and cut < 0 else cue
    return cut + len(re.match(r"; |, and | - | and ", text[cut:]).group())  # type: ignore[union-attr]


def _subject_verb(body: str) -> tuple[str, int, re.Match[str]] | None:
    for count, match in enumerate(_VERB.finditer(body)):
        if match.start() > 170 or count > 5:
            return None
        before = body[: match.start()].rstrip()
        before = re.sub(rf"(?:,? (?:who|had then|{_ADVERB}))+$", "", before).rstrip(" ,")
        before = re.sub(
            r", (?:on behalf of|speaking|as|in|seconded by|in proposing|seconding|having)\b[^,]*$", "", before
        )
        who = before.strip()
        paren = re.sub(r"\([^()]*\)", "", who)
        if is_subject(paren.strip(" ,")):
            return who, match.start(), match
    return None


def _classify(body: str, who: str, at: int, match: re.Match[str], reply: bool) -> Speech | None:
    role = role_of(who)
    verb = match.group()
    rest = body[at:]
    if role is Role.OTHER:
        return None
    kind = ""
    if match["ask"]:
        if ASKS.match(rest) and not _ASKS_TO_DO.match(rest):
            kind = "question"
        elif verb in ("raised", "requested", "sought"):
            kind = "comment" if verb == "raised" else ""
    elif match["reply"]:
        kind = "answer"
    elif match["comment"]:
        kind = "comment"
    elif match["say"]:
        kind = "say"
    if not kind:
        return None
    if reply and kind in ("comment", "say"):
        kind = "answer"
    return Speech(kind, 0, len(body), who, role, reply or bool(match["reply"]), True, verb)
