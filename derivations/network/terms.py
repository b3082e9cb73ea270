"""How does a computation keep the formula it carries out?

A `Term` is a tree that can be calculated with: `w31*x1 + w32*x2` of four named terms is the term that says
so.  Terms are what a run is written in, and what the entries of an image are where they are letters.

    >>> w, x = named("w"), named("x")
    >>> tuple(sorted((w * x + 1).tree.names()))
    ('w', 'x')
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from derivations.language.tree import ONE, ZERO, Tree, name, number


class Term:
    """A formula under construction: `+ - * / **` and unary minus make longer ones.

    Noughts and ones vanish on the way (`0*a + 1*b` is `b`), nothing else is simplified.
    """

    __slots__ = ("tree",)

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def __repr__(self) -> str:
        from derivations.network.writing import written

        return written(self.tree)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Term) and self.tree == other.tree

    def __hash__(self) -> int:
        return hash(self.tree)

    def __add__(self, other: object) -> Term:
        return _joined(self, other, _sum)

    def __radd__(self, other: object) -> Term:
        return _joined(other, self, _sum)

    def __sub__(self, other: object) -> Term:
        return _joined(self, other, _difference)

    def __rsub__(self, other: object) -> Term:
        return _joined(other, self, _difference)

    def __mul__(self, other: object) -> Term:
        return _joined(self, other, _product)

    def __rmul__(self, other: object) -> Term:
        return _joined(other, self, _product)

    def __truediv__(self, other: object) -> Term:
        return _joined(self, other, _quotient)

    def __rtruediv__(self, other: object) -> Term:
        return _joined(other, self, _quotient)

    def __neg__(self) -> Term:
        return Term(_negative(self.tree))

    def __pow__(self, exponent: int) -> Term:
        return Term(Tree("pow", (self.tree, number(exponent))))


Operand = Term | Fraction | int


def named(word: str) -> Term:
    """The quantity of that name."""
    return Term(name(word))


def total(terms: Iterable[Operand]) -> Term:
    """The sum of them all; of none it is 0."""
    result: Term = Term(ZERO)
    for term in terms:
        result = result + term
    return result


def function(head: str, *arguments: Operand) -> Term:
    """A function of the language's table: `function("sigmoid", H3)`."""
    return Term(Tree(head, tuple(tree_of(argument) for argument in arguments)))


def operation(word: str, *arguments: Operand) -> Term:
    """An operation on arrays by its name: `operation("conv", X, W1)`."""
    return Term(Tree("call", (name(word), *(tree_of(argument) for argument in arguments))))


def holds(left: Operand, sign: str, right: Operand) -> Term:
    """1 where the relation holds, else 0."""
    return Term(Tree("indicator", (Tree("relation", (tree_of(left), tree_of(right)), sign),)))


def tree_of(operand: object) -> Tree:
    """The tree of a term or of a number."""
    if isinstance(operand, Term):
        return operand.tree
    if isinstance(operand, int | Fraction):
        return number(operand) if operand >= 0 else Tree("neg", (number(-operand),))
    raise TypeError(f"{operand!r} is neither a term nor an exact number")


def _joined(left: object, right: object, join: Callable[[Tree, Tree], Tree]) -> Term:
    if not (isinstance(left, Term | int | Fraction) and isinstance(right, Term | int | Fraction)):
        return NotImplemented  # type: ignore[no-any-return]  # Python then asks the other side
    return Term(join(tree_of(left), tree_of(right)))


def _sum(left: Tree, right: Tree) -> Tree:
    if left == ZERO:
        return right
    if right == ZERO:
        return left
    return Tree("add", (*_parts("add", left), *_parts("add", right)))


def _difference(left: Tree, right: Tree) -> Tree:
    return left if right == ZERO else _sum(left, _negative(right))


def _product(left: Tree, right: Tree) -> Tree:
    if ZERO in (left, right):
        return ZERO
    if left == ONE:
        return right
    if right == ONE:
        return left
    return Tree("mul", (*_parts("mul", left), *_parts("mul", right)))


def _quotient(above: Tree, below: Tree) -> Tree:
    return above if below == ONE or above == ZERO else Tree("div", (above, below))


def _negative(tree: Tree) -> Tree:
    return tree.args[0] if tree.head == "neg" else tree if tree == ZERO else Tree("neg", (tree,))


def _parts(head: str, tree: Tree) -> tuple[Tree, ...]:
    return tree.args if tree.head == head else (tree,)
