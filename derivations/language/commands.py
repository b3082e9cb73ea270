"""What does a LaTeX command with arguments say, and a root sign?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import derivatives
from derivations.language import spellings as sp
from derivations.language.tree import ONE, Tree

if TYPE_CHECKING:
    from derivations.language.parser import Atom, Parser


def command(p: Parser) -> Tree:
    """command = "\\frac" group group | "\\sqrt" [ "[" sum "]" ] group | "\\binom" group group | accent group"""
    _, text, start, _ = p.tokens[p.at]
    if text == "frac":
        return _frac(p, start)
    p.next()
    if text == "binom":
        return p.node("binomial", (group(p, "\\binom"), group(p, "\\binom")), start)
    if text == "sqrt":
        return _root(p, start)
    return _accent(p, text, start)


def _frac(p: Parser, start: int) -> Tree:
    after = p.tokens[p.at + 1][0], p.tokens[p.at + 2][0], p.tokens[p.at + 2][1]
    p.next()
    if after[0] == "{" and (after[1] == "∂" or (after[1] == "word" and after[2][:1] == "d")):
        waiting = len(p.undeclared)
        found = derivatives.derivative(p, in_fraction=True)
        if found is not None:
            return found
        del p.undeclared[waiting:]
    return p.node("div", (group(p, "\\frac"), group(p, "\\frac")), start)


def group(p: Parser, what: str) -> Tree:
    """group = "{" relation "}" | digit | letter"""
    if p.kind == "{":
        opened = p.next()
        bars, p.bars = p.bars, False
        differentials, p.differentials = p.differentials, 0
        p.depth += 1
        p.deeper()
        if p.kind == "}":
            raise p.refuse(f"An argument of {what} is empty.", "missing-operand")
        inner = p.relation()
        p.level -= 1
        p.depth -= 1
        p.bars = bars
        p.differentials = differentials
        if p.kind == "end of the text":
            raise p.refuse("The brace opened here is not closed.", "bracket-open", span=opened[2:])
        if p.kind != "}":
            raise p.unexpected()
        p.next()
        return inner
    kind, text, start, end = p.tokens[p.at]
    if kind in ("num", "word") and len(text) > 1 and end - start == len(text):
        # \frac12 is a half: one digit or letter an argument
        p.tokens[p.at : p.at + 1] = [(kind, text[0], start, start + 1), (kind, text[1:], start + 1, end)]
        p.go(p.at)
    if kind == "num":
        p.next()
        return Tree("number", (), _digit(text), (start, start + 1))
    if kind in ("word", "cmd", "fraction"):
        return p.atom()
    raise p.refuse(f"Expected an argument of {what}, found {p.found()}.", "missing-operand")


def _digit(text: str):  # type: ignore[no-untyped-def]
    from fractions import Fraction

    return Fraction(text[0]) if len(text) > 1 else Fraction(text)


def _root(p: Parser, start: int) -> Tree:
    order: Tree | None = None
    if p.kind == "[":
        p.next()
        order = p.sum()
        p.expect("]", "to close the order of the root")
    inner = group(p, "\\sqrt") if p.kind != "(" else p.atom()
    if order is None:
        return p.node("sqrt", (inner,), start)
    return p.node("pow", (inner, p.node("div", (ONE, order), start)), start)


def _accent(p: Parser, text: str, start: int) -> Tree:
    """\\hat{y}_i: the name yhat, with its subscripts."""
    from derivations.language import subscripts, words

    suffix = sp.ACCENT_COMMANDS[text]
    braces = p.take("{")
    kind, letter, at, _ = p.tokens[p.at]
    if kind != "word":
        raise p.refuse(f"\\{text} stands over a single name.", "bad-accent")
    if not braces and len(letter) > 1 and letter not in sp.GREEK_WORDS and p.tokens[p.at][3] - at == len(letter):
        p.tokens[p.at : p.at + 1] = [("word", letter[0], at, at + 1), ("word", letter[1:], at + 1, at + len(letter))]
        p.go(p.at)
        letter = letter[0]
    base = letter + suffix
    inside = subscripts.raw(p, p.at + 1) if braces else None
    if inside is not None and p.tokens[inside[1]][0] == "}":
        # \hat{y_i}: the subscript moves outside
        closing = p.tokens.pop(inside[1])
        p.tokens.insert(p.at + 1, closing)
    p.tokens[p.at] = ("word", base, at, p.tokens[p.at][3])
    if braces:
        if p.tokens[p.at + 1][0] != "}":
            raise p.refuse(f"\\{text} stands over a single name.", "bad-accent")
        del p.tokens[p.at + 1]
    p.go(p.at)
    declared = p.scope.lookup(base)
    if declared is None and (joined := subscripts.joined(p, base)) is not None:
        return words.named(p, joined, start)
    p.next()
    if declared is None and not p.scope.free:
        p.undeclared.append((base, start, p.last_end()))
    return words.named(p, declared or base, start)


def root_sign(p: Parser) -> Tree:
    """root = "√" factor"""
    start = p.next()[2]
    if p.kind not in p.atoms:
        raise p.refuse("What stands under the root is missing.", "missing-operand")
    inner = p.postfix()
    if p.kind == "sup" and inner.head in ("name", "index", "number"):
        inner = p.raised(inner, p.superscript(), start)
    return p.node("sqrt", (inner,), start)


def empty_set(p: Parser) -> Tree:
    start = p.next()[2]
    return p.node("set", (), start)


ATOMS: dict[str, Atom] = {
    "cmd": command, "√": root_sign, "∂": derivatives.partial, "∅": empty_set,
}  # fmt: skip
