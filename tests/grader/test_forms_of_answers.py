"""The same answer in every form in which people type it, of each kind."""

from __future__ import annotations

import pytest
import yaml

from grader.judge import judge
from grader.report import PartReport
from grader.submission import read_submission

RIGHT: list[tuple[str, str, list[object]]] = [
    ("bayes-screening", "posterior",
     ["0.0292", "2.92 %", "2.92%", "2.92e-2", "0,0292", "≈ 0.0292", "~0.0292", r"\approx 0.0292", "30/1029",
      "x = 0.0292", "P(C=1|T=1) = 0.0292", "P(C=1|T=1) ≈ 0.0292", "2.92 percent", "2.92·10^-2", "$0.0292$",
      "0.9*0.001/(0.9*0.001+0.03*0.999)"]),
    ("separable-parameters", "standard",
     ["18432 parameters", "18432", "standard = 18432", "18432 weights", "18,432", "18.432e3", "about 18432"]),
    ("separable-cost-30x30", "standard-weights",
     ["3x3x20x40", "3 x 3 x 20 x 40", "3X3X20X40", "(3x3)x(20x40)", "W = 3x3x20x40 = 7200", "9 x 800"]),
    ("alexnet-counts", "totals", [{"units": "659272", "weights": "60954656x1", "connections": "724406816"}]),
    ("separable-cost-12x12", "standard", ["1.228.800", "1,228,800", "1 228 800"]),
    ("poisson-loss", "value", ["2.013", "2,013", "approximately 2.013", "2.013 (rounded)"]),
    ("loss-concepts", "properties", [["a", "b", "d"], "a, b, d", "abd", "DBA", "a, b and d"]),
    ("log-sigmoid", "code",
     ["b", "b) only if x is already the output of the sigmoid",
      "Only if x is already the output of the sigmoid."]),
    ("tiny-cnn", "input-sides", ["{6, 7}", "6, 7", "6 and 7", "7; 6", "6 or 7", ["6", "7"]]),
    ("conv-letters", "centre", [["g", "h", "i"], "g, h, i", "[g, h, i]", "(g, h, i)", "g h i"]),
    ("error-cancellation", "errors", [["1", "-1"], "e = (1, -1)", "1, -1", "np.array([1, -1])"]),
    ("pooling", "chain",
     [{"conv": "[222, 222, 64]", "pool": "(111, 111, 64)"},
      {"conv": "222x222x64", "pool": "111 × 111 × 64"}]),
    ("tiny-cnn", "forward",
     [{"Z1": "Z1 = conv(X, W1) + b1", "A1": "A1 = relu(Z1)", "P1": "P1 = maxpool(A1)", "F": "F = flatten(P1)",
       "Z2": "Z2 = W2 @ F + b2", "A2": "A2 = sigma(Z2)"},
      {"Z1": "b1 + conv(X, W1)", "A1": "ReLU(Z1)", "P1": "MaxPool(A1)", "F": "Flatten(P1)",
       "Z2": "W_2 F + b_2", "A2": "sigmoid(Z2)"}]),
    ("delta-rule", "rule", ["w - eta*dL/dw", "w -= eta*dL/dw", "w_new: w - eta*dL/dw"]),
    ("delta-rule", "loss", ["1/2 Σ_i (y_i - ŷ_i)²", "1/2 ‖y - ŷ‖²", "0.5*np.sum((y - yhat)**2)"]),
    ("truth-tables", "xor", [["0", "1", "1", "0"], "0 1 1 0", "0110", "(0, 1, 1, 0)"]),
    ("gnb-small-data", "means",
     ["[2 3; 7 6]", "2,0  3,0\n7,0  6,0", "2;3\n7;6", "2\t3\n7\t6", "[[2, 3],\n [7, 6]]"]),
    ("lab-xor-network", "outputs",
     ["0.0000454, 1.00, 1.00, 0.0000454", "4.54e-5 1.00 1.00 4.54e-5",
      ["0.0000454", "1.00", "1.00", "0.0000454"]]),
    ("gnb-small-data", "priors", ["0,4; 0,6", "[0,4; 0,6]", "0,4, 0,6"]),
    ("perceptron-output", "field", ["w·x + b", "w^T x + b", "np.sum(w*x) + b", "Σ_i w_i x_i + b"]),
    ("conv-sums", "layer", ["Σ_{m=0}^{M-1} Σ_{n=0}^{N-1} I(i+m, j+n) K(m, n)"]),
    ("cce-loss", "two-classes", ["-y_1 ln yh_1 - y_2 ln yh_2", r"-y_1\log\hat{y}_1 - y_2\log\hat{y}_2"]),
    ("bayes-screening", "rule", ["b", "B", "(b)", "b)", "b.", "[b]", "{b}", "option b", "Answer: b", ["b"]]),
    ("softmax-four-scores", "probabilities",
     [["0.345", "0.209", "0.189", "0.256"], "0.345, 0.209, 0.189, 0.256", "0.345 0.209 0.189 0.256",
      "(0.345, 0.209, 0.189, 0.256)", "[0.345; 0.209; 0.189; 0.256]", "p = [0.345, 0.209, 0.189, 0.256]",
      [["0.345"], ["0.209"], ["0.189"], ["0.256"]], [["0.345", "0.209", "0.189", "0.256"]],
      "[0.345, 0.209, 0.189, 0.256]^T", r"\begin{pmatrix}0.345\\0.209\\0.189\\0.256\end{pmatrix}"]),
    ("backprop-2-2-1", "weight-matrix",
     [[["0.1", "0.4"], ["0.3", "0.2"]], "[[0.1, 0.4], [0.3, 0.2]]", "0.1 0.4; 0.3 0.2",
      ["0.1 0.4", "0.3 0.2"], ["0.1, 0.4", "0.3, 0.2"], ["[0.1, 0.4]", "[0.3, 0.2]"],
      r"\begin{pmatrix}0.1&0.4\\0.3&0.2\end{pmatrix}"]),
    ("sigmoid-2-2-2-gradient", "output",
     ["sigma(w21*h1 + w23*h2 + b2), sigma(w22*h1 + w24*h2 + b2)",
      "(sigma(w21*h1 + w23*h2 + b2), sigma(w22*h1 + w24*h2 + b2))"]),
    ("pooling", "average",
     [["((a + b) + (e + f))/4, (c + d + g + h)/4", "(i + j + m + n)/4, (k + l + o + p)/4"],
      "[(a+b+e+f)/4, (c+d+g+h)/4]; [(i+j+m+n)/4, (k+l+o+p)/4]"]),
    ("tanh-unit", "range",
     ["(-a, a)", "]-a, a[", "-a < phi < a", "phi in (-a, a)", "φ ∈ (−a, a)", "(−a; a)",
      r"\varphi \in \left(-a, a\right)"]),
    ("gnb-class-prior", "stationary",
     ["N_k = λ α_k", "α_k = N_k/λ", "λ − N_k/α_k = 0", "∂F/∂α_k = −N_k/α_k + λ = 0"]),
    ("ewma-closed-form", "v2",
     ["(1-beta)*(beta*theta1 + theta2)", "theta2 - beta theta2 + beta theta1 - beta^2 theta1"]),
    ("backprop-output-node", "field", ["Σ_{i=0}^m w_{ji} y_i", "w_{j0} + Σ_{i=1}^m w_{ji} y_i"]),
    ("batchnorm-formulas", "channel-mean",
     [r"\frac{1}{NHW}\sum_{n,h,w}X_{nhwc}", "1/(NHW) Σ_{n,h,w} X_{n,h,w,c}"]),
    ("sigmoid-deltas", "hidden",
     ["y_j (1-y_j) sum(delta[k] wk[k], k, 1, q)", r"y_j (1-y_j) \sum_{k=1}^q \delta_k w_k"]),
    ("output-size", "formula",
     ["floor((H-K+2*P)/S)+1", "ceil((H-K+2*P)/S)+1", "floor((H-K+2*P+S)/S)", "⌊(H−K+2P)/S⌋ + 1"]),
    ("same-size-convolution", "formula", ["floor((W1-F+2*P)/S)+1", "⌈(W1−F+2P)/S⌉ + 1"]),
    ("output-size", "same-padding", ["(K−1)/2", "⌊K/2⌋", "floor(K/2)"]),
    ("gnb-nll", "label-probability",
     ["prod(alpha[k]^[y[m]=k], k, 1, K)", "∏_{k=1}^K α_k^{δ_{k,y_m}}", "Σ_k [y_m = k] α_k"]),
    ("bce-sigmoid-gradient", "dL-dz", ["a - y", "dL/dz = a - y", "= a - y", "dL/dz = a-y = -(y-a)"]),
]  # fmt: skip
WRONG: list[tuple[str, str, object, str]] = [
    ("bayes-screening", "posterior", "0.0293", "incorrect"),
    ("bayes-screening", "posterior", "≈ 0.029", "incorrect"),  # three figures are asked for
    ("bayes-screening", "posterior", "29/1000", "incorrect"),
    ("separable-cost-30x30", "standard-weights", "3x3x20x4", "incorrect"),
    ("separable-cost-30x30", "standard-weights", "0x1C20", "unreadable"),
    ("separable-cost-30x30", "standard-weights", "0x7200", "unreadable"),
    ("separable-cost-30x30", "standard-weights", "3x3xMxN", "unreadable"),
    ("gnb-small-data", "posterior", "0.9604x1", "unreadable"),  # x are the points
    ("linear-2-2-2-1", "dL-dz", "-6x1", "unreadable"),  # x1 is an input
    ("bayes-screening", "posterior", "0.02915 ± 0.001", "unreadable"),
    ("bayes-screening", "posterior", "0.0292 or 0.03", "unreadable"),
    ("bayes-screening", "rule", "a and b", "unreadable"),
    ("bayes-screening", "rule", "ab", "unreadable"),
    ("loss-concepts", "properties", "abc", "incorrect"),
    ("log-sigmoid", "code", "c) only if x is the pre-activation", "incorrect"),
    ("log-sigmoid", "code", "c) only if x is already the output of the sigmoid", "unreadable"),
    ("loss-concepts", "properties", "abx", "unreadable"),
    ("poisson-loss", "value", "2,213", "incorrect"),
    ("conv-letters", "centre", "g, h, j", "partial"),
    ("tiny-cnn", "input-sides", "6 and 8", "incorrect"),
    ("delta-rule", "rule", "w += eta*dL/dw", "incorrect"),
    ("delta-rule", "loss", "0.5*np.sum(y - yhat)", "incorrect"),
    ("truth-tables", "xor", "0111", "partial"),
    ("truth-tables", "xor", "01100", "unreadable"),
    ("bayes-screening", "rule", "e", "unreadable"),
    ("tanh-unit", "range", "]-a, a]", "incorrect"),
    ("gnb-class-prior", "stationary", "∂F/∂α_k = −N_k/α_k = 0", "incorrect"),
    ("gnb-class-prior", "stationary", "∂F/∂α_k = 0", "unreadable"),
    ("backprop-output-node", "field", "w_{j0} + Σ_{i=0}^m w_{ji} y_i", "incorrect"),
    ("output-size", "same-padding", "ceil(K/2)", "incorrect"),
    ("output-size", "formula", "floor((H-K+P)/S)+1", "incorrect"),
    ("output-size", "formula", "floor((H-K+2*P)/S)", "incorrect"),
    ("output-size", "formula-floor", "ceil((H-K+2*P)/S)+1", "incorrect"),
    ("output-size", "formula-floor", "(H-K+2*P)/S+1", "incorrect"),
    ("same-size-convolution", "formula", "floor((W1-F+P)/S)+1", "incorrect"),
    ("lab-xor-network", "outputs", "0.0000454, 1.01, 1.00, 0.0000454", "partial"),
    ("batchnorm-formulas", "channel-mean", "1/(HW) Σ_{h,w} X_{n,h,w,c}", "incorrect"),
    ("sigmoid-deltas", "hidden", r"y_j (1-y_j) \sum_k w_k", "incorrect"),
    ("gnb-class-prior", "stationary", "α_k = λ/N_k", "incorrect"),
    ("ewma-closed-form", "v2", "(1-beta)*(theta1 + beta*theta2)", "incorrect"),
    ("tanh-unit", "range", "[-a; a[", "incorrect"),
    ("softmax-four-scores", "probabilities", "0.345, 0.209, 0.189", "unreadable"),
    ("softmax-four-scores", "probabilities", [["0.345", "0.209"], ["0.189", "0.256"]], "unreadable"),
    ("backprop-2-2-1", "weight-matrix", ["0.1 0.4 0.3", "0.2"], "unreadable"),
]  # fmt: skip


