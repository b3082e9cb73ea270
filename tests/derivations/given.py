"""What holds by assumption in a derivation, in every form in which its lines use it?"""

from __future__ import annotations

from collections.abc import Iterator

from derivations.derivation import Derivation
from derivations.language import Scope
from derivations.language.tree import Tree, name
from derivations.rules.terms import replaced


def trees_of(work: Derivation) -> list[Tree]:
    """Every line, from the first to the last."""
    return [work.start, *(step.after for step in work.steps)]


def givens_of(work: Derivation) -> Iterator[Tree]:
    """The givens; what is given for the class k holds for the class j of a sum over all classes as well."""
    domains = Scope.of(work.symbols).domains
    ranges = {word: (one.low, one.high) for word, one in domains.items() if one.kind == "range"}
    bound = {
        (node.args[1], (node.args[2], node.args[3]))
        for tree in trees_of(work)
        for node in tree.walk()
        if node.head in ("sum", "prod") and len(node.args) == 4
    }
    for given in work.givens:
        yield given
        for word in given.names() & ranges.keys():
            for letter, limits in sorted(bound, key=repr):
                if limits == ranges[word] and letter != name(word):
                    yield replaced(given, {name(word): letter})
