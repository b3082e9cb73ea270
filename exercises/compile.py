"""What is right, in this variant?

From `expected` of every part to the nodes of `graph`: formulas over the givens and earlier parts, quantities
of a run, results of derivations.  A formula says the names of earlier answers directly: a part by its id
(`standard-weights` is `standard_weights`), a cell by its name (of the same part first, then of the latest
earlier part that has it) or by both (`averages_v1`), an element of an array by its place (`normalised[2]`);
`given_w1` is what was given, where a cell is called the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from fractions import Fraction

from derivations.language.show import plain
from derivations.language.tree import Tree, name
from exercises import slots
from exercises.authors import nearest
from exercises.formulas import Entry, is_infinite, number_of, put
from exercises.graph import Key, Node, Other, with_runs
from exercises.item import Exercise, Given, Part, Plain, Variant
from exercises.names import Names
from exercises.others import others
from exercises.require import holds
from exercises.routes import Routes
from exercises.scopes import undeclared
from exercises.sources import Run, result_of, running, same, unfit, worked_out
from exercises.values import Value

_WORDS = frozenset({"choice", "text"})  # what is compared as it stands
_DERIVED = ("diff", "int", "limit")  # dL/dw (`derivative`) is a name: it is left standing


def compiled(variant: Variant) -> Key:
    """The key of a variant.  Raises ExerciseError for what its author has to mend."""
    return worked(variant).key()


def worked(variant: Variant) -> Work:
    """What a key is made of, without the hand runs.  Raises ExerciseError."""
    return begun(variant).complete()


def begun(variant: Variant) -> Work:
    """The same without the author's other answers: they take longer than all else, and a draw that is
    refused needs none."""
    work = Work(variant)
    for part in variant.exercise.parts.values():
        work.add(part)
    held = [holds(work.names, text, "require") for text in variant.exercise.require]
    work.allowed = all(held)
    return work


def _text(given: Given) -> object:
    return str(given) if isinstance(given, (Fraction, str)) else [_text(one) for one in given]


@dataclass
class Work:
    """A variant whose parts become nodes one after the other."""

    variant: Variant
    slots: dict[str, dict[str, str]] = field(default_factory=dict)
    shapes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    others: dict[str, tuple[Other, ...]] = field(default_factory=dict)
    claimed: dict[str, str] = field(default_factory=dict)  # a given or quantity -> the node that asks for it
    runs: dict[str, Run] = field(default_factory=dict)
    waiting: list[tuple[Work, Part]] = field(default_factory=list)  # without their other answers as yet
    names: Names = field(init=False)
    allowed: bool = True  # by `require`, which the numbers of the notes may break

    @property
    def exercise(self) -> Exercise:
        return self.variant.exercise

    def __post_init__(self) -> None:
        self.names = Names(self.variant)
        if wrong := undeclared(self.exercise):
            raise self.names.fault(f"symbols.{wrong[0]}", f"the symbol {wrong[0]!r}: {wrong[1]}", wrong[2])
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

    def add(self, part: Part) -> None:
        """Every slot of a part becomes a node; then formulas may speak of it."""
        if part.check is not None and not part.expected:
            self._keep(part, {"": part.expected}, ())
            return
        cells, shape = slots.of(part, lambda one, said: self.names.fault(f"parts.{one.id}.expected", said))
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
        here: dict[str, Tree] = {}
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
        if part.equivalent or part.wrong:
            self.waiting.append((self._as_it_stands(), part))

    def _as_it_stands(self) -> Work:
        """The same work, whose names stay what they mean now: later parts may use them again."""
        now = copy(self)
        now.names, now.claimed = self.names.as_they_stand(), dict(self.claimed)
        now.names.of_run = lambda quantity, path: now._source(quantity, "", path)
        return now

    def complete(self) -> Work:
        """With the other answers that the author wrote down, each in the names that its part knows."""
        for then, part in self.waiting:
            then._beside(part)
        self.waiting.clear()
        return self

    def _beside(self, part: Part) -> None:
        mine = self.slots[part.id]

        def other(cell: str, spec: Plain, path: str) -> Node:
            beside, kind = f"{mine[cell]}!", self.names.nodes[mine[cell]].kind
            self._node(beside, kind, spec, {**slots.places(part, cell), **self._kept(part, kind)}, path)
            return self.names.nodes.pop(beside)

        for cell, found in others(part, mine, self.shapes.get(part.id, ()), other):
            self.others[mine[cell]] = found

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
        right = [label for label, condition in spec.items() if holds(self.names, str(condition), path)]
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
        if not id.endswith("!"):
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
        if f"~{run}:{quantity}" not in self.names.nodes:
            self._quantity(f"~{run}:{quantity}", quantity, run, path)
        return name(f"@~{run}:{quantity}")

    def _run(self, run: str, path: str) -> Run:
        if run not in self.exercise.runs:
            said = f"there is no run {run!r}" if run else "the exercise has no `run`"
            raise self.names.fault(path, said, nearest(run, self.exercise.runs))
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
                said = plain(put(formula, self.names.shown(names)))
                raise self.names.fault(path, f"{said} has no value in variant {self.variant.number}")
            answer = slots.written(found) if found else plain(formula)
            node = Node(id, kind, plain(formula), names, answer, found)
        else:
            model = put(formula, self.names.model(names))
            if model.has(*_DERIVED) and kind == "expression" and not derived:
                model = worked_out(model, self.names.symbols)
            node = Node(id, kind, plain(formula), names, plain(slots.settled(model)))
        self.names.nodes[id] = node
        return node
