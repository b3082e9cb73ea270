r"""What is a line about: `\ell(\mu, \sigma^2) = …`, `\log L(\theta) = …` where the question calls it l?"""

from __future__ import annotations

import re

from derivations.language import spellings as sp
from derivations.language.scope import Scope

_LIKELIHOOD = re.compile(r"\\?(?:log|ln)\s*(?:L(?!\w)|\\mathcal\s*(?:\{\s*L\s*\}|L(?!\w))|ℒ)")
_OF_NAMES = re.compile(
    r"(?<![\w\\])(?P<name>\\[A-Za-z]+|ℓ|[A-Za-z]+)\s*(?:\\left)?\s*"
    r"\(\s*[^()=+*/−<>-]*[^()=+*/−<>\s-]\s*(?:\\right)?\)(?=\s*(?:&?\s*(?:=|≈|\\propto|∝)|\}))"
)


def by_its_name(text: str, scope: Scope) -> str:
    """The line with its subject as the question calls it, without what it is a function of.

    >>> names = Scope.of({"l": "real", "mu": "real", "s2": "positive"}, aliases={"l": ["logL"]})
    >>> by_its_name(r"\\ell(\\mu, \\sigma^2) = -s2", Scope.of({"l": "real"}, aliases={"l": ["ℓ"]}))
    '\\\\ell = -s2'
    >>> by_its_name("ln L(mu) = -s2", names)
    'logL = -s2'
    >>> by_its_name("mu(mu - s2) = 0", names)
    'mu(mu - s2) = 0'
    >>> by_its_name(r"\\sum_n (x_n) = l", names)
    '\\\\sum_n (x_n) = l'
    """
    if scope.lookup("logL") is not None and scope.lookup("L") is None:
        text = _LIKELIHOOD.sub("logL", text)
    return _OF_NAMES.sub(lambda match: match["name"] if _is_subject(match["name"], scope) else match[0], text)


def _is_subject(word: str, scope: Scope) -> bool:
    """Is it one real quantity of the question, which nothing defines as a function?"""
    bare = word.lstrip("\\")
    declared = scope.lookup(sp.GREEK.get(bare, bare))
    if declared not in scope.domains or declared in sp.GREEK_WORDS or scope.is_function(declared):
        return False
    return scope.domain(declared).kind == "real" and not scope.dimensions(declared)
