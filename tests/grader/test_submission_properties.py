"""Whatever the bytes: a submission, quickly; and what was typed, wherever YAML reads it or refuses it."""

from __future__ import annotations

import time

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.reading.faults import CODES
from grader.submission import Items, Submission, as_text, as_written, read_submission

SHEET = """\
# yaml-language-server: $schema=x
student: s001   # optional
variant: 0
answers:
  bayes-screening:
    posterior: 0.0292
    rule: b
  perceptron-and:
    pass-1: [{v: 1, yhat: 1, e: -1}, {v: |x|, b: "\\sigma"}]
    final: {w1: 1, w2: max(0, 2)}
  gaussian-mle:
    mean-lines:
      - dl/dmu = sum(x[n]-mu, n, 1, N)/s2
      - |x| = 3: first
      - - a
        - [0, 1)
    text: |
      several
        lines
    folded: "two
      lines"
  empty:
"""
TROUBLE = "|[](){}<>*&!%@`\"'\\:,-+=?#~^ \n\t abx01_./σ½\0\ufeff\u00a0\u2028\u202e："
FORMULA = "|[](){}<>*&!%@`\"'\\:,-+=?~^ abx01_./σ½"

mutations = st.lists(
    st.tuples(st.integers(0, len(SHEET)), st.integers(0, 12), st.text(TROUBLE, max_size=6)), max_size=6
)


def mutated(changes: list[tuple[int, int, str]]) -> str:
    sheet = SHEET
    for at, dropped, put in changes:
        sheet = sheet[:at] + put + sheet[at + dropped :]
    return sheet


def read_quickly(source: bytes) -> Submission:
    begun = time.process_time()
    submission = read_submission(source, "s.yaml")
    assert time.process_time() - begun < 2
    lines = source.count(b"\n") + source.count(b"\r") + 1
    for problem in submission.problems:
        assert problem.code in CODES
        assert problem.line is None or 1 <= problem.line <= lines
        assert problem.column is None or problem.column >= 1
        assert problem.message.isprintable()
    for parts in submission.answers.values():
        for answer in parts.values():
            as_written(answer)
    return submission


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_submission(source: bytes) -> None:
    read_quickly(source)


@settings(max_examples=300, deadline=None)
@given(st.text(TROUBLE, max_size=300), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32"]))
def test_any_text_is_a_submission(text: str, encoding: str) -> None:
    read_quickly(text.encode(encoding))


@settings(max_examples=600, deadline=None)
@given(mutations)
@example([(0, 0, "{")])
@example([(len(SHEET), 0, "---\n  x:\n    y: 1\n")])
def test_any_damage_to_a_sheet_leaves_a_submission(changes: list[tuple[int, int, str]]) -> None:
    read_quickly(mutated(changes).encode())


@settings(max_examples=300, deadline=None)
@given(st.text(TROUBLE.replace("\n", ""), max_size=30))
def test_damage_to_one_line_costs_no_other_exercise(damage: str) -> None:
    source = f"answers:\n  ex:\n    before: 1\n    part: {damage}\n    after: 2\n  other:\n    last: |x|\n"
    submission = read_quickly(source.encode())
    answers = {
        name: {part: as_written(a) for part, a in parts.items()} for name, parts in submission.answers.items()
    }
    assert answers["other"] == {"last": "|x|"}
    assert answers["ex"]["before"] == "1"
    assert answers["ex"]["after"] == "2"


# What the dumper writes, YAML reads plainly.
texts = st.text("abxyzN01.,+-*/=^_|'#: ~!%[]{}σ½²", min_size=1, max_size=12).map(str.strip)
names = st.from_regex(r"[a-z]{1,5}(-[a-z0-9]{1,3})?", fullmatch=True)
values = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=8,
)
sheets = st.dictionaries(names, st.dictionaries(names, values, max_size=4), min_size=1, max_size=3)


@settings(max_examples=100, deadline=None)
@given(sheets, st.sampled_from([True, False, None]), st.sampled_from([None, "'", '"']))
def test_every_scalar_that_yaml_reads_arrives_as_it_was_typed(
    sheet: dict[str, dict[str, object]], flow: bool | None, style: str | None
) -> None:
    """The witness is PyYAML's own loader, told to leave every scalar a text."""
    source = yaml.safe_dump(
        {"answers": sheet}, default_flow_style=flow, default_style=style, allow_unicode=True, width=10_000
    )
    assert yaml.load(source, Loader=yaml.BaseLoader) == {"answers": sheet}
    submission = read_quickly(source.encode())
    answers = {
        name: {part: as_written(a) for part, a in parts.items()} for name, parts in submission.answers.items()
    }
    assert answers == sheet
    assert submission.problems == ()


def typable(text: str) -> bool:
    """A formula that means no quotes, comment, block or device of YAML's that is really used."""
    return (
        text == text.strip() != ""
        and text[0] not in "\"'"
        and text not in ("|", ">", "|-", ">-", "|+", ">+")
        and not ("&" in text and "*" in text)
        and not any(device in text for device in ("!!", "!<", "<<"))
    )


@settings(max_examples=600, deadline=None)
@given(st.text(FORMULA, max_size=20).filter(typable))
@example("[0, 1) ∪ (2, 3]")
@example("{a, a}")
@example("[a: b: c]")
@example("- {")
def test_a_formula_arrives_as_typed_wherever_a_text_belongs(formula: str) -> None:
    lists = f"    lines:\n      - {formula}\n      - b\n"
    source = f"answers:\n  ex:\n    before: 1\n    part: {formula}\n{lists}    after: 2\n"
    submission = read_quickly(source.encode())
    parts = submission.answers["ex"]
    part = as_text(parts["part"])
    lines = parts["lines"]
    assert part is not None
    assert (part.text, part.line, part.column) == (formula, 4, 11)
    assert isinstance(lines, Items)
    assert len(lines.items) == 2
    line = as_text(lines.items[0])
    assert line is not None
    assert (line.text, line.line, line.column) == (formula, 6, 9)
    assert as_written(parts["before"]) == "1"
    assert as_written(parts["after"]) == "2"
