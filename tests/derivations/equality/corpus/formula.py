"""What does a row of the corpus say?  A reader for its strict plain notation, apart from the program's own.

A formula is a tuple `(head, *parts)`.  Every product is written `*`; there is nothing to guess.

    num Fraction | name word | oo | add terms | mul factors | div a b | neg a | pow a b | T a | fact a
    idx word subscripts | call word arguments | sum body index low high | prod …| int … | diff body variable
    E body | var body | cov a b | ind condition | rel signs sides | list | tuple | set | interval ends low high
    had a b | piecewise value condition … otherwise

    >>> read("-x[n]^2/(2*s)")
    ('neg', ('div', ('pow', ('idx', 'x', ('name', 'n')), ('num', Fraction(2, 1))), ('mul', ('num', Fraction(2, 1)), ('name', 's'))))
"""  # noqa: E501

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

Formula = tuple

TOKEN = re.compile(r"\s*(\d+(?:\.\d+)?(?:e-?\d+)?|[A-Za-z][A-Za-z0-9_]*'*|<=|>=|!=|[-+*/^()\[\]{},=<>!⊙])")
SIGNS = ("=", "!=", "<=", ">=", "<", ">")
BINDERS = {"sum": 4, "prod": 4, "int": 4, "diff": 2}


def num(value: int | Fraction) -> Formula:
    return ("num", Fraction(value))


def name(word: str) -> Formula:
    return ("name", word)


@cache
def read(text: str) -> Formula:
    """The formula a text stands for; a row that cannot be read is a mistake of the corpus: ValueError."""
    return _Reader(text).all()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text, self.tokens, self.here = text, [], 0
        at = 0
        while text[at:].strip():
            found = TOKEN.match(text, at)
            if found is None:
                raise ValueError(f"cannot read {text[at:]!r} in {text!r}")
            self.tokens.append(found[1])
            at = found.end()

    def peek(self) -> str:
        return self.tokens[self.here] if self.here < len(self.tokens) else ""

    def take(self, wanted: str | None = None) -> str:
        token = self.peek()
        if wanted is not None and token != wanted:
            raise ValueError(f"{wanted!r} expected, not {token!r}, in {self.text!r}")
        self.here += 1
        return token

    def all(self) -> Formula:
        whole = self.relation()
        if self.peek():
            raise ValueError(f"{self.peek()!r} is left over in {self.text!r}")
        return whole

    def relation(self) -> Formula:
        """sum (sign sum)*"""
        sides, signs = [self.sum()], []
        while self.peek() in SIGNS:
            signs.append(self.take())
            sides.append(self.sum())
        return ("rel", " ".join(signs), *sides) if signs else sides[0]

    def sum(self) -> Formula:
        """[-] term ((+ | -) term)*"""
        terms = []
        minus = self.peek() == "-"
        if minus:
            self.take()
        terms.append(("neg", self.term()) if minus else self.term())
        while self.peek() in ("+", "-"):
            sign = self.take()
            term = self.term()
            terms.append(("neg", term) if sign == "-" else term)
        return ("add", *terms) if len(terms) > 1 else terms[0]

    def term(self) -> Formula:
        """unary ((* | / | ⊙) unary)*, left to right"""
        left = self.unary()
        while self.peek() in ("*", "/", "⊙"):
            sign = self.take()
            right = self.unary()
            if sign == "/":
                left = ("div", left, right)
            elif sign == "⊙":
                left = ("had", left, right)
            elif left[0] == "mul":
                left = (*left, right)
            else:
                left = ("mul", left, right)
        return left

    def unary(self) -> Formula:
        if self.peek() == "-":
            self.take()
            return ("neg", self.unary())
        base = self.atom()
        while self.peek() == "!":
            self.take()
            base = ("fact", base)
        if self.peek() == "^":
            self.take()
            if self.peek() == "T":
                self.take()
                return ("T", base)
            base = ("pow", base, self.unary())
        return base

    def several(self, close: str) -> list[Formula]:
        parts = []
        while self.peek() != close:
            if parts:
                self.take(",")
            parts.append(self.relation())
        self.take(close)
        return parts

    def atom(self) -> Formula:
        token = self.take()
        if token[:1].isdigit():
            return ("num", Fraction(token))
        if token[:1].isalpha():
            return self.word(token)
        if token in ("(", "["):
            return self.bracket(token)
        if token == "{":
            return ("set", *self.several("}"))
        raise ValueError(f"{token!r} cannot begin anything in {self.text!r}")

    def bracket(self, opening: str) -> Formula:
        parts = [self.relation()]
        while self.peek() == ",":
            self.take()
            parts.append(self.relation())
        ends = opening + self.take()
        if ends == "()":
            return parts[0] if len(parts) == 1 else ("tuple", *parts)
        if ends == "[]" and len(parts) == 1 and parts[0][0] == "rel":
            return ("ind", parts[0])
        if ends == "[]":
            return ("list", *parts)
        return ("interval", ends, *parts)

    def word(self, word: str) -> Formula:
        if word in ("E", "var", "cov") and self.peek() in ("[", "("):
            close = {"[": "]", "(": ")"}[self.take()]
            return (word, *self.several(close))
        if self.peek() == "[":
            self.take()
            return ("idx", word, *self.several("]"))
        if self.peek() != "(":
            return ("oo",) if word == "oo" else ("name", word)
        self.take()
        parts = self.several(")")
        if word in BINDERS:
            if len(parts) not in (BINDERS[word], 3 if word == "diff" else 2):
                raise ValueError(f"{word} takes {BINDERS[word]} parts in {self.text!r}")
            return (word, parts[0], parts[1][1], *parts[2:])
        if word == "piecewise":
            flat = [inner for part in parts for inner in (part[1:] if part[0] == "tuple" else (part,))]
            return ("piecewise", *flat)
        return ("call", word, *parts)


def parts(node: Formula) -> list[tuple[tuple[int, ...], Formula]]:
    """Every formula in it with its path, parents first."""
    found = [((), node)]
    for path, inner in found:
        found.extend(
            ((*path, place), child)
            for place, child in enumerate(inner)
            if isinstance(child, tuple) and child and isinstance(child[0], str)
        )
    return found


def replaced(node: Formula, path: tuple[int, ...], new: Formula) -> Formula:
    """The formula with another part at this path."""
    if not path:
        return new
    at = path[0]
    return (*node[:at], replaced(node[at], path[1:], new), *node[at + 1 :])


def substituted(node: Formula, word: str, new: Formula) -> Formula:
    """The formula with a name written as something else; an index bound further in stays."""
    if node == ("name", word):
        return new
    if node[0] in ("sum", "prod", "int", "diff") and node[2] == word:
        return (node[0], node[1], word, *(substituted(part, word, new) for part in node[3:]))
    return tuple(
        substituted(part, word, new)
        if isinstance(part, tuple) and part and isinstance(part[0], str)
        else part
        for part in node
    )


def words(node: Formula) -> set[str]:
    """Every name, indexed name and abstract function in it."""
    return {inner[1] for _, inner in parts(node) if inner[0] in ("name", "idx", "call")} | {
        inner[2] for _, inner in parts(node) if inner[0] in ("sum", "prod", "int", "diff")
    }


def free(node: Formula) -> set[str]:
    """The names a formula has from outside: not its own indices."""
    if node[0] in ("sum", "prod", "int"):
        bounds = set().union(*(free(part) for part in node[3:]))
        return (free(node[1]) - {node[2]}) | bounds
    found = {node[1]} if node[0] in ("name", "idx") else set()
    inner = (part for part in node[1:] if isinstance(part, tuple))
    return found.union(*(free(part) for part in inner))
