"""How is a tree written?

In any of the three spellings, so that what is printed reads back to the same tree (in the same scope); and in MathML, for
the page.
"""

from __future__ import annotations

import unicodedata
from fractions import Fraction

from derivations.language import spellings as sp
from derivations.language.mathml import mathml
from derivations.language.tree import Tree

__all__ = ["latex", "mathml", "plain", "unicode"]

# How tightly a form holds together: an argument that holds less tightly than its place asks for gets brackets.
IMPLIES, RELATION, LOGICAL, SUM, PRODUCT, FACTOR, ATOM = range(7)

_LATEX_SIGNS = {"<=": "\\le", ">=": "\\ge", "!=": "\\ne", "∝": "\\propto", "∈": "\\in", "∼": "\\sim"}
_UNICODE_SIGNS = {"<=": "≤", ">=": "≥", "!=": "≠"}
_LOGICAL = {"and": ("∧", "\\land"), "or": ("∨", "\\lor"), "union": ("∪", "\\cup"),
            "intersection": ("∩", "\\cap"), "setminus": ("∖", "\\setminus")}  # fmt: skip
_BIG = {
    "sum": ("∑", "\\sum"),
    "prod": ("∏", "\\prod"),
    "sumwhere": ("∑", "\\sum"),
    "prodwhere": ("∏", "\\prod"),
}
_LATEX_FUNCTIONS = frozenset("exp log sin cos tan cot sec csc sinh cosh tanh coth max min det".split())


def plain(tree: Tree) -> str:
    """In letters, digits and signs of a keyboard (and ∪, ∝, … where there is no other spelling).

    >>> from derivations.language.grammar import read
    >>> plain(read("½ Σₙ (xₙ − μ)²"))
    '1/2*sum((x[n] - mu)^2, n)'
    """
    return _Printer("plain").show(tree, IMPLIES)


def unicode(tree: Tree) -> str:
    """As one writes by hand: `½`, `μ`, `xₙ`, `∑`."""
    return _Printer("unicode").show(tree, IMPLIES)


def latex(tree: Tree) -> str:
    """As it is typeset."""
    return _Printer("latex").show(tree, IMPLIES)


