"""Statutory returns, read into memory and nowhere else."""

from __future__ import annotations

from minutebook.measures.returns.folder import read_folder
from minutebook.measures.returns.model import Return, SourceFile

__all__ = ["Return", "SourceFile", "read_folder"]
