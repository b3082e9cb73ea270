"""Does what is right only up to a sign, or not in the form asked for, earn what its exercise says?"""

from __future__ import annotations

import pytest
import yaml

import grader.judge as judging
from derivations.language import read
from exercises.compile import compiled
from exercises.fields import exercise
from exercises.forms import holds
from exercises.gate import passes
from exercises.item import Exercise, Variant
from exercises.positions import ExerciseError, read_nodes
from grader.judge import judge
from grader.submission import read_submission

ITEM = """\
id: shapes
title: Shapes
topic: test
statement: Shapes.
given: {a: 2}
symbols: {x: real, A: "real[2,3]", B: "real[2,3]"}
parts:
  asked: {marks: 4, ask: It., PART}
"""


def shapes(part: str) -> Exercise:
    """The exercise with this part."""
    return exercise(read_nodes(ITEM.replace("PART", part), "shapes.yaml"), "shapes.yaml", "", {})


MATRIX = 'kind: array, shape: ["3", "2"], expected: [["1", "2"], ["3", "4"], ["5", "6"]]'
SQUARE = 'kind: array, shape: ["2", "2"], expected: [["1", "2"], ["3", "4"]]'

# the part, what is written, its outcome, its marks of four
ROWS = [
    ("kind: expression, expected: x^2 - 1, mode: up-to-sign", "x^2 - 1", "correct", 4),
    ("kind: expression, expected: x^2 - 1, mode: up-to-sign", "1 - x^2", "correct", 4),
    ("kind: expression, expected: x^2 - 1, mode: {up-to-sign: 1/2}", "(x - 1)*(x + 1)", "correct", 4),
    ("kind: expression, expected: x^2 - 1, mode: {up-to-sign: 1/2}", "1 - x^2", "partial", 2),
    ("kind: expression, expected: x^2 - 1, mode: {up-to-sign: 1/2}", "x^2 + 1", "incorrect", 0),
    ("kind: expression, expected: x^2, mode: {up-to-constant: 1/4}", "x^2 + 7", "partial", 1),
    ("kind: expression, expected: x^2, mode: {up-to-factor: 1/4}", "3*x^2", "partial", 1),
    ("kind: expression, expected: A^T*B, mode: {up-to-transpose: 3/4}", "B^T*A", "partial", 3),
    ("kind: expression, expected: A^T*B, mode: {up-to-transpose: 3/4}", "A^T*B", "correct", 4),
    ("kind: expression, expected: A^T*B, mode: {up-to-transpose: 3/4}", "A*B^T", "incorrect", 0),
    ("kind: expression, expected: A^T*B, mode: up-to-transpose", "B^T*A", "correct", 4),
    ("kind: expression, expected: (x - 1)*(x + 1), form: factored", "(x + 1)(x - 1)", "correct", 4),
    ("kind: expression, expected: (x - 1)*(x + 1), form: factored", "x^2 - 1", "incorrect", 0),
    ("kind: expression, expected: (x - 1)*(x + 1), form: {factored: 1/2}", "x^2 - 1", "partial", 2),
    ("kind: expression, expected: (x - 1)*(x + 1), form: {factored: 1/2}", "x^2 + 1", "incorrect", 0),
    ("kind: expression, expected: x^2 - 1, form: {expanded: 1/2}", "(x - 1)(x + 1)", "partial", 2),
    ("kind: expression, expected: x^2 - 1, form: {expanded: 1/2}, mode: {up-to-sign: 1/2}",
     "-(x - 1)(x + 1)", "partial", 1),
    ("kind: expression, expected: x^2 - 1, form: {expanded: 1/2}, mode: {up-to-sign: 1/2}",
     "1 - x^2", "partial", 2),
    ("kind: expression, expected: 3*4/2*x, form: no-sum", "sum(k*x, k, 1, 3)", "unreadable", 0),
    (f"{MATRIX}, mode: up-to-transpose", "[[1, 2], [3, 4], [5, 6]]", "correct", 4),
    (f"{MATRIX}, mode: up-to-transpose", "[[1, 3, 5], [2, 4, 6]]", "correct", 4),
    (f"{MATRIX}, mode: {{up-to-transpose: 1/2}}", "[[1, 3, 5], [2, 4, 6]]", "partial", 2),
    (f"{MATRIX}, mode: {{up-to-transpose: 1/2}}", "[[1, 3, 5], [2, 4, 7]]", "partial", 1.6666666666666667),
    (f"{MATRIX}, mode: {{up-to-transpose: 1/2}}", "[[1, 2], [3, 4], [5, 7]]", "partial", 3.3333333333333335),
    (f"{MATRIX}, mode: {{up-to-transpose: 1/2}}", "[[1, 2, 3], [4, 5, 6]]", "partial", 0.6666666666666666),
    (MATRIX, "[[1, 3, 5], [2, 4, 6]]", "unreadable", 0),
    (f"{SQUARE}, mode: up-to-transpose", "[[1, 3], [2, 4]]", "correct", 4),
    (f"{SQUARE}, mode: up-to-transpose", "[[1, 2], [3, 4]]", "correct", 4),
    (f"{SQUARE}, mode: up-to-transpose", "[[1, 2], [3, 5]]", "partial", 3),
    (f"{SQUARE}, mode: {{up-to-transpose: 3/4}}", [["1", "3"], ["2", "4"]], "partial", 3),
    (SQUARE, "[[1, 3], [2, 4]]", "partial", 2),
    ("kind: number, expected: 3/4, form: lowest-terms", "3/4", "correct", 4),
    ("kind: number, expected: 3/4, form: lowest-terms", "6/8", "incorrect", 0),
    ("kind: number, expected: 3/4, form: {lowest-terms: 1/4}", "6/8", "partial", 1),
    ("kind: number, expected: 3/4, form: {lowest-terms: 1/4}", "1/2 + 1/4", "partial", 1),
    ("kind: number, expected: 3/4, form: {lowest-terms: 1/4}", "5/8", "incorrect", 0),
    ("kind: number, expected: -3/4, form: lowest-terms", "-3/4", "correct", 4),
]  # fmt: skip


