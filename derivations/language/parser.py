"""How do the signs of a formula hold together?

The docstrings of these functions, laid end to end with those of `words`, `functions`, `subscripts`,
`superscripts`, `powers`, `bigsigns`, `cases`, `numbers`, `brackets`, `indicators`, `environments`,
`commands`, `special`, `chance`, `written_out`, `derivatives` and `antiderivatives`, are the grammar; what
holds loosest stands first:

    ⇒   ∨   ∧   = < ≤ ∝ ∈   ∪ ∩ ∖   + -   * / and juxtaposition, left to right   - sign   ^   ! ' % [ ]
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from derivations.language import cases, neighbours, powers, subscripts
from derivations.language import spellings as sp
from derivations.language.cursor import DEEPEST, Cursor
from derivations.language.latex import Token
from derivations.language.plain_words import END
from derivations.language.scope import Scope
from derivations.language.tokens import tokens_of
from derivations.language.tree import Tree

# What a factor may begin with when it stands beside another without a sign between.
_STARTS = frozenset("word num fraction cmd ( { [ \\{ | ‖ ⌊ ⌈ ⟨ ∑ ∏ Σ Π ∫ √ ∛ ∜ ∂ 𝟙 begin …".split())
_OPENING_BARS = frozenset(("\\left|", "\\lvert", "\\lVert"))
_OPERATORS = frozenset(("*", "/", "⊙", "⊗", "@"))
# How loosely the signs between sums hold.
_LOOSE = {"∨": 1, "∧": 2, "∪": 4, "∩": 4, "∖": 4} | dict.fromkeys(sp.RELATIONS, 3)
_HEADS = {"∨": "or", "∧": "and", "∪": "union", "∩": "intersection", "∖": "setminus"}
_WORDS = frozenset(("word", "english"))
_FRACTIONS = {"\\over": "div", "\\choose": "binomial"}
_MORE = frozenset(_LOOSE) | _WORDS | frozenset(_FRACTIONS)
_TERMS = frozenset(("+", "-", "±", "∓"))
_SIGNS = frozenset(("-", "+", "±", "∓", "¬"))
_BEHIND = frozenset(("^", "sup", "ᵀ", "⊤", "!", "%", "'", "_", "sub", "["))

Atom = Callable[["Parser"], Tree]


def _turned(kind: str) -> str | None:
    """What tells ∓ from ±."""
    return kind if kind == "∓" else None


class Parser(Cursor):
    """A cursor and the grammar of what joins formulas; what stands by itself is read by `atoms`."""

    __slots__ = ("atoms",)

    def __init__(self, text: str, tokens: list[Token], scope: Scope, atoms: Mapping[str, Atom]) -> None:
        super().__init__(text, tokens, scope)
        self.atoms = atoms

    def statement(self) -> Tree:
        """statement = [ "=" | "∝" | "⇒" ] formula { "⇒" formula }"""
        if self.kind == END:
            raise self.refuse("There is nothing to read: the answer is empty.", "empty")
        start = self.start()
        if self.kind in ("=", "∝"):
            tree = self.looser(Tree("continued", (), None, (start, start)))
        elif self.kind == "⇒":
            tree = Tree("continued", (), None, (start, start))
        else:
            tree = self.formula()
        while self.kind == "⇒":
            sign = self.next()
            after = self.formula()
            if self.text[sign[2] : sign[3]] == "=>" and not (after.names() and tree.names()):
                said, meant = "=> stands between two statements.", "Write >= for “at least”."
                raise self.refuse(said, "unexpected-sign", meant, sign[2:])
            tree = self.node("implies", (tree, after), start)
        if self.kind != END:
            raise self.unexpected()
        return tree

    def formula(self) -> Tree:
        """formula = both { "∨" both }      both = relation { "∧" relation }"""
        tree = self.sum()
        return self.more(tree) if self.kind in _MORE else tree

    def more(self, tree: Tree) -> Tree:
        """fraction = formula ( "\\over" | "\\choose" ) formula      (all that stands before it)"""
        tree = self.looser(cases.conditional(self, tree) if cases.begins(self) else tree)
        head = _FRACTIONS.get(self.kind) or ("binomial" if cases.said(self) == "choose" else None)
        if head and (self.kind in _FRACTIONS or self.enclosing or not tree.args):
            self.next()
            self.deeper()
            tree = self.node(head, (tree, self.formula()), tree.span[0])
            self.level -= 1
        return tree

    def side(self) -> Tree:
        """A sum, or a value with its condition in words."""
        tree = self.sum()
        return cases.conditional(self, tree) if self.kind in _WORDS and cases.begins(self) else tree

    def looseness(self) -> int:
        """How loosely the sign here holds; 0: it is none between sums."""
        if self.kind in _WORDS:
            cases.as_sign(self)
        return _LOOSE.get(self.kind, 0)

    def looser(self, left: Tree, least: int = 1) -> Tree:
        """relation = sets { ("=" | "≠" | "<" | "≤" | ">" | "≥" | "∝" | "∈" | "∼") sets }
        sets = sum { ("∪" | "∩" | "∖") sum }
        """
        signs: list[str] = []
        sides = [left]
        outside, self.outside = self.outside, sides
        while (power := self.looseness()) >= least:
            sign, word, *at = self.next()
            right = self.side()
            while (tighter := self.looseness()) > power:
                right = self.looser(right, tighter)
            if power == 3:
                signs.append(sign)
                sides.append(right)
            else:
                left = self.related(sides, signs)
                if not cases.may_join(self, word, left, right):
                    raise self.two_answers(word, (at[0], at[1]))
                left = self.node(_HEADS[sign], (left, right), left.span[0])
                signs, sides = [], [left]
                self.outside = sides
        self.outside = outside
        return self.related(sides, signs)

    def related(self, sides: list[Tree], signs: list[str]) -> Tree:
        """One chain of relations, or the only side there is."""
        return self.node("relation", tuple(sides), sides[0].span[0], " ".join(signs)) if signs else sides[0]

    def sum(self) -> Tree:
        """sum = product { ("+" | "-" | "±") product }"""
        first = self.product()
        if self.kind not in _TERMS:
            return first
        start = first.span[0]
        terms = [first]
        while self.kind in _TERMS:
            kind, _, at, _ = self.next()
            term = self.product()
            if kind == "+":
                terms.append(term)
            elif kind == "-":
                terms.append(self.node("neg", (term,), at))
            else:
                left = terms[0] if len(terms) == 1 else self.node("add", tuple(terms), start)
                terms = [self.node("plusminus", (left, term), start, _turned(kind))]
        return terms[0] if len(terms) == 1 else self.node("add", tuple(terms), start)

    def product(self) -> Tree:
        """product = { "-" | "+" | "±" | "¬" } factor { ("*" | "/" | "⊙") operand | factor }

        A factor beside another is multiplied.
        """
        signs = self.signs() if self.kind in _SIGNS else None
        first = self.factor()
        kind = self.kind
        if signs and kind == "/" == self.peek():  # -n//s divides -n
            first, signs = self.signed(signs, first), None
        if kind in _OPERATORS or (kind in _STARTS and self.beside()):
            first = self.factors(first)
        return self.signed(signs, first) if signs else first

    def factors(self, first: Tree) -> Tree:
        """The rest of a product, from the left."""
        start = first.span[0]
        factors = [first]
        while True:
            kind = self.kind
            if kind in ("*", "@"):
                _, _, *at = self.next()
                if kind == "@":
                    neighbours.check_matrices(self, factors[-1])
                neighbours.multiplied(self, factors, self.text[at[0] : at[1]], self.operand())
            elif kind == "⊗":
                raise neighbours.which_product(self)
            elif kind in _OPERATORS:
                self.next()
                of_names = any(one.names() for one in factors)  # 2//3 is a slip of the hand
                whole = kind == "/" and of_names and self.touching() and self.take("/")  # a//b of Python
                left, right = neighbours.product(self, factors, start), self.operand()
                if kind == "⊙":
                    neighbours.check_composed(self, left, right)
                factors = [self.node("div" if kind == "/" else "hadamard", (left, right), start)]
                factors = [self.node("floor", (factors[0],), start)] if whole else factors
            elif kind in _STARTS and self.beside():
                neighbours.check_beside(self, factors[-1])
                neighbours.multiplied(self, factors, "", self.factor())
            else:
                return neighbours.product(self, factors, start)

    def beside(self) -> bool:
        """May what stands here be a factor beside the one before?"""
        kind = self.kind
        if kind == "word":
            text = self.tokens[self.at][1]
            if text in cases.PARTING and cases.parts(self, text):
                return False
            return not (self.differentials and self.is_differential())
        if kind in ("|", "‖"):
            return not self.bars or self.tokens[self.at][1] in _OPENING_BARS
        if kind == "cmd" and self.before()[0] == "num":
            neighbours.check_mixed(self)
        elif kind in ("num", "fraction") and self.before()[0] in ("num", "fraction"):
            raise self.refuse(
                "Two numbers stand side by side.", "missing-operator", "Is a sign missing between them?"
            )
        return True

    def signs(self) -> list[Token]:
        """The signs before a factor."""
        found = []
        while self.kind in _SIGNS:
            found.append(self.next())
            if len(found) > DEEPEST:
                raise self.too_deep()
        return found

    def signed(self, signs: list[Token], inner: Tree) -> Tree:
        """The signs put before what they stand before, the last one first."""
        for kind, _, at, _ in reversed(signs):
            if kind == "-":
                inner = self.node("neg", (inner,), at)
            elif kind != "+":
                head = "not" if kind == "¬" else "plusminus"
                inner = self.node(head, (inner,), at, _turned(kind))
        return inner

    def operand(self) -> Tree:
        """operand = { "-" | "+" } factor      (after * or /)"""
        if self.kind not in ("-", "+"):
            return self.factor()
        signs = self.signs()
        return self.signed(signs, self.factor())

    def factor(self) -> Tree:
        """factor = atom { "^" exponent | superscript | "ᵀ" | "!" | "%" | "'" | subscript }"""
        reader = self.atoms.get(self.kind)
        if reader is None:
            raise self.unexpected()
        base = reader(self)
        return self.behind(base) if self.kind in _BEHIND else base

    def behind(self, base: Tree) -> Tree:
        """What stands behind an atom."""
        start = base.span[0]
        raised = False
        while True:
            kind = self.kind
            if kind == "^" or kind == "sup":
                base = powers.raised(self, base, start)
                raised = True
            elif kind == "ᵀ" or kind == "⊤":
                self.next()
                base = powers.transposed(self, base, start)
            elif kind == "!":
                self.next()
                if self.kind == "!":
                    raise self.refuse("A double factorial is not part of the language.", "double-factorial")
                base = self.node("factorial", (base,), start)
            elif kind == "%":
                sign = self.next()
                if base.head != "number" and self.kind in _STARTS and self.beside():
                    meant = "Write mod(a, b) for the remainder, a/100 for the percentage."
                    raise self.refuse("% may say percent or remainder.", "ambiguous-percent", meant, sign[2:])
                base = self.node("percent", (base,), start)
            elif kind == "'" and base.head in ("list", "transpose", "add", "mul"):
                self.next()
                base = powers.transposed(self, base, start)
            elif raised and kind in ("_", "sub") and (inner := subscripts.under_power(base)) is not None:
                base = subscripts.after_power(self, base, inner)
            elif kind in ("_", "sub", "[") and not raised and subscripts.of_formula(self, base):
                base = subscripts.indexed(self, base, start)
            else:
                return base

    def is_differential(self) -> bool:
        """Does the word here close an integral: `dx`, or `d` before its variable?"""
        text = self.tokens[self.at][1]
        if text[0] != "d" or self.scope.lookup(text) is not None:
            return False
        if text == "d":
            return self.peek() in ("word", "cmd")
        return text not in sp.FUNCTIONS and text != "delta"

    def inner_text(self, text: str, start: int, *, subscript: bool = False) -> Tree:
        """Read the plain text of a raised or lowered run, with places in the whole."""
        _, tokens = tokens_of(text)
        places = [(kind, word, begin + start, end + start) for kind, word, begin, end in tokens]
        inner = Parser(self.text, places, self.scope, self.atoms)
        inner.subscript, inner.running = subscript, self.running
        inner.nodes = self.nodes
        tree = inner.formula()
        if inner.kind != END:
            raise inner.unexpected()
        self.nodes = inner.nodes
        self.undeclared += inner.undeclared
        return tree
