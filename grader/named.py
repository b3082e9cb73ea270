"""Does an answer first say what it is the value of: `dL/dw = (a - y)*x`, `P(C=1|T=1) = 0.0292`, `w <- w + 1`?

The name in front is dropped where it names no given of the question.  Several values in a chain
(`3*3*20*40 = 7200`) are one answer if they are the same; otherwise the text stays as it was, to be refused.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from derivations.language import Scope
from derivations.language import read as read_text
from derivations.language import spellings as sp
from derivations.language.refusal import Refusal
from derivations.language.show import plain
from derivations.language.tree import Tree
from grader.answers import Asked
from grader.numbers import Written, fit
from grader.reading.written import Text

_SIGN = re.compile(
    r":=|:(?=\s)|<-(?=\s)|←|≔|≈|=|\\approx(?![A-Za-z])|\\(?:gets|leftarrow|coloneqq)(?![A-Za-z])"
)
_CHANGED = re.compile(r"\A\s*(?P<name>[^\W\d]\w*)\s*(?P<sign>[-+])=\s*(?P<by>[^=]+)\Z")  # w -= eta*g
_OTHER_SIGNS = re.compile(r"[<>!=]=|=>|⇒|\\begin(?!\s*\{d?cases)|\\Rightarrow")
_EDGE = re.compile(r"\\(begin|end)(?![A-Za-z])")
_THE_SAME = re.compile(r"(.*\S)\s*\(\s*(?:=|≈)\s*([^()=]+)\)\s*\Z")
_PLACE = re.compile(  # a/4 (at v = 0)
    r"(?<=[^\s(,])\s*+[,(]?\s*+\b(?:attained |reached )?at\s++[\w{}\\]++\s*+=\s*+[-+−\w./]++\s*+\)?\s*+\Z"
)
_SETS = frozenset((":=", "<-", "←", "≔"))  # a new value for a name that has one
_OPENING, _CLOSING = frozenset("([{⟨"), frozenset(")]}⟩")

_ACCENT = re.compile(
    r"\\(?:hat|widehat|bar|overline|tilde|vec|mathbf|mathcal|boldsymbol|bm|mathrm|text)\s*(?:\{([^{}]*)\}|(\\?\w+))"
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")
_LETTERS = r"(?:[^\W_]|_(?![{(*]))"  # of a word: x_n, not the sign before an index in braces
_NAME = re.compile(
    rf"(?P<name>(?!\d){_LETTERS}++)"
    rf"(?P<marks>(?:[_^](?:\{{[^{{}}]*\}}|\([^()]*\)|{_LETTERS}++|\*)|['′*²]|\[[^\[\]]*\])*+)"
    r"(?P<arguments>\([^()=]*\))?\Z"
)
_MULTIPLE = re.compile(r"[-−]?[\d.,*·/()]*+[^\W\d]\w*+[\d.,*·/()]*+\Z")  # 2*posterior
_QUANTITIES = frozenset(("derivative", "P", "E", "var", "cov"))
_OF_EVENTS = frozenset(("P", "E", "var", "cov"))
_NO_WORKING = frozenset(("name", "index", "list", "tuple", "set", "interval", "relation", "or", "and"))


def without_name(text: Text, asked: Asked, own: str = "", *, number: bool = False) -> Text:
    """The answer alone, where a name stands before it; else the text as it is.

    `own` is the name of the cell that the answer stands in; is it to be a number?
    """
    if "=" not in text.text and not _SIGN.search(text.text):
        return text
    text = replace(text, text=_between_dollars(_PLACE.sub("", text.text)))
    if (same := _THE_SAME.match(text.text)) is not None and "=" not in same[1]:  # 0.75 (= 3/4)
        sides = [same[2], same[1]]
        return replace(text, text=same[1].rstrip()) if _agree(sides, asked) else text
    text = replace(text, text=_CHANGED.sub(r"\g<name> \g<sign> (\g<by>)", text.text))
    pieces = _pieces(text.text)
    if pieces is None:
        return text
    (_, first, sign), *rest = pieces
    if not first.strip() and rest:
        return _from(text, rest, asked)
    after = " ".join(one for _, one, _ in rest)
    ours = _is_own(first, own) or (number and rest and _is_of_number(first, rest[-1][1]))
    if rest and (ours or _is_name(first, sign, after, asked)):
        return _from(text, rest, asked)
    return _from(text, pieces, asked)


def _between_dollars(text: str) -> str:
    """`$x = 1$` without the signs around it, place by place."""
    for opening, closing in (("$$", "$$"), ("$", "$"), (r"\(", r"\)"), (r"\[", r"\]")):
        bare = text.strip()
        if bare.startswith(opening) and bare.endswith(closing) and len(bare) > len(opening + closing):
            inner = bare[len(opening) : -len(closing)]
            return text if opening in inner else text.replace(bare, inner.rjust(len(bare) - len(closing)))
    return text


def _pieces(text: str) -> list[tuple[int, str, str]] | None:
    """Where each side starts, its text, the sign behind it; None where other signs stand outside brackets."""
    found: list[tuple[int, str, str]] = []
    depth = start = at = 0
    while at < len(text):
        depth += (text[at] in _OPENING) - (text[at] in _CLOSING)
        edge = _EDGE.match(text, at)
        if edge and not (depth == 0 and _OTHER_SIGNS.match(text, at)):
            depth += 1 if edge[1] == "begin" else -1
        if depth == 0:
            if _OTHER_SIGNS.match(text, at):
                return None
            if sign := _SIGN.match(text, at):
                found.append((start, text[start:at], sign[0]))
                start = at = sign.end()
                continue
        at += 1
    return [*found, (start, text[start:], "")] if depth == 0 else None


def _from(text: Text, sides: list[tuple[int, str, str]], asked: Asked) -> Text:
    """The last of several sides that say the same; the whole text where they do not."""
    start, last, _ = sides[-1]
    if not last.strip():
        return text
    if len(sides) > 1 and not _agree([one for _, one, _ in sides], asked):
        return text
    lead = len(last) - len(last.lstrip())
    return Text(last.strip(), text.line, text.column + start + lead)


def _is_name(side: str, sign: str, rest: str, asked: Asked) -> bool:
    """Is it a name of what is asked for, and not of something that the answer is made of?"""
    quantity = _read(side, Scope.of(None)) or _read(side, asked.scope)
    if quantity is not None and quantity.head in _QUANTITIES:
        return not _of_another(quantity, asked)
    match = _NAME.match(_plain(side))
    if match is None or _is_function(match["name"]):
        return False
    if match["arguments"] or match["marks"] or sign in _SETS:
        return True
    scope = asked.scope
    word = scope.lookup(match["name"])
    if word is None:
        return True
    tree = _read(rest, scope)
    if tree is not None and word in tree.names():
        return True  # w = w + …: its new value
    allowed = asked.part.symbols
    return allowed is not None and word not in {re.split(r"[\[(]", one)[0] for one in allowed}


def _is_own(side: str, own: str) -> bool:
    """Is it the name of the cell itself: `Z1 = conv(X, W1) + b1` in the cell Z1?"""
    return bool(own) and _plain(side).replace("_", "").casefold() == own.replace("_", "").casefold()


def _is_of_number(side: str, rest: str) -> bool:
    """Is it a name before a number: `L = 25`, `t = -1`?  The number alone is compared."""
    match = _NAME.match(_plain(side))
    if match is None or (_is_function(match["name"]) and match["arguments"]):
        return False
    tree = _read(rest, Scope.of(None))
    return tree is not None and not tree.names() and tree.head not in ("list", "tuple", "relation")


def _is_function(word: str) -> bool:
    return word in sp.FUNCTIONS or word in sp.FUNCTION_WORDS


def _of_another(quantity: Tree, asked: Asked) -> bool:
    """Is it another quantity of the same things: dL/db or P(C=0 | T=1) where the question names its own?"""
    named = [_spelled(one) for one in _quantities(asked.part.ask)]
    if not named or _spelled(quantity) in named:
        return False
    known = {word.casefold() for word in asked.scope.words()}
    for part in asked.exercise.parts.values():
        known |= {word.casefold() for one in _quantities(part.ask) for word in one.names()}
    return {word.casefold() for word in quantity.names()} <= known


def _quantities(ask: str) -> list[Tree]:
    """The derivatives, probabilities and moments that a question names between dollar signs."""
    found = (_read(one, Scope.of(None)) for one in re.findall(r"\$([^$]+)\$", ask))
    return [tree for tree in found if tree is not None and tree.head in _QUANTITIES]


def _spelled(quantity: Tree) -> str:
    return plain(quantity).casefold()


def _plain(side: str) -> str:
    """A name in LaTeX, or with marks over its letters, as one in letters."""
    side = "".join(one for one in unicodedata.normalize("NFD", side) if not unicodedata.combining(one))
    bare = _ACCENT.sub(lambda match: match[1] or match[2], side)
    found = re.sub(r"\s+", "", _COMMAND.sub(r"\1", bare))
    return found[1:-1] if found.startswith("{") and found.endswith("}") else found


def _agree(sides: list[str], asked: Asked) -> bool:
    """Do all sides of a chain say the same, the last one perhaps rounded?"""
    if asked.part.kind == "number" or asked.part.kind in ("trace", "table", "array"):
        values = {one: _number(one, asked) for one in sides if not _is_working(one, asked)}
        last = values.get(sides[-1])
        if last is not None and None not in values.values():
            return all(_rounds(last, value) or _comes_near(one, last) for one, value in values.items())
    trees = [_read(one, asked.scope) for one in sides]
    if trees[-1] is None:
        return False
    if any(
        tree is None and not _is_in_other_names(one, asked) for one, tree in zip(sides, trees, strict=True)
    ):
        return False
    from grader.answers.expression import compared

    last = trees[-1]
    assert last is not None
    others = [tree for tree in trees[:-1] if tree is not None and not _is_formula_of_events(tree, last)]
    others = [tree for tree in others if not _is_in_functions_not_asked(tree, last, asked)]
    return all(compared(tree, last, asked).verdict == "equal" for tree in others)


def _is_in_other_names(side: str, asked: Asked) -> bool:
    """Is it a formula in names that the question does not have: e_j φ'(v_j) on the way to what is asked?"""
    tree = _read(side, Scope.of(None))
    if tree is None or tree.head in _NO_WORKING or _MULTIPLE.match(_plain(side)) or len(tree.names()) < 2:
        return False
    try:
        read_text(side.strip(), asked.scope)
    except Refusal as refusal:
        return refusal.code == "unknown-symbol"
    return False


