"""`grader explain`: what does the name of a mistake stand for?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import click

from grader.commands.common import paper, say, unusable
from grader.render.visible import visible

if TYPE_CHECKING:
    from exercises.mistakes import Mistake
    from grader.render.paper import Paper

_STEM, _CLOSE, _MOST = 5, 0.6, 3  # letters of a word that count; how alike, and how many are suggested


@click.command("explain")
@click.argument("mistake", required=False)
@click.option("--show-solutions", is_flag=True, help="The right answer beside the wrong one of the example.")
def command(mistake: str | None, show_solutions: bool) -> None:
    """Say what MISTAKE is, with an example, or which mistakes a family has; without a name, all."""
    from exercises.mistakes import FAMILIES, mistakes

    sheet = paper()
    found = mistakes()
    if mistake is not None and mistake in found:
        for line in _explained(found[mistake], sheet, show_solutions):
            say(line)
        return
    if mistake is not None and mistake not in FAMILIES:
        meant = nearest_mistakes(mistake, [*FAMILIES, *found])
        hint = f"Did you mean {_or(meant)}?" if meant else "`grader explain` lists the families."
        raise unusable(f"There is no mistake {mistake!r}. {hint}")
    for family in FAMILIES if mistake is None else [mistake]:
        members = [one for one in found.values() if one.family == family]
        if members or mistake is not None:
            say(sheet.paint(visible(family), "bold"))
        for one in members:
            say(f"  {one.name}")
            say("\n".join(sheet.paint(line, "dim") for line in sheet.wrapped(one.sentence, 4)))


def _explained(one: Mistake, sheet: Paper, solutions: bool) -> Iterator[str]:
    from grader.examples import VARIANT, example
    from grader.render.tex import words

    yield sheet.line(one.name, one.family, "bold")
    yield from sheet.wrapped(one.sentence, 2)
    shown = example(one.name)
    if shown is None:
        return
    yield ""
    if shown.exercise:
        place = f"{shown.part}/{shown.cell}" if shown.cell else shown.part
        yield from sheet.wrapped(f"For example in {shown.exercise}, {place} (variant {VARIANT}):", 2)
        yield from sheet.wrapped(visible(words(shown.ask)), 4)
    else:
        yield "  For example:"
    wrong = sheet.wrapped(visible(words(shown.wrong)), 12)
    yield from ("    wrong   " + line.strip() if at == 0 else line for at, line in enumerate(wrong))
    if shown.right and (solutions or not shown.exercise):
        right = sheet.wrapped(visible(words(shown.right)), 12)
        yield from ("    right   " + line.strip() if at == 0 else line for at, line in enumerate(right))


def nearest_mistakes(said: str, names: Collection[str]) -> list[str]:
    """The names that were probably meant: letters go astray, and words change places.

    >>> nearest_mistakes("lostminus", ["lost-minus", "sign"])
    ['lost-minus']
    >>> nearest_mistakes("forgot-bias", ["bias-forgotten", "sign"])
    ['bias-forgotten']
    >>> nearest_mistakes("wrongsign", ["wrong-index", "sign"]), nearest_mistakes("n-1", ["wrong-index"])
    (['sign'], [])
    """
    said = said.casefold().replace("_", "-").replace(" ", "-")
    near = {name: _alike(said, name) for name in names}
    best = max(near.values(), default=0.0)
    if best < _CLOSE:
        return []
    ordered = sorted((name for name in names if near[name] >= best - 0.05), key=lambda one: -near[one])
    return ordered[:_MOST]


def _alike(said: str, name: str) -> float:
    """How alike they are in their letters, or in the beginnings of their words: from 0 to 1."""
    letters = SequenceMatcher(None, said.replace("-", ""), name.replace("-", "")).ratio()
    mine, theirs = ({word[:_STEM] for word in one.split("-")} for one in (said, name))
    in_common = 2 * len(mine & theirs) / (len(mine) + len(theirs))
    inside = 0.9 if "-" not in name and len(name) >= 4 and name in said else 0.0
    return max(letters if letters >= 0.75 else 0.0, 0.95 * in_common, inside)


def _or(names: list[str]) -> str:
    return " or ".join(repr(name) for name in names)
