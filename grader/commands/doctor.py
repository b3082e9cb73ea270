"""`grader doctor`: does everything that is needed work here?"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

import click

from grader.commands.common import paper, say
from grader.render.visible import visible

NEEDED = (
    "click",
    "PyYAML",
    "python-flint",
    "sympy",
    "numpy",
    "scipy",
    "jinja2",
    "math-core",
    "platformdirs",
)


class Wrong(Exception):
    """A check that did not pass, and what to do."""


@click.command("doctor")
def command() -> int:
    """Check the installation: versions, the bank, the cache, what the terminal can show."""
    sheet = paper()
    status = 0
    for name, check in CHECKS.items():
        try:
            mark, said = sheet.symbol("correct"), check()
        except Wrong as wrong:
            mark, said, status = sheet.symbol("incorrect"), str(wrong), 2
        say(f"{mark} {name:<12}  {visible(said)}")
    return status


def _python() -> str:
    return f"{platform.python_version()} on {platform.system()} {platform.machine()}"


def _packages() -> str:
    found, missing = [], []
    for package in NEEDED:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            missing.append(package)
    if missing:
        raise Wrong(f"missing: {', '.join(missing)}. Install again: pip install derivation-grader")
    return ", ".join(found)


def _numbers() -> str:
    from flint import arb, ctx

    ctx.prec, kept = 128, ctx.prec
    try:
        if not arb(2).sqrt().overlaps(arb("1.41421356237309504880168872420969807857")):
            raise Wrong("python-flint computes wrongly")
    finally:
        ctx.prec = kept
    return "ball arithmetic works"


def _bank() -> str:
    from exercises.listing import listing
    from exercises.positions import ExerciseError

    try:
        return f"{len(listing())} exercises"
    except ExerciseError as error:
        raise Wrong(str(error)) from error


def _cache() -> str:
    from exercises.keys import directory

    folder = directory()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder):
            return f"can be written: {folder}"
    except OSError as error:
        return f"cannot be written ({error.strerror}): everything works, slower. {folder}"


def _terminal() -> str:
    colour = (
        "no colour (NO_COLOR)" if os.environ.get("NO_COLOR") else "colour" if sys.stdout.isatty() else "piped"
    )
    return f"{sys.stdout.encoding}, {colour}"


CHECKS: dict[str, Callable[[], str]] = {
    "Python": _python,
    "packages": _packages,
    "numbers": _numbers,
    "exercises": _bank,
    "cache": _cache,
    "terminal": _terminal,
}
