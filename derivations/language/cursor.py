"""Where does the reading stand, and what is said when it cannot go on?

The tokens, the place in them, the limits that are counted while reading, and the refusals.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from derivations.language import cases, program_text
from derivations.language.latex import Token
from derivations.language.plain_words import END
from derivations.language.refusal import Refusal
from derivations.language.scope import Scope
from derivations.language.tree import Span, Tree

MOST_NODES = 2_000
DEEPEST = 100

CLOSING = {"(": ")", "[": "]", "{": "}", "\\{": "\\}", "⌊": "⌋", "⌈": "⌉", "⟨": "⟩", "<": ">", "|": "|",
           "‖": "‖"}  # fmt: skip
_CLOSERS = frozenset((")", "]", "}", "\\}", "⌋", "⌉", "⟩"))
_SAID = {"newline": "\\\\", "english": "a word", "sup": "a superscript", "sub": "a subscript",
         "num": "a number", "word": "a name", END: "the end"}  # fmt: skip
# After these something must follow: a bracket that closes here closes too early.
_OPEN_ENDED = frozenset(("(", "[", "{", "\\{", ",", ";", "+", "-", "*", "/", "^", "=", "<", ">", "<=", ">=",
                         "!=", "|", "⊙", "±", "¬", "∧", "∨", "∪", "∩", "∈", "∝", "⇒"))  # fmt: skip

# Signs that never stand where they were met: the message, its code, what to write instead.
_REFUSED = {
    "≈": ("≈ is not an answer that can be checked.", "approximately", "Write =."),
    "$": ("“$” cannot stand here.", "unexpected-sign", "Give one formula, without $ inside."),
    "⇔": ("⇔ is not part of the language.", "unexpected-sign", "Write ⇒, or one formula."),
    "∉": ("∉ is not part of the language.", "unexpected-sign", "Write ¬(x ∈ A)."),
    "<": ("“<” cannot stand here.", "unexpected-sign", "Write dot(w, x) for an inner product."),
}  # fmt: skip


class Cursor:
    """A list of tokens, the place in it, and what is counted on the way."""

    __slots__ = (
        "at", "bars", "bound", "differentials", "enclosing", "events", "kind", "known",
        "latex", "level", "limits", "nodes", "outside", "program", "running", "scope", "subscript", "tex",
        "text", "tokens", "trying", "undeclared", "unsized",
    )  # fmt: skip

    def __init__(self, text: str, tokens: list[Token], scope: Scope) -> None:
        self.text = text
        self.tokens = tokens
        self.scope = scope
        self.known = scope.known
        self.at = 0
        self.kind = tokens[0][0]
        self.latex = "\\" in text  # braces group, and hold a set only where they are written \{ \}
        self.tex = self.latex or "{" in text  # of letters side by side ^ and _ take one
        self.program = program_text.is_program(text)  # * and ** of matrices go entry by entry
        self.level = 0  # how many brackets, functions, exponents … are open
        self.enclosing = ""  # the bracket opened last
        self.nodes = 0
        self.unsized = False  # below a name of which nothing says how many indices it has
        self.subscript = False  # inside a subscript: letters written together are several indices
        self.bars = ""  # the bar that would close what is open
        self.differentials = 0  # integrals waiting for their dx
        self.trying = False  # inside a name that may turn out not to be part of a derivative
        self.undeclared: list[tuple[str, int, int, bool]] = []  # word, start, end, as a subscript?
        self.bound: set[str] = set()
        self.limits = False  # under a big sign
        self.events = False  # between the brackets of a probability
        self.running: frozenset[str] = frozenset()  # the indices of the sums around
        self.outside: list[Tree] = []  # the sides of the equation that have been read

    # -- tokens ----------------------------------------------------------------------------------------------

    def next(self) -> Token:
        """Take the token here."""
        tokens, at = self.tokens, self.at
        if self.kind != END:
            self.at = at + 1
            self.kind = tokens[at + 1][0]
        return tokens[at]

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
        """The kind of a token a little further on."""
        return self.tokens[self.at + ahead][0]

    def before(self) -> Token:
        """The token taken last."""
        return self.tokens[self.at - 1] if self.at else ("", "", 0, 0)

    def start(self) -> int:
        """Where the token here begins."""
        return self.tokens[self.at][2]

    def last_end(self) -> int:
        """Where the token taken last ends."""
        return self.tokens[self.at - 1][3] if self.at else 0

    def touching(self) -> bool:
        """Does the token here stand directly after the one before?"""
        return self.at > 0 and self.tokens[self.at - 1][3] == self.tokens[self.at][2]

    def behind_command(self) -> bool:
        """Does the token here follow a LaTeX command, the space between being the command's?"""
        _, _, start, end = self.before()
        return self.text[start : start + 1] == "\\" and self.text[end : self.start()].isspace()

    def split(self, first: str) -> None:
        """Make two tokens of the word here: its beginning and the rest."""
        kind, text, start, end = self.tokens[self.at]
        rest, middle = text[len(first) :], start + len(first)
        sort = "num" if rest.isdigit() else "word"
        self.tokens[self.at : self.at + 1] = [(kind, first, start, middle), (sort, rest, middle, end)]

    def cut(self, pieces: list[str]) -> None:
        """Make a token of each piece of the word here; those of `\\mathrm{TP}` stand at one place."""
        _, _, at, end = self.tokens[self.at]
        if not self.written_out():
            here = [("word", piece, at, at) for piece in pieces[:-1]]
            self.tokens[self.at : self.at + 1] = [*here, ("word", pieces[-1], at, end)]
            return
        found = []
        for piece in pieces:
            rest = piece.lstrip("0123456789")
            for one in filter(None, (piece[: len(piece) - len(rest)], rest)):  # the 2 of exp2x
                found.append(("num" if one.isdigit() else "word", one, at, at + len(one)))
                at += len(one)
        self.tokens[self.at : self.at + 1] = found

    def written_out(self) -> bool:
        """Is the word here the letters that stand in the text (and not a command or a Greek letter)?"""
        _, text, start, end = self.tokens[self.at]
        return end - start == len(text)

    def holds(self, at: int, kinds: frozenset[str]) -> bool:
        """Does the bracket that opens at a place hold one of these, not deeper inside?"""
        depth = 0
        while True:
            kind = self.tokens[at][0]
            if kind in ("(", "[", "{", "\\{"):
                depth += 1
            elif kind in (")", "]", "}", "\\}"):
                depth -= 1
            elif kind == END or (kind in kinds and depth == 1):
                return kind != END
            if depth == 0:
                return False
            at += 1

    def mark(self) -> tuple[object, ...]:
        """All that changes while reading (but for the names that wait), to come back to."""
        return (
            self.at, self.tokens.copy(), self.nodes, self.level, self.enclosing, self.bars,
            self.subscript, self.differentials,
        )  # fmt: skip

    def back(self, mark: tuple[Any, ...]) -> None:
        """As if nothing had been read since the mark."""
        at, self.tokens, self.nodes, self.level, self.enclosing, self.bars, *others = mark
        self.subscript, self.differentials = others
        self.go(at)

    # -- what is counted -------------------------------------------------------------------------------------

    def node(self, head: str, args: tuple[Tree, ...], start: int, leaf: Fraction | str | None = None) -> Tree:
        """A node that begins at a place and ends where the reading stands."""
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise self.refuse(f"The formula has more than {MOST_NODES:,} parts.", "too-many-parts")
        return Tree(head, args, leaf, (start, self.tokens[self.at - 1][3]))

    def deeper(self) -> None:
        """One more is open.  Whoever calls this takes it back from `level`."""
        self.level += 1
        if self.level > DEEPEST:
            raise self.too_deep()

    def opened(self) -> tuple[Token, str, str, bool, int]:
        """Take an opening bracket: inside it no bar closes, no dx ends an integral."""
        token = self.tokens[self.at]
        self.at += 1
        self.kind = self.tokens[self.at][0]
        kept = (token, self.enclosing, self.bars, self.subscript, self.differentials)
        self.enclosing, self.bars, self.subscript, self.differentials = token[0], "", False, 0
        self.deeper()
        return kept

    def closed(self, kept: tuple[Token, str, str, bool, int], closing: str = "") -> None:
        """Take the bracket that closes it, or refuse."""
        opened, self.enclosing, self.bars, self.subscript, self.differentials = kept
        self.level -= 1
        if self.kind != (closing or CLOSING[opened[0]]):
            raise self.not_closed(opened)
        self.go(self.at + 1)

    def waits(self, word: str, start: int, end: int) -> None:
        """A name that nothing declares: perhaps a sum around it binds it."""
        if not self.scope.free:
            self.undeclared.append((word, start, end, self.subscript))

    def settle(self, start: int) -> None:
        """Names since a place need no declaration: random variables, events."""
        if self.undeclared:
            self.undeclared = [one for one in self.undeclared if one[1] < start]

    # -- refusals --------------------------------------------------------------------------------------------

    def refuse(
        self, message: str, code: str, suggestion: str | None = None, span: Span | None = None
    ) -> Refusal:
        """A refusal at the token here, or at a span."""
        _, _, start, end = self.tokens[self.at]
        return Refusal(message, self.text, span or (start, max(end, start + 1)), code, suggestion)

    def found(self) -> str:
        kind, text, _, _ = self.tokens[self.at]
        return "the end" if kind == END else f"“{text or kind}”"

    def too_deep(self, span: Span | None = None) -> Refusal:
        return self.refuse(f"The formula is nested more than {DEEPEST} deep.", "too-deep", None, span)

    def not_closed(self, opened: Token) -> Refusal:
        """The refusal where a bracket should be closed and is not."""
        closing = CLOSING[opened[0]]
        if self.kind == END:
            what = "bar" if opened[0] in "|‖" else "brace" if opened[0] == "{" else "bracket"
            return self.refuse(
                f"The {what} {opened[1]} opened here is not closed.", "bracket-open",
                f"Is a {closing} missing?", opened[2:],
            )  # fmt: skip
        if self.kind in _CLOSERS:
            if self.before()[0] in _OPEN_ENDED:
                return self.unexpected()
            if opened[0] in "|‖":
                meant = "For “given” write P(A | B); a divergence is written as its sum."
                return self.refuse(
                    f"The bar {opened[1]} opened here is not closed.", "bracket-open", meant, opened[2:]
                )
            return self.refuse(
                f"The bracket {opened[1]} opened before is closed by {self.found()}, which does not fit.",
                "bracket-mismatch", f"Is a {closing} meant?",
            )  # fmt: skip
        return self.unexpected()

    def unexpected(self) -> Refusal:
        """The refusal for a token that cannot stand here."""
        kind, text, start, _ = self.tokens[self.at]
        before = self.before()
        if kind == "…" or (kind == "." and self.peek() == "."):
            return self.refuse("Dots are not a formula: write the sum or the list out.", "dots")
        if kind == "english" and text in ("or", "and") and before[0]:
            return self.two_answers(text)
        if kind in ("word", "english") and text in cases.INSTEAD:
            return self.refuse(f"“{text}” cannot stand here.", "unexpected-sign", cases.INSTEAD[text])
        if kind in _CLOSERS or (kind in ("|", "‖") and before[0] in _OPEN_ENDED and kind == self.bars):
            if before[0] in _OPEN_ENDED:
                return self.refuse(
                    f"Something is missing between “{before[1]}” and “{text}”.", "missing-operand"
                )
            return self.refuse(
                f"This bracket {text} closes nothing that is open.", "bracket-close",
                "Delete it, or open a bracket before.",
            )  # fmt: skip
        if kind == END and before[0]:
            return self.refuse(
                f"The formula ends after “{before[1]}”, something is missing.", "missing-operand",
                None, (max(0, start - 1), max(start, 1)),
            )  # fmt: skip
        if kind in _REFUSED and (kind != "<" or before[0] not in ("<", "=")):
            return self.refuse(*_REFUSED[kind])
        if kind in (",", ";"):
            return self.refuse(f"“{text}” cannot stand here: one formula is expected.", "unexpected-comma")
        if before[0] in _OPEN_ENDED:
            return self.refuse(
                f"“{text or kind}” cannot stand here: something is missing before it.", "missing-operand"
            )
        code = "unexpected-prime" if kind == "'" else "unexpected-sign"
        return self.refuse(f"“{text or kind}” cannot stand here.", code)

    def two_answers(self, word: str, span: Span | None = None) -> Refusal:
        return self.refuse(f"Two answers stand here, joined by “{word}”.", "two-answers", "Give one.", span)
