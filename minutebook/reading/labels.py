"""Labels that say who is to act ("ACTION: Clerk to write", "KC Action."), within a paragraph."""

from __future__ import annotations

from minutebook.reading import actions
from minutebook.reading.passage import Passage
from minutebook.reading.sentences import sentences


def _whose(at: Passage) -> bool:
    """A label that only names who is to act: the sentence before says what is to be done."""
    owner = actions.whose(at.words) if len(at.text) < _LONGEST_LABEL else ""
    if not owner:
        return False
    talk, index, start = at.talk, at.index, at.start
    if not talk.blocks[index].text[:start].strip():
        index, start = index - 1, len(talk.blocks[index - 1].text) if index else 0
    before = sentences(talk.blocks[index].text[:start]) if index >= 0 else []
    if not before:
        return False
    fields = {"owner": owner, "due": actions.due(before[-1].text)}
    told = [f for f in talk.found if f.kind == "action" and f.last == index and f.end > before[-1].start]
    if told:
        told[-1].fields["owner"] = told[-1].fields["owner"] or owner
        told[-1].why = ""
        return True
    talk.add("action", index, before[-1].start, at.end, fields, cue="label", last=at.index)
    return True


# No label is longer.
_LONGEST_LABEL = 40


def labelled(at: Passage) -> bool:
    """Note the action of a sentence that a label leads or is; say whether it was one."""
    if _whose(at):
        return True
    act = actions.labelled(at.words)
    if act is None:
        return False
    at.talk.run = None
    at.act([act])
    return True
