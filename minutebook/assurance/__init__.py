"""Assurance: what inspectors found, what was done about it, and what each body was told.

The room's kinds and its reading of reports need no Django; its app is :mod:`minutebook.assurance.apps`.
"""

from __future__ import annotations
