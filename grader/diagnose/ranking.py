"""Which of several slips is meant?

A slip that names a cause (N-1 for N) comes before one that names a shape (a factor of two).  What is left is
of one family, where all factors are one, or of few, which are all named; else nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable

from exercises.mistakes import mistakes

FACTORS = frozenset({"missing-factor", "extra-factor", "wrong-factor", "wrong-denominator"})
_CAUSES = frozenset({
    "n-minus-one", "complement-forgotten", "sum-for-mean", "mean-for-sum", "normalisation-forgotten",
    "ratio-upside-down", "square-of-sum", "logarithm-outside-the-sum", "tanh-slope-for-sigmoid",
    "decimal-logarithm", "logarithm-forgotten", "root-forgotten", "square-forgotten", "indices-exchanged",
    "transpose-forgotten", "lost-minus", "turned-sign", "argument-negated", "plus-for-minus",
    "minus-for-plus", "neighbouring-function", "value-for-slope", "value-before-the-function",
    "softmax-without-exponentials", "rounded-the-other-way", "kernel-turned", "pairing-transposed",
    "mean-squared-error-for-half-sum", "mean-forgotten-for-half", "sum-under-the-line", "other-activation",
    "cells-exchanged", "rows-and-columns-exchanged", "deviations-not-squared", "deviation-for-variance",
    "variance-for-deviation",
})  # fmt: skip
_VAGUE = frozenset({
    "half", "twice", "number-off-by-one", "squared-too-often", "root-too-many",
    "factor-too-many", "divisor-too-many", "complement-taken", "upside-down", "exponent-off-by-one",
    "n-plus-one", "half-in-argument", "twice-in-argument", "divided-for-multiplied", "multiplied-for-divided",
    "numerator-forgotten", "absolute-for-square", "another-factor", "another-denominator",
    "factor-at-the-other-term",
})  # fmt: skip

_LIKELY = (  # of families that explain a value equally well, which is named first
    "n-minus-1", "sign", "a factor", "missing-term", "complement", "inverted", "wrong-function", "transposed",
    "swapped", "wrong-index", "wrong-power", "wrong-operation",
)  # fmt: skip
_MOST, _MOST_VAGUE = 3, 2  # families that are named together


def rank(name: str) -> int:
    """0 for a cause, 1 for a shape, 2 for what can often be said, 3 for what always can."""
    if name == "another-symbol":
        return 3
    return 0 if name in _CAUSES else 2 if name in _VAGUE else 1


def family(name: str) -> str:
    """The family of a slip, all factors taken together."""
    found = mistakes()[name].family
    return "a factor" if found in FACTORS else found


def several(names: Iterable[str]) -> list[str]:
    """The slips to name, one a family, the likeliest first; none where too many are left."""
    known = mistakes()
    found = [name for name in dict.fromkeys(names) if name in known]
    if not found:
        return []
    best = min(map(rank, found))
    by_family: dict[str, str] = {}
    for name in found:
        if rank(name) == best:
            by_family.setdefault(family(name), name)
    most = _MOST if best < 2 else _MOST_VAGUE
    likely = sorted(by_family, key=lambda one: _LIKELY.index(one) if one in _LIKELY else len(_LIKELY))
    if "squared-too-often" in by_family.values() and "factor-too-many" in by_family.values():
        likely.sort(key="wrong-power".__ne__)  # a factor that stands there already is one squared
    return [by_family[one] for one in likely] if len(likely) <= most else []


def told(names: Iterable[str]) -> str | None:
    """The slip to name; None where several families are left."""
    found = several(names)
    return found[0] if len(found) == 1 else None
