"""What is known of the names of a chapter?

Every derivation of a chapter that only rewrites says that its subject equals its result: `dl/dmu = …`, `E[x]
= …`, `dZ/de[j] = e[j]`.  A fact is inserted wherever its subject stands, whatever its index letters are
called there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from derivations.equality.caught import caught, written_out
from derivations.equality.differentiate import substitute
from derivations.language.scope import Scope
from derivations.language.tree import Tree, number

ROUNDS = 6
NAMES = ("name", "index")
SLOPES = frozenset(("derivative", "diff"))


@dataclass(frozen=True, slots=True)
class Fact:
    """A subject and what it equals; `letters` are its indices, which may be called anything."""

    subject: Tree
    value: Tree
    letters: frozenset[str]
    of_itself: bool = False  # with another index it stands in its own value: delta[k] in that of delta[j]


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a chapter."""

    known: tuple[Fact, ...]
    scope: Scope | None = None  # the names, where derivatives that are not known are worked out

    def inserted(self, tree: Tree) -> Tree:
        """The tree with every subject replaced by what it equals."""
        found = self.known_inserted(tree)
        if self.scope is None or SLOPES.isdisjoint(found.survey.heads):
            return found
        from derivations.slopes import worked_out  # not on the way of a line without derivatives

        return self.known_inserted(worked_out(found, self.meaning, self.unwritten(), self.scope))

    def known_inserted(self, tree: Tree) -> Tree:
        """The same, derivatives that no fact gives left as they are."""
        for _ in range(ROUNDS):
            found = self.once(tree)
            if found == tree:
                return tree
            tree = found
        return tree

    def meaning(self, tree: Tree) -> Tree | None:
        """What a name, an element or a value of a function is known to be."""
        for known in self.known:
            letters: dict[str, Tree] = {}
            if known.subject.head not in (*NAMES, "call") or known.of_itself:
                continue
            if matches(known.subject, tree, known.letters, letters):
                return substitute(known.value, letters)
        return None

    def unwritten(self) -> frozenset[str]:
        """The quantities of which derivatives are known, but not what they are."""
        tops = (one.subject.args[0] for one in self.known if one.subject.head == "derivative")
        unknown = (one for one in tops if self.meaning(one) is None)
        return frozenset(str((one.args[0] if one.args else one).leaf) for one in unknown)

    def inserted_through(self, tree: Tree, scope: Scope) -> Tree:
        """The same, the names that are defined by a subject written out before: σ as the root of σ²."""
        tree = caught(tree, scope)
        subjects = {word for one in self.known for word in one.subject.names()}
        meant = {word: scope.definition(word) for word in tree.names() if not scope.domain(word).parameters}
        by_one = {word: one for word, one in meant.items() if one and one.names() & subjects}
        return self.inserted(substitute(tree, by_one))

    def knows(self, tree: Tree) -> bool:
        """Is a tree the subject of a fact?"""
        return any(matches(known.subject, tree, known.letters, {}) for known in self.known)

    def slopes(self) -> dict[str, str]:
        """What L' means: the first derivative of L that is known, which is that of the derivation itself."""
        found: dict[str, str] = {}
        for known in self.known:
            subject = known.subject
            if subject.head == "derivative" and subject.args[0].head == "name" and not known.letters:
                found.setdefault(str(subject.args[0].leaf), str(subject))
        return found

    def know_a_probability(self) -> bool:
        """Is the probability of something known?"""
        return any(known.subject.head == "P" for known in self.known)

    def with_fact(self, subject: Tree, value: Tree) -> Facts:
        """These facts, with another one before them: a student's own, and no derivative of what it was."""
        slopes = (one.subject.head == "derivative" and one.subject.args[0] == subject for one in self.known)
        kept = (one for one, slope in zip(self.known, slopes, strict=True) if not slope)
        new = fact(subject, value)
        if self.scope is not None and new.letters:  # alpha[k] = Nk/N is said of every k
            new = replace(new, value=written_out(value, new.letters, self.scope))
        return replace(self, known=(new, *kept))

    def and_facts(self, more: Mapping[str, str], scope: Scope) -> Facts:
        """These facts, with an author's own before them: subject and value as texts."""
        from derivations.language.grammar import read

        added = tuple(fact(read(subject, scope), read(value, scope)) for subject, value in more.items())
        return replace(self, known=(*added, *self.known))

    def once(self, tree: Tree, names: bool = True) -> Tree:
        """The tree with every subject replaced, and nothing in what they are replaced by."""
        for known in self.known:
            if known.subject == tree and (names or tree.head not in NAMES):
                return known.value
        for known in self.known:
            letters: dict[str, Tree] = {}
            if known.of_itself:
                continue
            if (names or known.subject.head not in NAMES) and matches(
                known.subject, tree, known.letters, letters
            ):
                return substitute(known.value, letters) if letters else known.value
        other = self.otherwise(tree)
        if other is not None:
            return other
        if not tree.args or tree.head == "derivative":
            return tree
        if tree.head == "diff":  # what is differentiated stays in the names it is differentiated by
            return Tree("diff", (self.once(tree.args[0], False), *tree.args[1:]), tree.leaf, tree.span)
        args = tuple(self.once(arg, names) for arg in tree.args)
        return tree if args == tree.args else Tree(tree.head, args, tree.leaf, tree.span)

    def otherwise(self, tree: Tree) -> Tree | None:
        """Another way to write something known: l'(mu), P(T = 0 | C = 1), ∫ p(x) dx over the whole line."""
        if tree.head == "call" and len(tree.args) == 2 and tree.args[0].head == "prime":
            inner = tree.args[0].args[0]
            return self.if_known(Tree("derivative", (inner, tree.args[1], number(_primes(tree.args[0])))))
        if tree.head == "diff":  # of Z, or of what it is: d/dy ½Σe²
            named = (one.subject for one in self.known if one.value == tree.args[0])
            top = next((one for one in (tree.args[0], *named) if one.head == "name"), None)
            return self.if_known(Tree("derivative", (top, *tree.args[1:]))) if top is not None else None
        if tree.head == "int":
            return _over_support(tree, self.scope) if self.scope is not None else None
        if tree.head != "P":
            return None
        event, given = tree.args[0], tree.args[1:]
        if (mass := self.of_value(event, given)) is not None:
            return mass
        if event.head == "tuple" and len(event.args) == 2 and not given:
            first, second = event.args
            factors = Tree("P", (first, second)), Tree("P", (second,))
            return Tree("mul", factors) if all(map(self.has, factors)) else None
        if event.head == "relation" and event.leaf == "=" and event.args[1] == number(0):
            other = Tree("P", (event.with_args((event.args[0], number(1))), *given))
            return Tree("add", (number(1), Tree("neg", (other,)))) if self.knows(other) else None
        return None

    def of_value(self, event: Tree, given: tuple[Tree, ...]) -> Tree | None:
        """P(y | z) or P(K = y) for P(y): the probability of a value, whatever its variable is called."""
        named = event.head == "relation" and event.leaf == "=" and event.args[0].head == "name"
        value = event.args[1] if named else event
        other = Tree("P", (value,))
        if value.head != "name" or other == Tree("P", (event, *given)):
            return None
        for known in self.known:
            if known.subject == other and all(one.head == "name" for one in given):
                return other if {str(one.leaf) for one in given} <= known.value.names() else None
        return None

    def if_known(self, tree: Tree) -> Tree | None:
        return tree if self.knows(tree) else None

    def has(self, tree: Tree) -> bool:
        return self.knows(tree) or self.otherwise(tree) is not None


