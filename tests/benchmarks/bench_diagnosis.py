"""What does marking with diagnosis cost, beside marking without?

    python -m tests.benchmarks.bench_diagnosis

A wrong answer to every part of one value in the bank, the keys and the tables of slips at hand: the promise
is at most three times.
"""

from __future__ import annotations

import time
from statistics import median

import yaml

from exercises.keys import drawn
from exercises.load import load
from grader import diagnose
from grader.cases import Case
from grader.judge import judge
from grader.submission import Submission, read_submission
from tests.exercises.catalogue import CATALOGUE
from tests.grader.wrong_answers import wrong_answers

ROUNDS, MOST = 5, 3.0


def homework() -> Submission:
    """A sheet with the third wrong answer of each part."""
    answers: dict[str, dict[str, str]] = {}
    for id in CATALOGUE:
        case = Case(*drawn(load(id), 0))
        for part in case.parts():
            if part.kind in ("number", "expression"):
                texts = [text for _, text in wrong_answers(case, part)]
                answers.setdefault(id, {})[part.id] = texts[min(2, len(texts) - 1)]
    return read_submission(yaml.safe_dump({"answers": answers}, allow_unicode=True).encode(), "sheet.yaml")


def timed(submission: Submission) -> float:
    """Seconds of processor time, the median of some rounds after one that fills the tables."""
    judge(submission)
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        judge(submission)
        rounds.append(time.process_time() - start)
    return median(rounds)


def main() -> None:
    submission = homework()
    with_diagnosis = timed(submission)
    kept = diagnose.mistake
    diagnose.mistake = lambda *_: None  # type: ignore[assignment]
    try:
        without = timed(submission)
    finally:
        diagnose.mistake = kept
    parts = sum(len(one) for one in submission.answers.values())
    print(
        f"{parts} wrong answers: {with_diagnosis * 1e3:.0f} ms with diagnosis, {without * 1e3:.0f} ms without"
    )
    print(f"{with_diagnosis / without:.2f} times (at most {MOST:.0f})")


if __name__ == "__main__":
    main()
