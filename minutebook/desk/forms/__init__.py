"""The desk's forms, a family of pages a module; what they share is in ``fields``."""
