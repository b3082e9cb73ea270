"""Which names are random, and what may each of them be?

The customs of the field, for names that nothing declares as random:

    E[a X + b]            a capital X is random, the small letters beside it are constants
    a E[x]                what stands outside an expectation too is a constant
    P(X = 1), P(X <= a)   X is random, what it is compared with is not; 0 or 1 where only these are named
    P(A), P(A | B)        A and B are events
    sum(P(x | y), y, …)   y is a variable, and its name stands for its value
    sum(P(x | C_k), k, …) the C_k are the values of a variable C: one of them happens

Where custom leaves two readings, both are tried, and a verdict is only given if they agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from derivations.language.scope import Domain, Scope
from derivations.language.tree import ONE, Tree, name

HEADS = frozenset(("E", "var", "cov", "P"))
BODIES = {"E": 1, "var": 1, "cov": 2}  # how many arguments stand before what is given
JOINED = frozenset(("tuple", "and", "or", "intersection", "union", "mul", "not", "setminus"))
_BINDERS = frozenset(("sum", "prod", "sumwhere", "prodwhere", "int", "limit"))
_OF_VARIABLES = frozenset("stuvwxyz")  # letters that a variable has by custom, and a constant has not
_NAMES = frozenset(("name", "index"))
_SUMS = frozenset(("sum", "sumwhere"))
Range = tuple[Tree, Tree]


@dataclass(slots=True)
class Support:
    """What a random variable may be: an integer of a range, or one of the values it is compared with."""

    range: Range | None = None
    targets: list[Tree] = field(default_factory=list)  # by = or ≠
    limits: list[Tree] = field(default_factory=list)  # by <, ≤, >, ≥
    partition: bool = False  # do its indexed events C_k exclude one another?
    counted: bool = False  # does its value stand in an expectation too?

    def ambiguous(self) -> bool:
        """Could there be a value more than those it is compared with?"""
        if self.range is not None or not self.targets:
            return False
        if any({_literal(one) for one in self.targets} <= both for both in ({0, 1}, {-1, 1})):
            return self.counted
        return len(set(map(str, self.targets))) > 1


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is what in the expectations and probabilities of a pair of trees."""

    fixed: frozenset[str]  # constants
    doubtful: frozenset[str]  # constants in one reading, random in the other
    variables: dict[str, Support]  # variables that are compared or conditioned on
    events: frozenset[str]
    labels: Mapping[str, Range] = field(default_factory=dict)  # names of values, where nothing is declared
    # Is a variable one of the values it is compared with by =, and nothing else, and none of its limits?
    closed: bool = True

    def readings(self) -> Iterator[Cast]:
        """This one, and the other where custom leaves two."""
        yield replace(self, fixed=self.fixed | self.doubtful)
        if self.doubtful or any(one.ambiguous() or one.limits for one in self.variables.values()):
            yield replace(self, closed=False)


NOBODY = Cast(frozenset(), frozenset(), {}, frozenset())


def cast_of(scope: Scope, *trees: Tree) -> Cast:
    """Read off two trees what their names are."""
    found = _Found(scope)
    for tree in trees:
        found.walk(tree, {}, inside=False)
    return found.cast()


