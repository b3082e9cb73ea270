"""The other side of the prover: SymPy, in a process of its own.

Reads questions (two trees and their domains) from standard input, answers `y` or `n`, one byte each.
"""

from __future__ import annotations

import os
import pickle
import resource
import select
import signal
import sys
from collections.abc import Callable
from functools import partial
from types import ModuleType

from derivations.equality.prover import DEADLINE, MEMORY, PATIENCE, read_frame
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
        entries = difference.flat() if hasattr(difference, "flat") else [difference]
        for way in (sympy.expand, lambda e: sympy.simplify(e.doit())):
            entries = {way(entry) for entry in entries}
            entries = {entry for entry in entries if not (entry.is_zero or entry == 0)}
            if not entries:
                return True
        return False

    def answered(frame: bytes) -> bool:
        try:
            return proved(*pickle.loads(frame))
        except (*_STUMBLES, NoMeaningError):
            return False  # whatever SymPy stumbles over is not a proof

    _warm(sympy)
    out = sys.stdout.buffer
    out.write(b"r")
    out.flush()
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        out.write(b"y" if _forked(partial(answered, frame)) else b"n")
        out.flush()


def _warm(sympy: ModuleType) -> None:
    """Let SymPy import what it imports when it is first needed, once for all forks."""
    x = sympy.Symbol("x")
    sympy.simplify(sympy.exp(x) * sympy.exp(-x) - 1)
    sympy.simplify(sympy.sin(x) ** 2 + sympy.cos(x) ** 2 - x)
    sympy.integrate(1 / (1 + x**2), (x, -sympy.oo, sympy.oo))
    sympy.summation(2 ** (-x), (x, 0, sympy.oo))


def _forked(question: Callable[[], bool]) -> bool:
    """The answer of a fork of this process, which does not outlive its deadline; False if there is none."""
    readable, writable = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (2, 2))  # should this process not be there to kill it
        signal.setitimer(signal.ITIMER_PROF, DEADLINE)  # ends this process after so much work
        try:
            os.write(writable, b"y" if question() else b"n")
        finally:
            os._exit(0)
    os.close(writable)  # so that the end of the fork can be read
    in_time = select.select([readable], [], [], PATIENCE)[0]
    said = os.read(readable, 1) if in_time else b""
    os.close(readable)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return said == b"y"


if __name__ == "__main__":
    main()
