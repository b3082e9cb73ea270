"""Is Unicode met half-way: signs of all kinds, raised and lowered letters, fractions, alphabets?"""

from __future__ import annotations

import unicodedata

import pytest

from derivations.language import Scope, read
from tests.derivations.language.formula_table import said

LETTERS = Scope.of(dict.fromkeys("abcxyz", "real") | {"n": "natural", "k": "natural", "m": "natural"})

SAME = [
    # many characters, each of which may stand for the one
    ("a - b", "a{}b", "−–—‒﹣－"),
    ("-a", "{}a", "−–—"),
    ("a * b", "a{}b", "·⋅•∙×∗✕"),
    ("a / b", "a{}b", "÷∕⁄／"),
    ("a + b", "a{}b", "＋"),
    ("a <= b", "a {} b", "≤⩽≦"),
    ("a >= b", "a {} b", "≥⩾≧"),
    ("a != b", "a {} b", "≠"),
    ("a = b", "a {} b", "＝≡≔"),
    ("|a|", "{0}a{0}", "∣｜"),
    ("norm(a)", "{0}a{0}", "‖∥"),
    ("(a)b", "（a）b{}", " "),
    ("sqrt(a)", "{}a", "√"),
    ("a b", "a{}b", "\u00a0\u2009\u202f\u2003\u2002\u2005\u200a\t"),
    ("oo", "{}", "∞"),
]


@pytest.mark.parametrize(("plain", "pattern", "signs"), SAME)
def test_signs_of_all_kinds(plain: str, pattern: str, signs: str) -> None:
    """Whatever a keyboard or an editor makes of a minus, a dot, a bar or a space."""
    for sign in signs:
        assert said(read(pattern.format(sign), LETTERS)) == said(read(plain, LETTERS)), ascii(sign)


RAISED = [
    ("x²", "x^2"),
    ("x³y", "x^3*y"),
    ("x¹⁰", "x^10"),
    ("x⁻¹", "x^-1"),
    ("x⁻²y", "x^(-2)*y"),
    ("xⁿ", "x^n"),
    ("xⁿ⁺¹", "x^(n+1)"),
    ("x⁽ⁿ⁻¹⁾", "x^(n-1)"),
    ("x²ᵏ", "x^(2k)"),
    ("2⁸", "2^8"),
    ("10⁻³", "10^(-3)"),
    ("(a+b)²", "(a+b)^2"),
    ("|a|²", "abs(a)^2"),
    ("eˣ", "e^x"),
    ("e⁻ˣ", "e^(-x)"),
]


@pytest.mark.parametrize(("raised", "plain"), RAISED)
def test_raised_characters_are_exponents(raised: str, plain: str) -> None:
    """A run of superscripts is one exponent, with its signs."""
    assert said(read(raised, LETTERS)) == said(read(plain, LETTERS))


SAMPLE = Scope.of(
    {
        "x": "real[N]",
        "mu": "real[K, D]",
        "N": "natural",
        "K": "natural",
        "D": "natural",
        "beta": "real[N]",
        "A": "real[N, N]",
    },
    indices={"n": "1..N", "i": "1..N", "j": "1..N", "k": "1..K", "m": "1..N"},
)
LOWERED = [
    ("xₙ", "x[n]"),
    ("x₁", "x[1]"),
    ("x₁₂", "x[12]"),
    ("xₙ₊₁", "x[n+1]"),
    ("xₙ₋₁", "x[n-1]"),
    ("xₙ²", "x[n]^2"),
    ("μₖᵢ", "mu[k,i]"),
    ("Aᵢⱼ", "A[i,j]"),
    ("A₁₂", "A[1,2]"),
    ("βᵢ", "beta[i]"),
    ("x₍ₙ₊₁₎", "x[n+1]"),
    ("Σₙ₌₁ᴺ xₙ", "sum(x[n], n, 1, N)"),
    ("∑ₙ xₙ", "sum(x[n], n)"),
    ("∏ᵢ₌₁ᴺ xᵢ", "prod(x[i], i, 1, N)"),
]


@pytest.mark.parametrize(("lowered", "plain"), LOWERED)
def test_lowered_characters_are_indices(lowered: str, plain: str) -> None:
    """A run of subscripts is the index, or the indices that the name has."""
    assert said(read(lowered, SAMPLE)) == said(read(plain, SAMPLE))


VULGAR = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
    "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅐": "1/7", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
    "⅑": "1/9", "⅒": "1/10",
}  # fmt: skip


@pytest.mark.parametrize(("sign", "plain"), VULGAR.items())
def test_fractions_in_one_sign(sign: str, plain: str) -> None:
    """½ is 1/2, alone and before a factor."""
    assert said(read(sign)) == said(read(plain))
    assert said(read(f"{sign} x²")) == said(read(f"{plain}*x^2"))
    assert said(read(f"x^{sign}")) == said(read(f"x^({plain})"))


