"""Is every mistake explained, with an example in which it is made?"""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from derivations.equality import compare
from derivations.language import Scope, read
from exercises.mistakes import mistakes
from exercises.mistakes.worked_examples import SHOWN
from grader.commands.explain import command
from grader.diagnose.slips import slips
from grader.diagnose.tables import names_of
from grader.examples import example
from tests.grader.single_faults import slips_of_the_pen

EVERY = sorted(mistakes())


def test_a_sample_of_mistakes_has_examples() -> None:
    """Every fiftieth name."""
    assert [name for name in EVERY[::50] if not _shown(name)] == []


@pytest.mark.slow
def test_every_mistake_has_an_example() -> None:
    """A wrong answer, and another that is right."""
    assert [name for name in EVERY if not _shown(name)] == []


def _shown(name: str) -> bool:
    found = example(name)
    return found is not None and bool(found.wrong) and found.wrong != found.right


def test_what_is_shown_belongs_to_a_name() -> None:
    """No example of a mistake that there is not."""
    assert set(SHOWN) <= set(EVERY)


@pytest.mark.parametrize(("right", "wrong"), [SHOWN[one] for one in ("digits-exchanged", "point-moved")])
def test_digits_that_are_shown_are_slips_of_the_pen(right: str, wrong: str) -> None:
    """They come of the right digits as the generator of faults makes them."""
    from fractions import Fraction

    assert wrong in {text for _, text in slips_of_the_pen(Fraction(right), 3)}


def test_explaining_gives_no_answer_away() -> None:
    """The right answer of an exercise stands there with --show-solutions alone."""
    told = CliRunner().invoke(command, ["error-the-other-way-round"]).output
    with_answers = CliRunner().invoke(command, ["error-the-other-way-round", "--show-solutions"]).output
    found = example("error-the-other-way-round")
    assert found is not None
    assert found.exercise in told
    assert f"wrong   {found.wrong}\n" in told
    assert "right   " not in told
    assert f"right   {found.right}\n" in with_answers


misspelt = [
    ("lostminus", "lost-minus"), ("forgot-bias", "bias-forgotten"), ("wrongsign", "sign"),
    ("n-1", "n-minus-1"), ("transpose", "transposed"), ("pionted-moved", "point-moved"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "meant"), misspelt)
def test_a_name_that_is_not_there_gets_the_nearest(said: str, meant: str) -> None:
    """By its letters or by its words."""
    result = CliRunner().invoke(command, [said])
    assert result.exit_code != 0
    assert repr(meant) in result.output


def test_nothing_is_suggested_for_what_is_like_no_name() -> None:
    """Then the families are pointed at."""
    assert "lists the families" in CliRunner().invoke(command, ["foo"]).output


# Made where numbers, ends, options and steps are looked at: no rule of formulas gives them.
NO_FORMULAS = frozenset(
    """cells-exchanged digit-dropped digits-exchanged last-figure-off one-digit-off point-moved
    too-few-figures end-points-mistaken option-missing range-of-logistic range-of-rectifier range-of-slope
    old-weights-for-new output-for-slope value-before-the-function""".split()
)
DOMAINS = {
    "x": "real[N]", "w": "real[N]", "W": "real[N, N]", "V": "real[N, N]", "phi": "function",
    "p": "probability", "N": "natural", "K": "natural", "n": "1..N", "i": "1..N", "j": "1..N",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(SHOWN.keys() - NO_FORMULAS))
def test_a_formula_that_is_shown_is_what_the_rule_makes(name: str) -> None:
    """Of the right one, by the rule of that name."""
    letters = set(re.findall(r"[A-Za-z]+", " ".join(SHOWN[name]))) & {*DOMAINS, *"abcdqrsvy"}
    domains = {one: DOMAINS.get(one, "real") for one in sorted(letters | {"N"})}
    if name in ("another-argument", "function-forgotten", "another-symbol"):
        domains |= dict.fromkeys("vw", "real")
    if name == "counted-from-zero":
        domains["x"] = "real[0..N]"
    scope = Scope.of(domains)
    right, wrong = (read(text, scope) for text in SHOWN[name])
    made = [slip.tree for slip in slips(right, names_of(scope, None, right)) if slip.name == name]
    assert any(compare(wrong, one, symbols=scope).verdict == "equal" for one in made)
    assert compare(right, wrong, symbols=scope).verdict == "different"
