"""Which polynomial goes through some exact points, and where is it zero?"""

from __future__ import annotations

from typing import Any

from flint import acb, arb, fmpq, fmpq_poly

HIGHEST_DEGREE = 6


def interpolated(usable: list[tuple[fmpq, fmpq]]) -> fmpq_poly | None:
    """The polynomial of the least degree (1 or more) through all points, two of them to confirm it; or
    None."""
    x = fmpq_poly([0, 1])
    for degree in range(1, min(HIGHEST_DEGREE, len(usable) - 2) + 1):
        base = usable[: degree + 1]
        poly = fmpq_poly([0])
        for k, (at, height) in enumerate(base):
            term = fmpq_poly([height])
            for j, (other, _) in enumerate(base):
                if j != k:
                    term = term * (x - other) / (at - other)
            poly = poly + term
        if all(poly(at) == height for at, height in usable[degree + 1 :]):
            return poly if poly.degree() >= 1 else None
    return None


def real_roots(f: Any) -> list[fmpq | arb]:
    """The real roots of an irreducible polynomial with integer coefficients, as balls where they are no
    fractions."""
    if f.degree() == 1:
        return [fmpq(-f[0], f[1])]
    return [root.real for root, _ in f.complex_roots() if root.imag == 0]  # exactly 0 where it is real


def polynomial_roots(usable: list[tuple[fmpq, fmpq]]) -> list[fmpq | arb] | None:
    """The real roots of the polynomial through some points; None where they lie on none of a small degree."""
    poly = interpolated(usable)
    if poly is None:
        return None
    roots: list[fmpq | arb] = []
    for part, _ in poly.factor()[1]:
        if part.degree() == 1:
            roots.append(-part[0] / part[1])
        else:
            found: list[Any] = part.numer().complex_roots()
            roots += [root.real for root, _ in found if acb(root).imag.contains(0)]
    return roots