class _Printer:
    def __init__(self, spelling: str) -> None:
        self.spelling = spelling
        self.latex = spelling == "latex"
        self.plain = spelling == "plain"

    def show(self, tree: Tree, place: int) -> str:
        """A tree where a form at least as tight as `place` is wanted."""
        text, tight = self.form(tree)
        return text if tight >= place else self.bracket(text)

    def bracket(self, text: str) -> str:
        return f"\\left({text}\\right)" if self.latex else f"({text})"

    def form(self, tree: Tree) -> tuple[str, int]:
        """The text of a tree and how tightly it holds together."""
        reader = getattr(self, f"_{tree.head}", None)
        if reader is not None:
            found: tuple[str, int] = reader(tree)
            return found
        if tree.head in _LOGICAL:
            sign = _LOGICAL[tree.head][self.latex]
            left, right = tree.args
            return f"{self.show(left, LOGICAL)} {sign} {self.show(right, SUM)}", LOGICAL
        return self.applied(tree.head, tree.args), ATOM

    def several(self, args: tuple[Tree, ...]) -> str:
        return ", ".join(self.show(arg, RELATION) for arg in args)

    def applied(self, head: str, args: tuple[Tree, ...], brackets: str = "()") -> str:
        word = head
        if self.latex:
            word = f"\\{head}" if head in _LATEX_FUNCTIONS else f"\\operatorname{{{head}}}"
        opening, closing = brackets
        if self.latex and brackets == "()":
            opening, closing = "\\left(", "\\right)"
        return f"{word}{opening}{self.several(args)}{closing}"

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
        return _latex_name(name) if self.latex else _unicode_name(name)

    def _constant(self, tree: Tree) -> tuple[str, int]:
        words = {"pi": ("pi", "π", "\\pi"), "e": ("e", "e", "e"), "oo": ("oo", "∞", "\\infty")}
        return words[str(tree.leaf)][0 if self.plain else 2 if self.latex else 1], ATOM

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
        sign = "\\pm" if self.latex else "±"
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
            if tight < (PRODUCT if loose else FACTOR) or (
                arg.head in _BIG and not self.plain and len(arg.args) > 1
            ):
                text = self.bracket(text)
            pieces.append(text)
        return between.join(pieces), PRODUCT

    def _div(self, tree: Tree) -> tuple[str, int]:
        above, below = tree.args
        if self.latex:
            return f"\\frac{{{self.show(above, RELATION)}}}{{{self.show(below, RELATION)}}}", ATOM
        if self.spelling == "unicode" and above.head == below.head == "number":
            for sign, (up, down) in sp.FRACTIONS.items():
                if (above.leaf, below.leaf) == (up, down):
                    return sign, FACTOR
        loose = above.head in ("mul", "div", "hadamard", "number")
        upper = self.show(above, PRODUCT if loose else FACTOR)
        if above.head in _BIG and not self.plain and len(above.args) > 1:
            upper = self.bracket(self.form(above)[0])
        lower = self.show(below, FACTOR)
        if below.head in _BIG and not self.plain and len(below.args) > 1:
            lower = self.bracket(self.form(below)[0])
        return f"{upper}/{lower}", PRODUCT

    def _hadamard(self, tree: Tree) -> tuple[str, int]:
        if self.plain or len(tree.args) != 2:
            return self.applied("hadamard", tree.args), ATOM
        left, right = tree.args
        sign = "\\odot" if self.latex else "⊙"
        loose = left.head in ("mul", "div", "hadamard")
        return f"{self.show(left, PRODUCT if loose else FACTOR)} {sign} {self.show(right, FACTOR)}", PRODUCT

    def _pow(self, tree: Tree) -> tuple[str, int]:
        base, exponent = tree.args
        below = self.show(base, ATOM)
        if base.head == "derivative" or (base.head in _BIG and not self.plain and len(base.args) > 1):
            below = self.bracket(self.form(base)[0])
        if self.latex:
            inner = self.show(exponent, LOGICAL)
            if exponent.head == "name" and exponent.leaf == "T":
                inner = f"{{{inner}}}"
            return f"{below}^{{{inner}}}", FACTOR
        if not self.plain and exponent.head == "number":
            digits = self.show(exponent, ATOM)
            if digits.isdigit():
                return below + "".join(sp.SUPERSCRIPT_OF[digit] for digit in digits), FACTOR
        above = self.show(exponent, ATOM)
        if exponent.head in ("factorial", "percent") or (exponent.head == "name" and exponent.leaf == "T"):
            above = self.bracket(self.form(exponent)[0])
        return f"{below}^{above}", FACTOR

    def _factorial(self, tree: Tree) -> tuple[str, int]:
        return f"{self.show(tree.args[0], ATOM)}!", FACTOR

    def _percent(self, tree: Tree) -> tuple[str, int]:
        sign = "\\%" if self.latex else "%"
        return f"{self.show(tree.args[0], ATOM)}{sign}", FACTOR

    def _sqrt(self, tree: Tree) -> tuple[str, int]:
        if self.latex:
            return f"\\sqrt{{{self.show(tree.args[0], RELATION)}}}", ATOM
        return self.applied("sqrt" if self.plain else "√", tree.args), ATOM

    # -- names, functions

    def _index(self, tree: Tree) -> tuple[str, int]:
        base, *indices = tree.args
        word = self.form(base)[0]
        if base.head != "name":
            word = word if word.endswith(")") else self.bracket(word)
            return f"{word}_{{{self.several(tuple(indices))}}}", ATOM
        if self.latex or base.leaf == "E":
            return f"{word}_{{{self.several(tuple(indices))}}}", ATOM
        if not self.plain:
            text = "".join(
                str(one.leaf) if one.head == "number" or _is_letter(one) else "?" for one in indices
            )
            letters = all(_is_letter(one) for one in indices)
            if (letters or len(indices) == 1) and all(letter in sp.SUBSCRIPT_OF for letter in text):
                return word + "".join(sp.SUBSCRIPT_OF[letter] for letter in text), ATOM
        return f"{word}[{self.several(tuple(indices))}]", ATOM

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
            base = f"\\{word}" if word in _LATEX_FUNCTIONS else f"\\operatorname{{{word}}}"
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
        return self.applied("diff", (body, variable) if order.leaf == 1 else tree.args), ATOM

    def _E(self, tree: Tree) -> tuple[str, int]:  # noqa: N802  (the head is called E)
        word = "\\mathbb{E}" if self.latex else "E"
        return f"{word}[{self.several(tree.args)}]", ATOM

    def _var(self, tree: Tree) -> tuple[str, int]:
        return self.applied(tree.head, tree.args, "[]"), ATOM

    _cov = _var

    def _P(self, tree: Tree) -> tuple[str, int]:  # noqa: N802
        sides = [
            self.several(side.args) if side.head == "tuple" else self.show(side, RELATION)
            for side in tree.args
        ]
        between = " \\mid " if self.latex else " | "
        return f"P({between.join(sides)})", ATOM

    def _normal(self, tree: Tree) -> tuple[str, int]:
        word = "normal" if self.plain else "\\mathcal{N}" if self.latex else "𝒩"
        return f"{word}({self.several(tree.args)})", ATOM

    # -- big signs

    def _big(self, tree: Tree) -> tuple[str, int]:
        head, args = tree.head, tree.args
        if self.plain or len(args) == 1:
            word = head.removesuffix("where")
            return self.applied(word, args), ATOM
        sign = _BIG[head][self.latex]
        body, index, *limits = args
        under = self.form(index)[0]
        over = ""
        if head.endswith("where"):
            under += f": {self.show(limits[0], LOGICAL if limits[0].head != 'relation' else RELATION)}"
        elif len(limits) == 1:
            sign_in = "\\in" if self.latex else "∈"
            under += f" {sign_in} {self.show(limits[0], SUM)}"
        elif limits:
            under += f"={self.show(limits[0], SUM)}"
            over = f"^{{{self.show(limits[1], SUM)}}}"
        return f"{sign}_{{{under}}}{over} {self.show(body, PRODUCT)}", PRODUCT

    _sum = _prod = _sumwhere = _prodwhere = _big

    def _int(self, tree: Tree) -> tuple[str, int]:
        return self.applied("int", tree.args), ATOM

    def _maxover(self, tree: Tree) -> tuple[str, int]:
        body, index = tree.args
        word = tree.head.removesuffix("over")
        sign = "\\" if self.latex else ""
        under = f"{sign}{word}_{{{self.form(index)[0]}}}"
        return under + self.bracket(self.show(body, RELATION)), ATOM

    _minover = _maxover

    def _indicator(self, tree: Tree) -> tuple[str, int]:
        sign = "" if self.plain else "\\mathbb{1}" if self.latex else "𝟙"
        return f"{sign}[{self.show(tree.args[0], RELATION)}]", ATOM

    def _delta(self, tree: Tree) -> tuple[str, int]:
        if self.latex:
            return f"\\delta_{{{self.several(tree.args)}}}", ATOM
        return f"{'delta' if self.plain else 'δ'}[{self.several(tree.args)}]", ATOM

    def _piecewise(self, tree: Tree) -> tuple[str, int]:
        args = tree.args
        pairs = [args[at : at + 2] for at in range(0, len(args), 2)]
        if self.latex:
            rows = " \\\\ ".join(" & ".join(self.show(one, RELATION) for one in pair) for pair in pairs)
            return f"\\begin{{cases}} {rows} \\end{{cases}}", ATOM
        rows = ", ".join(
            f"({self.several(pair)})" if len(pair) == 2 else self.show(pair[0], RELATION) for pair in pairs
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
        return f"{opening}{self.show(element, RELATION)} : {self.show(condition, RELATION)}{closing}", ATOM

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

    # -- relations

    def _relation(self, tree: Tree) -> tuple[str, int]:
        signs = str(tree.leaf).split(" ")
        text = self.show(tree.args[0], LOGICAL)
        table = _LATEX_SIGNS if self.latex else {} if self.plain else _UNICODE_SIGNS
        for sign, side in zip(signs, tree.args[1:], strict=True):
            text = f"{text} {table.get(sign, sign)} {self.show(side, LOGICAL)}"
        return text.strip(), RELATION

    def _implies(self, tree: Tree) -> tuple[str, int]:
        sign = "\\Rightarrow" if self.latex else "⇒"
        left, right = tree.args
        return f"{self.show(left, IMPLIES)} {sign} {self.show(right, RELATION)}".strip(), IMPLIES

    def _not(self, tree: Tree) -> tuple[str, int]:
        sign = "\\neg " if self.latex else "¬"
        return f"{sign}{self.show(tree.args[0], PRODUCT)}", SUM


def _is_letter(tree: Tree) -> bool:
    return tree.head == "name" and len(str(tree.leaf)) == 1


def decimal(value: Fraction) -> str:
    """An exact nonnegative number: as a decimal where it ends, else as a fraction."""
    below = value.denominator
    twos = fives = 0
    while below % 2 == 0:
        below //= 2
        twos += 1
    while below % 5 == 0:
        below //= 5
        fives += 1
    if below != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    digits = str(value.numerator * 10**places // value.denominator)
    if places > 30:
        return f"{digits}e-{places}"
    if len(digits) > 30 and places == 0 and (zeros := len(digits) - len(digits.rstrip("0"))) > 20:
        return f"{digits[:-zeros]}e{zeros}"
    if places == 0:
        return digits
    digits = digits.rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"


def _accent(name: str) -> tuple[str, str]:
    for accent in sp.ACCENT_WORDS:
        base = name.removesuffix(accent)
        if base != name and (len(base) == 1 or base in sp.GREEK_WORDS):
            return base, accent
    return name, ""


def _unicode_name(name: str) -> str:
    base, accent = _accent(name)
    letter = sp.LETTER_OF.get(base, base)
    return unicodedata.normalize("NFC", letter + sp.MARK_OF[accent]) if accent else letter


def _latex_name(name: str) -> str:
    if "^[" in name:
        word, label = name.split("^[")
        return f"{_latex_name(word)}^{{[{label[:-1]}]}}"
    word, _, subscript = name.partition("_")
    if subscript:
        return f"{_latex_name(word)}_{{{subscript}}}"
    base, accent = _accent(name)
    letter = f"\\{base}" if base in sp.GREEK_WORDS and base != "nabla" else base
    if accent:
        return f"\\{accent}{{{letter}}}"
    return letter if len(name) == 1 or base in sp.GREEK_WORDS else f"\\mathrm{{{name}}}"
