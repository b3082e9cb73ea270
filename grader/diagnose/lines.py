"""Which one slip gives exactly this line?

What stands on the right of a wrong line is held against the slips of what is true there: of the line before
it, of the lines of our own derivation, of the result.  Before that against what the author foresaw: the wrong
answers to a formula that the question asks for and that is true there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from derivations.facts import Facts
from derivations.known import Known, of_chapter
from derivations.language import read
from derivations.language.refusal import Refusal
from derivations.language.tree import Tree
from grader.answers import Asked
from grader.diagnose.fingerprints import Fingerprints, same
from grader.diagnose.formulas import looked_up, the_same
from grader.diagnose.saying import worded
from grader.diagnose.tables import derived_lines, names_of, of_formulas
from grader.report import MistakeReport

_MOST_TRUTHS = 8
_FORMULAS = ("expression", "lines")


def line_mistake(texts: Sequence[str], number: int, asked: Asked) -> MistakeReport | None:
    """The mistake of line `number` (from 1), if a slip gives it."""
    expected = asked.part.expected
    if not isinstance(expected, Mapping) or "derive" not in expected:
        return None
    name = str(expected["derive"])
    known = of_chapter(name)
    said = _equation([_read(text, asked) for text in texts[:number]])
    if said is None:
        return None
    left, right, above = said
    facts = known.facts.and_facts(asked.part.facts, asked.scope) if asked.part.facts else known.facts
    truths = _truths(left, facts.inserted(left), known, name, asked)
    answer = facts.inserted(right)
    for truth in truths:
        prints = Fingerprints(asked.scope, truth)
        value = prints.of(truth)
        if value is None:
            continue
        if causes := list(_foreseen(answer, truth, prints, facts, asked)):
            return worded(causes)
        ways = [*map(facts.inserted, reversed(above)), truth, *truths]
        trees = [one for one in dict.fromkeys(ways) if _agrees(prints, one, value)][:_MOST_TRUTHS]
        table = of_formulas(prints, truth, trees, names_of(asked.scope, None, truth))
        found = worded([(name, "") for name in looked_up(answer, prints, [table], asked.scope)])
        if found is not None:
            return found
    return None


def _foreseen(
    answer: Tree, truth: Tree, prints: Fingerprints, facts: Facts, asked: Asked
) -> Iterator[tuple[str, str]]:
    """The mistakes whose wrong answers the author wrote down, each with the author's sentence."""
    right = prints.of(truth)
    if right is None:
        return
    for id, others in asked.key.others.items():
        node, wrong = asked.key.nodes[id], [other for other in others if other.mistake]
        model = _read(node.answer, asked) if wrong and node.kind in _FORMULAS else None
        if model is None or not _agrees(prints, facts.inserted(model), right):
            continue
        for other in wrong:
            tree = _read(other.node.answer, asked)
            if tree is not None and _is(facts.inserted(tree), answer, prints, asked):
                yield str(other.mistake), other.why


def _is(foreseen: Tree, answer: Tree, prints: Fingerprints, asked: Asked) -> bool:
    """Is it that formula?  What has no value at the point (one divided by N_k - 1) only as it stands."""
    value = prints.of(answer)
    if value is None:
        return foreseen == answer
    return _agrees(prints, foreseen, value) and the_same(foreseen, answer, asked.scope)


def _read(text: str, asked: Asked) -> Tree | None:
    try:
        tree = read(text, asked.scope)
    except Refusal:
        return None
    while tree.head == "implies":
        tree = tree.args[1]
    return tree


def _equation(trees: Sequence[Tree | None]) -> tuple[Tree, Tree, list[Tree]] | None:
    """What the last line is about, what it says of it, and what was said of it before."""
    subject: Tree | None = None
    said: list[Tree] = []
    for tree in trees:
        if tree is None or (tree.head == "relation" and set(str(tree.leaf).split()) != {"="}):
            continue
        sides = tree.args if tree.head == "relation" else (Tree("continued"), tree)
        if sides[0].head != "continued" or subject is None:
            subject, said = (sides[0] if tree.head == "relation" else tree), []
        said += sides[1:]
    last = trees[-1]
    if subject is None or last is None or not said or subject.head == "continued":
        return None
    return subject, said[-1], said[:-1]


def _truths(left: Tree, inserted: Tree, known: Known, name: str, asked: Asked) -> list[Tree]:
    """What the subject is equal to: by the facts, by our lines, by the solution."""
    lines = [tree for text in derived_lines(name) if (tree := _read(text, asked)) is not None]
    sides = [side for tree in lines if tree.head == "relation" for side in tree.args[1:]]
    if left == known.unknown:
        return [tree.args[1] for tree in lines if tree.head == "relation" and tree.args[0] == left]
    return [inserted, *(side for side in sides if side.head != "continued")] if inserted != left else sides


def _agrees(prints: Fingerprints, tree: Tree, value: float) -> bool:
    mine = prints.of(tree)
    return mine is not None and same(mine, value)
