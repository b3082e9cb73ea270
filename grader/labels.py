r"""Can what stands before `=` be a name of what is asked for: `dL/dw`, `P(C=1|T=1)`, `\hat\mu`, `answer`?

A given of the question is none, and neither is another quantity that the exercise knows.
"""

from __future__ import annotations

import re
import unicodedata

from derivations.language import Scope
from derivations.language import read as read_text
from derivations.language import spellings as sp
from derivations.language.refusal import Refusal
from derivations.language.show import plain
from derivations.language.tree import Tree
from grader.answers import Asked

_SETS = frozenset((":=", "<-", "←", "≔"))  # a new value for a name that has one
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
QUANTITIES = frozenset(("derivative", "P", "E", "var", "cov"))


def is_name(side: str, sign: str, rest: str, asked: Asked) -> bool:
    """Is it a name of what is asked for, and not of something that the answer is made of?"""
    quantity = tree_of(side, Scope.of(None)) or tree_of(side, asked.scope)
    if quantity is not None and quantity.head in QUANTITIES:
        return not _of_another(quantity, asked)
    match = _NAME.match(bare_name(side))
    if match is None or _is_function(match["name"]):
        return False
    if match["arguments"] or match["marks"] or sign in _SETS:
        return True
    scope = asked.scope
    word = scope.lookup(match["name"])
    if word is None:
        return True
    tree = tree_of(rest, scope)
    if tree is not None and word in tree.names():
        return True  # w = w + …: its new value
    allowed = asked.part.symbols
    return allowed is not None and word not in {re.split(r"[\[(]", one)[0] for one in allowed}


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
    named = [_spelled(one) for one in _quantities(asked.part.ask)]
    if not named or _spelled(quantity) in named:
        return False
    known = {word.casefold() for word in asked.scope.words()}
    for part in asked.exercise.parts.values():
        known |= {word.casefold() for one in _quantities(part.ask) for word in one.names()}
    return {word.casefold() for word in quantity.names()} <= known


def _quantities(ask: str) -> list[Tree]:
    """The derivatives, probabilities and moments that a question names between dollar signs."""
    found = (tree_of(one, Scope.of(None)) for one in re.findall(r"\$([^$]+)\$", ask))
    return [tree for tree in found if tree is not None and tree.head in QUANTITIES]


def _spelled(quantity: Tree) -> str:
    return plain(quantity).casefold()


def bare_name(side: str) -> str:
    """A name in LaTeX, or with marks over its letters, as one in letters."""
    side = "".join(one for one in unicodedata.normalize("NFD", side) if not unicodedata.combining(one))
    bare = _ACCENT.sub(lambda match: match[1] or match[2], side)
    found = re.sub(r"\s+", "", _COMMAND.sub(r"\1", bare))
    return found[1:-1] if found.startswith("{") and found.endswith("}") else found


def tree_of(side: str, scope: Scope) -> Tree | None:
    try:
        return read_text(side.strip(), scope)
    except Refusal:
        return None
