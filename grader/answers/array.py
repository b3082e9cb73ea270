"""Which entry of an array is which?  A list (of lists …), or one text such as `[[1, 2], [3, 4]]`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from derivations.language import Scope, read
from derivations.language.refusal import Refusal
from derivations.language.tree import Tree
from grader.answers import Asked, Cell, Cells, Refused
from grader.answers.trace import one_text
from grader.written import Answer, Items, Named, Text

Place = tuple[int, ...]
Placed = Callable[[Place, Text | Refused, Tree | None], Cell]  # the cell at a place


def cells(answer: Answer, asked: Asked) -> Cells:
    """The entries, in the shape that the part asks for."""
    slots, nodes = asked.key.slots[asked.part.id], asked.key.nodes

    def placed(at: Place, text: Text | Refused, tree: Tree | None) -> Cell:
        node = nodes[slots[",".join(map(str, at))]]
        return Cell({"index": list(at)}, node, node.kind, text, tree)

    return entries(answer, asked, asked.key.shapes[asked.part.id], placed)


def entries(answer: Answer, asked: Asked, shape: Place, cell: Placed, column: str = "") -> Cells:
    """The entries of a list or matrix of this shape; `column` is the name whose kind counts."""
    said = f"Write {_words(shape)}."
    if isinstance(answer, Named):
        return Cells(refused=Refused(said, wrong_kind=True))
    if isinstance(answer, Text):
        return _from_text(answer, asked, shape, said, cell, column)
    if _sizes(answer) != shape:
        found = _sizes(answer)
        what = f"This is {_words(found)}" if found else "The rows have different lengths"
        return Cells(refused=Refused(f"{what}. {said}", wrong_kind=not found))
    placed = []
    for at, one in _entries(answer, ()):
        text = one_text(one)
        if not (isinstance(text, Text) and not text.text.strip()):
            placed.append(cell(at, text, None))
    return Cells(placed)


def _words(shape: Place) -> str:
    if len(shape) == 1:
        return f"a list of {shape[0]} values"
    if len(shape) == 2:
        return f"{shape[0]} rows of {shape[1]} values"
    return f"lists of the sizes {' × '.join(map(str, shape))}"


def _sizes(answer: Answer) -> Place:
    """The shape of nested lists; () where they are not all alike."""
    if not isinstance(answer, Items):
        return ()
    inner = {_sizes(one) for one in answer.items}
    flat = [not isinstance(one, Items) for one in answer.items]
    if len(inner) != 1 or (any(flat) and not all(flat)):
        return ()
    return (len(answer.items), *inner.pop())


def _entries(answer: Answer, at: Place) -> Iterator[tuple[Place, Answer]]:
    if not isinstance(answer, Items):
        yield at, answer
        return
    for place, one in enumerate(answer.items, 1):
        yield from _entries(one, (*at, place))


def _from_text(text: Text, asked: Asked, shape: Place, said: str, cell: Placed, column: str) -> Cells:
    """A matrix in one text, LaTeX or plain."""
    numeric = asked.part.kind_of(column) == "number"
    try:
        tree = read(text.text, Scope.of(None) if numeric else asked.scope)
    except Refusal as refusal:
        return Cells(refused=Refused(f"{refusal.message}\n{refusal.drawn()}"))
    if _tree_sizes(tree) != shape:
        return Cells(refused=Refused(said))
    placed = []
    for at, entry in _tree_entries(tree, ()):
        placed.append(cell(at, text, entry))
    return Cells(placed)


def _tree_sizes(tree: Tree) -> Place:
    if tree.head not in ("list", "tuple"):
        return ()
    inner = {_tree_sizes(one) for one in tree.args}
    return (len(tree.args), *inner.pop()) if len(inner) == 1 else ()


def _tree_entries(tree: Tree, at: Place) -> Iterator[tuple[Place, Tree]]:
    if tree.head not in ("list", "tuple"):
        yield at, tree
        return
    for place, one in enumerate(tree.args, 1):
        yield from _tree_entries(one, (*at, place))
