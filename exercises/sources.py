"""Where do the values of `{trace: …}` and `{derive: …}` come from?

`{derive: activations.log_sigmoid}` is the function `log_sigmoid` of `derivations/activations.py`, which
returns a Derivation; `run` says what the network computes.  A name is checked against the folder's listing
before it is imported.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import derivations
from derivations.language.tree import Tree
from derivations.network.programs import trace
from derivations.network.trace import Trace
from exercises.authors import nearest
from exercises.item import Given, Plain, Variant

_NAME = re.compile(r"[a-z_]+\.[a-z_0-9]+\Z")


def derived(name: str) -> Tree:
    """The result of a worked derivation.  Raises LookupError saying what is not there."""
    result = _function(name, "")().result
    assert isinstance(result, Tree)
    return result


def _function(name: str, inside: str) -> Callable[[], Any]:
    if not _NAME.match(name):
        raise LookupError(f"{name!r} is not of the form chapter.name")
    chapter, function = name.split(".")
    folder = Path(derivations.__file__).parent / inside
    if not (folder / f"{chapter}.py").is_file():
        raise LookupError(f"there is no chapter {chapter!r} in {folder.name}")
    module = importlib.import_module(".".join(filter(None, ("derivations", inside, chapter))))
    found = getattr(module, function, None)
    if found is None or getattr(found, "__module__", "") != module.__name__:
        raise LookupError(f"the chapter {chapter!r} has no {function!r}")
    if not callable(found):
        raise LookupError(f"{name!r} is not a derivation")
    worker: Callable[[], Any] = found
    return worker


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


def running(declaration: Plain, variant: Variant) -> Run:
    """Carries out what `run` declares; `=w1` stands for the given w1.  Raises ValueError."""
    said = _declared(declaration, variant)
    if not isinstance(said, dict):
        raise ValueError("a run is a mapping that begins with its kind")
    return Run(trace(said))


def _declared(spec: Plain, variant: Variant) -> object:
    if isinstance(spec, Mapping):
        return {key: _declared(one, variant) for key, one in spec.items()}
    if not isinstance(spec, str):
        return [_declared(one, variant) for one in spec]
    if spec.startswith("="):
        if spec[1:].strip() not in variant.given:
            raise ValueError(f"{spec[1:].strip()!r} is not given")
        return _plain(variant.given[spec[1:].strip()])
    try:
        return _whole(Fraction(spec))
    except ValueError:
        return spec


def _whole(number: Fraction) -> Fraction | int:
    return int(number) if number.denominator == 1 else number


def _plain(given: Given) -> object:
    if isinstance(given, Fraction):
        return _whole(given)
    return given if isinstance(given, str) else [_plain(one) for one in given]
