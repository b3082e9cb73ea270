"""How are leaves, arithmetic and relations written?"""

from __future__ import annotations

from fractions import Fraction

from derivations.language import spellings as sp
from derivations.language.naming import decimal, latex_name, unicode_name
from derivations.language.tree import Tree
from derivations.language.writer import (
    ATOM,
    EITHER,
    FACTOR,
    IMPLIES,
    PRODUCT,
    REACHING,
    RELATION,
    SETS,
    SUM,
    Writer,
)

_LATEX_SIGNS = {"<=": "\\le", ">=": "\\ge", "!=": "\\ne", "∝": "\\propto", "∈": "\\in", "∼": "\\sim"}
_UNICODE_SIGNS = {"<=": "≤", ">=": "≥", "!=": "≠"}


class Arithmetic(Writer):
    """Leaves, arithmetic, relations."""

    # -- leaves

    def _number(self, tree: Tree) -> tuple[str, int]:
        value = tree.leaf
        assert isinstance(value, Fraction)
        text = decimal(abs(value))
        if value < 0:
            return f"-{text}", SUM
        return text, (PRODUCT if "/" in text else ATOM)

    def _name(self, tree: Tree) -> tuple[str, int]:
        return self.word(str(tree.leaf)), ATOM

    def word(self, name: str) -> str:
        if self.plain:
            return name
        return latex_name(name) if self.latex else unicode_name(name)

    def _constant(self, tree: Tree) -> tuple[str, int]:
        words = {"pi": ("pi", "π", "\\pi"), "e": ("e", "e", "e"), "oo": ("oo", "∞", "\\infty")}
        text = words[str(tree.leaf)][0 if self.plain else 2 if self.latex else 1]
        if tree.leaf == "oo" or not self.in_index:
            return text, ATOM
        return (f"{{{text}}}" if self.latex else self.bracket(text)), ATOM  # x^{(e)} is x with an index

    def _text(self, tree: Tree) -> tuple[str, int]:
        return str(tree.leaf), ATOM

    def _continued(self, tree: Tree) -> tuple[str, int]:
        return "", ATOM

    # -- arithmetic

    def _add(self, tree: Tree) -> tuple[str, int]:
        pieces = [
            self.show(tree.args[0], PRODUCT) if tree.args[0].head != "neg" else self._neg(tree.args[0])[0]
        ]
        for arg in tree.args[1:]:
            if arg.head == "neg":
                inner = (
                    self._neg(arg.args[0])[0]
                    if arg.args[0].head == "neg"
                    else self.show(arg.args[0], PRODUCT)
                )
                pieces.append(f" - {inner}")
            else:
                pieces.append(f" + {self.show(arg, PRODUCT)}")
        return "".join(pieces), SUM

    def _neg(self, tree: Tree) -> tuple[str, int]:
        (inner,) = tree.args
        return f"-{self.show(inner, PRODUCT)}", SUM

    def _plusminus(self, tree: Tree) -> tuple[str, int]:
        sign = ("\\mp" if self.latex else "∓") if tree.leaf else "\\pm" if self.latex else "±"
        if len(tree.args) == 1:
            return f"{sign} {self.show(tree.args[0], PRODUCT)}", SUM
        left, right = tree.args
        return f"{self.show(left, SUM)} {sign} {self.show(right, PRODUCT)}", SUM

    def _mul(self, tree: Tree) -> tuple[str, int]:
        between = " \\cdot " if self.latex else "*" if self.plain else "·"
        pieces = []
        for at, arg in enumerate(tree.args):
            loose = at == 0 and arg.head in ("div", "hadamard", "number")
            text, tight = self.form(arg)
            reaching = self.reaches(arg)
            if reaching and arg.head != "mul" and at == len(tree.args) - 1:  # nothing follows to be taken in
                pieces.append(text)
                continue
            if reaching or tight < (PRODUCT if loose else FACTOR):
                text = self.bracket(text)
            pieces.append(text)
        return between.join(pieces), PRODUCT

    def _div(self, tree: Tree) -> tuple[str, int]:
        above, below = tree.args
        if self.latex:
            return f"\\frac{{{self.show(above, EITHER)}}}{{{self.show(below, EITHER)}}}", ATOM
        if self.spelling == "unicode" and above.head == below.head == "number":
            for sign, (up, down) in sp.FRACTIONS.items():
                if above.leaf == up and below.leaf == down:
                    return sign, FACTOR
        loose = above.head in ("mul", "div", "hadamard", "number")
        upper = self.show(above, PRODUCT if loose else FACTOR)
        if self.reaches(above):
            upper = self.bracket(self.form(above)[0])
        lower = self.show(below, FACTOR)
        if self.reaches(below):
            lower = self.bracket(self.form(below)[0])
        return f"{upper}/{lower}", PRODUCT

    def _hadamard(self, tree: Tree) -> tuple[str, int]:
        if self.plain or len(tree.args) != 2:
            return self.applied("hadamard", tree.args), ATOM
        left, right = tree.args
        sign = "\\odot" if self.latex else "⊙"
        loose = left.head in ("mul", "div", "hadamard") and not self.reaches(left)
        return f"{self.show(left, PRODUCT if loose else FACTOR)} {sign} {self.show(right, FACTOR)}", PRODUCT

    def _pow(self, tree: Tree) -> tuple[str, int]:
        base, exponent = tree.args
        below = self.show(base, ATOM)
        whole = base.head in ("sum", "prod") and len(base.args) == 1  # sum(x)^2 leaves open what is squared
        if base.head == "derivative" or whole or (base.head in REACHING and not self.plain):
            below = self.bracket(self.form(base)[0])
        if self.latex:
            inner = self.show(exponent, SETS)
            if exponent.head == "name" and exponent.leaf == "T":
                inner = f"\\,{{{inner}}}"  # a T by itself would transpose
            return f"{below}^{{{inner}}}", FACTOR
        if not self.plain and exponent.head == "number":
            digits = self.show(exponent, ATOM)
            if digits.isdigit():
                return below + "".join(sp.SUPERSCRIPT_OF[digit] for digit in digits), FACTOR
        above = self.show(exponent, FACTOR if exponent.head == "pow" else ATOM)
        named = exponent.head == "name"
        beside_braces = not self.plain and named and len(above) > 1  # as LaTeX ∑_{A} x^A0 would be x^A 0
        transposing = named and exponent.leaf == "T"
        if exponent.head in ("factorial", "percent", "set", "setwhere") or beside_braces or transposing:
            above = self.bracket(self.form(exponent)[0])
        return f"{below}^{above}", FACTOR

    def _factorial(self, tree: Tree) -> tuple[str, int]:
        return f"{self.show(tree.args[0], ATOM)}!", FACTOR

    def _percent(self, tree: Tree) -> tuple[str, int]:
        sign = "\\%" if self.latex else "%"
        return f"{self.show(tree.args[0], ATOM)}{sign}", FACTOR

    def _sqrt(self, tree: Tree) -> tuple[str, int]:
        if self.latex:
            return f"\\sqrt{{{self.show(tree.args[0], EITHER)}}}", ATOM
        return self.applied("sqrt" if self.plain else "√", tree.args), ATOM

    # -- relations

    def _relation(self, tree: Tree) -> tuple[str, int]:
        signs = str(tree.leaf).split(" ")
        text = self.show(tree.args[0], SETS)
        table = _LATEX_SIGNS if self.latex else {} if self.plain else _UNICODE_SIGNS
        for sign, side in zip(signs, tree.args[1:], strict=True):
            text = f"{text} {table.get(sign, sign)} {self.show(side, SETS)}"
        return text.strip(), RELATION

    def _implies(self, tree: Tree) -> tuple[str, int]:
        sign = "\\Rightarrow" if self.latex else "⇒"
        left, right = tree.args
        return f"{self.show(left, IMPLIES)} {sign} {self.show(right, EITHER)}".strip(), IMPLIES

    def _not(self, tree: Tree) -> tuple[str, int]:
        sign = "\\neg " if self.latex else "¬"
        return f"{sign}{self.show(tree.args[0], PRODUCT)}", SUM
