r"""Can what stands before `=` be a name of what is asked for: `dL/dw`, `P(C=1|T=1)`, `\hat\mu`, `answer`?

A given of the question is none, and neither is another quantity that the exercise knows.
"""

from __future__ import annotations

import re
import unicodedata

from derivations.language import Scope
from derivations.language import spellings as sp
from derivations.language.tree import Tree, name
from exercises.item import Part
from grader.answers import Asked
from grader.asked_for import (
    QUANTITIES,
    base,
    estimated,
    made_of_names,
    made_of_parts,
    names,
    of_others,
    quantities,
    spelled,
    subject_of,
    tree_of,
)

_SETS = frozenset((":=", "<-", "←", "≔"))  # a new value for a name that has one
_ACCENT = re.compile(
    r"\\(?:hat|widehat|bar|overline|tilde|vec|mathbf|mathcal|boldsymbol|bm|mathrm|text)\s*(?:\{([^{}]*)\}|(\\?\w+))"
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")
_LETTERS = r"(?:[^\W_²³]|_(?![{(*]))"  # of a word: x_n, not the sign before an index in braces
_NAME = re.compile(
    rf"(?P<name>(?!\d){_LETTERS}++)"
    rf"(?P<marks>(?:[_^](?:\{{[^{{}}]*\}}|\([^()]*\)|{_LETTERS}++|\*)|['′*²³]|\[[^\[\]]*\])*+)"
    r"(?P<arguments>\([^()=]*\))?\Z"
)
_DENYING = frozenset("where if with and or not never no".split())
_CHANGING = frozenset(  # of what is asked for, where its text has no such word
    "half twice double triple third quarter minus negative opposite reciprocal complement root square "
    "squared cube times plus over per".split()
)
_POWER = re.compile(r"[\^](?:\{\s*[-−+]?\d[^{}]*\}|[-−+]?\d+|\{?(?P<letters>[^\W\d]\w*)\}?)|[²³]")
_VARIANCE = re.compile(r"(?:[sSσ]|sigma)(?:_\w+)?(?:\^\{?2\}?|²)")  # of which the square is the name
_SPOKEN = re.compile(  # the variance of X + Z
    r"\s*+(?:[Tt]he\s++)?(?P<moment>[Vv]ar(?:iance)?|[Cc]ov(?:ariance)?)(?:\s++of\s++(?P<of>[^=]*+))?+\s*+\Z"
)
_EXTREMES = frozenset(("max", "min", "argmax", "argmin"))
_OF_EXTREMES = re.compile(r"largest|smallest|maxim|minim")
_NEW = re.compile(r"\b(?:new|update)\b")


def is_name(side: str, sign: str, rest: str, asked: Asked) -> bool:
    """Is it a name of what is asked for, and not of something that the answer is made of?"""
    if (spoken := _SPOKEN.match(side)) is not None:
        head, of = spoken["moment"][:3].casefold(), spoken["of"]
        if of is None or tree_of(of, asked.scope) is None:
            subject = subject_of(asked.part)
            return asked.part.id == spoken["moment"].casefold() or (
                subject is not None and subject.head == head
            )
        side = f"{head}[{of}]"
    for scope in (asked.scope, Scope.of(None)):
        if (quantity := tree_of(side, scope)) is not None and quantity.head in QUANTITIES:
            return not _of_another(quantity, asked)
    match = _NAME.match(bare_name(side))
    if match is None:
        return False
    if _is_function(match["name"]):
        return tree_of(side, asked.scope) == subject_of(asked.part) is not None
    if _says_more(side, match, asked) or _is_of_another_number(match, asked):
        return False
    tree = tree_of(side, asked.scope)
    word = (base(tree) if tree is not None else "") or asked.scope.lookup(match["name"])
    marked = tree is None and not match["marks"]  # the bar over Y names another thing than Y
    if word is None or sign in _SETS or marked or _is_letter_of_its_own(match["name"], rest, asked):
        return True
    if match["arguments"] or (match["marks"] and (tree is None or not base(tree))):
        return True
    return _may_be_asked(tree if tree is not None and base(tree) else name(word), rest, asked)


def _says_more(side: str, match: re.Match[str], asked: Asked) -> bool:
    """Is it a function or a power of a name, or a sentence that denies what follows?"""
    words = re.findall(r"[^\W\d_]+", side)
    if any(word in _DENYING for word in words):
        return True
    asked_in = asked.part.ask.casefold()
    if any(word in _CHANGING and word not in asked_in for word in map(str.casefold, words)):
        return True
    if words[0] in _EXTREMES and _OF_EXTREMES.search(asked.part.ask):
        return False
    if len(words) > 1 and any(map(_is_function, words[:-1])):
        of_logarithm = "log" in asked.part.ask and asked.scope.lookup(words[1]) is None
        return not (of_logarithm and words[0] in ("ln", "log"))
    tree = tree_of(side, asked.scope)
    if tree is not None and (_is_function(tree.head) or (tree.head == "mul" and len(side.split()) > 1)):
        return True
    power = _POWER.search(match["marks"])
    if power is None or (tree is not None and base(tree)):
        return False
    if power["letters"]:
        return asked.scope.lookup(power["letters"]) is not None
    return _VARIANCE.match(match[0]) is None


def _is_of_another_number(match: re.Match[str], asked: Asked) -> bool:
    """Is it o01 or O(0, 1), which another part asks for, where this one asks for o00?"""
    mine, called = asked.part, match["name"].replace("_", "").casefold()
    others = [part for part in asked.exercise.parts.values() if part.id != mine.id]
    place = match["arguments"] or ""
    if place:
        elsewhere = any(place in _squeezed(part.ask) for part in others)
        return elsewhere and place[1].isdigit() and place not in _squeezed(mine.ask)
    alike = re.sub(r"\d+", "", mine.id)
    return called != mine.id and any(
        called == one.id and re.sub(r"\d+", "", called) == alike for one in others
    )


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _is_letter_of_its_own(letter: str, rest: str, asked: Asked) -> bool:
    """Is it a letter that could stand for a given, which the answer calls otherwise: p = απ/(απ + β)?"""
    other = len(letter) == 1 and letter.isascii() and letter not in asked.scope.domains
    return other and re.search(rf"(?<![^\W_]){letter}(?![^\W_])", rest) is None


def _may_be_asked(meant: Tree, rest: str, asked: Asked) -> bool:
    """Is a declared name or entry what the part asks for?  One with a definition is, if it is defined as what
    is expected; one that the answer is made of is, where its new value is asked for."""
    word, part = base(meant), asked.part
    formula = tree_of(rest, asked.scope)
    renewed = formula is not None and word in formula.names()
    node = asked.key.nodes.get(asked.key.slots[part.id].get("", ""))
    if part.kind != "expression" or node is None:
        return renewed or meant.head == "index" or (part.symbols is not None and word not in allowed(part))
    made_of = made_of_names(asked, part)
    mine = names(part, asked.scope, made_of)
    if word in map(base, mine):
        return not _is_another_entry(meant, mine)
    if asked.scope.definition(word) is not None:
        return _is_defined_so(meant, node.answer, asked)
    if word in made_of and meant.head == "index" and meant not in made_of_parts(asked, part):
        return True  # delta_j, of other entries of delta
    if word in made_of or part.symbols is None or word in allowed(part):
        return renewed and _NEW.search(part.ask) is not None
    named = {base(one) for one in mine if base(one) in asked.scope.domains}
    return not named and (word == estimated(part) or word not in of_others(asked))


def _is_defined_so(meant: Tree, expected: str, asked: Asked) -> bool:
    from grader.answers.expression import compared

    return compared(expected, meant, asked).verdict != "different"


def _is_another_entry(meant: Tree, mine: list[Tree]) -> bool:
    """Is it v_2 where v_1 is asked for?"""
    entries = [one for one in (meant, *mine) if one.head == "index" and one.args[-1].head == "number"]
    return meant in entries and len(entries) > 1 and meant not in mine


def allowed(part: Part) -> frozenset[str]:
    """The names that an answer to a part may be written in."""
    return frozenset(re.split(r"[\[(]", one)[0] for one in part.symbols or ())


def is_marked_name(side: str) -> bool:
    """Is it one name with its marks, of what kind ever: posterior^2?"""
    return _NAME.match(bare_name(side)) is not None


def is_own(side: str, own: str) -> bool:
    """Is it the name of the cell itself: `Z1 = conv(X, W1) + b1` in the cell Z1?"""
    return bool(own) and bare_name(side).replace("_", "").casefold() == own.replace("_", "").casefold()


def is_of_number(side: str, rest: str) -> bool:
    """Is it a name before a number: `L = 25`, `t = -1`?  The number alone is compared."""
    match = _NAME.match(bare_name(side))
    if match is None or (_is_function(match["name"]) and match["arguments"]):
        return False
    tree = tree_of(rest, Scope.of(None))
    return tree is not None and not tree.names() and tree.head not in ("list", "tuple", "relation")


def _is_function(word: str) -> bool:
    return word in sp.FUNCTIONS or word in sp.FUNCTION_WORDS


def _of_another(quantity: Tree, asked: Asked) -> bool:
    """Is it another quantity of the same things: dL/db or P(C=0 | T=1) where the question names its own?"""
    named = [spelled(one) for one in quantities(asked.part, asked.scope)]
    if not named or spelled(quantity) in named:
        return False
    known = {word.casefold() for word in asked.scope.words()}
    for part in asked.exercise.parts.values():
        known |= {word.casefold() for one in quantities(part, asked.scope) for word in one.names()}
    return {word.casefold() for word in quantity.names()} <= known


def bare_name(side: str) -> str:
    """A name in LaTeX, or with marks over its letters, as one in letters."""
    side = "".join(one for one in unicodedata.normalize("NFD", side) if not unicodedata.combining(one))
    bare = _ACCENT.sub(lambda match: match[1] or match[2], side)
    found = re.sub(r"\s+", "", _COMMAND.sub(r"\1", bare))
    return found[1:-1] if found.startswith("{") and found.endswith("}") else found
