"""A colour made dark or light enough to be read on a paper (WCAG 2.2, contrast of text)."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb, rgb_to_hls

ENOUGH = 7.0  # to one, for text at level AAA
STEPS = 100

Rgb = tuple[int, int, int]


class BadColour(ValueError):
    """Not a colour as six hexadecimal digits."""


def rgb(colour: str) -> Rgb:
    """``#1f4d3a`` as three numbers. Raises :class:`BadColour`."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise BadColour(f"is written as # and six hexadecimal digits (#1f4d3a), not {colour!r}")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(rgb(one)), _luminance(rgb(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, paper: str) -> str:
    """``colour``, made darker or lighter (in its own hue) only as far as text on ``paper`` needs."""
    hue, lightness, saturation = rgb_to_hls(*(part / 255 for part in rgb(colour)))
    end = 0.0 if _luminance(rgb(paper)) > 0.2 else 1.0
    for step in range(STEPS + 1):
        parts = hls_to_rgb(hue, lightness + (end - lightness) * step / STEPS, saturation)
        made = "#" + "".join(f"{round(part * 255):02x}" for part in parts) if step else colour.lower()
        if contrast(made, paper) >= ENOUGH:
            return made
    raise BadColour(f"cannot be read on {paper}")


def _luminance(colour: Rgb) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
