"""What is a formula, once it has been read?

One kind of node serves the whole language: a *head* (a word of the table below), the *args* under it, and
for a leaf the *leaf* value.  A tree never changes after it has been built.  Two trees are equal when they say
the same; where they were written (`span`) does not count.

    >>> Tree("mul", (number(2), name("x")))
    2*x
    >>> Tree("mul", (number(2), name("x"))) == Tree("mul", (number(2), name("x"), ), None, (3, 6))
    True

    head            args                          written
    number          -  leaf: Fraction             3, 0.5, 1e-3
    name            -  leaf: str                  x, mu, yhat, D_K, w31
    constant        -  leaf: pi | e | oo          pi, e, oo
    text            -  leaf: str                  anything, where a part asks for words
    add             terms                         a + b - c          (c under `neg`)
    mul             factors                       a*b, ab, a b, a·b
    div             above, below                  a/b, \\frac{a}{b}
    neg             one                           -a
    plusminus       one | left, right             ±a, a ± b   (leaf "∓": the other sign first)
    pow             base, exponent                a^b, a**b, a²
    percent         one                           5%
    factorial       one                           n!
    index           base, subscripts …            x[n], x_n, mu[k,i], softmax(z)_i
    call            function, arguments …         phi(v) of a declared or abstract function
    prime           function                      phi' (leaf: how often, "1", "2")
    <function>      arguments …                   exp, log, sqrt, max, sigmoid …: the table in `spellings`
    sum, prod       body, index, low, high        sum(x[n], n, 1, N)
    sum, prod       body, index, set              sum over a set:        Σ_{n ∈ C}
    sum, prod       body, index                   over all the index runs through: Σ_n
    sumwhere,       body, index, condition        sum under a condition: Σ_{n: y_n = k}
      prodwhere
    indicator       condition                     [y_n = k], 𝟙[…]
    delta           two                           δ_{ij}
    diff            body, variable, order         diff(f, x), d/dx f     (order always present)
    derivative      top, bottom, order            dL/dw, ∂²L/∂w² : a derivative named, not carried out
    int             body, variable [, low, high]  int(f, x, a, b)
    limit           body, variable, towards       limit(f, x, a)
    E, var          one                           E[X], var[X]
    cov             two                           cov[x, z]
    P               event [, given]               P(A | B, C): an event of several is a `tuple`
    normal          argument?, mean, variance     N(x | μ, σ²), N(μ, σ²)
    argmax, argmin  body, variable                argmax(f, x)
    maxover,        body, variable                max_i x_i, \\min_{k} f(k)
      minover
    piecewise       value, condition, …           piecewise((1, v >= 0), (0, v < 0)); a last value: otherwise
    abs, norm       one                           |x|, ‖x‖
    transpose, inv  one                           X^T, A^{-1} of a matrix
    hadamard        factors                       a ⊙ b
    tr, det, diag   one                           trace, determinant, diagonal
    dot             two                           dot(w, x), ⟨w, x⟩
    list            entries                       [1, 2], [[1, 2], [3, 4]], \\begin{pmatrix}…
    tuple           entries                       (1, 2)
    set             entries                       {1, 2}
    setwhere        element, condition            {x : x > 0}
    interval        low, high   leaf: () [) (] []  [0, 1) ; `[0, 1]` is a list, `(0, 1)` a tuple
    union, intersection, setminus  two
    relation        sides       leaf: signs       a = b, a <= b < c  (leaf: "=", "<= <")
    not, and, or    conditions                    ¬A, A ∧ B, A ∨ B
    implies         premise, conclusion           A ⇒ B ; a line that starts with ⇒ continues
    continued       -                             the left side of the line above, of a line "= …"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

Span = tuple[int, int]
NOWHERE: Span = (0, 0)


class Tree:
    """A node of a formula.  Immutable: share it freely."""

    __slots__ = ("_hash", "_survey", "args", "head", "leaf", "span")  # the first two: when first asked for

    head: str
    args: tuple[Tree, ...]
    leaf: Fraction | str | None
    span: Span
    _hash: int
    _survey: Survey

    def __init__(
        self, head: str, args: tuple[Tree, ...] = (), leaf: Fraction | str | None = None, span: Span = NOWHERE
    ) -> None:
        self.head = head
        self.args = args
        self.leaf = leaf
        self.span = span

    def __hash__(self) -> int:
        try:
            return self._hash
        except AttributeError:
            leaf = self.leaf
            if type(leaf) is Fraction:  # its own hash costs more than the rest
                self._hash = hash((leaf.numerator, leaf.denominator))
            else:
                self._hash = hash((self.head, leaf, self.args))
            return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(other) is not Tree:
            return NotImplemented
        if self.head != other.head:
            return False
        leaf, found = self.leaf, other.leaf
        if leaf is not found:
            if type(leaf) is Fraction and type(found) is Fraction:
                if leaf.numerator != found.numerator or leaf.denominator != found.denominator:
                    return False
            elif leaf != found:
                return False
        return self.args == other.args

    @property
    def survey(self) -> Survey:
        """What a walk over it finds."""
        try:
            return self._survey
        except AttributeError:
            self._survey = surveyed(self)
            return self._survey

    @survey.setter
    def survey(self, found: Survey) -> None:
        """Whoever builds a tree may know already."""
        self._survey = found

    def __reduce__(self) -> tuple[object, ...]:
        return Tree, (self.head, self.args, self.leaf, self.span)  # hashes differ between processes

    def __repr__(self) -> str:
        from derivations.language.show import plain

        return plain(self)

    def walk(self) -> Iterator[Tree]:
        """This node and everything below it, from the left, parents first."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.args))

    def has(self, *heads: str) -> bool:
        """Does one of these heads occur anywhere in it?"""
        return any(node.head in heads for node in self.walk())

    def names(self) -> frozenset[str]:
        """Every name in it, bound ones included."""
        found: list[str] = []
        waiting = [self]
        for node in waiting:  # which grows meanwhile: a generator would cost more than the walk
            if node.args:
                waiting += node.args
            elif node.head == "name":
                found.append(node.leaf)  # type: ignore[arg-type]
        return frozenset(found)

    def with_args(self, args: tuple[Tree, ...]) -> Tree:
        """The same node over other args."""
        return Tree(self.head, args, self.leaf, self.span)


