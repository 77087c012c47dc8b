"""The ``minutebook`` command."""
