"""Does an earlier formula of the same question stand inside a later one?

The shape after pooling, `[(s - k + 1)/2, (s - k + 1)/2, m]`, holds the entries of the shape before it,
`[s - k + 1, s - k + 1, m]`: it follows from that shape, entry by entry, though its author wrote it out.
"""

from __future__ import annotations

from derivations.language.tree import Tree, name, number
from exercises.formulas import put, read_formula
from exercises.graph import Node
from exercises.names import Names
from exercises.values import Value


def contained(earlier: Node, later: Node, names: Names) -> Tree | None:
    """The later formula with the earlier one as a name (`@id`, `@id[2]`) in it, if it is there."""
    if earlier.kind != "expression" or not earlier.formula or not later.formula:
        return None
    try:
        whole, inside = _spelled_out(later, names), _spelled_out(earlier, names)
    except ValueError:  # an operation on arrays, which is no formula of the language
        return None
    held = name(f"@{earlier.id}")
    if inside.head != "list":
        found = _with(whole, _formulas([(inside, held)]))
    else:
        entries = [(one, Tree("index", (held, number(at)))) for at, one in enumerate(inside.args, 1)]
        places = whole.args if whole.head == "list" else (whole,)
        there = [_with(one, entries[at : at + 1] + _formulas(entries)) for at, one in enumerate(places)]
        found = whole.with_args(tuple(there)) if whole.head == "list" else there[0]
    return found if found != whole else None


def _formulas(entries: list[tuple[Tree, Tree]]) -> list[tuple[Tree, Tree]]:
    """Those that are more than a name or a number, which could stand anywhere for something else."""
    return [(one, to) for one, to in entries if one.args]


def _spelled_out(node: Node, names: Names) -> Tree:
    """Its formula over the names `@id` and `=value` that the short ones stand for.  Raises ValueError."""
    symbols = {**names.symbols, **dict.fromkeys(node.names, "real")}
    return put(
        read_formula(node.formula, symbols, names.exercise.indices),
        {
            short: name(f"={source.text()}" if isinstance(source, Value) else f"@{source}")
            for short, source in node.names.items()
        },
    )


def _with(tree: Tree, replaced: list[tuple[Tree, Tree]]) -> Tree:
    for one, to in replaced:
        if tree == one:
            return to
    return tree.with_args(tuple(_with(arg, replaced) for arg in tree.args)) if tree.args else tree
