"""Can the program be fooled by what floats do not see, or be made to run for ever?"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from corpus.hostile import hanging, hidden

from derivations.equality import compare
from derivations.equality.prover import DEADLINE

SECONDS = 1.0 - DEADLINE  # of work, beside that of the prover: the clock also counts what others do
MEGABYTES = 256
HERE = Path(__file__).parent
WORKER = """
import json, resource, sys, time
sys.path.insert(0, sys.argv[1])
from corpus.hostile import hanging
from derivations.equality import BadQuestion, compare

def memory():
    each = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in each) / 1024

compare("sin(x)*x", "x*sin(x)")
for warm in range(3):
    compare("x", f"9^9^9^9 + {warm}")  # has the prover started, if this asks it
baseline = memory()
for place, (expected, answer, honest) in enumerate(hanging()):
    begun = time.process_time()
    try:
        said = compare(expected, answer).verdict
    except BadQuestion:
        said = "unreadable"
    except BaseException as error:
        said = f"raised {type(error).__name__}: {error}"
    print(json.dumps([place, said, time.process_time() - begun, memory() - baseline]), flush=True)
"""


@pytest.mark.parametrize(
    ("expected", "answer", "symbols", "honest"), hidden(), ids=lambda value: str(value)[:60]
)
def test_what_floats_do_not_see(
    expected: str, answer: str, symbols: dict[str, str], honest: tuple[str, ...]
) -> None:
    """Decided rightly, or unknown: never the wrong word."""
    assert compare(expected, answer, symbols=symbols).verdict in honest


MIXED = {"N": "natural", "x": "real[N]", "A": "real[N, N]", "z": "real", "a": "real"}


@pytest.mark.parametrize(
    ("expected", "answer", "honest"),
    [
        ("max(x, z, a)", "max(x, a, z)", ("equal", "unknown")),
        ("(A + sqrt(I))^2", "A", ("different", "unknown")),
        ("int(exp(-t^2 - x/z), t, -oo, oo)", "a", ("different", "unknown")),
        ("int(a*exp(-a*t), t, x^2, oo)", "a", ("different", "unknown")),
        ("E[x]", "2*sec(x)^2", ("different", "unknown")),
        ("z", "sum()", ("unreadable",)),
        ("z", "mean()", ("unreadable",)),
    ],
)
def test_numbers_and_arrays_in_each_others_places_are_answered(
    expected: str, answer: str, honest: tuple[str, ...]
) -> None:
    """In a sentence: a vector among numbers, the identity in a function, arguments that are missing."""
    said = compare(expected, answer, symbols=MIXED)
    assert said.verdict in honest
    assert said.message


def test_nothing_hangs() -> None:
    """Every monstrous answer is answered within a second and 256 MB above the baseline, in a sentence."""
    rows = hanging()
    done = subprocess.run(
        [sys.executable, "-c", WORKER, str(HERE)],
        capture_output=True,
        text=True,
        timeout=3 * len(rows),
        check=False,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    bad = []
    for place, said, seconds, megabytes in answers:
        expected, answer, honest = rows[place]
        if said not in honest or seconds > SECONDS or megabytes > MEGABYTES:
            bad.append(f"{expected[:40]} | {answer[:60]}: {said}, {seconds:.2f} s, {megabytes:.0f} MB")
    assert bad == []
    assert len(answers) == len(rows), f"nothing after {rows[len(answers)][1][:60]}: {done.stderr[-300:]}"
