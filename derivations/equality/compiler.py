"""What is known while trees are compiled into functions of a world?

The scope, the bound names, what a point must provide, and where the trees branch.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from flint import arb, fmpq

from derivations.equality import scalars
from derivations.equality.decisions import Decision
from derivations.equality.randomness import NOBODY, Cast
from derivations.equality.world import World
from derivations.language.scope import Domain, Scope
from derivations.language.tree import Tree

_ARITHMETIC = frozenset(("number", "add", "mul", "neg", "div", "pow"))
WIDE = 256  # how far a box reaches in which every number of a branch lies, if no number is larger

Closure = Callable[[World], "scalars.Scalar"]
Builder = Callable[["Compiler", Tree], Closure]
Side = tuple[Closure, int]  # a function that is zero where a branch changes, and the sign of it


class Choice(NamedTuple):
    """A place where a tree branches: the node, the formula of it where there is one, and the sides of which
    exactly one holds."""

    at: Tree | None
    tree: Tree | None
    sides: tuple[Side, ...]


class NotEvaluable(Exception):
    """A tree that has no value: an operator to be carried out, a relation, a text."""

    def __init__(self, tree: Tree, what: str) -> None:
        super().__init__(what)
        self.tree = tree
        self.what = what


class Misused(NotEvaluable):
    """… because a name stands where it means nothing: a function without its argument."""


def _without_value(c: Compiler, tree: Tree) -> Closure:
    raise NotEvaluable(tree, f"{tree.head} has no value of its own")


class Builders(dict[str, Builder]):
    """How a tree of each head is compiled."""

    def __missing__(self, head: str) -> Builder:
        return _without_value


class Compiler:
    """What is known while trees are compiled: their scope, the bound names, and what a point must provide."""

    identity = False  # does the identity matrix stand beside something?
    integrals = False
    endless = False  # is there a sum or an integral that is computed to fewer bits?
    fine = 46  # to how many: less than 2^-46 of it is left out
    numbered = 0  # how many sums `steady` keeps
    failures = 0  # of integrals that could not be computed
    evaluations = 0  # of integrands
    splits = False  # does a function occur whose domain ends somewhere?
    random = False  # does an abstract function, density or expectation occur?
    counts = False  # does a whole number occur that is larger than most sizes?
    immense = False  # does a branch hang on a number too large to be written out?
    exhausted = False  # are the points tried all there are?
    branches = False
    roundings = False  # does floor, ceil or mod occur?
    beyond = False  # does a number occur that no point can be as large as?
    trees: tuple[Tree, ...] = ()  # what is compared, without what both sides share

    def __init__(self, scope: Scope, builders: Builders) -> None:
        self.scope = scope
        self.builders = builders
        self.bound: list[str] = []
        self.names: set[str] = set()  # scalars a point must give
        self.data: set[str] = set()  # indexed names a point must give
        self.wholes: set[str] = set()  # of those, used as a whole
        self.sizes: set[str] = set()  # names that bound a sum or an index
        self.ranges: dict[str, tuple[Tree, Tree]] = {}  # of undeclared names that stand as an index
        self.surfaces: list[Closure] = []  # functions that are zero where a branch changes
        self.steps: list[Closure] = []  # what is rounded: a branch changes where one is an integer
        self.inner: list[tuple[Closure, tuple[str, ...], bool]] = []  # both, under these bound names; a step?
        self.cast: Cast = NOBODY  # who is random in expectations and probabilities
        self.indexed: set[str] = set()  # names that stand with an index
        self.averaged: list[str] = []  # bound names that an expectation runs over
        self.literals: set[Fraction] = set()  # numbers that decide a branch
        self.exponents: set[str] = set()  # names that stand in an exponent
        self.limited: list[Closure] = []  # arguments of functions that settle at a limit
        self.scales: set[fmpq] = set()  # large numbers, and those that small ones are the reciprocals of
        self.atoms: dict[str, str] = {}  # variable of an integral over the whole line -> its density
        self.decisions: list[Decision] = []
        self.choices: list[Choice] = []  # of those that no bound name decides
        self.scalars: dict[str, Closure] = {}  # of the names met so far that a point gives
        # Sums that `steady` keeps, numbered, by the names that they follow from
        self.sums: dict[tuple[str, ...], list[tuple[Tree, int, Closure]]] = {}
        self._defined: dict[str, Closure] = {}

    def domain(self, word: str) -> Domain:
        """Where a name lives: as declared, or the range of what it selects where it is only an index."""
        if word in self.scope.domains:
            return self.scope.domains[word]
        ranged = self.scope.indices.get(word) or self.ranges.get(word)
        if ranged is None:
            return self.scope.domain(word)
        low, high = ranged
        return Domain("range", (), low, None if high.head == "constant" else high, (True, True), True)

    def compile(self, tree: Tree) -> Closure:
        """The function of a world that is the value of a tree.  Raises NotEvaluable."""
        return self.builders[tree.head](self, tree)

    def compile_each(self, trees: tuple[Tree, ...]) -> list[Closure]:
        """The functions of several trees."""
        builders = self.builders
        return [builders[tree.head](self, tree) for tree in trees]

    def branch(self, tree: Tree) -> None:
        """Remember the numbers that stand in what decides a branch."""
        self.branches = True
        self.roundings = self.roundings or tree.head in ("floor", "ceil", "mod")
        waiting = list(tree.args[1::2] if tree.head == "piecewise" else tree.args)
        while waiting:
            node = waiting.pop()
            if node.head in _ARITHMETIC and not node.names():
                value = self._literal(node)
                if isinstance(value, Fraction):
                    self.literals.add(value)
                elif value is None or not abs(value) < WIDE:
                    self.immense = True
            else:
                waiting.extend(node.args)

    def _literal(self, tree: Tree) -> Fraction | scalars.Scalar | None:
        """The size of a number that stands in a condition, written out or not."""
        try:
            value = self.builders[tree.head](self, tree)(World(0))
        except (ArithmeticError, OverflowError):
            return None
        except NotEvaluable:  # -∞, below which no number lies
            return fmpq(0)
        if not isinstance(value, (fmpq, arb)):
            return None
        return abs(Fraction(int(value.p), int(value.q))) if type(value) is fmpq else value

    def surface(self, closure: Closure, tree: Tree | None = None, at: Tree | None = None) -> Decision:
        """A place where a tree branches, at a node, and (unless a bound name decides it) where it changes."""
        found = Decision(None, None) if self.bound else Decision(closure, tree)
        self.decisions.append(found)
        if self.bound:
            self.inner.append((closure, tuple(self.bound), False))
        else:
            self.surfaces.append(closure)
            self.choices.append(Choice(at, tree, ((closure, 1), (closure, -1))))
        return found

    def contest(self, count: int, sign: int) -> None:
        """The last places belong together: exactly one of their functions has this sign."""
        if not self.bound:
            last = self.choices[-count:]
            sides = tuple((one.sides[0][0], sign) for one in last)
            self.choices[-count:] = [Choice(last[0].at, last[0].tree, sides)]

    def rounded(self, closure: Closure) -> None:
        """A place where a tree jumps at every integer."""
        if self.bound:
            self.inner.append((closure, tuple(self.bound), True))
        else:
            self.steps.append(closure)


def branching(builder: Builder) -> Builder:
    """The same, where what decides the branch is remembered first."""

    def build(c: Compiler, tree: Tree) -> Closure:
        c.branch(tree)
        return builder(c, tree)

    return build
