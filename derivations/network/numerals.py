"""Which number is meant by an entry of a declaration, and how is a number written down again?

A decimal means what it says: 0.1 in a file is one tenth, not the nearest binary fraction.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Any, TypeAlias

from derivations.language.tree import Tree
from derivations.network.error import NetworkError, Path, misfit
from derivations.network.terms import Term, named

# A value is a Fraction, a float, a Term, or an array of them (of floats: float64, of the others: object).
Value: TypeAlias = Any

_NUMERAL = re.compile(
    r"[+-]?(\d{1,200}(\.\d{0,200})?|\.\d{1,200})([eE][+-]?\d{1,3})?|[+-]?\d{1,200}/\d{1,200}"
)
_LETTER = re.compile(r"[^\W\d]\w*(\[\w+(,\w+)*\])?")


def exact(entry: object, path: Path = ()) -> Value:
    """The exact value of a declared entry: a number, a numeral, the name of a symbol, a tree, or nested
    lists of these.

    >>> exact(0.1), exact("2/3"), exact(5)
    (Fraction(1, 10), Fraction(2, 3), Fraction(5, 1))
    """
    if isinstance(entry, Fraction | Term):
        return entry
    if isinstance(entry, Tree):
        return Term(entry)
    if isinstance(entry, bool):
        raise NetworkError("a number is expected here, not yes or no", path)
    if isinstance(entry, int | Decimal):
        return _finite(entry, path)
    if isinstance(entry, float):
        return _finite(Decimal(repr(entry)), path)
    if isinstance(entry, str):
        return _numeral(entry.strip(), path)
    if isinstance(entry, Sequence):
        return _array(entry, path)
    if hasattr(entry, "dtype"):  # an array, or one number out of an array
        return _checked(entry, path)
    raise NetworkError(f"a number or a list of numbers is expected here, not {entry!r}", path)


def _finite(entry: int | Decimal, path: Path) -> Fraction:
    if isinstance(entry, Decimal) and not entry.is_finite():
        raise NetworkError(f"{entry} is not a number one can compute with", path)
    return Fraction(entry)


def _numeral(text: str, path: Path) -> Fraction | Term:
    if _NUMERAL.fullmatch(text):
        if "/" in text and not int(text.partition("/")[2]):
            raise NetworkError(f"{text} divides by zero", path)
        return Fraction(text)
    if text.lower().lstrip("+-.") in ("nan", "inf", "infinity"):
        raise NetworkError(f"{text} is not a number one can compute with", path)
    if _LETTER.fullmatch(text):
        return named(text)
    raise NetworkError(f"a number or a name is expected here, not {text!r}", path)


def _array(entries: Sequence[object], path: Path) -> Value:
    import numpy as np

    rows = [exact(entry, (*path, at)) for at, entry in enumerate(entries)]
    shapes = [getattr(row, "shape", ()) for row in rows]
    for at, shape in enumerate(shapes):
        if shape != shapes[0]:
            raise misfit("the rows of a list must be of one size", shapes[0], shape, (*path, at))
    array = np.empty((len(rows), *(shapes[0] if shapes else ())), dtype=object)
    for at, row in enumerate(rows):
        array[at] = row
    return array


def _checked(array: Any, path: Path) -> Value:
    import numpy as np

    values = np.asarray(array)
    if values.dtype == object:
        return values if values.ndim else exact(values.item(), path)
    if values.dtype.kind not in "iuf":
        raise NetworkError(f"an array of numbers is expected here, not one of {values.dtype}", path)
    if not np.isfinite(values).all():
        raise NetworkError("the array holds values one cannot compute with (NaN or infinity)", path)
    return values.astype(float) if values.ndim else exact(values.item(), path)


def decimal(x: Fraction | float, figures: int = 10) -> str:
    """A number as it is read: exact if that is short, else to so many figures.

    >>> decimal(Fraction(1, 8)), decimal(Fraction(2, 3)), decimal(Fraction(1, 3), 4), decimal(12345678)
    ('0.125', '0.6666666667', '0.3333', '12345678')
    """
    if isinstance(x, float) and not isfinite(x):
        return str(x)
    ratio = Fraction(x)
    if ratio.denominator == 1:
        return str(ratio.numerator)
    text = f"{Decimal(ratio.numerator) / Decimal(ratio.denominator):.{figures}g}"
    digits, mark, exponent = text.partition("e")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return digits + (f"e{int(exponent)}" if mark else "")
