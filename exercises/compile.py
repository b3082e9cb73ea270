"""What is right, in this variant?

From `expected` of every part to the nodes of `graph`: formulas over the givens and earlier parts, quantities
of a run, results of derivations.  A formula says the names of earlier answers directly: a part by its id
(`standard-weights` is `standard_weights`), a cell by its name (of the same part first, then of the latest
earlier part that has it) or by both (`averages_v1`), an element of an array by its place (`normalised[2]`);
`given_w1` is what was given, where a cell is called the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from derivations.language.show import plain
from derivations.language.tree import Tree, name
from exercises import slots
from exercises.formulas import Entry, is_infinite, number_of, put
from exercises.graph import Key, Node, Other, with_runs
from exercises.item import Exercise, Given, Part, Plain, Right, Variant, Wrong
from exercises.names import Names
from exercises.positions import ExerciseError
from exercises.routes import Routes
from exercises.sources import Run, result_of, running, same, unfit, worked_out
from exercises.values import Value

_WORDS = frozenset({"choice", "text"})  # what is compared as it stands
_DERIVED = ("diff", "int", "limit")  # dL/dw (`derivative`) is a name: it is left standing


def compiled(variant: Variant) -> Key:
    """The key of a variant.  Raises ExerciseError for what its author has to mend."""
    work = _Work(variant)
    for part in variant.exercise.parts.values():
        work.add(part)
    return work.key()


def accepted(variant: Variant) -> Key | None:
    """The key of a drawn variant; None where the draw breaks `require` or has no answers at all."""
    try:
        work = _Work(variant)
        for part in variant.exercise.parts.values():
            work.add(part)
        if not all(work.holds(text) for text in variant.exercise.require) or work.coincides():
            return None
    except ExerciseError:
        return None  # what is wrong with the file itself is said of variant 0
    return work.key()


def _distinct(nodes: Mapping[str, Node], asked: Sequence[str]) -> bool:
    values = [node.value.fraction for id in asked if (node := nodes[id]).value is not None]
    return len(set(values)) == len(values)


def _text(given: Given) -> object:
    return str(given) if isinstance(given, (Fraction, str)) else [_text(one) for one in given]


@dataclass
class _Work:
    variant: Variant
    slots: dict[str, dict[str, str]] = field(default_factory=dict)
    shapes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    others: dict[str, tuple[Other, ...]] = field(default_factory=dict)
    claimed: dict[str, str] = field(default_factory=dict)  # a given or quantity -> the node that asks for it
    runs: dict[str, Run] = field(default_factory=dict)
    names: Names = field(init=False)

    @property
    def exercise(self) -> Exercise:
        return self.variant.exercise

    def __post_init__(self) -> None:
        self.names = Names(self.variant)
        self.names.of_run = lambda quantity, path: self._source(quantity, "", path)
        for one, formula in self.exercise.computed.items():
            node = self._formula(f"~{one}", "number", formula, {}, f"computed.{one}")
            self.names.declare(one, name(f"@{node.id}"))

    def key(self) -> Key:
        return Key(
            exercise=self.exercise.id,
            variant=self.variant.number,
            given={one: _text(given) for one, given in self.variant.given.items()},
            nodes=with_runs(self.names.nodes),
            slots=self.slots,
            shapes=self.shapes,
            others=self.others,
        )

    def holds(self, text: str, path: str = "require") -> bool:
        """Does a condition of `require` hold?  `alpha > beta`, `variance != 0`."""
        tree = self.names.put(text, {}, path)
        if tree.head != "relation":
            raise self.names.fault(path, f"{text!r} is no condition")
        formula, names = self.names.named(Tree("indicator", (tree,)))
        found = number_of(formula, self.names.values(names))
        return found is not None and found.fraction == 1

    def coincides(self) -> bool:
        """Has this draw two numbers asked for that are the same, where in the notes they differ?"""
        asked = [id for part, cells in self.slots.items() for cell, id in cells.items() if not cell]
        notes = Variant(self.exercise, 0, self.exercise.given)
        return not _distinct(self.names.nodes, asked) and _distinct(compiled(notes).nodes, asked)

    def add(self, part: Part) -> None:
        """Every slot of a part becomes a node; then formulas may speak of it."""
        if part.check is not None and not part.expected:
            self._keep(part, {"": part.expected}, ())
            return
        cells, shape = slots.of(part, self._wrong_shape)
        if part.kind == "array":
            cells, shape = slots.spread(cells, shape or self._shape(part))
        self._keep(part, cells, shape)

    def _shape(self, part: Part) -> tuple[int, ...]:
        """`shape: [N, 3]`: numbers, or formulas over the givens."""
        sizes = []
        for text in part.shape:
            size = number_of(self.names.put(text, {}, f"parts.{part.id}"))
            if size is None or size.fraction.denominator != 1:
                raise self.names.fault(f"parts.{part.id}", f"the size {text!r} is no whole number")
            sizes.append(int(size.fraction))
        return tuple(sizes)

    def _keep(self, part: Part, cells: Mapping[str, Plain], shape: tuple[int, ...]) -> None:
        here: dict[str, Entry] = {}
        mine: dict[str, str] = {}
        for cell, spec in cells.items():
            path = f"parts.{part.id}.expected"
            id = f"{part.id}/{cell}" if cell else part.id
            kind = part.kind_of(slots.column(part, cell)) if cell else part.kind
            if part.check is not None and not part.expected:
                self.names.nodes[id] = Node(id, kind, "", {}, "")
            else:
                local = {**here, **slots.places(part, cell), **self._kept(part, kind)}
                self._node(id, kind, spec, local, path)
                Routes(self.names, part, self.slots, here).note(id, cell)
            mine[cell] = id
            if cell and part.kind == "trace" and "[" not in cell:
                here[cell] = name(f"@{id}")
        self.slots[part.id] = mine
        if shape:
            self.shapes[part.id] = shape
        for one, reference in slots.names(part, mine, shape):
            self.names.declare(one, reference)
        written: tuple[Right | Wrong, ...] = (*part.equivalent, *part.wrong)
        others = [(slots.spread(slots.of_spec(part, one.answer), shape)[0], one) for one in written]
        for cell, id in mine.items():
            self.others[id] = tuple(
                Other(self._other(id, each[cell], part, cell), one.mistake, one.why or "")
                for each, one in others
                if cell in each
            )

    def _other(self, id: str, spec: Plain, part: Part, cell: str) -> Node:
        """Another answer of an author's, right or wrong: a node beside the one it stands for."""
        kind = self.names.nodes[id].kind
        here = {**slots.places(part, cell), **self._kept(part, kind)}
        self._node(f"{id}!", kind, spec, here, f"parts.{part.id}")
        return self.names.nodes.pop(f"{id}!")

    def _kept(self, part: Part, kind: str) -> dict[str, Entry]:
        """In a formula that is asked for, the symbols stand for themselves and not for the numbers given."""
        if kind == "number":
            return {}
        return {
            one: name(one) for one in (part.symbols if part.symbols is not None else self.exercise.symbols)
        }

    def _node(self, id: str, kind: str, spec: Plain, here: Mapping[str, Entry], path: str) -> None:
        if kind == "choice" and isinstance(spec, Mapping):
            self._chosen(id, spec, path)
            return
        if kind in _WORDS:
            text = spec if isinstance(spec, str) else ", ".join(str(one) for one in spec)
            self.names.nodes[id] = Node(id, kind, "", {}, text)
            return
        if isinstance(spec, str):
            self._formula(id, kind, spec, here, path)
            return
        if not isinstance(spec, Mapping):
            raise self.names.fault(path, "a list stands where one value is expected")
        if "trace" in spec:
            self._quantity(id, str(spec["trace"]), str(spec.get("run", "")), path)
            return
        if "derive" not in spec:
            raise self.names.fault(path, f"{sorted(spec)} is not `trace` or `derive`")
        self._derived(id, kind, spec, here, path)

    def _chosen(self, id: str, spec: Mapping[str, Plain], path: str) -> None:
        """`{a: p > 1/2, b: p <= 1/2}`: the option whose condition holds; the node's formula is its place."""
        right = [label for label, condition in spec.items() if self.holds(str(condition), path)]
        if len(right) != 1:
            raise self.names.fault(path, f"of the conditions {len(right)} hold, not one")
        places = (f"{at}*[{condition}]" for at, condition in enumerate(spec.values(), 1))
        formula, names = self.names.named(self.names.put(" + ".join(places), {}, path))
        self.names.nodes[id] = Node(id, "choice", plain(formula), names, right[0])

    def _derived(
        self, id: str, kind: str, spec: Mapping[str, Plain], here: Mapping[str, Entry], path: str
    ) -> None:
        """`{derive: bayes.evidence}`; a `step` in terms of earlier answers must agree with it."""
        try:
            result = result_of(str(spec["derive"]))
        except LookupError as fault:
            raise self.names.fault(path, str(fault)) from fault
        where = spec.get("where", {})
        assert isinstance(where, Mapping)
        result = put(result, {one: self.names.put(str(text), {}, path) for one, text in where.items()})
        if "step" not in spec:
            whole = result if kind != "number" else put(result, self.names.entries)
            self._tree(id, kind, whole, path, derived=True)
            return
        tree = self.names.put(str(spec["step"]), here, path)
        node = self._tree(id, kind, tree, path, derived=True)
        differs = self.names.fault(path, f"`step` does not give what {spec['derive']} derives")
        if kind != "number":
            if not same(node.answer, result, self.exercise):
                raise differs
            self.names.nodes[id] = replace(node, answer=plain(result))
            return
        formula, names = self.names.named(put(result, self.names.givens))
        found = number_of(formula, self.names.values(names))
        if found is None or node.value is None or not found.same(node.value):
            raise differs

    def _quantity(self, id: str, quantity: str, run: str, path: str) -> None:
        """A value that the run passes through, with the formula the run noted for it."""
        if f"{run}:{quantity}" in self.claimed:
            self._tree(id, "number", name(f"@{self.claimed[f'{run}:{quantity}']}"), path)
            return
        try:
            formula, worth = self._run(run, path).find(quantity)
        except LookupError as fault:
            raise self.names.fault(path, str(fault)) from fault
        self.claimed[f"{run}:{quantity}"] = id
        sources = {one: self._source(one, run, path) for one in sorted(formula.names())} if formula else {}
        self._tree(id, "number", put(formula, sources) if formula else name(f"={worth}"), path)
        found = self.names.nodes[id].value
        if found is None or not found.same(Value(worth, exact=False)):
            raise self.names.fault(path, f"the run and its own formula of {quantity!r} disagree")

    def _source(self, quantity: str, run: str, path: str) -> Tree:
        """What a quantity of the run is in a formula: an earlier answer, a given, or a value on the way."""
        for claim in (f"{run}:{quantity}", quantity):
            if claim in self.claimed:
                return name(f"@{self.claimed[claim]}")
        formula, worth = self._run(run, path).find(quantity)
        if formula is None:
            return name(f"={worth}")
        if formula.head == "name":
            return self._source(str(formula.leaf), run, path)
        self._quantity(f"~{run}:{quantity}", quantity, run, path)
        return name(f"@~{run}:{quantity}")

    def _run(self, run: str, path: str) -> Run:
        if run not in self.exercise.runs:
            raise self.names.fault(path, f"there is no run {run!r}" if run else "the exercise has no `run`")
        if run not in self.runs:
            try:
                self.runs[run] = running(self.exercise.runs[run], self.variant)
            except ValueError as fault:
                raise self.names.fault(*unfit(run, fault)) from fault
        return self.runs[run]

    def _formula(self, id: str, kind: str, text: str, here: Mapping[str, Entry], path: str) -> Node:
        tree = self.names.put(text, here, path)
        if tree.head == "name" and text.strip() in self.variant.given and not id.endswith("!"):
            self.claimed.setdefault(text.strip(), id)
            self.names.entries[text.strip()] = name(f"@{id}")
        return self._tree(id, kind, tree, path)

    def _tree(self, id: str, kind: str, tree: Tree, path: str, derived: bool = False) -> Node:
        formula, names = self.names.named(tree)
        if kind == "number":
            if formula.has("limit"):
                formula = worked_out(formula, self.names.symbols)
            found = number_of(formula, self.names.values(names))
            if found is None and not is_infinite(formula):
                said = f"{plain(formula)!r} has no value in variant {self.variant.number}"
                raise self.names.fault(path, said)
            answer = slots.written(found) if found else plain(formula)
            node = Node(id, kind, plain(formula), names, answer, found)
        else:
            model = put(formula, self.names.model(names))
            if model.has(*_DERIVED) and kind == "expression" and not derived:
                model = worked_out(model, self.names.symbols)
            node = Node(id, kind, plain(formula), names, plain(slots.settled(model)))
        self.names.nodes[id] = node
        return node

    def _wrong_shape(self, part: Part, message: str) -> ExerciseError:
        return self.names.fault(f"parts.{part.id}.expected", message)
