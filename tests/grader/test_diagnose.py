"""Is a wrong answer named by the one slip that gives it, and nothing claimed where none does?

Families are what a person says who reads the question: no exercise lists these answers, the rows its author
foresaw are taken away first.
"""

from __future__ import annotations

import dataclasses

import pytest
import yaml

from derivations.language import read
from derivations.language.tree import Tree
from exercises.graph import Key
from exercises.item import Exercise, Variant
from exercises.keys import drawn
from exercises.load import load
from exercises.mistakes import mistakes
from grader import judge as road
from grader.diagnose import slips as diagnose_slips
from grader.diagnose.ranking import several, told
from grader.diagnose.saying import one_of
from grader.report import MistakeReport
from grader.submission import read_submission

FACTORS = {"missing-factor", "extra-factor", "wrong-factor", "wrong-denominator"}

NAMED = [
    # exercise, part, what was written, the family of the slip
    ("bayes-screening", "healthy", "1.001", {"sign"}),
    ("bayes-screening", "evidence", "0.02997", {"missing-term"}),
    ("gaussian-mle", "score-mean", "-sum(x[n]-mu, n, 1, N)/s2", {"sign"}),
    ("gaussian-mle", "density", "1/sqrt(2*pi*s2)", FACTORS),
    ("gaussian-mle", "mean", "sum(x[n], n, 1, N)/(N-1)", {"n-minus-1"}),
    ("gaussian-mle", "mean", "sum(x[n], n, 1, N)", FACTORS),
    ("gaussian-mle", "mean", "N/sum(x[n], n, 1, N)", {"inverted"}),
    ("gaussian-mle", "likelihood", "sum(p(x[n]), n, 1, N)", {"wrong-operation"}),
    ("gaussian-mle", "log-sum", "log(sum(p(x[n]), n, 1, N))", {"wrong-order"}),
    ("log-sigmoid", "derivative", "a*phi*(1+phi)", {"sign"}),
    ("perceptron-and", "weight-update", "w + gamma*(yhat-y)*x", {"sign"}),
    ("gnb-posterior", "class-density",
     "exp(-sum((x[i]-mu[k,i])^2/(2*s2[i]), i, 1, K))/sqrt(prod(2*pi*s2[i], i, 1, D))", {"wrong-index"}),
    ("gnb-estimates", "score-mean", "-sum([y[m]=k]*(x[m,i]-mu[k,i]), m, 1, N)/(2*s2[i])", FACTORS),
    ("poisson-loss", "loss", "z - y*log(z)", {"missing-term"}),
    ("batchnorm-three-values", "variance", "4.33", {"n-minus-1"}),
    ("bayes-screening", "posterior", "0.0219", {"digit"}),
    ("bayes-screening", "posterior", "0.292", {"decimal-shift"}),
    ("gaussian-mle", "mean-lines",
     ["l = -N/2*log(2*pi*s2) - sum((x[n]-mu)^2, n, 1, N)/(2*s2)", "dl/dmu = sum(x[n]-mu, n, 1, N)/(2*s2)"],
     FACTORS),
    ("uniform-moments", "mean-lines",
     ["E[x] = int(x/(b-a), x, a, b)", "= (b^2-a^2)/(2*(b-a))", "= (b-a)/2"], {"sign"}),
    ("log-sigmoid", "derivative-lines",
     ["dphi/dv = -(1+exp(-a*v))^(-2)*(-a*exp(-a*v))", "= exp(-a*v)/(1+exp(-a*v))^2"], FACTORS),
    ("softmax-four-scores", "formula", "z[i]/sum(z[j], j, 1, n)", {"wrong-method"}),
    ("error-cancellation", "half-square-formula", "sum((y[i]-yhat[i])^2, i, 1, n)/n", {"convention"}),
    ("threshold-units", "satlins-formula", "tanh(v)", {"wrong-function"}),
    ("conv-letters", "o00", "a*q+e*r+i*s+b*t+f*u+j*v+c*w+g*x+k*y", {"transposed"}),
    ("gaussian-mle", "numeric-mean", "3.125", {"n-minus-1"}),
    ("log-sigmoid", "range", "[0, 1]", {"range"}),
    ("tanh-unit", "range", "(0, 1)", {"range"}),
    # several cells by one mistake
    ("backprop-2-2-1", "weight-matrix", [[0.1, 0.3], [0.4, 0.2]], {"transposed"}),
    ("softmax-two-classes", "parameters", {"sigmoid": "2*(d+1)", "softmax": "d+1"}, {"swapped"}),
    ("softmax-four-scores", "probabilities", ["1/2", "1/7", "1/14", "2/7"], {"wrong-method"}),
]  # fmt: skip

