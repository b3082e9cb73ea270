"""What does marking a traced homework cost, beside reading it?

    python -m tests.benchmarks.bench_marking

Right, rounded to four figures, with a slip early on: the shares of finding the exercises, the model answers,
reading the cells, comparing, carrying, diagnosing and putting the report together, in one run on one
machine, in processor time; and how much all of it is beside reading the file and its cells alone.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction
from statistics import mean
from typing import Any

import yaml

from exercises.keys import drawn
from exercises.load import load
from exercises.values import RUNS
from grader import judge as judging
from grader.judge import judge
from grader.submission import read_submission
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


def homework(slips: bool) -> bytes:
    """A sheet of five traced exercises, with the first value of each a third too large."""
    answers = {}
    for id in EXERCISES:
        exercise = load(id)
        key = drawn(exercise, 0)[1]
        first = next(node for node in key.nodes.values() if node.asked and node.formula and node.value)
        answers[id] = sheet(exercise, key, worked(key, FOUR, {first.id: Fraction(131, 100)} if slips else {}))
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
    sheets = {"right, rounded": homework(False), "a slip in each": homework(True)}
    whole = {word: measured(source) for word, source in sheets.items()}  # before anything is put around
    spent: dict[str, float] = defaultdict(float)
    for method, stage in STAGES.items():
        setattr(judging._Road, method, timed(spent, stage, getattr(judging._Road, method)))
    judging.load = timed(spent, "exercises", judging.load)  # type: ignore[attr-defined]
    judging.drawn = timed(spent, "model answers", judging.drawn)  # type: ignore[attr-defined]
    for word, source in sheets.items():
        cells, file, marks = whole[word]
        spent.clear()
        _, _, total = measured(source)
        stages = {stage: seconds / (TIMES + 1) for stage, seconds in spent.items()}
        stages["report"] = total - sum(stages.values())
        read = file + stages["read"]
        print(f"{word}: {cells} cells, file {file * 1e3:.1f} ms, marks {marks * 1e3:.1f} ms")
        print(f"    {(file + marks) / read:.2f} times what reading takes, {read * 1e3:.1f} ms")
        for stage, seconds in stages.items():
            print(f"    {stage:14} {seconds * 1e3:6.2f} ms  {seconds / total:4.0%}")


def measured(source: bytes) -> tuple[int, float, float]:
    """The cells of a sheet; seconds to read its file, and to mark what it holds."""
    report = judge(read_submission(source, "sheet.yaml"))
    reading, marking = [], []
    for _ in range(TIMES):
        start = time.process_time()
        submission = read_submission(source, "sheet.yaml")
        between = time.process_time()
        report = judge(submission)
        marking.append(time.process_time() - between)
        reading.append(between - start)
    cells = sum(cell.read_as is not None for part in report.parts for cell in part.cells)
    return cells, mean(reading), mean(marking)


if __name__ == "__main__":
    main()
