r"""How is a question shown where only text can be shown?

The LaTeX between its dollar signs becomes Unicode, as far as one line of text can hold it; what is not known
keeps its name.

    >>> words(r"The posterior $P(C{=}1\mid T{=}1)$ with $\tfrac12 (x_n-\mu)^2$.")
    'The posterior P(C=1 | T=1) with 1/2 (xₙ-μ)².'
    >>> words(r"$a\tanh(bv)$, $-2\ln\alpha$, $\exp(ab)$")
    'a tanh(bv), -2 ln α, exp(ab)'
    >>> words(r"$M\times N$, $2 \cdot 3$, $\partial L$")
    'M×N, 2·3, ∂L'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from derivations.language.spellings import (
    ACCENT_COMMANDS,
    COMMAND_SIGNS,
    IGNORED_COMMANDS,
    LETTER_OF,
    MARK_OF,
    STYLE_COMMANDS,
    SUBSCRIPT_OF,
    SUPERSCRIPT_OF,
    VARIANTS,
    WORD_COMMANDS,
)

DOLLARS = re.compile(r"\$([^$]+)\$")
TOKEN = re.compile(r"\\[a-zA-Z]+|\\.|[{}^_&~]|[^\\{}^_&~]", re.DOTALL)
FRACTIONS = ("frac", "dfrac", "tfrac", "cfrac")
SIGNS = {
    "mid": " | ", "to": " → ", "in": " ∈ ", "approx": " ≈ ", "sim": " ∼ ", "implies": " ⇒ ", "propto": " ∝ ",
    "Rightarrow": " ⇒ ", "equiv": " ≡ ", "le": " ≤ ", "leq": " ≤ ", "ge": " ≥ ", "geq": " ≥ ", "ne": " ≠ ",
    "neq": " ≠ ", "cdot": "·", "times": "×", "pm": "±", "odot": "⊙", "infty": "∞", "sum": "Σ", "prod": "Π",
    "top": "ᵀ", "{": "{", "}": "}", "lbrace": "{", "rbrace": "}", "\\": "; ", "quad": " ", "qquad": "  ",
}  # fmt: skip
TIGHT = re.compile(r" ?([·×⊙]) ?|(?<=∂) ")  # the blank that ends a command is none: `M\times N`
SPACES = {",": " ", ";": " ", ":": " ", " ": " ", "!": "", ">": " "}


def words(text: str) -> str:
    """A statement or question as text."""
    return DOLLARS.sub(lambda found: unicode_of(found[1]), text)


def unicode_of(latex: str) -> str:
    """One formula."""
    return TIGHT.sub(
        lambda found: found[1] or "", re.sub(r" {2,}", " ", _group(iter(TOKEN.findall(latex)), closed=False))
    ).strip()


def _group(tokens: Iterator[str], *, closed: bool = True) -> str:
    written: list[str] = []
    before, word = "", False  # is what stands before the name of a function?
    for token in tokens:
        if token == "}" and closed:
            break
        one = _one(token, tokens)
        also = len(one) > 1 and token == f"\\{one}"
        if (word or also) and before[-1:].isalnum() and one[:1].isalnum():
            written.append(" ")  # `a\tanh x` is a times tanh x, not the inverse function
        before, word = one, also
        written.append(one)
    return "".join(written)


def _argument(tokens: Iterator[str]) -> str:
    """What a command, `^` or `_` applies to: one token or one group."""
    for token in tokens:
        if token != " ":
            return _one(token, tokens)
    return ""


def _one(token: str, tokens: Iterator[str]) -> str:
    if token == "{":
        return _group(tokens)
    if token in "^_":
        return _raised(_argument(tokens), token)
    if token in "&~":
        return " "
    return _command(token[1:], tokens) if token.startswith("\\") and len(token) > 1 else token


def _command(name: str, tokens: Iterator[str]) -> str:
    if name in FRACTIONS:
        above = _argument(tokens)
        return f"{_bracketed(above)}/{_bracketed(_argument(tokens))}"
    if name == "sqrt":
        return f"√{_bracketed(_argument(tokens))}"
    if name in ACCENT_COMMANDS:
        return _argument(tokens) + MARK_OF.get(ACCENT_COMMANDS[name], "")
    if name in STYLE_COMMANDS or name in WORD_COMMANDS:
        return _argument(tokens)
    if name in ("begin", "end"):
        _argument(tokens)
        return ""
    if name in SIGNS or name in SPACES:
        return SIGNS.get(name) or SPACES[name]
    if name in IGNORED_COMMANDS:
        return ""
    return LETTER_OF.get(VARIANTS.get(name, name)) or COMMAND_SIGNS.get(name) or name


def _raised(text: str, sign: str) -> str:
    """A superscript or subscript: in its own characters where they exist."""
    table = SUPERSCRIPT_OF if sign == "^" else SUBSCRIPT_OF
    if all(character in table for character in text):
        return "".join(table[character] for character in text)
    return f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"


def _bracketed(text: str) -> str:
    return text if re.fullmatch(r"[\w.]+|\(.*\)", text) else f"({text})"
