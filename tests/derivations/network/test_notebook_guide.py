"""Does the guide for notebooks say what happens?"""

from __future__ import annotations

import doctest
from pathlib import Path

GUIDE = Path(__file__).parents[3] / "docs" / "notebooks.md"


def test_the_guide_for_notebooks_runs_as_it_is_printed() -> None:
    """Every line a teacher can copy gives what stands below it."""
    found = doctest.testfile(str(GUIDE), module_relative=False)
    assert found.attempted > 10
    assert found.failed == 0
