"""What does a LaTeX command with arguments say, and a root sign?"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from derivations.language import derivatives, naming, powers, subscripts, words
from derivations.language import spellings as sp
from derivations.language.binders import build
from derivations.language.plain_words import END
from derivations.language.tree import Tree, number

if TYPE_CHECKING:
    from derivations.language.parser import Atom, Parser

_STACKED = {"underset": 2, "mathop": 1}  # how many groups
_ROOTS = {"√": 2, "∛": 3, "∜": 4}


def command(p: Parser) -> Tree:
    """command = "\\frac" group group | "\\sqrt" [ "[" sum "]" ] group | "\\binom" group group | accented"""
    _, text, start, _ = p.next()
    if text == "frac":
        if p.kind == "{" and (p.peek() == "∂" or (p.peek() == "word" and p.tokens[p.at + 1][1][0] == "d")):
            found = derivatives.derivative(p, in_fraction=True)
            if found is not None:
                return Tree(found.head, found.args, found.leaf, (start, found.span[1]))
        return p.node("div", (group(p, "\\frac"), group(p, "\\frac")), start)
    if text == "binom":
        return p.node("binomial", (group(p, "\\binom"), group(p, "\\binom")), start)
    if text in _STACKED:
        return _stacked(p, text)
    return _root(p, start) if text == "sqrt" else _accented(p, text, start)


def _stacked(p: Parser, text: str) -> Tree:
    """stacked = "\\underset" group group | "\\mathop" group

    `\\underset{x}{\\arg\\min}` is `\\arg\\min_{x}`.
    """
    p.deeper()
    groups = []
    for _ in range(_STACKED[text]):
        if p.kind != "{":
            raise p.refuse(f"After \\{text} braces are expected.", "bad-command")
        first = at = p.at
        depth = 0
        while True:
            depth += {"{": 1, "}": -1}.get(p.tokens[at][0], 0)
            if not depth or p.tokens[at][0] == END:
                break
            at += 1
        if p.tokens[at][0] == END:
            raise p.not_closed(p.tokens[first])
        groups.append(p.tokens[first : at + 1])
        p.go(at + 1)
    under = [] if text == "mathop" else [("_", "_", *groups[0][0][2:]), *groups[0]]
    inner = groups[-1][1:-1] + under
    size = sum(map(len, groups))
    p.tokens[p.at - size : p.at] = inner
    p.go(p.at - size)
    if p.kind not in p.atoms:
        raise p.unexpected()
    found = p.factor()
    p.level -= 1
    return found


def group(p: Parser, what: str) -> Tree:
    """group = "{" formula "}" | digit | letter"""
    if p.kind == "{":
        if p.peek() == "}":
            raise p.refuse(f"An argument of {what} is empty.", "missing-operand")
        kept = p.opened()
        p.subscript = kept[3]  # an index may be a fraction
        inner = p.formula()
        p.closed(kept)
        return inner
    kind, text, start, _ = p.tokens[p.at]
    if kind == "num" and text[0].isdigit():
        if len(text) > 1 and p.written_out():  # \frac12 is a half: one digit an argument
            middle, rest = start + 1, text[1:]
            sort = "num" if rest.strip(".") else "."
            p.tokens[p.at : p.at + 1] = [
                ("num", text[0], start, middle),
                (sort, rest, middle, start + len(text)),
            ]
        p.next()
        return p.node("number", (), start, Fraction(text[0]))
    if kind == "word" and len(text) > 1 and p.written_out() and p.scope.lookup(text) is None:
        p.split(text[0])
    if kind in ("word", "cmd", "fraction"):
        p.deeper()
        found = p.atoms[kind](p)
        p.level -= 1
        return found
    raise p.refuse(f"Expected an argument of {what}, found {p.found()}.", "missing-operand")


def _root(p: Parser, start: int) -> Tree:
    """The rest of \\sqrt."""
    order: Tree | None = None
    if p.kind == "[":
        kept = p.opened()
        order = p.sum()
        p.closed(kept)
    inner = group(p, "\\sqrt") if p.kind != "(" else p.atoms["("](p)
    if order is None:
        return p.node("sqrt", (inner,), start)
    return build(p, "root", [inner, order], start)


def _accented(p: Parser, text: str, start: int) -> Tree:
    """accented = accent ( name | "{" name [ subscript ] "}" )      (`\\hat{y}_i` is the name yhat)"""
    suffix = sp.ACCENT_COMMANDS[text]
    braces = p.take("{")
    if braces and p.kind == "{" and p.peek(2) == "}":  # \\hat{\\boldsymbol{\\theta}}
        del p.tokens[p.at + 2], p.tokens[p.at]
        p.go(p.at)
    kind, letter, at, end = p.tokens[p.at]
    if kind != "word":
        if braces and kind == "cmd" and letter in sp.ACCENT_COMMANDS:
            return _over_accent(p, suffix, start)
        raise p.refuse(f"\\{text} stands over a single name.", "bad-accent")
    if suffix and not p.written_out() and naming.accent_of(letter):
        raise p.refuse("One accent stands over a letter.", "bad-accent", None, (start, end))  # \\hat ŷ
    if not braces and len(letter) > 1 and p.written_out():
        p.split(letter[0])
        letter, end = letter[0], at + 1
    base = letter + suffix
    if braces and len(letter) > 1 and p.scope.free and letter not in sp.GREEK_WORDS and p.written_out():
        raise p.refuse(f"\\{text} stands over a single name.", "bad-accent", None, (at, end))
    p.tokens[p.at] = ("word", base, at, end)
    if braces:
        _close_before_subscript(p, text)
    if (joined := subscripts.joined(p, base)) is not None:
        return words.named(p, joined, start)
    p.next()
    declared = p.scope.lookup(base)
    if declared is None:
        p.waits(base, start, p.last_end())
    return words.named(p, declared or base, start)


def _over_accent(p: Parser, suffix: str, start: int) -> Tree:
    """An accent over an accented letter: `\\vec{\\hat{x}}`."""
    p.deeper()
    inner = command(p)
    p.level -= 1
    p.expect("}", "to close the accent")
    if inner.head != "name" or suffix:
        raise p.refuse("One accent stands over a letter.", "bad-accent", None, (start, p.last_end()))
    return inner


def _close_before_subscript(p: Parser, text: str) -> None:
    """Take the brace that closes; in \\hat{y_i} the subscript moves outside."""
    at = after = p.at + 1
    if p.tokens[after][0] in ("_", "sub"):
        depth = 0
        while p.tokens[at][0] != END and (depth or p.tokens[at][0] != "}"):
            depth += {"{": 1, "}": -1}.get(p.tokens[at][0], 0)
            at += 1
    if p.tokens[at][0] != "}":
        raise p.refuse(f"\\{text} stands over a single name.", "bad-accent")
    if at == p.at + 1:
        p.tokens[p.at] = (*p.tokens[p.at][:3], p.tokens[at][3])
    del p.tokens[at]


def root_sign(p: Parser) -> Tree:
    """root = ("√" | "∛" | "∜") atom [ superscript ]"""
    sign, _, start, _ = p.next()
    if sign == "√" and p.kind == "[" and p.peek(2) == "]" and p.peek(3) in p.atoms:
        return _root(p, start)  # √[3]{x}
    if p.kind not in p.atoms:
        raise p.refuse("What stands under the root is missing.", "missing-operand")
    if bracket := p.kind == "(":
        inner = p.atoms["("](p)
    else:
        p.deeper()
        inner = p.atoms[p.kind](p)
        p.level -= 1
    if p.kind == "sup" and not bracket and inner.head in ("name", "index", "number"):
        inner = powers.raised(p, inner, inner.span[0])
    if sign == "√":
        return p.node("sqrt", (inner,), start)
    return build(p, "root", [inner, number(_ROOTS[sign])], start)


def empty_set(p: Parser) -> Tree:
    """empty set = "∅" """
    start = p.next()[2]
    return p.node("set", (), start)


ATOMS: dict[str, Atom] = {
    "cmd": command, "√": root_sign, "∛": root_sign, "∜": root_sign, "∂": derivatives.partial, "∅": empty_set,
}  # fmt: skip
