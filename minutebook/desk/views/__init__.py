"""The desk's pages, one family a module."""
