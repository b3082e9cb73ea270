"""Where do the values of `{trace: …}` and `{derive: …}` come from?

`{derive: activations.log_sigmoid}` is the worked derivation of that name; `run` says what a network computes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from derivations.chapters import derive
from derivations.language.tree import Tree
from derivations.network.error import NetworkError
from derivations.network.programs import trace
from derivations.network.trace import Trace
from exercises.authors import nearest
from exercises.item import Exercise, Given, Plain, Variant
from exercises.scopes import scope


def result_of(name: str) -> Tree:
    """The result of a worked derivation.  Raises LookupError saying what is not there."""
    return derive(name).result


def derivations_of(exercise: Exercise) -> Iterator[str]:
    """The worked derivations that the model answers come from, by name, each once."""
    return iter(dict.fromkeys(name for part in exercise.parts.values() for name in _named(part.expected)))


def _named(expected: object) -> Iterator[str]:
    if isinstance(expected, Mapping):
        if isinstance(expected.get("derive"), str):
            yield expected["derive"]
        for inside in expected.values():
            yield from _named(inside)
    elif isinstance(expected, Sequence) and not isinstance(expected, str):
        for inside in expected:
            yield from _named(inside)


def same(step: str | Tree, result: Tree, exercise: Exercise) -> bool:
    """Does a step from earlier answers come to what was derived?"""
    from derivations.equality import compare

    return compare(step, result, symbols=scope(exercise)).verdict == "equal"


def worked_out(tree: Tree, symbols: Mapping[str, str]) -> Tree:
    """Derivatives and integrals carried out: the one place where an exercise needs SymPy."""
    from derivations.language import Scope
    from derivations.meaning import to_sympy, to_tree

    return to_tree(to_sympy(tree, Scope.of(symbols)).doit())


class Run:
    """One computation of the network, and what it passes through."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace

    def find(self, quantity: str) -> tuple[Tree | None, Fraction]:
        """The formula of a quantity (None where it was given) and its value.  Raises LookupError."""
        if quantity not in self._trace:
            near = nearest(quantity, self._trace)
            meant = f"; did you mean {near!r}?" if near else ""
            raise LookupError(f"the run has no quantity {quantity!r}{meant}")
        worth = self._trace[quantity]
        if not isinstance(worth, Fraction):
            raise LookupError(f"{quantity!r} is not one number")
        return self._trace.tree(quantity), worth


def traced(declaration: Plain, variant: Variant, work: str = "exact") -> Trace:
    """The whole computation that `run` declares, in an arithmetic.  Raises ValueError."""
    said = declared(declaration, variant)
    if not isinstance(said, dict):
        raise ValueError("a run is a mapping that begins with its kind")
    return trace(said, work)


def running(declaration: Plain, variant: Variant) -> Run:
    """Carries out what `run` declares; `=w1` stands for the given w1.  Raises ValueError."""
    return Run(traced(declaration, variant))


def unfit(run: str, fault: ValueError) -> tuple[str, str, str | None]:
    """Where in the file a run does not fit, what is wrong, and the name that was probably meant."""
    place = f"runs.{run}" if run else "run"
    if not isinstance(fault, NetworkError):
        return place, str(fault), None
    steps = (str(step + 1) if isinstance(step, int) else step for step in fault.path)  # files count from 1
    return ".".join((place, *steps)), fault.message, fault.nearest


def declared(spec: Plain, variant: Variant) -> object:
    """A declaration with the numbers of the variant put in.  Raises NetworkError."""
    if isinstance(spec, Mapping):
        return {key: _inside(one, variant, key) for key, one in spec.items()}
    if not isinstance(spec, str):
        return [_inside(one, variant, at) for at, one in enumerate(spec)]
    if spec.startswith("="):
        word = spec[1:].strip()
        if word not in variant.given:
            raise NetworkError(f"{word!r} is not given", nearest=nearest(word, variant.given))
        return _plain(variant.given[word])
    try:
        return _whole(Fraction(spec))
    except ValueError:
        return spec


def _inside(spec: Plain, variant: Variant, step: str | int) -> object:
    try:
        return declared(spec, variant)
    except NetworkError as fault:
        raise fault.under(step) from fault


def _whole(number: Fraction) -> Fraction | int:
    return int(number) if number.denominator == 1 else number


def _plain(given: Given) -> object:
    if isinstance(given, Fraction):
        return _whole(given)
    return given if isinstance(given, str) else [_plain(one) for one in given]
