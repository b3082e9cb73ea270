"""How are names with indices, functions, big signs and brackets written?"""

from __future__ import annotations

from fractions import Fraction

from derivations.language import spellings as sp
from derivations.language.naming import are_letters, is_letter
from derivations.language.tree import Tree
from derivations.language.writer import (
    ATOM,
    BIG,
    EITHER,
    FACTOR,
    LATEX_FUNCTIONS,
    PRODUCT,
    SUM,
    Writer,
)


class Forms(Writer):
    """Everything that stands by itself."""

    # -- names, functions

    def _index(self, tree: Tree) -> tuple[str, int]:
        base, *indices = tree.args
        word, tight = self.form(base)
        if base.head != "name" and (tight != ATOM or not word.endswith(")")):
            word = self.bracket(word)
        outside, self.in_index = self.in_index, True
        text = self._indexed(word, base, indices)
        self.in_index = outside
        return text, ATOM

    def _indexed(self, word: str, base: Tree, indices: list[Tree]) -> str:
        if base.head != "name":
            return f"{word}_{{{self.several(tuple(indices))}}}"
        if self.latex or base.leaf == "E":
            return f"{word}_{{{self.several(tuple(indices))}}}"
        if not self.plain and base.leaf in ("Sigma", "Pi"):
            word = str(base.leaf)  # Σ₀² begins a sum
        elif not self.plain:
            text = "".join(
                str(one.leaf) if one.head == "number" or is_letter(one) else "?" for one in indices
            )
            letters = all(is_letter(one) for one in indices) and (
                len(indices) == 1 or are_letters(text, frozenset())
            )
            if (letters or len(indices) == 1) and all(letter in sp.SUBSCRIPT_OF for letter in text):
                return word + "".join(sp.SUBSCRIPT_OF[letter] for letter in text)
        return f"{word}[{self.several(tuple(indices))}]"

    def _call(self, tree: Tree) -> tuple[str, int]:
        function, *args = tree.args
        opening, closing = ("\\left(", "\\right)") if self.latex else ("(", ")")
        return f"{self.function(function)}{opening}{self.several(tuple(args))}{closing}", ATOM

    def function(self, tree: Tree) -> str:
        """A function by itself; its indices stand below, for a bracket would hold arguments."""
        if tree.head != "index":
            return self.form(tree)[0]
        return f"{self.form(tree.args[0])[0]}_{{{self.several(tree.args[1:])}}}"

    def _prime(self, tree: Tree) -> tuple[str, int]:
        (function,) = tree.args
        word = str(function.leaf)
        if function.head == "name" and self.latex and word in sp.FUNCTIONS:
            base = f"\\{word}" if word in LATEX_FUNCTIONS else f"\\operatorname{{{word}}}"
        else:
            base = self.function(function)
        return base + "'" * int(str(tree.leaf)), ATOM

    def _derivative(self, tree: Tree) -> tuple[str, int]:
        top, *rest = tree.args
        pairs = list(zip(rest[::2], rest[1::2], strict=True))
        order = sum(int(Fraction(str(power.leaf))) for _, power in pairs)
        sign = "\\partial " if self.latex else "d" if self.plain else "∂"

        def power(count: int) -> str:
            return "" if count == 1 else f"^{count}"

        gap = "" if order == 1 else " "
        above = f"{sign.strip() if order > 1 else sign}{power(order)}{gap}{self.form(top)[0]}"
        below = " ".join(
            f"{sign}{self.form(bottom)[0]}{power(int(Fraction(str(times.leaf))))}" for bottom, times in pairs
        )
        return (f"\\frac{{{above}}}{{{below}}}" if self.latex else f"{above}/{below}"), FACTOR

    def _diff(self, tree: Tree) -> tuple[str, int]:
        body, variable, order = tree.args
        by_name = variable.head in ("name", "index") or (variable.head == "pow" and order.leaf == 1)
        if self.plain or not by_name or order.head != "number":
            return self.applied("diff", (body, variable) if order.leaf == 1 else tree.args), ATOM
        word, inner = self.form(variable)[0], self.bracket(self.show(body, EITHER))
        if word.endswith("]"):  # a [ behind d/dx would open what is differentiated
            word = self.function(variable)
        times = "" if order.leaf == 1 else self.raised(order)
        if self.latex:
            return f"\\frac{{\\partial{times}}}{{\\partial {word}{times}}}{inner}", PRODUCT
        return f"∂{times}/∂{word}{times} {inner}", PRODUCT

    def _E(self, tree: Tree) -> tuple[str, int]:  # noqa: N802  (the head is called E)
        word = "\\mathbb{E}" if self.latex else "E"
        return f"{word}[{self._given(tree.args[:1], tree.args[1:])}]", ATOM

    def _given(self, sides: tuple[Tree, ...], condition: tuple[Tree, ...]) -> str:
        """What stands before the bar, and what is given behind it."""
        shown = [self.several(sides)]
        for side in condition:
            shown.append(self.several(side.args) if side.head == "tuple" else self.show(side, EITHER))
        return (" \\mid " if self.latex else " | ").join(shown)

    def _var(self, tree: Tree) -> tuple[str, int]:
        count = 2 if tree.head == "cov" else 1
        if len(tree.args) == count:
            return self.applied(tree.head, tree.args, "[]"), ATOM
        word = f"\\operatorname{{{tree.head.title()}}}" if self.latex else tree.head
        return f"{word}[{self._given(tree.args[:count], tree.args[count:])}]", ATOM

    _cov = _var

    def _P(self, tree: Tree) -> tuple[str, int]:  # noqa: N802
        first = tree.args[0]
        sides = first.args if first.head == "tuple" else (first,)
        return f"P({self._given(sides, tree.args[1:])})", ATOM

    def _normal(self, tree: Tree) -> tuple[str, int]:
        word = "normal" if self.plain else "\\mathcal{N}" if self.latex else "𝒩"
        return f"{word}({self.several(tree.args)})", ATOM

    # -- big signs

    def _big(self, tree: Tree) -> tuple[str, int]:
        head, args = tree.head, tree.args
        if self.plain or len(args) == 1:
            word = head.removesuffix("where")
            return self.applied(word, args), ATOM
        sign = BIG[head][self.latex]
        body, index, *limits = args
        under = self.form(index)[0]
        over = ""
        if head.endswith("where"):
            under += f": {self.show(limits[0], EITHER)}"
        elif len(limits) == 1:
            sign_in = "\\in" if self.latex else "∈"
            under += f" {sign_in} {self.show(limits[0], SUM)}"
        elif limits:
            under += f"={self.show(limits[0], SUM)}"
            over = f"^{{{self.show(limits[1], SUM)}}}"
        inner = self.show(body, PRODUCT)
        if body.head == "div" and body.args[1].head in BIG and not self.latex:
            inner = self.bracket(inner)  # which would divide the whole sum
        return f"{sign}_{{{under}}}{over} {inner}", PRODUCT

    _sum = _prod = _sumwhere = _prodwhere = _big

    def _int(self, tree: Tree) -> tuple[str, int]:
        body, variable, *limits = tree.args
        if self.plain or variable.head != "name" or len(limits) != 2:
            return self.applied("int", tree.args), ATOM
        low, high = (self.show(limit, SUM) for limit in limits)
        inner, word = self.show(body, PRODUCT), self.form(variable)[0]
        if self.latex:
            return f"\\int_{{{low}}}^{{{high}}} {inner} \\, d{word}", PRODUCT
        return f"∫_{{{low}}}^{{{high}}} {inner} d{word}", PRODUCT

    def _maxover(self, tree: Tree) -> tuple[str, int]:
        body, index = tree.args
        word = tree.head.removesuffix("over")
        sign = "\\" if self.latex else ""
        under = f"{sign}{word}_{{{self.form(index)[0]}}}"
        return under + self.bracket(self.show(body, EITHER)), ATOM

    _minover = _maxover

    def _indicator(self, tree: Tree) -> tuple[str, int]:
        sign = "" if self.plain else "\\mathbb{1}" if self.latex else "𝟙"
        return f"{sign}[{self.show(tree.args[0], EITHER)}]", ATOM

    def _delta(self, tree: Tree) -> tuple[str, int]:
        if self.latex:
            return f"\\delta_{{{self.several(tree.args)}}}", ATOM
        return f"{'delta' if self.plain else 'δ'}[{self.several(tree.args)}]", ATOM

    def _piecewise(self, tree: Tree) -> tuple[str, int]:
        args = tree.args
        pairs = [args[at : at + 2] for at in range(0, len(args), 2)]
        if self.latex:
            rows = " \\\\ ".join(" & ".join(self.show(one, EITHER) for one in pair) for pair in pairs)
            return f"\\begin{{cases}} {rows} \\end{{cases}}", ATOM
        rows = ", ".join(
            f"({self.several(pair)})" if len(pair) == 2 else self.show(pair[0], EITHER) for pair in pairs
        )
        return f"piecewise({rows})", ATOM

    # -- brackets

    def _abs(self, tree: Tree) -> tuple[str, int]:
        if self.plain or tree.args[0].has("abs", "norm", "P", "setwhere"):
            return self.applied("abs", tree.args), ATOM
        inner = self.show(tree.args[0], SUM)
        return (f"\\left|{inner}\\right|" if self.latex else f"|{inner}|"), ATOM

    def _norm(self, tree: Tree) -> tuple[str, int]:
        if self.plain or tree.args[0].has("abs", "norm", "P", "setwhere") or len(tree.args) > 1:
            return self.applied("norm", tree.args), ATOM
        inner = self.show(tree.args[0], SUM)
        return (f"\\left\\|{inner}\\right\\|" if self.latex else f"‖{inner}‖"), ATOM

    def _transpose(self, tree: Tree) -> tuple[str, int]:
        (inner,) = tree.args
        if self.plain and ("T" in inner.names() or inner.head in sp.FUNCTIONS):
            return self.applied("transpose", tree.args), ATOM
        tail = "^T" if self.plain else "^{\\top}" if self.latex else "ᵀ"
        return f"{self.show(inner, ATOM)}{tail}", FACTOR

    def _inv(self, tree: Tree) -> tuple[str, int]:
        (inner,) = tree.args
        if self.plain or not inner.has("transpose"):  # what is no matrix for sure keeps the word
            return self.applied("inv", tree.args), ATOM
        return f"{self.show(inner, ATOM)}{'^{-1}' if self.latex else '⁻¹'}", FACTOR

    def _list(self, tree: Tree) -> tuple[str, int]:
        return f"[{self.several(tree.args)}]", ATOM

    def _tuple(self, tree: Tree) -> tuple[str, int]:
        return f"({self.several(tree.args)})", ATOM

    def _set(self, tree: Tree) -> tuple[str, int]:
        if not tree.args:
            return ("\\emptyset" if self.latex else "∅"), ATOM
        opening, closing = ("\\{", "\\}") if self.latex else ("{", "}")
        return f"{opening}{self.several(tree.args)}{closing}", ATOM

    def _setwhere(self, tree: Tree) -> tuple[str, int]:
        opening, closing = ("\\{", "\\}") if self.latex else ("{", "}")
        element, condition = tree.args
        return f"{opening}{self.show(element, EITHER)} : {self.show(condition, EITHER)}{closing}", ATOM

    def _interval(self, tree: Tree) -> tuple[str, int]:
        ends = str(tree.leaf)
        if ends == "[]":
            return self.applied("interval", tree.args), ATOM
        return f"{ends[0]}{self.several(tree.args)}{ends[1]}", ATOM

    def _dot(self, tree: Tree) -> tuple[str, int]:
        if self.plain:
            return self.applied("dot", tree.args), ATOM
        inner = self.several(tree.args)
        return (f"\\langle {inner}\\rangle" if self.latex else f"⟨{inner}⟩"), ATOM