def _is_in_functions_not_asked(tree: Tree, last: Tree, asked: Asked) -> bool:
    """Is it written with a function, such as a density p, that stands for what the last side writes out?"""
    functions = {word for word in tree.names() - last.names() if asked.scope.is_function(word)}
    allowed = {re.split(r"[\[(]", one)[0] for one in asked.part.symbols or functions}
    return bool(functions - allowed)


def _comes_near(side: str, last: object) -> bool:
    """Does arithmetic with rounded numbers give the last side, as far as their digits go?"""
    from grader.answers.number import slack

    found = slack(side)
    assert isinstance(last, Written)
    if found is None:
        return False
    value, reach = found
    return abs(value - last.value.fraction) <= reach + (last.unit or 0) / 2


def _is_formula_of_events(tree: Tree, last: Tree) -> bool:
    """Is it worked with probabilities or moments that the last side says in other names: P(A|B)*P(B)/P(A)?"""
    if tree.head in _OF_EVENTS or not tree.has(*_OF_EVENTS) or last.has(*_OF_EVENTS):
        return False
    return not _is_multiple(tree)


def _number(side: str, asked: Asked) -> object:
    """The value of a side without names, or in the names of what is given."""
    from grader.answers.number import as_written

    tree = _with_the_numbers(side, asked) or _read(side, Scope.of(None))
    return as_written(tree, side) if tree is not None and not tree.names() else None


