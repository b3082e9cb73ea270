"""How is a formula of a run written, by name and with the numbers put in?

In plain text of our language; the names of a run may carry a step (`w31@2`) or be a derivative (`dE/dw31`).
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from derivations.language.tree import Tree
from derivations.network.numerals import Value, decimal
from derivations.network.terms import Term

# how tightly a head binds; what binds less tightly than its place asks for is put in brackets
BINDS = {"relation": 0, "add": 1, "neg": 2, "mul": 3, "div": 3, "pow": 5}
LEAF = 6


def written(tree: Tree, values: Mapping[str, Value] | None = None, figures: int = 10) -> str:
    """The formula; with `values`, the numbers put in for the names.

    >>> from derivations.network.terms import named
    >>> v, w = named("v"), named("w")
    >>> written((v * (1 - w)).tree), written((v * (1 - w)).tree, {"v": Fraction(1, 2), "w": Fraction(-3)})
    ('v*(1 - w)', '0.5*(1 - (-3))')
    """
    return _Writer(values, figures).text(tree, 0)


def shown(value: Value, figures: int = 10) -> str:
    """A value of a trace as text: a number, a formula of letters, or nested lists of them."""
    if isinstance(value, Fraction | float | int):
        return decimal(value, figures)
    if isinstance(value, Term):
        return written(value.tree)
    if isinstance(value, Tree):
        return written(value)
    if getattr(value, "ndim", 0) == 0:
        return shown(value.item(), figures)
    return "[" + ", ".join(shown(entry, figures) for entry in value) + "]"


class _Writer:
    def __init__(self, values: Mapping[str, Value] | None, figures: int) -> None:
        self.values = values
        self.figures = figures

    def text(self, tree: Tree, place: int) -> str:
        """The tree for a place that asks for so tight a binding."""
        if tree.head == "name" and self.values is not None and tree.leaf in self.values:
            return self._number(self.values[str(tree.leaf)], place)
        text = self._node(tree)
        return f"({text})" if BINDS.get(tree.head, LEAF) < place else text

    def _number(self, value: Value, place: int) -> str:
        if isinstance(value, Term | Tree):
            formula = value.tree if isinstance(value, Term) else value
            return _Writer(None, self.figures).text(formula, place)
        text = shown(value, self.figures)
        return f"({text})" if text.startswith("-") and place > 1 else text

    def _node(self, tree: Tree) -> str:
        head, args = tree.head, tree.args
        if head == "number":
            return decimal(Fraction(tree.leaf or 0), 20)
        if not args:
            return str(tree.leaf)
        if head == "add":
            return self._sum(args)
        if head == "neg":
            return "-" + self.text(args[0], 3)
        if head in ("mul", "div"):
            first, *rest = args
            sign = "*" if head == "mul" else "/"
            return sign.join([self.text(first, 3), *(self.text(part, 4) for part in rest)])
        if head == "pow":
            return f"{self.text(args[0], 6)}^{self.text(args[1], 6)}"
        if head == "indicator":
            return f"[{self.text(args[0], 0)}]"
        if head == "relation":
            return f" {tree.leaf} ".join(self.text(side, 1) for side in args)
        if head == "call":
            return f"{args[0].leaf}({', '.join(self.text(arg, 0) for arg in args[1:])})"
        return f"{head}({', '.join(self.text(arg, 0) for arg in args)})"

    def _sum(self, args: tuple[Tree, ...]) -> str:
        text = self.text(args[0], 1)
        for term in args[1:]:
            if term.head == "neg":
                text += " - " + self.text(term.args[0], 3)
            else:
                text += " + " + self.text(term, 2)
        return text
