"""What does a LaTeX command say, as tokens?

Most are another spelling of a sign or a word.  Commands that only space, size or style what follows say
nothing.
"""

from __future__ import annotations

import re

from derivations.language import spellings as sp
from derivations.language.refusal import Refusal, nearest
from derivations.language.tree import Span

Token = tuple[str, str, int, int]
LINES = "lines"  # the kind of what begins and ends an environment of lines
NO_BRACKET = "\\left."  # the kind of the bracket that \\left. leaves out

_STYLED = re.compile(r"\s*(?:\{\s*([A-Za-z1])\s*\}|([A-Za-z1]))")
_STYLED_GREEK = re.compile(r"\s*\{\s*(\\[A-Za-z]+|[\u0370-\u03ff])\s*\}")
_ONE_LETTER = re.compile(r"\s*(?:\{\s*([A-Za-z])\s*\}|(?<=[a-z])\s([A-Za-z]))")
_BRACED = re.compile(r"\s*\{[^{}]*\}")
_WORDS = re.compile(r"\s*\{((?:[^{}\\]|\\[,;:! ])*)\}")
_ENVIRONMENT = re.compile(r"\s*\{\s*([A-Za-z]+)\*?\s*\}(?:\s*\{[lcr|]*\})?")
_SPACING = re.compile(r"\\[,;:! ]|\s+")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*|1|[0-9]+(?:\.[0-9]+)?")
_APART = re.compile(r"\s*\[\s*-?[0-9.]+\s*(?:pt|em|ex|cm|mm)\s*\]")  # \\[2pt]: how far the rows stand apart
_NOT = re.compile(r"\s*(?:=|\\in\b)")
_ALPHABETS = frozenset("mathbb mathbbm mathds mathbf mathcal boldsymbol bm".split())
_OPERATIONS = {("mathbb", "E"): "𝔼", ("mathbb", "V"): "𝕍", ("mathcal", "N"): "𝒩",
               ("mathbb", "R"): "ℝ"}  # fmt: skip
_WITH_ARGUMENTS = frozenset("frac dfrac tfrac cfrac sqrt binom dbinom tbinom underset mathop".split()) | set(
    sp.ACCENT_COMMANDS
)
_NESTING = frozenset("pmatrix bmatrix matrix vmatrix Bmatrix smallmatrix array cases dcases rcases".split())
OF_LINES = frozenset(
    "align aligned equation split gather gathered multline eqnarray math displaymath".split()
)
_ENGLISH = frozenset("if otherwise else for and where when with or".split())
_REFUSED = {
    "underbrace": "Leave the note out.", "overbrace": "Leave the note out.", "forall": "Leave it out.",
    "exists": "Leave it out.", "pmod": "Write mod(a, b).",
    "sup": "Write max.", "inf": "Write min.", "because": "Give the formula alone.", "qed": "Leave it out.",
}  # fmt: skip
_PROSE = frozenset("text textrm textnormal mbox".split())  # whose spaces are between words
_BARE_WORDS = frozenset("arg Pr argmax argmin E".split())


def command(text: str, at: int, end: int, tokens: list[Token]) -> int:
    """Add the tokens of the command at a place; returns where it ends.  Raises Refusal for an unknown one."""
    word = text[at + 1 : end].rstrip("*") or text[at + 1 : end]
    if word in sp.IGNORED_COMMANDS or word in sp.IGNORED_SIGNS or word.isspace():
        return _sized(text, word, end, tokens)
    if word in sp.COMMAND_SIGNS:
        sign = sp.COMMAND_SIGNS[word]
        tokens += [(sign, f"\\{word}", at, end)] if word in ("lvert", "lVert") else _sign(sign, at, end)
        apart = _APART.match(text, end) if word == "\\" else None
        return apart.end() if apart else end
    if word in sp.GREEK_WORDS:
        tokens.append(("word", sp.VARIANTS.get(word, word), at, end))
        return end
    if word in _WITH_ARGUMENTS:
        plain = word[1:] if word[0] in "dtc" and word[1:] in ("frac", "binom") else word
        tokens.append(("cmd", plain, at, end))
        return end
    if word in _ALPHABETS and (styled := _STYLED.match(text, end)):
        letter = styled[1] or styled[2]
        if letter == "1":
            tokens.append(("𝟙", "𝟙", at, styled.end()))
        else:
            tokens.append(("word", _OPERATIONS.get((word, letter), letter), at, styled.end()))
        return styled.end()
    if (word in sp.STYLE_COMMANDS or word in _ALPHABETS) and (greek := _STYLED_GREEK.match(text, end)):
        letter = sp.GREEK.get(greek[1], greek[1].lstrip("\\"))
        if letter in sp.GREEK_WORDS:
            tokens.append(("word", sp.VARIANTS.get(letter, letter), at, greek.end()))
            return greek.end()
    if word in sp.STYLE_COMMANDS or word in _ALPHABETS:
        return end
    if word in sp.DROPPED_COMMANDS:
        dropped = _BRACED.match(text, end)
        return dropped.end() if dropped else end
    if word in ("over", "choose", "atop"):
        tokens.append((f"\\{word}", f"\\{word}", at, end))
        return end
    if word in ("textcolor", "overset", "stackrel") and (dropped := _BRACED.match(text, end)):
        return dropped.end()
    if word in sp.WORD_COMMANDS:
        return _words(text, word, at, end, tokens)
    if word in ("begin", "end"):
        return _environment(text, word, at, end, tokens)
    if word in sp.FUNCTIONS or word in sp.FUNCTION_WORDS or word in _BARE_WORDS:
        tokens.append(("word", word, at, end))
        return end
    if word in ("bmod", "mod"):
        tokens.append(("word", "mod", at, end))
        return end
    if word in ("(", ")", "[", "]"):
        tokens.append((f"\\{word}", f"\\{word}", at, end))
        return end
    if word == "not" and (struck := _NOT.match(text, end)):
        sign = "!=" if struck[0].strip() == "=" else "∉"
        tokens.append((sign, sign, at, struck.end()))
        return struck.end()
    raise _unknown(text, word, (at, end))


