"""What does every form of a formula need to be written?

The spelling it is written in, and brackets where it holds together less tightly than its place asks for.
"""

from __future__ import annotations

from derivations.language import spellings as sp
from derivations.language.tree import Tree

# How tightly a form holds together, the loosest first.
IMPLIES, EITHER, BOTH, RELATION, SETS, SUM, PRODUCT, FACTOR, ATOM = range(9)

# head: its sign, its LaTeX sign, how tightly it holds
JOINED = {
    "or": ("∨", "\\lor", EITHER),
    "and": ("∧", "\\land", BOTH),
    "union": ("∪", "\\cup", SETS),
    "intersection": ("∩", "\\cap", SETS),
    "setminus": ("∖", "\\setminus", SETS),
}
LATEX_FUNCTIONS = frozenset("exp log sin cos tan cot sec csc sinh cosh tanh coth max min det".split())
BIG = {
    "sum": ("∑", "\\sum"),
    "prod": ("∏", "\\prod"),
    "sumwhere": ("∑", "\\sum"),
    "prodwhere": ("∏", "\\prod"),
}


# forms that take what follows them in, and stand in brackets inside a product or a power
REACHING = frozenset((*BIG, "diff", "int"))


class Writer:
    """A spelling, and what is common to all forms.  The method `_head` writes the form of a head."""

    def __init__(self, spelling: str) -> None:
        self.spelling = spelling
        self.latex = spelling == "latex"
        self.plain = spelling == "plain"
        self.in_index = False  # where a bare e or π is a letter

    def show(self, tree: Tree, place: int) -> str:
        """A tree where a form at least as tight as `place` is wanted."""
        text, tight = self.form(tree)
        return text if tight >= place else self.bracket(text)

    def bracket(self, text: str) -> str:
        return f"\\left({text}\\right)" if self.latex else f"({text})"

    def form(self, tree: Tree) -> tuple[str, int]:
        """The text of a tree and how tightly it holds together."""
        writer = getattr(self, f"_{tree.head}", None)
        if writer is not None:
            found: tuple[str, int] = writer(tree)
            return found
        if tree.head in JOINED:
            sign, latex_sign, place = JOINED[tree.head]
            left, right = tree.args
            joined = (
                f"{self.show(left, place)} {latex_sign if self.latex else sign} {self.show(right, place + 1)}"
            )
            return joined, place
        return self.applied(tree.head, tree.args), ATOM

    def reaches(self, tree: Tree) -> bool:
        """Would what is written behind this be taken in by a sum, an integral or a derivative at its end?"""
        if tree.head == "mul":
            return self.reaches(tree.args[-1])
        return tree.head in REACHING and not self.plain and len(tree.args) > 1

    def raised(self, number: Tree) -> str:
        """A whole number as an exponent, outside of the plain spelling."""
        digits = self.form(number)[0]
        return f"^{{{digits}}}" if self.latex else "".join(sp.SUPERSCRIPT_OF[digit] for digit in digits)

    def several(self, args: tuple[Tree, ...]) -> str:
        return ", ".join(self.show(arg, EITHER) for arg in args)

    def applied(self, head: str, args: tuple[Tree, ...], brackets: str = "()") -> str:
        word = head
        if self.latex:
            word = f"\\{head}" if head in LATEX_FUNCTIONS else f"\\operatorname{{{head}}}"
        opening, closing = brackets[0], brackets[1]
        if self.latex and brackets == "()":
            opening, closing = "\\left(", "\\right)"
        return f"{word}{opening}{self.several(args)}{closing}"
