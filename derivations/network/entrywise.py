"""What does a computation with arrays look like entry by entry, as one writes it by hand?

A run that takes every array apart: `Z1 = conv(X, W1) + b1` is noted as `Z1[1,1] = X[1,1]*W1[1,1] + … + b1`
and so on, each entry with what it depends on.  The formulas of the entries are found by working out the
array's formula with letters. An array of one unit has no index: `Z2`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from derivations.network.arithmetic import Exact
from derivations.network.numerals import Value, exact
from derivations.network.terms import Term, named, tree_of
from derivations.network.trace import Run


class EntrywiseRun(Run):
    """Notes into another run, an entry at a time; the names of arrays stand for arrays of names."""

    def __init__(self, into: Run) -> None:
        super().__init__(into.arithmetic, into.overrides)
        self.into = into
        self.letters: dict[str, Value] = {}

    def given(self, name: str, value: object) -> Term:
        """Every entry is given."""
        return self._kept(name, exact(value), lambda label, entry: self.into.given(label, entry))

    def note(self, name: str, formula: Term) -> Term:
        """Every entry is noted, with its own formula."""
        apart = Exact().value(formula.tree, self.letters)
        return self._kept(name, apart, lambda label, entry: self.into.note(label, Term(tree_of(entry))))

    def value(self, name: Term) -> Value:
        """The value, or the array of values."""
        letters = self.letters[str(name.tree.leaf)]
        return np.frompyfunc(self.into.value, 1, 1)(letters)

    def _kept(self, name: str, value: Value, keep: Any) -> Term:
        if not getattr(value, "ndim", 0):
            self.letters[name] = keep(name, value)
            return named(name)
        stem, mark, step = name.partition("@")
        letters = np.empty(value.shape, dtype=object)
        for index in np.ndindex(value.shape):
            place = "" if value.shape == (1,) else f"[{','.join(str(i + 1) for i in index)}]"
            letters[index] = keep(f"{stem}{place}{mark}{step}", value[index])
        self.letters[name] = letters
        return named(name)
