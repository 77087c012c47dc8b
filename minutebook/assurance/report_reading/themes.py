"""What a finding is about, in a few fixed words, told by the words it uses."""

from __future__ import annotations

import re

THEMES: dict[str, str] = {
    "early help": r"early help|early intervention|edge[- ]of[- ]care|family support",
    "front door": r"front door|referral|threshold|contact(?:s)? and|mash\b|out[- ]of[- ]hours|emergency duty",
    "assessment and planning": r"assess|plans?\b|planning|chronolog|strategy (?:discussion|meeting)|"
    r"core group|conference|child[- ]in[- ]need|pre-?\s?proceedings|public law outline|\bplo\b|section 47",
    "management oversight": r"management|manager|oversight|supervis|scrutiny|challenge|independent reviewing|"
    r"\biros?\b|audit|"
    r"quality assurance|performance",
    "workforce": r"workforce|caseload|social work(?:er)? (?:capacity|stability)|recruit|retention|capacity|"
    r"training",
    "permanence": r"permanen|adopt|special guardian|long-term foster|life[- ]story|matching",
    "placements": r"placement|sufficien|foster carer|children.?s homes?\b|stability|"
    r"unregistered|disruption",
    "return home": r"return(?:ing)? home|reunif|leave care and return",
    "homelessness": r"homeless|bed and breakfast|sofa|rough sleep",
    "care leavers": r"care leaver|leaving care|pathway plan|personal (?:adviser|advisor|assistant)|\bpas?\b|"
    r"staying put",
    "accommodation": r"accommodation|housing|tenanc|bed and breakfast",
    "mental health": r"mental health|emotional|camhs|wellbeing|well-being|therapeutic",
    "health": r"\bhealth\b(?! authority)|dental|immunis|medical",
    "education": r"education|school|employment|\bneet\b|\bpeps?\b|virtual school|attainment|learn",
    "exploitation and missing": r"exploit|missing|return (?:home )?interview|gang|traffick|radicalis",
    "private fostering": r"private(?:ly)? foster",
    "allegations": r"\blado\b|designated officer|allegation|position of trust",
    "voice of the child": r"wishes and feelings|views?\b|voice|participat|advoca|listen|"
    r"engagement (?:and|of) .*children",
    "disabled children": r"disab|\bsend\b|special educational",
    "unaccompanied children": r"unaccompanied|asylum",
    "neglect and domestic abuse": r"neglect|domestic abuse|domestic violence",
    "leadership": r"leader|corporate parent|governance|elected member|"
    r"strateg(?:y|ic)\b(?! (?:discussion|meeting))|"
    r"partner",
}
_COMPILED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in THEMES.items()}


def themes(text: str) -> tuple[str, ...]:
    """The themes a text speaks of, in their fixed order."""
    return tuple(name for name, pattern in _COMPILED.items() if pattern.search(text))