@dataclass(slots=True)
class Survey:
    """What one walk over a tree finds."""

    heads: set[str]  # but for names
    bare: set[str]  # names that stand without an index
    words: set[str]  # its other leaves: numbers, constants, names that stand with an index


def surveyed(tree: Tree) -> Survey:
    """What a walk over a tree finds."""
    heads: set[str] = set()
    bare: set[str] = set()
    words: set[str] = set()
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        head, leaf = node.head, node.leaf
        if head == "name":
            bare.add(leaf)  # type: ignore[arg-type]
            continue
        heads.add(head)
        if leaf is not None:
            words.add(str(leaf))
        if head == "index" and node.args[0].head == "name":
            words.add(node.args[0].leaf)  # type: ignore[arg-type]
            waiting += node.args[1:]
        else:
            waiting += node.args
    return Survey(heads, bare, words)


def number(value: int | Fraction, span: Span = NOWHERE) -> Tree:
    """A number: always exact."""
    return Tree("number", (), Fraction(value), span)


def name(word: str, span: Span = NOWHERE) -> Tree:
    """A symbol by its canonical name (`mu`, `yhat`, `D_K`)."""
    return Tree("name", (), word, span)


def constant(word: str, span: Span = NOWHERE) -> Tree:
    """One of `pi`, `e`, `oo`."""
    return Tree("constant", (), word, span)


ZERO = number(0)
ONE = number(1)