SILENT = [
    # no single slip gives these
    ("bayes-screening", "posterior", "0.4711"),
    ("gaussian-mle", "mean", "exp(N)"),
    ("gaussian-mle", "score-mean", "sum(x[n]^3, n, 1, N)"),
    # right answers
    ("bayes-screening", "posterior", "0.0292"),
    ("gaussian-mle", "mean", "sum(x[n], n, 1, N)/N"),
    ("log-sigmoid", "derivative", "a*phi*(1-phi)"),
    # a digit or two that several slips give
    ("batchnorm-three-values", "squares", "9"),
    # with zeros and ones alone, cells in each other's place may be chance
    ("truth-tables", "and", [0, 1, 0, 0]),
]


@pytest.fixture(autouse=True)
def _unforeseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """No author has listed a wrong answer."""
    kept: dict[tuple[str, int], tuple[Variant, Key]] = {}

    def without(exercise: Exercise, number: int) -> tuple[Variant, Key]:
        if (exercise.id, number) not in kept:
            variant, key = drawn(exercise, number)
            others = {id: tuple(one for one in each if not one.mistake) for id, each in key.others.items()}
            kept[exercise.id, number] = variant, dataclasses.replace(key, others=others)
        return kept[exercise.id, number]

    monkeypatch.setattr(road, "drawn", without)


def diagnosed(exercise: str, part: str, written: object) -> MistakeReport | None:
    text = yaml.safe_dump({"answers": {exercise: {part: written}}}, allow_unicode=True)
    return road.judge(read_submission(text.encode(), "answers.yaml")).parts[0].mistake


@pytest.mark.parametrize(("exercise", "part", "written", "families"), NAMED)
def test_one_slip_is_named(exercise: str, part: str, written: object, families: set[str]) -> None:
    """The family is the one of the slip that was made."""
    found = diagnosed(exercise, part, written)
    assert found is not None
    assert found.family in families, found


@pytest.mark.parametrize(("exercise", "part", "written"), SILENT)
def test_nothing_is_guessed(exercise: str, part: str, written: str) -> None:
    """No match, no claim."""
    assert diagnosed(exercise, part, written) is None


NEARLY = [
    # 0.0009/0.03087 = 0.029154…
    ("0.0293", True),
    ("0.02914", True),
    ("0.02917", True),
    ("0.02919", False),
    ("0.0296", False),
    ("0.02915", False),
]


@pytest.mark.parametrize(("written", "nearly"), NEARLY)
def test_a_last_figure_that_is_off_is_named(written: str, nearly: bool) -> None:
    """By one or two, as after rounding too early, and nothing further away."""
    found = diagnosed("bayes-screening", "posterior", written)
    assert (found is not None and found.name == "last-figure-off") is nearly


