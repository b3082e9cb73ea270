"""What does a LaTeX environment hold: a matrix, or cases?"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from derivations.language import brackets
from derivations.language.binders import CONDITIONS
from derivations.language.plain_words import END
from derivations.language.tree import Tree

if TYPE_CHECKING:
    from derivations.language.parser import Atom, Parser


def in_braces(p: Parser) -> Tree:
    """cases = "\\\\{" environment      (`\\left\\{ \\begin{array}… \\right.`, which no brace closes)"""
    if p.peek() != "begin" or _is_closed(p):
        return brackets.curly(p)
    p.next()
    kind, _, start, end = p.tokens[p.at]
    p.tokens[p.at] = (kind, "cases", start, end)
    return environment(p)


def _is_closed(p: Parser) -> bool:
    """Is the set that the brace here opens closed by another?"""
    depth = 0
    for kind, *_ in p.tokens[p.at :]:
        depth += {"\\{": 1, "\\}": -1}.get(kind, 0)
        if not depth:
            return True
    return False


def environment(p: Parser) -> Tree:
    """environment = "\\begin{pmatrix}" row { "\\\\" row } "\\end{pmatrix}"  row = formula { "&" formula }"""
    before, outside = p.before()[0], (p.enclosing, p.bars, p.subscript, p.differentials)
    opened = p.next()
    start, kind = opened[2], opened[1]
    p.enclosing, p.bars, p.subscript, p.differentials = "begin", "", False, 0
    p.deeper()
    rows: list[list[Tree]] = [[]]
    while p.kind not in ("end", END):
        if p.kind == "newline":
            p.next()
            rows.append([])
        elif p.kind in ("&", ",", "english"):
            p.next()
        else:
            rows[-1].append(p.formula())
    p.enclosing, p.bars, p.subscript, p.differentials = outside
    p.level -= 1
    if p.kind == END:
        raise p.refuse(f"The environment {kind} opened here is not closed.", "bracket-open", None, opened[2:])
    p.next()
    rows = [row for row in rows if row]
    if kind.endswith("cases"):
        return _cases(p, rows, start)
    return _matrix(p, kind, rows, start, before)


def _matrix(p: Parser, kind: str, rows: list[list[Tree]], start: int, before: str) -> Tree:
    span = (start, p.last_end())
    if not rows:
        raise p.refuse("This matrix is empty.", "missing-operand", None, span)
    if len({len(row) for row in rows}) != 1:
        raise p.refuse("The rows of this matrix are not of one length.", "ragged", None, span)
    if len(rows) == len(rows[0]) == 1:
        return brackets.one_entry(p, rows[0][0], start, before)
    if len(rows[0]) == 1:
        matrix = p.node("list", tuple(row[0] for row in rows), start)
    else:
        matrix = p.node("list", tuple(p.node("list", tuple(row), start) for row in rows), start)
    return p.node("det", (matrix,), start) if kind == "vmatrix" else matrix


def _cases(p: Parser, rows: list[list[Tree]], start: int) -> Tree:
    """cases = value "&" condition { "\\\\" value "&" condition } [ "\\\\" value ]
    | condition "\\\\" condition { "\\\\" condition }

    The second is a system, whose equations hold together.
    """
    span = (start, p.last_end())
    if len(rows) > 1 and all(len(row) == 1 and row[0].head in CONDITIONS for row in rows):
        return reduce(lambda left, right: p.node("and", (left, right[0]), start), rows[1:], rows[0][0])
    for row in rows:
        if len(row) > 2 or (len(row) == 1 and (row is not rows[-1] or len(rows) == 1)):
            raise p.refuse("Each row of cases is a value and its condition.", "piecewise-pairs", None, span)
    if not rows:
        raise p.refuse("These cases are empty.", "missing-operand", None, span)
    return p.node("piecewise", tuple(one for row in rows for one in row), start)


ATOMS: dict[str, Atom] = {"begin": environment, "\\{": in_braces}
