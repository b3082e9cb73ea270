"""How are the names declared on the command line?"""

from __future__ import annotations

import pytest

from grader.commands.common import symbols_of

declared = [
    ("x: real, n: natural", {"x": "real", "n": "natural"}),
    ("x: real; n: natural", {"x": "real", "n": "natural"}),
    ("x: real\nn: natural", {"x": "real", "n": "natural"}),
    ("a: real, b: real, > a, not 0, c: in (0, 1]", {"a": "real", "b": "real, > a, not 0", "c": "in (0, 1]"}),
    ("X: real[n, d], y: 1..K[n], n: natural,", {"X": "real[n, d]", "y": "1..K[n]", "n": "natural"}),
    ("p(x): density, f: function", {"p(x)": "density", "f": "function"}),
    ("y: = max(0, v), v: real", {"y": "= max(0, v)", "v": "real"}),
    ("μ: real, σ: positive", {"μ": "real", "σ": "positive"}),
    ("x, y: real, n: natural", {"x": "real", "y": "real", "n": "natural"}),
    ("x y: real; A B: real[n, n]", {"x": "real", "y": "real", "A": "real[n, n]", "B": "real[n, n]"}),
    ('{"x": "real", "n": "natural"}', {"x": "real", "n": "natural"}),
]


@pytest.mark.parametrize(("text", "domains"), declared)
def test_a_comma_or_semicolon_and_a_new_name_begin_another_declaration(text, domains):
    assert symbols_of([text]) == domains
