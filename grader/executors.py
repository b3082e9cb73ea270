"""Where do jobs run?

In this process, or in local processes: results come in the order of the items either way, so what is written
does not depend on how many there are.  A process that dies takes its chunk with it; each item of the chunk is
then tried once more, alone in a fresh process, and what kills that too is *lost*, and said to be.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from os import _exit
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

LONGEST_CHUNK = 16
AHEAD = 3  # chunks a process that are handed out before they are needed


def run(
    function: Callable[[Item], Result], items: Sequence[Item], *, jobs: int, lost: Callable[[Item], Result]
) -> Iterator[Result]:
    """`function` of each item, in order; `lost` of an item whose process died twice.

    The function and the items must be picklable where `jobs` is more than 1, and the function must not raise.
    """
    if jobs <= 1 or len(items) <= 1:
        yield from map(function, items)
        return
    size = max(1, min(LONGEST_CHUNK, len(items) // (jobs * 4)))
    waiting = deque(items[at : at + size] for at in range(0, len(items), size))
    while waiting:
        yield from _until_one_dies(function, waiting, jobs)
        if waiting:  # the first of them killed its process, or stood beside the one that did
            for item in waiting.popleft():
                yield _alone(function, item, lost)


def _until_one_dies(
    function: Callable[[Item], Result], waiting: deque[Sequence[Item]], jobs: int
) -> Iterator[Result]:
    """Results of chunks, which leave `waiting` as they are done; stops at the first that is not."""
    pool = _pool(min(jobs, len(waiting)))
    handed: deque[Future[list[Result]]] = deque()
    try:
        while waiting:
            while len(handed) < min(len(waiting), jobs * AHEAD):
                handed.append(pool.submit(_chunk, function, waiting[len(handed)]))
            results = handed.popleft().result()
            waiting.popleft()
            yield from results
    except BrokenProcessPool:
        pass
    except BaseException:  # interrupted, or nobody reads on: whatever it was, leave no process behind
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(function: Callable[[Item], Result], item: Item, lost: Callable[[Item], Result]) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(_chunk, function, [item]).result()[0]
        except BrokenProcessPool:
            return lost(item)


def _chunk(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [function(item) for item in items]


def _pool(size: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(size, mp_context=_context(), initializer=_begin)


def _context() -> BaseContext:
    """Not `fork`: a fresh process has neither our threads nor FLINT's state."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")


def _begin() -> None:
    """A worker leaves interruptions to its parent, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        _exit(1)
