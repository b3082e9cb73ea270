"""Which words mean something only where they stand: P( ), E[ ], N( ), sigma( ), δ_{ij}, arg max, I, ∇, ℝ?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import chance, derivatives, functions, subscripts, written_out
from derivations.language import spellings as sp
from derivations.language.binders import bind
from derivations.language.plain_words import END
from derivations.language.tree import Tree, name, number

if TYPE_CHECKING:
    from derivations.language.parser import Parser

_BRACKETS = frozenset(("(", "[", "\\{"))
_COMMA = frozenset((",",))
_SEPARATORS = frozenset((",", ";", "|"))


def special(p: Parser, text: str, start: int) -> Tree | None:
    """special = probability | expectation | normal | logistic | kronecker | gradient | average

    None: a name.
    """
    after = p.peek()
    if (text == "P" and after == "(") or (text == "Pr" and after in ("(", "[")):
        return chance.probability(p, start)
    if text == "p" and after == "(" and _is_density(p):
        return chance.probability(p, start)
    if text in ("E", "𝔼") and after in ("[", "(", "\\{", "{"):
        p.next()
        return chance.moment(p, "E", start)
    if text in ("E", "𝔼") and after in ("_", "sub") and _subscript_then_bracket(p, text):
        return chance.over(p, start)
    if text == "𝕍" or (text == "V" and after in ("[", "(") and not p.scope.free):
        p.next()
        if p.kind == "word" and p.tokens[p.at][1] == "ar":
            p.next()
        return functions.function(p, "var", start)
    if text == "𝔼" and after == "word" and (mean := chance.of_factor(p, start)) is not None:
        return mean
    if text == "𝔼":
        raise p.refuse("The expectation needs its argument: E[…].", "missing-argument")
    if text == "𝒩" or (text == "N" and after == "(" and p.holds(p.at + 1, _SEPARATORS)):
        return normal(p, start)
    if text == "sigma" and (after in ("(", "'", "\\{") or (not p.scope.free and _power_of_call(p))):
        p.next()
        return functions.function(p, "sigmoid", start)
    if text == "C" and after == "(" and p.holds(p.at + 1, _COMMA):
        p.next()
        return functions.function(p, "binomial", start)
    if text == "arg" and after == "word" and p.tokens[p.at + 1][1] in ("max", "min"):
        p.next()
        return functions.function(p, f"arg{p.next()[1]}", start)
    if text == "delta" and (after in ("_", "sub", "[") or (after == "(" and p.holds(p.at + 1, _COMMA))):
        return _kronecker(p, start)
    if text == "I" and after in ("(", "[", "\\{", "{") and p.holds(p.at + 1, sp.RELATIONS):
        p.next()
        return p.node("indicator", (_one(p, "I", start),), start)
    if text == "I" and any(domain.dimensions for domain in p.scope.domains.values()):
        p.next()
        below = subscripts.lowered(p, None) if p.kind in ("_", "sub") else []  # its size, or two indices
        if len(below) == 2 and below[0] != below[1]:
            return p.node("indicator", (p.node("relation", tuple(below), start, "="),), start)
        return p.node("name", (), start, "I")
    if text == "nabla":
        return gradient(p, start)
    if text == "ℝ":
        p.next()
        return _reals(p, start)
    if text in written_out.CALLED and after == "(":
        return written_out.called(p, text, start)
    return None


def _power_of_call(p: Parser) -> bool:
    """σ²(v), σ^2(v), \\sigma^{2}(v)"""
    kinds = [kind for kind, _, _, _ in p.tokens[p.at + 1 : p.at + 6]]
    return (
        kinds[:2] == ["sup", "("]
        or kinds[:3] == ["^", "num", "("]
        or kinds[:5] == ["^", "{", "num", "}", "("]
    )


def _reals(p: Parser, start: int) -> Tree:
    """reals = "ℝ"      (a letter where the question declares an R)"""
    declared = p.scope.lookup("R")
    if declared is not None:
        return p.node("name", (), start, declared)
    if p.kind in ("^", "sup"):
        raise p.refuse("A set of vectors is not part of the language.", "bad-superscript")
    infinity = p.node("constant", (), start, "oo")
    return p.node("tuple", (p.node("neg", (infinity,), start), infinity), start)


def _subscript_then_bracket(p: Parser, text: str) -> bool:
    """E_x[…], 𝔼_{x∼p}[…]"""
    if subscripts.bracket_follows(p):
        return True
    if p.peek() != "_" or p.peek(2) != "{":
        return False
    at, depth = p.at + 2, 0
    while p.tokens[at][0] != END:
        depth += {"{": 1, "}": -1}.get(p.tokens[at][0], 0)
        at += 1
        if not depth:
            break
    return p.tokens[at][0] in (_BRACKETS if text == "𝔼" else "[")


def _one(p: Parser, head: str, start: int) -> Tree:
    """The only argument of E or I."""
    found = functions.arguments(p)
    if len(found) == 2 and p.text[found[0].span[1] : found[1].span[0]].strip() in ("|", "\\mid", "∣"):
        raise p.refuse(
            "A conditional expectation is not part of the language.", "arity", "Write the sum or integral.",
            (start, p.last_end()),
        )  # fmt: skip
    if len(found) != 1:
        raise p.refuse(f"{head} takes one argument, not {len(found)}.", "arity", None, (start, p.last_end()))
    return found[0]


def _is_density(p: Parser) -> bool:
    """Does p( | ) or p( , ) stand somewhere in the text?  Then p is a probability there, and not a factor."""
    if not p.scope.free and p.scope.lookup("p") is not None:
        return False
    return any(
        token[1] == "p"
        and p.tokens[at + 1][0] == "("
        and p.tokens[at + 2][0] != "|"
        and p.holds(at + 1, _SEPARATORS)
        for at, token in enumerate(p.tokens[:-2])
    )


def normal(p: Parser, start: int) -> Tree:
    """normal = "N" "(" [ formula "|" ] mean "," variance ")" """
    p.next()
    if p.kind != "(":
        raise p.refuse("The normal distribution needs its mean and variance: N(mu, s2).", "missing-argument")
    found = functions.arguments(p)
    if len(found) not in (2, 3):
        raise p.refuse("N takes a mean and a variance: N(x | mu, s2).", "arity", None, (start, p.last_end()))
    return p.node("normal", tuple(found), start)


def _kronecker(p: Parser, start: int) -> Tree:
    """kronecker = "δ" ( "_" two indices | "[" sum "," sum "]" | "(" sum "," sum ")" )"""
    p.next()
    if p.kind == "(":
        found = functions.arguments(p)
    else:
        found = subscripts.bracketed(p, "delta", 2) if p.kind == "[" else subscripts.lowered(p, 2)
    if len(found) == 2:
        return p.node("delta", tuple(found), start)
    if not p.scope.free:
        p.waits("delta", start, start + 1)
    return p.node("index", (name("delta"), *found), start)


def gradient(p: Parser, start: int) -> Tree:
    """gradient = ("∇" | "∂") "_" name ( name [ "(" name ")" ] | "(" formula ")" )"""
    _, _, *span = p.next()
    if p.kind not in ("_", "sub"):
        raise p.refuse(
            "∇ needs the name it differentiates by: ∇_w L.", "missing-index", None, (span[0], span[1])
        )
    variable = functions.lowered(p, "∇")
    if variable.head not in ("name", "index"):
        raise p.refuse("Under ∇ a single name is expected.", "index-expected", None, variable.span)
    if p.kind == "(":
        p.deeper()
        body = p.factor()
        p.level -= 1
        return bind(p, p.node("diff", (body, variable, number(1)), start), variable, start)
    top = derivatives.differentiated(p)
    if top is None:
        raise p.refuse(
            "After ∇ the name of what is differentiated is expected.", "missing-argument", "Write ∇_w (…)."
        )
    bind(p, top, variable, start)
    derivatives.of_argument(p, [variable])
    return p.node("derivative", (top, variable, number(1)), start)
