"""Rounding as the Department publishes: halves go up, in decimal, never to even."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def half_up(value: Fraction, places: int = 0) -> float:
    """``value`` rounded to ``places`` decimals, halves away from zero (12.5 gives 13)."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    scaled = Fraction(value) * 10**places
    if scaled.denominator == 2:  # exactly a half: do not trust a division that may have been cut
        exact = Decimal(scaled.numerator) / 2 / Decimal(10) ** places
    return float(exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP))


def percent(numerator: int, denominator: int, places: int = 0) -> float | None:
    """``numerator`` of ``denominator`` in per cent, half up; ``None`` of nothing."""
    if not denominator:
        return None
    return half_up(Fraction(100 * numerator, denominator), places)
