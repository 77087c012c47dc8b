"""Statutory returns, read into memory and nowhere else."""

from __future__ import annotations

from minutebook.measures.returns.folder import read_folder, read_sources
from minutebook.measures.returns.model import Return, SourceFile
from minutebook.measures.returns.sources import sources_of

__all__ = ["Return", "SourceFile", "read_folder", "read_sources", "sources_of"]
