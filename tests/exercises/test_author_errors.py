"""Is every slip of an author's said with its place, what was expected, and the nearest name?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from exercises import keys
from exercises.load import load
from exercises.positions import ExerciseError
from exercises.sheet import sheet_of
from grader.cases import Case
from grader.promises import named_mistakes

DEMO = """\
id: demo
title: Demo
topic: tests
statement: The number is $x={{x}}$.
given: {x: 3, xs: [1, 2, 3]}
vary: {x: 2..9}
require: [x != 5]
symbols: {a: positive, b: real}
run:
  kind: units
  inputs: {x1: =x}
  layers: [{name: output, nodes: [z], activation: linear}]
  weights: {x1z: 2}
parts:
  twice:
    kind: number
    ask: Twice $x$.
    marks: 1
    expected: 2*x
    wrong: {3*x: factor-forgotten}
  again:
    kind: number
    ask: Twice that.
    marks: 1
    uses: [twice]
    expected: 2*twice
  slope:
    kind: expression
    ask: The slope.
    marks: 1
    symbols: [a, b]
    expected: diff(a*b^2, b)
    equivalent: [2*a*b]
  unit:
    kind: choice
    ask: Which?
    marks: 1
    options: {m: metre, s: second}
    expected: m
  pass:
    kind: trace
    ask: The output.
    marks: 1
    cells: {z: output}
    expected: {trace: "{cell}"}
  row:
    kind: table
    ask: A table.
    marks: 1
    columns: {n: index, sq: square}
    rows: 2
    expected: [{n: "1", sq: "x"}, {n: "2", sq: "x^2"}]
  list:
    kind: array
    ask: The list doubled.
    marks: 1
    expected: ["2*xs[1]", "2*xs[2]"]
  proof:
    kind: lines
    ask: Line by line.
    marks: 1
    expected: {derive: activations.tanh_unit}
