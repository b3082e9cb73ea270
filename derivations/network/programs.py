"""Which computation does a declaration ask for?

    trace(declaration, "exact") -> Trace

A declaration is a mapping, as it stands in an exercise's file; its `kind` is one of the rows below (`units`
where none is said), and the file of that row says what may stand in it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from derivations.network.arithmetic import Arithmetic, arithmetic
from derivations.network.error import NetworkError, unknown
from derivations.network.trace import Program, Trace

# kind: (file, the function that reads a declaration and gives the program)
KINDS = {
    "units": ("units", "units"),  # a network node by node, every weight with its name
    "layers": ("stacking", "stack"),  # a network of arrays: convolution, pooling, dense …
    "perceptron": ("perceptron", "perceptron"),
    "batch-norm": ("batch_norm", "batch_norm"),
    "moving-average": ("optimisers", "moving_average"),
    "descent": ("optimisers", "descent"),
    "layer-cost": ("costs", "layer_cost"),
    "cost-table": ("accounts", "cost_table"),
}


def program(declaration: Mapping[str, object]) -> Program:
    """The program of a declaration; what does not fit is a `NetworkError` with the path to the place."""
    if not isinstance(declaration, Mapping):
        raise NetworkError(f"a network is a mapping, not {declaration!r}")
    kind = str(declaration.get("kind", "units"))
    if kind not in KINDS:
        raise unknown("kind of network", kind, KINDS, ("kind",))
    file, word = KINDS[kind]
    reader: Callable[[Mapping[str, object]], Program] = getattr(
        import_module(f"derivations.network.{file}"), word
    )
    return reader(declaration)


def trace(
    declaration: Mapping[str, object],
    work: Arithmetic | str = "exact",
    overrides: Mapping[str, object] | None = None,
) -> Trace:
    """Runs a declared network and keeps every quantity.

    `work` is an arithmetic or its name (`exact`, `float`, `written:3`, `cut:2d`); `overrides` replace
    quantities by name.
    """
    return Trace.of(program(declaration), arithmetic(work) if isinstance(work, str) else work, overrides)
