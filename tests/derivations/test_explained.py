"""Is a reader told what every name means, and is what is printed the derivation itself?"""

from __future__ import annotations

import pytest

from derivations import chapters
from derivations.equality import compare
from derivations.explained import GLOSSARY, convention, meanings, printed, unexplained
from derivations.language import Scope
from derivations.language.show import unicode
from derivations.language.tree import Tree


def trees(name: str) -> list[Tree]:
    work = chapters.derive(name)
    return [work.start, *(step.after for step in work.steps), *([work.subject] if work.subject else [])]


@pytest.mark.parametrize("name", chapters.names())
def test_every_name_is_explained(name: str) -> None:
    """By a meaning, by a formula or by what is given; and no two names are written alike."""
    work = chapters.derive(name)
    assert unexplained(work) == set()
    heads = [unicode(one.form.args[0] if one.form.head == "relation" else one.form) for one in meanings(work)]
    assert len(heads) == len(set(heads)), heads


@pytest.mark.parametrize("chapter", GLOSSARY)
def test_every_row_of_the_glossary_is_met(chapter: str) -> None:
    """A chapter explains no name that none of its derivations has."""
    works = [chapters.derive(name) for name in chapters.names() if name.startswith(f"{chapter}.")]
    told = {one.text for work in works for one in meanings(work)}
    assert {text.partition(": ")[2] or text for text in GLOSSARY[chapter].values()} <= told


def by_an_array(tree: Tree, scope: Scope) -> bool:
    """Is a derivative taken in a whole vector or matrix?"""
    return any(
        node.head in ("diff", "derivative")
        and node.args[1].head == "name"
        and scope.domain(str(node.args[1].leaf)).shape
        for node in tree.walk()
    )


def test_where_a_gradient_is_an_array_the_layout_is_said() -> None:
    """Before the first line: the gradient has the shape of the parameter."""
    found = {
        name
        for name in chapters.names()
        if any(by_an_array(tree, Scope.of(chapters.derive(name).symbols)) for tree in trees(name))
    }
    assert {"least_squares.gradient", "least_squares.logistic_gradient", "small_cnn.gradient_w2"} <= found
    for name in found:
        assert "the shape of the parameter" in convention(chapters.derive(name)), name


SPELLED = [
    ("gaussian.score_variance", "-N/(2·σ²) + (∑_{n=1}^{N} (xₙ - μ)²)/(2·σ⁴)"),
    ("naive_bayes.score_variance", "N/(2·σᵢ²) - (∑_{m=1}^{N} (xₘᵢ - μ[yₘ, i])²)/(2·σᵢ⁴)"),
    ("batch_norm.normalised", "(xᵢ - μ)/√(σ² + ε)"),
    ("sigmoid_network.sigmoid_hidden_delta", "yⱼ·(1 - yⱼ)·∑_{k=1}^{q} δₖ·wₖⱼ"),
    ("losses.bce_weight_batch", "(∑_{i=1}^{N} xᵢ·(aᵢ - yᵢ))/N"),
    ("naive_bayes.mean_with_count", "(∑_{m=1}^{N} 𝟙[yₘ = k]·xₘᵢ)/Nₖ"),
]


@pytest.mark.parametrize(("name", "shown"), SPELLED)
def test_names_are_written_as_in_a_book(name: str, shown: str) -> None:
    """A variance is σ², its square σ⁴."""
    work = printed(chapters.derive(name))
    assert unicode(work.steps[-1].after if work.steps else work.start) == shown


def test_what_is_printed_is_what_was_derived() -> None:
    """With σ² for s2 every line of the Gaussian chapter has the value that it had."""
    for name in ("gaussian.score_variance", "gaussian.variance", "gaussian.bias", "gaussian.log_likelihood"):
        work = chapters.derive(name)
        symbols = {**work.symbols, "sigma": "positive", "s2": "= sigma^2"}
        for step, shown in zip(work.steps, printed(work).steps, strict=True):
            if step.kind == "=" and not step.after.has("diff") and not step.after.has("E"):
                assert compare(step.after, shown.after, symbols=symbols).verdict == "equal", step.after


def test_only_what_a_line_rests_on_is_given() -> None:
    """A chapter gives more than each derivation needs; a sum over j is the same as one over k."""
    assert [unicode(one) for one in printed(chapters.derive("bayes.healthy")).givens] == ["P(C = 1) = π"]
    assert len(printed(chapters.derive("delta_rule.gradient_w")).givens) == 2
    assert len(printed(chapters.derive("correlation.letters_00")).givens) == 18
    assert len(printed(chapters.derive("lagrange.multiplier")).givens) == 1
