"""What a verb that needs the book stands on."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")


class Failure(click.ClickException):
    """One line on standard error, and exit code 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        click.echo(f"minutebook: {self.format_message()}", err=True)


def with_book(verb: Callable[P, R]) -> Callable[P, R]:
    """Open the book before a verb runs, and say its refusals and the disk's faults in plain words."""

    @wraps(verb)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        from minutebook.book.errors import BookError
        from minutebook.book.opening import plain_faults, prepare

        try:
            prepare()
            with plain_faults():
                return verb(*args, **kwargs)
        except BookError as error:
            raise Failure(str(error)) from error

    return run
