"""Which words and signs does a text consist of?

Plain, Unicode and LaTeX spellings come out as the same tokens: `\\cdot`, `·` and `*` are all `*`; `\\mu`,
`μ` and `mu` are all the word `mu`.  A token is (kind, text, start, end); the kind of a sign is the sign
itself.

    num      3, 0.5, 1e-3                    word     a run of letters and digits, a Greek letter,
    a \\text{…}
    cmd      a LaTeX command with arguments  sup sub  a run of raised or lowered characters, as plain text
    begin, end  a LaTeX environment          end of text: the kind "end of the text", several times
"""

from __future__ import annotations

import re
import unicodedata

from derivations.language import characters, typed
from derivations.language import spellings as sp
from derivations.language.latex import LINES, Token, command
from derivations.language.plain_words import END, plain_words
from derivations.language.program_text import from_python
from derivations.language.python_cases import without_true
from derivations.language.refusal import Refusal
from derivations.language.selection import selected
from derivations.language.slices import without_colons
from derivations.language.wrapping import one_line, unwrapped, without_dollars

LONGEST_TEXT = 10_000  # characters
LONGEST_NUMBER = 1_000  # digits
_OF_LINES = frozenset((LINES, "&", "newline"))
_AHEAD = 8  # how far the grammar looks ahead

MARKS = "\u0300-\u036f\u20d0-\u20ff"
_TOKEN = re.compile(
    rf"""[ \t\r\n\f\v]*(?:
    (?P<word>[A-Za-z][A-Za-z0-9]*(?![{MARKS}]))
  | (?P<mark>[()+/^_\[\]}},;'%&$]|-(?!>)|\*(?!\*))
  | (?P<num>[0-9]+(?![0-9._eE])|(?:[0-9]{{1,3}}(?:(?:_[0-9]{{3}})+|(?:\.[0-9]{{3}}){{2,}})(?![0-9])
        |[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+−-]?[0-9]+(?![0-9_.]))?)
  | (?P<sign>[@~]|\*\*|->|<(?:=|-(?=\s))?|>=?|=[=<>]?|!=?|:=?|\|\|?|\.[*/^](?!\*)|\.(?![0-9]))
  | (?P<braced>\{{(?<![\^_]\{{)\s*(?:<=|>=|!=|[-+*/=<>,:|]
        |\\(?:cdot|times|le|leq|ge|geq|ne|neq|in|mid|sim))\s*\}})
  | (?P<brace>\{{)
  | (?P<command>\\(?:[A-Za-z]+\*?|.|$))
  | (?P<super>[{"".join(sp.SUPERSCRIPTS)}]+)
  | (?P<sub>[{"".join(sp.SUBSCRIPTS)}]+)
  | (?P<accented>[A-Za-z{"".join(sp.GREEK)}][{MARKS}]+)
  | (?P<end>\Z)
  | (?P<other>.)
    )""",
    re.VERBOSE | re.DOTALL,
)
_PLAIN_SIGNS = {
    "**": "^", ".*": "⊙", "./": "/", ".^": "^", "<-": "=", "==": "=", "=<": "<=", "=>": "⇒", "->": "→",
    ":=": "=", "||": "‖", "\\cdot": "*", "\\times": "*",
    "\\le": "<=", "\\leq": "<=", "\\ge": ">=", "\\geq": ">=", "\\ne": "!=", "\\neq": "!=", "\\in": "∈",
    "\\mid": "|", "\\sim": "∼",
}  # fmt: skip


def tokens_of(text: str, *, e_is_a_name: bool = False) -> tuple[str, list[Token]]:
    """The text as it is read (NFC) and its tokens, `END` behind them.

    Raises Refusal for a character, command or size that is not in the language.
    """
    if len(text) > LONGEST_TEXT:
        raise Refusal(
            f"The answer is longer than {LONGEST_TEXT:,} characters.", text[:LONGEST_TEXT], (0, 0), "too-long"
        )
    plain = text
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        plain = characters.folded(text)
    if "$" in plain and "{" in plain:
        plain = without_dollars(plain)
    words = plain_words(plain)
    tokens: list[Token] = [] if words is None else list(zip(*words, strict=True))[:-2]
    end: int | None = 0 if words is None else None
    while end is not None:
        end = _run(text, plain, end, e_is_a_name, tokens)
    tokens = unwrapped(tokens)
    if typed.MAY_HOLD.search(plain):
        tokens = typed.respelled(tokens)
    if ("\\" in plain or "&" in plain) and any(token[0] in _OF_LINES for token in tokens):
        tokens = one_line(text, tokens)
    if "([" in plain or ("." in plain and any(token[0] == "." for token in tokens)):
        tokens = from_python(text, tokens)
    elif "==" in plain and "[" in plain:
        tokens = selected(tokens)
    if ":" in plain and any(token[0] == ":" for token in tokens):
        tokens = without_colons(tokens)
    if "iecewise" in plain:
        tokens = without_true(tokens)
    tokens += [(END, "", len(text), len(text))] * _AHEAD
    return text, tokens


