"""What stands between these brackets?

A group, a list, a tuple, an interval, a set, an indicator, an absolute value, a norm, a rounding: the
brackets and what is between them say which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import indicators, shapes
from derivations.language import spellings as sp
from derivations.language.binders import CONDITIONS, bind
from derivations.language.plain_words import END
from derivations.language.refusal import Refusal
from derivations.language.scope import CARRIED
from derivations.language.tree import Tree

if TYPE_CHECKING:
    from derivations.language.parser import Atom, Parser

# Where an empty set may stand: alone, beside a relation or another set, in a list.
_BEFORE_A_SET = frozenset(("", "=", "!=", "∈", "∪", "∩", "∖", "(", "[", ",", "⇒"))
_CALLED = {"B": "Write beta(a, b).", "N": "Write normal(mean, variance)."}
_AFTER_A_SET = frozenset((END, "=", "!=", "∈", "∪", "∩", "∖", ")", "]", ",", ";", "}", "⇒", ".", "$"))
_BEHIND_A_BAR = frozenset(
    ("+", "-", "±", "*", "/", "^", "sup", "=", "<", ">", "<=", ">=", ")", "]", "}", ",", END)
)
_OPENING, _CLOSING = frozenset(("(", "[", "{", "\\{", "⟨")), frozenset((")", "]", "}", "\\}", "⟩"))
_ENTRY_BEGINS = frozenset(("[", ",", ";"))
_ENTRY_ENDS = frozenset(("]", ",", ";"))


def _nothing(p: Parser, start: int, what: str = "brackets") -> Refusal:
    span = (start, p.last_end() + 1)
    return p.refuse(f"There is nothing between these {what}.", "missing-operand", None, span)


def round_(p: Parser) -> Tree:
    """round = "(" formula ")" | "(" formula "," formula { "," formula } ")" | "(" formula "," formula "]" """
    called, before = (p.before() if p.touching() else None), p.before()[0]
    kept = p.opened()
    start = kept[0][2]
    if p.kind == ")":
        raise _nothing(p, start)
    first = p.formula()
    if p.kind != ",":
        p.closed(kept)
        return indicators.as_factor(p, first, start, before)
    entries = [first]
    while p.take(","):
        entries.append(p.formula())
    if p.kind == "]" and len(entries) == 2:
        p.closed(kept, "]")
        return p.node("interval", tuple(entries), start, "(]")
    p.closed(kept)
    if called is not None and called[0] == "word":
        raise p.refuse(
            f"{called[1]} is not a function of this question.", "unknown-function",
            _CALLED.get(called[1], f"Is {called[1]}*(…) meant?"), called[2:],
        )  # fmt: skip
    return p.node("tuple", tuple(entries), start)


def square(p: Parser) -> Tree:
    """square = "[" condition "]" | "[" row { ";" row } "]" | "[" formula "," formula ")"

    row = formula { "," formula }
    """
    before = p.before()[0]
    may_be_list = p.tokens[p.at][1] == "["  # \left[ only groups
    holds_matrix = p.peek() == "begin"
    kept = p.opened()
    start = kept[0][2]
    if p.kind == "]":
        raise _nothing(p, start)
    rows = [[p.formula()]]
    while p.kind in (",", ";"):
        if p.next()[0] == ";":
            rows.append([])
        rows[-1].append(p.formula())
    entries = rows[0]
    if holds_matrix and p.before()[0] == "end" and entries == rows[-1] and len(entries) == 1:
        p.closed(kept)
        return entries[0]
    if len(rows) == 1 and len(entries) == 2 and p.kind == ")":
        p.closed(kept, ")")
        return p.node("interval", tuple(entries), start, "[)")
    p.closed(kept)
    if len(rows) > 1:
        return p.node("list", tuple(p.node("list", tuple(row), start) for row in rows), start)
    if len(entries) > 1:
        return p.node("list", tuple(entries), start)
    if entries[0].head in CONDITIONS:
        return p.node("indicator", (entries[0],), start)
    if (positive := indicators.positive_part(p, entries[0], start)) is not entries[0]:
        return positive
    from derivations.language import antiderivatives

    return antiderivatives.between_limits(p, entries[0], start) or one_entry(
        p, entries[0], start, before, may_be_list
    )


def one_entry(p: Parser, entry: Tree, start: int, before: str, may_be_list: bool = True) -> Tree:
    """`[x]`: a list of one where it is the whole answer or an entry of a list, else a bracket like ( )."""
    whole = not p.enclosing and p.kind == END and before == ""
    inside = p.enclosing == "[" and before in _ENTRY_BEGINS and p.kind in _ENTRY_ENDS
    is_list = (whole and may_be_list) or inside or entry.head == "list"
    return p.node("list", (entry,), start) if is_list else entry


def curly(p: Parser) -> Tree:
    """curly = "{" [ formula { "," formula } ] "}" | "{" formula (":" | "|") formula "}"

    In LaTeX { } groups, and \\{ \\} is the set.
    """
    before = p.before()[0]
    kept = p.opened()
    group = kept[0][0] == "{" and p.latex
    start = kept[0][2]
    if p.kind == ("}" if kept[0][0] == "{" else "\\}"):
        if group or before not in _BEFORE_A_SET:
            raise _nothing(p, start, "braces")
        p.closed(kept)
        return p.node("set", (), start)
    if not group:
        p.bars = "|"
    first = p.formula()
    if p.kind in (":", "|") and not group:
        p.next()
        condition = p.formula()
        p.closed(kept)
        found = p.node("setwhere", (first, condition), start)
        return bind(p, found, first, start) if first.head == "name" else found
    entries = [first]
    while p.take(","):
        entries.append(p.formula())
    p.closed(kept)
    if len(entries) > 1:
        return p.node("set", tuple(entries), start)
    if group and first.head == "name" and p.kind in CARRIED:  # {\\hat y}_n is ŷ_n
        from derivations.language import words

        return words.named(p, str(first.leaf), start)
    apart = before in _BEFORE_A_SET and p.kind in _AFTER_A_SET
    return p.node("set", (first,), start) if apart and not group else first


def bars(p: Parser) -> Tree:
    """absolute = "|" sum "|"      (of a matrix its determinant, raised to a power a vector's norm)"""
    kept = p.opened()
    if p.kind in ("_", "sub"):
        raise p.refuse(
            "A value at a point, written behind a bar, is not part of the language.", "evaluation-bar",
            "Put the value in, or write [F]_a^b.", kept[0][2:],
        )  # fmt: skip
    p.bars = "|"
    inner = p.sum()
    if inner.head == "setwhere":
        p.closed(kept)
        return indicators.counted(p, inner, kept[0][2])
    if p.kind == "‖":  # |a||b|: the first closes and the second opens
        _, _, start, end = p.tokens[p.at]
        p.tokens[p.at : p.at + 1] = [("|", "|", start, start + 1), ("|", "|", start + 1, end)]
        p.go(p.at)
    p.closed(kept)
    return p.node(_of_bars(p, inner), (inner,), kept[0][2])


def _of_bars(p: Parser, inner: Tree) -> str:
    """Nobody squares the absolute values of entries: `|x|^2` of a vector is that of its norm."""
    if not p.scope.arrays:
        return "abs"
    shape = shapes.shape(inner, p.scope)
    raised = shape == shapes.VECTOR and p.kind in ("^", "sup")
    return "det" if shape == shapes.MATRIX else "norm" if raised else "abs"


def double_bars(p: Parser) -> Tree:
    """norm = "‖" sum "‖" [ "_" order ]      (||x| - 1| is an absolute value within another)"""
    _, _, start, end = p.tokens[p.at]
    if p.text[start:end] != "||" or not _two_open(p):
        return _norm(p)
    p.tokens[p.at : p.at + 1] = [("|", "|", start, start + 1), ("|", "|", start + 1, end)]
    p.go(p.at)
    return bars(p)


def _two_open(p: Parser) -> bool:
    """Does || open two absolute values: is the next bar a single one that closes?"""
    at = p.at + 1
    while p.tokens[at][0] not in ("|", "‖", END):
        at += 1
    return p.tokens[at][0] == "|" and p.tokens[at + 1][0] in _BEHIND_A_BAR


def _norm(p: Parser) -> Tree:
    kept = p.opened()
    p.bars = "‖"
    inner = shapes.column(p.sum())
    p.closed(kept)
    start = kept[0][2]
    if p.kind in ("_", "sub") and not _frobenius(p):
        from derivations.language import functions

        return p.node("norm", (inner, functions.lowered(p, "norm")), start)
    return p.node("norm", (inner,), start)


def _frobenius(p: Parser) -> bool:
    """`‖A‖_F` is the root of the sum of the squares of all entries, which a norm is here without the F.

    Where the question has a symbol F, that is meant.
    """
    if p.kind != "_" or p.scope.lookup("F") is not None:
        return False
    braced = p.peek() == "{"
    if p.tokens[p.at + (2 if braced else 1)][1] != "F" or (braced and p.peek(3) != "}"):
        return False
    p.go(p.at + (4 if braced else 2))
    return True


def rounding(p: Parser) -> Tree:
    """rounding = "⌊" sum "⌋" | "⌈" sum "⌉" """
    kept = p.opened()
    inner = p.sum()
    p.closed(kept)
    return p.node("floor" if kept[0][0] == "⌊" else "ceil", (inner,), kept[0][2])


def angles(p: Parser) -> Tree:
    """inner product = "⟨" sum "," sum "⟩"      (a vector, where these are numbers or more than two)"""
    kept = p.opened()
    found = [p.sum()]
    while p.take(","):
        found.append(p.sum())
    if len(found) == 1 and p.kind in ("⟩", ">"):
        raise p.refuse("⟨ ⟩ holds two vectors: ⟨w, x⟩.", "arity", None, (kept[0][2], p.tokens[p.at][3]))
    p.closed(kept)
    numbers = all(shapes.shape(one, p.scope) == shapes.NUMBER for one in found)
    if len(found) == 2 and all(shapes.is_matrix(one, p.scope) for one in found):
        _frobenius(p)
        turned = p.node("transpose", (found[0],), kept[0][2])
        return p.node("tr", (p.node("mul", (turned, found[1]), kept[0][2]),), kept[0][2])
    return p.node("list" if numbers or len(found) > 2 else "dot", tuple(found), kept[0][2])


def angle_signs(p: Parser) -> Tree:
    """vector = "<" sum { "," sum } ">" """
    depth = commas = 0
    for kind, *_ in p.tokens[p.at + 1 :]:
        depth += (kind in _OPENING) - (kind in _CLOSING)
        commas += kind == "," and depth == 0
        if kind in sp.RELATIONS or kind == END or depth < 0:
            if kind == ">" and commas and depth == 0:
                return angles(p)
            break
    raise p.unexpected()


ATOMS: dict[str, Atom] = {
    "(": round_, "[": square, "{": curly, "\\{": curly, "|": bars, "‖": double_bars, "⌊": rounding,
    "⌈": rounding,
    "⟨": angles, "<": angle_signs,
}  # fmt: skip
