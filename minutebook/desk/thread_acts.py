"""What may be done about a thread at the desk: for each act its right, its form, and when it is offered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from minutebook.book import catalogue, clock
from minutebook.book.errors import BookError, NotFound
from minutebook.book.shelf import public_book
from minutebook.desk.forms import threads as forms
from minutebook.desk.forms.threads import Act as Form
from minutebook.drafts import practice
from minutebook.drafts.models import Account, Appointment
from minutebook.drafts.roles import RIGHTS, ROLES
from minutebook.followup import acts, closing, reporting, voiding
from minutebook.followup.holding import Held
from minutebook.followup.opening import meetings_followed
from minutebook.followup.schema import Answer, Closing, Place
from minutebook.law import wording

MEETINGS_BACK = 8
"""How many meetings' items are offered where an item is to be named."""
AHEAD = timedelta(days=400)


class Act(NamedTuple):
    """One act: ``do`` is told the thread, the filled-in form, what follows the act's name, and who acts; it
    returns what to tell them. ``label`` is empty for what has a button of its own."""

    right: str
    label: str
    form: Callable[[Held, Any], Form] | None
    when: Callable[[Held], bool]
    do: Callable[[Held, Any, str, Account], str]


def _followed(held: Held) -> bool:
    return held.followed


def _seen(held: Held, **initial: Any) -> dict[str, Any]:
    return {"seen": held.version, **initial}


# -- the choices that forms offer


def _items(council: str, body: str) -> list[tuple[str, Any]]:
    """The items of a body's last meetings, grouped by meeting, for a list to choose from."""
    meetings = meetings_followed(council, body)[:MEETINGS_BACK]
    rows = catalogue.entries(public_book(), council).filter(
        kind="item", parent__in=[one.object for one in meetings]
    )
    items: dict[str, list[tuple[str, str]]] = {}
    for row in rows.order_by("position"):
        items.setdefault(row.parent, []).append((row.object, f"{row.label} {row.title}".strip()))
    return [
        (wording.day(date.fromisoformat(one.date[:10])), items[one.object])
        for one in meetings
        if one.object in items
    ]


def _answer_items(held: Held) -> list[tuple[str, Any]]:
    """Where an answer may have been given: at the body it was asked of, or at the body that asked."""
    found = _items(held.council, held.thread.to) if held.thread.to else []
    return [*found, *_items(held.council, held.body)]


def _coming(held: Held) -> list[tuple[str, str]]:
    """The meetings at which the body could close it: its last one and those to come."""
    today = clock.today()
    rows = catalogue.entries(public_book(), held.council).filter(kind="meeting", group=held.body)
    rows = rows.exclude(state="cancelled").filter(
        date__gte=(today - timedelta(days=60)).isoformat(), date__lte=(today + AHEAD).isoformat()
    )
    return [(row.object, wording.day(date.fromisoformat(row.date[:10]))) for row in rows.order_by("date")]


def _bodies(held: Held) -> list[tuple[str, str]]:
    rows = practice.bodies(held.council, clock.today())
    return [(row.object, row.title) for row in rows if row.object != held.body]


def _people(held: Held) -> list[tuple[str, str]]:
    """The accounts that may hand in word on this body's threads."""
    rows = Appointment.objects.using("desk").filter(
        council=held.council,
        role__in=RIGHTS["thread.report"].roles,
        body__in=["", held.body],
        account__is_active=True,
    )
    found = {
        row.account.pk: (str(row.account.pk), f"{row.account.name} ({ROLES[row.role]})")
        for row in rows.select_related("account").order_by("account__name")
    }
    return list(found.values())


def _matters(held: Held) -> list[tuple[str, str]]:
    rows = catalogue.entries(public_book(), held.council).filter(kind="matter").order_by("title")
    return [(row.object, row.title) for row in rows]


# -- the acts


def _update(held: Held, form: forms.Update, rest: str, by: Account) -> str:
    acts.update(held, form.cleaned_data["words"], form.shown(held.council), on=form.cleaned_data["on"], by=by)
    return "It is in the record."