@pytest.mark.parametrize(("part", "written", "outcome", "marks"), ROWS)
def test_an_answer_earns_what_its_exercise_says(
    monkeypatch: pytest.MonkeyPatch, part: str, written: object, outcome: str, marks: float
) -> None:
    """All, nothing, or the share that stands beside the mode and the form; never for a wrong value."""
    item = shapes(part)
    variant = Variant(item, 0, item.given)
    monkeypatch.setattr(judging, "load", lambda id, bank=None: item)
    monkeypatch.setattr(judging, "drawn", lambda exercise, number: (variant, compiled(variant)))
    source = yaml.safe_dump({"answers": {"shapes": {"asked": written}}}).encode()
    (report,) = judge(read_submission(source, "sheet.yaml")).parts
    assert (report.outcome, report.awarded) == (outcome, marks)


CHAIN = """\
id: chain
title: Chain
topic: test
statement: A chain.
symbols: {x: real}
parts:
  slope: {kind: expression, ask: It., marks: 4, expected: 2*x, mode: {up-to-sign: 1/2}}
  double: {kind: expression, ask: It., marks: 4, uses: [slope], follows: 2*slope, expected: 4*x,
           mode: {up-to-sign: 1/2}}
  there: {kind: number, ask: It., marks: 4, uses: [slope], follows: {step: slope, at: {x: "3"}},
          expected: 2*3}
  ratio: {kind: number, ask: It., marks: 4, expected: 3/4, form: {lowest-terms: 1/2}}
  half: {kind: number, ask: It., marks: 4, uses: [ratio], expected: ratio/2, form: lowest-terms}
"""

# what is written, and the outcome and the marks of four of each part
CHAINS = [
    ({"slope": "2x", "double": "4x", "there": "6"}, "slope correct 4, double correct 4, there correct 4"),
    ({"slope": "-2x", "double": "-4x", "there": "-6"}, "slope partial 2, double carried 4, there carried 4"),
    ({"slope": "-2x", "double": "4x", "there": "6"}, "slope partial 2, double correct 4, there correct 4"),
    ({"slope": "2x", "double": "-4x", "there": "-6"}, "slope correct 4, double partial 2, there incorrect 0"),
    ({"slope": "3x", "double": "-4x", "there": "9"}, "slope incorrect 0, double partial 2, there carried 4"),
    ({"ratio": "6/8", "half": "3/8"}, "ratio partial 2, half correct 4"),
    ({"ratio": "6/8", "half": "6/16"}, "ratio partial 2, half incorrect 0"),
    ({"ratio": "3/4", "half": "6/16"}, "ratio correct 4, half incorrect 0"),
    ({"ratio": "3/5", "half": "3/10"}, "ratio incorrect 0, half carried 4"),
    ({"ratio": "3/5", "half": "6/20"}, "ratio incorrect 0, half incorrect 0"),
]


@pytest.mark.parametrize(("written", "said"), CHAINS)
def test_what_is_off_or_in_another_form_costs_once(
    monkeypatch: pytest.MonkeyPatch, written: dict[str, str], said: str
) -> None:
    """What follows from what is right but for its sign is carried; of that too a form is asked."""
    item = exercise(read_nodes(CHAIN, "chain.yaml"), "chain.yaml", "", {})
    variant = Variant(item, 0, item.given)
    monkeypatch.setattr(judging, "load", lambda id, bank=None: item)
    monkeypatch.setattr(judging, "drawn", lambda exercise, number: (variant, compiled(variant)))
    source = yaml.safe_dump({"answers": {"chain": written}}, sort_keys=False).encode()
    parts = judge(read_submission(source, "sheet.yaml")).parts
    assert ", ".join(f"{one.part} {one.outcome} {one.awarded:g}" for one in parts) == said


