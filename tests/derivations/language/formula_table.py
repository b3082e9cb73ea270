"""How is a table of formulas written down, and what does a tree say in one line?

A table is text: blocks between blank lines, one block a formula, in the order

    plain spelling
    Unicode spelling
    LaTeX spelling
    -> the tree, where the row states it

A tree in one line is its head, its leaf in double quotes where the head has one, then its arguments, in
round brackets; a name is its bare word, a number its digits or fraction, a constant has a colon before it:
`(mul 2 :pi r)`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from derivations.language import Scope
from derivations.language.tree import Tree

SPELLINGS = ("plain", "unicode", "latex")


@dataclass(frozen=True, slots=True)
class Names:
    """What a table declares: None means that nothing is declared at all."""

    symbols: Mapping[str, str] | None = None
    aliases: Mapping[str, Sequence[str]] = field(default_factory=dict)
    indices: Mapping[str, str] = field(default_factory=dict)
    lenient: bool = False

    def scope(self) -> Scope:
        scope = Scope.of(self.symbols, aliases=self.aliases, indices=self.indices)
        scope.lenient = self.lenient
        return scope


NOTHING = Names()


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula in its three spellings, and what it says where the row states it."""

    names: Names
    plain: str
    unicode: str
    latex: str
    tree: str | None

    def __str__(self) -> str:
        return self.plain

    def spellings(self) -> tuple[tuple[str, str], ...]:
        return tuple((how, getattr(self, how)) for how in SPELLINGS)


def formulas(names: Names, table: str) -> tuple[Formula, ...]:
    """The rows of one table."""
    return tuple(formula(names, block) for block in table.strip("\n").split("\n\n"))


def formula(names: Names, block: str) -> Formula:
    lines = [line.strip() for line in block.strip("\n").split("\n")]
    tree = lines.pop().removeprefix("-> ") if lines[-1].startswith("-> ") else None
    if len(lines) != 3:
        raise ValueError(f"a row has three spellings and perhaps a tree: {block!r}")
    plain, unicode, latex = lines
    return Formula(names, plain, unicode, latex, tree)


def said(tree: Tree) -> str:
    """The tree in one line.

    >>> said(Tree("mul", (Tree("number", (), 2), Tree("constant", (), "pi"), Tree("name", (), "r"))))
    '(mul 2 :pi r)'
    """
    if tree.head in ("number", "name"):
        return str(tree.leaf)
    if tree.head == "constant":
        return f":{tree.leaf}"
    leaf = [] if tree.leaf is None else [f'"{tree.leaf}"']
    return "(" + " ".join([tree.head, *leaf, *(said(one) for one in tree.args)]) + ")"
