"""What does marking a traced homework cost, beside reading it?

    python -m tests.benchmarks.bench_marking

Right, rounded to four figures; with one slip early on; with one in each of five exercises: how much reading
the file and marking it is beside reading the file and its cells alone, each measured by itself, in one run
on one machine, in processor time.  Then the shares of finding the exercises, the model answers, reading the
cells, comparing, carrying, diagnosing and putting the report together, by a stopwatch around each, whose own
cost falls to what stands around it.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from fractions import Fraction
from statistics import median
from typing import Any, NamedTuple

import yaml

from exercises.keys import drawn
from exercises.load import load
from exercises.values import RUNS
from grader import judge as judging
from grader.answers import Asked, Cell, Refused
from grader.judge import judge
from grader.own import Own
from grader.reading.written import Answer, as_text
from grader.submission import Submission, read_submission
from tests.grader.test_rounding_of_the_bank import sheet, worked

EXERCISES = (
    "backprop-2-2-1",
    "linear-2-2-2-1",
    "tiny-cnn-numbers",
    "perceptron-and",
    "batchnorm-eight-values",
)
FOUR = next(hand for hand in RUNS if (hand.kind, hand.digits, hand.how) == ("figures", 4, "round"))
TIMES = 40
STAGES = {
    "_cells": "read",
    "_read": "read",
    "_compare": "compare",
    "_carry": "carry",
    "_diagnose": "diagnose",
}


def homework(slips: int) -> bytes:
    """A sheet of five traced exercises, with the first value of so many of them a third too large."""
    answers = {}
    for at, id in enumerate(EXERCISES):
        exercise = load(id)
        key = drawn(exercise, 0)[1]
        first = next(node for node in key.nodes.values() if node.asked and node.formula and node.value)
        answers[id] = sheet(
            exercise, key, worked(key, FOUR, {first.id: Fraction(131, 100)} if at < slips else {})
        )
    return yaml.safe_dump({"answers": answers}, sort_keys=False).encode()


def timed(spent: dict[str, float], stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def around(*args: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*args, **named)
        finally:
            spent[stage] += time.process_time() - start

    return around


def main() -> None:
    sheets = {
        "right, rounded": homework(0),
        "one slip": homework(1),
        "a slip in each": homework(len(EXERCISES)),
    }
    whole = {word: measured(source) for word, source in sheets.items()}  # before anything is put around
    spent: dict[str, float] = defaultdict(float)
    for method, stage in STAGES.items():
        setattr(judging._Road, method, timed(spent, stage, getattr(judging._Road, method)))
    judging.load = timed(spent, "exercises", judging.load)  # type: ignore[attr-defined]
    judging.drawn = timed(spent, "model answers", judging.drawn)  # type: ignore[attr-defined]
    for word, source in sheets.items():
        cells, file, reads, marks = whole[word]
        submission = read_submission(source, "sheet.yaml")
        spent.clear()
        start = time.process_time()
        for _ in range(TIMES):
            judge(submission)
        total = (time.process_time() - start) / TIMES
        stages = {stage: seconds / TIMES for stage, seconds in spent.items()}
        stages["report"] = total - sum(stages.values())
        said = f"file {file * 1e3:.1f} ms, cells {reads * 1e3:.1f} ms, marks {marks * 1e3:.1f} ms"
        print(f"{word}: {cells} cells, {said}")
        print(f"    {(file + marks) / (file + reads):.2f} times what reading takes")
        for stage, seconds in stages.items():
            print(f"    {stage:14} {seconds * 1e3:6.2f} ms  {seconds / total:4.0%}")


class Measured(NamedTuple):
    """The cells of a sheet; seconds to read its file, to read them alone, and to mark them."""

    cells: int
    file: float
    reads: float
    marks: float


def measured(source: bytes) -> Measured:
    """What a sheet costs: the median of many times, one after the other."""
    report = judge(read_submission(source, "sheet.yaml"))
    file, reads, marks = [], [], []
    for _ in range(TIMES):
        start = time.process_time()
        submission = read_submission(source, "sheet.yaml")
        file.append(time.process_time() - start)
        roads = list(on_their_way(submission))
        start = time.process_time()
        for road, answer in roads:
            read_alone(road, answer)
        reads.append(time.process_time() - start)
        start = time.process_time()
        report = judge(submission)
        marks.append(time.process_time() - start)
    cells = sum(cell.read_as is not None for part in report.parts for cell in part.cells)
    return Measured(cells, median(file), median(reads), median(marks))


def on_their_way(submission: Submission) -> Iterator[tuple[judging._Road, Answer]]:
    """The parts that were answered."""
    for id, answers in submission.answers.items():
        variant, key = drawn(load(id), submission.variant)
        for part, answer in answers.items():
            asked = Asked(variant, key, variant.exercise.parts[part])
            yield judging._Road(asked, Own(key, variant), submission, [], True), answer


def read_alone(road: judging._Road, answer: Answer) -> None:
    """Which value stands where, and what is it?  Nothing else."""
    part, key = road.asked.part, road.asked.key
    if part.kind in judging.MANY:
        for cell in road._cells(answer).cells:
            road._read(cell, None)
    else:
        text = as_text(answer) or Refused("several")
        road._read(Cell({}, key.nodes[key.slots[part.id][""]], part.kind, text), answer)


if __name__ == "__main__":
    main()
