"""What does a formula say that is written out: declared numbers, + - * / ^, brackets, called functions?

Most formulas are of this kind, and the grammar asks at every token what else might be meant.  Here nothing
else can be: at the first token that leaves a question it is the grammar's turn.

    sum      = product { ("+" | "-") product }
    product  = [ "-" ] factor { ("*" | "/") [ "-" ] factor }
    factor   = atom [ "^" factor ]
    atom     = number | name | constant | function "(" sum { "," sum } ")" | "(" sum ")"

The tree is the one that the grammar gives, its places included.
"""

from __future__ import annotations

from derivations.language import binders, numbers
from derivations.language import spellings as sp
from derivations.language.latex import Token
from derivations.language.scope import Scope
from derivations.language.tokens import END
from derivations.language.tree import Tree

MOST_TOKENS = 150  # so few say no formula that is too deep or has too many parts
_BEHIND = frozenset((END, "+", "-", "*", "/", ")", ","))  # what asks nothing of the atom before it
_WORDS = {**{head: head for head in sp.FUNCTIONS}, **sp.FUNCTION_WORDS}
_CALLED = {
    word: head for word, head in _WORDS.items() if head in sp.FUNCTIONS and head not in binders.SHAPERS
}

Names = dict[str, str]  # what may be written, and the declared name it stands for
Scalars = frozenset[str]  # the declared names of numbers
Read = tuple[Tree, int]  # a tree, and the place of the token behind it


class _Open(Exception):
    """A question is left open."""


def read_plainly(tokens: list[Token], scope: Scope) -> Tree | None:
    """The tree that the tokens say; None where it takes the grammar to tell."""
    if len(tokens) > MOST_TOKENS or scope.powers or scope.starred or scope.whole:
        return None
    try:
        tree, at = _sum(tokens, 0, scope.known, scope.scalars)
    except _Open:
        return None
    return tree if tokens[at][0] == END else None


def _sum(tokens: list[Token], at: int, known: Names, scalars: Scalars) -> Read:
    first, at = _product(tokens, at, known, scalars)
    kind = tokens[at][0]
    if kind != "+" and kind != "-":
        return first, at
    terms = [first]
    while kind == "+" or kind == "-":
        place = tokens[at][2]
        term, at = _product(tokens, at + 1, known, scalars)
        terms.append(term if kind == "+" else Tree("neg", (term,), None, (place, tokens[at - 1][3])))
        kind = tokens[at][0]
    return Tree("add", tuple(terms), None, (first.span[0], tokens[at - 1][3])), at


def _product(tokens: list[Token], at: int, known: Names, scalars: Scalars) -> Read:
    sign, _, place, _ = tokens[at]
    tree, at = _factor(tokens, at + 1 if sign == "-" else at, known, scalars)
    kind = tokens[at][0]
    if kind == "*" or kind == "/":
        tree, at = _factors(tokens, at, known, scalars, tree)
    if sign == "-":
        tree = Tree("neg", (tree,), None, (place, tokens[at - 1][3]))
    return tree, at


def _factors(tokens: list[Token], at: int, known: Names, scalars: Scalars, first: Tree) -> Read:
    """The rest of a product, from the left."""
    start = first.span[0]
    factors = [first]
    kind = tokens[at][0]
    while kind == "*" or kind == "/":
        at += 1
        if kind == "/" and len(factors) > 1:
            factors = [Tree("mul", tuple(factors), None, (start, tokens[at - 1][3]))]
        sign, _, place, _ = tokens[at]
        right, at = _factor(tokens, at + 1 if sign == "-" else at, known, scalars)
        if sign == "-":
            right = Tree("neg", (right,), None, (place, tokens[at - 1][3]))
        if kind == "*":
            factors.append(right)
        else:
            factors = [Tree("div", (factors[0], right), None, (start, tokens[at - 1][3]))]
        kind = tokens[at][0]
    if len(factors) == 1:
        return factors[0], at
    return Tree("mul", tuple(factors), None, (start, tokens[at - 1][3])), at


def _factor(tokens: list[Token], at: int, known: Names, scalars: Scalars) -> Read:
    kind, text, start, end = tokens[at]
    at += 1
    if kind == "word":
        declared = known.get(text)
        after = tokens[at][0]
        if declared is None and after == "(":
            base, at = _call(tokens, at, known, scalars)
        elif after == "^" and tokens[at + 1][0] != "num":
            raise _Open  # x^(n) may be a name
        elif declared is None and text in sp.CONSTANTS:
            base = Tree("constant", (), sp.CONSTANTS[text], (start, end))
        elif declared in scalars and (after != "/" or text[0] != "d"):
            base = Tree("name", (), declared, (start, end))
        else:
            raise _Open
    elif kind == "num" and text in numbers.SMALL:
        base = Tree("number", (), numbers.SMALL[text], (start, end))
    elif kind == "(":
        base, at = _sum(tokens, at, known, scalars)
        at = _closed(tokens, at)
    else:
        raise _Open
    after = tokens[at][0]
    if after == "^":
        return _power(tokens, at + 1, known, scalars, base)
    if after not in _BEHIND:
        raise _Open
    return base, at


def _power(tokens: list[Token], at: int, known: Names, scalars: Scalars, base: Tree) -> Read:
    if tokens[at][1] == "T":
        raise _Open  # a transpose?
    exponent, at = _factor(tokens, at, known, scalars)
    if exponent.head == "neg":
        raise _Open  # an inverse?
    return Tree("pow", (base, exponent), None, (base.span[0], tokens[at - 1][3])), at


def _call(tokens: list[Token], at: int, known: Names, scalars: Scalars) -> Read:
    """The arguments of the function whose bracket opens here."""
    _, text, start, _ = tokens[at - 1]
    head = _CALLED.get(text)
    if head is None:
        raise _Open
    found: list[Tree] = []
    while tokens[at][0] == "," or not found:
        one, at = _sum(tokens, at + 1, known, scalars)
        found.append(one)
    at = _closed(tokens, at)
    fewest, most, _ = sp.FUNCTIONS[head]
    if not fewest <= len(found) <= most:
        raise _Open
    return Tree(head, tuple(found), None, (start, tokens[at - 1][3])), at


def _closed(tokens: list[Token], at: int) -> int:
    """The place behind the bracket that closes here."""
    if tokens[at][0] != ")":
        raise _Open
    return at + 1
