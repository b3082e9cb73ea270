"""Does each rule do what its docstring says, and nothing where it does not apply?

A row is a rule, a line, and the line after it; `None` is the answer where the rule does not apply.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import mpmath as mp
import pytest

import derivations.rules
from derivations import chapters
from derivations.language import Scope, read
from derivations.language.show import plain
from derivations.language.tree import Tree, name
from derivations.rules import (
    algebra,
    calculus,
    equations,
    functions,
    indices,
    integrals,
    matrices,
    probability,
    sums,
)
from derivations.rules.rule import Rule
from derivations.rules.terms import replaced, tidy
from derivations.rules.titles import TITLES

SYMBOLS = {
    "a": "positive", "b": "positive", "c": "positive", "d": "real", "p": "probability", "v": "real",
    "x": "real[N]", "y": "1..K[N]", "f": "real[K]", "N": "natural", "K": "natural", "k": "1..K", "i": "1..N",
    "phi": "function", "q": "density", "z": "real", "A": "0..1", "B": "0..1", "t": "natural",
}  # fmt: skip
MATRICES = {"X": "real[3, 2]", "Y": "real[3, 2]", "w": "real[2]", "r": "real[3]", "S": "symmetric[2]"}

ROWS: list[tuple[Rule, str, str | None]] = [
    (algebra.expand, "(a + b)*(a - b)", "a^2 - b^2"),
    (algebra.expand, "(a + b)^2", "a^2 + 2*a*b + b^2"),
    (algebra.expand, "a + b", None),
    (algebra.distribute, "a*(b + c)", "a*b + a*c"),
    (algebra.distribute, "(a + b)*c", None),
    (algebra.same_base, "p*p^(t - 1)", "p^t"),
    (algebra.same_base, "a*b", None),
    (algebra.split_fraction, "(a + b)/c", "a/c + b/c"),
    (algebra.split_fraction, "a*b/c", None),
    (algebra.cancel, "a^2*b/(a*c)", "a*b/c"),
    (algebra.cancel, "(a - b)*c/(a - b)", "c"),
    (algebra.cancel, "a + a", None),
    (algebra.sign_inside, "-(a - b)", "-a + b"),
    (algebra.sign_inside, "-a", None),
    (algebra.collect, "2*a + 3*a", "5*a"),
    (algebra.collect, "a/2 + a/3", "5*a/6"),
    (algebra.collect, "a + b", None),
    (algebra.factor_out, "a*b + a*c", "a*(b + c)"),
    (algebra.factor_out, "a*b/c - a/c", "a*(b - 1)/c"),
    (algebra.factor_out, "a - a/c", "a*(1 - 1/c)"),
    (algebra.factor_out, "a + b", None),
    (algebra.common_denominator, "a/b + c/2", "(2*a + c*b)/(2*b)"),
    (algebra.common_denominator, "a + b", None),
    (algebra.one_minus_rest, "a/(b + a)", "1 - b/(b + a)"),
    (algebra.one_minus_rest, "a/(b + c)", None),
    (algebra.difference_of_squares, "a^2 - b^2", "(a - b)*(a + b)"),
    (algebra.difference_of_squares, "a^2 + b^2", None),
    (algebra.difference_of_squares, "a^3 - b^2", None),
    (algebra.difference_of_cubes, "b^3 - a^3", "(b - a)*(b^2 + a*b + a^2)"),
    (algebra.difference_of_cubes, "b^3 + a^3", None),
    (algebra.perfect_square, "a^2 - 2*a*b + b^2", "(a - b)^2"),
    (algebra.perfect_square, "a^2 + 2*a*b + b^2", "(a + b)^2"),
    (algebra.perfect_square, "a^2 + a*b + b^2", None),
    (algebra.numbers, "2 + 3^2", "11"),
    (algebra.numbers, "2 + a", None),
    (equations.stationary, "a - b*v", "a - b*v = 0"),
    (equations.stationary, "a = b", None),
    (equations.solved_for(name("v")), "a*v - b = c", "v = (b + c)/a"),
    (equations.solved_for(name("v")), "c*(a - v) = b", "v = (c*a - b)/c"),
    (equations.solved_for(name("v")), "a*v^2 = b", None),
    (equations.solved_for(name("v")), "exp(v) = b", None),
    (equations.solved_for(name("v")), "a = b", None),
    (equations.solved_for(name("v")), "a*v", None),
    (equations.added(name("a")), "v - a = b", "v = b + a"),
    (equations.multiplied(name("a")), "v/a = b", "v = b*a"),
    (equations.divided(name("a")), "a*v = b", "v = b/a"),
    (functions.definition, "sigmoid(v)", "1/(1 + exp(-v))"),
    (functions.definition, "exp(v)", None),
    (functions.at_zero, "tanh(0)", "0"),
    (functions.at_zero, "tanh(v)", None),
    (functions.log_of_product, "log(a*exp(b))", "log(a) + log(exp(b))"),
    (functions.log_of_product, "log(a/b)", "log(a) - log(b)"),
    (functions.log_of_product, "log(a*b)", None),
    (functions.log_of_product, "log(a + b)", None),
    (functions.log_of_factors, "log(a*b)", "log(a) + log(b)"),
    (functions.log_of_power, "log(a^b)", "b*log(a)"),
    (functions.log_of_power, "log(sqrt(a))", "1/2*log(a)"),
    (functions.log_of_exp, "log(exp(v))", "v"),
    (functions.exp_of_sum, "exp(a + b)", "exp(a)*exp(b)"),
    (functions.exponentials, "exp(a)*exp(b)", "exp(a + b)"),
    (functions.exponentials, "exp(a)/exp(b)", "exp(a - b)"),
    (functions.exponentials, "a*b", None),
    (functions.extended, "exp(a)/(exp(a) + exp(b))", "1/(1 + exp(b - a))"),
    (functions.sigmoid_of, "1/(1 + exp(-v))", "sigmoid(v)"),
    (functions.sigmoid_of, "1/(2 + exp(-v))", None),
    (calculus.constant_rule, "diff(a, v)", "0"),
    (calculus.constant_rule, "diff(v, v)", None),
    (calculus.identity_rule, "diff(v, v)", "1"),
    (calculus.entry_rule, "diff(x[k], x[i])", "[k = i]"),
    (calculus.sum_rule, "diff(a + v^2, v)", "diff(v^2, v)"),
    (calculus.indexed_sum_rule, "diff(sum(x[n]*v, n, 1, N), v)", "sum(diff(x[n]*v, v), n, 1, N)"),
    (calculus.indexed_sum_rule, "diff(sum(x[i]^2, i, 1, N), x[i])", "sum(diff(x[j]^2, x[i]), j, 1, N)"),
    (calculus.sign_rule, "diff(-v, v)", "-diff(v, v)"),
    (calculus.constant_factor_rule, "diff(a*v, v)", "a*diff(v, v)"),
    (calculus.constant_factor_rule, "diff(v^2/a, v)", "1/a*diff(v^2, v)"),
    (calculus.constant_factor_rule, "diff(v^2, v)", None),
    (calculus.product_rule, "diff(v*exp(v), v)", "diff(v, v)*exp(v) + v*diff(exp(v), v)"),
    (calculus.reciprocal_rule, "diff(1/v, v)", "-1/v^2*diff(v, v)"),
    (calculus.quotient_rule, "diff(v/exp(v), v)", "(diff(v, v)*exp(v) - v*diff(exp(v), v))/exp(v)^2"),
    (calculus.power_rule, "diff(v^3, v)", "3*v^2*diff(v, v)"),
    (calculus.power_rule, "diff(a^v, v)", None),
    (calculus.exponential_rule, "diff(a^v, v)", "log(a)*a^v*diff(v, v)"),
    (calculus.chain_rule, "diff(tanh(a*v), v)", "(1 - tanh(a*v)^2)*diff(a*v, v)"),
    (calculus.chain_rule, "diff(phi(a*v), v)", "phi'(a*v)*diff(a*v, v)"),
    (calculus.chain_rule, "diff(v^2, v)", None),
    (integrals.integral_of_power, "int(v^2, v, a, b)", "(b^3 - a^3)/3"),
    (integrals.integral_of_power, "int(1, v, a, b)", "b - a"),
    (integrals.integral_of_power, "int(exp(v), v, a, b)", None),
    (integrals.constant_out_of_integral, "int(v/c, v, a, b)", "1/c*int(v, v, a, b)"),
    (integrals.integral_of_sum, "int(v + 1, v, a, b)", "int(v, v, a, b) + int(1, v, a, b)"),
    (sums.split_sum, "sum(x[n] - a, n, 1, N)", "sum(x[n], n, 1, N) - sum(a, n, 1, N)"),
    (sums.split_sum, "sum(x[n]*a, n, 1, N)", None),
    (sums.constants_out, "sum(a*x[n]/2, n, 1, N)", "a/2*sum(x[n], n, 1, N)"),
    (sums.constants_out, "sum(x[n], n, 1, N)", None),
    (sums.sum_of_constant, "sum(a, n, 1, N)", "N*a"),
    (sums.sum_of_constant, "sum(a, n, 0, N)", "(N + 1)*a"),
    (sums.sum_of_constant, "sum(x[n], n, 1, N)", None),
    (sums.expand_body, "sum(a*(x[n] - b), n, 1, N)", "sum(a*x[n] - a*b, n, 1, N)"),
    (sums.sift, "sum(x[n]^2*[n = i], n, 1, N)", "x[i]^2"),
    (sums.sift, "sum(x[n]*[x[n] = a], n, 1, N)", None),
    (sums.sift_bracket, "sum(x[n]*([n = i] - a), n, 1, N)", "x[i] - sum(x[n]*a, n, 1, N)"),
    (sums.use_condition, "[y[i] = k]*f[y[i]]", "[y[i] = k]*f[k]"),
    (sums.use_condition, "a*f[k]", None),
    (
        sums.split_by_class(read("y[n]", Scope.of(SYMBOLS)), name("k"), name("K")),
        "sum(f[y[n]], n, 1, N)",
        "sum(sum([y[n] = k]*f[k], k, 1, K), n, 1, N)",
    ),
    (sums.exchange, "sum(sum(x[n]*f[k], k, 1, K), n, 1, N)", "sum(sum(x[n]*f[k], n, 1, N), k, 1, K)"),
    (sums.exchange, "sum(sum(x[n], k, 1, n), n, 1, N)", None),
    (sums.log_of_indexed_product, "log(prod(exp(x[n]), n, 1, N))", "sum(log(exp(x[n])), n, 1, N)"),
    (sums.product_of_exponentials, "prod(exp(x[n]), n, 1, N)", "exp(sum(x[n], n, 1, N))"),
    (sums.split_product, "prod(a*exp(x[n]), n, 1, N)", "prod(a, n, 1, N)*prod(exp(x[n]), n, 1, N)"),
    (sums.class_count("y", name("N")), "sum([x[n] = k], n, 1, N)", None),
    (indices.rename_index("n", "m"), "sum(x[n], n, 1, N)", "sum(x[m], m, 1, N)"),
    (indices.rename_index("n", "k"), "sum(x[n]*f[k], n, 1, N)", None),
    (indices.shift_index(name("t")), "sum(p^n, n, 0, N)", "sum(p^(n - t), n, t, N + t)"),
    (indices.reverse, "sum(p^(t - n), n, 1, t)", "sum(p^(n - 1), n, 1, t)"),
    (indices.write_out, "sum(p^n, n, 0, 2)", "1 + p + p^2"),
    (indices.write_out, "sum(p^n, n, 0, N)", None),
    (indices.constants_in, "a*sum(x[n], n, 1, N)", "sum(a*x[n], n, 1, N)"),
    (indices.take_in, "sum(p^n, n, 1, t - 1) + p^t", "sum(p^n, n, 1, t)"),
    (indices.take_in, "sum(p^n, n, 1, t - 1) + p", None),
    (indices.geometric_sum, "sum(p^n, n, 0, t - 1)", "(1 - p^t)/(1 - p)"),
    (indices.geometric_sum, "sum(p^n, n, 1, t)", None),
    (indices.geometric_series, "sum(p^n, n, 0, oo)", "1/(1 - p)"),
    (probability.complement, "P(A = 0 | B = 1)", "1 - P(A = 1 | B = 1)"),
    (probability.complement, "P(A = 1)", None),
    (probability.product_rule, "P(A = 1, B = 0)", "P(A = 1 | B = 0)*P(B = 0)"),
    (probability.bayes_rule, "P(A = 1 | B = 0)", "P(B = 0 | A = 1)*P(A = 1)/P(B = 0)"),
    (probability.steiner, "var[z]", "E[z^2] - E[z]^2"),
    (probability.variance_definition, "var[z]", "E[(z - E[z])^2]"),
    (probability.linearity, "E[2*z + 3]", "E[2*z] + E[3]"),
    (probability.linearity, "E[2*z]", "2*E[z]"),
    (probability.density_of("q"), "int(q(v), v, -oo, oo)", "1"),
    (probability.density_of("q"), "int(q(v)*v, v, -oo, oo)", None),
]
PRODUCTS: list[tuple[Rule, str, str | None]] = [
    (matrices.norm_square, "norm(X*w - r)^2", "(X*w - r)^T*(X*w - r)"),
    (matrices.transpose_inside, "(X*w)^T", "w^T*X^T"),
    (matrices.transpose_inside, "(X + Y)^T", "X^T + Y^T"),
    (matrices.distribute, "(X + Y)*w", "X*w + Y*w"),
    (matrices.distribute, "X*w", None),
    (matrices.gradient_in(name("w")), "diff(w^T*S*w, w)", "2*S*w"),
    (matrices.gradient_in(name("w")), "diff(r^T*X*w, w)", "X^T*r"),
    (matrices.gradient_in(name("w")), "diff(w^T*X^T*r, w)", "X^T*r"),
    (matrices.inverse_cancels, "inv(S)*S*w", "w"),
    (matrices.inverse_cancels, "inv(S)*X^T*r", None),
    (matrices.factor_left, "X^T*X*w - X^T*r", "X^T*(X*w - r)"),
    (matrices.factor_left, "X*w - r", None),
]


@pytest.mark.parametrize(("rule", "before", "after"), ROWS + PRODUCTS)
def test_a_rule_takes_a_line_to_the_next(rule: Rule, before: str, after: str | None) -> None:
    """The rule's own identity, used once on the whole line; nothing where it does not apply."""
    scope = Scope.of(MATRICES if (rule, before, after) in PRODUCTS else SYMBOLS)
    found = [done.after for done in rule.steps(tidy(read(before, scope)))]
    expected = [] if after is None else [tidy(read(after, scope))]
    assert [plain(tidy(one)) for one in found] == [plain(one) for one in expected]


