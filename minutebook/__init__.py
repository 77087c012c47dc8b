"""Minutebook: what a council decides, kept, published and followed up."""

from __future__ import annotations

__version__ = "0.1.0"
