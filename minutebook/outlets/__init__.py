"""The book in other people's formats, one folder each."""
