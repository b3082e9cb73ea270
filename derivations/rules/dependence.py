"""How is a function differentiated that changes with its variable also through other quantities?

    y = f(x, u),  u = u(x)        dy/dx = ∂f/∂x + ∂f/∂u du/dx

While a strategy works, each such name is marked as depending on the variable; the derivative of the name
stays a named derivative, du/dx.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from derivations.language.tree import ONE, Tree
from derivations.rules.rule import Done, Rule, rule
from derivations.rules.strategy import Strategy
from derivations.rules.terms import replaced

MARK = "depending"


@rule("a quantity that changes with the variable keeps its derivative by name", minor=True)
def dependent_rule(tree: Tree) -> Tree | None:
    """du/dx is not 0 where u depends on x"""
    if tree.head != "diff" or tree.args[0].head != MARK or tree.args[2] != ONE:
        return None
    return Tree("derivative", (tree.args[0].args[0], tree.args[1], ONE))


@dataclass(frozen=True, slots=True)
class Through:
    """A strategy, carried out while these names count as functions of the variable."""

    inner: Strategy
    variable: Tree
    names: tuple[Tree, ...]

    def steps(self, whole: Tree) -> Iterator[Done]:
        marked = {one: Tree(MARK, (one, self.variable)) for one in self.names}
        plain = {mark: one for one, mark in marked.items()}
        for done in self.inner.steps(replaced(whole, marked)):
            yield replace(done, after=replaced(done.after, plain))

    def swapped(self, other: Mapping[str, Rule]) -> Strategy:
        return Through(self.inner.swapped(other), self.variable, self.names)
