"""A member and the seats they hold. Officers have no page: they appear by role in texts."""

from __future__ import annotations

from minutebook.book.schema.common import File, Part, Record, Words


class Membership(Part, frozen=True, kw_only=True):
    """A seat on a body."""

    id: str = ""
    """Given once."""
    body: str
    """The body (its id)."""
    role: Words = Words(en="Member", cy="Aelod")
    """The role on it."""
    voting: bool = True
    """Whether it has a vote."""
    on_behalf_of: str = ""
    """Whom the member represents."""
    start: str = ""
    """From which day; empty where open."""
    end: str = ""
    """Until which day; empty where open."""


class Term(Part, frozen=True, kw_only=True):
    """A term of office."""

    start: str = ""
    """From which day; empty where it is not said."""
    end: str = ""
    """Until which day; empty where it is not said."""


class Contact(Part, frozen=True, kw_only=True):
    """How to reach a member at their work. A home has no place here."""

    address: tuple[str, ...] = ()
    """The lines of the address."""
    postcode: str = ""
    """Its postcode."""
    phone: str = ""
    """A telephone number."""
    mobile: str = ""
    """A mobile number."""
    email: str = ""
    """An e-mail address."""
    other: str = ""
    """What else is said of how to reach them."""

    def __bool__(self) -> bool:
        return self != Contact()


class Person(Record, frozen=True, kw_only=True, tag="person/1"):
    """A councillor, co-opted or lay member. Home addresses have no field on purpose."""

    name: Words
    """The name."""
    family_name: str = ""
    """By which lists are ordered."""
    title: Words = Words()
    """What goes before the name."""
    group: str = ""
    """The political group."""
    party: str = ""
    """The political party."""
    ward: Words = Words()
    """The ward or division."""
    district: str = ""
    """The district or county the ward belongs to, where members are of several."""
    representing: str = ""
    """Whom they represent, where that is no ward."""
    posts: Words = Words()
    """The posts they hold: leader, portfolio, chair."""
    contact: Contact = Contact()
    """How to reach them at their work."""
    surgeries: tuple[str, ...] = ()
    """When and where they meet residents, line by line."""
    terms: tuple[Term, ...] = ()
    """Their terms of office, as listed."""
    start: str = ""
    """Member of the council from this day."""
    end: str = ""
    """Until this day."""
    portrait: File | None = None
    """A picture."""
    memberships: tuple[Membership, ...] = ()
    """The seats they hold and held."""
    same_as: tuple[str, ...] = ()
    """The same person in other councils' records (their ids)."""
