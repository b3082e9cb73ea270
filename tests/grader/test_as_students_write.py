r"""Are tables without column names, names in another spelling and left-out indices read as they are meant?

The numbers are those of a run by hand: a perceptron on AND from w = (1, 2), b = 1; three steps of momentum;
averages with β = 0.9; output sizes by floor((H + 2P - K)/S) + 1.
"""

# ruff: noqa: E501 (a case stands on one line)
from __future__ import annotations

import pytest
import yaml

from grader.judge import judge
from grader.submission import read_submission

PASS = [[1, 1, -1, 1, 2, 0], [2, 1, -1, 1, 1, -1], [0, 1, -1, 0, 1, -2], [-1, 0, 1, 1, 2, -1]]
AND, ROWS = "perceptron-and", [" & ".join(map(str, row)) + r" \\" for row in PASS]
MARKDOWN = ["| v | ŷ | e | w1 | w2 | b |", "|---|---|---|---|---|---|"]

right = [
    (AND, "pass-1", PASS),
    (AND, "pass-1", "\n".join(ROWS)),
    (AND, "pass-1", "\n".join([r"\begin{tabular}{cccccc}", r"\hline", *ROWS, r"\end{tabular}"])),
    (AND, "pass-1", "\n".join([*MARKDOWN, *("| " + " | ".join(map(str, row)) + " |" for row in PASS)])),
    (AND, "pass-1", [" ".join(map(str, row)) for row in PASS]),
    (AND, "pass-1", [f"w1={a}, w2={b}, b={c}, v={v}, yhat={y}, e={e}" for v, y, e, a, b, c in PASS]),
    (AND, "final", "w_1 = 1, w_2 = 1, b = -2"),
    (AND, "final", "$w_1=1$, $w_2=1$, $b=-2$"),
    (AND, "weight-update", "w + gamma*e*x"),
    (AND, "weight-update", r"w_i^{new} = w_i^{old} + \gamma e x_i"),
    (AND, "bias-update", r"b + \eta e"),
    (AND, "final", "w = (1, 1), b = -2"),
    (AND, "pass-1", "v y e w1 w2 b\n" + "\n".join(" ".join(map(str, row)) for row in PASS)),
    ("decision-boundary", "line", "slope -1/2, intercept 3/2"),
    ("gnb-small-data", "scores", "class 1: 0.0281, class 2: 0.00116"),
    ("gnb-small-data", "priors", "0.4 and 0.6"),
    ("gnb-small-data", "variances", "σ² = (0.8, 3.2)"),
    ("gaussian-mle", "mean-lines", [
        r"\ell(\mu) = -\frac{N}{2}\log(2\pi\sigma^2) - \frac{1}{2\sigma^2}\sum_n (x_n-\mu)^2",
        r"\frac{\partial\ell(\mu)}{\partial\mu} = \frac{1}{\sigma^2}\sum_n (x_n-\mu) = 0",
        r"\mu = \frac{1}{N}\sum_n x_n",
    ]),
    ("gaussian-mle", "mean-lines", [
        r"\log L(\mu, \sigma^2) = -\frac{N}{2}\log(2\pi\sigma^2) - \frac{1}{2\sigma^2}\sum_n (x_n-\mu)^2",
        r"\frac{1}{\sigma^2}\sum_n (x_n-\mu) = 0",
        r"\mu = \frac{1}{N}\sum_n x_n",
    ]),
    ("gnb-small-data", "means", "(2, 3), (7, 6)"),
    ("gnb-small-data", "means", "[[2,0, 3,0], [7,0, 6,0]]"),
    ("gnb-small-data", "means", r"\mu_1 = (2, 3), \mu_2 = (7, 6)"),
    ("truth-tables", "needs-mlp", "XOR, XNOR"),
    ("batchnorm-formulas", "normalised", r"\frac{x_i-\mu_{\mathcal B}}{\sqrt{\sigma^2_{\mathcal B}+\epsilon}}"),
    ("momentum-steps", "steps", "v,w\n0.2,0.98\n0.08,0.972\n0.472,0.9248"),
    ("momentum-steps", "steps", "w;v\n0,98;0,2\n0,972;0,08\n0,9248;0,472"),
    ("momentum-steps", "steps", "v = 0.2, w = 0.98\nv = 0.08, w = 0.972\nv = 0.472, w = 0.9248"),
    ("momentum-steps", "rule", {"average": r"v_t = \beta v_{t-1} + (1-\beta) g_t", "weight": r"w_{t-1} - \eta v_t"}),
    ("output-size", "sizes", "A 3 3\nB 2 2\nC 222 222\nD 8 8\nE 15 15\nF 16 24"),
    ("output-size", "sizes", "3 3\n2 2\n222 222\n8 8\n15 15\n16 24"),
    ("output-size", "sizes", {"A": [3, 3], "B": [2, 2], "C": "222 222", "D": [8, 8], "E": [15, 15], "F": [16, 24]}),
    ("ewma-temperatures", "averages", {"v_1": 3, "v_{2}": 6.2, "v₃": 9.58, "V4": 9.622}),
    ("gnb-small-data", "variances", "s1 = 0.8, s2 = 3.2"),
    ("gnb-small-data", "variances", "s2 = 3.2; s1 = 0.8"),
    ("gnb-small-data", "variances", "σ²_1 = 0.8, σ²_2 = 3.2"),
    ("gnb-small-data", "variances", r"\sigma_1^2 = 0.8, \sigma_2^2 = 3.2"),
    ("gnb-small-data", "variances", "s₁ = 0.8\ns₂ = 3.2"),
    ("gnb-small-data", "priors", "P(1) = 0.4, P(2) = 0.6"),
    ("gnb-small-data", "priors", "P(y=1) = 0.4, P(y=2) = 0.6"),
    ("gnb-small-data", "priors", {"class1": 0.4, "class2": 0.6}),
    ("gnb-small-data", "priors", {"class 2": 0.6, "class 1": 0.4}),
    ("gnb-small-data", "priors", {1: 0.4, 2: 0.6}),
    ("gnb-small-data", "priors", ["class 2: 0.6", "class 1: 0.4"]),
    ("gnb-small-data", "means", {"class1": [2, 3], "class2": [7, 6]}),
    ("gnb-small-data", "means", "m2 = (7, 6), m1 = (2, 3)"),
    ("ewma-temperatures", "averages", "3, 6.2, 9.58, 9.622"),
    ("ewma-temperatures", "averages", "3; 6,2; 9,58; 9,622"),
    ("ewma-temperatures", "averages", "[3, 6,2, 9,58, 9,622]"),
    ("ewma-temperatures", "averages", "3 6.2 9.58 9.622"),
    ("ewma-temperatures", "averages", "(3, 6.2, 9.58, 9.622)"),
    (AND, "final", "1, 1, -2"),
    (AND, "final", "1 1 -2"),
    ("decision-boundary", "line", "-1/2; 3/2"),
    ("delta-rule", "w-update", "w + eta*(y - yhat)*x"),
    ("delta-rule", "w-update", r"w + \eta e_i x_i"),
    ("delta-rule", "dL-dw", "-e*x"),
    ("delta-rule", "dL-db", "yhat - y"),
    ("bce-sigmoid-gradient", "dL-dw", r"(a^{(i)} - y^{(i)}) x^{(i)}"),
    ("bce-sigmoid-gradient", "batch-dL-dw", r"\frac{1}{m}\sum_{i=1}^m (a^{(i)} - y^{(i)}) x^{(i)}"),
    ("bce-sigmoid-gradient", "batch-dL-dw", r"\frac1N\sum_n (\sigma(wx_n + b) - y_n) x_n"),
    ("bce-loss", "average", r"-\frac1N\sum_{i=1}^N\left[y_i\log\hat y_i + (1-y_i)\log(1-\hat y_i)\right]"),
    ("bce-loss", "loss", r"-y_i\log\hat y_i - (1-y_i)\log(1-\hat y_i)"),
    ("cce-loss", "average", r"-\frac1N\sum_{m=1}^N\sum_{k=1}^n y_k^{(m)}\log\hat y_k^{(m)}"),
    ("batchnorm-formulas", "channel-mean", r"\frac{1}{NHW}\sum_{n=1}^N\sum_{h=1}^H\sum_{w=1}^W x_{nhwc}"),
    ("softmax-four-scores", "formula", r"\frac{e^{z_i}}{\sum_{j=1}^4 e^{z_j}}"),
    ("sigmoid-deltas", "hidden", r"y_j(1-y_j)\sum_{k=1}^q\delta_kw_k"),
    ("sigmoid-deltas", "new-weight", r"w_{ji}+\eta\delta_jy_i"),
    ("sigmoid-deltas", "node-5", {"delta5": "(d_5 - y_5) y_5 (1 - y_5)", "dw53": "eta*delta5*y3"}),
    ("uniform-moments", "density", "1/(b-a) for a < x < b"),
    ("uniform-moments", "density", r"p(x)=\begin{cases}\frac{1}{b-a}&a<x<b\\0&\text{otherwise}\end{cases}"),
    ("expectation-linearity", "variance-correlated", "Var(X) + Var(Z) + 2 Cov(X, Z)"),
    ("gaussian-mle", "variance", r"\frac1N\sum_n (x_n-\mu_{ML})^2"),
    ("gnb-estimates", "variance", r"\frac1N\sum_m (x_{mi}-\hat\mu_{y_m i})^2"),
]  # fmt: skip

