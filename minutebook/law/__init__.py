"""The law of meetings as pure functions, each citing its source.

Every function takes plain facts (a nation, a kind of body, dates, numbers) and returns an ``Answer``: the
result, the rule in one plain sentence, what was counted, its source, and whether it is statute, the council's
own choice or contested. Impossible facts raise ``LawError``, which names the field. Every module declares its
rules beside the functions that apply them; ``rules`` keeps the register.
"""

from __future__ import annotations