def _run(text: str, plain: str, begun: int, e_is_a_name: bool, tokens: list[Token]) -> int | None:
    """The tokens from a place on; where to go on behind one that the pattern does not see the end of."""
    add = tokens.append
    for found in _TOKEN.finditer(plain, begun):
        kind = found.lastgroup or ""
        at, end = found.span(kind)
        if kind == "word":
            add((kind, plain[at:end], at, end))
        elif kind == "mark":
            mark = plain[at:end]
            add((mark, mark, at, end))
        elif kind == "num":
            if (last := _number(text, plain, at, end, e_is_a_name, tokens)) != end:
                return last
        elif kind == "sign":
            sign = plain[at:end]
            if sign in "@~":
                _tilde(plain, sign, at, tokens)
            else:
                sign = _PLAIN_SIGNS.get(sign, sign)
                add((sign, sign, at, end))
        elif kind == "brace":
            add(("{", "{", at, end))
        elif kind == "command":
            return command(plain, at, end, tokens)
        elif kind == "super":
            add(("sup", "".join(sp.SUPERSCRIPTS[c] for c in plain[at:end]), at, end))
        elif kind == "sub":
            add(("sub", "".join(sp.SUBSCRIPTS[c] for c in plain[at:end]), at, end))
        elif kind == "accented":
            _accented(text, at, end, plain[at:end], tokens)
        elif kind == "braced":
            sign = plain[at + 1 : end - 1].strip()
            sign = _PLAIN_SIGNS.get(sign, sign)
            add((sign, sign, at, end))
        elif kind == "other":
            _other(text, plain[at], at, tokens)
    return None


def _number(text: str, plain: str, at: int, end: int, e_is_a_name: bool, tokens: list[Token]) -> int:
    word = plain[at:end]
    if word.isdigit() and end - at <= LONGEST_NUMBER:
        tokens.append(("num", word, at, end))
        return end
    if e_is_a_name and (found := re.search("[eE]", word)):
        end = at + found.start()
        word = plain[at:end]
    if end - at > LONGEST_NUMBER:
        raise Refusal(
            f"A number has more than {LONGEST_NUMBER:,} digits.", text, (at, end), "number-too-long"
        )
    if word.count(".") > 1:
        word = word.replace(".", "")  # 1.228.800: points between the thousands
    tokens.append(("num", word.replace("_", "").replace("−", "-"), at, end))
    return end


def _tilde(plain: str, sign: str, at: int, tokens: list[Token]) -> None:
    """`A @ B`, `X ~ N(0, 1)`; else ~ is a space in TeX, and before an event ¬."""
    place = (at, at + 1)
    if sign == "@":
        tokens.append(("@", "@", *place))
    elif (not tokens or tokens[-1][0] in _BEFORE_NOT) and plain[at + 1 : at + 2].isalpha():
        tokens.append(("¬", "~", *place))
    elif _DISTRIBUTION.match(plain, at + 1):
        tokens.append(("∼", "~", *place))
    elif "\\" not in plain:
        raise characters.unknown(plain, at)


_BEFORE_NOT = frozenset(("(", ",", "|", "[", "∧", "∨", "∩", "∪", "¬"))
_DISTRIBUTION = re.compile(r"\s*(?:\\mathcal|𝒩|\\operatorname|\\text|[A-Za-z]+\s*\()")


def _accented(text: str, at: int, end: int, written: str, tokens: list[Token]) -> None:
    """A letter with marks over it: the word with the accent as its suffix."""
    letter = sp.GREEK.get(written[0], written[0])
    suffix = ""
    for mark in written[1:]:
        if mark not in sp.ACCENTS or len(written) > 3:
            raise Refusal(
                f"{written[0]} carries a mark ({characters.named(mark)}) without meaning over a letter.",
                text, (at, end), "unknown-character",
            )  # fmt: skip
        suffix += sp.ACCENTS[mark]
    tokens.append(("word", letter + suffix, at, end))


def _other(text: str, character: str, at: int, tokens: list[Token]) -> None:
    """One character beyond ASCII: a letter, a sign, a fraction, a letter with its accent built in."""
    place = (at, at + 1)
    if character in sp.GREEK and character not in "ΣΠ":
        tokens.append(("word", sp.GREEK[character], *place))
    elif character in sp.SIGNS:
        sign = sp.SIGNS[character]
        if sign == "oo":
            tokens.append(("word", "oo", *place))
        elif sign in ("'''", "''", "∫∫"):
            tokens += [(one, one, *place) for one in sign]
        elif sign:
            tokens.append((sign, sign, *place))
    elif character in sp.FRACTIONS:
        tokens.append(("fraction", character, *place))
    elif character in "𝔼𝒩𝕍ℝ":
        tokens.append(("word", character, *place))
    elif unicodedata.category(character) != "Zs":
        apart = unicodedata.normalize("NFD", character)
        if len(apart) == 1 or apart[1] not in sp.ACCENTS or not (apart[0].isascii() or apart[0] in sp.GREEK):
            raise characters.unknown(text, at)
        _accented(text, at, at + 1, apart, tokens)
