"""Everything that stands behind a name arrives as it was typed, and costs nothing else in the file."""

from __future__ import annotations

import pytest

from grader.submission import Items, Named, Submission, Text, as_text, as_written, read_submission

PART = "answers:\n  ex:\n    before: 1\n    part: {}\n    after: 2\n  other:\n    last: 3\n"
LINE = PART.replace("part: {}", "part:\n      - b\n      - {}\n      - c")
NEIGHBOURS = {"ex": {"before": "1", "after": "2"}, "other": {"last": "3"}}

# Read by YAML, and nothing changed: no notice.
PLAIN = [
    *("0.0292", "12:30", "010", "0o7", "0x10", "1_000", "1e3", ".5", "+1", "2001-01-01", ".inf", "50%"),
    *("no", "yes", "on", "~", "null", "-x", "=5", "f'(x)", "x!", "a|b", "(0,1]", "\\sigma"),
    "= sum(x)/N",
    "a*phi*(1-phi)",
    "(0, 1]",
    r"\frac{1}{N}\sum_{n=1}^{N} x_n",
    "½ Σₙ (xₙ − μ)²",
    "P(A|B)",
    "x#= 3",
    "-N/2 * log(2πσ²)",
    "a & b",
    "a * b",
    "x[n] + y[n]",
    "a, b",
    "<<",
    "σ′(z) = σ(z)(1 − σ(z))",
]

# Refused or changed by YAML: as typed, with a notice.
TYPED = [
    "|x| + 1",
    "| x |",
    "||x||^2",
    "[y_n = k](x_n−1)",
    "[0, 1)",
    "[0, 1) ∪ (2, 3]",
    "{a, b} \\cup {c}",
    "*x*",
    "*x",
    "**x**",
    "* x",
    "&a",
    "&a b",
    "& b",
    "!x",
    "!x y",
    "! x",
    "%5",
    "@x",
    "`x`",
    "> 0",
    ">= 3",
    ">2",
    ">-1",
    "|2|",
    "|-1",
    '"a" + "b"',
    "'f'(x)",
    '"abc',
    "'x",
    ", x",
    "]",
    "}",
    "[0, 1",
    "{a: 1",
    "[x=1] = 2",
    "[a] [b]",
    "|x| = 3: first line",
]

# A colon or a dash behind a name is refused by YAML; behind a dash it is read as a mapping or list.
EITHER = [
    "P(A|B) = 0.5: yes",
    "x: y",
    "l = -N/2*log(2*pi*s2): first line",
    "- x",
    "- - x",
    "? a",
    "-",
    "::",
]

QUOTED = [
    (r'"a \\ \"b\""', 'a \\ "b"', None),
    ('"plain"', "plain", None),
    ('"x"  # why', "x", None),
    ("'it''s'", "it's", None),
    (r"'\sigma'", r"\sigma", None),
    (r'"\sigma(z)"', r"\sigma(z)", "backslashes"),
    (r'"\theta + \beta"', r"\theta + \beta", "backslashes"),  # YAML: a tab and a backspace
    (r'"\nabla f"', r"\nabla f", "backslashes"),
    (r'"a \ne b"', r"a \ne b", "backslashes"),
    (r'"[1, 2],\n [3, 4]"', "[1, 2],\n [3, 4]", None),
    (r'"1\t2\n3\t4"', "1 2\n3 4", None),
    (r'"a \\nu\nb"', "a \\nu\nb", None),
    (r'"\frac{1}{2} \\ x"', r"\frac{1}{2} \\ x", "backslashes"),
    ('"\\sigma \\"', "\\sigma \\", "backslashes"),
    ("a # b", "a", "comment"),
    ("|x| # b", "|x|", "typed-text"),
    ("#{n}", "", "comment"),
    ("# a question", "", None),
    ("", "", None),
]

