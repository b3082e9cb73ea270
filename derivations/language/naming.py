"""How is a name or a number written?"""

from __future__ import annotations

import unicodedata
from fractions import Fraction

from derivations.language import spellings as sp
from derivations.language.tree import Tree


def is_letter(tree: Tree) -> bool:
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


def accent_of(name: str) -> str:
    """The accent that a name ends with, "" where there is none.

    >>> accent_of("yhat"), accent_of("what")
    ('hat', 'hat')
    """
    return _accent(name)[1]


def as_written(name: str) -> str:
    """A name as it was typed.

    >>> as_written("kprime"), as_written("k")
    ("k'", 'k')
    """
    primes = (len(name) - 1) // len("prime")
    return name[0] + "'" * primes if primes and name[1:] == "prime" * primes else name


def unicode_name(name: str) -> str:
    if name[1:] == "prime":
        return f"{name[0]}′"
    base, accent = _accent(name)
    letter = sp.LETTER_OF.get(base, base)
    return unicodedata.normalize("NFC", letter + sp.MARK_OF[accent]) if accent else letter


def latex_name(name: str) -> str:
    if name[1:] == "prime":
        return f"{name[0]}'"
    if "^[" in name:
        word, _, label = name.partition("^[")
        return f"{latex_name(word)}^{{[{label[:-1]}]}}"
    word, _, subscript = name.partition("_")
    if subscript:
        return f"{latex_name(word)}_{{{subscript}}}"
    base, accent = _accent(name)
    letter = f"\\{base}" if base in sp.GREEK_WORDS and base != "nabla" else base
    if accent:
        return f"\\{accent}{{{letter}}}"
    return letter if len(name) == 1 or base in sp.GREEK_WORDS else f"\\mathrm{{{name}}}"


def are_letters(text: str, running: frozenset[str]) -> bool:
    """Is a word below a name several indices (`ij`), or one word (`new`, `ML`)?

    `C_{in}` goes with `C_{out}`, but in a sum over i or n its letters are indices.
    """
    if text == "in":
        return "i" in running or "n" in running
    pair = len(text) == 2 and text.isalpha() and text.islower() and text not in sp.GREEK_WORDS
    return pair or set(text) <= _INDEX_LETTERS


_INDEX_LETTERS = frozenset("ijkln")
