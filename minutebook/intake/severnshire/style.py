"""Each body's house style: how its minutes open a discussion, resolve, record an action, number lines."""

from __future__ import annotations

from dataclasses import dataclass

from minutebook.intake.severnshire import people

LETTERS = "abcdefghijklmn"
ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]


@dataclass(frozen=True)
class Style:
    """A house style. ``one`` and ``many`` hold ``{limb}`` and nothing; ``asked`` opens the discussion."""

    one: str
    many: str
    limb: str = "({letter})"
    asked: tuple[str, ...] = ("",)
    bullets: bool = False
    dotted: bool = False
    minute: str = ""
    action: str = ""
    recommended: str = ""
    proposed: tuple[str, ...] = ()

    def limb_label(self, n: int) -> str:
        """The label of the ``n``-th limb (from 0)."""
        return self.limb.format(letter=LETTERS[n], roman=ROMAN[n], number=n + 1)


STYLES = {
    people.BOARD: Style(
        one="RESOLVED that {limb}.",
        many="RESOLVED that:",
        asked=("It was commented that:", "In the discussion that followed it was commented that:",
               "Board members raised the following:"),
        bullets=True,
        action="Action: {Who} to {what} by {when}.",
        recommended="The Board is asked to agree that:",
    ),
    people.PANEL: Style(
        one="Resolved – That {limb}.",
        many="Resolved – That:",
        limb="({number})",
        dotted=True,
        minute="{n}",
        action="The {who} undertook to {what} by {when}.",
        recommended="The Panel is recommended to agree that:",
    ),
    people.HEALTH: Style(
        one="RESOLVED: That {limb}.",
        many="RESOLVED: That",
        limb="({roman})",
        asked=("Members were invited to ask questions; the discussion is summarised as follows:",
               "During the discussion, the following main points were made:",
               "The Chair thanked the presenters. In discussion:"),
        bullets=True,
        minute="{n}",
        action="The {who} agreed to {what} by {when}.",
        recommended="The Committee is asked to agree that:",
    ),
    people.WELLBEING: Style(
        one="It was agreed that {limb}.",
        many="It was agreed that:",
        limb="({letter})",
        minute="{n}/{yy}",
        action="ACTION: {Who} to {what}, by {when}.",
        recommended="The Board is recommended to agree that:",
    ),
    people.CABINET: Style(
        one="RESOLVED: That {limb}.",
        many="RESOLVED: That",
        limb="{letter})",
        minute="{n}/{yy}",
        action="The {who} was asked to {what} by {when}.",
        recommended="That Cabinet agrees that:",
        proposed=(
            "On the proposal of {con1}, seconded by {con2}, it was unanimously",
            "It was proposed by {con1}, seconded by {con2} and",
            "The recommendations were put by {con1} and, there being no dissent, it was",
            "Having considered the report and what had been said, Cabinet unanimously",
        ),
    ),
    people.COUNCIL: Style(
        one="RESOLVED – That {limb}.",
        many="RESOLVED – That:",
        limb="({number})",
        minute="{n}/{yy}",
        action="The {who} undertook to {what} by {when}.",
        recommended="The Council is RECOMMENDED to agree that:",
    ),
    people.GROUP: Style(
        one="The Group agreed that {limb}.",
        many="The Group AGREED that:",
        limb="{number}.",
        asked=("Members put the following questions:", "Points raised in discussion:"),
        bullets=True,
        recommended="The Group is asked to agree that:",
    ),
    people.IMPROVEMENT: Style(
        one="It was RESOLVED that {limb}.",
        many="It was RESOLVED that:",
        action="Action: {Who} to {what} by {when}.",
        recommended="The Board is asked to agree that:",
    ),
}  # fmt: skip
