"""Does a line name a new value: `w_new = …`, `w <- …`, `w^{(t+1)} = …`, `w = w + …`?"""

from __future__ import annotations

import re

from derivations.language.grammar import read
from derivations.language.refusal import Refusal
from derivations.language.scope import Scope

_SETS = re.compile(r"\s*(?:<-\s|:=|←|≔|\\(?:gets|leftarrow|coloneqq)(?![A-Za-z]))")
_EQUALS = re.compile(r"\s*=(?![=>])")
_NEW = re.compile(
    r"""\s*(?: [_^]\s*(?: new | neu | \{\s*(?:\\(?:text|mathrm)\s*\{)?\s*(?:new|neu)\s*\}?\s*\} )
          | \^\s*\{\s*\(?\s*[a-z]\s*\+\s*1\s*\)?\s*\}
          | _\s*\{\s*[a-z]\s*\+\s*1\s*\}
          | ['′]
        )\s*\Z""",
    re.VERBOSE,
)


def new_value(text: str, scope: Scope, names: frozenset[str]) -> tuple[str, str] | None:
    """The name as it was written, and the new value; None where the line names none of these.

    >>> names = Scope.of({"w": "real", "g": "real"})
    >>> new_value("w_new = w - g", names, frozenset({"w"}))
    ('w_new', 'w - g')
    >>> new_value("g = w", names, frozenset({"w"})) is None
    True
    """
    for sign in (_SETS, _EQUALS):
        found = sign.search(text)
        if found is None:
            continue
        label, rest = text[: found.start()].strip(), text[found.end() :].strip()
        bare = _NEW.sub("", label)
        word = _word(bare, scope)
        if word not in names or not rest:
            return None
        marked = bare != label or sign is _SETS
        again = _stands_in(bare, rest, scope)  # w = w + …, but not w = w
        return (label, rest) if marked or again else None
    return None


def _word(text: str, scope: Scope) -> str | None:
    """The name that a text is, with or without its indices."""
    try:
        tree = read(text, scope)
    except Refusal:
        return None
    if tree.head == "index":
        tree = tree.args[0]
    return str(tree.leaf) if tree.head == "name" else None


def _stands_in(label: str, text: str, scope: Scope) -> bool:
    """Is a text made of a name, and more?  delta[j] is not in what it is in terms of delta[k]."""
    try:
        one, whole = read(label, scope), read(text, scope)
    except Refusal:
        return False
    return one != whole and one in set(whole.walk())
