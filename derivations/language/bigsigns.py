"""What does a big sign say: Σ, Π, ∫ with their limits?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import cutting, differentials, ending, functions, neighbours, pairs, ranges, unsaid
from derivations.language import spellings as sp
from derivations.language.binders import CONDITIONS, bind, index_of
from derivations.language.tree import ONE, Tree

if TYPE_CHECKING:
    from derivations.language.parser import Atom, Parser

_HEADS = {"∑": "sum", "Σ": "sum", "∏": "prod", "Π": "prod"}
_LETTERS = {"Σ": "Sigma", "Π": "Pi"}
_ENDS = frozenset(("sup", "^", ")", "+", "-", "/", "*", "end of the text"))
_ENDS_LOWERED = frozenset((")", "/", "*", "end of the text"))


def big(p: Parser) -> Tree:
    """big = ("Σ" | "Π") { "_" limits | "^" end } product"""
    sign, written, start, end = p.tokens[p.at]
    if sign in _LETTERS and not _is_sign(p):
        return _letter(p, _LETTERS[sign], start, end)
    in_exponent = "^" in (p.before()[0], p.tokens[max(p.at - 2, 0)][0] if p.before()[0] in ("-", "+") else "")
    p.next()
    p.deeper()
    running, subscript, p.subscript = p.running, p.subscript, False  # a sum in a subscript holds none
    head = _HEADS[sign]
    low: Tree | None = None
    high: Tree | None = None
    while p.kind in ("_", "sub", "^", "sup"):
        if p.kind in ("_", "sub"):
            low = ranges.together(p, _limits(p))
        else:
            high = one_limit(p)
    if p.kind not in p.atoms and p.kind not in ("-", "+"):
        raise p.refuse(f"What {written} adds up or multiplies is missing.", "missing-operand")
    p.running = running if low is None else running | low.names()
    first = p.at
    body = _touching(p) if in_exponent else p.product()
    p.running, p.subscript = running, subscript
    p.level -= 1
    body, below = ending.parted(p, body, first)
    if low is None or (low.head == "number" and high is not None):
        whole = unsaid.over_unsaid(p, head, body, low, high, start, end)
    else:
        whole = _over(p, head, body, low, high, start)
    if head == "prod" and len(whole.args) > 1:
        whole = ending.ended(p, whole, start)
    if below is None:
        return whole
    if len(whole.args) > 1 and str(whole.args[1].leaf) in unsaid.free_indices(below):  # Σ_i x_i/Σ_j y_ij
        return whole.with_args((p.node("div", (body, below), body.span[0]), *whole.args[1:]))
    return p.node("div", (whole, below), start)


def _touching(p: Parser) -> Tree:
    """The body of a sum that is an exponent without braces: `θ^Σxᵢ (1−θ)^…` ends it at the gap."""
    start = p.start()
    factors = [p.factor()]
    while p.touching() and p.kind in p.atoms and p.kind != "(" and p.beside():
        neighbours.multiplied(p, factors, "", p.factor())
    return neighbours.product(p, factors, start)


def _letter(p: Parser, letter: str, start: int, end: int) -> Tree:
    """Σ where it is the letter Sigma."""
    from derivations.language import words

    declared = p.scope.lookup(letter)
    if declared is None:
        p.waits(letter, start, end)
    p.next()
    return words.named(p, declared or letter, start)


def _is_sign(p: Parser) -> bool:
    """Σ is the letter Sigma where that is declared, but for what can only be a sum: Σₖ₌₁ᴺ, Σ_{i=1}."""
    kind, text, _, _ = p.tokens[p.at + 1]
    if p.scope.lookup(_LETTERS[p.kind]) is None:
        if kind == "|" == p.before()[0]:
            return p.peek(2) in p.atoms  # |Σ|^(1/2), a determinant
        return kind not in _ENDS and not _is_lowered_letter(p)
    return (kind == "sub" and "=" in text) or (
        kind == "_" and p.peek(2) == "{" and p.holds(p.at + 2, sp.RELATIONS)
    )


def _is_lowered_letter(p: Parser) -> bool:
    """Σₖ⁻¹, Σ_k*x, (Σₖ): with nothing to add up after its index, or inverted, it is a matrix."""
    if p.peek() not in ("_", "sub"):
        return False
    at = p.at + (2 if p.peek() == "sub" else 3)
    if p.peek() == "_" and p.peek(2) == "{":
        while p.tokens[at - 1][0] not in ("}", "end of the text"):
            at += 1
    if p.tokens[at][0] in _ENDS_LOWERED:
        return p.scope.free
    after = [text for _, text, _, _ in p.tokens[at : at + 3]]
    return after[0] == "-1" or after[:2] == ["^", "-"] or after in (["^", "{", "-"], ["^", "(", "-"])


def _limits(p: Parser) -> Tree:
    """limits = "_" ( name [ "=" end ] | number | "{" formula [ (":" | ",") formula ] "}" )
    | a run of lowered characters
    """
    if p.kind == "sub":
        _, text, start, _ = p.next()
        return p.inner_text(text, start)
    underscore = p.next()
    if p.kind == "num":
        return p.atoms["num"](p)
    if p.kind not in ("{", "("):
        if p.kind != "word":
            raise p.refuse("Expected the index of the sum after _.", "missing-index", None, underscore[2:])
        index = functions.bare_word(p)
        if p.kind != "=":
            return index
        p.next()  # Σ_i=1^N without its braces
        return p.node("relation", (index, _one(p)), index.span[0], "=")
    kept = p.opened()
    if p.kind == "}":
        raise p.refuse("The index of the sum is missing.", "missing-index")
    stacked = p.opened() if p.kind == "{" else None  # \\substack{i=1 \\\\ i≠j}
    p.bars, p.limits = "|", True
    ranges.spell_out(p)
    low = p.formula()
    p.limits = False
    if p.kind in (":", "|", ",", ";", "newline"):
        several = [low]
        sign = p.next()[0]
        several.append(p.formula())
        while sign == "," and several[-1].head == "name" and p.take(","):  # Σ_{n,h,w}
            several.append(p.formula())
        both = sign == "," and all(
            one.head == "name" for one in (*several[:-1], pairs.index_of_range(several[-1]))
        )
        low = Tree("tuple" if both else "setwhere", tuple(several), None, low.span)
    if stacked:
        p.closed(stacked)
    p.closed(kept)
    return low


def _over(p: Parser, head: str, body: Tree, low: Tree, high: Tree | None, start: int) -> Tree:
    """The node of a sum or product from what stands under and over its sign."""
    if low.head == "tuple":
        if high is not None or low.args[-1].head == "name" or low.args[-1].leaf == "∈":
            return pairs.over_several(p, head, body, low, high, start)
        low = Tree("setwhere", low.args, None, low.span)  # Σ_{i, j = k}
    if low.head == "setwhere":
        return _with_condition(p, head, body, low, high, start)
    index = low.args[0] if low.head == "relation" else low
    if high is None and low.head == "name":
        return bind(p, p.node(head, (body, low), start), low, start)
    related = high is None and low.head == "relation"
    if related and (pair := pairs.of(p, low)):
        return pairs.over(p, head, body, low, pair, start)
    if related and (ranged := ranges.of_relation(p, low, body)):
        return bind(p, p.node(head, (body, *ranged), start), ranged[0], start)
    if high is None and low.head in CONDITIONS:
        if index.head == "name" and low.leaf == "∈":
            return bind(p, p.node(head, (body, index, low.args[1]), start), index, start)
        if index.head == "name" and low.leaf == "=":
            said, meant = "The upper limit of this sum is missing.", "Write Σ_{n=1}^{N}."
            raise p.refuse(said, "missing-limit", meant, low.span)
        found = index_of(low)
        if found is not None:
            return bind(p, p.node(f"{head}where", (body, found, low), start), found, start)
    if high is not None and low.leaf == "=" and index.head == "name" and len(low.args) == 2:
        return bind(p, p.node(head, (body, index, low.args[1], high), start), index, start)
    if high is not None and low.head == "name":  # Σ_i^N
        args = (body, low, unsaid.first_of(p.scope, low, body), high)
        return bind(p, p.node(head, args, start), low, start)
    raise p.refuse(
        "What stands under the sign is not an index with its start.", "missing-index", None, low.span
    )


def _with_condition(p: Parser, head: str, body: Tree, low: Tree, high: Tree | None, start: int) -> Tree:
    """Σ_{n: y_n = k}, Σ_{n ∈ C, n ≠ m}"""
    index, condition = low.args if len(low.args) == 2 else (low, low)  # Σ_{i, j, kk}: refused
    if index.head == "relation" and index.leaf == "∈":
        index, condition = index.args[0], Tree("and", (index, condition), None, low.span)
    if high is None and (ranged := pairs.ranged(p, index, body)) is not None:
        if (second := pairs.ranged(p, condition, body)) is not None and second[0] != ranged[0]:
            body = bind(p, p.node(head, (body, *second), start), second[0], start)
            return bind(p, p.node(head, (body, *ranged), start), ranged[0], start)
        index, condition = ranged[0], Tree("and", (index, condition), None, low.span)
    if index.head == "relation" and index.leaf == "=" and high is not None and len(index.args) == 2:
        first = index.args[1]  # Σ_{i=1, i≠j}^{N}
        index = index.args[0]
        if unsaid.range_of(p.scope, index, body) != (first, high):
            between = Tree("relation", (first, index, high), "<= <=", low.span)
            condition = Tree("and", (between, condition), None, low.span)
        high = None
    if index.head == "name" and high is None and condition.head in CONDITIONS:
        return bind(p, p.node(f"{head}where", (body, index, condition), start), index, start)
    raise p.refuse(
        "Under the sign an index, a colon and a condition are expected.", "missing-index",
        "Write Σ_{n: y_n = k} … .", low.span,
    )  # fmt: skip


def one_limit(p: Parser) -> Tree:
    """end = ("^" | "_") ( "{" sum "}" | { "-" | "+" } ( name | number | "(" sum ")" ) ) | superscript"""
    if p.kind in ("sup", "sub"):
        _, text, start, _ = p.next()
        return p.inner_text(text, start)
    p.next()
    if p.kind != "{":
        return _one(p)
    kept = p.opened()
    inner = p.sum()
    p.closed(kept)
    return inner


def _one(p: Parser) -> Tree:
    """A limit without braces."""
    signs = p.signs() if p.kind in ("-", "+") else []
    kind, text, _, _ = p.tokens[p.at]
    if kind == "word" and (text not in sp.CONSTANTS or p.scope.lookup(text) is not None):
        return p.signed(signs, functions.bare_word(p))
    if kind in ("word", "num", "(", "fraction", "cmd"):
        return p.signed(signs, p.atoms[kind](p))
    raise p.refuse(f"Expected a limit, found {p.found()}.", "missing-limit")


def _over_the_line(p: Parser, start: int) -> tuple[Tree | None, Tree | None]:
    """`∫_ℝ`: from -∞ to ∞."""
    texts = [text for _, text, *_ in p.tokens[p.at : p.at + 4]]
    length = 2 if texts[:2] == ["_", "ℝ"] else 4 if texts == ["_", "{", "ℝ", "}"] else 0
    if not length:
        return None, None
    p.go(p.at + length)
    far = p.node("constant", (), start, "oo")
    return p.node("neg", (far,), start), far


def integral(p: Parser) -> Tree:
    """integral = "∫" [ "_" end ] [ "^" end ] [ sum ] "d" name"""
    start = p.next()[2]
    p.deeper()
    low, high = _over_the_line(p, start)
    while p.kind in ("_", "sub", "^", "sup"):
        if p.kind in ("_", "sub"):
            low = one_limit(p)
        else:
            high = one_limit(p)
    if (low is None) != (high is None):
        raise p.refuse("An integral has both limits or none.", "missing-limit", None, (start, p.last_end()))
    p.differentials += 1
    differentials.take_out(p)
    body = ONE if p.kind == "word" and p.is_differential() else p.sum()
    p.differentials -= 1
    p.level -= 1
    if p.kind != "word" or not p.is_differential():
        raise p.refuse("The integral does not say its variable: dx is missing.", "missing-differential")
    variable = _differential(p)
    while p.take("/"):  # ∫ dz/z
        body = p.node("div", (body, p.factor()), start)
    limits = () if low is None or high is None else (low, high)
    return bind(p, p.node("int", (body, variable, *limits), start), variable, start)


def _differential(p: Parser) -> Tree:
    """differential = "d" name"""
    if p.tokens[p.at][1] != "d":
        p.split("d")
    p.next()
    kind, text, _, _ = p.tokens[p.at]
    if kind == "cmd":
        found = p.atoms["cmd"](p)
        if found.head == "name":
            return found
    elif kind == "word" and text[0].isalpha():
        if p.scope.lookup(text) is None and p.written_out() and len(text) <= cutting.LONGEST_WORD:
            pieces = cutting.cut(p, text)
            if pieces is not None and len(pieces) > 1:
                p.cut(pieces)
        variable = functions.bare_word(p, whole=True)
        if variable.head == "name":
            return variable
    raise p.refuse("After d the variable of the integral is expected.", "missing-differential")


ATOMS: dict[str, Atom] = {"∑": big, "Σ": big, "∏": big, "Π": big, "∫": integral}
