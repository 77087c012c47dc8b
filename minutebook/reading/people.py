"""Who is named: persons by title or initials, officers and members by role, lists of names."""

from __future__ import annotations

import re
from enum import Enum

TITLE = (
    r"(?:Councill?ors?|Cllrs?|Cmhlr|Comhairleoir|Alderman|Alderwoman|Aldermen|Ald|Bailie|Provost|"
    r"Deputy|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Reverend|Rev|Father|Canon|Prof|"
    r"Professor|Messrs|Superintendent|Inspector|Sergeant|Garda|Commodore|Major|Captain|Colonel|Cr)\.?"
)
WORD = r"(?:Mc |Mac |Mc|\u00d3 |N\u00ed |[A-Z\u00c0-\u00de][\w'.]*(?:-[A-Z][\w']*)*)"
PERSON = rf"(?:{TITLE} )+(?:\([A-Z]\) ?)?(?:{WORD} ?|de |van |von |der |le |la ){{1,5}}(?:\([A-Z]\))?"
# A mover or seconder: a titled person, initials and surname, or an office ("the Leader of the Council").
MOVER = (
    r"(?:[Tt]he |An )?[A-Z\u00c0-\u00de][\w'./&-]*"
    r"(?: (?:\([A-Z]{1,2}\)|[A-Z\u00c0-\u00de][\w'./&-]*|of(?: the)?(?= [A-Z])|for(?= [A-Z])|de|van|von|der|le))*"
)


class Role(Enum):
    """What part a speaker has in a meeting."""

    MEMBER = "member"
    MEMBERS = "members"
    OFFICER = "officer"
    PUBLIC = "public"
    PERSON = "person"
    OTHER = "other"


_OFFICER = frozenset(
    [
        "director",
        "directors",
        "officer",
        "officers",
        "head",
        "manager",
        "managers",
        "engineer",
        "administrator",
        "solicitor",
        "clerk",
        "architect",
        "planner",
        "treasurer",
        "surveyor",
        "accountant",
        "auditor",
        "auditors",
        "consultant",
        "consultants",
        "secretary",
        "lawyer",
        "adviser",
        "advisor",
        "registrar",
        "librarian",
        "coordinator",
        "co-ordinator",
        "specialist",
        "superintendent",
        "inspector",
        "sergeant",
        "garda",
        "gardai",
        "commissioner",
        "comptroller",
        "chamberlain",
        "remembrancer",
        "archivist",
        "curator",
        "ecologist",
        "analyst",
        "trainer",
        "technician",
        "ranger",
        "headteacher",
        "superintendant",
        "executive",
        "actuary",
        "principal",
        "assistant",
        "lead",
    ]
)
_MEMBER = frozenset(
    [
        "councillor",
        "councilor",
        "cllr",
        "cmhlr",
        "comhairleoir",
        "alderman",
        "alderwoman",
        "ald",
        "bailie",
        "chair",
        "chairman",
        "chairwoman",
        "chairperson",
        "vice-chair",
        "vice-chairman",
        "mayor",
        "leader",
        "convener",
        "cathaoirleach",
        "leas-chathaoirleach",
        "provost",
        "president",
        "member",
        "holder",
        "deputy",
        "trustee",
        "proposer",
        "seconder",
        "mover",
        "chamberlayne",
        "speaker",
    ]
)
_MEMBERS = frozenset(
    [
        "members",
        "councillors",
        "cllrs",
        "councilors",
        "trustees",
        "governors",
        "chairs",
        "conveners",
        "convenors",
        "committee",
        "board",
        "panel",
        "council",
        "cabinet",
        "forum",
        "sub-committee",
        "commission",
        "subcommittee",
        "trust",
        "authority",
        "group",
        "executive",
        "partnership",
        "meeting",
        "aldermen",
        "district",
    ]
)
_PUBLIC = frozenset(
    [
        "resident",
        "residents",
        "public",
        "parishioner",
        "parishioners",
        "representative",
        "representatives",
        "observer",
        "observers",
        "co-optee",
        "applicant",
        "applicants",
        "objector",
        "objectors",
        "petitioner",
        "petitioners",
        "speakers",
        "deputation",
        "owner",
        "tenant",
        "tenants",
        "agent",
        "student",
        "students",
        "parent",
        "parents",
        "attendee",
        "attendees",
        "neighbour",
        "neighbours",
        "volunteer",
        "volunteers",
        "villager",
        "householder",
        "householders",
        "supporter",
    ]
)
_WORDS = re.compile(r"[A-Za-z\u00c0-\u024f][\w'-]*")
_LEADING = re.compile(
    rf"(?:The |the |A |An |One |Another |Some |Several |Other |Many |Most |Both |All |Each |"
    rf"No |Two |Three |Four |[A-Z\u00c0-\u00de]|{TITLE} )"
)
_TITLED = re.compile(rf"{TITLE} |(?:[A-Z]\.? ?)+[A-Z]")
_BROKEN = re.compile(
    r"\b(?:was|were|is|are|had|has|have|that|who|which|would|will|been|be|said|asked|stated|if|"
    r"when|there|it|but|because|from|resolved|agreed)\b"
)


