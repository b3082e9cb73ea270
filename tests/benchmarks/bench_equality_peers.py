"""How does each engine read and compare a pair?  One process an engine: rows in, answers out.

`python bench_equality_peers.py ENGINE CORPUS`; an answer is {"verdict", "seconds", "processor", "reading"}.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Callable, Mapping

LIMIT = 10  # seconds a pair
Row = Mapping[str, object]
HEADS = {"num", "name", "add", "mul", "div", "neg", "pow", "idx", "call", "sum", "prod", "ind", "rel", "T"}
CALLS = {
    "exp",
    "log",
    "sqrt",
    "abs",
    "max",
    "min",
    "sin",
    "cos",
    "tanh",
    "sinh",
    "cosh",
    "sigmoid",
    "relu",
    "floor",
}


class Late(Exception):
    """Time is up."""


def speakable(pair: object) -> bool:
    """Can all engines be asked about it?"""
    from corpus.formula import parts

    nodes = [node for side in (pair.left, pair.right) for _, node in parts(side)]
    domains = ("real", "positive", "probability", "natural")
    return (
        pair.left[0] != "rel"
        and all(node[0] in HEADS for node in nodes)
        and all(node[1] in CALLS for node in nodes if node[0] == "call")
        and ("name", "I") not in nodes
        and all(domain.split("[")[0] in domains for domain in pair.symbols.values())
    )


def ours() -> Callable[[Row], str]:
    from derivations.equality import compare

    return lambda row: compare(row["expected"], row["answer"], symbols=row["symbols"]).verdict


def reading(row: Row) -> float:
    """Seconds that our reader takes for both sides."""
    from derivations.language import Scope, read

    begun = time.perf_counter()
    scope = Scope.of(row["symbols"])
    read(row["expected"], scope)
    read(row["answer"], scope)
    return time.perf_counter() - begun


def simplify() -> Callable[[Row], str]:
    import sympy

    def judge(row: Row) -> str:
        left, right = both(row)
        rest = sympy.simplify(left - right)
        return "equal" if rest == 0 or getattr(rest, "is_ZeroMatrix", False) else "different"

    return judge


def equals() -> Callable[[Row], str]:
    import sympy

    def judge(row: Row) -> str:
        left, right = both(row)
        said = (left - right).equals(sympy.Integer(0)) if left.is_Matrix is False else left.equals(right)
        return {True: "equal", False: "different"}.get(said, "none")

    return judge


def math_verify() -> Callable[[Row], str]:
    from math_verify import parse, verify

    def judge(row: Row) -> str:
        sides = [parse(f"${side}$", parsing_timeout=None) for side in row["latex"]]
        return "equal" if verify(*sides, timeout_seconds=None) else "different"

    return judge


def both(row: Row) -> list[object]:
    """The two sides as SymPy expressions, with the assumptions that SymPy has for the domains."""
    from corpus.formula import read

    builder = Builder(row["symbols"])
    return [builder.build(read(row[side])) for side in ("expected", "answer")]


class Builder:
    """A formula node by node into SymPy."""

    def __init__(self, symbols: Mapping[str, str]) -> None:
        self.symbols = symbols

    def build(self, node: tuple) -> object:
        import sympy

        head = node[0]
        if head == "num":
            return sympy.Rational(node[1].numerator, node[1].denominator)
        if head == "name":
            return self.name(node[1])
        if head == "idx":
            return sympy.IndexedBase(node[1])[tuple(self.build(part) for part in node[2:])]
        if head in ("sum", "prod"):
            index = sympy.Symbol(node[2], integer=True)
            limits = (index, self.build(node[3]), self.build(node[4]))
            bound = Builder({**self.symbols, node[2]: "integer"})
            return (sympy.Sum if head == "sum" else sympy.Product)(bound.build(node[1]), limits)
        parts = [self.build(part) for part in node[1:] if isinstance(part, tuple)]
        return getattr(self, head)(node, parts)

    def name(self, word: str) -> object:
        import sympy

        if word in ("pi", "e") and word not in self.symbols:
            return sympy.pi if word == "pi" else sympy.E
        domain, bracket, shape = self.symbols[word].partition("[")
        if bracket:
            sizes = [self.name(size.strip()) for size in shape.rstrip("]").split(",")]
            return sympy.MatrixSymbol(word, *(sizes if len(sizes) == 2 else (*sizes, 1)))
        known = {
            "real": {"real": True},
            "natural": {"integer": True, "positive": True},
            "integer": {"integer": True},
        }
        return sympy.Symbol(word, **known.get(domain, {"positive": True}))

    def add(self, node: tuple, parts: list) -> object:
        total = parts[0]
        for part in parts[1:]:
            total = total + part
        return total

    def mul(self, node: tuple, parts: list) -> object:
        product = parts[0]
        for part in parts[1:]:
            product = product * part
        return product

    def neg(self, node: tuple, parts: list) -> object:
        return -parts[0]

    def div(self, node: tuple, parts: list) -> object:
        return parts[0] / parts[1]

    def pow(self, node: tuple, parts: list) -> object:
        return parts[0] ** parts[1]

    def T(self, node: tuple, parts: list) -> object:  # noqa: N802
        return parts[0].T

    def ind(self, node: tuple, parts: list) -> object:
        import sympy

        return sympy.Piecewise((1, parts[0]), (0, True))

    def rel(self, node: tuple, parts: list) -> object:
        import sympy

        signs = {"=": sympy.Eq, "!=": sympy.Ne, "<": sympy.Lt, "<=": sympy.Le, ">": sympy.Gt, ">=": sympy.Ge}
        return signs[node[1]](*parts)

    def call(self, node: tuple, parts: list) -> object:
        import sympy

        own = {
            "abs": sympy.Abs,
            "max": sympy.Max,
            "min": sympy.Min,
            "sigmoid": lambda z: 1 / (1 + sympy.exp(-z)),
            "relu": lambda z: sympy.Max(0, z),
        }
        return own.get(node[1], getattr(sympy, node[1], None))(*parts)


ENGINES = {"ours": ours, "simplify": simplify, "equals": equals, "Math-Verify": math_verify}


def main() -> None:
    def late(*_: object) -> None:
        raise Late

    engine = sys.argv[1]
    if engine != "Math-Verify":
        sys.path.insert(0, sys.argv[2])
    judge = ENGINES[engine]()
    signal.signal(signal.SIGALRM, late)
    answers = []
    for line in sys.stdin:
        row = json.loads(line)
        signal.alarm(LIMIT)
        begun, spent = time.perf_counter(), time.thread_time()
        try:
            verdict = judge(row)
        except Late:
            verdict = "late"
        except (
            Exception
        ) as error:  # a peer may fail in any way: that is a finding, not a fault of the benchmark
            verdict = f"failed: {type(error).__name__}"
        seconds, processor = time.perf_counter() - begun, time.thread_time() - spent
        signal.alarm(0)
        took = reading(row) if engine == "ours" else 0.0
        answers.append({"verdict": verdict, "seconds": seconds, "processor": processor, "reading": took})
    for answer in answers:
        print(json.dumps(answer))


if __name__ == "__main__":
    main()
