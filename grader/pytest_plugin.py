"""How are homework and banks tested by pytest?

    pytest answers.yaml              marks a homework (also *.answers.yaml): one test a part
    pytest --grader-bank DIR         runs the promises of every exercise in a bank: one test a variant

Found by pytest as an entry point.  Nothing of the checker is imported before one of the two is there.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

NAME, SUFFIX = "answers.yaml", ".answers.yaml"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Our options, all beginning alike."""
    group = parser.getgroup("grader", "marking exercises")
    group.addoption(
        "--grader-bank",
        action="append",
        default=[],
        metavar="DIR",
        help="run the promises of the exercises in DIR, and mark answers by it",
    )
    group.addoption(
        "--grader-variants",
        type=int,
        default=3,
        metavar="N",
        help="with so many variants besides the notes' own (default: 3)",
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A homework, by its name alone."""
    if file_path.name != NAME and not file_path.name.endswith(SUFFIX):
        return None
    from grader.pytest_items import Homework

    found: pytest.Collector = Homework.from_parent(parent, path=file_path)
    return found


def pytest_collection(session: pytest.Session) -> None:
    """A bank that was asked for must be there."""
    import pytest

    for folder in session.config.getoption("grader_bank"):
        if not Path(folder).is_dir():
            raise pytest.UsageError(f"--grader-bank {folder}: there is no such folder")


def pytest_collection_modifyitems(session: pytest.Session, items: list[pytest.Item]) -> None:
    """The promises of the banks, after everything else."""
    folders = session.config.getoption("grader_bank")
    if folders:
        from grader.pytest_items import kept

        items.extend(item for folder in folders for item in kept(session, folder))
