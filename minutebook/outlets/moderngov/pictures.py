"""The picture that stands for a member of whom the record has none."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

SIZES = {"small": (60, 80), "big": (120, 160)}
PAPER, FIGURE = "#e8e6e1", "#a9a69f"


@cache
def blank(size: str) -> bytes:
    """A head and shoulders without a face, as GIF; ``size`` is ``small`` or ``big``."""
    width, height = SIZES[size]
    image = Image.new("RGB", (width, height), PAPER)
    draw = ImageDraw.Draw(image)
    draw.ellipse((width * 0.3, height * 0.2, width * 0.7, height * 0.52), fill=FIGURE)
    draw.ellipse((width * 0.12, height * 0.6, width * 0.88, height * 1.4), fill=FIGURE)
    data = BytesIO()
    image.quantize(8, dither=Image.Dither.NONE).save(data, "GIF")
    return data.getvalue()
