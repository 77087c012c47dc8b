"""The fields of the index and how their words are cut: stemmed English, and plain for names, Welsh, phrases.

A *passage* is what is found: an item, a page of a document, a resolution, a person … Change anything here
and raise ``EDITION``: an index of another edition is built again from the book.
"""

from __future__ import annotations

from functools import cache

import tantivy
from django.utils.translation import gettext_noop as noop
from tantivy import Filter, SchemaBuilder, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

EDITION = 4
LONGEST_WORD = 60

KINDS = {
    "item": noop("Agenda items"),
    "resolution": noop("Resolutions and recommendations"),
    "document": noop("Papers"),
    "meeting": noop("Meetings"),
    "decision": noop("Decisions"),
    "matter": noop("Matters"),
    "thread": noop("Asked and promised"),
    "inspection": noop("Inspections"),
    "finding": noop("Findings of inspections"),
    "plan": noop("Plans"),
    "indicator": noop("Indicators"),
    "voice": noop("Voices"),
    "person": noop("People"),
    "body": noop("Bodies"),
}


@cache
def stemmed() -> TextAnalyzer:
    """English words without their endings: *inspections* and *inspected* are one."""
    return _plain_builder().filter(Filter.stemmer("english")).build()


@cache
def plain() -> TextAnalyzer:
    """Words as they are, in lower case and without accents."""
    return _plain_builder().build()


def _plain_builder() -> TextAnalyzerBuilder:
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.remove_long(LONGEST_WORD))
    return builder.filter(Filter.lowercase()).filter(Filter.ascii_fold())


@cache
def schema() -> tantivy.Schema:
    """The index's schema."""
    builder = SchemaBuilder()
    for name in ("owner", "council"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("kind", "body"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("object", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("shown", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("day", indexed=True, fast=True)
    builder.add_unsigned_field("year", indexed=True, fast=True)
    builder.add_text_field("title", tokenizer_name="stemmed")
    builder.add_text_field("text", stored=True, tokenizer_name="stemmed")
    builder.add_text_field("plain", tokenizer_name="plain")
    builder.add_text_field("who", tokenizer_name="plain")
    return builder.build()


def prepared(index: tantivy.Index) -> tantivy.Index:
    """An opened index that knows how words are cut."""
    index.register_tokenizer("stemmed", stemmed())
    index.register_tokenizer("plain", plain())
    return index