"""
SHEET = "sheet: hw\nexercises: {demo: 1}\nvariant: per-student\n"
DRAW = "`0.1..0.9 step 0.1`, `one of 1, 2, 5`, `3 to 5 of 0..12` or `= 2*n`"
SOURCES = "trace, run, derive, where, step, each"
MAPPING = "`name: value` lines"
ENDS = "'{}': The formula ends after “*”, something is missing."
CONDITION = "`a > b`, `a != b or c = 1`, `not (a = b)`"
TWICE, MARK = "expected: 2*x\n", "¦"  # the mark stands where the error must point
SYMBOLS = "symbols: {a: positive, b: real}"

# what is replaced | by what | what is said | what was expected | what was probably meant
ROWS: list[tuple[str, str, str, str, str | None]] = [
    # the file
    ("id: demo\n", "id: ¦Demo!\n", "the file demo.yaml holds the exercise 'Demo!'", "id: demo", None),
    ("id: demo\n", "id: ¦[demo]\n", "id is not a text", "one text; put it in quotes", None),
    ("id: demo\n", "¦", "an exercise lacks the field 'id'", "id, title, topic, statement, parts", None),
    ("title: Demo", "title: ¦*demo", "anchors and aliases (& and *) are not used here",
     "the text itself, or `include`", None),
    ("title: Demo", "title: ¦!!str Demo", "a tag (!) has no meaning here",
     "the text itself; put it in quotes", None),
    ("    ask: Which?", "¦\task: Which?", "not YAML: found a tab character that violates indentation",
     "blanks: a tab cannot indent", None),
    ("    ask: Which?", "    ask: Which¦: this?", "not YAML: mapping values are not allowed in this context",
     "quotes around a text that holds `: `", None),
    ("    ask: Which?", "    ask: 'Which?", "not YAML: found unexpected end of stream",
     "the quote that closes a text", None),
    ("  unit:", "  ¦twice:", "the field 'twice' stands here twice", "", None),
    ("tanh_unit}\n", "tanh_unit}\n---\n¦id: more\n", "a second document", "one document a file", None),
    # what is given and drawn
    ("given: {x: 3, xs: [1, 2, 3]}", "given: ¦[3]", "given is not a mapping", MAPPING, None),
    ("given: {x: 3, ", "given: {x: ¦{y: 1}, ", "a given is a mapping", "a number, a word or a list", None),
    ("vary: {x: 2..9}", "vary: {¦x: 2-9}", "'2-9' is not a draw", DRAW, None),
    ("vary: {x: 2..9}", "vary: {¦x: 9..2}", "'9..2' has no values, or too many", DRAW, None),
    ("vary: {x: 2..9}", "vary: {x: ¦[2, 9]}", "vary is not a text", "one text; put it in quotes", None),
    ("vary: {x: 2..9}", "vary: {¦x: = 2*q}", "'2*q' speaks of 'q', which is not known here", DRAW, None),
    ("vary: {x: 2..9}", "vary: {¦xx: 2..9}", "vary draws 'xx', which is not given", "", "x"),
    ("require: [x != 5]", "require: ¦[x]", "'x' is no condition", CONDITION, None),
    ("require: [x != 5]", "require: ¦[twise > 1]", "'twise > 1' speaks of 'twise', which is not known here",
     "", "twice"),
    ("require: [x != 5]", "require: ¦[x < 5 or twise > 1]",
     "'x < 5 or twise > 1' speaks of 'twise', which is not known here", "", "twice"),
    ("vary: {x: 2..9}\nrequire: [x != 5]", "vary: ¦{x: 2..9}\nrequire: [x > 100]",
     "no draw of variant 1 satisfies `require`", "wider ranges in `vary`, or a weaker condition", None),
    ("is $x={{x}}$", "is $x=¦{{xx}}$", "{{xx}} is not given", "a name of `given` in double braces", "x"),
    ("Twice $x$.", "Twice ¦{{ x }}.", "{{ x }} is not given", "a name of `given` in double braces", "x"),
    # names
    (SYMBOLS, "symbols: {¦a: positiv, b: real}", "the symbol 'a': the domain 'positiv' does not begin with a "
     "set such as real, positive, integer, 1..K", "", "positive"),
    (SYMBOLS, "symbols: ¦[a, b]", "symbols is not a mapping", MAPPING, None),
    (SYMBOLS, "symbols: {a: positive, ¦b: '= a+'}",
     "the symbol 'b': '= a+': The formula ends after “+”, something is missing.", "", None),
    (SYMBOLS, f"{SYMBOLS}\nmeans: {{¦c: what}}", "means speaks of 'c', which is not declared",
     "a name of `symbols`", None),
    (SYMBOLS, f"{SYMBOLS}\naliases: {{¦aa: [d]}}", "aliases speaks of 'aa', which is not declared",
     "a name of `symbols`", "a"),
    (SYMBOLS, f"{SYMBOLS}\ninclude: ¦nothing", "'nothing' is not among the shared files",
     "a file shared/nothing.yaml beside the topics", None),
    (SYMBOLS, f"{SYMBOLS}\ncomputed: {{¦k: 2*}}", ENDS.format("2*"), "", None),
    # the computation
    ("kind: units", "kind: ¦unit", "unknown kind of network 'unit'", "", "units"),
    ("inputs: {x1: =x}", "inputs: {x1: ¦=xx}", "'xx' is not given", "", "x"),
    ("  inputs: {x1: =x}", "  input: ¦{x1: =x}", "unknown field 'input'", "", "inputs"),
    ("activation: linear", "activation: ¦linaer", "unknown activation 'linaer'", "", "linear"),
    # a part
    ("    kind: number\n    ask: Twice $", "    ¦ask: Twice $", "part 'twice' lacks the field 'kind'",
     "kind, ask, marks, expected", None),
    ("kind: lines", "kind: ¦line", "there is no kind 'line'",
     "number, expression, equation, choice, table, trace, array, set, interval, lines", "lines"),
    ("marks: 1\n    expected: 2*x", "marks: ¦-1\n    expected: 2*x", "marks is -1",
     "a number that is not negative", None),
    ("  proof:", "  ¦Proof of it:", "'Proof of it' is no id", "letters, digits and hyphens", None),
    ("uses: [twice]", "uses: [¦twise]", "part 'again' uses 'twise', which is no earlier part", "", "twice"),
    ("uses: [twice]", "uses: [twice]\n    figures: ¦2.5", "figures is 5/2", "a whole number", None),
    ("uses: [twice]", "uses: [twice]\n    price: ¦half", "price is 'half'", "a number", None),
    ("symbols: [a, b]", "symbols: [a, ¦c]", "part 'slope' speaks of 'c', which is not declared",
     "a name of the exercise's `symbols`", None),
    ("    cells: {z: output}\n    exp", "    exp", "part 'pass' lacks the field 'cells', which a trace needs",
     "", None),
    ("    cells: {z: output}", "    cells: ¦[z]", "cells is not a mapping", MAPPING, None),
    ("    columns: {n: index, sq: square}\n", "", "part 'row' lacks the field 'columns', which a table needs",
     "", None),
    ("rows: 2", "rows: ¦two", "rows is 'two'", "a number", None),
    ("options: {m: metre, s: second}", "options: ¦[metre, second]", "options is not a mapping", MAPPING,
     None),
    ("s: second}", "s: {¦txt: second}}", "an option has no field 'txt'", "one of text, mistake, why", "text"),
    # what is expected
    (TWICE, "expected: ¦2*y\n", "'2*y' speaks of 'y', which is not known here", "", None),
    (TWICE, "expected: ¦2*(x\n", "'2*(x': The bracket ( opened here is not closed. Is a ) missing?", "",
     None),
    (TWICE, "expected: ¦x/(x-3)\n", "3/(3 - 3) has no value in variant 0", "", None),
    (TWICE, "expected: ¦[1, 2]\n", "a list stands where one value is expected", "", None),
    (TWICE, "expected: {¦trac: z}\n", "'trac' is not a name that can stand here", f"one of {SOURCES}",
     "trace"),
    (TWICE, "expected: ¦{trace: y}\n", "the run has no quantity 'y'", "", None),
    (TWICE, "expected: ¦{trace: z, run: one}\n", "there is no run 'one'", "", None),
    (TWICE, "expected: ¦{derive: activations.tanhunit}\n", "there is no derivation 'activations.tanhunit'; "
     "did you mean activations.tanh_unit or activations.tanh_unit_in_v or activations.tanh_definition?", "",
     None),
    ("symbols: [a, b]\n    expected: d", "symbols: [a]\n    expected: ¦d",
     "the model answer of 'slope' holds 'b', which its `symbols` do not allow", "", None),
    ("expected: diff(a*b^2, b)", "expected: ¦diff(a*b^2)",
     "'diff(a*b^2)': diff takes 2 to 3 arguments, not 1 (diff(f, x), diff(f, x, 2)).", "", None),
    ("expected: m\n", "expected: ¦x\n", "option 'x' does not exist", "m, s", None),
    ("expected: m\n", "expected: ¦{m: x > 2, s: x > 1}\n", "of the conditions 2 hold, not one", "", None),
    ('sq: "x^2"}]', '¦sqr: "x^2"}]', "'sqr' is not a name that can stand here", f"one of n, sq, {SOURCES}",
     "sq"),
    ('expected: [{n: "1", sq: "x"}, ', "expected: ¦[", "1 rows are expected, not the 2 of `rows`", "", None),
    ('expected: ["2*xs[1]"', 'shape: [3]\n    expected: ¦["2*xs[1]"',
     "2 entries are expected, not the 3 of `shape`", "", None),
    ("2*xs[1]", "2*xs[4]", "'2*xs[4]': xs has no element 4", "", None),
    ("expected: {derive: activations.tanh_unit}", "expected: ¦a*b", "lines follow a worked derivation",
     "{derive: CHAPTER.NAME}: see `grader derive`", None),
    # other answers
    ("{3*x: factor-forgotten}", "[¦3*x]", "a wrong answer is not a mapping", MAPPING, None),
    ("{3*x: factor-forgotten}", "{¦3*: factor-forgotten}", ENDS.format("3*"), "", None),
    ("equivalent: [2*a*b]", "equivalent: ¦[2*a*b^2]", "'2*a*b^2' is said to be right and does not equal the "
     "model answer of 'slope'", "an equal one, or {answer: …, why: …} that says why it counts all the same",
     None),
    ("equivalent: [2*a*b]", "equivalent: [¦2*a*]", ENDS.format("2*a*"), "", None),
    ("equivalent: [2*a*b]", "mode: ¦up-to-factors", "there is no mode 'up-to-factors'",
     "equal, up-to-constant, up-to-factor, up-to-sign, up-to-transpose", "up-to-factor"),
    ("equivalent: [2*a*b]", "form: ¦products", "there is no form 'products'",
     "product, factored, expanded, lowest-terms, no-sum, double-integral", "product"),
    ("equivalent: [2*a*b]", "follows: {¦from: twice}", "'from' is not a name that can stand here",
     "one of step, at, solve", None),
    ("equivalent: [2*a*b]", "follows: ¦2*a", "'2*a' does not lead to what is expected", "", None),
    ("    marks: 1\n" + "    " + TWICE, "    ¦mark: 1\n" + "    " + TWICE, "part 'twice' has no field 'mark'",
     "one of kind, ask, marks, expected, symbols, uses, follows, figures, price, options, columns, rows, "
     "row_key, cells, cell_kind, shape, mode, form, facts, check, equivalent, wrong", "marks"),
]  # fmt: skip

SHEETS = [
    ("sheet: hw", "sheet: ¦my homework", "sheet is 'my homework'", "small letters, digits and hyphens", None),
    ("sheet: hw\n", "¦", "a sheet lacks the field 'sheet'", "sheet, exercises", None),
    ("variant: ", "¦varient: ", "a sheet has no field 'varient'", "one of sheet, title, exercises, variant",
     "variant"),
    ("per-student", "¦per-students", "variant is 'per-students'", "`per-student`, or a number for all",
     "per-student"),
    ("{demo: 1}", "{demo: ¦0}", "the weight of demo is 0", "a number above 0, at most 1000", None),
    ("{demo: 1}", "{demo: ¦much}", "the weight of demo is 'much'", "a number", None),
    ("{demo: 1}", "¦[demo, demo]", "an exercise stands here twice", "", None),
    ("{demo: 1}", "¦demo", "exercises is not a mapping", MAPPING, None),
]  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("keys")
        patch.setattr(keys, "directory", lambda: folder)
        yield


def replaced(text: str, old: str, new: str) -> tuple[str, tuple[int, int] | None]:
    """The text with the slip in it, and where its mark stood."""
    assert text.count(old) >= 1
    whole = text.replace(old, new, 1)
    before, mark, after = whole.partition(MARK)
    if not mark:
        return whole, None
    return before + after, (before.count("\n") + 1, len(before) - before.rfind("\n"))


def looked_at(bank: Path) -> list[int]:
    """In the notes and in a variant."""
    return [keys.drawn(load("demo", bank), number)[1].variant for number in (0, 1)]


def test_without_a_slip_nothing_is_said(tmp_path: Path) -> None:
    """In the notes and in a variant."""
    (tmp_path / "demo.yaml").write_text(DEMO, encoding="utf-8")
    assert looked_at(tmp_path) == [0, 1]
    assert sheet_of(SHEET, "s").variant is None


@pytest.mark.parametrize(("old", "new", "said", "expected", "meant"), ROWS, ids=[row[1] for row in ROWS])
def test_a_slip_in_an_exercise(
    tmp_path: Path, old: str, new: str, said: str, expected: str, meant: str | None
) -> None:
    """Found when the exercise is loaded, or when its answers are worked out for the first time."""
    text, place = replaced(DEMO, old, new)
    (tmp_path / "demo.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ExerciseError) as caught:
        looked_at(tmp_path)
    fault = caught.value
    assert fault.file == str(tmp_path / "demo.yaml")
    assert (fault.message, fault.expected, fault.nearest) == (said, expected, meant)
    assert fault.line
    assert fault.column
    if place:
        assert (fault.line, fault.column) == place


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{3*x: factor-forgotten}", "{3*x: ¦factor-forgoten}"),
        ("s: second}", "s: {text: second, mistake: ¦factor-forgoten}}"),
        ("{3*x: factor-forgotten}", "[{answer: 3*x, mistake: ¦factor-forgoten}]"),
    ],
)
def test_a_mistake_that_there_is_not(tmp_path: Path, old: str, new: str) -> None:
    """Found by `grader test`, with its place."""
    text, place = replaced(DEMO, old, new)
    assert place
    (tmp_path / "demo.yaml").write_text(text, encoding="utf-8")
    exercise = load("demo", tmp_path)
    said = [str(one.said) for one in named_mistakes(Case(*keys.drawn(exercise, 0), tmp_path))]
    where = f"{exercise.file}:{place[0]}:{place[1]}: there is no mistake 'factor-forgoten'"
    assert f"{where}; expected a name that `grader explain` lists; did you mean 'factor-forgotten'?" in said


@pytest.mark.parametrize(("old", "new", "said", "expected", "meant"), SHEETS, ids=[row[1] for row in SHEETS])
def test_a_slip_in_a_sheet(old: str, new: str, said: str, expected: str, meant: str | None) -> None:
    """Said before anything is marked."""
    text, place = replaced(SHEET, old, new)
    with pytest.raises(ExerciseError) as caught:
        sheet_of(text, "sheet.yaml")
    fault = caught.value
    assert (fault.file, fault.message, fault.expected, fault.nearest) == ("sheet.yaml", said, expected, meant)
    assert (fault.line, fault.column) == place
