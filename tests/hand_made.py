"""Reports made by hand: what renderers are tested and looked at with, whatever the judge thinks today."""

from __future__ import annotations

from exercises.scenes import Scene
from grader.report import CellReport, ExerciseHead, MistakeReport, PartReport, Problem, Report

SIGN = MistakeReport(
    "delta-sign", "sign", "The sign of the error is turned round: it is target minus output."
)
SIGMOID = (
    "<math><mrow><mi>a</mi><mo>⋅</mo><mi>φ</mi><mo>⋅</mo>"
    "<mrow><mo>(</mo><mn>1</mn><mo>−</mo><mi>φ</mi><mo>)</mo></mrow></mrow></math>"
)

HEADS = {
    "bayes-screening": ExerciseHead(
        "Posterior probability of a disease after a positive test",
        r"A screening test has sensitivity $\alpha=P(T{=}1\mid C{=}1)$ and false-positive rate "
        r"$\beta=P(T{=}1\mid C{=}0)$. The prevalence is $\pi=P(C{=}1)$. A random person tests positive.",
        (
            "pi is the prevalence here, never the constant 3.14159...",
            "decimals: at least three significant digits",
        ),
    ),
    "log-sigmoid": ExerciseHead(
        "The log-sigmoid function and its derivative",
        r"The log-sigmoid $\varphi(v)$ is the logistic function of $av$ with slope parameter $a>0$.",
    ),
    "perceptron-and": ExerciseHead(
        "Training a perceptron on AND by hand",
        r"A perceptron with hardlim is trained on AND sample by sample in order: $(0,0),\dots,(1,1)$.",
    ),
    "backprop-2-2-1": ExerciseHead(
        "Two training steps of a 2-2-1 sigmoid network",
        r"It is trained with $E=\tfrac12(t-y_5)^2$ on one sample.",
    ),
}


def cell(outcome: str, written: str, message: str = "", **at: object) -> CellReport:
    return CellReport(at, outcome, written, message, written=written)


PASS_1 = tuple(
    cell(
        "incorrect"
        if (row, name) == (2, "w2")
        else "carried"
        if row > 2 and name in ("v", "w2")
        else "correct",
        value,
        "The weight moves by the learning rate times error times its own input."
        if (row, name) == (2, "w2")
        else "",
        row=row,
        cell=name,
    )
    for row, values in enumerate((("1", "1", "-1", "1", "1", "0"), ("1", "1", "-1", "1", "1", "-1")), start=1)
    for name, value in zip(("v", "yhat", "e", "w1", "w2", "b"), values, strict=True)
)

FORWARD = (
    cell("correct", "0.23", key="H3"),
    CellReport({"key": "y3"}, "correct", "0.557", written="0.557", rounded=True),
    cell("incorrect", "0.43", "Here 0.3·0.3 and 0.2·0.5 are to be added.", key="H4"),
    CellReport({"key": "y4"}, "carried", "0.606", written="0.606", follows="H4"),
    cell("unreadable", "0,5,5", "A number has one decimal point.\n0,5,5\n   ^", key="H5"),
)

LINES = (
    cell("correct", "dphi/dv = diff(1/(1+exp(-a v)), v)", line=1),
    cell("correct", "= a exp(-a v)/(1+exp(-a v))^2", line=2),
    cell("incorrect", "= a phi (1+phi)", "At a = 1, v = 0 the two sides differ.", line=3),
    cell("carried", "= a phi + a phi^2", line=4),
)

