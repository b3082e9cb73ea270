"""What does a reader of a derivation have to be told: what the names mean, and what is agreed on?

`spelled` writes a tree with the names a book would use (σ² for `s2`), `meanings` tells what each stands for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from derivations.derivation import Derivation
from derivations.glossary.models import MODELS
from derivations.glossary.networks import NETWORKS
from derivations.language import Scope, read
from derivations.language.scope import FREE
from derivations.language.tree import Tree
from derivations.rules.monomials import monomial
from derivations.rules.terms import bound_in, equation, fraction, power, replaced, sides, whole

# chapter, or one derivation of it: what is agreed on before the first line
CONVENTIONS: Mapping[str, str] = {
    "least_squares": "Layout: a gradient has the shape of the parameter in which it is taken (denominator"
    " layout), so the gradient in the column `w` is a column.",
    "small_cnn": "Layout: a gradient has the shape of the parameter in which it is taken: a row for the row"
    " `W2`, a column for the column `F`.",
    "softmax.jacobian": "Layout: row `i`, column `k` of the Jacobian is the derivative of output `i` in score"
    " `k`.",
}


GLOSSARY = {**MODELS, **NETWORKS}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A name as it is written by hand, what it is equal to where it is defined, and what it stands for."""

    form: Tree
    text: str

    @property
    def base(self) -> str:
        return _base(self.form)


def convention(work: Derivation) -> str:
    """What is agreed on before the first line; formulas stand between backticks."""
    return CONVENTIONS.get(work.name) or CONVENTIONS.get(work.name.partition(".")[0], "")


def meanings(work: Derivation) -> list[Meaning]:
    """The names of a derivation, in the order in which a reader meets them."""
    scope, entries = Scope.of(work.symbols), _entries(work.name.partition(".")[0])
    told: list[Meaning] = []
    waiting, seen = _met(work), set[object]()
    while waiting:
        key = waiting.pop(0)
        word = key.partition("[")[0]
        entry, definition = _found(entries, key), scope.definition(word)
        same = word if definition is not None or entry is None else entry
        if same in seen:
            continue
        seen.add(same)
        form = Tree("name", (), word) if entry is None else entry.form
        if definition is not None:
            parameters = scope.domain(word).parameters
            named = Tree("name", (), word)
            if parameters:
                named = Tree("index", (named, *(Tree("name", (), letter) for letter in parameters)))
            form = _written(equation(named, definition), entries)
            waiting += _free(definition, parameters)
        elif entry is not None and entry.form.head == "index" and key == word == entry.base:
            form = Tree("name", (), word)  # an entry elsewhere in the chapter, a number here
        if entry is not None or definition is not None:
            told.append(Meaning(form, "" if entry is None else entry.text))
    return told


def unexplained(work: Derivation) -> set[str]:
    """The names that nothing is told of: no meaning, no formula, no given.  The letter of an index needs
    none."""
    entries, scope = _entries(work.name.partition(".")[0]), Scope.of(work.symbols)
    given = {str(pair[1].leaf) for one in work.givens if (pair := sides(one)) and pair[1].head == "name"}
    words = {key.partition("[")[0] for key in _met(work) if _found(entries, key) is None}
    return {
        word
        for word in words - given
        if scope.definition(word) is None and scope.domain(word).kind != "range"
    }


def printed(work: Derivation) -> Derivation:
    """The derivation with every line written as a book writes it."""

    def write(tree: Tree) -> Tree:
        return spelled(tree, work)

    steps = tuple(replace(step, before=write(step.before), after=write(step.after)) for step in work.steps)
    subject = None if work.subject is None else write(work.subject)
    givens = tuple(write(one) for one in used(work))
    return replace(work, givens=givens, subject=subject, start=write(work.start), steps=steps)


def used(work: Derivation) -> tuple[Tree, ...]:
    """The givens that a line of this derivation contains."""
    lines = [work.start, *(step.after for step in work.steps)]
    parts = {_unbound(node) for line in lines for node in line.walk()}
    return tuple(one for one in work.givens if _unbound((sides(one) or (one,))[0]) in parts)


