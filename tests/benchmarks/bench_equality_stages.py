"""Where does the time of a comparison go?  Rows in, a table of stages out.

The functions of each stage are wrapped by a clock that takes the stages inside them off their own time; the
clock itself costs about a microsecond a call, which falls to the stage around it."""

from __future__ import annotations

import importlib
import json
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable

# module, function, stage: the function is replaced where it is called from
STAGES = (
    ("equality.compare", "compare", "the rest"),
    ("equality.compare", "Scope.of", "declared names"),
    ("language.grammar", "plain_words", "words"),
    ("language.grammar", "tokens_of", "tokens"),
    ("equality.compare", "read", "parse"),
    ("equality.compare", "_key", "key"),
    ("equality.compare", "_commute", "cancellation"),
    ("equality.restating", "refused", "restating"),
    ("equality.compare", "cancelled", "cancellation"),
    ("equality.compare", "_sides", "compile"),
    ("equality.domains", "Plan.__init__", "points: plan"),
    ("equality.domains", "Plan.world", "points: draw"),
    ("equality.sides", "Sides.at", "values"),
    ("equality.trial", "met", "values meet"),
    ("equality.trial", "_again", "1,000 bits"),
    ("equality.trial", "untaken", "branches"),
    ("equality.trial", "certificate", "certificate"),
    ("equality.compare", "tried", "trial: the rest"),
)


class Clock:
    """The seconds of each stage, without those of the stages inside it."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.inside = [0.0]

    def timed(self, function: Callable[..., object], stage: str) -> Callable[..., object]:
        def called(*args: object, **named: object) -> object:
            begun = time.thread_time()
            self.inside.append(0.0)
            try:
                return function(*args, **named)
            finally:
                took = time.thread_time() - begun
                self.seconds[stage] += took - self.inside.pop()
                self.inside[-1] += took

        return called


def main() -> None:
    clock = Clock()
    for module, path, stage in STAGES:
        owner: object = importlib.import_module(f"derivations.{module}")
        *outer, name = path.split(".")
        for word in outer:
            owner = getattr(owner, word)
        setattr(owner, name, clock.timed(getattr(owner, name), stage))
    compare = importlib.import_module("derivations.equality.compare").compare
    found: defaultdict[str, list[float]] = defaultdict(list)
    for line in sys.stdin:
        row = json.loads(line)
        clock.seconds.clear()
        compare(row["expected"], row["answer"], symbols=row["symbols"])
        for stage in {stage for _, _, stage in STAGES}:
            found[stage].append(clock.seconds[stage] * 1e6)
    print(f"{'stage of ours':<18} {'median µs':>10} {'mean µs':>10}   processor time a pair")
    for stage, times in sorted(found.items(), key=lambda one: -statistics.median(one[1])):
        print(f"{stage:<18} {statistics.median(times):>10.1f} {statistics.mean(times):>10.1f}")


if __name__ == "__main__":
    main()
