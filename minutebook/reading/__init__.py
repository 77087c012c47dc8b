"""The language of minutes: text in, elements out.

from minutebook.reading import read
reading = read(text, scope="meeting")
for element in reading.elements:
    print(element.kind, element.text, element.fields, element.sure, element.why)
"""

from __future__ import annotations

from minutebook.reading.html import read_html
from minutebook.reading.model import READER_VERSION, Element, Item, Meeting, Reading
from minutebook.reading.reader import read

__all__ = ["READER_VERSION", "Element", "Item", "Meeting", "Reading", "read", "read_html"]