def no_chance(text: str) -> bool:
    return not any(word in text for word in ("P(", "E[", "var[", "="))


@pytest.mark.parametrize(
    ("rule", "before"),
    [(rule, before) for rule, before, after in ROWS if after is not None and no_chance(before)],
)
def test_a_sound_rule_keeps_the_value(rule: Rule, before: str, witness: Any) -> None:
    """Before and after have one value at random points of the declared domains."""
    line = tidy(read(before, Scope.of(SYMBOLS)))
    (after,) = (done.after for done in rule.steps(line))
    for seed in (1, 2, 3):
        at = witness.point({**SYMBOLS, "N": "= 4", "K": "= 4"}, seed, lambda n: {"t": mp.mpf(3)})
        if after.head != "relation":
            assert witness.close(witness.value(line, at), witness.value(after, at), 1e-13)


def rules_of_the_folder() -> Iterator[Rule]:
    folder = Path(derivations.rules.__file__).parent
    for path in sorted(folder.glob("*.py")):
        yield from (
            v for v in vars(import_module(f"derivations.rules.{path.stem}")).values() if isinstance(v, Rule)
        )


def test_every_rule_has_a_name_a_sentence_and_an_identity() -> None:
    """One function an identity, with the identity as its docstring."""
    found = list(rules_of_the_folder())
    assert len(found) > 70
    for rule in found:
        assert rule.name
        assert rule.identity, rule.name
        assert rule.wrong is None


