"""What the law room raises: an error that names the field that cannot be right."""

from __future__ import annotations


class LawError(ValueError):
    """A question that has no answer: ``field`` is what to mend, ``problem`` says why and how."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field
        self.problem = problem