SLIPS = [
    # formula, slip, what it makes of the formula
    ("a + b", "term-forgotten", "b"),
    ("a - b", "plus-for-minus", "a + b"),
    ("1 - p", "complement-forgotten", "p"),
    ("a*b*c", "factor-forgotten", "a*c"),
    ("a/b", "ratio-upside-down", "b/a"),
    ("(a + b)/c", "bracket-forgotten", "a + b/c"),
    ("(a*b)^2", "power-of-one-factor", "a*b^2"),
    ("(a - b)^2", "deviations-not-squared", "a - b"),
    ("sqrt(a)", "root-forgotten", "a"),
    ("log(a)", "decimal-logarithm", "log10(a)"),
    ("sum(x[n]^2, n, 1, N)", "square-of-sum", "sum(x[n], n, 1, N)^2"),
    ("sum(x[n], n, 1, N)/N", "sum-for-mean", "sum(x[n], n, 1, N)"),
    ("y*(1 - y)", "tanh-slope-for-sigmoid", "1 - y^2"),
    ("1/a + 1/b", "sum-under-the-line", "1/(a + b)"),
    ("a*b + c", "factor-at-the-other-term", "b + a*c"),
    ("x[i*s + m, j*s + n]", "sum-for-product", "x[i + s + m, j + s + n]"),
    ("a*p + b*q + c*r + d*s", "kernel-turned", "a*s + b*r + c*q + d*p"),
    ("exp(a)/(exp(a) + exp(b))", "softmax-without-exponentials", "a/(a + b)"),
    ("(a - m)^2 + (b - m)^2", "deviations-not-squared", "a - m + (b - m)"),
]


@pytest.mark.parametrize(("formula", "name", "wrong"), SLIPS)
def test_a_slip_is_made_in_one_place(formula: str, name: str, wrong: str) -> None:
    """Each wrong rule gives what somebody writes who uses it."""
    found = [
        slip.tree for slip in diagnose_slips.slips(read(formula), diagnose_slips.Names()) if slip.name == name
    ]
    from derivations.equality import compare

    assert any(compare(tree, wrong).verdict == "equal" for tree in found), found


def test_every_slip_has_its_sentence() -> None:
    """What the rules name, the tables of mistakes teach."""
    trees = [read(formula) for formula, _, _ in SLIPS]
    names = {slip.name for tree in trees for slip in diagnose_slips.slips(tree, diagnose_slips.Names())}
    assert names <= mistakes().keys()


RANKED = [
    (["half", "n-minus-one"], "n-minus-one"),  # a cause before a shape
    (["factor-forgotten", "denominator-forgotten"], "factor-forgotten"),  # a factor is a factor
    (["factor-forgotten", "term-forgotten"], None),  # two families: nothing is said
    ([], None),
]


@pytest.mark.parametrize(("names", "name"), RANKED)
def test_the_most_specific_family_is_told(names: list[str], name: str | None) -> None:
    """Causes first; several families of one rank are not told apart."""
    assert told(names) == name


def test_a_slip_changes_the_formula() -> None:
    """A formula is no slip of itself."""
    tree: Tree = read("a*(b + c)^2/sqrt(d)")
    assert all(slip.tree != tree for slip in diagnose_slips.slips(tree, diagnose_slips.Names()))


def test_the_bank_is_there() -> None:
    """The exercises of the tables above are those of our bank."""
    for exercise, part in [(row[0], row[1]) for row in NAMED] + [(row[0], row[1]) for row in SILENT]:
        assert part in load(exercise).parts


def test_several_slips_of_the_same_value_are_all_said() -> None:
    """The square of x is a factor x too many, or a power that is too high: nobody can tell which."""
    found = diagnosed("bce-sigmoid-gradient", "dL-dw", "(a-y)*x^2")
    assert found is not None
    sentences = {mistakes()[name].sentence for name in ("factor-too-many", "squared-too-often")}
    assert found.message.startswith("Either: ")
    assert all(sentence in found.message for sentence in sentences)


def test_the_earlier_value_that_tells_them_apart_is_named() -> None:
    """One slip was made in the evidence, the other in the posterior: what was found for evidence tells."""
    key = drawn(load("bayes-screening"), 0)[1]
    slips = [("factor-forgotten", "posterior"), ("term-forgotten", "evidence")]
    found = one_of(slips, key)
    assert found is not None
    assert found.message.endswith("What you have for evidence would tell.")
    alone = one_of(slips[:1], key)
    assert alone is not None
    assert alone.message == mistakes()["factor-forgotten"].sentence


def test_too_many_causes_are_none() -> None:
    """Four families that give the same: no claim."""
    assert several(["term-forgotten", "factor-forgotten"]) == ["factor-forgotten", "term-forgotten"]
    assert several(["term-forgotten", "factor-forgotten", "power-dropped", "another-index"]) == []
