"""Temporary reader of the plain spelling, until the language arrives."""
from __future__ import annotations
import re
from collections.abc import Mapping
from fractions import Fraction
from derivations.language.tree import Tree, name, number, constant

FUN = set("exp log ln sqrt sigmoid tanh cosh sinh relu softmax max min abs floor ceil sign factorial gamma sin cos softplus E var cov tr det inv norm dot transpose diag hadamard piecewise sum prod int diff limit sumwhere indicator delta normal argmax argmin list tuple".split())
TOK = re.compile(r"\s*(d[A-Za-z]\w*(?:\[[^\]]*\])?/d[A-Za-z]\w*(?:\[[^\]]*\])?|\d+(?:\.\d+)?|[A-Za-z_]\w*'?|<=|>=|!=|[-+*/^()\[\],=<>|!])")

class Scope:
    def __init__(self, symbols): self.symbols = symbols
    @classmethod
    def of(cls, symbols: Mapping[str, str] | None, **_):
        return cls(symbols or {})

def read(text: str, scope=None) -> Tree:
    toks = []
    pos = 0
    text = text.strip()
    while pos < len(text):
        m = TOK.match(text, pos)
        if not m: raise ValueError(text[pos:])
        toks.append(m.group(1)); pos = m.end()
    toks.append("")
    p = _P(toks, scope.symbols if scope else {})
    t = p.rel()
    if p.t != "": raise ValueError(f"{text!r}: {toks[p.i:]}")
    return t

class _P:
    def __init__(self, toks, symbols): self.toks, self.i, self.symbols = toks, 0, symbols
    @property
    def t(self): return self.toks[self.i]
    def eat(self, x=None):
        t = self.t
        if x is not None and t != x: raise ValueError(f"expected {x} got {t} in {self.toks}")
        self.i += 1
        return t
    def rel(self):
        parts, signs = [self.add()], []
        while self.t in ("=", "<", ">", "<=", ">=", "!="):
            signs.append(self.eat()); parts.append(self.add())
        return parts[0] if not signs else Tree("relation", tuple(parts), " ".join(signs))
    def add(self):
        ts = [self.mul()]
        while self.t in ("+", "-"):
            if self.eat() == "+": ts.append(self.mul())
            else: ts.append(Tree("neg", (self.mul(),)))
        return ts[0] if len(ts) == 1 else Tree("add", tuple(ts))
    def mul(self):
        if self.t == "-":
            self.eat(); return Tree("neg", (self.mul(),))
        l = self.pow()
        while self.t in ("*", "/"):
            if self.eat() == "*": l = Tree("mul", (l, self.un()))
            else: l = Tree("div", (l, self.un()))
        return l
    def un(self):
        if self.t == "-":
            self.eat(); return Tree("neg", (self.un(),))
        return self.pow()
    def pow(self):
        b = self.atom()
        while self.t == "!":
            self.eat(); b = Tree("factorial", (b,))
        if self.t == "^":
            self.eat(); return Tree("pow", (b, self.un()))
        return b
    def args(self, close):
        out = []
        while self.t != close:
            out.append(self.rel())
            if self.t == ",": self.eat()
        self.eat(close)
        return tuple(out)
    def atom(self):
        t = self.eat()
        if t == "(":
            a = self.args(")")
            return a[0] if len(a) == 1 else Tree("tuple", a)
        if t == "[":
            a = self.args("]")
            if len(a) == 1 and a[0].head == "relation": return Tree("indicator", a)
            return Tree("list", a)
        if re.match(r"d\w.*/d", t):
            top, bot = re.split(r"/(?=d)", t, maxsplit=1)
            sc = Scope(self.symbols)
            return Tree("derivative", (read(top[1:], sc), read(bot[1:], sc), number(1)))
        if t[0].isdigit(): return number(Fraction(t))
        if t == "P" and self.t == "(":
            self.eat()
            ev = [self.rel()]
            while self.t == ",": self.eat(); ev.append(self.rel())
            def one(e): return e[0] if len(e) == 1 else Tree("tuple", tuple(e))
            if self.t == "|":
                self.eat(); return Tree("P", (one(ev), one(self.args(")"))))
            self.eat(")"); return Tree("P", (one(ev),))
        if t in ("E", "var", "cov") and self.t == "[":
            self.eat(); return Tree(t, self.args("]"))
        if t.endswith("'"):
            self.eat("(")
            return Tree("call", (Tree("prime", (name(t[:-1]),), "1"), *self.args(")")))
        if self.t == "(" and (t in FUN or self.symbols.get(t, "").startswith(("function", "density"))):
            self.eat()
            a = self.args(")")
            if t in FUN:
                t = "log" if t == "ln" else t
                if t == "diff" and len(a) == 2: a = (*a, number(1))
                return Tree(t, a)
            return Tree("call", (name(t), *a))
        if t in ("pi", "e", "oo") and t not in self.symbols: return constant(t)
        if self.t == "[":
            self.eat(); return Tree("index", (name(t), *self.args("]")))
        return name(t)
