"""What the desk keeps of threads beside the public record."""

from __future__ import annotations
