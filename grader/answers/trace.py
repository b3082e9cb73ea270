"""Which named values were filled in?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from derivations.language.tree import Tree
from exercises.graph import Node
from exercises.slots import within
from grader.answers import Asked, Cell, Cells, Refused
from grader.cell_names import meant, near
from grader.reading.written import Answer, Items, Named, Text, as_text, is_blank
from grader.report import Problem

Place = tuple[int, ...]
_NAME = r"\s*+\$?(?P<name>[\w\\](?:[\w\\{},^()]| {1,3}+(?! ))*?)"
_NAMED = re.compile(_NAME + r"\s*+(?:=|:|\\approx|≈)\s*(?P<value>\S.*?)\$?\Z")
_BESIDE = re.compile(_NAME + r"\s++(?P<value>[-+−]?[\d.].*?)\$?\Z")  # slope -1/2
_PLAIN = re.compile(r"[-+−]?[\d./]+%?")
_IN_ORDER = re.compile(r"[-+−\d.,;/%eE\s]+")
_ONE_NUMBER = re.compile(r"[-+−]?\d{1,3}(?:[,. ]\d{3})+|[-+−]?\d+,\d+")


def cells(answer: Answer, asked: Asked) -> Cells:
    """Any subset of the names; an empty one is not filled in."""
    wanted = ", ".join(asked.part.cells)
    slots = asked.key.slots[asked.part.id]
    if isinstance(answer, Text):
        answer = _named_in(answer, asked) or answer
    if not isinstance(answer, Named):
        answer = _in_order(answer, asked) or answer
    if not isinstance(answer, Named):
        return Cells(
            refused=Refused(f"Write named values, `{{name: value}}`, for: {wanted}.", wrong_kind=True)
        )
    found, problems = [], []
    cells = meant(answer.entries, {**dict.fromkeys(slots, ""), **asked.part.cells}, asked.exercise)
    for written, one in answer.entries.items():
        name = cells.get(written, written)
        if name not in slots and (inside := within(slots, name)):
            if is_blank(one):
                continue
            whole = _entries(name, one, inside, asked)
            if whole.refused is not None:
                found.append(Cell({"key": name}, None, "number", whole.refused))
            found += whole.cells
            continue
        if name not in slots:
            problems.append(unknown(name, answer, list(asked.part.cells), asked))
            continue
        node = asked.key.nodes[slots[name]]
        text = one_text(one)
        if isinstance(text, Text) and is_blank(text):
            continue
        text = _with_brackets(text, node) if isinstance(text, Text) else text
        found.append(Cell({"key": name}, node, node.kind, text, single=isinstance(one, Text)))
    return Cells(found, problems)


def _named_in(text: Text, asked: Asked) -> Named | None:
    """`w1 = 1, w2 = 1; b = -2` in one text: all names, once each, and nothing else."""
    entries: dict[str, Answer] = {}
    for start, piece in pieces(text.text):
        match = _NAMED.match(piece.rstrip()) or _BESIDE.match(piece.rstrip())
        if match is None or match["name"] in entries:
            return None
        while (again := _NAMED.match(match["value"])) and again["name"] in asked.part.cells:  # w1 = w2 = 1
            entries[match["name"]] = Text(
                again["value"].rpartition("=")[2].strip(), text.line, text.column + start
            )
            match = again
        place = (text.line, text.column + start + match.start("value"))
        entries.update(
            _of_vector(match["name"], match["value"], asked, place)
            or {match["name"]: Text(match["value"], *place)}
        )
    known = meant(entries, asked.part.cells, asked.exercise)
    return Named(entries, text.line, text.column) if len(known) == len(entries) else None


def _in_order(answer: Answer, asked: Asked) -> Named | None:
    """`[1, 1, -2]` or `1; 1; -2` for w1, w2 and b: one number for each name, in the order in which they are
    asked for."""
    cells = asked.part.cells
    texts = list(answer.items) if isinstance(answer, Items) else []
    if len(texts) != len(cells) and (whole := as_text(answer)) is not None:
        texts = [Text(one, whole.line, whole.column) for one in _numbers(whole.text, len(cells))]
    plain = [one for one in texts if isinstance(one, Text) and _PLAIN.fullmatch(one.text.strip())]
    if not len(plain) == len(texts) == len(cells):
        return None
    return Named(dict(zip(cells, plain, strict=True)), answer.line, answer.column)


def _numbers(text: str, count: int) -> list[str]:
    """So many numbers between commas, semicolons or blanks; nothing where it may be one: 0,5."""
    from grader.answers.array import bracketed, unwrapped

    bare = " ".join(unwrapped(text).split())
    if not _IN_ORDER.fullmatch(bare) or _ONE_NUMBER.fullmatch(bare):
        return []
    ways = (unwrapped(one).split(", ") for one in bracketed(bare, (count,)))
    return next((numbers for numbers in ways if all(map(_PLAIN.fullmatch, numbers))), [])


def _of_vector(name: str, value: str, asked: Asked, place: Place) -> dict[str, Answer]:
    """`w = (1, 2)` where the cells are w1 and w2; nothing where they are not."""
    inside = re.fullmatch(r"[(\[](.*)[)\]](?:\^?[Tᵀ]|\^\\top)?", value.strip())
    values = [one.strip() for one in re.split("[,;]", inside[1])] if inside else []
    cells = [f"{name}{at}" for at in range(1, len(values) + 1)]
    fits = values and name not in asked.part.cells and all(cell in asked.part.cells for cell in cells)
    return {cell: Text(one, *place) for cell, one in zip(cells, values, strict=True)} if fits else {}


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """What stands between commas outside brackets, and where."""
    depth = start = 0
    for at, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if sign in ",;\n" and not depth:
            yield start, text[start:at]
            start = at + 1
    yield start, text[start:]


def _entries(name: str, one: Answer, inside: dict[Place, str], asked: Asked) -> Cells:
    """What stands where one name holds a list or a matrix."""
    slots, nodes = asked.key.slots[asked.part.id], asked.key.nodes

    def placed(at: Place, text: Text | Refused, tree: Tree | None) -> Cell:
        node = nodes[slots[inside[at]]]
        return Cell({"key": name, "index": list(at)}, node, node.kind, text, tree)

    from grader.answers.array import entries

    return entries(one, asked, max(inside), placed, name)


def _with_brackets(text: Text, node: Node) -> Text:
    """A list that is written without brackets, `222 x 222 x 64`, where a list is expected."""
    if node.kind != "expression" or node.answer[:1] != "[" or text.text.lstrip()[:1] in ("[", "(", "\\"):
        return text
    from derivations.language import read
    from grader.answers.array import bracketed

    return replace(text, text=next(bracketed(text.text, (len(read(node.answer).args),)), text.text))


def one_text(answer: Answer) -> Text | Refused:
    """The cell as one text: values below each other are the list `[a, b]`; else refused."""
    text = as_text(answer) or _listed(answer)
    return text or Refused("One value belongs here, not a list or a mapping.", wrong_kind=True)


def _listed(answer: Answer) -> Text | None:
    texts = [as_text(one) for one in answer.items] if isinstance(answer, Items) else []
    if not texts or None in texts:
        return None
    inside = ", ".join(one.text for one in texts if one is not None)
    return Text(f"[{inside}]", answer.line, answer.column)


def unknown(name: str, answer: Named, names: list[str], asked: Asked) -> Problem:
    """A name that this part does not ask for."""
    key = answer.keys.get(name)
    line, column = (key.line, key.column) if key else (answer.line, answer.column)
    other = near(name, names)
    said = f" Did you mean `{other}`?" if other else f" It asks for {', '.join(names)}."
    message = f"`{asked.exercise.id}`, part `{asked.part.id}`, has no cell `{name[:60]}`.{said}"
    return Problem(line, column, "unknown-cell", message)
