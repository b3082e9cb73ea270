"""What does a convolution layer add up at one position?

    K[m,n]   kernel, M x N, indices from 0      I[r,c]   image, indices from 0      O[i,j]   output
    "convolution" of a layer is cross-correlation: the kernel is not flipped; no padding

Goodfellow, Bengio, Courville, Deep Learning, section 9.1.
"""

from __future__ import annotations

from derivations.derivation import Derivation
from derivations.language.tree import ZERO, Tree, name, number
from derivations.rules import indices
from derivations.rules.equations import substitution
from derivations.rules.strategy import because, everywhere
from derivations.rules.terms import equation
from derivations.rules.work import worked

LAYER = {
    "K": "real[0..M-1, 0..N-1]",
    "I": "real[0..20, 0..20]",
    "M": "natural",
    "N": "natural",
    "i": "integer, >= 0",
    "j": "integer, >= 0",
    "s": "natural",
}
SMALL = {"K": "real[0..2, 0..2]", "I": "real[0..20, 0..20]", "i": "integer, >= 0", "j": "integer, >= 0"}
ENTRY = "sum(sum(K[m,n]*I[i+m,j+n], n, 0, N-1), m, 0, M-1)"
SMALL_ENTRY = "sum(sum(K[m,n]*I[i+m,j+n], n, 0, 2), m, 0, 2)"


def layer() -> Derivation:
    """O[i,j] = sum_m sum_n K[m,n] I[i+m,j+n]"""
    return worked("One entry of the output, stride 1", LAYER, None, ENTRY)


def _at(row: int, column: int, title: str) -> Derivation:
    values = (equation(name("i"), number(row)), equation(name("j"), number(column)))
    return worked(
        title,
        {**SMALL, "i": f"= {row}", "j": f"= {column}"},
        None,
        SMALL_ENTRY,
        substitution("the position asked for", *values),
        because(everywhere(indices.write_out), "write both sums out"),
    )


def first_entry() -> Derivation:
    """O[0,0] of a 3 x 3 kernel"""
    return _at(0, 0, "The first entry of the output of a 3 x 3 kernel")


def second_entry() -> Derivation:
    """O[0,1] of a 3 x 3 kernel"""
    return _at(0, 1, "The second entry of the output of a 3 x 3 kernel")


def stride() -> Derivation:
    """O[i,j] = sum_m sum_n K[m,n] I[i s+m,j s+n]"""
    return worked(
        "One entry of the output, stride s",
        LAYER,
        None,
        "sum(sum(K[m,n]*I[i*s+m,j*s+n], n, 0, N-1), m, 0, M-1)",
    )


def true_convolution() -> Derivation:
    """O[i,j] = sum_m sum_n K[M-1-m,N-1-n] I[i+m,j+n]"""
    return worked(
        "One entry of the true convolution: the kernel rotated by 180 degrees",
        LAYER,
        None,
        "sum(sum(K[M-1-m,N-1-n]*I[i+m,j+n], n, 0, N-1), m, 0, M-1)",
    )


def global_average() -> Derivation:
    """sum_r sum_s x[r,s]/(H W)"""
    symbols = {"x": "real[H, W]", "H": "natural", "W": "natural"}
    return worked(
        "Global average pooling of one channel", symbols, None, "sum(sum(x[r,s], s, 1, W), r, 1, H)/(H*W)"
    )


LETTERS = dict.fromkeys("abcdefghijklmnopqrstuvwxy", "real")
IMAGE = ("abcd", "efgh", "ijkl", "mnop")
KERNEL = ("qrs", "tuv", "wxy")


def _letters(row: int, column: int, title: str, *, flipped: bool = False) -> Derivation:
    """The window at this position, kernel letter times image letter."""
    symbols = {**LETTERS, "K": "real[0..2, 0..2]", "I": "real[0..3, 0..3]"}
    body = "K[2-m,2-n]" if flipped else "K[m,n]"
    kernel = _entries("K", KERNEL)
    image = _entries("I", IMAGE)
    return worked(
        title,
        symbols,
        None,
        f"sum(sum({body}*I[{row}+m,{column}+n], n, 0, 2), m, 0, 2)",
        because(everywhere(indices.write_out), "write both sums out"),
        substitution("read the letters off the image and the kernel", *kernel, *image),
        givens=tuple(repr(given) for given in (*kernel, *image)),
    )


def _entries(array: str, rows: tuple[str, ...]) -> tuple[Tree, ...]:
    return tuple(
        equation(
            Tree("index", (name(array), number(r) if r else ZERO, number(c) if c else ZERO)), name(letter)
        )
        for r, row in enumerate(rows)
        for c, letter in enumerate(row)
    )


def letters_00() -> Derivation:
    """Entry (0,0) of the image a..p under the kernel q..y"""
    return _letters(0, 0, "Output entry (0,0)")


def letters_01() -> Derivation:
    """Entry (0,1) of the image a..p under the kernel q..y"""
    return _letters(0, 1, "Output entry (0,1)")


def letters_10() -> Derivation:
    """Entry (1,0) of the image a..p under the kernel q..y"""
    return _letters(1, 0, "Output entry (1,0)")


def letters_11() -> Derivation:
    """Entry (1,1) of the image a..p under the kernel q..y"""
    return _letters(1, 1, "Output entry (1,1)")


def letters_convolution() -> Derivation:
    """Entry (0,0) of the true convolution"""
    return _letters(0, 0, "Entry (0,0) of the true convolution", flipped=True)
