"""What stands between these brackets?

A group, a list, a tuple, an interval, a set, an indicator, a matrix, an absolute value, a norm, a rounding: the brackets and
what is between them say which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language.tree import Tree

if TYPE_CHECKING:
    from derivations.language.parser import Atom, Parser


def _inside(p: Parser) -> tuple[bool, bool, int]:
    kept = p.bars, p.subscript, p.differentials
    p.bars, p.subscript, p.differentials = False, False, 0
    p.depth += 1
    p.deeper()
    return kept


def _outside(p: Parser, kept: tuple[bool, bool, int]) -> None:
    p.bars, p.subscript, p.differentials = kept
    p.depth -= 1
    p.level -= 1


def _not_closed(p: Parser, opened: tuple[str, str, int, int]) -> Exception:
    if p.kind == "end of the text":
        return p.refuse("The bracket opened here is not closed.", "bracket-open", span=opened[2:])
    if p.kind in (")", "]", "}", "\\}"):
        return p.refuse(
            f"The bracket {opened[1]} opened before is closed by {p.found()}, which does not fit.", "bracket-mismatch"
        )
    return p.unexpected()


def _entries(p: Parser) -> list[list[Tree]]:
    """entries = relation { "," relation } { ";" relation { "," relation } }"""
    rows = [[p.relation()]]
    while p.kind in (",", ";"):
        if p.next()[0] == ";":
            rows.append([])
        rows[-1].append(p.relation())
    return rows


def round_(p: Parser) -> Tree:
    """round = "(" relation ")" | "(" relation "," relation { "," relation } ")" | "(" sum "," sum "]" """
    opened = p.next()
    start = opened[2]
    kept = _inside(p)
    if p.kind == ")":
        raise p.refuse("There is nothing between these brackets.", "missing-operand", span=(start, start + 2))
    first = p.logical()
    if p.kind == ")":
        _outside(p, kept)
        p.next()
        return first
    if p.kind not in (",", ";"):
        first = _finish_relation(p, first)
    if p.kind == ")":
        _outside(p, kept)
        p.next()
        return first
    entries = [first]
    while p.take(","):
        entries.append(p.relation())
    _outside(p, kept)
    if p.kind == "]" and len(entries) == 2:
        p.next()
        return p.node("interval", tuple(entries), start, "(]")
    if p.kind != ")" or len(entries) == 1:
        raise _not_closed(p, opened)
    p.next()
    return p.node("tuple", tuple(entries), start)


def _finish_relation(p: Parser, first: Tree) -> Tree:
    """The rest of a relation whose first side has been read."""
    from derivations.language.spellings import RELATIONS

    if p.kind not in RELATIONS:
        return first
    sides, signs = [first], []
    while p.kind in RELATIONS:
        signs.append(p.next()[0])
        sides.append(p.logical())
    return p.node("relation", tuple(sides), first.span[0], " ".join(signs))


def square(p: Parser) -> Tree:
    """square = "[" relation "]" (an indicator) | "[" entries "]" (a list) | "[" sum "," sum ")" """
    opened = p.next()
    start = opened[2]
    kept = _inside(p)
    if p.kind == "]":
        raise p.refuse("There is nothing between these brackets.", "missing-operand", span=(start, start + 2))
    rows = _entries(p)
    _outside(p, kept)
    entries = rows[0]
    if p.kind == ")" and len(rows) == 1 and len(entries) == 2:
        p.next()
        return p.node("interval", tuple(entries), start, "[)")
    if p.kind != "]":
        raise _not_closed(p, opened)
    p.next()
    if len(rows) == 1 and len(entries) == 1 and entries[0].head in ("relation", "and", "or", "not"):
        return p.node("indicator", (entries[0],), start)
    if len(rows) == 1 and len(entries) == 1 and entries[0].head not in ("list", "number") and p.kind != "end of the text":
        return entries[0]  # square brackets used as round ones: [a + b]c
    if len(rows) == 1:
        return p.node("list", tuple(entries), start)
    return p.node("list", tuple(p.node("list", tuple(row), start) for row in rows), start)


def curly(p: Parser) -> Tree:
    """curly = "{" entries "}" | "{" sum (":" | "|") relation "}"      (in LaTeX { } groups, \\{ \\} is the set)"""
    opened = p.next()
    start = opened[2]
    closing = "\\}" if opened[0] == "\\{" else "}"
    group = opened[0] == "{" and p.latex
    kept = _inside(p)
    if p.kind == closing:
        _outside(p, kept)
        p.next()
        if group:
            raise p.refuse("There is nothing between these braces.", "missing-operand", span=(start, start + 2))
        return p.node("set", (), start)
    p.bars = True
    first = p.relation()
    if p.kind in (":", "|") and not group:
        p.next()
        condition = p.relation()
        _outside(p, kept)
        if p.kind != closing:
            raise _not_closed(p, opened)
        p.next()
        return p.node("setwhere", (first, condition), start)
    entries = [first]
    while p.take(","):
        entries.append(p.relation())
    _outside(p, kept)
    if p.kind != closing:
        raise _not_closed(p, opened)
    p.next()
    if group and len(entries) == 1:
        return first
    return p.node("set", tuple(entries), start)


def _between(p: Parser, closing: str, head: str) -> Tree:
    opened = p.next()
    kept = _inside(p)
    p.bars = True
    inner = p.sum()
    extra = p.sum() if head == "dot" and p.take(",") else None
    _outside(p, kept)
    if p.kind != closing:
        if p.kind == "end of the text":
            raise p.refuse(f"The {opened[1]} opened here is not closed.", "bracket-open", span=opened[2:])
        raise p.unexpected()
    p.next()
    if head == "dot":
        if extra is None:
            raise p.refuse("⟨ ⟩ holds two vectors: ⟨w, x⟩.", "arity", span=(opened[2], p.last_end()))
        return p.node("dot", (inner, extra), opened[2])
    if head == "norm" and p.kind in ("_", "sub"):
        from derivations.language import functions

        order = functions.lowered_base(p, "norm")
        return p.node("norm", (inner, order), opened[2])
    return p.node(head, (inner,), opened[2])


def bars(p: Parser) -> Tree:
    """absolute = "|" sum "|" """
    return _between(p, "|", "abs")


def double_bars(p: Parser) -> Tree:
    """norm = "‖" sum "‖" [ "_" order ]"""
    return _between(p, "‖", "norm")


def indicator(p: Parser) -> Tree:
    """indicator = "𝟙" ( "[" relation "]" | "(" relation ")" | "{" relation "}" | "_" "{" relation "}" )"""
    sign = p.next()
    p.take("_")
    if p.kind == "\\{" or p.kind == "{" or p.kind == "(" or p.kind == "[":
        opened = p.next()
        closing = {"(": ")", "[": "]", "{": "}", "\\{": "\\}"}[opened[0]]
        kept = _inside(p)
        nested = opened[0] == "{" and p.take("\\{")
        inner = p.relation()
        while p.take(","):
            inner = p.node("and", (inner, p.relation()), sign[2])
        if nested:
            p.expect("\\}", "to close the indicator")
        _outside(p, kept)
        if p.kind != closing:
            raise _not_closed(p, opened)
        p.next()
        return p.node("indicator", (inner,), sign[2])
    raise p.refuse("The indicator needs its condition: 𝟙[y_n = k].", "missing-argument", span=sign[2:])


def environment(p: Parser) -> Tree:
    """environment = "\\begin{pmatrix}" row { "\\\\" row } "\\end{pmatrix}"      row = relation { "&" relation }"""
    opened = p.next()
    start, kind = opened[2], opened[1]
    kept = _inside(p)
    rows: list[list[Tree]] = [[]]
    while p.kind not in ("end", "end of the text"):
        if p.kind == "newline":
            p.next()
            rows.append([])
        elif p.kind in ("&", ",", "english"):
            p.next()
        else:
            rows[-1].append(p.relation())
    _outside(p, kept)
    if p.kind != "end":
        raise p.refuse(f"The environment {kind} opened here is not closed.", "bracket-open", span=opened[2:])
    p.next()
    rows = [row for row in rows if row]
    if kind.endswith("cases"):
        return _cases(p, rows, start)
    if len({len(row) for row in rows}) != 1:
        raise p.refuse("The rows of this matrix are not of one length.", "ragged", span=(start, p.last_end()))
    if len(rows[0]) == 1:
        matrix = p.node("list", tuple(row[0] for row in rows), start)
    else:
        matrix = p.node("list", tuple(p.node("list", tuple(row), start) for row in rows), start)
    return p.node("det", (matrix,), start) if kind == "vmatrix" else matrix


def _cases(p: Parser, rows: list[list[Tree]], start: int) -> Tree:
    args: list[Tree] = []
    for row in rows:
        if len(row) > 2 or (len(row) == 1 and row is not rows[-1]):
            raise p.refuse("Each row of cases is a value and its condition.", "piecewise-pairs", span=(start, p.last_end()))
        args += row
    if not args:
        raise p.refuse("These cases are empty.", "missing-operand", span=(start, p.last_end()))
    return p.node("piecewise", tuple(args), start)


ATOMS: dict[str, Atom] = {
    "(": round_,
    "[": square,
    "{": curly,
    "\\{": curly,
    "|": bars,
    "‖": double_bars,
    "⌊": lambda p: _between(p, "⌋", "floor"),
    "⌈": lambda p: _between(p, "⌉", "ceil"),
    "⟨": lambda p: _between(p, "⟩", "dot"),
    "𝟙": indicator,
    "begin": environment,
}
