"""Which entry of an array is which?  A list (of lists …), or one text such as `[[1, 2], [3, 4]]`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate, product

from derivations.language import Scope, read
from derivations.language.refusal import Refusal
from derivations.language.tree import Tree
from grader.answers import Asked, Cell, Cells, Refused
from grader.answers.numbered import by_number
from grader.answers.trace import one_text
from grader.reading.written import Answer, Items, Named, Text, is_blank

MOST_AROUND = 4  # brackets that stand around a list as a whole

Place = tuple[int, ...]
Placed = Callable[[Place, Text | Refused, Tree | None], Cell]  # the cell at a place


def cells(answer: Answer, asked: Asked) -> Cells:
    """The entries, in the shape that the part asks for."""
    slots, nodes, shape = asked.key.slots[asked.part.id], asked.key.nodes, asked.key.shapes[asked.part.id]

    def placed(at: Place, text: Text | Refused, tree: Tree | None) -> Cell:
        node = nodes[slots[",".join(map(str, at))]]
        return Cell({"index": list(at)}, node, node.kind, text, tree)

    if asked.part.mode == "up-to-transpose" and len(shape) == 2:
        from grader.answers.transposed import as_meant

        return as_meant(answer, asked, shape, placed)
    return entries(answer, asked, shape, placed)


def entries(answer: Answer, asked: Asked, shape: Place, cell: Placed, column: str = "") -> Cells:
    """The entries of a list or matrix of this shape; `column` is the name whose kind counts."""
    said = f"Write {_words(shape)}."
    answer = by_number(answer, shape[0]) or answer
    if isinstance(answer, Named):
        return Cells(refused=Refused(said, wrong_kind=True))
    if isinstance(answer, Text):
        return _from_text(answer, asked, shape, said, cell, column)
    if (
        answer.source is not None and _sizes(answer) != shape
    ):  # `[2 3; 7 6]` is one text to people, not to YAML
        as_one = _from_text(Text(answer.source, answer.line, answer.column), asked, shape, said, cell, column)
        if as_one.refused is None:
            return as_one
    if len(shape) == 1 and _sizes(answer) in ((*shape, 1), (1, *shape)):
        answer = _flat(answer)  # a column, or a row
    if _sizes(answer) == shape[:1] and len(shape) == 2:  # rows that are texts: `0.1 0.4`
        rows = [unwrapped(one.text) for one in answer.items if isinstance(one, Text)]
        if any(re.search(r"[\s,;]", row) for row in rows):
            return _from_text(replace_text(answer, "; ".join(rows)), asked, shape, said, cell, column)
    if _sizes(answer) != shape and (parts := _with_gaps(answer, shape)):
        return Cells([cell(at, one, None) for at, one in parts])
    if _sizes(answer) != shape:
        found = _sizes(answer)
        what = f"This is {_words(found)}" if found else "The rows have different lengths"
        return Cells(refused=Refused(f"{what}. {said}", wrong_kind=not found))
    return Cells([cell(at, one, None) for at, one in _filled(answer, shape, ())])


def _with_gaps(answer: Items, shape: Place) -> list[tuple[Place, Text | Refused]]:
    """The entries where some are missing: `[[2, 3], [7, ]]`; nothing where no list in it has its length."""
    found = list(_filled(answer, shape, ()))
    return found if any(isinstance(one, Text) for _, one in found) else []


def _filled(answer: Answer, shape: Place, at: Place) -> Iterator[tuple[Place, Text | Refused]]:
    """What is written at each place; a list that is too short or too long spoils its own places alone."""
    if is_blank(answer):
        return
    if not shape:
        yield at, one_text(answer)
        return
    items = _up_to_the_last_comma(answer, shape[0]) if isinstance(answer, Items) else ()
    if len(items) == shape[0]:
        for place, one in enumerate(items, 1):
            yield from _filled(one, shape[1:], (*at, place))
        return
    for inside in product(*(range(1, size + 1) for size in shape)):
        yield (*at, *inside), Refused(f"This part of the array is not {_words(shape)}.")


def _up_to_the_last_comma(answer: Items, size: int) -> tuple[Answer, ...]:
    """The items; where one is missing, with the empty one behind a last comma, which YAML leaves out."""
    behind = answer.source is not None and answer.source[:-1].rstrip().endswith(",")
    if len(answer.items) != size - 1 or not behind:
        return answer.items
    return (*answer.items, Text("", answer.line, answer.column))


def _flat(answer: Items) -> Items:
    inner = [one.items if isinstance(one, Items) else (one,) for one in answer.items]
    return Items(tuple(one for row in inner for one in row), answer.line, answer.column)


def replace_text(answer: Items, text: str) -> Text:
    """A text in the place of a list."""
    return Text(text, answer.line, answer.column)


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


def _from_text(text: Text, asked: Asked, shape: Place, said: str, cell: Placed, column: str) -> Cells:
    """A list or matrix in one text: LaTeX or plain, in brackets or only with signs between the values."""
    scope = Scope.of(None) if asked.part.kind_of(column) == "number" else asked.scope
    refused = Refused(said)
    text = replace(text, text=_identity(text.text, shape) or _printed(text.text))
    for one in (text.text, *bracketed(text.text, shape)):
        try:
            tree = read(one, scope)
        except Refusal as refusal:
            if one is text.text:
                refused = Refused(f"{refusal.message}\n{refusal.drawn()}")
            continue
        tree = _as_list(_scaled(tree), shape)
        if _tree_sizes(tree) == shape:
            read_in = replace(text, text=one)  # where the digits of each entry stand
            return Cells([cell(at, read_in, entry) for at, entry in _tree_entries(tree, ())])
    return Cells(refused=refused)


def _identity(text: str, shape: Place) -> str:
    """The rows of `I`, `I_3`, `np.eye(3)`, where they are asked for; else nothing."""
    match = _EYE.fullmatch(text.strip())
    if match is None or len(shape) != 2 or len({*shape, int(match[1] or match[2] or shape[0])}) != 1:
        return ""
    return str([[int(at == place) for place in range(shape[1])] for at in range(shape[0])])


def _scaled(tree: Tree) -> Tree:
    """A list times a number, over one, or with a minus before it: entry by entry."""
    lists = [arg for arg in tree.args if _tree_sizes(arg)]
    if (
        tree.head not in ("mul", "neg", "div")
        or len(lists) != 1
        or (tree.head == "div" and lists[0] is tree.args[1])
    ):
        return tree
    at = tree.args.index(lists[0])

    def entry(one: Tree) -> Tree:
        if one.head in ("list", "tuple"):
            return one.with_args(tuple(entry(arg) for arg in one.args))
        return tree.with_args((*tree.args[:at], one, *tree.args[at + 1 :]))

    return entry(_scaled(lists[0]))


def _printed(text: str) -> str:
    """What Python prints as what it means: `torch.Size([2, 3])`, `['a', 'b']`, `[[1. 2.] [3. 4.]]`.

    >>> _printed("[[2. 3.]\\n [7. 6.]]"), _printed("['g', 'h']")
    ('[[2.,3.],[7.,6.]]', '[ g ,  h ]')
    """
    text = re.sub(r"\A\s*(?:torch\.)?Size\((.*)\)\s*\Z", r"\1", text, flags=re.DOTALL)
    if re.search(r"\[\s*['\"][^'\"]*['\"]\s*[,\]]", text):
        text = re.sub(r"['\"]", " ", text)
    if re.fullmatch(r"(?:True|False|[\s,;()\[\]])+", text):
        text = text.replace("True", "1").replace("False", "0")
    if re.search(r"\]\s+\[", text) and "," not in text:
        text = re.sub(r"(?<=[\d.\]])\s+(?=[-\d.\[])", ",", text)
    return text


def _as_list(tree: Tree, shape: Place) -> Tree:
    """A column or row as the list that is asked for; a name before it left out."""
    if tree.head == "relation" and tree.leaf == "=" and tree.args[0].head not in ("list", "tuple", "number"):
        tree = tree.args[-1]
    if tree.head == "transpose" and len(shape) == 1:
        tree = tree.args[0]
    while len(_tree_sizes(tree)) > len(shape) and _tree_sizes(tree)[0] == 1:  # a batch of one
        tree = tree.args[0]
    if len(shape) == 1 and _tree_sizes(tree) == (*shape, 1):
        return Tree("list", tuple(row.args[0] for row in tree.args))
    return tree


def bracketed(text: str, shape: Place) -> Iterator[str]:
    """What is written without brackets, with them: `222×222×1`, `0 1 1 0`, `1 2; 3 4`.

    >>> list(bracketed("222×222×1", (3,)))
    ['[222, 222, 1]']
    >>> list(bracketed("1 2; 3 4", (2, 2)))
    ['[[1, 2], [3, 4]]']
    """
    bare = _BLANKS.sub(lambda blanks: "\n" if "\n" in blanks[0] else " ", unwrapped(text))
    if len(shape) == 1 and re.fullmatch(f"[01]{{{shape[0]}}}", bare):
        yield f"[{', '.join(bare)}]"  # the outputs of a truth table: 0110
    ways = _BETWEEN[len(shape) - 1] if 0 < len(shape) <= len(_BETWEEN) else ()
    yield from dict.fromkeys(found for signs in ways if (found := _parted(bare, signs, shape)))


def _parted(text: str, signs: tuple[str, ...], shape: Place) -> str | None:
    """The values between the signs of each depth, if there are as many as asked."""
    if not shape:
        text = re.sub(r"\A([-+−]?\d+),(\d+)\Z", r"\1.\2", text)  # a decimal comma
        return text if text and not _SIDE_BY_SIDE.search(text) else None
    pieces = [one.strip() for one in _outside(signs[0], text.strip())]
    if len(pieces) != shape[0]:
        return None
    if signs[1:]:  # (1, 2), (3, 4); m1 = (1, 2), m2 = (3, 4)
        pieces = [unwrapped(_NAME_BEFORE.sub("", one)) for one in pieces]
    inner = [_parted(one, signs[1:], shape[1:]) for one in pieces]
    return None if None in inner else f"[{', '.join(one for one in inner if one)}]"


def unwrapped(text: str) -> str:
    """Without the brackets around all of it.

    >>> unwrapped("[1, 2]"), unwrapped("(a + b)/2, (c + d)"), unwrapped("((1, 2))")
    ('1, 2', '(a + b)/2, (c + d)', '1, 2')
    """
    bare = text.strip()
    for _ in range(MOST_AROUND):
        if bare[:1] not in ("(", "[") or bare[-1:] not in (")", "]") or not all(_depths(bare)[:-1]):
            break
        bare = bare[1:-1].strip()
    return bare


def _outside(sign: str, text: str) -> list[str]:
    """The text cut at a sign, outside of brackets."""
    depths, pieces, start = _depths(text), [], 0
    for found in re.finditer(sign, text):
        if found.end() > found.start() and depths[found.start()] <= 0:
            pieces.append(text[start : found.start()])
            start = found.end()
    return [*pieces, text[start:]]


def _depths(text: str) -> list[int]:
    """How many brackets are open behind each character."""
    return list(accumulate((one in "([{") - (one in ")]}") for one in text))


_EYE = re.compile(r"(?:(?:np|torch)\.)?(?:eye|identity)\((\d+)\)|I(?:_\{?(\d+)\}?)?")
_NAME_BEFORE = re.compile(r"\A[^=()\[\]]+=\s*(?=[(\[])")
_BLANKS = re.compile(r"\s{2,}")
_SIDE_BY_SIDE = re.compile(r"[\w)\]}.]\s+[\w(\[{.\\]")  # two values, not one with blanks around its signs


# What stands between the values of a list, and between the rows and values of a matrix.
_BETWEEN = (
    (
        (r"\s*,\s+",),
        (r"\s*,\s*",),
        (r"\s*(?:×|✕|\\times|(?<=[\w\s])[xX](?=[\s\w]))\s*",),
        (r"\s*;\s*",),
        (r"\s*(?:,|\b(?:and|und)\b)\s*",),
        (r"\s+",),
    ),
    (
        (r"\s*[;\n]\s*", r"\s*,\s*|\s+"),
        (r"\s*[;\n]\s*", r"\s+"),
        (r"\s*\n\s*", r"\s*;\s*"),
        (r"\s*,\s*", r"\s*,\s*|\s+"),
        (r"\s*,\s*", r"\s*,\s+"),
    ),
)


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