class _Found:
    """What one walk over the trees collects."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.outside: set[str] = set()
        self.sizes: set[str] = set()
        self.bodies: list[frozenset[str]] = []
        self.variables: dict[str, Support] = {}
        self.events: set[str] = set()
        self.compared: list[tuple[str, str]] = []  # a variable, and the name of one of its values
        self.conditions: set[str] = set()  # names that alone stand behind a bar of an expectation

    # -- the walk

    def walk(self, tree: Tree, bound: dict[str, Range | None], *, inside: bool) -> None:
        head = tree.head
        if head == "P":
            for side in tree.args:
                self.event(side, bound, summed=len(tree.args) == 1 or side is tree.args[1])
            return
        if head in HEADS:
            count = BODIES[head]
            bodies = [self.expanded(body) for body in tree.args[:count]]
            if any(map(self.is_capital, frozenset().union(*bodies))):
                bodies = [frozenset().union(*bodies)]  # cov[a, X]: the small letter beside it is a constant
            self.bodies += bodies
            for body in tree.args[:count]:
                self.walk(body, bound, inside=True)
            for given in sides_of(tree.args[count]) if len(tree.args) > count else ():
                if given.head in ("name", "index"):
                    self.conditions.add(word_of(given)[0])
                else:
                    self.event(given, bound, summed=False)
            return
        if head == "name" and not inside and tree.leaf not in bound:
            self.outside.add(str(tree.leaf))
        if head in _BINDERS and len(tree.args) > 1:
            self.sizes |= {word for limit in tree.args[2:] for word in limit.names()}
            limits = (tree.args[2], tree.args[3]) if len(tree.args) == 4 else self.unsaid(tree)
            bound = {**bound, str(tree.args[1].leaf): limits if head in _SUMS else None}
        for one in tree.args:
            self.walk(one, bound, inside=inside)

    def event(self, tree: Tree, bound: dict[str, Range | None], *, summed: bool) -> None:
        """What stands in a probability: events, and relations of variables."""
        if tree.head in JOINED:
            for one in tree.args:
                self.event(one, bound, summed=summed)
        elif tree.head == "relation":
            self.relation(tree, bound)
        elif tree.head in ("name", "index", "call"):
            word, indices = word_of(tree)
            index = next((str(one.leaf) for one in indices if str(one.leaf) in bound), None)
            if len(indices) <= 1:
                self.compared += [(word, str(one.leaf)) for one in indices or (tree,) if one.head == "name"]
            if not indices and (word in bound or self.domain(word).kind == "range"):
                self.support(word).range = self.range_of(word, bound)
            elif index is not None and summed and (limits := self.range_of(index, bound)):
                self.support(word).range = limits
                self.support(word).partition = True
            else:
                self.events.add(word)

    def relation(self, tree: Tree, bound: dict[str, Range | None]) -> None:
        """X = k, a < X <= b, X in {1, 2}: what varies, and what it is compared with."""
        varying = self.varying(tree, bound)
        for word in varying:
            self.support(word)
        at = next((one for one in tree.args if one.head in _NAMES and word_of(one)[0] in varying), None)
        if at is None:
            return
        support = self.support(word_of(at)[0])
        for side in tree.args:
            if side is at or side.names() & varying:
                continue
            if side.head == "name":
                self.compared.append((word_of(at)[0], str(side.leaf)))
            if tree.leaf == "∈":
                (support.targets if side.head == "set" else support.limits).extend(side.args)
            elif str(tree.leaf) not in ("=", "!="):
                support.limits.append(side)
            elif limits := self.range_of(str(side.leaf), bound) if side.head == "name" else None:
                support.range = limits
            else:
                support.targets.append(side)

    def varying(self, tree: Tree, bound: dict[str, Range | None]) -> set[str]:
        """The random names of a relation: the capitals, else the name that is compared."""
        words = [self.words(side, bound) for side in tree.args]
        capitals = {word for side in words for word in side if self.is_capital(word)}
        if capitals:
            return capitals
        order = [1, 0, 2] if len(words) == 3 else [*range(len(words))]
        return next((set(words[at]) for at in order if at < len(words) and words[at]), set())

    # -- what the walk asks

    def words(self, tree: Tree, bound: dict[str, Range | None]) -> list[str]:
        """The names that may be random: no indices, bound names or functions."""
        indices = {
            word
            for node in tree.walk()
            if node.head == "index"
            for one in node.args[1:]
            for word in one.names()
        }
        return sorted(
            word for word in tree.names() - indices if word not in bound and not self.scope.is_function(word)
        )

    def is_capital(self, word: str) -> bool:
        return (
            word[0].isupper()
            and word not in self.sizes
            and self.domain(word).kind not in ("natural", "integer")
        )

    def domain(self, word: str) -> Domain:
        return self.scope.domains.get(word) or Domain("real")

    def range_of(self, word: str, bound: dict[str, Range | None]) -> Range | None:
        """From where to where an index or a label runs."""
        if bound.get(word):
            return bound[word]
        domain = self.domain(word)
        if domain.kind == "range" and domain.low is not None and domain.high is not None:
            return domain.low, domain.high
        return self.scope.indices.get(word)

    def unsaid(self, tree: Tree) -> Range | None:
        """The range of a sum that says none, where nothing is declared: over as many as it takes."""
        return (ONE, name("N")) if self.scope.free and len(tree.args) == 2 else None

    def support(self, word: str) -> Support:
        if word not in self.variables:
            self.variables[word] = Support(self.range_of(word, {}))
        return self.variables[word]

    def expanded(self, tree: Tree) -> frozenset[str]:
        """The names of a tree, those that a definition stands for included."""
        found: set[str] = set()
        waiting = [*tree.names()]
        while waiting:
            word = waiting.pop()
            if word in found:
                continue
            found.add(word)
            definition = self.scope.definition(word) if self.domain(word).kind == "defined" else None
            waiting += definition.names() if definition is not None else ()
        return frozenset(found)

    # -- the end

    def cast(self) -> Cast:
        for word in self.conditions - self.events:
            self.support(word)
        for word in frozenset[str]().union(*self.bodies) & self.variables.keys():
            self.variables[word].counted = True
        alone = {word for names in self.bodies if names <= self.outside for word in names}
        alone |= {word for names in self.bodies if len(names) == 1 for word in names}
        random = alone | self.variables.keys() | {one.parameters[0] for one in self.scope.domains.values()
                                                  if one.kind == "density" and one.parameters}  # fmt: skip
        fixed = (self.outside - random) | self.sizes
        doubtful = {word for names in self.bodies if len(names) == 1 for word in names & self.outside
                    if word[0].islower()} - self.variables.keys()  # fmt: skip
        for names in self.bodies:
            small = {word for word in names - fixed - random if word[0].islower()}
            if any(self.is_capital(word) for word in names - fixed):
                fixed |= small
            elif names & random:
                doubtful |= {word for word in small if word[0] not in _OF_VARIABLES}
        labels = self.labels()
        events = frozenset(self.events - labels.keys())
        return Cast(frozenset(fixed), frozenset(doubtful - fixed), self.variables, events, labels)

    def labels(self) -> dict[str, Range]:
        """The names that stand for a value of a variable with a range: the y of P(y | x), the k of C_k."""
        found: dict[str, Range] = {}
        for word, label in self.compared if self.scope.free else ():
            ranged = self.variables[word].range if word in self.variables else None
            if ranged is not None and not any(label in limit.names() for limit in ranged):
                found[label] = ranged
        return found


def indexed(tree: Tree) -> set[str]:
    """The names that stand with an index."""
    return {str(node.args[0].leaf) for node in tree.walk() if node.head == "index" and not node.args[0].args}


def sides_of(tree: Tree) -> tuple[Tree, ...]:
    """What is given: one thing or several."""
    return tree.args if tree.head == "tuple" else (tree,)


def word_of(tree: Tree) -> tuple[str, tuple[Tree, ...]]:
    """The name of a variable or event, and its indices."""
    if tree.head in ("index", "call"):
        return str(tree.args[0].leaf), tree.args[1:]
    return str(tree.leaf), ()


def _literal(tree: Tree) -> object:
    if tree.head == "neg":
        inner = _literal(tree.args[0])
        return -inner if isinstance(inner, Fraction) else None
    return tree.leaf if tree.head == "number" else None
