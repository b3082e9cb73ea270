"""How is a key written down as plain data, and read back?

Values that are no fractions are written to as many figures as are known (`values.FIGURES`)."""

from __future__ import annotations

from collections.abc import Mapping

from exercises.graph import HandStep, Key, Node, Other, Route, Source
from exercises.values import Value, value


def as_json(key: Key) -> dict[str, object]:
    """The key as plain data."""
    return {
        "exercise": key.exercise,
        "variant": key.variant,
        "given": key.given,
        "nodes": [_said(node) for node in key.nodes.values()],
        "slots": key.slots,
        "shapes": {part: list(shape) for part, shape in key.shapes.items()},
        "others": {
            id: [[_said(one.node), one.mistake, one.why] for one in others]
            for id, others in key.others.items()
        },
    }


def _said(node: Node) -> dict[str, object]:
    return {
        "id": node.id,
        "kind": node.kind,
        "formula": node.formula,
        "names": _named(node.names),
        "answer": node.answer,
        "value": node.value.text() if node.value else None,
        "steps": [[one.before.text(), one.after.text(), sorted(one.runs)] for one in node.steps],
        "routes": [
            [one.formula, _named(one.names), [list(pair) for pair in one.at], one.unknown]
            for one in node.routes
        ],
    }


def _named(names: Mapping[str, Source]) -> dict[str, str]:
    return {
        name: f"={source.text()}" if isinstance(source, Value) else source for name, source in names.items()
    }


def from_json(data: Mapping[str, object]) -> Key:
    """The inverse of `as_json`.  Raises KeyError, TypeError or ValueError for anything else."""
    nodes = [_node(one) for one in _list(data["nodes"])]
    return Key(
        exercise=str(data["exercise"]),
        variant=int(str(data["variant"])),
        given=_mapping(data["given"]),
        nodes={node.id: node for node in nodes},
        slots={
            part: {cell: str(id) for cell, id in _mapping(cells).items()}
            for part, cells in _mapping(data["slots"]).items()
        },
        shapes={
            part: tuple(int(str(size)) for size in _list(shape))
            for part, shape in _mapping(data["shapes"]).items()
        },
        others={
            id: tuple(
                Other(_node(node), None if mistake is None else str(mistake), str(why))
                for node, mistake, why in map(_list, _list(others))
            )
            for id, others in _mapping(data["others"]).items()
        },
    )


def _node(data: object) -> Node:
    said = _mapping(data)
    return Node(
        id=str(said["id"]),
        kind=str(said["kind"]),
        formula=str(said["formula"]),
        names={name: _source(str(text)) for name, text in _mapping(said["names"]).items()},
        answer=str(said["answer"]),
        value=value(str(said["value"])) if said["value"] is not None else None,
        steps=tuple(
            HandStep(value(str(before)), value(str(after)), frozenset(int(str(run)) for run in _list(runs)))
            for before, after, runs in map(_list, _list(said["steps"]))
        ),
        routes=tuple(_route(*_list(one)) for one in _list(said["routes"])),
    )


def _route(formula: object, names: object, at: object, unknown: object) -> Route:
    return Route(
        str(formula),
        {name: _source(str(text)) for name, text in _mapping(names).items()},
        tuple((str(subject), str(worth)) for subject, worth in map(_list, _list(at))),
        None if unknown is None else str(unknown),
    )


def _source(text: str) -> Source:
    return value(text[1:]) if text.startswith("=") else text


def _mapping(data: object) -> Mapping[str, object]:
    if not isinstance(data, dict):
        raise TypeError("a mapping was expected")
    return data


def _list(data: object) -> list[object]:
    if not isinstance(data, list):
        raise TypeError("a list was expected")
    return data