HOMEWORK = Report(
    "class/s001.yaml",
    "s001",
    0,
    (
        PartReport("bayes-screening", "rule", "choice", "correct", 1, 1, "b", written="b", ask="Which one?"),
        PartReport(
            "bayes-screening",
            "formula",
            "expression",
            "incorrect",
            0,
            2,
            "α·π/(α + β)",
            "Your formula and the right one have different values.",
            evidence={"how": "ball", "point": {"alpha": "9/10", "beta": "1/8", "pi": "1/2"}},
            mistake=MistakeReport("prior-left-out", "missing-factor", "The prevalence is left out below."),
            written="alpha*pi/(alpha+beta)",
            read_mathml="<math><mfrac><mrow><mi>α</mi><mo>⋅</mo><mi>π</mi></mrow>"
            "<mrow><mi>α</mi><mo>+</mo><mi>β</mi></mrow></mfrac></math>",
            ask=r"The posterior $P(C{=}1\mid T{=}1)$ in the three symbols.",
            line=8,
            column=14,
        ),
        PartReport(
            "bayes-screening", "posterior", "number", "carried", 2, 2, "0.0292", "Right, from your evidence.",
            written="2.92%", ask=r"The numerical posterior $P(C{=}1\mid T{=}1)$.",
        ),
        PartReport(
            "bayes-screening", "after-negative", "number", "unreadable", 0, 2, None,
            "The bracket opened here is not closed.\n1/(1+0.3\n  ^", written="1/(1+0.3",
            ask=r"The probability of disease after a negative test, $P(C{=}1\mid T{=}0)$.",
        ),
        PartReport(
            "log-sigmoid", "derivative", "expression", "correct", 1, 1, "a·φ·(1 − φ)",
            written="a*phi*(1-phi)", read_mathml=SIGMOID, ask=r"$d\varphi/dv$ in terms of $a$ and $\varphi$.",
        ),
        PartReport(
            "log-sigmoid", "steepest", "expression", "undecided", 0, 1, "a/4 + 0·v", written="a/4 + 0*v",
            ask="The largest value of the derivative.",
        ),
        PartReport(
            "log-sigmoid", "derivative-lines", "lines", "partial", 2, 4, cells=LINES, wrong_line=3,
            ask=r"Derive $d\varphi/dv$ line by line.",
        ),
        PartReport("log-sigmoid", "code", "choice", "unanswered", 0, 1, ask="When is that right?"),
        PartReport(
            "perceptron-and", "pass-1", "table", "partial", 2, 3, cells=PASS_1, ask="Four steps of pass 1."
        ),
        PartReport(
            "backprop-2-2-1", "weight-matrix", "array", "correct", 1, 1,
            cells=tuple(
                cell("correct", value, index=[i, j])
                for (i, j), value in {(1, 1): "0.1", (1, 2): "0.4", (2, 1): "0.3", (2, 2): "0.2"}.items()
            ),
            ask="The weights into the hidden layer as a matrix.",
        ),
        PartReport(
            "backprop-2-2-1", "forward-1", "trace", "partial", 1.5, 3, cells=FORWARD,
            ask="Forward pass of step 1: fields, outputs, error.",
        ),
        PartReport(
            "backprop-2-2-1", "deltas-1", "trace", "incorrect", 0, 3,
            cells=(CellReport({"key": "d5"}, "incorrect", "0.02", "", SIGN, written="0.02"),),
            ask="Local gradients of step 1.",
        ),
        PartReport("backprop-2-2-1", "small-change", "choice", "failed", 0, 1, written="b", ask="Why?"),
    ),
    (
        Problem(12, 5, "unknown-part", "There is no part `posteriour` here. Did you mean `posterior`?"),
        Problem(20, 9, "typed-text", "Taken as typed: `|x| + 1`.", notice=True),
    ),
    HEADS,
)  # fmt: skip

RIGHT = Report(
    "class/s002.yaml",
    "s002",
    0,
    (
        PartReport(
            "log-sigmoid", "derivative", "expression", "correct", 1, 1, "a·φ·(1 − φ)", read_mathml=SIGMOID
        ),
    ),
    (),
    HEADS,
)
MISSING = Report("gone.yaml", None, 0, (), (Problem(None, None, "no-file", "There is no such file."),))

EVERY = {"homework": HOMEWORK, "right": RIGHT, "missing": MISSING}


