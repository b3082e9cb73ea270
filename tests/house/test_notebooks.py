"""Does the page about notebooks tell the truth?"""

from __future__ import annotations

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "notebooks.md"


def test_what_a_notebook_prints_is_what_the_page_says() -> None:
    """Every example of the page, run in order, prints what stands below it."""
    found = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert found.attempted >= 10
    assert found.failed == 0
