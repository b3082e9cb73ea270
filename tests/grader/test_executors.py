"""Do jobs give the same results wherever they run, and does a process that dies cost only its own item?"""

from __future__ import annotations

import os

import pytest

from grader.executors import run


def double(number: int) -> int:
    return 2 * number


def double_unless_deadly(number: int) -> int:
    if number == 7:
        os._exit(3)
    return 2 * number


def lost(number: int) -> int:
    return -number


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 5, 40])
def test_results_come_in_the_order_of_the_items(jobs, count):
    """Whatever the number of processes."""
    assert list(run(double, range(count), jobs=jobs, lost=lost)) == [2 * number for number in range(count)]


def test_what_kills_its_process_is_lost_and_nothing_else():
    """The item is tried once more, alone; its neighbours, and what comes after, are done."""
    expected = [lost(number) if number == 7 else double(number) for number in range(30)]
    assert list(run(double_unless_deadly, range(30), jobs=2, lost=lost)) == expected


def test_nobody_is_left_behind_when_nobody_reads_on():
    """Closing the results early ends the processes."""
    import multiprocessing

    results = run(double, range(1000), jobs=2, lost=lost)
    assert next(results) == 0
    results.close()
    assert multiprocessing.active_children() == []