def spelled(tree: Tree, work: Derivation) -> Tree:
    """The names written as the glossary of the chapter says."""
    return _written(tree, _entries(work.name.partition(".")[0]))


def _written(tree: Tree, entries: Mapping[str, Meaning]) -> Tree:
    if tree.head == "name":
        entry = entries.get(str(tree.leaf))
        return tree if entry is None or entry.base == tree.leaf else entry.form
    if tree.head == "index" and (entry := _found(entries, _key(tree))) is not None:
        places = tuple(_written(one, entries) for one in tree.args[1:])
        return _placed(tree, entry, places)
    args = tuple(_written(arg, entries) for arg in tree.args)
    if tree.head == "pow" and args[0].head == "pow" and args[0] != tree.args[0]:
        inner = whole(args[0].args[1])
        if inner is not None and not args[1].names():
            return power(args[0].args[0], fraction(inner * monomial(args[1]).coefficient))
    return tree.with_args(args) if args else tree


def _key(tree: Tree) -> str:
    """x for the name, x[] for an entry x[n], x[,] for an entry x[m,i]."""
    if tree.head != "index":
        return str(tree.leaf)
    return f"{tree.args[0].leaf}[{',' * (len(tree.args) - 2)}]"


def _found(entries: Mapping[str, Meaning], key: str) -> Meaning | None:
    return entries.get(key) or entries.get(key.partition("[")[0])


def _placed(tree: Tree, entry: Meaning, places: tuple[Tree, ...]) -> Tree:
    """An entry x[n + 1] in the form that is written for x[n]."""
    if entry.base == tree.args[0].leaf:
        return tree.with_args((tree.args[0], *places))
    indexed = next((node for node in entry.form.walk() if node.head == "index"), None)
    if indexed is None:
        return tree.with_args((entry.form, *places))
    if len(indexed.args) - 1 > len(places):  # w[k,j] for wk[k]: the letter asked for stays
        places = (*places, *indexed.args[1 + len(places) :])
    return replaced(entry.form, {indexed: indexed.with_args((indexed.args[0], *places))})


def _met(work: Derivation) -> list[str]:
    """The names in the order of the lines; not those that are bound, or only count entries."""
    lines = [work.start, *(step.after for step in work.steps), *used(work)]
    if work.subject is not None:
        lines.insert(0, work.subject)
    return list(dict.fromkeys(key for line in lines for key in _free(line)))


def _free(tree: Tree, letters: tuple[str, ...] = ()) -> Iterator[str]:
    """The keys of the names of a tree that nothing in it binds, its subscripts left out."""
    if tree.head == "name" and tree.leaf not in letters:
        yield _key(tree)
    if tree.head == "index" and tree.args[0].head == "name":
        yield _key(tree)
        return
    bound = bound_in(tree)
    for place, arg in enumerate(tree.args):
        if bound is None or place != 1:
            yield from _free(arg, letters if bound is None or place else (*letters, bound))


def _unbound(tree: Tree) -> Tree:
    """The same tree with its bound names called alike, so that sums over j and over k are the same."""
    names: dict[str, int] = {}

    def again(node: Tree) -> Tree:
        bound = bound_in(node)
        if bound is not None:
            names.setdefault(bound, len(names))
        if node.head == "name" and str(node.leaf) in names:
            return Tree("name", (), f"bound {names[str(node.leaf)]}")
        return node.with_args(tuple(map(again, node.args))) if node.args else node

    return again(tree)


@cache
def _entries(chapter: str) -> Mapping[str, Meaning]:
    """The glossary of a chapter, read."""
    return {key: _entry(key, text) for key, text in GLOSSARY.get(chapter, {}).items()}


def _entry(key: str, text: str) -> Meaning:
    form, colon, meaning = text.partition(": ")
    return Meaning(read(form, FREE), meaning) if colon else Meaning(Tree("name", (), key), text)


def _base(form: Tree) -> str:
    while form.head != "name":
        form = form.args[0]
    return str(form.leaf)
