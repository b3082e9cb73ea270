"""Does the same pair get the same verdict and the same evidence, everywhere?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
WORKER = """
import json, sys
sys.path.insert(0, sys.argv[1])
from corpus.asked import verdict
from corpus.everything import sample

pairs = list(enumerate(sample()))[:: int(sys.argv[3])]
if sys.argv[2] == "backwards":
    pairs.reverse()
said = {}
for place, pair in pairs:
    found = verdict(pair)
    said[place] = [found.verdict, dict(found.evidence), found.message]
print(json.dumps(sorted(said.items()), default=str))
"""


def _said(seed: str, order: str, every: int) -> object:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, "-c", WORKER, str(HERE), order, str(every)],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    return json.loads(done.stdout)


def test_hash_seed_and_order_do_not_matter() -> None:
    """Two processes with other hash seeds and the other order say the same, word for word."""
    assert _said("1", "forwards", 6) == _said("4242", "backwards", 6)


@pytest.mark.slow
def test_nothing_of_the_process_matters() -> None:
    """The same for the whole sample and more seeds."""
    first = _said("0", "forwards", 1)
    assert all(first == _said(seed, order, 1) for seed, order in (("7", "backwards"), ("random", "forwards")))
