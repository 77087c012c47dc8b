"""Threads: from what was asked at a meeting to the meeting that closed it."""

from __future__ import annotations
