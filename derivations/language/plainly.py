"""What does a formula say that is written out: declared names, + - * / ^, brackets, calls and called sums?

Most formulas are of this kind, and the grammar asks at every token what else might be meant.  Here nothing
else can be: at the first token that leaves a question it is the grammar's turn.

    sum      = product { ("+" | "-") product }
    product  = [ "-" ] factor { ("*" | "/") [ "-" ] factor }
    factor   = atom [ "^" ( "T" | "-" exponent | factor ) ]
    atom     = number | name | entry | constant | function "(" sum { "," sum } ")" | "(" sum ")"
             | ("sum" | "prod") "(" sum "," name "," sum "," sum ")"
    entry    = name "[" sum { "," sum } "]"

The tree is the one that the grammar gives, its places included.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from derivations.language import binders, numbers, shapes
from derivations.language import spellings as sp
from derivations.language.latex import Token
from derivations.language.scope import Scope
from derivations.language.tokens import END
from derivations.language.tree import ONE, Tree

MOST_TOKENS = 150  # so few say no formula that is too deep or has too many parts
MOST_DIGITS = 30
_BEHIND = frozenset((END, "+", "-", "*", "/", ")", "]", ","))  # what asks nothing of the atom before it
_WORDS = {**{head: head for head in sp.FUNCTIONS}, **sp.FUNCTION_WORDS}
_CALLED = {
    word: head for word, head in _WORDS.items() if head in sp.FUNCTIONS and head not in binders.SHAPERS
}
_OVER_AN_INDEX = frozenset(("sum", "prod"))
_INDICES = frozenset("abcfghijklmnqrstuvwxyz")  # letters that mean nothing else where nothing declares them


@dataclass(slots=True)
class Names:
    """What may be written."""

    known: dict[str, str]  # a word, and the declared name it stands for
    scalars: frozenset[str]  # the declared names of numbers
    arrays: dict[str, int]  # the declared names of data, and how many indices an entry has
    waiting: list[tuple[str, int]]  # letters that no sum has bound so far, and where they stand
    scope: Scope


Read = tuple[Tree, int]  # a tree, and the place of the token behind it


class _Open(Exception):
    """A question is left open."""


def read_plainly(tokens: list[Token], scope: Scope) -> Tree | None:
    """The tree that the tokens say; None where it takes the grammar to tell."""
    if len(tokens) > MOST_TOKENS or scope.powers or scope.starred or scope.whole:
        return None
    names = Names(scope.known, scope.scalars, {} if scope.own_index else scope.arrays, [], scope)
    try:
        tree, at = _sum(tokens, 0, names)
    except _Open:
        return None
    return tree if tokens[at][0] == END and not names.waiting else None


def _sum(tokens: list[Token], at: int, names: Names) -> Read:
    first, at = _product(tokens, at, names)
    kind = tokens[at][0]
    if kind != "+" and kind != "-":
        return first, at
    terms = [first]
    while kind == "+" or kind == "-":
        place = tokens[at][2]
        term, at = _product(tokens, at + 1, names)
        terms.append(term if kind == "+" else Tree("neg", (term,), None, (place, tokens[at - 1][3])))
        kind = tokens[at][0]
    return Tree("add", tuple(terms), None, (first.span[0], tokens[at - 1][3])), at


def _product(tokens: list[Token], at: int, names: Names) -> Read:
    sign, _, place, _ = tokens[at]
    tree, at = _factor(tokens, at + 1 if sign == "-" else at, names)
    kind = tokens[at][0]
    if kind == "*" or kind == "/":
        tree, at = _factors(tokens, at, names, tree)
    if sign == "-":
        tree = Tree("neg", (tree,), None, (place, tokens[at - 1][3]))
    return tree, at


def _factors(tokens: list[Token], at: int, names: Names, first: Tree) -> Read:
    """The rest of a product, from the left."""
    start = first.span[0]
    factors = [first]
    kind = tokens[at][0]
    while kind == "*" or kind == "/":
        at += 1
        if kind == "/" and len(factors) > 1:
            factors = [Tree("mul", tuple(factors), None, (start, tokens[at - 1][3]))]
        if kind == tokens[at][0] == "/":
            raise _Open  # a whole quotient
        sign, _, place, _ = tokens[at]
        right, at = _factor(tokens, at + 1 if sign == "-" else at, names)
        if sign == "-":
            right = Tree("neg", (right,), None, (place, tokens[at - 1][3]))
        if kind == "/":
            factors = [Tree("div", (factors[0], right), None, (start, tokens[at - 1][3]))]
        elif names.arrays and right.head != "index" and _is_of_vectors(factors, right, names.scope):
            raise _Open  # entry by entry?
        else:
            factors.append(right)
        kind = tokens[at][0]
    if len(factors) == 1:
        return factors[0], at
    return Tree("mul", tuple(factors), None, (start, tokens[at - 1][3])), at


def _is_of_vectors(factors: list[Tree], right: Tree, scope: Scope) -> bool:
    return shapes.shape(right, scope) == shapes.VECTOR and shapes.make_a_vector(factors, scope)


def _factor(tokens: list[Token], at: int, names: Names) -> Read:
    kind, text, start, end = tokens[at]
    at += 1
    after = tokens[at][0]
    if kind == "word":
        declared = names.known.get(text)
        if declared in names.scalars and after in _BEHIND and (after != "/" or text[0] != "d"):
            return Tree("name", (), declared, (start, end)), at  # most words
        base, at = _word(tokens, at, names, declared)
        after = tokens[at][0]
    elif kind == "num":
        value = numbers.SMALL.get(text)
        base = Tree("number", (), _decimal(text) if value is None else value, (start, end))
    elif kind == "(":
        base, at = _sum(tokens, at, names)
        at = _closed(tokens, at, ")")
        after = tokens[at][0]
    else:
        raise _Open
    if after == "^":
        return _power(tokens, at + 1, names, base)
    if after not in _BEHIND:
        raise _Open
    return base, at


def _decimal(text: str) -> Fraction:
    if len(text) > MOST_DIGITS or not text.replace(".", "", 1).isdigit():
        raise _Open  # 1e400, 1/2 in one sign
    return Fraction(text)


def _word(tokens: list[Token], at: int, names: Names, declared: str | None) -> Read:
    """A name, an entry, a constant, or a function and its arguments."""
    _, text, start, end = tokens[at - 1]
    after = tokens[at][0]
    if declared is None and after == "(":
        call = _over_an_index if text in _OVER_AN_INDEX else _call
        return call(tokens, at, names)
    if declared in names.arrays and after == "[" and tokens[at][2] == end:
        return _entry(tokens, at, names, Tree("name", (), declared, (start, end)))
    if after == "^" and tokens[at + 1][0] != "num" and _may_carry(text, names):
        raise _Open  # x^(n) is then a name
    if declared is None and text in sp.CONSTANTS:
        return Tree("constant", (), sp.CONSTANTS[text], (start, end)), at
    if declared is None and text in _INDICES and after in _BEHIND:
        names.waiting.append((text, start))
        return Tree("name", (), text, (start, end)), at
    a_value = declared in names.scalars or names.arrays.get(declared or "", 3) < 3
    if not a_value or after == "(" or (after == "/" and text[0] == "d"):
        raise _Open
    return Tree("name", (), declared, (start, end)), at


def _may_carry(text: str, names: Names) -> bool:
    """Is there a longer name that begins with this word, as w_new does, which is also written w^new?"""
    return any(word.startswith(text) and word != text for word in names.known)


def _entry(tokens: list[Token], at: int, names: Names, base: Tree) -> Read:
    """The entry whose indices open here."""
    first = at + 1
    found, at = _several(tokens, at, names)
    if tokens[at][0] != "]" or len(found) != names.arrays[str(base.leaf)]:
        raise _Open
    if any(token[1] in sp.CONSTANTS for token in tokens[first:at]):
        raise _Open  # x[e] is no entry at 2.718…
    return Tree("index", (base, *found), None, (base.span[0], tokens[at][3])), at + 1


def _power(tokens: list[Token], at: int, names: Names, base: Tree) -> Read:
    kind, text, place, _ = tokens[at]
    if text == "T":
        return _transposed(tokens, at + 1, names, base)
    exponent, at = _factor(tokens, at + 1 if kind == "-" else at, names)
    if kind == "-":
        exponent = Tree("neg", (exponent,), None, (place, tokens[at - 1][3]))
    span = (base.span[0], tokens[at - 1][3])
    if exponent.head == "neg" and exponent.args[0] == ONE and shapes.is_matrix(base, names.scope):
        return Tree("inv", (base,), None, span), at
    return Tree("pow", (base, exponent), None, span), at


def _transposed(tokens: list[Token], at: int, names: Names, base: Tree) -> Read:
    if "T" in names.known or base.head == "number" or tokens[at][0] not in _BEHIND:
        raise _Open  # a power?
    return Tree("transpose", (base,), None, (base.span[0], tokens[at - 1][3])), at


def _call(tokens: list[Token], at: int, names: Names) -> Read:
    """The arguments of the function whose bracket opens here."""
    _, text, start, _ = tokens[at - 1]
    head = _CALLED.get(text)
    if head is None:
        raise _Open
    found, at = _several(tokens, at, names)
    at = _closed(tokens, at, ")")
    fewest, most, _ = sp.FUNCTIONS[head]
    if not fewest <= len(found) <= most:
        raise _Open
    return Tree(head, tuple(found), None, (start, tokens[at - 1][3])), at


def _over_an_index(tokens: list[Token], at: int, names: Names) -> Read:
    """sum(f, n, 1, N), prod(f, n, 1, N): inside it the index needs no declaration."""
    _, head, start, end = tokens[at - 1]
    if tokens[at][2] != end:
        raise _Open  # sum (x[n] - 1): a sign before a bracket?
    found, at = _several(tokens, at, names)
    at = _closed(tokens, at, ")")
    if len(found) != 4 or found[1].head != "name":
        raise _Open
    index = found[1].leaf
    names.waiting[:] = [one for one in names.waiting if one[0] != index or one[1] < start]
    return Tree(head, tuple(found), None, (start, tokens[at - 1][3])), at


def _several(tokens: list[Token], at: int, names: Names) -> tuple[list[Tree], int]:
    """What stands between commas behind the bracket here."""
    one, at = _sum(tokens, at + 1, names)
    found = [one]
    while tokens[at][0] == ",":
        one, at = _sum(tokens, at + 1, names)
        found.append(one)
    return found, at


def _closed(tokens: list[Token], at: int, bracket: str) -> int:
    """The place behind the bracket that closes here."""
    if tokens[at][0] != bracket:
        raise _Open
    return at + 1