def marked(exercise: str, part: str, answer: object) -> PartReport:
    sheet = yaml.safe_dump({"answers": {exercise: {part: answer}}}, allow_unicode=True)
    (report,) = judge(read_submission(sheet.encode(), "sheet.yaml")).parts
    return report


@pytest.mark.parametrize(
    ("exercise", "part", "answer"), [(id, part, one) for id, part, answers in RIGHT for one in answers]
)
def test_a_right_answer_is_right_in_every_form(exercise: str, part: str, answer: object) -> None:
    """Signs of about, units, names in front, brackets of all kinds: none of them costs anything."""
    report = marked(exercise, part, answer)
    assert (report.outcome, report.awarded) == ("correct", report.available), report.message


@pytest.mark.parametrize(("exercise", "part", "answer", "outcome"), WRONG)
def test_no_form_makes_a_wrong_answer_right(exercise: str, part: str, answer: object, outcome: str) -> None:
    """Wrong stays wrong, and what is of another form is unreadable, with the reason."""
    report = marked(exercise, part, answer)
    assert report.outcome == outcome
    assert report.message


def test_rows_of_a_table_may_be_named() -> None:
    """`A: {…}`, or `1: {…}` where rows only have numbers, is the row of that name."""
    by_name = marked("output-size", "sizes", {"F": {"H1": "16", "W1": "24"}, "A": {"H1": "3", "W1": "3"}})
    by_number = marked("perceptron-and", "pass-1", {"1": {"v": "1"}})
    for report in (by_name, by_number):
        assert {cell.outcome for cell in report.cells} == {"correct"}
