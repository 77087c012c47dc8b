"""Severnshire: an invented English county whose bodies meet, so that everything can be seen at work.

``story(today)`` tells two and a half years of it, publication by publication, up to ``today``. Nobody in
it lives, no place in it is on a map, and the same day always gives the same objects and the same bytes.
"""

from __future__ import annotations

from minutebook.intake.severnshire.keys import COUNCIL, keyed
from minutebook.intake.severnshire.story import Step, story

__all__ = ["COUNCIL", "Step", "keyed", "story"]
