"""The law of meetings as pure functions, each citing its source.

    from minutebook.law import notice, timetable

    notice.agenda_notice("england", "committee", date(2025, 5, 6)).result.working_day
    timetable.timetable("wales", "council", date(2025, 5, 6), published=date(2025, 4, 29))

Every function takes plain facts (a nation, a kind of body, dates, numbers) and returns an ``Answer``: the
result, the rule in one plain sentence, what was counted, its source, and whether it is statute, the council's
own choice or contested. Impossible facts raise ``LawError``, which names the field. Every module declares its
rules beside the functions that apply them; ``rules`` keeps the register, ``page`` puts it into words.

A council's own law is two values that go with every question about days: a ``Calendar`` (``working_days``),
which is its nation's bank holidays with the days it added, removed or closes on, and ``Choices`` (``rules``),
which are its settings by name. The book's words for a body's legal status are read by ``nations.body_kind``.
"""

from __future__ import annotations