wrong = [
    (AND, "pass-1", [PASS[0], [2, 1, -1, 1, 2, -1], *PASS[2:]]),
    (AND, "weight-update", r"w_i - \gamma e x_i"),
    ("gnb-small-data", "variances", "s1 = 3.2, s2 = 0.8"),
    ("gnb-small-data", "priors", {"class1": 0.6, "class2": 0.4}),
    ("ewma-temperatures", "averages", "3, 6.2, 9.58, 9.522"),
    ("ewma-temperatures", "averages", "6.2, 3, 9.58, 9.622"),
    (AND, "final", "-2, 1, 1"),
    ("gnb-small-data", "means", "[[2,0, 3,0], [7,0, 6,5]]"),
    ("delta-rule", "w-update", "w - eta*(y - yhat)*x"),
    ("bce-sigmoid-gradient", "batch-dL-dw", "(a_i - y_i)*x_i"),
    ("bce-sigmoid-gradient", "batch-dL-dw", r"\sum_{i=1}^N (a_i - y_i)*x_i"),
    ("bce-loss", "average", r"\frac1N\sum_{i=1}^N [y_i\log\hat y_i + (1-y_i)\log(1-\hat y_i)]"),
    ("softmax-four-scores", "formula", r"\frac{e^{z_i}}{\sum_{j=1}^3 e^{z_j}}"),
    ("uniform-moments", "density", "1/(b+a) for a < x < b"),
    ("threshold-units", "linear-formula", "v if v > 0 else 0"),
    ("threshold-units", "linear-formula", "v for v > 0"),
    ("momentum-steps", "steps", "w v\n0.2 0.98\n0.08 0.972\n0.472 0.9248"),
]

