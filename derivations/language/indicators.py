"""When is a condition a number: `[y_n = k]`, `𝟙{x > 0}`, `(x > 0)*x`, how many `|{n : y_n = k}|`?

And the positive part, `[x]_+`, which is one of its uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import powers
from derivations.language.binders import CONDITIONS, bind
from derivations.language.tree import ONE, Tree, number

if TYPE_CHECKING:
    from derivations.language.parser import Atom, Parser

_RECKONED = frozenset(("*", "+", "-"))
_SETS = frozenset(("interval", "set"))
_NUMERIC = frozenset(("=", "!=", "<", "<=", ">", ">="))


def indicator_of(p: Parser, start: int) -> Tree:
    """indicator = ("𝟙" | "1") "[" condition { "," condition } "]"      (𝟙 also with ( ) and { })"""
    kept = p.opened()
    nested = p.opened() if kept[0][0] == "{" and p.kind in ("\\{", "[", "(") else None
    several = [p.formula()]
    while p.take(","):
        several.append(p.formula())
    inner = several[0]
    ends = len(several) == 2 and not any(one.head in CONDITIONS for one in several)
    if ends and nested and p.kind in ("]", ")"):  # 1_{[a, b]}(x)
        inner = p.node("interval", tuple(several), start, f"{nested[0][0]}{p.kind}")
        p.closed(nested, p.kind)
    else:
        for one in several[1:]:
            inner = p.node("and", (inner, one), start)
        if nested:
            p.closed(nested)
    p.closed(kept)
    if inner.head in _SETS and p.kind == "(":
        inside = p.opened()
        inner = p.node("relation", (p.formula(), inner), start, "∈")
        p.closed(inside)
    if inner.head not in CONDITIONS:
        span = (start, p.last_end())
        raise p.refuse("Here a condition is expected, such as y_n = k.", "condition-expected", None, span)
    return p.node("indicator", (inner,), start)


def indicator(p: Parser) -> Tree:
    """The sign 𝟙 and its condition."""
    sign = p.next()
    p.take("_")
    if p.kind in ("\\{", "{", "(", "["):
        return indicator_of(p, sign[2])
    if p.kind in powers.ABOVE:
        raise powers.vector_of_ones(p, sign[2])
    raise p.refuse("The indicator needs its condition: 𝟙[y_n = k].", "missing-argument", None, sign[2:])


def positive_part(p: Parser, inner: Tree, start: int) -> Tree:
    """positive part = ( "(" sum ")" | "[" sum "]" ) "_+"      (max(0, x), as the hinge loss is written)"""
    if p.kind == "sub" and p.tokens[p.at][1] == "+":
        behind = 1
    elif p.kind == "_" and p.peek() == "+":
        behind = 2
    elif p.kind in ("_", "^") and [one[0] for one in p.tokens[p.at + 1 : p.at + 4]] == ["{", "+", "}"]:
        behind = 4
    elif p.kind == "^" and p.peek() == "+" and p.peek(2) not in p.atoms:
        behind = 2
    else:
        return inner
    p.go(p.at + behind)
    return p.node("max", (number(0), inner), start)


def as_factor(p: Parser, inner: Tree, start: int, before: str) -> Tree:
    """factor = "(" condition ")" "*" | "*" "(" condition ")"      (1 or 0, as programs reckon with it)"""
    number = as_number(p, inner, start) if {before, p.kind} & _RECKONED else inner
    return number if number is not inner else positive_part(p, inner, start)


def as_number(p: Parser, inner: Tree, start: int) -> Tree:
    """What is added up: of a condition, as in `sum(y == k)`, 1 or 0."""
    if inner.head == "relation" and set(str(inner.leaf).split(" ")) <= _NUMERIC and not p.events:
        return p.node("indicator", (inner,), start)
    return inner


def counted(p: Parser, inner: Tree, start: int) -> Tree:
    """count = "|" "{" name ":" condition "}" "|" | "#" "{" name ":" condition "}" """
    index, condition = inner.args
    if index.head == "relation" and index.leaf == "∈" and index.args[0].head == "name":
        name, where = index.args[0], Tree("and", (index, condition), None, inner.span)
        return bind(p, p.node("sumwhere", (ONE, name, where), start), name, start)
    if index.head != "name":
        raise p.refuse("Of a set by a condition the elements are named: {n : y_n = k}.", "index-expected")
    return bind(p, p.node("sumwhere", (ONE, index, condition), start), index, start)


def count(p: Parser) -> Tree:
    """The sign # before a set."""
    sign = p.next()
    inner = p.atoms[p.kind](p) if p.kind in ("{", "\\{") else None
    if inner is None or inner.head != "setwhere":
        raise p.refuse("# needs a set: #{n : y_n = k}.", "missing-argument", None, sign[2:])
    return counted(p, inner, sign[2])


ATOMS: dict[str, Atom] = {"𝟙": indicator, "#": count}
