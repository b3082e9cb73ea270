"""`grader list`: the exercises of the bank, by topic."""

from __future__ import annotations

from pathlib import Path

import click

from grader.commands.common import bank_option, paper, say, unusable
from grader.render.tex import words
from grader.render.visible import visible


@click.command("list")
@bank_option
@click.option("--topic", metavar="TOPIC", help="Only this topic.")
def command(bank: Path | None, topic: str | None) -> None:
    """The exercises of the bank: name and title, by topic."""
    from exercises.listing import listing
    from exercises.positions import ExerciseError

    try:
        found = listing(bank)
    except ExerciseError as error:
        raise unusable(str(error)) from error
    topics = list(dict.fromkeys(one.topic for one in found))
    if topic is not None and topic not in topics:
        raise unusable(f"There is no topic {topic!r}. There are: {', '.join(topics)}.")
    width = max((len(one.id) for one in found), default=0)
    sheet = paper()
    for shown in topics if topic is None else [topic]:
        say(sheet.paint(visible(shown), "bold"))
        for one in found:
            if one.topic == shown:
                say(visible(f"  {one.id:<{width}}  {words(one.title)}"))
