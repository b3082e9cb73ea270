"""The other side of the prover: SymPy, in a process of its own.

Reads questions (two trees and their domains) from standard input, answers `y` or `n`, one byte each.
"""

from __future__ import annotations

import pickle
import resource
import sys

from derivations.equality.prover import MEMORY, read_frame
from derivations.language.scope import Domain, Scope
from derivations.language.tree import Tree

_STUMBLES = (
    ArithmeticError, ValueError, TypeError, AttributeError, NotImplementedError, RecursionError, MemoryError,
    LookupError, AssertionError,
)  # fmt: skip


def main() -> None:
    import sympy

    from derivations.meaning import NoMeaningError, to_sympy

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    def proved(wanted: Tree, given: Tree, domains: dict[str, Domain]) -> bool:
        scope = Scope(domains, {}, {}, not domains)
        difference = to_sympy(wanted, scope) - to_sympy(given, scope)
        for way in (sympy.expand, lambda e: sympy.simplify(e.doit())):
            difference = way(difference)
            if difference.is_zero or difference == 0:
                return True
        return False

    out = sys.stdout.buffer
    out.write(b"r")
    out.flush()
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        try:
            said = proved(*pickle.loads(frame))
        except (*_STUMBLES, NoMeaningError):
            said = False  # whatever SymPy stumbles over is not a proof
        out.write(b"y" if said else b"n")
        out.flush()


if __name__ == "__main__":
    main()