def _is_working(side: str, asked: Asked) -> bool:
    """Is it a formula, in names without a number, from which one is worked out: `1 - P(C=1) = 0.999`?

    `2*x = 4` is none: it is an equation, of which the right side is not the answer.
    """
    tree = _read(side, asked.scope) or _read(side, Scope.of(None))
    if tree is None or tree.head in _QUANTITIES or tree.head in _NO_WORKING:
        return False
    if _MULTIPLE.match(_plain(side)) or _is_multiple(tree):
        return False
    named = bool(tree.names()) or tree.has(*_QUANTITIES)
    return named and ((known := _with_the_numbers(side, asked)) is None or bool(known.names()))


def _is_multiple(tree: Tree) -> bool:
    """Is it one name times a number?"""
    parts = [tree]
    things = 0
    while parts:
        one = parts.pop()
        if one.head in ("mul", "div", "neg", "percent"):
            parts += one.args
        elif one.head != "number":
            things += 1 if one.head in (*_QUANTITIES, "name", "index", "call") else 2
    return things == 1


def _with_the_numbers(side: str, asked: Asked) -> Tree | None:
    """A formula in the symbols of the question, with the numbers given put in."""
    from exercises.by_hand import with_the_numbers  # not on the way of an answer that is a number

    tree = _read(side, asked.scope)
    return with_the_numbers(tree, asked.variant) if tree is not None and asked.variant is not None else None


def _rounds(last: object, other: object) -> bool:
    assert isinstance(last, Written)
    assert isinstance(other, Written)
    return fit(last, other.value, None) in ("exact", "digits", "coarse")


def _read(side: str, scope: Scope) -> Tree | None:
    try:
        return read_text(side.strip(), scope)
    except Refusal:
        return None
