"""`grader check`: mark homework files, or every submission below a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.commands.common import bank_option, handed_out, paper, solutions_option, unusable
from grader.render.visible import visible
from grader.report import Report

if TYPE_CHECKING:
    from grader.render.html import Pages

FORMATS = ("text", "json", "jsonl", "junit", "github")


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", "fmt", type=click.Choice(FORMATS), default="text", show_default=True, help="How to say it."
)
@click.option(
    "--html", type=click.Path(path_type=Path), metavar="DIR", help="Also write a page for each student."
)
@click.option(
    "--sheet",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Mark by this sheet: what is missing counts.",
)
@bank_option
@solutions_option
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 256),
    default=1,
    metavar="N",
    help="Mark with N processes.",
    show_default=True,
)
def command(
    paths: Sequence[str],
    fmt: str,
    html: Path | None,
    sheet: Path | None,
    bank: Path | None,
    show_solutions: bool,
    jobs: int,
) -> int:
    """Mark homework: PATH is a file, or a folder with submissions below it.

    Exit status: 0 all marks; 1 some marks not given; 2 something could not be used.
    """
    from grader.batch import How, mark_all

    many = len(paths) > 1 or os.path.isdir(paths[0])
    pages = _pages(html, many) if html else None
    status = Status(chatty=fmt != "text", progress=many and sys.stderr.isatty())
    how = How(bank, show_solutions, handed_out(sheet, bank) if sheet else None, html is not None)
    done = mark_all(paths, how, processes=jobs)
    try:
        for piece in _formatted(fmt, many)(status.watch(((one.report, one.trace) for one in done), pages)):
            sys.stdout.write(piece)
            sys.stdout.flush()
    finally:
        status.clear()
    if pages:
        _close(pages)
    return status.code


class Status:
    """What the reports so far mean for the exit status; what is chatted about them on stderr."""

    def __init__(self, *, chatty: bool, progress: bool) -> None:
        self.code = 0
        self.seen = 0
        self.chatty = chatty
        self.progress = progress

    def watch(self, done: Iterable[tuple[Report, str]], pages: Pages | None) -> Iterator[Report]:
        """Hands the reports on, one by one."""
        for report, trace in done:
            self.seen += 1
            self.code = max(self.code, status_of(report))
            if trace:
                click.echo(
                    f"A fault of ours, in {visible(report.file)}:\n{visible(trace, lines=True)}", err=True
                )
            if self.chatty:
                _say_problems(report)
            if pages:
                _write(pages, report)
            if self.progress:
                click.echo(f"\r{self.seen} marked", nl=False, err=True)
            yield report

    def clear(self) -> None:
        if self.progress:
            click.echo("\r" + " " * 20 + "\r", nl=False, err=True)


def status_of(report: Report) -> int:
    """0 all marks; 1 some not given; 2 something in the file could not be used, or we failed."""
    if any(not problem.notice for problem in report.problems):
        return 2
    if any(part.outcome == "failed" for part in report.parts):
        return 2
    return 1 if report.awarded < report.available else 0


def _formatted(fmt: str, many: bool) -> Callable[[Iterable[Report]], Iterator[str]]:
    if fmt == "text":
        from grader.render.text import text_document

        return lambda reports: text_document(reports, paper())
    if fmt == "junit":
        from grader.render.junit import junit_document

        return junit_document
    if fmt == "github":
        from grader.render.github import github_lines

        return github_lines
    from grader.render.json import json_document, json_lines

    return json_lines if fmt == "jsonl" else lambda reports: json_document(reports, many=many)


def _say_problems(report: Report) -> None:
    for problem in report.problems:
        if not problem.notice:
            place = ":".join(str(at) for at in (report.file, problem.line, problem.column) if at is not None)
            click.echo(visible(f"{place}: {problem.message}"), err=True)


def _pages(folder: Path, many: bool) -> Pages:
    from grader.render.html import Pages

    try:
        return Pages(folder, index=many)
    except OSError as error:
        raise unusable(f"--html {folder}: {error.strerror}") from error


def _write(pages: Pages, report: Report) -> None:
    try:
        pages.add(report)
    except OSError as error:
        raise unusable(f"--html {pages.folder}: {error.strerror}") from error


def _close(pages: Pages) -> None:
    try:
        click.echo(f"page: {visible(str(pages.close() or pages.last))}", err=True)
    except OSError as error:
        raise unusable(f"--html {pages.folder}: {error.strerror}") from error
