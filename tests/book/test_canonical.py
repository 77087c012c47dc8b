"""The bytes of a publication are canonical: RFC 8785, in NFC, without floats. Checked against the peer."""

from __future__ import annotations

import unicodedata
from typing import Any, get_args

import msgspec
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from minutebook.book import canonical
from minutebook.book.canonical import Envelope
from minutebook.book.kinds import KINDS
from minutebook.book.schema import Body, Identifier, Words
from minutebook.book.schema.common import Part

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
keys = st.text(st.characters(max_codepoint=0xD7FF), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=20,
)


def test_it_works() -> None:
    body = Body(id="b", name=Words(en="Audit"), seats=7)
    assert canonical.encode(Envelope(object=body)) == (
        b'{"object":{"id":"b","name":{"en":"Audit"},"schema":"body/1","seats":7}}'
    )


@given(values)
def test_plain_values_become_the_bytes_the_peer_makes(value: Any) -> None:
    assert canonical.canonical(value) == rfc8785.dumps(value)


@given(text, text)
def test_a_body_is_canonical_and_composed(name: str, value: str) -> None:
    body = Body(id="b", name=Words(en=name), identifiers=(Identifier(scheme="x", value=value),))
    data = canonical.encode(Envelope(object=body, reason=value))
    assert data == rfc8785.dumps(canonical.plain(data))
    assert unicodedata.is_normalized("NFC", data.decode())
    assert canonical.encode(canonical.decode(data)) == data


def test_letters_typed_in_two_ways_are_one() -> None:
    composed, apart = "Cyngor Sir Fôn", "Cyngor Sir Fo\u0302n"
    assert _bytes(composed) == _bytes(apart)


def _bytes(name: str) -> bytes:
    return canonical.encode(Envelope(object=Body(id="b", name=Words(cy=name))))


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="half a character"):
        _bytes("\ud800")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_field_of_the_schema_is_a_float(kind: str) -> None:
    assert float not in _types(KINDS[kind].struct, set())


def _types(annotation: Any, seen: set[Any]) -> set[Any]:
    if annotation in seen:
        return seen
    seen.add(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        for field in msgspec.structs.fields(annotation):
            _types(field.type, seen)
    for part in get_args(annotation):
        _types(part, seen)
    return seen
