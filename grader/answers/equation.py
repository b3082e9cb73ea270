"""Does this equation say the same as the one expected?"""

from __future__ import annotations

from derivations.language.show import plain
from derivations.language.tree import Tree
from grader.answers import Asked, Reading, Refused, expression
from grader.answers.expression import meets
from grader.reading.written import Text

__all__ = ["meets", "read"]


def read(text: Text, asked: Asked, tree: Tree | None = None) -> Reading | Refused:
    """An equation in the names of the exercise: of `dL/dw = … = 0` the condition at its end."""
    found = expression.read(text, asked, tree)
    if isinstance(found, Refused) or found.tree is None:
        return found
    condition = _condition(found.tree)
    return Reading(condition, plain(condition), condition)


def _condition(tree: Tree) -> Tree:
    """Without the derivative that a chain of equations says it is the condition of."""
    signs = str(tree.leaf).split() if tree.head == "relation" else []
    if len(signs) < 2 or set(signs) != {"="} or tree.args[0].head != "derivative":
        return tree
    return Tree("relation", tree.args[1:], " ".join(signs[1:]), tree.span)