CAPTURE = [
    ("sum(x[n]*v, n, 1, N)", "v", "n", "sum(x[j]*n, j, 1, N)"),
    ("sum(x[n]*v, n, 1, N)", "n", "v", "sum(x[n]*v, n, 1, N)"),
    ("sum(v, n, 1, n)", "n", "a", "sum(v, n, 1, a)"),
]


@pytest.mark.parametrize(("text", "old", "new", "expected"), CAPTURE)
def test_a_substitution_does_not_catch_bound_names(text: str, old: str, new: str, expected: str) -> None:
    """What a sum binds is neither replaced nor does it catch what is put in."""
    scope = Scope.of({**SYMBOLS, "n": "1..N"})
    found: Tree = replaced(read(text, scope), {name(old): name(new)})
    assert plain(found) == plain(read(expected, scope))


def test_every_rule_has_the_name_a_textbook_gives_it() -> None:
    """One row a rule, and no row without one: of the rules of the chapters as well."""
    called = set()
    for path in Path(derivations.rules.__file__).parent.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(map(_makes_a_rule, node.decorator_list)):
                called.add(node.name.replace("_", " "))
    assert called == set(TITLES)
    assert {step.rule for name in chapters.names() for step in chapters.derive(name).steps} <= called


def _makes_a_rule(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "rule"
