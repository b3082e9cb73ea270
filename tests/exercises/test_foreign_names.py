"""Which names may stand in an answer to a part?"""

from __future__ import annotations

import pytest

from derivations.language import read
from exercises.fields import exercise
from exercises.positions import read_nodes
from exercises.scopes import foreign, scope

ITEM = """\
id: names
title: Names
topic: test
statement: Names.
symbols: {"x[i]": "real[n]", "yhat[i]": "= w*x[i]", w: real, eta: positive, n: natural, i: 1..n, L: real}
parts:
  prediction: {kind: expression, ask: Prediction., marks: 1, symbols: [w, "x[i]", i], expected: "w*x[i]"}
  rule: {kind: expression, ask: Rule., marks: 1, symbols: [w, eta], expected: w - eta*dL/dw}
"""
ROWS = [
    ("prediction", "w*x[i]", []),
    ("prediction", "yhat[i]", ["yhat"]),  # a name declared with its index is that name
    ("prediction", "x[i]*dL/dw", ["L"]),  # no derivative is expected to be left standing
    ("rule", "w - eta*dL/dw", []),  # here one is: its names are free
    ("rule", "w - eta*L", ["L"]),
    ("prediction", "sum(w*x[i], i, 1, n)", []),  # a list that may stand there has its length
    ("rule", "w - eta*n", ["n"]),
]


def test_another_spelling_of_an_entry_is_never_a_name_with_brackets() -> None:
    """`a_i` for as[i], where a is a number of the question: what cannot be read is refused, not misread."""
    text = ITEM.replace("parts:", 'aliases: {"x[i]": [w_i]}\nparts:')
    item = exercise(read_nodes(text, "names.yaml"), "names.yaml", "", {})
    assert not any("[" in word for word in scope(item).known.values())


@pytest.mark.parametrize(("part", "answer", "wanted"), ROWS)
def test_only_the_names_asked_for_may_stand_in_an_answer(part: str, answer: str, wanted: list[str]) -> None:
    """A name of the exercise that the part does not list is found, however it was declared."""
    item = exercise(read_nodes(ITEM, "names.yaml"), "names.yaml", "", {})
    one = item.parts[part]
    expected = read(str(one.expected), scope(item))
    assert foreign(item, one, read(answer, scope(item)), expected) == wanted
