"""``python -m tests.desk.founding minutes|cabinet``: in ``MINUTEBOOK_HOME``, a council after a meeting.

``minutes``: a board whose meeting ended and whose minutes are complete; its next meeting was held, its
vice-chair presiding. ``cabinet``: a cabinet that met and took a key decision, members of scrutiny, a hearing.
"""

from __future__ import annotations

import os
import sys
from datetime import date


def main(what: str) -> None:
    os.environ |= {"MINUTEBOOK_FACE": "desk", "MINUTEBOOK_SIDE": "desk", "MINUTEBOOK_DEMO": "1"}
    os.environ["DJANGO_SETTINGS_MODULE"] = "minutebook.settings"
    from minutebook.book.opening import prepare

    prepare()
    from tests.drafts.cast import assemble_cast

    cast = assemble_cast()
    _minutes(cast) if what == "minutes" else _cabinet(cast)


def _minutes(cast: object) -> None:
    from tests.drafts import afterwards
    from tests.drafts.sitting import ITEMS

    os.environ["MINUTEBOOK_NOW"] = afterwards.HELD
    draft = afterwards.written(cast, *ITEMS, afterwards.private())  # type: ignore[arg-type]
    words = f"{afterwards.VISIT}\n\nACTION: Director of Children’s Services to report by 12 March 2027."
    afterwards.write(draft, cast.clerk, "visit", words)  # type: ignore[attr-defined]
    afterwards.presiding()
    afterwards.next_meeting("birch", "cedar")


def _cabinet(cast: object) -> None:
    from minutebook.book.press import publish
    from minutebook.book.schema import Body, Item, Meeting, Membership, Person, Words
    from minutebook.book.shelf import public_book
    from minutebook.drafts.executive import forward_plan
    from minutebook.drafts.models import Account, Appointment, PlanNotice
    from minutebook.drafts.permission import Scope
    from tests.book.making import COUNCIL

    os.environ["MINUTEBOOK_NOW"] = "2026-11-01T09:00+00:00"
    seat = Membership(id="leads", body="cabinet", role=Words(en="Leader"))
    depot = Item(id="depot", label="3", title=Words(en="Closure of the depot"))
    things = (
        Body(id="cabinet", name=Words(en="Cabinet"), kind="executive", legal_status="executive"),
        Body(id="panel", name=Words(en="Children and Families Scrutiny Panel"), kind="scrutiny"),
        Person(id="leader", name=Words(en="Colm Byrne"), family_name="Byrne", memberships=(seat,)),
        Meeting(id="met", body="cabinet", start="2026-12-10T10:00", state="held", items=(depot,)),
        Meeting(id="hearing", body="panel", start="2026-12-16T18:00", state="held"),
    )
    for thing in things:
        publish(public_book(), thing, council=COUNCIL)
    scope, clerk = Scope(COUNCIL, "cabinet"), cast.clerk  # type: ignore[attr-defined]
    given = forward_plan.usual_fields(scope) | {
        "title": "Closure of the depot",
        "matter": "Whether to close it.",
    }
    given |= {"when": date(2026, 12, 10), "pounds": 400_000, "documents": "A report"}
    entry = forward_plan.add_entry(scope, given, by=clerk)
    forward_plan.put_at_item(entry, "met", "depot", by=clerk)
    row = {"entry": entry, "kind": PlanNotice.KEY, "day": date(2026, 11, 1), "document": "notice"}
    PlanNotice.objects.create(**row, by=clerk)
    for name in ("Ada Oak", "Ben Pine", "Cora Rowan"):
        account = Account.objects.create(email=f"{name.split()[0].casefold()}@severnshire.example", name=name)
        Appointment.objects.create(account=account, council=COUNCIL, role="member", body="panel")
    officer = Account.objects.create(email="sol@severnshire.example", name="Sol Scrutiny")
    Appointment.objects.create(account=officer, council=COUNCIL, role="scrutiny-officer", body="panel")


if __name__ == "__main__":
    main(sys.argv[1])