def role_of(subject: str) -> Role:
    """The part the words of a subject play, judged by its nouns and titles."""
    words = [word.lower() for word in _WORDS.findall(subject)]
    if not words:
        return Role.OTHER
    found = set(words)
    head = set(words[:4])
    if "chief" in found and "executive" in found or "section" in found and "151" in subject:
        return Role.OFFICER
    if found & {"councillor", "cllr", "cmhlr", "alderman", "councilor", "bailie"}:
        return Role.MEMBER
    if "public" in found and "health" not in found or head & _PUBLIC:
        return Role.PUBLIC
    if ("member" in found or "holder" in found) and "panel" not in head:
        return Role.MEMBER
    if "members" in found or "councillors" in found:
        return Role.MEMBERS
    if "team" not in found and words[0] in ("the", "an", "a", "vice") and head & _MEMBER - {"deputy"}:
        return Role.MEMBER
    if found & _OFFICER and not words[0] == "deputy" or {"monitoring", "officer"} <= found:
        return Role.OFFICER
    if head & _MEMBER:
        return Role.MEMBER
    if found & _MEMBERS:
        return Role.MEMBERS
    if found & _PUBLIC:
        return Role.PUBLIC
    return Role.PERSON if _TITLED.match(subject) or subject[:1].isupper() else Role.OTHER


def is_subject(words: str) -> bool:
    """Whether words before a verb can be who speaks: a short noun phrase that names someone."""
    return (
        0 < len(words) <= 130
        and words.count(" ") <= 16
        and _LEADING.match(words) is not None
        and _BROKEN.search(words) is None
    )


_NAME_SPLIT = re.compile(r"\s*(?:[,;\u2022]|\band\b|&)\s*")
_NAME_NOISE = re.compile(
    r"^(?:The )?(?:Councill?ors?|Cllrs?\.?|Messrs\.?|Aldermen|Alderman|together with|plus|also|with)[:,]? ?"
)
_ONE_NAME = re.compile(
    rf"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Rev|Father|Prof|Professor)\.? )*"
    rf"(?:[A-Z](?:\.| |(?=[A-Z] )) ?){{0,4}}(?:{WORD} ?){{1,3}}(?:\([A-Z]\))?"
)


def split_names(text: str) -> list[str]:
    """The names in a list such as "Councillors A Bly, Mrs C Orme and E Quill (Chair)"."""
    flat = re.sub(r"\((?!(?:[A-Z]|[A-Z]\.[A-Z]\.)\))[^()]*\)", "", text)
    names = []
    for piece in _NAME_SPLIT.split(flat.strip(" .:;-")):
        name = _NAME_NOISE.sub("", piece.strip(" .:;")).strip(" .:;-")
        name = name.split(" - ")[0].strip()
        if name and (name[0].isupper() or name.lower().startswith("the ")):
            names.append(name)
    return names


def columns(text: str) -> list[str]:
    """The names of a list set in columns, where only initials part one name from the next."""
    found = re.findall(
        r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Rev)\.? )?(?:[A-Z]\.? ?){1,3}[A-Z][\w'-]+", text
    )
    return [name.strip() for name in found]