COLLECTIONS = [  # read without a notice, or with these
    ("[1, 010, no]", ["1", "010", "no"], []),
    ("[[0.1, 0.4], [0.3, 0.2]]", [["0.1", "0.4"], ["0.3", "0.2"]], []),
    ("{w1: 1, w2: -2.5}", {"w1": "1", "w2": "-2.5"}, []),
    ("[{v: 1, yhat: ~}]", [{"v": "1", "yhat": "~"}], []),
    ('["a, b", "\\\\x"]', ["a, b", "\\x"], []),
    ("{a, b}", {"a": "", "b": ""}, []),
    ("[]", [], []),
    ("{}", {}, []),
    ("[1, 2,]", ["1", "2"], []),
    ("[max(0, x), 2]", ["max(0, x)", "2"], ["commas"]),
    ("{w1: f(1, 2), w2: 3}", {"w1": "f(1, 2)", "w2": "3"}, ["commas"]),
    ("[[max(0, x)], [2]]", [["max(0, x)"], ["2"]], ["commas"]),
    ("{v:1, w: 2}", {"v": "1", "w": "2"}, ["spacing"]),
    ("{v2: 6,2}", {"v2": "6,2"}, ["comma-in-number"]),
    ("{v1: 3, v2: 6,2, v3: -9,58}", {"v1": "3", "v2": "6,2", "v3": "-9,58"}, ["comma-in-number"] * 2),
    ("{units: 60,954,656}", {"units": "60,954,656"}, ["comma-in-number"]),
    (
        "[{v: 1, w: 0,5}, {v: 2,5, w: 1}]",
        [{"v": "1", "w": "0,5"}, {"v": "2,5", "w": "1"}],
        ["comma-in-number"] * 2,
    ),
    ("{class1: 2,81.10^-2}", {"class1": "2,81.10^-2"}, ["comma-in-number"]),
    ("{v1: 3, 2}", {"v1": "3", "2": ""}, []),
    ("{v1: 3,6.2}", {"v1": "3", "6.2": ""}, []),
    ("{1: 3,2: 4}", {"1": "3", "2": "4"}, []),
    ("{v1: x,2}", {"v1": "x", "2": ""}, []),
    ("{1,2}", {"1": "", "2": ""}, []),
    ("[x[1], \\frac{1}{2}, |x|]", ["x[1]", "\\frac{1}{2}", "|x|"], ["typed-text"]),
    ("[[0, 1), (1, 2]]", ["[0, 1)", "(1, 2]"], ["commas"]),
    ("[[0, 1), [1, 2)]", ["[0, 1)", "[1, 2)"], ["typed-text"]),
    ("[*x, &y, %5, @z]", ["*x", "&y", "%5", "@z"], ["typed-text"]),
    ("{H1: |x|, H2: [1, 2]}", {"H1": "|x|", "H2": ["1", "2"]}, ["typed-text"]),
    ('["\\sigma", "a, b"]', ["\\sigma", "a, b"], ["typed-text"]),
]


def read(template: str, written: str) -> Submission:
    return read_submission(template.format(written).encode(), "s.yaml")


def codes(submission: Submission) -> list[str]:
    return [problem.code for problem in submission.problems]


def neighbours(submission: Submission) -> object:
    return {
        exercise: {name: as_written(answer) for name, answer in parts.items() if name != "part"}
        for exercise, parts in submission.answers.items()
    }


@pytest.mark.parametrize("written", PLAIN)
def test_what_yaml_reads_plainly_is_the_text_that_was_typed(written: str) -> None:
    submission = read(PART, written)
    assert submission.answers["ex"]["part"] == Text(written, 4, 11)
    assert submission.problems == ()


@pytest.mark.parametrize("written", TYPED + EITHER)
def test_what_yaml_refuses_or_changes_arrives_as_typed_with_a_notice(written: str) -> None:
    submission = read(PART, written)
    assert submission.answers["ex"]["part"] == Text(written, 4, 11)
    assert [(p.code, p.line, p.column, p.notice) for p in submission.problems] == [
        ("typed-text", 4, 11, True)
    ]
    assert neighbours(submission) == NEIGHBOURS


@pytest.mark.parametrize("written", PLAIN + TYPED + EITHER)
def test_a_line_of_a_list_is_the_text_that_was_typed(written: str) -> None:
    submission = read(LINE, written)
    answer = submission.answers["ex"]["part"]
    assert isinstance(answer, Items)
    first, line, last = map(as_text, answer.items)
    assert (first, line, last) == (Text("b", 5, 9), Text(written, 6, 9), Text("c", 7, 9))
    assert all(problem.notice and problem.line == 6 for problem in submission.problems)
    assert neighbours(submission) == NEIGHBOURS


@pytest.mark.parametrize(("written", "text", "code"), QUOTED)
def test_quotes_are_taken_off_and_backslashes_and_comments_pointed_out(
    written: str, text: str, code: str | None
) -> None:
    submission = read(PART, written)
    answer = submission.answers["ex"]["part"]
    assert isinstance(answer, Text)
    assert answer.text == text
    assert (code is None) == (submission.problems == ())
    assert code is None or code in codes(submission)
    assert all(problem.notice for problem in submission.problems)
    assert neighbours(submission) == NEIGHBOURS


@pytest.mark.parametrize(("written", "values", "expected"), COLLECTIONS)
def test_a_list_or_mapping_keeps_its_values_and_its_source(
    written: str, values: object, expected: list[str]
) -> None:
    submission = read(PART, written)
    answer = submission.answers["ex"]["part"]
    assert as_written(answer) == values
    assert as_text(answer) == Text(written, 4, 11)
    assert codes(submission) == expected
    assert all(problem.notice for problem in submission.problems)
    assert neighbours(submission) == NEIGHBOURS


