"""Who is named: what part in a meeting a speaker has, and the names in a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from minutebook.reading.patterns import Rule, Table, words_of


class Role(Enum):
    """What part a speaker has in a meeting."""

    MEMBER = "member"
    CHAIR = "chair"
    BODY = "body"
    OFFICER = "officer"
    GUEST = "guest"
    PUBLIC = "public"
    PERSON = "person"
    PRONOUN = "pronoun"
    NOBODY = "nobody"


# The first that holds gives the part; the order is from the surest sign to the weakest.
_ROLES = (
    (Role.PRONOUN, Rule("^(?:DET)?PRONOUN$")),
    (Role.PUBLIC, Rule("(?:member|members)ofthe?(?:public|audience)", "^DET?(?:Low|Cap)?PUBLIC&Low")),
    (Role.GUEST, Rule("member~ofthe(?!committee|council|panel|board|cabinet|meeting|public|district)Cap")),
    (Role.OFFICER, Rule("chief(?:Cap)?executive", "section151", "monitoringofficer", "^DET?clerk")),
    (Role.MEMBER, Rule("COUNCILLOR", "^(?:cllrs|cllrs.|councillors|aldermen)(?:Cap|Init)")),
    (
        Role.MEMBER,
        Rule("(?:cabinet|executive|lead)member", "portfolioholder", "^leader", "leaderofthe", "spokesperson"),
    ),
    (Role.OFFICER, Rule("^DET?(?:Cap|and|for|,|Low){0,4}(?:OFFICER&!executive)")),
    (Role.PUBLIC, Rule("^TITLE(?:Cap|Init)+OPEN(?:Cap&!MEMBER&!CHAIR&!OFFICER|Upper)")),
    (Role.CHAIR, Rule("^(?:the|incoming|outgoing|new|acting|Cap){0,3}CHAIR")),
    (Role.BODY, Rule("MEMBERS", "^DET?(?:members|all|several|some)of")),
    (Role.MEMBER, Rule("(?:^|Low|DET|lay|board)(?:MEMBER&!deputy)", "^DET?(?:Cap){0,5}(?:MEMBER&!deputy)")),
    (Role.OFFICER, Rule("^DET?(?:Cap&!BODY){1,3}(?:services|team|department|unit)")),
    (Role.GUEST, Rule("^GUEST")),
    (Role.OFFICER, Rule("OFFICER")),
    (Role.BODY, Rule("^DET?(?:Cap|and|of|for|on|AMP|,){0,10}BODY")),
    (Role.PUBLIC, Rule("PUBLIC")),
    (
        Role.PERSON,
        Rule(
            "^DET?(?:TITLE|Init)", "^(?:Cap|Init){2,4}$", "^Upper(?:Cap|Init){1,2}$", "^Cap&!DET&!NOT_NAME$"
        ),
    ),
)


_PARTS = Table((rule, (role, rule)) for role, rule in _ROLES)


@lru_cache(maxsize=4096)
def role_of(subject: str) -> Role:
    """The part the words of a subject play, judged by its nouns and titles."""
    words = words_of(subject)
    return next((role for role, rule in _PARTS.live(words) if rule.search(words)), Role.NOBODY)


@dataclass
class Cast:
    """Who was there, from the meeting's own attendance: surnames of members and of others."""

    members: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    public: set[str] = field(default_factory=set)

    def add(self, names: Iterable[str], *, member: bool) -> None:
        """Take up the names of a list of those present."""
        (self.members if member else self.others).update(filter(None, map(surname, names)))

    def role(self, subject: str) -> Role:
        """The part of a speaker, with what the attendance says of a plain name."""
        if _POST.fullmatch(subject):
            return Role.OFFICER
        if subject.isupper() and subject.isalpha() and 2 <= len(subject) <= 4:
            return self._of_initials(subject.lower())
        found = role_of(subject)
        if found is not Role.PERSON:
            return found
        last = surname(subject)
        if last in self.public:
            return Role.PUBLIC
        if last in self.members and last not in self.others:
            return Role.MEMBER
        return Role.OFFICER if last in self.others else Role.PERSON

    def _of_initials(self, initials: str) -> Role:
        """The part of somebody whom the minutes name by initials, which the attendance explains."""
        if initials in self.members:
            return Role.MEMBER
        return Role.OFFICER if initials in self.others else Role.NOBODY


# A post by its letters: the DSM (a manager), the IMO (an officer), the CE, the DFR (a director), the PCC.
_POST = re.compile(r"[Tt]he (?:Deputy |Assistant )?(?:[A-Z]{1,3}[MO]|CEO?|D?PCC|[DA]?CC|D[A-Z]{1,2})")
_INITIALS = re.compile(r"[A-Z][\w'-]+ ?\((?P<initials>[A-Z]{2,4})\)")


def initials_in(text: str) -> list[str]:
    """The initials that a list of names gives behind each ("Tom Foster (TF)")."""
    return [found["initials"].lower() for found in _INITIALS.finditer(text)]


_FROM_THE_PUBLIC = Rule("(?P<who>TITLE(?:Cap|Init)+)OPEN(?:the|a|an|local)?PUBLIC")


def speakers(texts: Iterable[str]) -> list[str]:
    """The names that some texts give with a part among the public ("Mr P Varley (objector)")."""
    found = []
    for words in map(words_of, texts):
        found += [words.group(match, "who") for match in _FROM_THE_PUBLIC.finditer(words)]
    return found


_ASIDE = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[^\W\d_][\w'-]+")


@lru_cache(maxsize=4096)
def surname(name: str) -> str:
    """The last word of a name, in small letters; brackets and what follows a comma are left out."""
    words = _WORD.findall(_ASIDE.sub(" ", name).split(",")[0])
    return words[-1].lower() if words else ""


_SPLIT = re.compile(r"\s*(?:[,;\u2022]|\band\b|&)\s*")
_NOISE = re.compile(
    r"^(?:The )?(?:Councill?ors?|Cllrs?\.?|Messrs\.?|Aldermen|Alderman|together with|plus|also|with)[:,]? ?"
)
# An office behind a name ("Ron Booth, Vice Chair") is nobody else.
_OFFICE = re.compile(r"(?:Vice|Deputy|Acting)?[- ]?(?:Chair\w*|Treasurer|Secretary|Convener)")
_BRACKETS = re.compile(r"\((?!(?:[A-Z]|[A-Z]\.[A-Z]\.)\))[^()]*\)")
_COLUMN = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Rev)\.? )?(?:[A-Z]\.? ?){1,3}[A-Z][\w'-]+")


def split_names(text: str) -> list[str]:
    """The names in a list such as "Councillors A Bly, Mrs C Orme and E Quill (Chair)"."""
    names = []
    for piece in _SPLIT.split(_BRACKETS.sub("", text).strip(" .:;-")):
        name = (
            _NOISE.sub("", piece.strip(" .:;"))
            .strip(" .:;-")
            .split(" - ")[0]
            .strip()
            .removesuffix(" in the Chair")
        )
        if name and not _OFFICE.fullmatch(name) and (name[0].isupper() or name.lower().startswith("the ")):
            names.append(name)
    return names


def columns(text: str) -> list[str]:
    """The names of a list set in columns, where only initials part one name from the next."""
    return [name.strip() for name in _COLUMN.findall(text)]
