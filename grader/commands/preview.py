"""`grader preview`: how is a formula read?"""

from __future__ import annotations

import sys

import click

from grader.commands.common import SOME_TEXT, say, scope_of, symbols_option
from grader.render.json import pretty
from grader.render.visible import visible


@click.command("preview", context_settings=SOME_TEXT)
@click.argument("text")
@symbols_option
@click.option("--format", "fmt", type=click.Choice(["text", "json"]), default="text", help="How to say it.")
def command(text: str, symbols: tuple[str, ...], fmt: str) -> int:
    """Show how TEXT is read: in three spellings, with the names it is about.

    grader preview '\\frac{1}{N}\\sum_n x_n' --symbols 'x: real[N]; N: natural'
    """
    from derivations.language import Refusal, read
    from derivations.language.show import latex, mathml, plain, unicode

    scope = scope_of(symbols)
    try:
        tree = read(text, scope)
    except Refusal as refusal:
        said = f"{refusal}\n{refusal.drawn()}"
        if fmt == "json":
            report = {"code": refusal.code, "message": refusal.message, "suggestion": refusal.suggestion}
            sys.stdout.write(pretty({"read": False, **report, "span": list(refusal.span)}) + "\n")
        else:
            click.echo(visible(said, lines=True), err=True)
        return 2
    spelled = {"plain": plain(tree), "unicode": unicode(tree), "latex": latex(tree)}
    names = sorted(tree.names())
    if fmt == "json":
        sys.stdout.write(pretty({"read": True, **spelled, "mathml": mathml(tree), "names": names}) + "\n")
        return 0
    for name, spelling in {
        "read as": spelled["unicode"],
        "plain": spelled["plain"],
        "latex": spelled["latex"],
    }.items():
        say(visible(f"{name:<8}  {spelling}"))
    say(visible(f"{'names':<8}  {', '.join(names) or 'none'}"))
    return 0
