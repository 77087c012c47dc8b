"""A member and the seats they hold. Officers have no page: they appear by role in texts."""

from __future__ import annotations

from minutebook.book.schema.common import File, Part, Record, Words


class Membership(Part, frozen=True, kw_only=True):
    """A seat on a body from ``start`` to ``end`` (ISO dates, empty where open)."""

    id: str = ""
    body: str
    role: Words = Words(en="Member", cy="Aelod")
    voting: bool = True
    on_behalf_of: str = ""
    start: str = ""
    end: str = ""


class Person(Record, frozen=True, kw_only=True, tag="person/1"):
    """A councillor, co-opted or lay member. Home addresses have no field on purpose."""

    name: Words
    family_name: str = ""
    title: Words = Words()
    group: str = ""
    ward: Words = Words()
    start: str = ""
    end: str = ""
    portrait: File | None = None
    memberships: tuple[Membership, ...] = ()
    same_as: tuple[str, ...] = ()
