"""How many variants of the 2-2-1 example run in a second: as arrays, and one by one?

    python tests/benchmarks/bench_network.py [--variants 10000] [--singles 200]

Two steps of training and the third forward pass, every quantity kept.  The same variants are run as
arrays (one run, every value an array) and, a part of them, in a loop of single runs; their results are
compared.
"""

from __future__ import annotations

import argparse
import json
import sys
from time import perf_counter
from typing import Any

import numpy as np

from derivations.network.programs import trace

WEIGHTS = ("w31", "w32", "w41", "w42", "w53", "w54")
Variants = dict[str, Any]


def drawn(count: int, seed: int = 0) -> Variants:
    """Random weights, inputs and targets, in tenths."""
    rng = np.random.default_rng(seed)
    tenths = {name: rng.integers(-9, 10, count) / 10 for name in WEIGHTS}
    return tenths | {name: rng.integers(1, 10, count) / 10 for name in ("x1", "x2", "t")}


def declared(values: Variants) -> dict[str, object]:
    """The network with these numbers: single ones, or arrays with an entry a variant."""
    return {
        "layers": [
            {"name": "hidden", "nodes": [3, 4], "activation": "log-sigmoid"},
            {"name": "output", "nodes": [5], "activation": "log-sigmoid"},
        ],
        "weights": {name: values[name] for name in WEIGHTS},
        "inputs": {"x1": values["x1"], "x2": values["x2"]},
        "targets": {"t": values["t"]},
        "learning_rate": {"eta": 1},
        "steps": 2,
    }


def single(variants: Variants, n: int) -> Variants:
    """One of them."""
    return {name: float(column[n]) for name, column in variants.items()}


def measured(variants: int, singles: int) -> dict[str, float]:
    """Variants a second, both ways, and the largest difference between them."""
    drawn_once = drawn(variants)
    trace(declared(drawn(10)), "float")  # everything imported
    start = perf_counter()
    together = trace(declared(drawn_once), "float")
    middle = perf_counter()
    runs = [trace(declared(single(drawn_once, n)), "float") for n in range(singles)]
    end = perf_counter()
    apart = max(
        abs(together[name][n] - run[name]) for n, run in enumerate(runs) for name in ("y5@3", "w31@2", "E@3")
    )
    as_arrays, one_by_one = variants / (middle - start), singles / (end - middle)
    return {
        "variants": variants,
        "arrays_per_second": round(as_arrays),
        "loop_per_second": round(one_by_one),
        "ratio": round(as_arrays / one_by_one, 1),
        "largest_difference": float(apart),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Variants of the 2-2-1 network a second.")
    parser.add_argument("--variants", type=int, default=10_000)
    parser.add_argument("--singles", type=int, default=200)
    options = parser.parse_args()
    result = measured(options.variants, options.singles)
    print(json.dumps(result))
    return 0 if result["largest_difference"] < 1e-12 else 1


if __name__ == "__main__":
    sys.exit(main())
