"""`grader preview`: how is a formula read?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from grader.commands.common import SOME_TEXT, say, scope_of, symbols_option
from grader.render.json import pretty
from grader.render.visible import visible

if TYPE_CHECKING:
    from derivations.language.tree import Tree


@click.command("preview", context_settings=SOME_TEXT)
@click.argument("text")
@symbols_option
@click.option("--json", "as_json", is_flag=True, help="The same as --format json, with the tree.")
@click.option("--format", "fmt", type=click.Choice(["text", "json"]), default="text", help="How to say it.")
def command(text: str, symbols: tuple[str, ...], fmt: str, as_json: bool) -> int:
    """Show how TEXT is read: in three spellings, with the names it is about.

    grader preview '\\frac{1}{N}\\sum_n x_n' --symbols 'x: real[N]; N: natural'
    """
    from derivations.language import Refusal, read
    from derivations.language.show import latex, mathml, plain, unicode
    from derivations.language.sizes import Misfit, sizes, written
    from derivations.rules.terms import free_names

    if as_json:
        fmt = "json"
    scope = scope_of(symbols)
    try:
        tree = read(text, scope)
        shape = None if scope is None else sizes(tree, scope)
        if isinstance(shape, Misfit):
            raise Refusal(shape.message, text, shape.place.span, "shapes", shape.suggestion)
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
        sizes_said = None if shape is None else [plain(size) for size in shape]
        rest: dict[str, object] = {"mathml": mathml(tree), "names": names, "free": sorted(free_names(tree)),
                  "shape": sizes_said, "tree": _tree(tree)}  # fmt: skip
        sys.stdout.write(pretty({"read": True, **spelled, **rest}) + "\n")
        return 0
    for name, spelling in {
        "read as": spelled["unicode"],
        "plain": spelled["plain"],
        "latex": spelled["latex"],
    }.items():
        say(visible(f"{name:<8}  {spelling}"))
    say(visible(f"{'names':<8}  {', '.join(names) or 'none'}"))
    if shape is not None:
        say(visible(f"{'shape':<8}  {written(shape) or 'a number'}"))
    return 0


def _tree(tree: Tree) -> dict[str, object]:
    """The tree as JSON: a head, what a leaf holds, the places in the text, the arguments."""
    leaf = {} if tree.leaf is None else {"leaf": str(tree.leaf)}
    args = {"args": [_tree(arg) for arg in tree.args]} if tree.args else {}
    return {"head": tree.head, **leaf, "span": list(tree.span), **args}
