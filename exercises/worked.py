"""Through which values does a person go who works an exercise out, in a given arithmetic?

First what is given, then the quantities of the runs, then what the formulas of the parts come to, each with
its formula and the numbers put in.  A row's formula is the one its author wrote, or the one the run noted;
a quantity that a run has already passed through is not told twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from derivations.chapters import derived
from derivations.language.show import plain
from derivations.language.tree import Tree, number
from derivations.network.arithmetic import Arithmetic, arithmetic
from derivations.network.numerals import Value as Worth
from derivations.network.precise import UndefinedError
from derivations.network.writing import shown, written
from exercises import slots
from exercises.formulas import put, read_formula
from exercises.graph import Key, Node
from exercises.item import Given, Part, Plain, Variant, spell
from exercises.names import Names
from exercises.positions import ExerciseError
from exercises.sources import traced
from exercises.values import Value

FIGURES = 10
SYMBOLIC = frozenset({"expression", "equation", "set", "interval"})  # what is told without working it out
WORD = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Row:
    """One named value: as texts, and as trees for whoever typesets it (None where the text is no formula)."""

    name: str
    formula: str
    numbers: str
    value: str
    tree: Tree | None = None
    numbers_tree: Tree | None = None
    value_tree: Tree | None = None


def rows(variant: Variant, key: Key, work: str = "exact") -> list[Row]:
    """The whole table.  Raises ValueError for an arithmetic there is not, or a value that there is not."""
    table = _Table(variant, key, arithmetic(work), work)
    found = [*table.of_runs(), *table.of_parts()]
    return [*table.of_givens(found), *found] if found else []


def texts(variant: Variant, key: Key) -> Iterator[tuple[str, str, str, str]]:
    """What is computed, exactly: name, formula, the formula with the numbers put in, value."""
    for row in rows(variant, key):
        if row.formula:
            yield row.name, row.formula, row.numbers, row.value


class _Table:
    def __init__(self, variant: Variant, key: Key, work: Arithmetic, name: str) -> None:
        self.variant, self.key, self.work = variant, key, work
        self.exercise = variant.exercise
        self.exact = name == "exact"
        self.names = Names(variant)
        self.runs = {run: traced(said, variant, name) for run, said in self.exercise.runs.items()}
        self.values: dict[str, Worth] = {}  # what each node comes to
        for part in self.exercise.parts.values():  # the names by which later formulas speak of answers
            for one, reference in slots.names(part, key.slots[part.id], key.shapes.get(part.id, ())):
                self.names.declare(one, reference)

    def of_runs(self) -> Iterator[Row]:
        """The quantities of every computation that the exercise declares."""
        for run, trace in self.runs.items():
            for row in trace.rows(FIGURES):
                label = f"{run}: {row.name}" if len(self.runs) > 1 and run else row.name
                tree, worth = trace.tree(row.name), _drawn(trace[row.name])
                put_in = None if tree is None else _put_in(tree, {one: trace[one] for one in tree.names()})
                yield Row(label, row.formula, row.numbers, row.value, tree, put_in, worth)

    def of_parts(self) -> Iterator[Row]:
        """What the parts ask for and no run has passed through."""
        specs = dict(self._specs())
        for id, node in self.key.nodes.items():
            run = self._of_run(id, specs.get(id))
            if run is not None:
                self.values[id] = run
            elif node.kind == "number" and node.formula:
                yield self._worked(node, specs.get(id))
            elif node.kind in SYMBOLIC:
                yield Row(id, "", "", node.answer, value_tree=self._read(node.answer))

    def of_givens(self, told: list[Row]) -> Iterator[Row]:
        """The givens that the formulas speak of, and that are not in the table already."""
        spoken = {word for row in told for word in WORD.findall(row.formula)}
        for one, given in self.variant.given.items():
            if one in spoken and not any(row.name == one for row in told):
                yield Row(one, "", "", _list(given), value_tree=self._read(_list(given)))

    def _specs(self) -> Iterator[tuple[str, Plain]]:
        """Node -> what its author wrote."""
        for one, text in self.exercise.computed.items():
            yield f"~{one}", text
        for part in self.exercise.parts.values():
            if part.check is None or part.expected:
                cells, _ = slots.of(part, _misshapen)
                for cell, spec in slots.spread(cells, self.key.shapes.get(part.id, ()))[0].items():
                    yield self.key.slots[part.id][cell], spec

    def _of_run(self, id: str, spec: Plain | None) -> Worth | None:
        """The value of a node that is a quantity of a run."""
        if isinstance(spec, Mapping) and "trace" in spec:
            return self.runs[str(spec.get("run", ""))].get(str(spec["trace"]))
        run, colon, quantity = id.removeprefix("~").partition(":")
        return self.runs[run].get(quantity) if id.startswith("~") and colon else None

    def _worked(self, node: Node, spec: Plain | None) -> Row:
        formula, tree = self._formula(spec), node.tree()
        label = node.id.removeprefix("~")
        known = {
            name: found for name, source in node.names.items() if (found := self._source(source)) is not None
        }
        if known.keys() != node.names.keys():
            return Row(label, formula, "", node.answer, self._read(formula), None, self._read(node.answer))
        try:
            worth = self.work.noted(self.work.value(tree, known)) if node.value is not None else None
        except UndefinedError as error:
            raise ValueError(f"{label} = {formula} has no value: {error}") from error
        self.values[node.id] = worth
        told = node.answer if self.exact or worth is None else shown(worth, FIGURES)
        numbers = written(tree, known, FIGURES)
        return Row(label, formula, numbers, told, self._read(formula), _put_in(tree, known), self._read(told))

    def _source(self, source: Value | str) -> Worth | None:
        """What a name of a node's formula is worth."""
        if isinstance(source, Value):
            return self.work.taken(source.fraction)
        if source in self.values:
            return self.values[source]
        if self.key.nodes[source].kind != "expression":
            return None
        said = read_formula(self.key.nodes[source].answer, self.names.symbols, self.exercise.indices)
        closed = self.names.with_numbers(said)
        return None if closed.names() else self.work.noted(self.work.value(closed, {}))

    def _formula(self, spec: Plain | None) -> str:
        """What the author wrote; of a derivation, what it results in."""
        if isinstance(spec, str):
            return spec
        if not isinstance(spec, Mapping):
            return ""
        if "step" in spec or "derive" not in spec:
            return str(spec.get("step", ""))
        found = derived(str(spec["derive"]))
        where = spec.get("where", {})
        if not isinstance(where, Mapping) or not where:
            return found.result
        read = {one: tree for one, text in where.items() if (tree := self._read(str(text)))}
        return plain(put(read_formula(found.result, found.symbols), read))

    def _read(self, text: str) -> Tree | None:
        """A text as a tree, if it is a formula."""
        try:
            return read_formula(text, self.names.symbols, self.exercise.indices) if text else None
        except ValueError:
            return None


def _list(given: Given) -> str:
    """A given as a formula: a number, or a list in brackets."""
    if isinstance(given, (Fraction, str)):
        return spell(given)
    return f"[{', '.join(map(_list, given))}]"


def _misshapen(part: Part, message: str) -> ExerciseError:
    return ExerciseError(f"{part.id}: {message}")


def _put_in(tree: Tree, values: Mapping[str, Worth]) -> Tree | None:
    """A formula with the numbers in the place of the names."""
    drawn = {one: found for one, worth in values.items() if (found := _drawn(worth))}
    return put(tree, drawn) if len(drawn) == len(values) else None


def _drawn(worth: Worth) -> Tree | None:
    """A value as a tree, its digits as the table shows them; nested lists as lists."""
    if isinstance(worth, Tree):
        return worth
    if getattr(worth, "ndim", 0):
        entries = [_drawn(entry) for entry in worth]
        return Tree("list", tuple(one for one in entries if one)) if all(entries) else None
    text = shown(worth, FIGURES)
    try:
        value = Fraction(text)
    except ValueError:
        return None
    return Tree("neg", (number(-value),)) if value < 0 else number(value)