NETWORK = {
    "inputs": {"x1": "0.3", "x2": "0.5"},
    "layers": [{"name": "hidden", "nodes": ["3", "4"]}, {"name": "output", "nodes": ["5"]}],
    "weights": {"w31": "0.1", "w32": "0.4", "w41": "0.3", "w42": "0.2", "w53": "0.2", "w54": "0.4"},
}
PERCEPTRON = {
    "kind": "perceptron",
    "start": {"w1": 1, "w2": 2, "b": 1},
    "samples": [[0, 0], [0, 1], [1, 0], [1, 1]],
    "desired": [0, 0, 0, 1],
}
CONVOLUTION = {
    "kind": "layers",
    "input": {"X": [[1, 2, 0], [0, 1, 2], [2, 1, 0]]},
    "layers": [{"name": "Z", "kind": "conv", "kernel": 2, "weights": "W"}],
    "parameters": {"W": [[1, 0], [-1, 2]]},
}
LINEAR = {
    "inputs": {"x": [1, 2, 4]},
    "targets": {"y": [3, 5, 4]},
    "layers": [{"name": "neuron", "nodes": ["yhat"], "activation": "linear", "bias": "b"}],
    "weights": {"w": "1/2"},
    "wiring": {"yhat": ["w from x"]},
    "biases": {"b": 0},
}
# declaration, the quantity of each cell, what was written there and how it came out
PICTURES = {
    "network": (NETWORK, {"H3": "H3@1", "y4": "y4@1", "y5": "y5@1"}, "incorrect carried correct"),
    "weights": (NETWORK, {"w31": "dw31@1", "w42": "dw42@1"}, "correct incorrect"),
    "line": (
        PERCEPTRON,
        {f"{name}{step}": f"{name}@1.{step}" for step in (1, 2, 3) for name in ("w1", "w2", "b")},
        "correct correct correct incorrect correct correct carried carried carried",
    ),
    "fit": (
        LINEAR,
        {f"{name}{step}": f"{name}@{step}" for step in (1, 2, 3) for name in ("w", "b")},
        "correct correct incorrect correct carried carried",
    ),
    "average": (
        {"kind": "moving-average", "values": {"theta": [30, 35, 40, 10]}},
        {f"v{n}": f"v{n}" for n in (1, 2, 3, 4)},
        "correct correct incorrect carried",
    ),
    "course": (
        {"kind": "descent", "start": {"w": 1}},
        {f"{name}{step}": f"{name}@{step}" for step in (1, 2, 3) for name in ("v", "w")},
        "correct correct incorrect carried carried unreadable",
    ),
    "window": (
        CONVOLUTION,
        {f"Z{i}{j}": f"Z[{i},{j}]" for i in (1, 2) for j in (1, 2)},
        "correct incorrect correct undecided",
    ),
}


def pictured() -> Report:
    """A report with a picture of every kind."""
    parts, scenes = [], {}
    for name, (declaration, quantities, outcomes) in PICTURES.items():
        written = [f"{1 + at / 4:g}" for at in range(len(quantities))]
        cells = [
            cell(outcome, value, key=key)
            for key, outcome, value in zip(quantities, outcomes.split(), written, strict=True)
        ]
        parts.append(PartReport("pictures", name, "trace", "partial", 1, 2, cells=cells))
        scenes[name] = Scene(declaration, quantities)
    return Report(
        "class/s009.yaml", "s009", 0, parts, heads={"pictures": ExerciseHead("Pictures", scenes=scenes)}
    )


EVERY["pictures"] = pictured()


def everywhere(text: str) -> Report:
    """A report that holds the same text in every place where a text of somebody's is shown."""
    mistake = MistakeReport(text, text, text)
    cells = [
        CellReport(at, "incorrect", text, text, mistake, text, text)
        for at in ({"key": text}, {"row": text}, {"line": 1})
    ]
    grid = [CellReport({"row": text, "cell": text}, "carried", text, text, mistake, text, text)]
    point = {"point": {text: text}}
    parts = [
        PartReport(
            text, text, text, "incorrect", 0, 1, text, text, False, mistake, point, 1, found, 1, 1, written
        )
        for found, written in ((cells, text), (grid, [text]), ((), {text: text}))
    ]
    parts = [part._replace(ask=text, read_mathml=text, solution=text, solution_mathml=text) for part in parts]
    head = ExerciseHead(text, text, (text,), scenes={text: Scene(NETWORK, {text: "y3@1"})})
    return Report(text, text, 0, parts, (Problem(1, 1, text, text),), {text: head})
