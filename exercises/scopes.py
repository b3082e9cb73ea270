"""What do the names of an exercise mean to the language?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from derivations.language import Scope
from derivations.language.tree import ONE, Tree
from derivations.rules.terms import free_names
from exercises.authors import nearest, unread
from exercises.item import Exercise, Part


def scope(exercise: Exercise) -> Scope:
    """The declared names of an exercise, with their other spellings and the ranges of its indices."""
    aliases = tuple((word, other) for word, others in exercise.aliases.items() for other in others)
    return _scope(tuple(exercise.symbols.items()), aliases, tuple(exercise.indices.items()))


_WORDS = re.compile(r"[^\W\d]\w*")
_ROOT_OF = re.compile(r"=\s*sqrt\(([^\W\d]\w*)(?:\[[^\]]*\])?\)\Z")
SETS = (
    "real positive nonnegative negative nonpositive integer natural probability symmetric spd simplex "
    "function density"
).split()


@lru_cache(maxsize=256)
def _scope(
    symbols: tuple[tuple[str, str], ...],
    aliases: tuple[tuple[str, str], ...],
    indices: tuple[tuple[str, str], ...],
) -> Scope:
    words = {
        other: word for word, other in aliases if other.isascii() and other.isidentifier() and "[" not in word
    }
    spelled: dict[str, list[str]] = {}
    for word, other in aliases:
        if other not in words:
            spelled.setdefault(word, []).append(other)
    found = Scope.of(dict(symbols), aliases=spelled, indices=dict(indices))
    found.lenient = True
    for other, word in words.items():  # `prev` is one word here, not a product of four letters
        found.aliases.setdefault(other, word)
    return found


def undeclared(exercise: Exercise) -> tuple[str, str, str | None] | None:
    """The first symbol whose domain or definition cannot be read, why not, and the word probably meant."""
    for word, domain in exercise.symbols.items():
        try:
            Scope.of({word: domain})
        except ValueError as fault:
            first = domain.split("[")[0].split(",")[0].split(" ")[0]
            return word, str(fault), nearest(first, SETS)
    for word, domain in exercise.symbols.items():
        try:
            scope(exercise).definition(word.partition("[")[0].partition("(")[0])
        except ValueError as fault:
            return word, *unread(domain, fault, exercise.symbols)
    return None


def foreign(exercise: Exercise, part: Part, answer: Tree, expected: Tree) -> list[str]:
    """The names of the exercise that stand in an answer though the part does not allow them.

    The sizes of what it allows are allowed: a sum over the classes of alpha[k] runs to K.  Where a
    derivative such as dL/dw is expected to be left standing, the names in derivatives are free; so are those
    that the part's facts put for others.
    """
    if part.symbols is None:
        return []
    bare = _bare(answer) if expected.has("derivative") else answer
    declared, allowed = ({_word(key) for key in keys} for keys in (exercise.symbols, part.symbols))
    allowed |= _roots(exercise, allowed)
    allowed |= {word for value in part.facts.values() for word in _WORDS.findall(value)}
    found = free_names(bare) & declared - allowed
    return sorted(found - _sizes(exercise, allowed)) if found else []


def _roots(exercise: Exercise, words: set[str]) -> set[str]:
    """The names of which a power is another spelling of one of these: sigma of `s2: [sigma^2]`, or that are
    its root."""
    found = {
        _word(key) for key, domain in exercise.symbols.items()
        if (match := _ROOT_OF.match(domain)) and match[1] in words
    }  # fmt: skip
    keys = {_word(key): others for key, others in exercise.aliases.items()}
    spelled = (other for word in words for other in keys.get(word, ()) if "^" in other)
    return found | {root for other in spelled for root in _WORDS.findall(other)}


def _sizes(exercise: Exercise, words: Iterable[str]) -> set[str]:
    """The names that say how long lists of these names are: N and D of `x: real[N, D]`."""
    shapes = (scope(exercise).domain(word).shape for word in words)
    return {size for shape in shapes for ends in shape for end in ends for size in end.names()}


def with_own_names(exercise: Exercise, part: Part, answer: Tree) -> Tree:
    """y_1 as the name y1, where the part asks for names of its own and not for the entries of y."""
    if part.symbols is None:
        return answer
    declared, allowed = ({_word(key) for key in keys} for keys in (exercise.symbols, part.symbols))

    def named(tree: Tree) -> Tree:
        if (
            tree.head == "index"
            and tree.args[0].head == "name"
            and all(one.head == "number" for one in tree.args[1:])
        ):
            base = str(tree.args[0].leaf)
            word = base + "".join(map(str, (one.leaf for one in tree.args[1:])))
            if base in declared - allowed and word in allowed:
                return Tree("name", (), word, tree.span)
        return tree.with_args(tuple(named(arg) for arg in tree.args)) if tree.args else tree

    return named(answer)


def own_index(exercise: Exercise, part: Part) -> str:
    """The one index of the exercise that an answer to a part may hold: i of sample i; "" for none."""
    free = [one for one in exercise.indices if one in (part.symbols or ())]
    return free[0] if len(free) == 1 else ""


def of_part(exercise: Exercise, part: Part) -> Scope:
    """The names of an exercise as an answer to a part is read with."""
    found = scope(exercise)
    found = found.with_domains(found.domains)
    found.own_index = own_index(exercise, part)
    return found


def _bare(tree: Tree) -> Tree:
    """The formula with a 1 in place of every derivative that is left standing."""
    if tree.head == "derivative":
        return ONE
    return tree.with_args(tuple(_bare(arg) for arg in tree.args)) if tree.args else tree


def _word(key: str) -> str:
    """`yhat` of `yhat[i]`, `sigma` of `sigma(t)`."""
    return key.partition("[")[0].partition("(")[0]
