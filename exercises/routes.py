"""By which ways does an answer follow from the formulas that were written before it?

Beside the formula of a node there may be *routes*: an earlier formula of the same question, taken as the
student wrote it, with something put in its place (`at`), differentiated, averaged, or set to zero and solved
for a name (`solve`).  An author writes them as `follows`; where a part only says which earlier formulas it
`uses`, what people do with a formula is tried: take it as it stands, solve it, differentiate it.  A route is
kept only if it leads from the model's formulas to the model's answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from derivations.equality.differentiate import NotDifferentiable, differentiate, div, power, substitute
from derivations.facts import Facts, fact
from derivations.language.show import plain
from derivations.language.tree import ONE, ZERO, Tree, name, number
from exercises.contained import contained
from exercises.formulas import Entry, number_of, put, read_formula
from exercises.graph import Node, Route
from exercises.item import Exercise, Part, Plain
from exercises.names import Names
from exercises.scopes import scope
from exercises.slots import as_tree, column, filled, of_spec, places
from exercises.sources import same
from exercises.values import Value

FORMULAS = ("expression", "equation")
_FIELDS = ("step", "at", "solve")


def followed(route: Route, earlier: Callable[[str], Tree], exercise: Exercise) -> Tree:
    """The formula (or the equation) that a route leads to from these earlier answers.  Raises ValueError."""
    entries: dict[str, Entry] = {
        one: as_tree(source) if isinstance(source, Value) else earlier(source)
        for one, source in route.names.items()
    }
    symbols = {**exercise.symbols, **{one: _domain(_tree(entry)) for one, entry in entries.items()}}
    put_in = [
        (
            read_formula(subject, exercise.symbols, exercise.indices),
            put(read_formula(worth, symbols, exercise.indices), entries),
        )
        for subject, worth in route.at
    ]
    for one, source in route.names.items():
        if not isinstance(source, Value):
            entries[one] = placed(_tree(entries[one]), put_in)
    return _carried_out(put(read_formula(route.formula, symbols, exercise.indices), entries), exercise)


def _carried_out(tree: Tree, exercise: Exercise) -> Tree:
    """With its derivatives carried out."""
    if not tree.has("diff"):
        return tree
    tree = tree.with_args(tuple(_carried_out(arg, exercise) for arg in tree.args))
    if tree.head != "diff" or tree.args[2] != ONE:
        return tree
    try:
        return differentiate(tree.args[0], tree.args[1], scope(exercise))
    except NotDifferentiable:
        return tree  # left to the comparison


def _domain(entry: Tree) -> str:
    return f"real[{len(entry.args)}]" if entry.head == "list" else "real"


def _tree(entry: Entry) -> Tree:
    assert isinstance(entry, Tree)
    return entry


def placed(tree: Tree, put_in: list[tuple[Tree, Tree]]) -> Tree:
    """A formula with each subject replaced in turn: `y[i]` by `Y[j,i]`, whatever its indices are called."""
    for subject, worth in put_in:
        free = {word: name(word) for word in worth.names()}
        tree = substitute(tree, {"": Tree("tuple", tuple(free.values()))})  # bound names that clash: others
        if subject.head == "name":
            tree = substitute(tree, {str(subject.leaf): worth})
        else:
            tree = Facts((fact(subject, worth),)).once(tree)
        tree = _counted(put(tree, {}))
    return tree


def _counted(tree: Tree) -> Tree:
    """With subscripts worked out that have become numbers: `v[2 - 1]` is `v[1]`, and `[3, 5][2]` is 5."""
    if not tree.args:
        return tree
    args = tuple(_counted(arg) for arg in tree.args)
    if tree.head == "index":
        args = (args[0], *(_number(arg) for arg in args[1:]))
        return _element(args[0], args[1:]) or tree.with_args(args)
    return tree.with_args(args)


def _element(whole: Tree, at: Sequence[Tree]) -> Tree | None:
    """The element of a list that is written out; None where there is none at this place."""
    place = at[0].leaf
    if whole.head != "list" or len(at) != 1 or not isinstance(place, Fraction):
        return None
    return whole.args[int(place) - 1] if place in range(1, len(whole.args) + 1) else None


def _number(tree: Tree) -> Tree:
    found = number_of(tree) if tree.args and not tree.names() else None
    return as_tree(found) if found is not None and found.exact else tree


def solves(equation: Tree, unknown: str, answer: Tree, exercise: Exercise) -> bool:
    """Does the answer, put in the place of the unknown, make an equation (or `… = 0`) true everywhere?

    An equation that is true without it says nothing about it.
    """
    from derivations.equality import compare

    left, right = equation.args if equation.head == "relation" else (equation, ZERO)
    subject = read_formula(unknown, exercise.symbols, exercise.indices)
    before, after = (placed(side, [(subject, answer)]) for side in (left, right))
    # Beside what has a value only where both have (a class without samples tells nothing), below a line so
    # that nothing is cancelled; 1 + b^2 + a^2 + b - a is positive.
    size, rest = (ONE, power(before, 2), power(after, 2)), (before, Tree("neg", (after,)))
    here, moved = (div(ONE, Tree("add", terms)) for terms in (size, (*size, *rest)))
    names = scope(exercise)
    if compare(left, right, symbols=names).verdict != "different":
        return False
    return compare(here, moved, symbols=names).verdict == "equal"


def meant(answer: Tree, route: Route, earlier: Callable[[str], Tree], exercise: Exercise) -> Tree:
    """An answer in which a defined name means what the student said it is: phi, after a formula for phi."""
    defined = [one for one in route.at if exercise.symbols.get(one[0], "").startswith("=")]
    symbols = {**exercise.symbols, **dict.fromkeys(route.names, "real")}
    entries = {q: earlier(source) for q, source in route.names.items() if isinstance(source, str)}
    put_in = [
        (read_formula(subject, exercise.symbols), put(read_formula(worth, symbols), entries))
        for subject, worth in defined
    ]
    return placed(answer, put_in)


@dataclass(frozen=True, slots=True)
class Routes:
    """Finds the routes of the nodes of a part."""

    names: Names
    part: Part
    slots: Mapping[str, Mapping[str, str]]  # of the parts before
    here: Mapping[str, Tree]  # the cells of the same part

    def note(self, id: str, cell: str) -> None:
        """Notes its routes at the node of a cell."""
        node = self.names.nodes[id]
        self.names.nodes[id] = replace(node, routes=self.of(node, cell))

    def of(self, node: Node, cell: str) -> tuple[Route, ...]:
        """The routes of a node: those that are written down, then one for each formula used and not met."""
        if node.kind not in (*FORMULAS, "number") or not node.formula:
            return ()
        path = f"parts.{self.part.id}.follows"
        said = [self._said(spec, node, cell, path) for spec in _specs(self.part, cell)]
        for route in said:
            if not self.leads(route, node):
                raise self.names.fault(path, f"{route.formula!r} does not lead to what is expected")
        met = set(node.sources()) | {source for route in said for source in route.sources()}
        tried = []
        for used in self.part.uses:
            for id in self.slots.get(used, {}).values():
                if id not in met and self.names.nodes[id].kind in FORMULAS:
                    routes = (one for one in self._tried(id, node, cell) if self.leads(one, node))
                    tried += [one for one in (next(routes, None),) if one is not None]
        return (*said, *tried, *self._inside(node, cell, met))

    def _inside(self, node: Node, cell: str, met: set[str]) -> Iterator[Route]:
        """The cells of the same part that stand, written out, in its formula."""
        for entry in self.here.values() if node.kind == "expression" else ():
            id = str(entry.leaf)[1:]
            step = contained(self.names.nodes[id], node, self.names) if id not in met else None
            if step is not None and self.leads(route := self._route(step, {}, node, cell), node):
                yield route

    def _said(self, spec: Plain, node: Node, cell: str, path: str) -> Route:
        """`loss`, or `{step: loss, at: {y: "Y[i]"}}`, or `{step: score = 0, solve: mu}`."""
        said = spec if isinstance(spec, Mapping) else {"step": spec}
        if extra := [key for key in said if key not in _FIELDS]:
            raise self.names.fault(path, f"`follows` has no {extra[0]!r}: it has {', '.join(_FIELDS)}")
        at = said.get("at", {})
        assert isinstance(at, Mapping)
        step = self._put(str(said.get("step", "")), node, cell, path)
        values = [self._put(str(worth), node, cell, path) for worth in at.values()]
        unknown = str(said["solve"]) if "solve" in said else None
        return self._route(step, dict(zip(at, values, strict=True)), node, cell, unknown)

    def _put(self, text: str, node: Node, cell: str, path: str) -> Tree:
        here = {**self.here, **places(self.part, cell), **self._symbols(node)}
        return self.names.put(text, here, path)

    def _symbols(self, node: Node) -> dict[str, Entry]:
        """In a formula the symbols stand for themselves, in a number for what was given."""
        if node.kind == "number":
            return {}
        return {one: name(one) for one in self.names.exercise.symbols if one.isidentifier()}

    def _route(
        self, step: Tree, at: Mapping[str, Tree], node: Node, cell: str, unknown: str | None = None
    ) -> Route:
        known = self._numbers(cell) if node.kind == "number" else {}
        at = {**at, **{one: worth for one, worth in known.items() if one not in (*at, unknown)}}
        formula, names = self.names.named(Tree("tuple", (step, *at.values())))
        worths = zip(at, formula.args[1:], strict=True)
        return Route(plain(formula.args[0]), names, tuple((one, plain(to)) for one, to in worths), unknown)

    def _numbers(self, cell: str) -> dict[str, Tree]:
        """What the symbols of an earlier formula are in a number: earlier values, the place in an array."""
        entries = {**self.names.entries, **self.here, **places(self.part, cell)}
        indices = {*self.names.exercise.symbols, *self.names.exercise.indices}
        return {
            one: entry
            for one in sorted(indices & set(entries))
            if isinstance(entry := entries[one], Tree) and self._is_number(entry)
        }

    def _is_number(self, entry: Tree) -> bool:
        word = str(entry.leaf)
        return entry.head == "number" or (word[0] == "@" and self.names.nodes[word[1:]].kind == "number")

    def _tried(self, id: str, node: Node, cell: str) -> Iterator[Route]:
        """What people do with an earlier formula: take it, solve it, differentiate it."""
        earlier = self.names.nodes[id]
        model = read_formula(earlier.answer, self.names.symbols, self.names.exercise.indices)
        spec = of_spec(self.part, self.part.expected).get(cell, "")
        where = spec.get("where", {}) if isinstance(spec, Mapping) else {}
        assert isinstance(where, Mapping)
        path = f"parts.{self.part.id}.expected"
        at = {one: self._put(str(text), node, cell, path) for one, text in where.items()}
        reference = name(f"@{id}")
        if earlier.kind == node.kind or node.kind == "number":
            yield self._route(reference, at, node, cell)
        if node.kind == "expression":
            for subject in sorted({plain(one) for one in model.walk() if one.head in ("name", "index")}):
                yield self._route(reference, at, node, cell, subject)
        if earlier.kind == node.kind == "expression":
            for one in sorted(model.names() & set(self.names.exercise.symbols)):
                yield self._route(Tree("diff", (reference, name(one), ONE)), at, node, cell)

    def leads(self, route: Route, node: Node) -> bool:
        """Does a route lead from the model's formulas to the model's answer?"""
        exercise = self.names.exercise
        model = self.names.model(route.names)
        earlier = {
            source: _tree(model[one]) for one, source in route.names.items() if isinstance(source, str)
        }
        try:
            tree = followed(route, lambda id: earlier[id], exercise)
            if route.unknown is not None:
                answer = read_formula(node.answer, self.names.symbols, exercise.indices)
                return solves(tree, route.unknown, answer, exercise)
            if node.kind != "number":
                right = read_formula(node.answer, self.names.symbols, exercise.indices)
                return same(meant(right, route, lambda id: earlier[id], exercise), tree, exercise)
            tree = zeros(self.names.with_numbers(tree))
            found = number_of(tree)
        except ValueError:
            return False
        if found is None or node.value is None:  # infinite: the model's formula has no number there either
            return found is node.value and not tree.names()
        return found.same(node.value)


def zeros(tree: Tree) -> Tree:
    """With products that a factor 0 makes 0, whatever the others are: 0 * log 0 counts as 0."""
    if not tree.args:
        return tree
    tree = tree.with_args(tuple(zeros(arg) for arg in tree.args))
    if tree.head != "mul":
        return tree
    factors = [number_of(arg) for arg in tree.args if not arg.names()]
    return number(0) if any(one is not None and one.fraction == 0 for one in factors) else tree


def _specs(part: Part, cell: str) -> list[Plain]:
    """What `follows` says of a cell: of all of them, by row, or by name; one route or a list of them."""
    said = part.follows
    row = cell.partition(".")[0] if part.kind == "table" else ""
    if row and not isinstance(said, (str, Mapping)) and len(said) == part.rows:
        said = said[int(row) - 1]
    if isinstance(said, Mapping) and "step" not in said:
        said = said.get(column(part, cell), ())
    each = [said] if isinstance(said, (str, Mapping)) else list(said)
    return [filled(one, cell=cell, row=row) for one in each if one]
