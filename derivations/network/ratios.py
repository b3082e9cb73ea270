"""What is the value of a formula whose names are all fractions?

A fraction is brought to its lowest terms each time one is made; a sum of products is worked out over whole
numbers here, and brought there once.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from derivations.language.tree import Tree
from derivations.network.arithmetic import EXACT, Exact
from derivations.network.precise import UndefinedError

Ratio = tuple[int, int]  # above and below, not in lowest terms; below is not 0, and may be negative
_OVER_WHOLE_NUMBERS = frozenset(("number", "add", "neg", "mul", "div", "pow"))
_OF_NUMBERS = _OVER_WHOLE_NUMBERS.union(EXACT)  # nothing of arrays or conditions
_MOST = 20  # as an exponent


class _OtherPower(Exception):
    """A power whose exponent is no small whole number as it stands there."""


class OfFractions(Exact):
    """Exact arithmetic where every name is a Fraction."""

    def value(self, tree: Tree, names: Mapping[str, Fraction]) -> object:
        if tree.head in _OVER_WHOLE_NUMBERS and tree.args and tree.survey.heads <= _OF_NUMBERS:
            try:
                return Fraction(*self.ratio(tree, names))
            except _OtherPower:
                pass
        return super().value(tree, names)

    def ratio(self, tree: Tree, names: Mapping[str, Fraction]) -> Ratio:
        """The value of a formula of numbers alone."""
        head, args = tree.head, tree.args
        if head == "name":
            return names[tree.leaf].as_integer_ratio()  # type: ignore[index]
        if head == "number":
            return tree.leaf.as_integer_ratio()  # type: ignore[union-attr]
        if head not in _OVER_WHOLE_NUMBERS:
            return self.value(tree, names).as_integer_ratio()  # type: ignore[attr-defined,no-any-return]
        above, below = self.ratio(args[0], names)
        if head == "add":
            for arg in args[1:]:
                over, under = self.ratio(arg, names)
                if under == below:
                    above += over
                else:
                    above, below = above * under + over * below, below * under
        elif head == "mul":
            for arg in args[1:]:
                over, under = self.ratio(arg, names)
                above, below = above * over, below * under
        elif head == "div":
            over, under = self.ratio(args[1], names)
            if not over:
                raise UndefinedError("a division by zero")
            above, below = above * under, below * over
        elif head == "pow":
            exponent = args[1].leaf
            if not isinstance(exponent, Fraction) or exponent.denominator != 1 or not 0 <= exponent <= _MOST:
                raise _OtherPower
            above, below = above**exponent.numerator, below**exponent.numerator
        else:
            above = -above
        return above, below