refused = [
    (AND, "final", "w = (1, 1, 3), b = -2"),
    ("gnb-small-data", "variances", "s0 = 0.8, s1 = 3.2"),
    ("gnb-small-data", "variances", "s1 = 0.8, t2 = 3.2"),
    ("gnb-small-data", "variances", "s1 = 0.8, s1 = 3.2"),
    ("gnb-small-data", "priors", {"class1": 0.4}),
    ("gnb-small-data", "priors", {"class1": 0.4, "class3": 0.6}),
    ("gnb-small-data", "priors", {"one": 0.4, "two": 0.6}),
    (AND, "final", "1, 1"),
    (AND, "final", "1, 1, -2, 4"),
    (AND, "final", "1, 1, minus two"),
    ("alexnet-counts", "totals", "60,954,656"),
    ("alexnet-counts", "totals", "60 954 656"),
    ("decision-boundary", "line", "0,5"),
    ("ewma-temperatures", "averages", "3, 6.2, 9.58"),
    ("gnb-small-data", "means", "(2, 3, 7, 6)"),
    (AND, "pass-1", [[1, 1, -1], [2, 1, -1]]),
    (AND, "pass-1", "see the notes"),
    (AND, "final", "w1 = 1, w_1 = 2, b = -2"),
    (AND, "weight-update", r"w_i + \gamma e x_j"),
]


