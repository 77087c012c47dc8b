"""Work on files in processes of their own: a hostile file can crash or hang only its worker.

A worker is this package run as a program that reads jobs from its input and answers on its output;
it knows nothing of the process that started it, so any program may use a ``Pool``. A worker that
dies or takes too long fails its job alone and is replaced.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, Any

import msgspec

SECONDS = 300.0


class WorkerDied(Exception):
    """The process a job ran in crashed, ran out of memory or took too long."""


class Worker:
    """One process and the pipe to it; ``program`` is the module it runs, which answers like this one."""

    def __init__(self, program: str = __name__) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    def ask(self, job: str, arguments: list[Any], seconds: float) -> Any:
        """Have one job done. Raises ``WorkerDied``; the worker is then of no more use."""
        clock = threading.Timer(seconds, self.process.kill)
        clock.start()
        try:
            assert self.process.stdin is not None and self.process.stdout is not None
            send(self.process.stdin, [job, arguments])
            return receive(self.process.stdout)
        except (EOFError, OSError, msgspec.MsgspecError) as error:
            self.close()
            raise WorkerDied(job) from error
        finally:
            clock.cancel()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()


class Pool:
    """So many workers, started when first needed. Use it as a context or close it."""

    def __init__(
        self, count: int | None = None, *, seconds: float = SECONDS, program: str = __name__
    ) -> None:
        self.count, self.seconds, self.program = count or os.cpu_count() or 1, seconds, program
        self.idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self.threads = ThreadPoolExecutor(self.count, thread_name_prefix="minutebook-pack")

    def submit(self, job: str, *arguments: Any) -> Future[Any]:
        """Give a job of the program's to the next free worker; the answer is plain values."""
        return self.threads.submit(self.run, job, list(arguments))

    def run(self, job: str, arguments: list[Any]) -> Any:
        try:
            worker = self.idle.get_nowait()
        except queue.Empty:
            worker = Worker(self.program)
        answer = worker.ask(job, arguments, self.seconds)
        self.idle.put(worker)
        return answer

    def close(self) -> None:
        self.threads.shutdown(wait=True, cancel_futures=True)
        while not self.idle.empty():
            self.idle.get_nowait().close()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def send(pipe: IO[bytes], message: Any) -> None:
    data = msgspec.msgpack.encode(message)
    pipe.write(len(data).to_bytes(8, "big") + data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:
    head = pipe.read(8)
    if len(head) < 8:
        raise EOFError
    size = int.from_bytes(head, "big")
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return msgspec.msgpack.decode(data)


def text_job(path: str, first: int, last: int) -> Any:
    from minutebook.packs.text import read_task

    return read_task(path, first, last)


def segment_job(folder: str, path: str, name: str, owner: str, sha256: str, limits: Any) -> Any:
    """Prepare a file into the store; the answer is empty, or why the file is bad."""
    from minutebook.packs.store import segment_stored

    return segment_stored(folder, path, name, owner, sha256, limits)


JOBS: dict[str, Callable[..., Any]] = {"text": text_job, "segment": segment_job}


def main(jobs: dict[str, Callable[..., Any]] | None = None) -> None:
    """Answer jobs until the input ends. What a library prints must not reach the pipe."""
    known = JOBS if jobs is None else jobs
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    while True:
        try:
            job, arguments = receive(sys.stdin.buffer)
        except EOFError:
            return
        send(answers, known[job](*arguments))


if __name__ == "__main__":
    main()
