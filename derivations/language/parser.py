"""Where does the reading of a text stand, and what may come next?

A recursive-descent parser; the docstrings of its functions, laid end to end, are the grammar (with `words`, `bigsigns` and
`brackets`, which read what begins with a word, a big sign or a bracket).  Precedence, loosest first:

    ⇒    = < ≤ ∝ ∈    ∨ ∧ ∪ ∩    + -    * / and juxtaposition, left to right    - sign    ^    ! ' % [ ]
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from derivations.language import spellings as sp
from derivations.language.refusal import Refusal, nearest
from derivations.language.scope import Scope
from derivations.language.tokens import END, Token, tokens_of
from derivations.language.tree import Tree

MOST_NODES = 2_000
DEEPEST = 100

# What a factor may begin with when it stands beside another without a sign between.
_STARTS = frozenset(("word", "num", "fraction", "cmd", "(", "{", "[", "\\{", "|", "‖", "⌊", "⌈", "⟨", "∑", "∏",
                     "Σ", "Π", "∫", "√", "∂", "𝟙", "begin"))  # fmt: skip
_SAID = {
    "newline": "\\\\", "english": "a word", "sup": "a superscript", "sub": "a subscript", "num": "a number",
    "word": "a name", END: "the end",
}  # fmt: skip
_LOGICAL = {"∧": "and", "∨": "or", "∪": "union", "∩": "intersection", "∖": "setminus"}


Atom = Callable[["Parser"], Tree]


class Parser:
    """Where the reading stands: a list of tokens and the place in it."""

    def __init__(self, text: str, tokens: list[Token], scope: Scope, atoms: Mapping[str, Atom]) -> None:
        self.text = text
        self.atoms = atoms
        self.tokens = tokens
        self.scope = scope
        self.at = 0
        self.kind = tokens[0][0]
        self.depth = 0  # of brackets
        self.level = 0  # of recursion
        self.nodes = 0
        self.subscript = False  # inside a subscript: letters written together are several indices
        self.bars = False  # does | close what is open?
        self.differentials = 0  # integrals waiting for their dx
        self.undeclared: list[tuple[str, int, int]] = []
        self.bound: set[str] = set()

    # -- tokens ------------------------------------------------------------------------------------------------

    def next(self) -> Token:
        """Take the token here."""
        token = self.tokens[self.at]
        self.at += 1
        self.kind = self.tokens[self.at][0] if token[0] != END else END
        return token

    def go(self, at: int) -> None:
        """Go back (or on) to a place."""
        self.at = at
        self.kind = self.tokens[at][0]

    def take(self, kind: str) -> bool:
        """Take the token here if it is of a kind."""
        if self.kind == kind:
            self.next()
            return True
        return False

    def expect(self, kind: str, doing: str) -> Token:
        """Take a token of a kind, or refuse."""
        if self.kind != kind:
            raise self.refuse(f"Expected {_SAID.get(kind, kind)} {doing}, found {self.found()}.", "expected")
        return self.next()

    def peek(self, ahead: int = 1) -> str:
        """The kind of a token further on."""
        at = self.at + ahead
        return self.tokens[at][0] if at < len(self.tokens) else END

    def start(self) -> int:
        return self.tokens[self.at][2]

    def last_end(self) -> int:
        return self.tokens[self.at - 1][3] if self.at else 0

    def touching(self) -> bool:
        """Does the token here stand directly after the one before?"""
        return self.at > 0 and self.tokens[self.at - 1][3] == self.tokens[self.at][2]

    def found(self) -> str:
        kind, text, _, _ = self.tokens[self.at]
        if kind == END:
            return "the end"
        return f"“{text or kind}”"

    def refuse(
        self, message: str, code: str, suggestion: str | None = None, span: tuple[int, int] | None = None
    ) -> Refusal:
        """A refusal at the token here, or at a span."""
        place = span or (self.tokens[self.at][2], max(self.tokens[self.at][3], self.tokens[self.at][2] + 1))
        return Refusal(message, self.text, place, code, suggestion)

    def node(self, head: str, args: tuple[Tree, ...], start: int, leaf: Fraction | str | None = None) -> Tree:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise self.refuse(f"The formula has more than {MOST_NODES:,} parts.", "too-many-parts")
        return Tree(head, args, leaf, (start, self.tokens[self.at - 1][3] if self.at else start))

    def deeper(self) -> None:
        self.level += 1
        if self.level > DEEPEST:
            raise self.refuse(f"The formula is nested more than {DEEPEST} deep.", "too-deep")

    # -- the grammar -------------------------------------------------------------------------------------------

    def statement(self) -> Tree:
        """statement = [ "=" | "⇒" ] relation { "⇒" relation }"""
        if self.kind == END:
            raise self.refuse("There is nothing to read: the answer is empty.", "empty")
        start = self.start()
        if self.kind in ("=", "⇒", "∝"):
            sign = self.next()[0]
            left = Tree("continued", (), None, (start, start))
            if sign == "⇒":
                tree = self.node("implies", (left, self.relation()), start)
            else:
                tree = self.relation(left, sign)
        else:
            tree = self.relation()
        while self.kind == "⇒":
            self.next()
            tree = self.node("implies", (tree, self.relation()), start)
        if self.kind != END:
            raise self.unexpected()
        self.check_names()
        self.check_depth(tree)
        return tree

    def relation(self, left: Tree | None = None, sign: str | None = None) -> Tree:
        """relation = logical { ("=" | "≠" | "<" | "≤" | ">" | "≥" | "∝" | "∈" | "∼") logical }"""
        start = self.start()
        sides, signs = ([left], [sign]) if left is not None and sign is not None else ([self.logical()], [])
        if signs:
            sides.append(self.logical())
        while self.kind in sp.RELATIONS:
            signs.append(self.next()[0])
            sides.append(self.logical())
        if not signs:
            assert sides[0] is not None
            return sides[0]
        return self.node("relation", tuple(side for side in sides if side), start, " ".join(s for s in signs if s))

    def logical(self) -> Tree:
        """logical = sum { ("∧" | "∨" | "∪" | "∩" | "∖" | "±") sum }"""
        start = self.start()
        tree = self.sum()
        while (head := _LOGICAL.get(self.kind)) is not None:
            self.next()
            tree = self.node(head, (tree, self.sum()), start)
        return tree

    def sum(self) -> Tree:
        """sum = [ "+" | "-" | "±" ] product { ("+" | "-" | "±") product }"""
        start = self.start()
        self.deeper()
        first = self.product()
        terms = [first]
        while self.kind in ("+", "-", "±", "∓"):
            sign = self.next()
            if sign[0] in ("±", "∓"):
                left = terms[0] if len(terms) == 1 else self.node("add", tuple(terms), start)
                terms = [self.node("plusminus", (left, self.product()), start)]
                continue
            term = self.product()
            terms.append(self.node("neg", (term,), sign[2]) if sign[0] == "-" else term)
        self.level -= 1
        return first if terms[-1] is first else (terms[0] if len(terms) == 1 else self.node("add", tuple(terms), start))

    def product(self) -> Tree:
        """product = signed { ("*" | "/" | "⊙") signed | factor }      (a factor beside another is multiplied)"""
        start = self.start()
        if self.kind in ("-", "+", "±", "∓", "¬"):
            return self.signed(start)
        tree: Tree | None = None
        factors = [self.factor()]
        while True:
            kind = self.kind
            if kind == "*":
                self.next()
                factors.append(self.operand())
            elif kind == "/":
                self.next()
                left = factors[0] if len(factors) == 1 else self.node("mul", tuple(factors), start)
                factors = [self.node("div", (left, self.operand()), start)]
            elif kind in ("⊙", "⊗"):
                self.next()
                left = factors[0] if len(factors) == 1 else self.node("mul", tuple(factors), start)
                factors = [self.node("hadamard", (left, self.operand()), start)]
            elif kind in _STARTS and self.beside():
                factors.append(self.factor())
            else:
                break
        tree = factors[0] if len(factors) == 1 else self.node("mul", tuple(factors), start)
        return tree

    def beside(self) -> bool:
        """May what stands here be a factor beside the one before?"""
        kind = self.kind
        if kind == "|":
            return not self.bars
        if kind == "‖":
            return not self.bars
        if kind == "num":
            before = self.tokens[self.at - 1]
            if before[0] in ("num", "fraction"):
                raise self.refuse("Two numbers stand side by side.", "missing-operator", "Is a sign missing between them?")
            return True
        if kind == "word" and self.differentials and self.is_differential():
            return False
        return not (kind == "{" and not self.latex)

    @property
    def latex(self) -> bool:
        return "\\" in self.text

    def signed(self, start: int) -> Tree:
        """signed = ("-" | "+" | "±" | "¬") product"""
        sign = self.next()[0]
        self.deeper()
        inner = self.product()
        self.level -= 1
        if sign == "+":
            return inner
        return self.node({"-": "neg", "¬": "not"}.get(sign, "plusminus"), (inner,), start)

    def signed_run(self, start: int, head: str) -> Tree:
        """The argument of a function without brackets may have a sign: exp -x."""
        from derivations.language import functions

        sign = self.next()[0]
        inner = functions.run(self, head)
        return self.node("neg", (inner,), start) if sign == "-" else inner

    def operand(self) -> Tree:
        """operand = [ "-" | "+" ] operand | factor      (after * or /)"""
        if self.kind in ("-", "+"):
            start = self.start()
            sign = self.next()[0]
            self.deeper()
            inner = self.operand()
            self.level -= 1
            return self.node("neg", (inner,), start) if sign == "-" else inner
        return self.factor()

    def factor(self) -> Tree:
        """factor = postfix [ ("^" exponent) | superscript ]"""
        start = self.start()
        base = self.postfix()
        while True:
            if self.kind == "^":
                self.next()
                base = self.raised(base, self.exponent(), start)
            elif self.kind == "sup":
                base = self.raised(base, self.superscript(), start)
            elif self.kind == "ᵀ" or self.kind == "⊤":
                self.next()
                base = self.node("transpose", (base,), start)
            else:
                return self.after_power(base, start)

    def after_power(self, base: Tree, start: int) -> Tree:
        """What may still stand behind a power: ! and %."""
        if self.kind in ("!", "%", "'"):
            return self.postfixed(base, start)
        return base

    def exponent(self) -> Tree | str:
        """exponent = "{" relation "}" | [ "-" | "+" ] factor | "T" | "'" | "⊤" """
        start = self.start()
        kind = self.kind
        if kind == "{":
            if self.peek() in ("⊤", "ᵀ") or (self.peek() == "word" and self.tokens[self.at + 1][1] == "T"):
                if self.peek(2) == "}" and (self.peek() != "word" or self.scope.lookup("T") is None):
                    self.go(self.at + 3)
                    return "T"
            if self.peek() == "'":
                self.next()
                while self.take("'"):
                    pass
                self.expect("}", "to close the superscript")
                return "'"
            self.next()
            self.depth += 1
            bars, self.bars = self.bars, False
            inner = self.logical()
            self.bars = bars
            self.depth -= 1
            self.expect("}", "to close the exponent")
            return inner
        if kind in ("⊤", "ᵀ"):
            self.next()
            return "T"
        if kind == "word" and self.tokens[self.at][1] == "T" and self.scope.lookup("T") is None:
            self.next()
            return "T"
        if kind in ("-", "+"):
            sign = self.next()[0]
            self.deeper()
            inner_tree = self.exponent()
            self.level -= 1
            if isinstance(inner_tree, str):
                raise self.refuse("A minus sign does not go with this superscript.", "bad-superscript")
            return self.node("neg", (inner_tree,), start) if sign == "-" else inner_tree
        self.deeper()
        inner = self.factor_of_exponent()
        self.level -= 1
        return inner

    def factor_of_exponent(self) -> Tree:
        """An exponent without braces: one factor, with its own power (a^b^c = a^(b^c))."""
        from derivations.language import words

        if self.kind == "word":
            start = self.start()
            base = words.word(self, one_piece=True)
            base = self.postfixed(base, start)
            while self.kind == "^":
                self.next()
                base = self.raised(base, self.exponent(), start)
            if self.kind == "sup":
                base = self.raised(base, self.superscript(), start)
            return base
        return self.factor()

    def superscript(self) -> Tree | str:
        """A run of raised characters: `²`, `⁻¹`, `⁽ⁿ⁾`, `ᵀ`."""
        kind, text, start, end = self.next()
        if text == "T" and self.scope.lookup("T") is None:
            return "T"
        return self.inner_text(text, start)

    def inner_text(self, text: str, start: int) -> Tree:
        """Read the plain text of a raised or lowered run, with places in the whole."""
        _, tokens = tokens_of(text)
        inner = Parser(self.text, [(k, t, s + start, e + start) for k, t, s, e in tokens], self.scope, self.atoms)
        inner.bound = self.bound
        tree = inner.relation()
        if inner.kind != END:
            raise inner.unexpected()
        self.undeclared += inner.undeclared
        return tree

    def raised(self, base: Tree, exponent: Tree | str, start: int) -> Tree:
        """base ^ exponent, or a transpose"""
        if exponent == "T":
            return self.node("transpose", (base,), start)
        if exponent == "'":
            raise self.refuse("A prime needs a function and its argument.", "prime-without-argument")
        assert isinstance(exponent, Tree)
        return self.node("pow", (base, exponent), start)

    def postfix(self) -> Tree:
        """postfix = atom { "!" | "%" | "'" | "[" subscripts "]" }"""
        start = self.start()
        return self.postfixed(self.atom(), start)

    def postfixed(self, base: Tree, start: int) -> Tree:
        while True:
            kind = self.kind
            if kind == "!" :
                self.next()
                if self.kind == "!":
                    raise self.refuse("A double factorial is not part of the language.", "double-factorial")
                base = self.node("factorial", (base,), start)
            elif kind == "%":
                self.next()
                base = self.node("percent", (base,), start)
            elif kind == "'" and base.head in ("list", "transpose", "add", "mul"):
                self.next()
                base = self.node("transpose", (base,), start)
            else:
                return base

    def atom(self) -> Tree:
        """atom = number | word | big sign | bracket | LaTeX command"""
        reader = self.atoms.get(self.kind)
        if reader is None:
            raise self.unexpected()
        return reader(self)

    def is_differential(self) -> bool:
        """Does the word here close an integral: `dx`, or `d` before its variable?"""
        text = self.tokens[self.at][1]
        if self.scope.lookup(text) is not None:
            return False
        if text == "d":
            return self.peek() == "word"
        return len(text) > 1 and text[0] == "d" and text not in sp.FUNCTIONS and text != "delta"

    # -- refusals ----------------------------------------------------------------------------------------------

    def unexpected(self) -> Refusal:
        """The refusal for a token that cannot stand here."""
        kind, text, start, end = self.tokens[self.at]
        before = self.tokens[self.at - 1][0] if self.at else ""
        if kind == "…" or (kind == "." and self.peek() == "."):
            return self.refuse("Dots are not a formula: write the sum or the list out.", "dots")
        if kind in (")", "]", "}", "\\}"):
            if before in ("(", "[", "{", ","):
                return self.refuse("Something is missing before this bracket.", "missing-operand")
            return self.refuse(f"This bracket {text} closes nothing that is open.", "bracket-close")
        if kind == END and before:
            return self.refuse(
                f"The formula ends after “{self.tokens[self.at - 1][1]}”, something is missing.", "missing-operand",
                span=(max(0, start - 1), max(start, 1)),
            )  # fmt: skip
        if kind == "≈":
            return self.refuse("≈ is not an answer that can be checked.", "approximately", "Write =.")
        if kind == ":" or kind == "'" or kind == ".":
            return self.refuse(f"“{text}” cannot stand here.", f"unexpected-{'prime' if kind == chr(39) else 'sign'}")
        if kind in (",", ";"):
            return self.refuse(f"“{text}” cannot stand here: one formula is expected.", "unexpected-comma")
        return self.refuse(f"“{text or kind}” cannot stand here.", "unexpected-sign")

    def check_names(self) -> None:
        """Refuse the first name that the question does not have and no sum or integral binds."""
        if self.scope.free:
            return
        for word, start, end in self.undeclared:
            if word in self.bound:
                raise Refusal(
                    f"{word} is the index of a sum or integral and means nothing outside it.", self.text, (start, end),
                    "index-outside",
                )  # fmt: skip
            meant = nearest(word, self.scope.words())
            known = ", ".join(sorted(self.scope.domains))
            raise Refusal(
                f"The question has no symbol {word}.", self.text, (start, end), "unknown-symbol",
                f"Did you mean {meant}?" if meant else (f"It has {known}." if known else None),
            )  # fmt: skip

    def check_depth(self, tree: Tree) -> None:
        waiting = [(tree, 1)]
        while waiting:
            node, depth = waiting.pop()
            if depth > DEEPEST:
                raise self.refuse(f"The formula is nested more than {DEEPEST} deep.", "too-deep", span=node.span)
            for child in node.args:
                if child.args:
                    waiting.append((child, depth + 1))