def _sign(sign: str, at: int, end: int) -> list[Token]:
    """The token, or the two tokens, of a sign that a command or a character stands for."""
    if sign == "oo":
        return [("word", "oo", at, end)]
    if sign == "√":
        return [("cmd", "sqrt", at, end)]
    if sign == "∫∫":
        return [("∫", "∫", at, end), ("∫", "∫", at, end)]
    return [(sign, sign, at, end)]


def _sized(text: str, word: str, end: int, tokens: list[Token]) -> int:
    """`\\left.` stands for no bracket; `\\left[` is one that only groups, `\\left|` a bar that opens."""
    if word in ("left", "right", "middle"):
        if text[end : end + 1] == ".":
            if word == "left":
                tokens.append((NO_BRACKET, NO_BRACKET, end, end + 1))
            return end + 1
        if word == "left" and text[end : end + 1] in ("[", "|"):
            tokens.append((text[end], f"\\left{text[end]}", end, end + 1))
            return end + 1
    return end


def _words(text: str, word: str, at: int, end: int, tokens: list[Token]) -> int:
    """`\\mathrm{tr}`, `\\operatorname*{arg\\,max}`, `\\text{if }`: one word; else read as usual."""
    single = _ONE_LETTER.match(text, end)
    if single and (single[1] or word != "rm"):
        tokens.append(("word", single[1] or single[2], at, single.end()))
        return single.end()
    words = _WORDS.match(text, end)
    if not words:
        if word == "rm" or text[end:].lstrip()[:1] == "{":
            return end
        raise Refusal(f"After \\{word} its words are expected in braces.", text, (at, end), "bad-command")
    inner = _SPACING.sub("", words[1]).rstrip(".,;:")
    if word in _PROSE and inner[:1] + inner[-1:] == "()":
        raise Refusal(
            "A remark stands beside the formula.", text, (at, words.end()), "unexpected-sign", "Leave it out."
        )
    if inner in _ENGLISH or (" " in words[1].strip() and word in _PROSE):
        tokens.append(("english", inner, at, words.end()))
    elif found := _WORD.fullmatch(inner):
        kind = "word" if inner[0].isalpha() else "num"
        tokens.append((kind, found[0], at, words.end()))
    elif inner:
        return end
    return words.end()


def _environment(text: str, word: str, at: int, end: int, tokens: list[Token]) -> int:
    named = _ENVIRONMENT.match(text, end)
    if named and named[1] in OF_LINES:
        tokens.append((LINES, named[1], at, named.end()))
        return named.end()
    if named and named[1] in _NESTING:
        tokens.append((word, named[1], at, named.end()))
        return named.end()
    shown = named[1] if named else ""
    raise Refusal(
        f"The environment \\{word}{{{shown}}} is not known.", text, (at, end), "unknown-command",
        "Use pmatrix, bmatrix or cases.",
    )  # fmt: skip


def _unknown(text: str, word: str, span: Span) -> Refusal:
    if not word:
        return Refusal("A backslash stands alone.", text, span, "unknown-command")
    if word in _REFUSED:
        return Refusal(
            f"\\{word} is not part of the language.", text, span, "unknown-command", _REFUSED[word]
        )
    known = sp.GREEK_WORDS | set(sp.COMMAND_SIGNS) | _WITH_ARGUMENTS | set(sp.FUNCTIONS)
    meant = nearest(
        word, {other for other in known if len(other) > 2 and abs(len(other) - len(word)) < 3}, 0.7
    )
    return Refusal(
        f"The LaTeX command \\{word} is not known here.", text, span, "unknown-command",
        f"Did you mean \\{meant}?" if meant else None,
    )  # fmt: skip
