"""The language of minutes: text in, elements out."""
