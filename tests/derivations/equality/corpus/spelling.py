"""How would a student have typed this formula?  The corpus's own printer: plain, Unicode and LaTeX."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from corpus.formula import Formula

SUM, PRODUCT, MINUS, POWER, ATOM = 1, 2, 3, 4, 5
GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "eta": "η", "theta": "θ", "lambda": "λ",
    "mu": "μ", "pi": "π", "rho": "ρ", "tau": "τ", "phi": "φ", "omega": "ω", "sigma": "σ", "epsilon": "ε",
}  # fmt: skip
HATS = {"hat": ("\\hat", "\u0302"), "bar": ("\\bar", "\u0304")}
COMPOSED = {"yhat": "ŷ", "xbar": "x̄", "ybar": "ȳ", "zhat": "ẑ"}
UNDER = dict(zip("0123456789aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True)) | {
    "+": "₊",
    "-": "₋",
    "=": "₌",
}
OVER = dict(zip("0123456789nijkmNKDMLPTHW", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿⁱʲᵏᵐᴺᴷᴰᴹᴸᴾᵀᴴᵂ", strict=True)) | {"+": "⁺", "-": "⁻"}
MACROS = ("exp", "log", "ln", "max", "min", "sin", "cos", "tan", "tanh", "cosh", "sinh", "det")
TEX_SIGNS = {"=": "=", "!=": "\\neq", "<=": "\\le", ">=": "\\ge", "<": "<", ">": ">"}
UNICODE_SIGNS = {"=": "=", "!=": "≠", "<=": "≤", ">=": "≥", "<": "<", ">": ">"}


def plain(node: Formula) -> str:
    return _Plain().text(node)


def unicode(node: Formula) -> str:
    return _Unicode().text(node)


def latex(node: Formula) -> str:
    return _Latex().text(node)


def level(node: Formula) -> int:
    """How tightly the outermost sign of a formula binds."""
    if node[0] == "num":
        return ATOM if node[1] >= 0 and node[1].denominator == 1 else PRODUCT if node[1] >= 0 else SUM
    if node[0] in ("add", "neg", "rel"):
        return SUM
    if node[0] in ("mul", "div", "had"):
        return PRODUCT
    return POWER if node[0] in ("pow", "T", "fact") else ATOM


class _Plain:
    """a*b/c, x[n], sum(body, n, 1, N)"""

    times, minus = "*", "-"

    def text(self, node: Formula, at_least: int = 0) -> str:
        written = getattr(self, "on_" + node[0], self.on_other)(node)
        return f"({written})" if level(node) < at_least else written

    def row(self, nodes: tuple) -> str:
        return ", ".join(self.text(part) for part in nodes)

    def on_num(self, node: Formula) -> str:
        number: Fraction = node[1]
        if number.denominator in (2, 4, 5, 10, 20, 100, 1000) and number.denominator > 5:
            return str(float(number))
        return str(number)

    def on_name(self, node: Formula) -> str:
        return node[1]

    def on_oo(self, node: Formula) -> str:
        return "oo"

    def on_add(self, node: Formula) -> str:
        written = self.text(node[1], SUM)
        for term in node[2:]:
            negative = term[0] == "neg"
            body = self.text(term[1], PRODUCT) if negative else self.text(term, PRODUCT)
            written += f" {self.minus} {body}" if negative else f" + {body}"
        return written

    def on_neg(self, node: Formula) -> str:
        return self.minus + self.text(node[1], PRODUCT)

    def on_mul(self, node: Formula) -> str:
        written = self.factor(node[1], PRODUCT)
        for factor in node[2:]:
            written += self.times + self.factor(factor, MINUS)
        return written

    def factor(self, node: Formula, at_least: int) -> str:
        return self.text(node, at_least)

    def on_div(self, node: Formula) -> str:
        return f"{self.factor(node[1], PRODUCT)}/{self.factor(node[2], POWER)}"

    def on_had(self, node: Formula) -> str:
        return f"{self.text(node[1], POWER)} ⊙ {self.text(node[2], POWER)}"

    def on_pow(self, node: Formula) -> str:
        return f"{self.text(node[1], ATOM)}^{self.text(node[2], ATOM)}"

    def on_T(self, node: Formula) -> str:  # noqa: N802
        return self.text(node[1], ATOM) + "^T"

    def on_fact(self, node: Formula) -> str:
        return self.text(node[1], ATOM) + "!"

    def on_idx(self, node: Formula) -> str:
        return f"{node[1]}[{self.row(node[2:])}]"

    def on_call(self, node: Formula) -> str:
        if node[1] == "delta":
            return f"delta[{self.row(node[2:])}]"
        return f"{node[1]}({self.row(node[2:])})"

    def on_big(self, node: Formula) -> str:
        return f"{node[0]}({self.text(node[1])}, {node[2]}, {self.row(node[3:])})".replace(", )", ")")

    on_sum = on_prod = on_int = on_diff = on_big

    def on_mean(self, node: Formula) -> str:
        return f"{node[0]}[{self.row(node[1:])}]"

    on_E = on_var = on_cov = on_mean  # noqa: N815 (the head of an expected value is E)

    def on_list(self, node: Formula) -> str:
        return f"[{self.row(node[1:])}]"

    def on_ind(self, node: Formula) -> str:
        return f"[{self.text(node[1])}]"

    signs: ClassVar[dict[str, str]] = {sign: sign for sign in TEX_SIGNS}

    def on_rel(self, node: Formula) -> str:
        written = self.text(node[2], SUM)
        for sign, side in zip(node[1].split(), node[3:], strict=True):
            written += f" {self.signs[sign]} {self.text(side, SUM)}"
        return written

    def on_tuple(self, node: Formula) -> str:
        return f"({self.row(node[1:])})"

    def on_set(self, node: Formula) -> str:
        return "{" + self.row(node[1:]) + "}"

    def on_interval(self, node: Formula) -> str:
        return node[1][0] + self.row(node[2:]) + node[1][1]

    def on_piecewise(self, node: Formula) -> str:
        parts = [f"({self.text(v)}, {self.text(c)})" for v, c in zip(node[1:-1:2], node[2::2], strict=False)]
        if len(node) % 2 == 0:
            parts.append(self.text(node[-1]))
        return f"piecewise({', '.join(parts)})"

    def on_other(self, node: Formula) -> str:
        raise ValueError(f"no spelling for {node[0]}")


class _Unicode(_Plain):
    """½·x², xₙ, Σₙ₌₁ᴺ"""

    times, minus, signs = "·", "−", UNICODE_SIGNS

    def on_num(self, node: Formula) -> str:
        return {"1/2": "½", "1/4": "¼", "1/3": "⅓"}.get(str(node[1])) or super().on_num(node)

    def on_name(self, node: Formula) -> str:
        return COMPOSED.get(node[1]) or GREEK.get(node[1], node[1])

    def factor(self, node: Formula, at_least: int) -> str:
        return f"({self.text(node)})" if node[0] in ("sum", "prod") else super().factor(node, at_least)

    def on_pow(self, node: Formula) -> str:
        exponent = _Plain().text(node[2])
        base = self.text(node[1], ATOM)
        if node[1][0] in ("sum", "prod", "idx"):
            base = f"({base})"
        if set(exponent) <= set(OVER) - {"T", "H", "W"}:
            return base + "".join(OVER[letter] for letter in exponent)
        bracketed = node[2][0] in ("sum", "prod")
        return f"{base}^({self.text(node[2])})" if bracketed else f"{base}^{self.text(node[2], ATOM)}"

    def on_T(self, node: Formula) -> str:  # noqa: N802
        return self.text(node[1], ATOM) + "ᵀ"

    def on_idx(self, node: Formula) -> str:
        subscript = "".join(_Plain().text(part) for part in node[2:])
        if set(subscript) <= set(UNDER) - {"+", "-"} and not any(
            c.isdigit() for c in node[1] + subscript[:-1]
        ):
            return GREEK.get(node[1], node[1]) + "".join(UNDER[letter] for letter in subscript)
        return f"{GREEK.get(node[1], node[1])}[{self.row(node[2:])}]"

    def on_call(self, node: Formula) -> str:
        if node[1] == "delta":
            return f"δ_{{{','.join(self.text(part) for part in node[2:])}}}"
        if node[1] == "abs":
            return f"|{self.text(node[2])}|"
        if node[1] == "sqrt":
            return f"√({self.text(node[2])})"
        word = {"sigmoid": "σ"}.get(node[1], GREEK.get(node[1].rstrip("'"), node[1].rstrip("'")))
        return f"{word}{'′' * node[1].count(chr(39))}({self.row(node[2:])})"

    def on_sum(self, node: Formula) -> str:
        sign = "Σ" if node[0] == "sum" else "Π"
        low, high = (_Plain().text(part) for part in node[3:])
        body = self.text(node[1], POWER)
        under = f"{node[2]}={low}"
        if set(under) <= set(UNDER) and set(high) <= set(OVER):
            return f"{sign}{''.join(UNDER[c] for c in under)}{''.join(OVER[c] for c in high)} {body}"
        return f"{sign}_{{{node[2]}={self.text(node[3])}}}^{{{self.text(node[4])}}} {body}"

    on_prod = on_sum

    def on_ind(self, node: Formula) -> str:
        return f"𝟙[{self.text(node[1])}]"


class _Latex(_Unicode):
    r"""\frac{1}{N} \sum_{n=1}^{N} x_{n}"""

    times, minus, signs = r" \cdot ", "-", TEX_SIGNS

    def text(self, node: Formula, at_least: int = 0) -> str:
        written = getattr(self, "on_" + node[0], self.on_other)(node)
        if node[0] == "div" or (node[0] == "num" and node[1].denominator > 1 and node[1] > 0):
            return rf"\left({written}\right)" if at_least >= ATOM else written
        return rf"\left({written}\right)" if level(node) < at_least else written

    def on_num(self, node: Formula) -> str:
        if node[1].denominator > 1 and node[1] > 0 and "/" in _Plain.on_num(self, node):
            return rf"\frac{{{node[1].numerator}}}{{{node[1].denominator}}}"
        return _Plain.on_num(self, node)

    def on_name(self, node: Formula) -> str:
        for suffix, (macro, _) in HATS.items():
            if node[1].endswith(suffix) and len(node[1]) == len(suffix) + 1:
                return rf"{macro}{{{node[1][0]}}}"
        return f"\\{node[1]}" if node[1] in GREEK else node[1]

    def on_oo(self, node: Formula) -> str:
        return r"\infty"

    def on_div(self, node: Formula) -> str:
        return rf"\frac{{{self.text(node[1])}}}{{{self.text(node[2])}}}"

    def on_pow(self, node: Formula) -> str:
        base = self.text(node[1], ATOM)
        if node[1][0] in ("sum", "prod", "idx"):
            base = rf"\left({base}\right)" if node[1][0] != "idx" else base
        return f"{base}^{{{self.text(node[2])}}}"

    def on_T(self, node: Formula) -> str:  # noqa: N802
        return self.text(node[1], ATOM) + r"^\top"

    def on_idx(self, node: Formula) -> str:
        return f"{self.on_name(('name', node[1]))}_{{{','.join(self.text(part) for part in node[2:])}}}"

    def on_call(self, node: Formula) -> str:
        inside = self.row(node[2:])
        if node[1] == "delta":
            return rf"\delta_{{{','.join(self.text(part) for part in node[2:])}}}"
        if node[1] == "abs":
            return rf"\left|{inside}\right|"
        if node[1] == "sqrt":
            return rf"\sqrt{{{inside}}}"
        if node[1] == "sigmoid":
            return rf"\sigma({inside})"
        word = f"\\{node[1]}" if node[1] in MACROS or node[1].rstrip("'") in GREEK else node[1]
        return rf"{word}\left({inside}\right)"

    def on_sum(self, node: Formula) -> str:
        low, high = (self.text(part) for part in node[3:])
        return rf"\{node[0]}_{{{node[2]}={low}}}^{{{high}}} {self.text(node[1], POWER)}"

    on_prod = on_sum

    def on_ind(self, node: Formula) -> str:
        return rf"\mathbb{{1}}[{self.text(node[1])}]"

    def on_set(self, node: Formula) -> str:
        return r"\{" + self.row(node[1:]) + r"\}"
