"""May a formula of an author's speak of what the run passes through?"""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from exercises.acceptable import accepted
from exercises.compile import compiled
from exercises.item import Variant
from exercises.load import load
from exercises.positions import ExerciseError
from grader.judge import judge
from grader.submission import read_submission

OR = load("perceptron-or")


def test_a_quantity_of_the_run_is_a_name() -> None:
    """`hardlim(w1@end*x1 + w2@end*x2 + b@end)`: the weights after the last pass, however many there are."""
    key = compiled(Variant(OR, 0, OR.given))
    assert key.nodes["model"].answer == "hardlim(1*x1 + 1*x2 - 1)"
    assert set(key.nodes["model"].sources()) == {"pass-2/4.w1", "pass-2/4.w2", "pass-2/4.b"}


@pytest.mark.parametrize(("text", "said"), [("w9@end > 0", "no quantity"), ("w1@99.1 > 0", "no quantity")])
def test_what_the_run_does_not_have_is_the_authors_to_mend(text: str, said: str) -> None:
    """A slip in a name is pointed at; a draw whose run goes another way is passed over."""
    part = OR.parts["model"]
    broken = replace(OR, parts={"model": replace(part, expected=text, uses=(), wrong=())})
    with pytest.raises(ExerciseError, match=said):
        compiled(Variant(broken, 0, OR.given))
    assert accepted(Variant(replace(OR, require=(text,)), 0, OR.given)) is None


def test_a_network_follows_from_the_students_own_table() -> None:
    """The trained network is carried from the last row that the student wrote."""
    answers = {"pass-2": [{}, {}, {}, {"w1": "2", "b": "-3"}], "model": "hardlim(2*x1 + x2 - 3)"}
    report = judge(read_submission(yaml.safe_dump({"answers": {OR.id: answers}}).encode(), "a.yaml"))
    assert {part.part: part.outcome for part in report.parts}["model"] == "carried"
