"""How is a tree written?

In any of the three spellings, so that what is printed reads back to the same tree (in the same scope); and in
MathML, for the page.
"""

from __future__ import annotations

from derivations.language.mathml import mathml
from derivations.language.room import with_room
from derivations.language.tree import Tree
from derivations.language.write_arithmetic import Arithmetic
from derivations.language.write_forms import Forms
from derivations.language.writer import IMPLIES

__all__ = ["latex", "mathml", "plain", "unicode"]


def plain(tree: Tree) -> str:
    """In letters, digits and signs of a keyboard (and ∪, ∝, … where there is no other spelling).

    >>> from derivations.language.grammar import read
    >>> plain(read("½ Σₙ (xₙ − μ)²"))
    '1/2*sum((x[n] - mu)^2, n)'
    """
    return _written(tree, "plain")


def unicode(tree: Tree) -> str:
    """As one writes by hand: `½`, `μ`, `xₙ`, `∑`."""
    return _written(tree, "unicode")


def latex(tree: Tree) -> str:
    """As it is typeset."""
    return _written(tree, "latex")


class _Printer(Arithmetic, Forms):
    """All forms."""


def _written(tree: Tree, spelling: str) -> str:
    printer = _Printer(spelling)
    try:
        return printer.show(tree, IMPLIES)
    except RecursionError:  # the stack of the caller is nearly full
        return with_room(printer.show, tree, IMPLIES)
