"""What is a derivative that no fact gives, by what its quantities are?

    L = (y - u)^2/2 is known:          dL/du = -(y - u)
    phi = 1/(1 + exp(-a v)), u = exp(-a v):   dphi/du = (dphi/dv)/(du/dv)
    s2 is also written sigma^2:        ds2/dsigma = 2 sigma

What varies along a quantity that is itself defined by others varies with these: the ratio is the same,
whichever of them is taken, where the numerator depends on them through that quantity only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from derivations.conditions import agree
from derivations.equality.differentiate import NotDifferentiable, differentiate, div, substitute
from derivations.language.scope import Scope
from derivations.language.tree import ONE, ZERO, Tree, name, number
from derivations.rules.terms import free_names

DEPTH = 12  # of definitions in definitions
WHOLE = ("natural", "integer", "range")
NAMED = ("name", "index")
SQUARE = Fraction(2)

Meaning = Callable[[Tree], Tree | None]  # what a name or an element is known to be


def worked_out(tree: Tree, meaning: Meaning, opaque: frozenset[str], scope: Scope) -> Tree:
    """The tree with its derivatives carried out where their quantities are known, the others named.

    `opaque` are the quantities of which only some derivatives are known."""
    if not tree.args:
        return tree
    if tree.head == "derivative":
        return _carried_out(tree, meaning, opaque, scope) or tree
    tree = tree.with_args(tuple(worked_out(arg, meaning, opaque, scope) for arg in tree.args))
    if tree.head != "diff" or _Along(tree.args[1], meaning, opaque, scope).is_plain(tree.args[0]):
        return tree
    return _carried_out(tree, meaning, opaque, scope) or named(tree)


def named(tree: Tree) -> Tree:
    """The tree with each derivative as one number, for each value of what stands in it."""
    if tree.head in ("derivative", "diff"):
        body, *rest = tree.args
        free = free_names(tree)
        inner = dict.fromkeys(one for arg in tree.args for one in _quantities(arg) if one.names() <= free)
        return Tree("derivative", (Tree("index", (name(f"[{body}]"), *inner)), *rest))
    return tree.with_args(tuple(map(named, tree.args))) if tree.args else tree


def _carried_out(tree: Tree, meaning: Meaning, opaque: frozenset[str], scope: Scope) -> Tree | None:
    body, *rest = tree.args
    try:
        for bottom, order in zip(rest[::2], rest[1::2], strict=True):
            for _ in range(int(str(order.leaf))):
                found = _Along(bottom, meaning, opaque, scope).slope(body, named=tree.head == "derivative")
                if found is None:
                    return None
                body = found
    except NotDifferentiable:
        return None
    return body


class _Along:
    """Differentiation along one name or element."""

    def __init__(self, bottom: Tree, meaning: Meaning, opaque: frozenset[str], scope: Scope) -> None:
        self.bottom, self.meaning, self.opaque, self.scope = bottom, meaning, opaque, scope
        self.word = _word(bottom)

    def slope(self, body: Tree, named: bool) -> Tree | None:
        """d body / d bottom; None where it is not known."""
        if body == self.bottom:
            return ONE
        above = self.squared(self.written_out(body, self.word))
        if any(_word(one) in self.opaque and one != self.bottom for one in _quantities(above)):
            return None
        if self.has_unknown(above):
            return None
        if self.word in free_names(above):
            return differentiate(above, self.bottom, self.scope)
        below = self.written_out(self.bottom, "")
        if below == self.bottom or self.is_root():  # a variable of which the numerator is free
            return None if named and above == body else ZERO
        return self.ratio(self.written_out(body, ""), below)

    def is_plain(self, body: Tree) -> bool:
        """Is a formula written out in names that nothing defines, and so is what it is differentiated by?"""
        if self.scope.dimensions(self.word) and self.bottom.head == "name":  # along a vector or a matrix
            return True
        known = self.written_out(self.bottom, "") != self.bottom or self.squared(body) != body
        return not known and self.written_out(body, self.word) == body and not self.has_unknown(body)

    def ratio(self, above: Tree, below: Tree) -> Tree | None:
        """The slope of the numerator over that of the denominator, along what both are made of."""
        found: list[Tree] = []
        variables = _variables(below, self.scope)
        for variable in (above,) if above in variables else variables:  # dv/dphi: 1 over dphi/dv
            under = differentiate(below, variable, self.scope)
            if under != ZERO:
                found.append(div(differentiate(above, variable, self.scope), under))
        if not found or not all(agree(found[0], one, self.scope) for one in found[1:]):
            return None
        return found[0]

    def has_unknown(self, tree: Tree) -> bool:
        """A derivative that is not known, or a density without a formula: that depends on its parameters."""
        return any(
            node.head == "derivative"
            or (node.head == "call" and self.scope.domain(_word(node)).kind == "density")
            for node in tree.walk()
        )

    def is_root(self) -> bool:
        return (self.word, SQUARE) in self.scope.powers

    def squared(self, tree: Tree) -> Tree:
        """With sigma^2 for s2, where sigma is what is differentiated by."""
        other = self.scope.powers.get((self.word, SQUARE))
        if other is None:
            return tree
        if tree.head in NAMED and _word(tree) == other:
            root = name(self.word)
            return Tree("pow", (Tree("index", (root, *tree.args[1:])) if tree.args else root, number(2)))
        return tree.with_args(tuple(self.squared(arg) for arg in tree.args)) if tree.args else tree

    def written_out(self, tree: Tree, kept: str, depth: int = DEPTH) -> Tree:
        """In names that nothing defines, those of one word left as they stand."""
        if not depth:
            raise NotDifferentiable("definitions that go round in a circle")
        if tree.head in (*NAMED, "call"):
            if tree.head in NAMED and _word(tree) == kept:
                return tree
            meant = self.meaning(tree) or self.definition(tree)
            if meant is not None and meant != tree:
                return self.written_out(meant, kept, depth - 1)
        args = tree.args
        if tree.head in ("index", "call"):  # the name of an array or a function stands for no number
            rest = tuple(self.written_out(arg, kept, depth) for arg in args[1:])
            return tree.with_args((args[0], *rest))
        return tree.with_args(tuple(self.written_out(arg, kept, depth) for arg in args)) if args else tree

    def definition(self, tree: Tree) -> Tree | None:
        """What the exercise, or the student, defines a name, an element or a function to be."""
        base = tree.args[0] if tree.args else tree
        if base.head != "name":
            return None
        meant = self.scope.definition(str(base.leaf))
        parameters = self.scope.domain(str(base.leaf)).parameters
        if meant is None or len(parameters) != len(tree.args[1:]):
            return None
        return substitute(meant, dict(zip(parameters, tree.args[1:], strict=True)))


def _word(tree: Tree) -> str:
    while tree.args:
        tree = tree.args[0]
    return str(tree.leaf)


def _quantities(tree: Tree) -> Iterable[Tree]:
    """The names and elements of which a formula is made, not the names of the arrays."""
    if tree.head in NAMED:
        yield tree
        return
    for arg in tree.args[1:] if tree.head == "call" else tree.args:
        yield from _quantities(arg)


def _variables(tree: Tree, scope: Scope) -> list[Tree]:
    """The numbers that may vary: no size, no label, no index, no element of a sum over elements."""
    free = free_names(tree)
    found = [one for one in dict.fromkeys(_quantities(tree)) if one.names() <= free]
    return [one for one in found if scope.domain(_word(one)).kind not in WHOLE and not _is_array(one, scope)]


def _is_array(tree: Tree, scope: Scope) -> bool:
    return tree.head == "name" and bool(scope.dimensions(str(tree.leaf)))