def _answer(held: Held, form: forms.Answer, rest: str, by: Account) -> str:
    data = form.cleaned_data
    given = Answer(
        day=data["day"].isoformat(),
        words=data["words"],
        verdict=data.get("verdict", ""),
        reason=data.get("reason", ""),
        at=Place(item=data["item"]),
        evidence=form.shown(held.council),
    )
    acts.answer(held, given, by=by)
    return "The answer is in the record. The body that asked closes it."


def _assign(held: Held, form: forms.Assign, rest: str, by: Account) -> str:
    acts.assign(held, form.cleaned_data["owner"], form.cleaned_data["reason"], by=by)
    return "It is in other hands now, and the record says since when."


def _due(held: Held, form: forms.Due, rest: str, by: Account) -> str:
    acts.move_due(held, form.cleaned_data["due"], form.cleaned_data.get("reason", ""), by=by)
    return "The day is set. Any earlier one stays shown."


def _send(held: Held, form: forms.Send, rest: str, by: Account) -> str:
    data = form.cleaned_data
    after = acts.send(
        held,
        data["received"],
        to=data["to"],
        to_name=data["to_name"],
        rule=data["rule"],
        noticed=data["noticed"],
        by=by,
    ).thread
    if after.clock is None:
        return "It is noted to whom it went."
    return f"The answer is due by {wording.day(date.fromisoformat(after.due))}: {after.clock.because}."


def _propose(held: Held, form: forms.Propose, rest: str, by: Account) -> str:
    closing.propose(held, form.cleaned_data["meeting"], form.cleaned_data["reason"], by=by)
    return "It proposes itself to the agenda of that meeting."


def _close(held: Held, form: forms.Close, rest: str, by: Account) -> str:
    data = form.cleaned_data
    made = Closing(
        day="",
        at=Place(item=data["item"]),
        result=data["result"],
        words=data["words"],
        satisfied=form.satisfied_value(),
    )
    closing.close(held, made, by=by)
    return "It is closed, and the record names the item."


def _reopen(held: Held, form: forms.Reopen, rest: str, by: Account) -> str:
    closing.reopen(held, form.cleaned_data["reason"], by=by)
    return "It is open again."


def _doubt(held: Held, form: forms.Doubt, rest: str, by: Account) -> str:
    voiding.doubt(held, form.cleaned_data["reason"], by=by)
    return "It waits for a second person."


def _agree(held: Held, form: None, rest: str, by: Account) -> str:
    voiding.agree(_open_doubt(held), by=by)
    return "It is void. It stays in the record with its reason, and in no figure."


def _disagree(held: Held, form: None, rest: str, by: Account) -> str:
    voiding.refuse(_open_doubt(held), by=by)
    return "It goes on."


def _open_doubt(held: Held) -> Any:
    found = voiding.open_doubt(held)
    if found is None:
        raise NotFound("It was settled meanwhile.")
    return found


def _hand_in(held: Held, form: forms.HandIn, rest: str, by: Account) -> str:
    data = form.cleaned_data
    reporting.hand_in(held, data["words"], form.shown(held.council), answers=data["answers"], by=by)
    return "It is handed in. It reaches the record when the clerk takes it."


def _take(held: Held, form: None, rest: str, by: Account) -> str:
    word, _, verdict = rest.partition(":")
    reporting.take(_word(held, word), verdict=verdict, by=by)
    return "It is in the record."


def _give_back(held: Held, form: None, rest: str, by: Account) -> str:
    reporting.give_back(_word(held, rest), "Say more, or show what was done.", by=by)
    return "It is returned, and whoever handed it in is written to."


def _word(held: Held, word: str) -> Any:
    return reporting.word_of(held.council, held.object, int(word) if word.isdecimal() else 0)


def _charge(held: Held, form: forms.Charge, rest: str, by: Account) -> str:
    account = Account.objects.using("desk").get(pk=form.cleaned_data["account"])
    acts.charge(held, account, by=by)
    return f"{account.name} is written to before the day."


