"""How is a function applied?

With a bracket (`exp(x)`), without one (`sin 2x`, `log x`), to a power (`cos^2(x)`), inverted (`sin^{-1} x`), differentiated
(`tanh'(v)`); and the forms with an inner variable (`sum(x[n], n, 1, N)`, `diff(f, x)`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import spellings as sp
from derivations.language.tree import ONE, Tree, name, number

if TYPE_CHECKING:
    from derivations.language.parser import Parser

_BINDERS = {"sum": 1, "prod": 1, "int": 1}
_CLOSING = {"(": ")", "[": "]", "{": "}", "\\{": "\\}"}


def arguments(p: Parser, doing: str) -> list[Tree]:
    """arguments = "(" [ relation { ("," | ";" | "|") relation } ] ")"      (and the same in [ ] or { })"""
    opened = p.next()
    closing = _CLOSING[opened[0]]
    p.depth += 1
    bars, p.bars = p.bars, True
    subscript, p.subscript = p.subscript, False
    differentials, p.differentials = p.differentials, 0
    found: list[Tree] = []
    if p.kind != closing:
        found.append(p.relation())
        while p.kind in (",", ";", "|"):
            p.next()
            found.append(p.relation())
    p.bars = bars
    p.subscript = subscript
    p.differentials = differentials
    p.depth -= 1
    if p.kind == "end of the text":
        raise p.refuse("The bracket opened here is not closed.", "bracket-open", span=opened[2:])
    p.expect(closing, f"to close {doing}")
    return found


def function(p: Parser, head: str, start: int) -> Tree:
    """call = function [ "_" base ] [ "'" ] [ "^" exponent ] ( arguments | factor { factor } )"""
    base: Tree | None = None
    if p.kind in ("_", "sub"):
        base = lowered_base(p, head)
    primes = 0
    while p.take("'"):
        primes += 1
    power: Tree | str | None = None
    if p.kind == "^":
        p.next()
        power = p.exponent()
    elif p.kind == "sup":
        power = p.superscript()
    if power is not None and isinstance(power, str):
        raise p.refuse(f"A transposed {head} has no meaning.", "bad-superscript")
    if power is not None and power.head == "neg" and power.args[0] == ONE:
        inverse = sp.INVERSE_FUNCTIONS.get(head)
        if inverse is None or head in ("exp", "log"):
            raise p.refuse(
                f"{head}^(-1) may mean 1/{head} or the inverse function.", "inverse-function",
                f"Write 1/{head}(…) or the inverse by its name.", (start, p.last_end()),
            )  # fmt: skip
        head, power = inverse, None
    found = _arguments_of(p, head, start)
    if primes:
        tree = p.node("call", (_primed(p, name(head), primes, start), *found), start)
    else:
        tree = build(p, head, found, start, base)
    return tree if power is None else p.node("pow", (tree, power), start)


def lowered_base(p: Parser, head: str) -> Tree:
    """The base of a logarithm: log_2 x."""
    if p.kind == "sub":
        _, text, start, _ = p.next()
        return p.inner_text(text, start)
    underscore = p.next()
    if p.kind == "{":
        p.next()
        inner = p.relation()
        p.expect("}", "to close the subscript")
        return inner
    if p.kind not in ("num", "word"):
        raise p.refuse(f"Expected the base or index of {head} after _.", "bad-subscript", span=underscore[2:])
    return p.postfix() if p.kind == "num" else bare_word(p)


def bare_word(p: Parser) -> Tree:
    _, text, start, end = p.next()
    canonical = p.scope.lookup(text)
    if canonical is None and not p.scope.free:
        p.undeclared.append((text, start, end))
    return name(canonical or text, (start, end))


def _arguments_of(p: Parser, head: str, start: int) -> list[Tree]:
    if p.kind in ("(", "\\{") or (p.kind == "[" and p.touching()) or (p.kind == "{" and p.latex):
        return arguments(p, f"the arguments of {head}")
    if head in sp.PREFIX_FUNCTIONS:
        return [run(p, head)]
    if p.kind == "[":
        return arguments(p, f"the arguments of {head}")
    raise p.refuse(
        f"{head} needs its argument in brackets: {head}(…).", "missing-argument", span=(start, p.last_end())
    )


def run(p: Parser, head: str) -> Tree:
    """The argument of a function without brackets: the factors written side by side after it."""
    start = p.start()
    if p.kind in ("-", "+"):
        return p.signed_run(start, head)
    if p.kind not in p.atoms:
        raise p.refuse(f"The argument of {head} is missing.", "missing-argument")
    factors = [p.factor()]
    while p.kind in ("word", "num", "fraction", "(", "cmd", "√", "|") and not _is_function(p) and p.beside():
        if p.kind == "(" and not p.touching():
            break
        factors.append(p.factor())
    return factors[0] if len(factors) == 1 else p.node("mul", tuple(factors), start)


def _is_function(p: Parser) -> bool:
    kind, text, _, _ = p.tokens[p.at]
    if kind != "word" or p.scope.lookup(text) is not None:
        return False
    return sp.FUNCTION_WORDS.get(text, text) in sp.FUNCTIONS


def _primed(p: Parser, function: Tree, primes: int, start: int) -> Tree:
    return p.node("prime", (function,), start, str(primes))


def build(p: Parser, head: str, found: list[Tree], start: int, base: Tree | None = None) -> Tree:
    """The node of a function over its arguments: arity, inner variables and the forms with tuples."""
    fewest, most, _ = sp.FUNCTIONS[head]
    if base is not None:
        if head == "log":
            return p.node("log", (*found, base), start)
        if head in ("argmax", "argmin", "max", "min", "limit") and len(found) == 1:
            if head in ("argmax", "argmin"):
                return bind(p, p.node(head, (found[0], base), start), base, start)
        if head not in ("norm",):
            raise p.refuse(f"A subscript under {head} has no meaning here.", "bad-subscript", span=(start, p.last_end()))
        found = [*found, base]
    if not fewest <= len(found) <= most:
        wanted = f"{fewest}" if fewest == most else (f"{fewest} to {most}" if most < 10 else f"{fewest} or more")
        what = sp.FUNCTIONS[head][2]
        raise p.refuse(
            f"{head} takes {wanted} argument{'' if wanted == '1' else 's'}, not {len(found)} ({what}).", "arity",
            span=(start, p.last_end()),
        )  # fmt: skip
    if head in ("sum", "prod", "int"):
        return _binder(p, head, found, start)
    if head in ("diff", "limit", "argmax", "argmin"):
        return _with_variable(p, head, found, start)
    if head == "piecewise":
        return _piecewise(p, found, start)
    if head == "root":
        return p.node("pow", (found[0], p.node("div", (ONE, found[1]), start)), start)
    if head == "interval":
        return p.node("interval", tuple(found), start, "[]")
    return p.node(head, tuple(found), start)


def _binder(p: Parser, head: str, found: list[Tree], start: int) -> Tree:
    if len(found) == 1:
        return p.node(head, (found[0],), start)
    variable = found[1]
    if variable.head == "relation" and head != "int":
        left, right = variable.args[0], variable.args[-1]
        if variable.leaf == "∈" and left.head == "name":
            return bind(p, p.node(head, (found[0], left, right), start), left, start)
        if variable.leaf == "=" and left.head == "name" and len(found) == 3:
            return bind(p, p.node(head, (found[0], left, right, found[2]), start), left, start)
        index = left if left.head == "name" else next(iter(left.args[1:]), left)
        return bind(p, p.node(f"{head}where", (found[0], index, variable), start), index, start)
    if variable.head != "name":
        raise p.refuse(
            f"The second argument of {head} is its index or variable, a single name.", "index-expected",
            f"{head}(…, n, 1, N)" if head != "int" else "int(…, x, a, b)", variable.span,
        )  # fmt: skip
    if head == "int" and len(found) == 3:
        raise p.refuse("int takes a lower and an upper limit, or none.", "arity", span=(start, p.last_end()))
    if len(found) == 3 and found[2].head == "relation":
        return bind(p, p.node(f"{head}where", tuple(found), start), variable, start)
    return bind(p, p.node(head, tuple(found), start), variable, start)


def _with_variable(p: Parser, head: str, found: list[Tree], start: int) -> Tree:
    if len(found) == 1:
        return p.node(head, tuple(found), start)
    variable = found[1]
    if variable.head not in ("name", "index"):
        raise p.refuse(
            f"The second argument of {head} is a variable, a single name.", "index-expected", span=variable.span
        )
    if head == "diff":
        order = found[2] if len(found) == 3 else ONE
        if order.head != "number" or order.leaf is None or not 1 <= _integer(order) <= 6:
            raise p.refuse("The order of a derivative is an integer from 1 to 6.", "bad-order", span=order.span)
        return p.node("diff", (found[0], variable, order), start)
    return bind(p, p.node(head, tuple(found), start), variable, start)


def _integer(tree: Tree) -> int:
    value = number(0).leaf if tree.leaf is None else tree.leaf
    return int(value) if not isinstance(value, str) and value.denominator == 1 else 0


def _piecewise(p: Parser, found: list[Tree], start: int) -> Tree:
    args: list[Tree] = []
    for at, one in enumerate(found):
        if one.head == "tuple" and len(one.args) == 2:
            args += one.args
        elif at == len(found) - 1 and at > 0:
            args.append(one)
        else:
            raise p.refuse(
                "piecewise takes pairs: piecewise((value, condition), …).", "piecewise-pairs", span=one.span
            )
    return p.node("piecewise", tuple(args), start)


def bind(p: Parser, tree: Tree, variable: Tree, start: int) -> Tree:
    """The variable means something inside the tree only: names waiting for a declaration there are settled."""
    word = str(variable.leaf) if variable.head == "name" else ""
    p.bound.add(word)
    end = p.last_end()
    p.undeclared = [one for one in p.undeclared if not (one[0] == word and start <= one[1] < end)]
    return tree


def applied(p: Parser, base: Tree, indices: tuple[Tree, ...], primes: int, start: int) -> Tree:
    """application = function { "'" } "(" arguments ")"      (a declared or abstract function)"""
    word = str(base.leaf)
    if indices:
        base = p.node("index", (base, *indices), start)
    if primes:
        base = _primed(p, base, primes, start)
    if p.kind == "(" or (p.kind == "[" and p.touching()):
        found = arguments(p, f"the arguments of {word}")
        if not found:
            raise p.refuse(f"The argument of {word} is missing.", "missing-argument", span=(start, p.last_end()))
        return p.node("call", (base, *found), start)
    if primes:
        raise p.refuse(
            f"{word}{chr(39) * primes} needs its argument: {word}{chr(39) * primes}(…).", "prime-without-argument",
            span=(start, p.last_end()),
        )  # fmt: skip
    return base


def special(p: Parser, text: str, start: int) -> Tree | None:
    """Words that mean something only where they stand: P( ), E[ ], N( ), sigma( ), delta_{ij}, arg max, I."""
    after = p.peek()
    if text in ("P", "Pr") and after == "(":
        p.next()
        return probability(p, start)
    if text in ("E", "𝔼") and after in ("[", "(", "\\{", "{"):
        p.next()
        return p.node("E", (_one(arguments(p, "the expectation"), p, "E", start),), start)
    if text == "𝔼":
        raise p.refuse("The expectation needs its argument: E[…].", "missing-argument")
    if text == "𝒩" or (text == "N" and after == "(" and _looks_normal(p)):
        p.next()
        if p.kind != "(":
            raise p.refuse("The normal distribution needs its mean and variance: N(mu, s2).", "missing-argument")
        found = arguments(p, "the normal distribution")
        if len(found) not in (2, 3):
            raise p.refuse("N takes a mean and a variance: N(x | mu, s2).", "arity", span=(start, p.last_end()))
        return p.node("normal", tuple(found), start)
    if text == "sigma" and after in ("(", "'", "\\{"):
        p.next()
        return function(p, "sigmoid", start)
    if text == "sigma" and after in ("^", "sup") and _power_then_bracket(p):
        p.next()
        return function(p, "sigmoid", start)
    if text == "arg" and after == "word" and p.tokens[p.at + 1][1] in ("max", "min"):
        p.next()
        which = p.next()[1]
        return function(p, f"arg{which}", start)
    if text == "delta" and after in ("_", "sub", "["):
        return _kronecker(p, start)
    if text == "I" and after in ("(", "[", "\\{") and _holds_relation(p, p.at + 1):
        p.next()
        return p.node("indicator", (_one(arguments(p, "the indicator"), p, "I", start),), start)
    if text == "I" and not p.scope.free and any(d.dimensions == 2 for d in p.scope.domains.values()):
        p.next()
        if p.kind == "_":
            lowered_base(p, "I")
        return p.node("name", (), start, "I")
    return None


def _power_then_bracket(p: Parser) -> bool:
    return p.tokens[p.at + 1][0] == "sup" and p.peek(2) == "(" and not p.scope.free


def _looks_normal(p: Parser) -> bool:
    """N( … , … ) or N( … | … , … )"""
    depth, at = 0, p.at + 1
    while at < len(p.tokens):
        kind = p.tokens[at][0]
        if kind in ("(", "[", "{"):
            depth += 1
        elif kind in (")", "]", "}"):
            depth -= 1
            if depth == 0:
                return False
        elif kind in (",", ";", "|") and depth == 1:
            return True
        at += 1
    return False


def _holds_relation(p: Parser, at: int) -> bool:
    depth = 0
    while at < len(p.tokens):
        kind = p.tokens[at][0]
        if kind in ("(", "[", "{", "\\{"):
            depth += 1
        elif kind in (")", "]", "}", "\\}"):
            depth -= 1
            if depth == 0:
                return False
        elif kind in sp.RELATIONS and depth == 1:
            return True
        at += 1
    return False


def _one(found: list[Tree], p: Parser, head: str, start: int) -> Tree:
    if len(found) != 1:
        raise p.refuse(f"{head} takes one argument, not {len(found)}.", "arity", span=(start, p.last_end()))
    return found[0]


def _kronecker(p: Parser, start: int) -> Tree:
    from derivations.language import subscripts

    p.next()
    found = subscripts.bracketed(p, "delta", 2) if p.kind == "[" else subscripts.lowered(p, "delta", 2)
    if len(found) != 2:
        return p.node("index", (name("delta"), *found), start)
    return p.node("delta", tuple(found), start)


def probability(p: Parser, start: int) -> Tree:
    """probability = "P" "(" relation { ("," | "∩") relation } [ "|" relation { "," relation } ] ")" """
    opened = p.next()
    p.depth += 1
    bars, p.bars = p.bars, True
    sides: list[list[Tree]] = [[]]
    while True:
        sides[-1].append(p.relation())
        if p.kind in (",", ";"):
            p.next()
        elif p.kind == "|" and len(sides) == 1:
            p.next()
            sides.append([])
        else:
            break
    p.bars = bars
    p.depth -= 1
    if p.kind == "end of the text":
        raise p.refuse("The bracket opened here is not closed.", "bracket-open", span=opened[2:])
    p.expect(")", "to close the probability")
    args = tuple(side[0] if len(side) == 1 else Tree("tuple", tuple(side), None, side[0].span) for side in sides)
    return p.node("P", args, start)