# What stands in the file, and the outcome of each entry that is written: where one is missing, the others count.
GAPS = [
    ("gnb-small-data", "means", "[[2, 3], [7, ]]", ["correct"] * 3),
    ("gnb-small-data", "means", "[[2, 3], [7, 5, ], ]", ["correct", "correct", "correct", "incorrect"]),
    ("gnb-small-data", "means", "[[ , 3], [7, 6]]", ["correct"] * 3),
    ("gnb-small-data", "means", "[[2, 3], [null, 6]]", ["correct"] * 3),
    ("gnb-small-data", "means", "[[2, 3], [~, 7]]", ["correct", "correct", "incorrect"]),
    ("gnb-small-data", "means", "[[2, 3], ]", ["correct"] * 2),
    ("gnb-small-data", "means", "[[2, 3], [7]]", ["correct", "correct", "unreadable", "unreadable"]),
    ("gnb-small-data", "means", "[[2, 3], [7, 6, 5]]", ["correct", "correct", "unreadable", "unreadable"]),
    ("gnb-small-data", "means", "[[2, 3], [3, ]]", ["correct", "correct", "incorrect"]),
    ("gnb-small-data", "means", "[[2, 3]]", []),
    ("gnb-small-data", "means", "[2, 3]", []),
    ("gnb-small-data", "priors", "[0.4, ]", ["correct"]),
    ("gnb-small-data", "priors", "[0.4, 0.6, ]", ["correct"] * 2),
    ("gnb-small-data", "priors", "[~, 0.6]", ["correct"]),
    ("gnb-small-data", "priors", "[ , 0.4]", ["incorrect"]),
    ("gnb-small-data", "priors", "[null, null]", []),
    ("gnb-small-data", "posterior", "null", []),
    ("output-size", "sizes", "{A: [3, ~], B: [2, 2], C: null}", ["correct"] * 3),
    ("output-size", "sizes", "{A: {H1: 3, W1: }, B: , C: {H1: 222, W1: 221}}", ["correct", "correct", "incorrect"]),
    ("ewma-temperatures", "averages", "{v1: 3, v2: ~, v3: null}", ["correct"]),
    (AND, "pass-1", "[{v: 1, yhat: ~, e: null}]", ["correct"]),
]  # fmt: skip


@pytest.mark.parametrize(("exercise", "part", "written", "outcomes"), GAPS)
def test_a_missing_entry_costs_nothing_but_itself(exercise, part, written, outcomes):
    """An empty place, `null` and `~` are not filled in; a list of another length spoils its own places."""
    source = f"answers:\n  {exercise}:\n    {part}: {written}\n".encode()
    cells = judge(read_submission(source, "a.yaml")).parts[0].cells
    assert [cell.outcome for cell in cells if set(cell.at) != {"row"}] == outcomes


@pytest.mark.parametrize(
    ("exercise", "part", "answer", "outcomes"),
    [
        (*row, outcomes)
        for rows, outcomes in (
            (right, {"correct"}),
            (wrong, {"incorrect", "partial"}),
            (refused, {"unreadable", "unanswered"}),
        )
        for row in rows
    ],
)
def test_what_is_meant_is_marked(exercise, part, answer, outcomes):
    """The right answer is right in every way people write it; reading makes none right that is wrong."""
    source = yaml.safe_dump({"answers": {exercise: {part: answer}}}, allow_unicode=True).encode()
    assert judge(read_submission(source, "a.yaml")).parts[0].outcome in outcomes
