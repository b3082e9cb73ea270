"""What does a big sign say: Σ, Π, ∫ with their limits?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import functions
from derivations.language import spellings as sp
from derivations.language.tree import ONE, Tree

if TYPE_CHECKING:
    from derivations.language.parser import Atom, Parser

_HEADS = {"∑": "sum", "Σ": "sum", "∏": "prod", "Π": "prod"}
_LETTERS = {"Σ": "Sigma", "Π": "Pi"}


def big(p: Parser) -> Tree:
    """big = ("Σ" | "Π") [ "_" limits ] [ "^" sum ] product      limits = index "=" sum | index [ ":" relation ] | relation"""
    from derivations.language import words

    sign, _, start, end = p.tokens[p.at]
    if sign in _LETTERS:
        letter = _LETTERS[sign]
        declared = p.scope.lookup(letter)
        after = p.peek()
        if declared is not None or (after in ("sup", "^", ")", "+", "-", "/", "*", "end of the text")):
            p.next()
            if declared is None and not p.scope.free:
                p.undeclared.append((letter, start, end))
            return words.named(p, declared or letter, start)
    p.next()
    head = _HEADS[sign]
    low: Tree | None = None
    high: Tree | None = None
    while p.kind in ("_", "sub", "^", "sup"):
        if p.kind in ("_", "sub"):
            low = _limit(p)
        else:
            high = _end(p)
    if p.kind not in p.atoms and p.kind not in ("-", "+"):
        raise p.refuse(f"What is added up after {sign} is missing.", "missing-operand")
    if low is None:
        if head == "sum" and high is None:
            raise p.refuse(
                f"The index of {sign} is missing.", "missing-index", "Write Σ_{n=1}^{N} … or sum(…, n, 1, N).",
                (start, end),
            )  # fmt: skip
        raise p.refuse(f"The index of {sign} is missing.", "missing-index", None, (start, end))
    body = p.product()
    return _bound(p, head, body, low, high, start)


def _limit(p: Parser) -> Tree:
    """What stands under a sign: `n=1`, `n`, `n: y_n = k`, `n ∈ C`, `i ≠ j`."""
    if p.kind == "sub":
        _, text, start, _ = p.next()
        return p.inner_text(text, start)
    underscore = p.next()
    if p.kind != "{":
        if p.kind not in ("word", "num"):
            raise p.refuse("Expected the index of the sum after _.", "missing-index", span=underscore[2:])
        return functions.bare_word(p)
    opened = p.next()
    p.depth += 1
    bars, p.bars = p.bars, True
    low = p.relation()
    if p.kind in (":", "|", ",", ";"):
        p.next()
        condition = p.relation()
        if low.head == "relation" and low.leaf == "∈":
            low = Tree("setwhere", (low, condition), None, low.span)
        else:
            low = Tree("setwhere", (low, condition), None, low.span)
    p.bars = bars
    p.depth -= 1
    if p.kind == "end of the text":
        raise p.refuse("The brace opened here is not closed.", "bracket-open", span=opened[2:])
    p.expect("}", "to close what stands under the sign")
    return low


def _bound(p: Parser, head: str, body: Tree, low: Tree, high: Tree | None, start: int) -> Tree:
    if low.head == "name" and high is None:
        return functions.bind(p, p.node(head, (body, low), start), low, start)
    if low.head == "setwhere":
        index, condition = low.args
        if index.head == "relation" and index.leaf == "∈":
            inner = Tree("and", (index, condition), None, low.span)
            return functions.bind(p, p.node(f"{head}where", (body, index.args[0], inner), start), index.args[0], start)
        if index.head == "name":
            return functions.bind(p, p.node(f"{head}where", (body, index, condition), start), index, start)
        raise p.refuse("Before the colon the index of the sum is expected.", "missing-index", span=low.span)
    if low.head == "relation" and high is None and low.leaf == "∈" and low.args[0].head == "name":
        return functions.bind(p, p.node(head, (body, low.args[0], low.args[1]), start), low.args[0], start)
    if low.head == "relation" and low.leaf == "=" and low.args[0].head == "name" and high is not None:
        index, first = low.args
        return functions.bind(p, p.node(head, (body, index, first, high), start), index, start)
    if low.head == "relation" and high is None and low.leaf == "=" and low.args[0].head == "name":
        raise p.refuse(
            "The upper limit of this sum is missing.", "missing-limit", "Write Σ_{n=1}^{N}.", span=low.span
        )
    if low.head == "relation" and high is None:
        index = _index_of(low)
        return functions.bind(p, p.node(f"{head}where", (body, index, low), start), index, start)
    if low.head == "name" and high is not None:
        raise p.refuse(
            "The lower limit of this sum is missing.", "missing-limit", f"Write Σ_{{{low}=1}}^{{…}}.", span=low.span
        )
    raise p.refuse("What stands under the sign is not an index with its start.", "missing-index", span=low.span)


def _index_of(condition: Tree) -> Tree:
    """The index that a condition such as y_n = k or i ≠ j runs over."""
    left = condition.args[0]
    if left.head == "index":
        for one in left.args[1:]:
            if one.head == "name":
                return one
    return left


def _end(p: Parser) -> Tree:
    """One end of a sum or integral: `^{N-1}`, `^N`, `ᴺ`, `_a`."""
    if p.kind in ("sup", "sub"):
        _, text, start, _ = p.next()
        return p.inner_text(text, start)
    p.next()
    start = p.start()
    if p.kind == "{":
        p.next()
        p.depth += 1
        inner = p.sum()
        p.depth -= 1
        p.expect("}", "to close the limit")
        return inner
    if p.kind in ("-", "+"):
        sign = p.next()[0]
        inner = _end_atom(p)
        return p.node("neg", (inner,), start) if sign == "-" else inner
    return _end_atom(p)


def _end_atom(p: Parser) -> Tree:
    if p.kind == "word":
        if p.tokens[p.at][1] in sp.CONSTANTS and p.scope.lookup(p.tokens[p.at][1]) is None:
            return p.atom()
        return functions.bare_word(p)
    if p.kind in ("num", "(", "fraction"):
        return p.atom()
    raise p.refuse(f"Expected a limit, found {p.found()}.", "missing-limit")


def integral(p: Parser) -> Tree:
    """integral = "∫" [ "_" sum ] [ "^" sum ] sum "d" name"""
    sign = p.next()
    start = sign[2]
    low: Tree | None = None
    high: Tree | None = None
    while p.kind in ("_", "sub", "^", "sup"):
        if p.kind in ("_", "sub"):
            low = _end(p)
        else:
            high = _end(p)
    if (low is None) != (high is None):
        raise p.refuse("An integral has both limits or none.", "missing-limit", span=(start, p.last_end()))
    p.differentials += 1
    body = ONE if p.kind == "word" and p.is_differential() else p.sum()
    p.differentials -= 1
    if p.kind != "word" or not p.is_differential():
        raise p.refuse("The integral does not say its variable: dx is missing.", "missing-differential")
    _, text, at, end = p.tokens[p.at]
    if text == "d":
        p.next()
        variable = functions.bare_word(p)
    else:
        p.tokens[p.at] = ("word", text[1:], at + 1, end)
        p.go(p.at)
        variable = functions.bare_word(p)
    limits = () if low is None or high is None else (low, high)
    return functions.bind(p, p.node("int", (body, variable, *limits), start), variable, start)


ATOMS: dict[str, Atom] = {"∑": big, "Σ": big, "∏": big, "Π": big, "∫": integral}
