"""``minutebook serve``: the web processes, the follower and the worker, kept alive together."""

from __future__ import annotations

import errno
import os
import socket
import sys

import click

from minutebook.cli.opening import with_book

TRIES = 20


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="address to listen on")
@click.option("--port", default=8000, show_default=True, help="port to listen on; the next free one if taken")
@click.option("--processes", default=0, help="web processes (as many as cores by default)")
@click.option("--desk-port", default=0, help="port of the desk (the one after --port by default)")
@click.option("--public-only", is_flag=True, help="serve the public side alone: no desk, no worker")
@with_book
def command(host: str, port: int, processes: int, desk_port: int, public_only: bool) -> None:
    """Serve the public record and the desk, follow the book and do the work that waits, until stopped."""
    serve(host, port, 0 if public_only else desk_port or port + 1, processes=processes)


def serve(host: str, port: int, desk_port: int = 0, *, processes: int = 0) -> None:
    """Run the supervisor here until SIGINT or SIGTERM; without a ``desk_port`` there is no desk."""
    from minutebook.cli.supervising import Supervisor, children

    port = _said(host, port)
    where = "localhost" if host == "127.0.0.1" else host
    click.echo(f"Serving http://{where}:{port} (Ctrl-C stops).")
    os.environ.setdefault("MINUTEBOOK_PUBLIC_ADDRESS", f"http://{where}:{port}")
    if desk_port:
        desk_port = _said(host, desk_port if desk_port != port else port + 1)
        click.echo(f"The desk is at http://{where}:{desk_port}.")
        os.environ.setdefault("MINUTEBOOK_DESK_ADDRESS", f"http://{where}:{desk_port}")
    sys.stdout.flush()
    Supervisor(children(host, port, desk_port, processes=processes)).run()


def _said(host: str, port: int) -> int:
    """The port that is used, which is said where it is not the one asked for."""
    free = free_port(host, port)
    if free != port:
        click.echo(f"Port {port} is taken; using {free}.", err=True)
    return free


def free_port(host: str, port: int) -> int:
    """``port``, or the first of the next ones that nobody listens on."""
    for candidate in range(port, port + TRIES):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, candidate))
            except OSError as error:
                if error.errno in (errno.EADDRINUSE, errno.EACCES):
                    continue
                raise click.ClickException(f"cannot listen on {host}: {error.strerror}") from error
            return candidate
    raise click.ClickException(f"ports {port} to {port + TRIES - 1} are all taken: name another with --port")
