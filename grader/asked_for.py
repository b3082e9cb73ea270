"""What does the text of a part ask for by name: `dE/dw11`, $P(C{=}1|T{=}1)$, the output $y$?

The names of what is asked for may stand before an answer; those of what other parts ask for may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from derivations.language import Scope
from derivations.language import read as read_text
from derivations.language.refusal import Refusal
from derivations.language.show import plain
from derivations.language.tree import Tree
from exercises.item import Part
from grader.answers import Asked

QUANTITIES = frozenset(("derivative", "P", "E", "var", "cov"))
_NAMES = frozenset(("name", "index"))
_MATHS = re.compile(r"\$([^$]+)\$")
_SLOPE = re.compile(r"(?<!\w)d[^\W\d]\w*/d[^\W\d]\w*")  # dE/dw11 in the middle of a sentence
_WORD = re.compile(r"(?<![\w/])(?!(?:a|A|I)\b)[^\W\d]\w*+(?!/)")
_BEGINNING = re.compile(
    r"(?:(?:the|a|an)\s+)?(.*?)(?:\s(?:as|in|of|over|for|with|written|to|from)\b|[,.(]|\Z)", re.I
)


def tree_of(text: str, scope: Scope) -> Tree | None:
    """A formula as it is read; None where it cannot be."""
    try:
        return read_text(text.strip(), scope)
    except Refusal:
        return None


@lru_cache(maxsize=1024)
def _read_once(text: str, scope: Scope) -> Tree | None:
    """The same of what belongs to a question, and comes again with every answer to it."""
    return tree_of(text, scope)


def spelled(quantity: Tree) -> str:
    """A quantity in one spelling, in which X and x are the same."""
    return plain(quantity).casefold()


def base(tree: Tree) -> str:
    """The name that a name or an entry of a list starts with; "" of any other formula."""
    if tree.head == "index":
        tree = tree.args[0]
    return str(tree.leaf) if tree.head == "name" else ""


def quantities(part: Part, scope: Scope) -> list[Tree]:
    """The derivatives, probabilities and moments that a part names, each as its exercise reads it and as it
    stands; the derivative that it describes, where it names none."""
    texts = _MATHS.findall(part.ask) + _SLOPE.findall(_MATHS.sub(" ", part.ask))
    found = (_read_once(one, names) for one in texts for names in (scope, Scope.of(None)))
    named = [tree for tree in found if tree is not None and tree.head in QUANTITIES]
    subject = subject_of(part)
    if not named and subject is not None and subject.head == "derivative" and "derivative" in part.ask:
        named = [subject]
    return named


def names(part: Part, scope: Scope, made_of: frozenset[str]) -> list[Tree]:
    """The names that a part asks for: what its text mentions and its answer is not made of, and what its
    derivation begins with."""
    found = [tree for tree in _mentioned(part, scope) if base(tree) not in made_of]
    subject = subject_of(part)
    return [*found, subject] if subject is not None and subject.head in _NAMES else found


def estimated(part: Part) -> str:
    """The name of what a part seeks by setting a derivative to zero; "" where it seeks none."""
    subject = subject_of(part)
    if subject is None or "derivative" in part.ask or _SLOPE.search(part.ask) or "partial" in part.ask:
        return ""
    if subject.head == "diff":
        return base(subject.args[1])
    return next(map(base, subject.args[1:]), "") if subject.head == "derivative" else ""


def of_others(asked: Asked) -> frozenset[str]:
    """The names that other parts ask for, and those inside of the derivatives that this one asks for."""
    inside = (one.names() for one in quantities(asked.part, asked.scope))
    found = frozenset[str]().union(*inside)
    mine = _thing(asked.part)
    for part in asked.exercise.parts.values():
        if part.kind == "expression" and part.id != asked.part.id and _thing(part) != mine:
            made_of = made_of_names(asked, part)
            found |= {base(one) for one in names(part, asked.scope, made_of)}
    return found


def made_of_parts(asked: Asked, part: Part) -> frozenset[Tree]:
    """The parts of the formula that a part of one formula expects."""
    node = asked.key.nodes.get(asked.key.slots[part.id].get("", ""))
    tree = _read_once(node.answer, asked.scope) if node is not None else None
    return frozenset(tree.walk()) if tree is not None else frozenset()


def made_of_names(asked: Asked, part: Part) -> frozenset[str]:
    """The names in it."""
    return frozenset(str(one.leaf) for one in made_of_parts(asked, part) if one.head == "name")


def _mentioned(part: Part, scope: Scope) -> Iterator[Tree]:
    """The declared names that stand by themselves in the text of a part."""
    sentence = _SLOPE.sub(" ", _MATHS.sub(" ", part.ask))
    for text in (*_MATHS.findall(part.ask), *_WORD.findall(sentence)):
        tree = _read_once(text, scope)
        if tree is not None and base(tree) in scope.domains:
            yield tree


def _thing(part: Part) -> str:
    """What a part calls the thing that it asks for: `log-likelihood`."""
    found = _BEGINNING.match(" ".join(part.ask.split()))
    return found[1].casefold() if found else ""


def subject_of(part: Part) -> Tree | None:
    """What the derivation of a part begins with: `tanh(x)` of `tanh(x) = …`."""
    expected = part.expected
    name = expected.get("derive") if isinstance(expected, Mapping) else None
    return _begins_with(name) if isinstance(name, str) else None


@cache
def _begins_with(name: str) -> Tree | None:
    """The left side of the first line of a derivation."""
    from derivations.chapters import derived

    first = tree_of(derived(name).lines[0], Scope.of(dict(derived(name).symbols)))
    return first.args[0] if first is not None and first.head == "relation" else first
