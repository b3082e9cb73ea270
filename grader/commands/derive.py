"""`grader derive`: a worked derivation, step by step."""

from __future__ import annotations

import sys

import click

from grader.commands.common import paper, say, unusable
from grader.render.visible import visible

FORMATS = ("text", "latex", "html", "markdown")


@click.command("derive")
@click.argument("name", required=False)
@click.option(
    "--format", "fmt", type=click.Choice(FORMATS), default="text", show_default=True, help="How to show it."
)
@click.option("--all-steps", is_flag=True, help="The small steps too, which are folded otherwise.")
def command(name: str | None, fmt: str, all_steps: bool) -> None:
    """Show the worked derivation NAME; without a name, say which there are."""
    from derivations.chapters import UnknownDerivationError, derive, names

    if name is None:
        say("\n".join(names()))
        return
    try:
        found = derive(name)
    except UnknownDerivationError as error:
        raise unusable(str(error)) from error
    from grader.render.derivation import (
        html_derivation,
        latex_lines,
        markdown_lines,
        text_convention,
        text_lines,
        text_names,
    )

    if fmt == "html":
        sys.stdout.write(html_derivation(found, all_steps=all_steps))
        return
    if fmt == "markdown":
        say("\n".join(markdown_lines(found, all_steps=all_steps)))
        return
    if fmt == "latex":
        say("\n".join(latex_lines(found, all_steps=all_steps)))
        return
    sheet = paper()
    say("\n".join(sheet.paint(line, "bold") for line in sheet.wrapped(visible(found.title), 0)))
    say(sheet.paint(found.name, "dim"))
    if agreed := text_convention(found):
        say("")
        say("\n".join(sheet.paint(line, "dim") for line in sheet.wrapped(agreed, 2)))
    for formula, why in text_lines(found, all_steps=all_steps):
        say("")
        if why:
            say("\n".join(sheet.paint(line, "dim") for line in sheet.wrapped(why, 2)))
        say("\n".join(sheet.wrapped(formula, 4)))
    if meant := text_names(found):
        say("")
        say(sheet.paint("  where", "dim"))
        say("\n".join(line for one in meant for line in sheet.wrapped(one, 4)))
