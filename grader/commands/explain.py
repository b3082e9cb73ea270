"""`grader explain`: what does the name of a mistake stand for?"""

from __future__ import annotations

from difflib import get_close_matches

import click

from grader.commands.common import paper, say, unusable
from grader.render.visible import visible


@click.command("explain")
@click.argument("mistake", required=False)
def command(mistake: str | None) -> None:
    """Say what MISTAKE is, or which mistakes a family has; without a name, which families there are."""
    from exercises.mistakes import FAMILIES, mistakes

    sheet = paper()
    found = mistakes()
    if mistake is not None and mistake in found:
        one = found[mistake]
        say(sheet.line(one.name, one.family, "bold"))
        say("\n".join(sheet.wrapped(one.sentence, 2)))
        return
    if mistake is not None and mistake not in FAMILIES:
        meant = get_close_matches(mistake, [*found, *FAMILIES], n=1)
        hint = f"Did you mean {meant[0]!r}?" if meant else "`grader explain` lists the families."
        raise unusable(f"There is no mistake {mistake!r}. {hint}")
    for family in FAMILIES if mistake is None else [mistake]:
        members = [one for one in found.values() if one.family == family]
        if members or mistake is not None:
            say(sheet.paint(visible(family), "bold"))
        for one in members:
            say(f"  {one.name}")
            say("\n".join(sheet.paint(line, "dim") for line in sheet.wrapped(one.sentence, 4)))