def _over_support(tree: Tree, scope: Scope) -> Tree | None:
    """∫ x p(x) dx over the whole line, where x lies between a and b: beyond them the density p is zero."""
    body, variable, *limits = tree.args
    whole = [str(one) for one in limits] == ["-oo", "oo"]
    if not whole or variable.head != "name" or scope.lookup(str(variable.leaf)) is None:
        return None
    ends = {sign: end for sign, end in scope.domain(str(variable.leaf)).conditions if sign in (">", "<")}
    factors = body.args if body.head == "mul" else (body,)
    if len(ends) < 2 or not any(one.head == "call" and one.args[1:] == (variable,) for one in factors):
        return None
    return tree.with_args((body, variable, ends[">"], ends["<"]))


def _primes(tree: Tree) -> int:
    return tree.leaf if isinstance(tree.leaf, int) else int(str(tree.leaf))


NOTHING = Facts(())


def fact(subject: Tree, value: Tree) -> Fact:
    """A fact whose index letters are those that stand as subscripts of its subject, or as the class of an
    event: P(y = k) = alpha[k] holds for every k."""
    letters = {
        str(letter.leaf) for node in subject.walk() for letter in _places(node) if letter.head == "name"
    }
    return Fact(subject, value, frozenset(letters))


def _places(node: Tree) -> tuple[Tree, ...]:
    if node.head == "P":
        return tuple(one.args[1] for one in node.args if one.head == "relation" and one.leaf == "=")
    return node.args[1:] if node.head == "index" else ()


def matches(pattern: Tree, tree: Tree, letters: frozenset[str], found: dict[str, Tree]) -> bool:
    """Is a tree the pattern, its index letters filled in?"""
    if pattern.head == "name" and pattern.leaf in letters:
        word = str(pattern.leaf)
        if tree.head not in ("name", "number", "index"):
            return False
        return found.setdefault(word, tree) == tree
    if pattern.head != tree.head or pattern.leaf != tree.leaf or len(pattern.args) != len(tree.args):
        return False
    return all(matches(a, b, letters, found) for a, b in zip(pattern.args, tree.args, strict=True))
