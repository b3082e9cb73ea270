"""What are the tests of a homework, and of a bank?

A part is one test, passed with full marks; a variant of an exercise is one test, passed if it keeps all its
promises.  What is not right is said in the words of the report, without a traceback.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from grader.commands.test import ids_of, line
from grader.judge import judge
from grader.promises import broken
from grader.report import PartReport, Problem
from grader.submission import submission_at


class NotRight(Exception):
    """A part without full marks, a problem of the file, or a promise that is broken."""


class _Said(pytest.Item):
    """A test whose failure is one message."""

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        if isinstance(excinfo.value, NotRight):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, self.name


class Homework(pytest.File):
    """An answer sheet."""

    def collect(self) -> Iterable[pytest.Item]:
        folders = self.config.getoption("grader_bank")
        bank = Path(folders[0]).resolve() if folders else None
        report = judge(submission_at(str(self.path)), bank=bank)
        problems = [problem for problem in report.problems if not problem.notice]
        if problems or not report.parts:
            yield Usable.from_parent(self, name="file", problems=problems)
        for part in report.parts:
            yield Marked.from_parent(self, name=f"{part.exercise}::{part.part}", report=part)


class Usable(_Said):
    """Can the file be used?"""

    def __init__(self, *, problems: list[Problem], **more: Any) -> None:
        super().__init__(**more)
        self.problems = problems

    def runtest(self) -> None:
        said = "\n".join(f"{self.path.name}:{one.line or 1}: {one.message}" for one in self.problems)
        raise NotRight(said or f"{self.path.name}: there are no answers in it")


class Marked(_Said):
    """Does this part earn full marks?"""

    def __init__(self, *, report: PartReport, **more: Any) -> None:
        super().__init__(**more)
        self.report = report

    def runtest(self) -> None:
        one = self.report
        if one.awarded < one.available or one.outcome == "failed":
            raise NotRight("\n".join(self._lines()))

    def _lines(self) -> Iterator[str]:
        one = self.report
        yield f"{one.exercise}, {one.part}: {one.outcome}, {one.awarded:g} of {one.available:g}"
        yield from filter(None, [one.message, one.mistake and one.mistake.message])
        for cell in one.cells:
            if cell.outcome != "correct":
                at = ", ".join(str(place) for place in cell.at.values())
                yield f"  {at}: {cell.outcome}. {cell.message}".rstrip()

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, self.report.line and self.report.line - 1, self.name


def kept(session: pytest.Session, folder: str) -> Iterator[pytest.Item]:
    """The exercises of a bank, each in some variants."""
    bank = Bank.from_parent(session, name=folder, path=Path(folder).resolve(), nodeid=folder)
    yield from bank.collect()


class Bank(pytest.Collector):
    """The exercises of a folder."""

    def collect(self) -> Iterator[pytest.Item]:
        try:
            ids = ids_of(self.path)
        except click.ClickException as error:
            raise pytest.UsageError(error.message) from error
        for id in ids:
            for number in range(self.config.getoption("grader_variants") + 1):
                yield Kept.from_parent(self, name=f"{id}[{number}]", exercise=id, number=number)


class Kept(_Said):
    """Does this variant keep every promise?"""

    def __init__(self, *, exercise: str, number: int, **more: Any) -> None:
        super().__init__(**more)
        self.exercise, self.number = exercise, number

    def runtest(self) -> None:
        found = broken(self.exercise, self.number, self.path)
        if found:
            raise NotRight("\n".join(line(one) for one in found))
