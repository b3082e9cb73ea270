"""What does a name in an author's formula stand for?

The names of earlier answers, of givens and of values on the way, each as a reference: `@id` is a node,
`=3/10` a constant. A formula is read with all of them declared and the references put in; `named` then
gives them the short names `q1`, `q2`, … under which a node keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import copy
from fractions import Fraction

from derivations.language.tree import Tree, name, number
from exercises import slots
from exercises.authors import unread
from exercises.formulas import Entry, number_of, put, read_formula
from exercises.graph import Node, Source
from exercises.item import Exercise, Given, Variant
from exercises.positions import ExerciseError
from exercises.values import Value, value

_QUANTITY = re.compile(r"[A-Za-z]\w*@\w[\w.]*")  # `w1@end`: a quantity of the run


class Names:
    """The names of one exercise variant; it grows as parts are added."""

    def __init__(self, variant: Variant) -> None:
        self.variant = variant
        self.of_run: Callable[[str, str], Tree] | None = None  # a quantity of the run: as a reference
        self.exercise: Exercise = variant.exercise
        self.nodes: dict[str, Node] = {}
        self.entries: dict[str, Entry] = {}  # what a name in a formula stands for
        self.symbols: dict[str, str] = dict(
            self.exercise.symbols
        )  # what the language has to know of these names
        for one, given in variant.given.items():
            self.declare(one, entry(given), keep_domain=True)
            self.declare(f"given_{one}", entry(given))
        self._sizes()
        self.givens = dict(self.entries)  # and nothing that is worked out from them

    def declare(self, one: str, entry: Entry, keep_domain: bool = False) -> None:
        if isinstance(entry, Tree) and "[" in self.exercise.symbols.get(one, ""):
            return  # one number cannot take the name of an array: a cell of that name has its longer name
        self.entries[one] = entry
        depth, inner = 0, entry
        while not isinstance(inner, Tree):
            depth, inner = depth + 1, inner[0]
        domain = "real" if depth == 0 else f"real[{', '.join(['oo'] * depth)}]"
        if not (keep_domain and one in self.symbols):
            self.symbols[one] = domain.replace("oo", "100000")

    def _sizes(self) -> None:
        """`x: real[N]` with five numbers given says that N is 5."""
        for one, domain in self.exercise.symbols.items():
            given: Given = self.variant.given.get(one, ())
            shape = re.search(r"\[([^\]]*)\]", domain)
            for size in shape[1].split(",") if shape else ():
                if isinstance(given, (str, Fraction)) or not given:
                    break
                if size.strip().isidentifier():
                    self.entries.setdefault(size.strip(), number(len(given)))
                given = given[0]

    def as_they_stand(self) -> Names:
        """The same names, which later parts do not change: the nodes are shared."""
        now = copy(self)
        now.entries, now.symbols = dict(self.entries), dict(self.symbols)
        return now

    def put(self, text: str, here: Mapping[str, Entry], path: str) -> Tree:
        """A formula of the author's, with the names of answers, givens and values on the way put in."""
        said, entries = text, {**self.entries, **here}
        symbols = {**self.symbols, **{one: "real" for one in here if one not in self.exercise.symbols}}
        short: dict[str, str] = {}  # names such as `first_error_free_pass` are ours, not the language's
        for one in re.findall(r"\w+", text):
            if one in entries and one.count("_") and one not in self.exercise.symbols:
                short.setdefault(one, f"z{len(short) + 1}")
        for at, quantity in enumerate(dict.fromkeys(_QUANTITY.findall(text)) if self.of_run else ()):
            entries[f"run{at}"], symbols[f"run{at}"] = self._quantity(quantity, path), "real"
            text = text.replace(quantity, f"run{at}")
        for one, brief in short.items():
            text = re.sub(rf"\b{one}\b", brief, text)
            entries[brief], symbols[brief] = entries[one], symbols.get(one, "real")
        symbols.update({one: "natural" for one in self.entries if one not in symbols})
        try:
            return put(read_formula(text, symbols, self.exercise.indices), entries)
        except ValueError as fault:
            known = {one for one in entries if one[0] != "~"} | set(self.exercise.symbols)
            raise self.fault(path, *unread(said, fault, known - set(short.values()))) from fault

    def _quantity(self, quantity: str, path: str) -> Tree:
        assert self.of_run is not None
        try:
            return self.of_run(quantity, path)
        except LookupError as fault:
            raise self.fault(path, str(fault)) from fault

    def named(self, tree: Tree) -> tuple[Tree, dict[str, Source]]:
        """The formula with `q1`, `q2`, … for constants and nodes, and what they are."""
        found: dict[str, str] = {}
        for one in sorted(tree.names()):
            if one[0] in "@=":
                found[one] = f"q{len(found) + 1}"
        names: dict[str, Source] = {
            q: one[1:] if one[0] == "@" else value(one[1:]) for one, q in found.items()
        }
        return put(tree, {one: name(q) for one, q in found.items()}), names

    def values(self, names: Mapping[str, Source]) -> dict[str, Value]:
        values = {}
        for one, source in names.items():
            known = source if isinstance(source, Value) else self.nodes[source].value
            if known is None and not isinstance(source, Value) and self.nodes[source].kind == "expression":
                model = read_formula(self.nodes[source].answer, self.symbols, self.exercise.indices)
                known = number_of(self.with_numbers(model))
            if known is not None:
                values[one] = known
        return values

    def shown(self, names: Mapping[str, Source]) -> dict[str, Tree]:
        """What an author reads for the short names of a node: a number, the name of an answer."""
        return {
            one: slots.as_tree(source) if isinstance(source, Value) else name(source.replace("-", "_"))
            for one, source in names.items()
        }

    def with_numbers(self, tree: Tree) -> Tree:
        """A formula in the symbols of the exercise, with the numbers given put in."""
        found = put(tree, self.givens)
        return put(found, {one: slots.as_tree(value(one[1:])) for one in found.names() if one[0] == "="})

    def model(self, names: Mapping[str, Source]) -> dict[str, Entry]:
        """The model's trees for the names of a symbolic formula."""
        model: dict[str, Entry] = {}
        for one, source in names.items():
            if isinstance(source, Value):
                model[one] = slots.as_tree(source)
            else:
                node = self.nodes[source]
                known = slots.as_tree(node.value) if node.value is not None else None
                model[one] = known or read_formula(node.answer, self.symbols, self.exercise.indices)
        return model

    def fault(
        self, path: str, message: str, nearest: str | None = None, *, expected: str = ""
    ) -> ExerciseError:
        places = self.exercise.places
        while path and path not in places:
            path = path.rpartition(".")[0]
        line, column = places.get(path, (None, None))
        return ExerciseError(
            message,
            file=self.exercise.file,
            line=line,
            column=column,
            expected=expected,
            nearest=nearest,
        )


def entry(given: Given) -> Entry:
    if isinstance(given, Fraction):
        return name(f"={given}")
    if isinstance(given, str):
        return name(given)
    return tuple(entry(one) for one in given)