BLOCKS = {  # what stands below `part:`, and how it arrives
    "a text on its own line": ("part:\n      a + b", "a + b"),
    "a text over two lines": ("part: a +\n       b", "a + b"),
    "a typed text over two lines": ("part: |x| +\n       b", "|x| + b"),
    "a typed text on its own line": ("part:\n      [0, 1) +\n      |x|", "[0, 1) + |x|"),
    "lines kept": ("part: |\n      a\n        b # c", "a\n  b # c"),
    "lines joined": ("part: >-\n      a\n      b", "a b"),
    "quotes over two lines": ('part: "a\n      \\\\b"', "a \\b"),
    "a list": ("part:\n      - a\n      - 12:30", ["a", "12:30"]),
    "a list as far in as its name": ("part:\n    - a\n    - |x|", ["a", "|x|"]),
    "a list of lists": ("part:\n      - [1, 2]\n      - [|x|, 3]", [["1", "2"], ["|x|", "3"]]),
    "lists in a list": ("part:\n      - - 1\n        - |x|\n      - - 3", [["1", "|x|"], ["3"]]),
    "intervals in a list": ("part:\n      - [0, 1)\n      - (0, 1]", ["[0, 1)", "(0, 1]"]),
    "named values": ("part:\n      w1: 010\n      w2: [1, 2]", {"w1": "010", "w2": ["1", "2"]}),
    "typed named values": ("part:\n      w1: |x|\n      w2: [0, 1)", {"w1": "|x|", "w2": "[0, 1)"}),
    "values without a space": ("part:\n      w1:1\n      w2:2", {"w1": "1", "w2": "2"}),
    "rows": ("part:\n      - v: 1\n        e: 0\n      - {v: 2}", [{"v": "1", "e": "0"}, {"v": "2"}]),
    "typed rows": (
        "part:\n      - v: |x|\n        e: 0\n      - {v: >2}",
        [{"v": "|x|", "e": "0"}, {"v": ">2"}],
    ),
    "rows below their dash": (
        "part:\n      -\n        v: |x|\n      -\n        v: 1",
        [{"v": "|x|"}, {"v": "1"}],
    ),
    "brackets over lines": ("part: [[1, 2],\n           [3, 4]]", [["1", "2"], ["3", "4"]]),
    "typed brackets over lines": ("part: [[1, |x|],  # a\n      [3, 4]]", [["1", "|x|"], ["3", "4"]]),
    "brackets closed at the name": ("part: [\n      1,\n      2\n    ]", ["1", "2"]),
    "brackets no further in": ("part: [\n    1,\n    2\n    ]", ["1", "2"]),
    "comments between": ("part:\n      # first\n      - a\n\n      # second\n      - |x|", ["a", "|x|"]),
    "nothing but a comment": ("part:\n      # to do", ""),
}


@pytest.mark.parametrize(("written", "values"), BLOCKS.values(), ids=BLOCKS)
def test_texts_lists_and_named_values_may_stand_on_several_lines(written: str, values: object) -> None:
    submission = read(PART.replace("part: {}", "{}"), written)
    assert as_written(submission.answers["ex"]["part"]) == values
    assert all(problem.notice for problem in submission.problems)
    assert neighbours(submission) == NEIGHBOURS


def test_a_list_over_several_lines_is_no_text() -> None:
    answer = read(PART.replace("part: {}", "{}"), BLOCKS["a list"][0]).answers["ex"]["part"]
    assert as_text(answer) is None


def test_every_value_knows_its_line_and_column_also_when_it_was_typed() -> None:
    source = "answers:\n  ex:\n    p: {w1: |x|, w2: [1,\n         [0, 1)]}\n    q: |x|\n"
    answer = read_submission(source.encode(), "s.yaml").answers["ex"]["p"]
    assert isinstance(answer, Named)
    w2 = answer.entries["w2"]
    assert isinstance(w2, Items)
    assert answer.entries["w1"] == Text("|x|", 3, 13)
    assert w2.items == (Text("1", 3, 23), Text("[0, 1)", 4, 10))
    assert answer.keys["w2"] == Text("w2", 3, 18)


def test_the_places_of_exercises_and_parts_are_known() -> None:
    for written in ("1", "|x|"):
        places = read(PART, written).places
        assert places["ex",] == (2, 3)
        assert places["ex", "part"] == (4, 5)
        assert places["other", "last"] == (7, 5)


def test_tabs_and_a_missing_space_do_not_move_columns() -> None:
    submission = read_submission(b"answers:\n\tex:\n\t\tp:5\n\t\tq: |x|\n", "s.yaml")
    assert submission.answers["ex"] == {"p": Text("5", 3, 5), "q": Text("|x|", 4, 6)}
    assert submission.places["ex", "p"] == (3, 3)
    assert all(problem.notice for problem in submission.problems)