def _uncharge(held: Held, form: None, rest: str, by: Account) -> str:
    account = Account.objects.using("desk").filter(pk=rest if rest.isdecimal() else 0).first()
    if account is None:
        raise NotFound("There is no such account.")
    acts.uncharge(held, account, by=by)
    return f"{account.name} is written to no more."


def _join(held: Held, form: forms.Join, rest: str, by: Account) -> str:
    if form.cleaned_data["matter"] == held.thread.matter:
        raise BookError("matter: it is there already")
    acts.join_matter(held, form.cleaned_data["matter"], by=by)
    return "It stands on the line of that matter." if form.cleaned_data["matter"] else "It is in no matter."


def _requote(held: Held, form: None, rest: str, by: Account) -> str:
    acts.requote(held, by=by)
    return "The thread quotes the minutes as they are now. The earlier words stay shown."


def _is_closed(held: Held) -> bool:
    return held.thread.state == "closed"


def _sendable(held: Held) -> bool:
    return held.followed and held.thread.kind == "recommendation" and held.thread.clock is None


def _movable(held: Held) -> bool:
    return held.followed and held.thread.clock is None


ACTS: dict[str, Act] = {
    "hand-in": Act(
        "thread.report",
        "Hand in how far it is",
        lambda held, data: forms.HandIn(data, initial=_seen(held)),
        _followed,
        _hand_in,
    ),
    "update": Act(
        "thread.edit",
        "Say how far it is",
        lambda held, data: forms.Update(data, initial=_seen(held)),
        _followed,
        _update,
    ),
    "answer": Act(
        "thread.edit",
        "Write the answer down",
        lambda held, data: forms.Answer(held.thread, _answer_items(held), data, initial=_seen(held)),
        _followed,
        _answer,
    ),
    "send": Act(
        "thread.edit",
        "Say when it was received",
        lambda held, data: forms.Send(
            _bodies(held), data, initial=_seen(held, to=held.thread.to, to_name=held.thread.to_name)
        ),
        _sendable,
        _send,
    ),
    "assign": Act(
        "thread.edit",
        "Give it to somebody else",
        lambda held, data: forms.Assign(data, initial=_seen(held, owner=held.thread.owner)),
        _followed,
        _assign,
    ),
    "due": Act(
        "thread.edit",
        "Set or move the day",
        lambda held, data: forms.Due(held.thread, data, initial=_seen(held, due=held.thread.due)),
        _movable,
        _due,
    ),
    "charge": Act(
        "thread.edit",
        "Say who answers for its owner",
        lambda held, data: forms.Charge(_people(held), data, initial=_seen(held)),
        _followed,
        _charge,
    ),
    "propose": Act(
        "thread.edit",
        "Propose to close it",
        lambda held, data: forms.Propose(_coming(held), data, initial=_seen(held)),
        _followed,
        _propose,
    ),
    "close": Act(
        "thread.close",
        "Write down that the body closed it",
        lambda held, data: forms.Close(_items(held.council, held.body), data, initial=_seen(held)),
        _followed,
        _close,
    ),
    "reopen": Act(
        "thread.close",
        "Open it again",
        lambda held, data: forms.Reopen(data, initial=_seen(held)),
        _is_closed,
        _reopen,
    ),
    "matter": Act(
        "matter.edit",
        "Say to which matter it belongs",
        lambda held, data: forms.Join(_matters(held), data, initial=_seen(held, matter=held.thread.matter)),
        lambda held: held.thread.state != "void",
        _join,
    ),
    "doubt": Act(
        "thread.edit",
        "It is a misreading",
        lambda held, data: forms.Doubt(data, initial=_seen(held)),
        lambda held: held.followed and voiding.open_doubt(held) is None,
        _doubt,
    ),
    "agree": Act("thread.edit", "", None, _followed, _agree),
    "disagree": Act("thread.edit", "", None, _followed, _disagree),
    "take": Act("thread.edit", "", None, _followed, _take),
    "give-back": Act("thread.edit", "", None, _followed, _give_back),
    "uncharge": Act("thread.edit", "", None, _followed, _uncharge),
    "requote": Act("thread.edit", "", None, _followed, _requote),
}
"""Every act by its name, in the order in which they are offered."""
