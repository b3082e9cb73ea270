"""What does a formula say that is written out: declared names, + - * / ^, brackets, calls and called sums?

Most formulas are of this kind, and the grammar asks at every token what else might be meant.  Here nothing
else can be: at the first word that leaves a question it is the grammar's turn.

    sum      = product { ("+" | "-") product }
    product  = [ "-" ] factor { ("*" | "/") [ "-" ] factor }
    factor   = atom [ "^" ( "T" | "-" exponent | factor ) ]
    atom     = number | name | entry | constant | function "(" sum { "," sum } ")" | "(" sum ")"
             | ("sum" | "prod") "(" sum "," name "," sum "," sum ")"
    entry    = name "[" sum { "," sum } "]"

The tree is the one that the grammar gives, its places included."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from derivations.language import binders, numbers, shapes
from derivations.language import spellings as sp
from derivations.language.plain_words import END, PlainWords
from derivations.language.scope import Scope
from derivations.language.tree import ONE, Survey, Tree

MOST_WORDS = 150  # so few say no formula that is too deep or has too many parts
MOST_DIGITS = 30
_BEHIND = frozenset((END, "+", "-", "*", "/", ")", "]", ","))  # what asks nothing of the atom before it
_WORDS = {**{head: head for head in sp.FUNCTIONS}, **sp.FUNCTION_WORDS}
_CALLED = {
    word: head for word, head in _WORDS.items() if head in sp.FUNCTIONS and head not in binders.SHAPERS
}
_OVER_AN_INDEX = frozenset(("sum", "prod"))
_INDICES = frozenset("abcfghijklmnqrstuvwxyz")  # letters that mean nothing else where nothing declares them


@dataclass(slots=True)
class Formula:
    """What is written, what may be written, and what was found so far."""

    texts: list[str]  # of the words and signs, and where each begins and ends
    starts: list[int]
    ends: list[int]
    known: dict[str, str]  # a word, and the declared name it stands for
    scalars: frozenset[str]  # the declared names of numbers
    arrays: dict[str, int]  # the declared names of data, and how many indices an entry has
    scope: Scope
    heads: set[str]  # what the tree consists of, as its survey has it
    bare: set[str]
    words: set[str]
    surveyed: bool  # … or is it no longer so?
    waiting: list[tuple[str, int]]  # letters that no sum has bound so far, and where they stand


Read = tuple[Tree, int]  # a tree, and the place of the word behind it


class _Open(Exception):
    """A question is left open."""


def read_plainly(plain: PlainWords, scope: Scope) -> Tree | None:
    """The tree that the words say; None where it takes the grammar to tell."""
    kinds, texts, starts, ends = plain
    if len(kinds) > MOST_WORDS or scope.powers or scope.starred or scope.whole:
        return None
    arrays = {} if scope.own_index else scope.arrays
    f = Formula(texts, starts, ends, scope.known, scope.scalars, arrays, scope, set(), set(), set(), True, [])
    try:
        tree, at = _sum(kinds, 0, f)
    except _Open:
        return None
    if kinds[at] != END or f.waiting:
        return None
    if f.surveyed:
        tree.survey = Survey(f.heads, f.bare, f.words)
    return tree


def _sum(kinds: list[str], at: int, f: Formula) -> Read:
    first, at = _product(kinds, at, f)
    kind = kinds[at]
    if kind != "+" and kind != "-":
        return first, at
    terms = [first]
    while kind == "+" or kind == "-":
        place = at
        term, at = _product(kinds, at + 1, f)
        terms.append(term if kind == "+" else _negative(term, place, at, f))
        kind = kinds[at]
    f.heads.add("add")
    return Tree("add", tuple(terms), None, (first.span[0], f.ends[at - 1])), at


def _product(kinds: list[str], at: int, f: Formula) -> Read:
    if kinds[at] == "-":
        if kinds[at + 1] == "-":
            raise _Open
        place = at
        tree, at = _product(kinds, at + 1, f)
        return _negative(tree, place, at, f), at
    tree, at = _factor(kinds, at, f)
    kind = kinds[at]
    if kind == "*" or kind == "/":
        return _factors(kinds, at, f, tree)
    return tree, at


def _negative(tree: Tree, start: int, behind: int, f: Formula) -> Tree:
    """A tree behind the sign that stands there."""
    f.heads.add("neg")
    return Tree("neg", (tree,), None, (f.starts[start], f.ends[behind - 1]))


def _factors(kinds: list[str], at: int, f: Formula, first: Tree) -> Read:
    """The rest of a product, from the left."""
    start = first.span[0]
    factors = [first]
    kind = kinds[at]
    while kind == "*" or kind == "/":
        at += 1
        if kind == "/" and len(factors) > 1:
            factors = [_times(factors, start, f.ends[at - 1], f)]
        place = at
        sign = kinds[at]
        if sign == kind == "/":
            raise _Open  # a whole quotient
        right, at = _factor(kinds, at + 1 if sign == "-" else at, f)
        if sign == "-":
            right = _negative(right, place, at, f)
        if kind == "/":
            f.heads.add("div")
            factors = [Tree("div", (factors[0], right), None, (start, f.ends[at - 1]))]
        elif f.arrays and right.head != "index" and _is_of_vectors(factors, right, f.scope):
            raise _Open  # entry by entry?
        else:
            factors.append(right)
        kind = kinds[at]
    if len(factors) == 1:
        return factors[0], at
    return _times(factors, start, f.ends[at - 1], f), at


def _times(factors: list[Tree], start: int, end: int, f: Formula) -> Tree:
    f.heads.add("mul")
    return Tree("mul", tuple(factors), None, (start, end))


def _is_of_vectors(factors: list[Tree], right: Tree, scope: Scope) -> bool:
    return shapes.shape(right, scope) == shapes.VECTOR and shapes.make_a_vector(factors, scope)


def _factor(kinds: list[str], at: int, f: Formula) -> Read:
    kind = kinds[at]
    place = at
    at += 1
    after = kinds[at]
    if kind == "word":
        text = f.texts[place]
        declared = f.known.get(text)
        if declared in f.scalars and after in _BEHIND and (after != "/" or text[0] != "d"):
            f.bare.add(declared)
            return Tree("name", (), declared, (f.starts[place], f.ends[place])), at  # most words
        base, at = _word(kinds, at, f, declared)
        after = kinds[at]
    elif kind == "num":
        text = f.texts[place]
        value = numbers.SMALL.get(text)
        if value is None:
            value = _decimal(text)
            text = str(value)
        f.heads.add("number")
        f.words.add(text)
        base = Tree("number", (), value, (f.starts[place], f.ends[place]))
    elif kind == "(":
        base, at = _sum(kinds, at, f)
        if kinds[at] != ")":
            raise _Open
        at += 1
        after = kinds[at]
    else:
        raise _Open
    if after == "^":
        return _power(kinds, at + 1, f, base)
    if after not in _BEHIND:
        raise _Open
    return base, at


def _decimal(text: str) -> Fraction:
    if len(text) > MOST_DIGITS or not text.replace(".", "", 1).isdigit():
        raise _Open  # 1e400, 1/2 in one sign
    return Fraction(text)


def _word(kinds: list[str], at: int, f: Formula, declared: str | None) -> Read:
    """A name, an entry, a constant, or a function and its arguments."""
    text, start, end = f.texts[at - 1], f.starts[at - 1], f.ends[at - 1]
    after = kinds[at]
    if declared is None and after == "(":
        call = _over_an_index if text in _OVER_AN_INDEX else _call
        return call(kinds, at, f)
    if declared in f.arrays and after == "[" and f.starts[at] == end:
        return _entry(kinds, at, f, Tree("name", (), declared, (start, end)))
    if after == "^" and kinds[at + 1] != "num" and _may_carry(text, f):
        raise _Open  # x^(n) is then a name
    if declared is None and text in sp.CONSTANTS:
        f.heads.add("constant")
        f.words.add(sp.CONSTANTS[text])
        return Tree("constant", (), sp.CONSTANTS[text], (start, end)), at
    if declared is None and text in _INDICES and after in _BEHIND:
        f.waiting.append((text, start))
        f.bare.add(text)
        return Tree("name", (), text, (start, end)), at
    a_value = declared in f.scalars or f.arrays.get(declared or "", 3) < 3
    if not a_value or declared is None or after == "(" or (after == "/" and text[0] == "d"):
        raise _Open
    f.bare.add(declared)
    return Tree("name", (), declared, (start, end)), at


def _may_carry(text: str, f: Formula) -> bool:
    """Is there a longer name that begins with this word, as w_new does, which is also written w^new?"""
    return any(word.startswith(text) and word != text for word in f.known)


def _entry(kinds: list[str], at: int, f: Formula, base: Tree) -> Read:
    """The entry whose indices open here."""
    first = at + 1
    found, at = _several(kinds, at, f, "]")
    if len(found) != f.arrays[str(base.leaf)]:
        raise _Open
    if any(text in sp.CONSTANTS for text in f.texts[first:at]):
        raise _Open  # x[e] is no entry at 2.718…
    f.heads.add("index")
    f.words.add(str(base.leaf))
    return Tree("index", (base, *found), None, (base.span[0], f.ends[at - 1])), at


def _power(kinds: list[str], at: int, f: Formula, base: Tree) -> Read:
    place = at
    if f.texts[at] == "T":
        return _transposed(kinds, at + 1, f, base)
    sign = kinds[at]
    exponent, at = _factor(kinds, at + 1 if sign == "-" else at, f)
    if sign == "-":
        exponent = _negative(exponent, place, at, f)
    span = (base.span[0], f.ends[at - 1])
    if exponent.head == "neg" and exponent.args[0] == ONE and shapes.is_matrix(base, f.scope):
        f.surveyed = False  # the exponent is gone
        return Tree("inv", (base,), None, span), at
    f.heads.add("pow")
    return Tree("pow", (base, exponent), None, span), at


def _transposed(kinds: list[str], at: int, f: Formula, base: Tree) -> Read:
    if "T" in f.known or base.head == "number" or kinds[at] not in _BEHIND:
        raise _Open  # a power?
    f.heads.add("transpose")
    return Tree("transpose", (base,), None, (base.span[0], f.ends[at - 1])), at


def _call(kinds: list[str], at: int, f: Formula) -> Read:
    """The arguments of the function whose bracket opens here."""
    start = f.starts[at - 1]
    head = _CALLED.get(f.texts[at - 1])
    if head is None:
        raise _Open
    found, at = _several(kinds, at, f, ")")
    fewest, most, _ = sp.FUNCTIONS[head]
    if not fewest <= len(found) <= most:
        raise _Open
    f.heads.add(head)
    return Tree(head, tuple(found), None, (start, f.ends[at - 1])), at


def _over_an_index(kinds: list[str], at: int, f: Formula) -> Read:
    """sum(f, n, 1, N), prod(f, n, 1, N): inside it the index needs no declaration."""
    head, start = f.texts[at - 1], f.starts[at - 1]
    if f.starts[at] != f.ends[at - 1]:
        raise _Open  # sum (x[n] - 1): a sign before a bracket?
    found, at = _several(kinds, at, f, ")")
    if len(found) != 4 or found[1].head != "name":
        raise _Open
    f.heads.add(head)
    index = found[1].leaf
    f.waiting[:] = [one for one in f.waiting if one[0] != index or one[1] < start]
    return Tree(head, tuple(found), None, (start, f.ends[at - 1])), at


def _several(kinds: list[str], at: int, f: Formula, closing: str) -> tuple[list[Tree], int]:
    """What stands between commas behind the bracket here, and the place behind the one that closes it."""
    one, at = _sum(kinds, at + 1, f)
    found = [one]
    while kinds[at] == ",":
        one, at = _sum(kinds, at + 1, f)
        found.append(one)
    if kinds[at] != closing:
        raise _Open
    return found, at + 1
