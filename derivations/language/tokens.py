"""Which words and signs does a text consist of?

Plain, Unicode and LaTeX spellings come out as the same tokens: `\\cdot`, `·` and `*` are all `*`; `\\mu`, `μ` and `mu` are
all the word `mu`.  A token is (kind, text, start, end); the kind of a sign is the sign itself.

    num      3, 0.5, 1e-3                   word    a run of letters and digits, a Greek letter, a \\text{…}
    cmd      a LaTeX command with arguments  sup sub  a run of raised or lowered characters, as plain text
    begin, end  a LaTeX environment          end of text: the kind "end of the text"
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from derivations.language import spellings as sp
from derivations.language.refusal import Refusal, nearest, visible

Token = tuple[str, str, int, int]
Put = Callable[[Token], None]

END = "end of the text"
LONGEST_TEXT = 10_000  # characters
LONGEST_NUMBER = 1_000  # digits

MARKS = "\u0300-\u036f\u20d0-\u20ff"
_GREEK = "α-ωΑ-ΩϑϕϵϱςµℓΓΔΘΛΞΠΣΥΦΨΩ∇"
_TOKEN = re.compile(
    rf"""
    (?P<space>[ \t\r\n\f\v]+)
  | (?P<num>(?:[0-9]{{1,3}}(?:_[0-9]{{3}})+(?![0-9])|[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+(?![\w.]))?)
  | (?P<accented>[A-Za-z{_GREEK}][{MARKS}]+)
  | (?P<word>[A-Za-z][A-Za-z0-9]*(?![{MARKS}]))
  | (?P<command>\\(?:[A-Za-z]+\*?|.|$))
  | (?P<sign>\*\*|<=|>=|!=|==|=<|=>|<-|->|:=|\|\||[-+*/^_()\[\]{{}}|,;:=<>!'%&.$])
  | (?P<super>[{"".join(sp.SUPERSCRIPTS)}]+)
  | (?P<sub>[{"".join(sp.SUBSCRIPTS)}]+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_PLAIN_SIGNS = {"**": "^", "==": "=", "=<": "<=", "=>": "⇒", "->": "→", ":=": "=", "||": "‖", "<-": "<-"}
_STYLED = re.compile(r"\s*(?:\{\s*([A-Za-z1])\s*\}|([A-Za-z1]))")
_WORDS = re.compile(r"\s*\*?\s*\{((?:[^{}\\]|\\[,;:! ])*)\}")
_ENVIRONMENT = re.compile(r"\s*\{\s*([A-Za-z]+)\*?\s*\}(?:\s*\{[lcr|]*\})?")
_SPACING = re.compile(r"\\[,;:! ]|\s+")
_SPECIAL = {"E": "𝔼", "1": "𝟙", "N": "ℕ"}
_COMMANDS_WITH_ARGUMENTS = frozenset("frac dfrac tfrac cfrac sqrt binom dbinom tbinom".split()) | set(
    sp.ACCENT_COMMANDS
)
ENVIRONMENTS = frozenset("pmatrix bmatrix matrix vmatrix Bmatrix smallmatrix array cases dcases rcases".split())
_ENGLISH = frozenset("if otherwise else for and where when with or".split())


def tokens_of(text: str, *, e_is_a_name: bool = False) -> tuple[str, list[Token]]:
    """The text as it is read (NFC) and its tokens, the last one `END`.

    Raises Refusal for a character, command or size that is not in the language.
    """
    if len(text) > LONGEST_TEXT:
        raise Refusal(
            f"The answer is longer than {LONGEST_TEXT:,} characters.", text[:LONGEST_TEXT], (0, 0), "too-long"
        )
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    tokens: list[Token] = []
    add = tokens.append
    at, size = 0, len(text)
    match = _TOKEN.match
    while at < size:
        found = match(text, at)
        assert found is not None  # the last alternative takes any character
        kind = found.lastgroup
        end = found.end()
        if kind == "word":
            add(("word", text[at:end], at, end))
        elif kind == "num":
            end = _number(text, at, end, e_is_a_name, add)
        elif kind == "sign":
            sign = text[at:end]
            sign = _PLAIN_SIGNS.get(sign, sign)
            add((sign, sign, at, end))
        elif kind == "command":
            end = _command(text, at, end, add)
        elif kind == "super":
            add(("sup", "".join(sp.SUPERSCRIPTS[c] for c in text[at:end]), at, end))
        elif kind == "sub":
            add(("sub", "".join(sp.SUBSCRIPTS[c] for c in text[at:end]), at, end))
        elif kind == "accented":
            _accented(text, at, end, text[at:end], add)
        elif kind == "other":
            _other(text, at, add)
        at = end
    add((END, "", size, size))
    return text, _without_dollars(tokens)


def _number(text: str, at: int, end: int, e_is_a_name: bool, add: Put) -> int:
    word = text[at:end]
    if e_is_a_name and ("e" in word or "E" in word):
        end = at + re.search("[eE]", word).start()  # type: ignore[union-attr]
        word = text[at:end]
    if end - at > LONGEST_NUMBER:
        raise Refusal(f"A number has more than {LONGEST_NUMBER:,} digits.", text, (at, end), "number-too-long")
    add(("num", word.replace("_", ""), at, end))
    return end


def _without_dollars(tokens: list[Token]) -> list[Token]:
    """`$x$`, `\\(x\\)` and a full stop at the end: the wrapping of a pasted formula."""
    first, last = 0, len(tokens) - 1
    while first < last and tokens[first][0] in ("$", "\\(", "\\["):
        first += 1
    while last > first and tokens[last - 1][0] in ("$", "\\)", "\\]", "."):
        last -= 1
    return [*tokens[first:last], tokens[-1]]


def _command(text: str, at: int, end: int, add: Put) -> int:
    """A LaTeX command: another spelling of a sign or word, or one with arguments.  Returns where it ends."""
    put = add
    word = text[at + 1 : end]
    starless = word.rstrip("*")
    if word in sp.IGNORED_COMMANDS or word in sp.IGNORED_SIGNS or word.isspace():
        after = end
        if word in ("left", "right", "middle") and text[end : end + 1] == ".":
            after += 1
        return after
    if word in sp.COMMAND_SIGNS:
        sign = sp.COMMAND_SIGNS[word]
        if sign == "oo":
            put(("word", "oo", at, end))
        elif word == "sqrt":
            put(("cmd", "sqrt", at, end))
        elif sign == "∫∫":
            put(("∫", "∫", at, end))
            put(("∫", "∫", at, end))
        else:
            put((sign, sign, at, end))
        return end
    if word in sp.GREEK_WORDS:
        put(("word", sp.VARIANTS.get(word, word), at, end))
        return end
    if word in _COMMANDS_WITH_ARGUMENTS:
        put(("cmd", word[1:] if word[0] in "dtc" and word[1:] in ("frac", "binom") else word, at, end))
        return end
    if word in ("mathbb", "mathbbm", "mathds", "mathbf", "mathcal", "boldsymbol", "bm"):
        styled = _STYLED.match(text, end)
        if styled:
            letter = styled[1] or styled[2]
            if letter == "1" or (letter == "E" and word == "mathbb"):
                letter = _SPECIAL[letter]
            elif letter == "N" and word == "mathcal":
                letter = "𝒩"
            sort = letter if letter == "𝟙" else "word"
            put((sort, letter, at, styled.end()))
            return styled.end()
        return end
    if word in sp.STYLE_COMMANDS:
        return end
    if starless in sp.WORD_COMMANDS:
        words = _WORDS.match(text, end)
        if not words:
            if starless == "rm":
                return end
            raise Refusal(f"After \\{word} its words are expected in braces.", text, (at, end), "bad-command")
        inner = _SPACING.sub("", words[1])
        if inner in _ENGLISH:
            put(("english", inner, at, words.end()))
        elif inner:
            put(("word", inner, at, words.end()))
        return words.end()
    if word in ("begin", "end"):
        environment = _ENVIRONMENT.match(text, end)
        if not environment or environment[1] not in ENVIRONMENTS:
            named = environment[1] if environment else ""
            raise Refusal(
                f"The environment \\{word}{{{named}}} is not known.", text, (at, end), "unknown-command",
                "Use pmatrix, bmatrix or cases.",
            )  # fmt: skip
        put((word, environment[1], at, environment.end()))
        return environment.end()
    if word in sp.FUNCTIONS or word in sp.FUNCTION_WORDS or word in ("arg", "Pr", "argmax", "argmin"):
        put(("word", "P" if word == "Pr" else word, at, end))
        return end
    if word in ("(", ")", "[", "]"):
        put((f"\\{word}", f"\\{word}", at, end))
        return end
    if word == "not":
        rest = text[end:].lstrip()
        if rest.startswith("="):
            put(("!=", "!=", at, end))
            return len(text) - len(rest) + 1
    known = sp.GREEK_WORDS | set(sp.COMMAND_SIGNS) | _COMMANDS_WITH_ARGUMENTS | set(sp.FUNCTIONS)
    meant = nearest(word, {other for other in known if len(other) > 2})
    raise Refusal(
        f"The LaTeX command \\{word} is not known here." if word else "A backslash stands alone.",
        text, (at, end), "unknown-command", f"Did you mean \\{meant}?" if meant else None,
    )  # fmt: skip


def _accented(text: str, at: int, end: int, written: str, add: Put) -> None:
    """A letter with marks over it: the word with the accent as its suffix."""
    letter = sp.GREEK.get(written[0], written[0])
    suffix = ""
    for mark in written[1:]:
        if mark not in sp.ACCENTS or len(written) > 3:
            raise Refusal(
                f"The letter {written[0]} carries a mark ({_named(mark)}) that has no meaning here.",
                text, (at, end), "unknown-character",
            )  # fmt: skip
        suffix += sp.ACCENTS[mark]
    add(("word", letter + suffix, at, end))


def _other(text: str, at: int, add: Put) -> None:
    """One character beyond ASCII."""
    put = add
    character = text[at]
    if character in sp.GREEK and character not in "ΣΠ":
        put(("word", sp.GREEK[character], at, at + 1))
    elif character in sp.SIGNS:
        sign = sp.SIGNS[character]
        if sign == "oo":
            put(("word", "oo", at, at + 1))
        elif sign in ("'''", "''", "∫∫"):
            for one in sign:
                put((one, one, at, at + 1))
        elif sign:
            put((sign, sign, at, at + 1))
    elif character in sp.FRACTIONS:
        put(("fraction", character, at, at + 1))
    elif character.isspace():
        return
    elif character == "𝔼":
        put(("word", "𝔼", at, at + 1))
    elif character == "𝒩":
        put(("word", "𝒩", at, at + 1))
    else:
        _styled(text, at, character, add)


def _styled(text: str, at: int, character: str, add: Put) -> None:
    """A letter of a mathematical alphabet or with an accent built in; else a refusal that names the character."""
    folded = unicodedata.normalize("NFKC", character)
    mathematical = 0x1D400 <= ord(character) <= 0x1D7FF or 0x2100 <= ord(character) <= 0x214F
    if mathematical and len(folded) == 1 and (folded.isascii() or folded in sp.GREEK):
        kind = "num" if folded.isdigit() else "word"
        add((kind, sp.GREEK.get(folded, folded), at, at + 1))
        return
    apart = unicodedata.normalize("NFD", character)
    if len(apart) > 1 and (apart[0].isascii() or apart[0] in sp.GREEK) and apart[1] in sp.ACCENTS:
        _accented(text, at, at + 1, apart, add)
        return
    raise _unknown_character(text, at, character)


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed')}"


_LOOKS_LIKE = dict(
    zip("АВЕКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxijsABEZHIKMNOPTYXo", strict=True)
)


def _unknown_character(text: str, at: int, character: str) -> Refusal:
    category = unicodedata.category(character)
    place = (at, at + 1)
    if character in _LOOKS_LIKE:
        latin = _LOOKS_LIKE[character]
        return Refusal(
            f"The letter {character} ({_named(character)}) only looks like the Latin letter {latin}.",
            text, place, "look-alike", f"Type {latin} on a Latin keyboard.",
        )  # fmt: skip
    if category in ("Cf", "Cc", "Zl", "Zp", "Cs", "Co", "Cn"):
        return Refusal(
            f"There is an invisible character here ({_named(character)}).", text, place, "invisible-character",
            "Delete it and type the place again.",
        )  # fmt: skip
    return Refusal(
        f"The character {visible(character)} ({_named(character)}) is not part of the language.",
        text, place, "unknown-character",
    )  # fmt: skip