ALPHABETS = [
    ("𝐱", "x"),
    ("𝑥", "x"),
    ("𝒙", "x"),
    ("𝗑", "x"),
    ("𝘅", "x"),
    ("𝚡", "x"),
    ("𝓍", "x"),
    ("𝟐", "2"),
    ("𝟚", "2"),
    ("𝑎𝑏", "a*b"),
    ("𝑥²", "x^2"),
]


@pytest.mark.parametrize(("styled", "plain"), ALPHABETS)
def test_mathematical_alphabets_are_the_plain_letter(styled: str, plain: str) -> None:
    """Bold, italic, script, sans-serif and typewriter forms of a letter or digit are that letter or digit."""
    assert said(read(styled, LETTERS)) == said(read(plain, LETTERS))


GREEK = [
    ("𝜇", "mu"), ("𝝁", "mu"), ("𝛍", "mu"), ("µ", "mu"), ("μ", "mu"), ("𝜎", "sigma"), ("ς", "sigma"), ("φ",
    "phi"), ("ϕ", "phi"), ("𝜙", "phi"), ("𝜑", "phi"), ("ε", "epsilon"), ("ϵ", "epsilon"), ("𝜖", "epsilon"),
    ("𝜀", "epsilon"), ("ϑ", "theta"), ("Δ", "Delta"), ("∆", "Delta"), ("λ", "lambda"), ("𝜆", "lambda"), ("α",
    "alpha"), ("η", "eta"), ("ℓ", "ell"), ("ω", "omega"), (r"\mu", "mu"), (r"\varphi", "phi"),
    (r"\varepsilon", "epsilon"), (r"\vartheta", "theta"), (r"\Delta", "Delta"), (r"\boldsymbol{\mu}", "mu"),
    (r"\bm{\mu}", "mu"),
]  # fmt: skip


@pytest.mark.parametrize(("letter", "word"), GREEK)
def test_greek_letters_by_their_latin_names(letter: str, word: str) -> None:
    """Every form of a Greek letter is the name."""
    assert said(read(letter)) == word


OPERATORS = [
    ("𝔼[X]", "E[X]"),
    ("𝐄[X]", "E[X]"),
    ("ℙ(A)", "P(A)"),
    ("𝟙[x=1]", "[x=1]"),
    ("𝟏[x=1]", "[x=1]"),
    ("𝒩(a, b)", "N(a, b)"),
    ("X⊤", "X⊤"),
    ("∂L/∂w", "dL/dw"),
    ("𝜕L/𝜕w", "dL/dw"),
    ("a ⇒ b", "a => b"),
    ("a ⟹ b", "a => b"),
    ("∛a", "root(a, 3)"),
    ("a′(t)", "a'(t)"),
]


@pytest.mark.parametrize(("unicode", "plain"), OPERATORS)
def test_other_forms_of_operators(unicode: str, plain: str) -> None:
    """Double-struck and script letters that stand for an operation, and the signs of calculus."""
    declared = Scope.of({"a": "function", "t": "real"}) if "(t)" in plain else None
    assert said(read(unicode, declared)) == said(read(plain, declared))


ACCENTED = [
    ("ŷ", "yhat"), ("x̄", "xbar"), ("x̂", "xhat"), ("x̃", "xtilde"), ("ẋ", "xdot"), ("ẍ", "xddot"), ("ȳ",
    "ybar"), ("μ̂", "muhat"), ("σ̂", "sigmahat"), ("θ̂", "thetahat"), ("ȳ", "ybar"), ("x\u0305", "xbar"),
    (r"\hat{y}", "yhat"), (r"\hat y", "yhat"), (r"\widehat{y}", "yhat"), (r"\bar{x}", "xbar"),
    (r"\overline{x}", "xbar"), (r"\tilde{x}", "xtilde"), (r"\dot{x}", "xdot"), (r"\hat{\mu}", "muhat"),
    (r"\hat\sigma", "sigmahat"), (r"\vec{x}", "x"), (r"\mathbf{\hat{y}}", "yhat"), (r"\hat{\mathbf{y}}",
    "yhat"),
]  # fmt: skip


@pytest.mark.parametrize(("accented", "word"), ACCENTED)
def test_letters_with_marks(accented: str, word: str) -> None:
    """A hat, a bar, a tilde or a dot is a suffix of the name; composed and decomposed forms are the same."""
    assert said(read(accented)) == word
    for form in ("NFC", "NFD"):
        assert said(read(unicodedata.normalize(form, accented))) == word


NORMAL = ["ŷ + x̄²", "Σₙ₌₁ᴺ (xₙ − μ̂)²", "ȳ/ẋ", "𝑥̂", "a ≠ b", "σ̂²"]


@pytest.mark.parametrize("text", NORMAL)
def test_composed_and_decomposed_text_is_the_same(text: str) -> None:
    """NFC and NFD of a text are one formula."""
    composed, decomposed = (read(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert said(composed) == said(decomposed) == said(read(text))