FORMS = {
    "factored": (
        "2*(x - 1)*(x + 1)", "(x + 1)^2", "x^2 + 1", "x*(x + 1)*(x^2 + x + 1)", "-(x - 1)/(x + 2)", "x", "6",
        "x*y*(x + y)", "(1 - x)*phi", "2^x*(y + 1)", "(x + 1/2)*(x - 1)", "a*exp(x)*(y - b)", "x^2 - 2",
    ),
    "expanded": (
        "x^2 + 2*x + 1", "x", "-x^2/2 + 3", "sqrt(x + 1) + x", "x*y - x*z", "1/(x + 1)", "exp(x*(y + 1))",
        "0", "a*sin(x + y)", "x/2 + 1/2",
    ),
    "lowest-terms": (
        "3/4", "-3/4", "5", "x/(x + 1)", "x/(2*y)", "1/(x + 1)", "3*x/4 + 1/2", "(x + 1)/(x - 1)",
        "1/sqrt(x)", "0.75", "(x^2 + 1)/(x + 1)",
    ),
    "no-sum": ("n*(n + 1)/2", "x[1] + x[2]", "exp(x)"),
}  # fmt: skip
OTHERS = {
    "factored": (
        "x^2 - 1", "(2*x + 2)*(x - 1)", "x^2 + x", "x*y + x*z", "(x^2 - y^2)*x", "x^2 + 2*x + 1",
        "(x^2 - 1)^2", "1/(x^2 - 1)", "4*x - 6", "-x^2 + 1", "(x + 1)*(x^3 - 1)",
        "a*exp(x) - b*exp(x)", "2 + 4",
    ),
    "expanded": (
        "x*(x + 1)", "(x + 1)^2", "-(x + 1)", "(x + 1)/2", "2*(x + y) + z", "x*y*(x - y)",
        "(x + y)*(x - y)/3", "x + (x + 1)^3",
    ),
    "lowest-terms": (
        "6/8", "4/2", "3/1", "2*x/4", "x/x^2", "(x^2 - 1)/(x - 1)", "1/2 + 1/4", "(1/2)*(4/3)", "2*x/(4*y)",
        "1 + 2/4", "(2*x + 2)/4", "exp(6/8)",
    ),
    "no-sum": ("sum(k, k, 1, n)", "2*sum(x[i], i, 1, n)", "prod(k, k, 1, n)"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("form", "text"), [(form, one) for form, several in FORMS.items() for one in several]
)
def test_a_formula_has_the_form(form: str, text: str) -> None:
    """As textbooks use the words."""
    assert holds(form, read(text))


@pytest.mark.parametrize(
    ("form", "text"), [(form, one) for form, several in OTHERS.items() for one in several]
)
def test_a_formula_has_not_the_form(form: str, text: str) -> None:
    """Equal ones that have it exist."""
    assert not holds(form, read(text))


@pytest.mark.parametrize("text", ["(a^12*b^12 + c^12)^12 + 1", "((x^12 + 1)^12 + 1)^12 + 1", "SEVEN"])
def test_what_is_too_large_to_be_multiplied_out_has_the_form(text: str) -> None:
    """Nobody waits for it, and it is not laid against the student."""
    sums = (f"({'+'.join(f'{letter}*x^{at}' for at, letter in enumerate('abcdefg'))})" for _ in range(12))
    assert holds("factored", read(text.replace("SEVEN", f"{'*'.join(sums)} + 1")))


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("kind: number, expected: 3, mode: up-to-sign", "a number has no mode"),
        ("kind: choice, expected: a, options: {a: x, b: y}, form: factored", "a choice has no form"),
        ("kind: expression, expected: x, form: {factored: 2}", "the share of the marks is 2"),
        ("kind: expression, expected: x, form: {factored: 1/2, expanded: 1/2}", "a form is one word"),
        ("kind: expression, expected: x, form: factorised", "there is no form 'factorised'"),
        ("kind: expression, expected: x^2 - 1, form: factored", "not factored as far as it goes"),
    ],
)
def test_an_author_is_told_what_does_not_fit(part: str, said: str) -> None:
    """Where the exercise is read, or where its key is worked out."""
    with pytest.raises(ExerciseError, match=said):
        _made(part)


def _made(part: str) -> None:
    item = shapes(part)
    passes(item, compiled(Variant(item, 0, item.given)))
