"""What goes wrong with a return, said so that the person who brought it can put it right.

A message names the file, the row and the column. It never quotes what stood in the cell: that may be a
child's identifier or date of birth, and messages end up in logs.
"""

from __future__ import annotations


class MeasureError(ValueError):
    """A measure cannot be computed or released; the message says why and what to do."""


class ReturnError(MeasureError):
    """A return cannot be read.

    ``file`` is the file's name without its folder, ``row`` the line of the spreadsheet (headings are row
    1), ``column`` the heading.
    """

    def __init__(self, message: str, *, file: str = "", row: int | None = None, column: str = "") -> None:
        self.file, self.row, self.column = file, row, column
        place = [file] if file else []
        if row is not None:
            place.append(f"row {row}")
        if column:
            place.append(f"column {column}")
        super().__init__(f"{', '.join(place)}: {message}" if place else message)
