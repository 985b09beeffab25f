"""The workshop makes many clips at once, in processes that never outlive whoever asked for them."""

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from multiprocessing.queues import Queue
from pathlib import Path
from queue import Empty

from streams.floor.child import end_with_parent
from streams.sample import film
from streams.sample.clip import ClipSpec

Job = tuple[ClipSpec, Path]
News = tuple[int, str, bool]
"""Frames done just now, of which clip, and whether that clip is finished."""


def made(jobs: Sequence[Job], workers: int) -> Iterator[tuple[int, str]]:
    """Make clips and save them, and tell again and again how many more frames are done.

    Args:
        jobs: what to make, and the file to save it to.
        workers: how many processes work.

    Raises:
        RuntimeError: a process ended before its work was done.
    """
    # Spawned, not forked: the caller may have threads.
    context = multiprocessing.get_context("spawn")
    todo: Queue[Job | None] = context.Queue()
    news: Queue[News] = context.Queue()
    for job in [*jobs, *[None] * workers]:
        todo.put(job)
    crew = [_hire(context, todo, news) for _ in range(workers)]
    try:
        left = len(jobs)
        while left:
            try:
                frames, what, finished = news.get(timeout=0.5)
            except Empty:
                _check(crew)
                continue
            left -= finished
            yield frames, what
    finally:
        for worker in crew:
            worker.terminate()
        for worker in crew:
            worker.join()


def _hire(context: SpawnContext, todo: "Queue[Job | None]", news: "Queue[News]") -> BaseProcess:
    worker = context.Process(target=_work, args=(todo, news), daemon=True)
    worker.start()
    return worker


def _check(crew: Sequence[BaseProcess]) -> None:
    failed = [worker.exitcode for worker in crew if worker.exitcode]
    if failed:
        raise RuntimeError(
            f"a process that makes the sample city's clips ended with {failed[0]}: "
            "its own message is above; is there memory and room on the disk?"
        )


def _work(todo: "Queue[Job | None]", news: "Queue[News]") -> None:
    # Ctrl-C is for the parent to act upon; its death, however it comes, is ours.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(signal.SIGKILL)
    while (job := todo.get()) is not None:
        spec, path = job
        what = str(spec)

        def tell(frames: int, what: str = what) -> None:
            news.put((frames, what, False))

        film.make(spec, tell).save(path)
        news.put((0, what, True))
