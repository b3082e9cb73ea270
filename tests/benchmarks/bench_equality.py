"""How fast and how right is the equality beside its peers?  `python tests/benchmarks/bench_equality.py`

Side by side in one run, on the same pairs, reading included; names change at each repetition: no cache helps.

    ours           derivations.equality.compare
    simplify       sympy.simplify(a - b) == 0
    equals         (a - b).equals(0), sympy
    Math-Verify    parse and verify of math-verify, from LaTeX, in an environment of its own

Each engine runs in a process of its own, one after the other; after ten seconds a pair has no verdict.  The
everyday pairs come once more at the beginning, which is not counted: every engine loads and settles then.
Below the table: where our time goes, by stage.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve()
PEERS = HERE.with_name("bench_equality_peers.py")
STAGES = HERE.with_name("bench_equality_stages.py")
CORPUS = HERE.parent.parent / "derivations" / "equality"
MATH_VERIFY = Path(tempfile.gettempdir()) / "bench-math-verify"
# Everyday pairs: expected | answer | symbols | truth
PAIRS = """
1/(1+exp(-z)) | exp(z)/(exp(z)+1) | z: real | equal
1/(1+exp(-z)) | (tanh(z/2)+1)/2 | z: real | equal
exp(z)/(1+exp(z))^2 | exp(-z)/(1+exp(-z))^2 | z: real | equal
exp(-z)/(1+exp(-z)) | 1/(1+exp(-z)) | z: real | different
log(q/(1-q)) | log(q) - log(1-q) | q: probability | equal
log(q/(1-q)) | log(q)/log(1-q) | q: probability | different
-t*log(y) - (1-t)*log(1-y) | -log(1-y) - t*log(y/(1-y)) | y t: probability | equal
-t/y + (1-t)/(1-y) | (y-t)/(y*(1-y)) | y t: probability | equal
-t/y + (1-t)/(1-y) | (t-y)/(y*(1-y)) | y t: probability | different
a*b/(a*b + c*(1-b)) | 1/(1 + c*(1-b)/(a*b)) | a b c: probability | equal
a*b/(a*b + c*(1-b)) | a*b/(a*b + c*b) | a b c: probability | different
(u-m)^2/(2*v) + log(v)/2 | ((u-m)^2/v + log(v))/2 | u m: real; v: positive | equal
(u-m)^2/(2*v) + log(v)/2 | (u-m)^2/(2*v) + log(v) | u m: real; v: positive | different
exp(-(u-m)^2/(2*s^2))/(s*sqrt(2*pi)) | exp(-((u-m)/s)^2/2)/sqrt(2*pi*s^2) | u m: real; s: positive | equal
exp(-(u-m)^2/(2*s^2))/(s*sqrt(2*pi)) | exp(-(u-m)^2/s^2)/(s*sqrt(2*pi)) | u m: real; s: positive | different
1 - tanh(z)^2 | 4/(exp(z)+exp(-z))^2 | z: real | equal
1 - tanh(z)^2 | 1 - tanh(z) | z: real | different
log(exp(a)+exp(b)) | b + log(1+exp(a-b)) | a b: real | equal
log(exp(a)+exp(b)) | a + b | a b: real | different
k^2*m*f^2 + m*n*f^2 | m*f^2*(k^2+n) | k m n f: natural | equal
k^2*m*f^2 + m*n*f^2 | k^2*m*n*f^2 | k m n f: natural | different
(b^3-a^3)/(3*(b-a)) | (a^2+a*b+b^2)/3 | a b: real | equal
r*v + (1-r)*g | v + (1-r)*(g-v) | r: probability; v g: real | equal
r*v + (1-r)*g | v + r*(g-v) | r: probability; v g: real | different
max(0,z) | (z+abs(z))/2 | z: real | equal
max(0,z) | z | z: real | different
sqrt(z^2) | z | z: real | different
sqrt(z^2) | z | z: positive | equal
log(z^2) | 2*log(z) | z: real | different
tanh(9*z) | z/abs(z) | z: real | different
sum(x[i],i,1,n)/n | sum(x[j]/n,j,1,n) | n: natural; x: real[n] | equal
sum(x[i],i,1,n)/n | sum(x[i],i,1,n)/(n-1) | n: natural; x: real[n] | different
sum((x[i]-m)^2,i,1,n) | sum(x[i]^2,i,1,n) - 2*m*sum(x[i],i,1,n) + n*m^2 | n: natural; x: real[n]; m: real | equal
sum((x[i]-m)^2,i,1,n) | sum(x[i]^2,i,1,n) - n*m^2 | n: natural; x: real[n]; m: real | different
sum(x[i],i,1,n)/v - n | (sum(x[i],i,1,n) - n*v)/v | n: natural; x: real[n]; v: positive | equal
sum(x[i],i,1,n) | sum(x[i+1],i,0,n-1) | n: natural; x: real[n] | equal
sum(x[i],i,1,n) | sum(x[i],i,2,n) | n: natural; x: real[n] | different
sum(x[i]*y[i],i,1,n) | sum(x[i],i,1,n)*sum(y[i],i,1,n) | n: natural; x: real[n]; y: real[n] | different
sum(x[i]^2,i,1,n) | sum(x[i],i,1,n)^2 | n: natural; x: real[n] | different
sum(x[i]*(y[i]-w*x[i]),i,1,n) | sum(x[i]*y[i],i,1,n) - w*sum(x[i]^2,i,1,n) | n: natural; x: real[n]; y: real[n]; w: real | equal
2*X^T*(X*w-y) | 2*X^T*X*w - 2*X^T*y | n d: natural; X: real[n,d]; w: real[d]; y: real[n] | equal
2*X^T*(X*w-y) | 2*X^T*(y-X*w) | n d: natural; X: real[n,d]; w: real[d]; y: real[n] | different
(A+A^T)*u | A*u + A^T*u | n: natural; A: real[n,n]; u: real[n] | equal
(A+A^T)*u | 2*A*u | n: natural; A: real[n,n]; u: real[n] | different
(A*B)^T | B^T*A^T | n: natural; A: real[n,n]; B: real[n,n] | equal
(A*B)^T | A^T*B^T | n: natural; A: real[n,n]; B: real[n,n] | different
(A*B)^-1 | B^-1*A^-1 | n: natural; A: real[n,n]; B: real[n,n] | equal
(A*B)^-1 | A^-1*B^-1 | n: natural; A: real[n,n]; B: real[n,n] | different
"""  # noqa: E501


def rows(repetitions: int, sampled: int) -> list[dict[str, object]]:
    """The pairs as the engines get them, with other names at each repetition, and once before."""
    from bench_equality_peers import speakable
    from corpus.everything import corpus
    from corpus.formula import read
    from corpus.pairs import Pair, symbols_of
    from corpus.renaming import renamed
    from corpus.spelling import latex

    everyday = []
    for line in PAIRS.strip().splitlines():
        expected, answer, symbols, truth = line.split(" | ")
        trees = {"left": read(expected), "right": read(answer)}
        everyday.append(Pair("everyday", "", expected, answer, symbols_of(symbols), truth, **trees))
    chosen = [pair for pair in corpus() if pair.left is not None and pair.mode == "equal" and speakable(pair)]
    pairs = [*everyday, *chosen[:: max(1, len(chosen) // sampled)]]
    found = []
    for repetition in range(repetitions + 1):
        for place, pair in enumerate(pairs if repetition == 1 else everyday):
            words = [f"{letter}{len(found) + 100}" for letter in "uvwabcdkmgpqst"]
            new = renamed(pair, 0, words)
            found.append(
                {
                    "group": _group(repetition, place < len(everyday)),
                    "expected": new.expected,
                    "answer": new.answer,
                    "symbols": dict(new.symbols),
                    "truth": pair.truth,
                    "latex": [_subscripted(latex(side)) for side in (new.left, new.right)],
                }
            )
    return found


def _group(repetition: int, everyday: bool) -> str:
    return "not counted" if repetition == 0 else "everyday" if everyday else "corpus"


def _subscripted(text: str) -> str:
    """u117_{i} -> u_{117,i}, u117 -> u_{117}: what a reader of LaTeX takes for one name."""
    text = re.sub(r"([a-z])(\d{3,})_\{([^{}]*)\}", r"\1_{\2,\3}", text)
    return re.sub(r"\b([a-z])(\d{3,})\b", r"\1_{\2}", text)


def run(engine: str, python: str, asked: list[dict[str, object]]) -> list[dict[str, object]]:
    """The answers of an engine, from a process of its own."""
    done = fed([python, str(PEERS), engine, str(CORPUS)], asked)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if len(answers) != len(asked):
        raise SystemExit(f"{engine} stopped after {len(answers)} of {len(asked)} pairs")
    return answers


def fed(command: list[str], asked: list[dict[str, object]]) -> subprocess.CompletedProcess[str]:
    """A command that reads the rows, once it has ended."""
    rows_of_json = "\n".join(json.dumps(row) for row in asked)
    return subprocess.run(command, input=rows_of_json, stdout=subprocess.PIPE, text=True, check=False)


def environment() -> str:
    """The Python of Math-Verify's own environment, made if it is not there."""
    python = MATH_VERIFY / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(MATH_VERIFY)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", "math-verify==0.9.0"], check=True)
    return str(python)


def table(asked: list[dict[str, object]], answers: dict[str, list[dict[str, object]]]) -> list[str]:
    """One line an engine and group: median, 99th percentile, wrong verdicts."""
    head = f"{'engine':<12} {'pairs':<9} {'n':>5} {'median ms':>10} {'p99 ms':>10}"
    lines = [head + "  right called wrong, wrong called right, no verdict"]
    for group in ("everyday", "corpus"):
        for engine, given in answers.items():
            both = [(row, got) for row, got in zip(asked, given, strict=True) if row["group"] == group]
            times = sorted(float(got["seconds"]) * 1000 for _, got in both)
            said = [(row["truth"], got["verdict"]) for row, got in both]
            wrong = said.count(("equal", "different")), said.count(("different", "equal"))
            none = sum(verdict not in ("equal", "different") for _, verdict in said)
            p99 = times[min(len(times) - 1, int(0.99 * len(times)))]
            lines.append(
                f"{engine:<12} {group:<9} {len(both):>5} {statistics.median(times):>10.3f} {p99:>10.2f}"
                f"  {wrong[0]}, {wrong[1]}, {none}"
            )
    return lines


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--repetitions", type=int, default=3)
    options.add_argument("--sample", type=int, default=200, help="pairs of the corpus")
    options.add_argument("--engines", nargs="+", default=["ours", "simplify", "equals", "Math-Verify"])
    options.add_argument("--show", action="store_true", help="print each wrong verdict of ours")
    chosen = options.parse_args()
    sys.path[:0] = [str(CORPUS), str(HERE.parent)]
    asked = rows(chosen.repetitions, chosen.sample)
    answers = {}
    for engine in chosen.engines:
        python = environment() if engine == "Math-Verify" else sys.executable
        answers[engine] = run(engine, python, asked)
    kept = [place for place, row in enumerate(asked) if row["group"] != "not counted"]
    asked = [asked[place] for place in kept]
    answers = {engine: [given[place] for place in kept] for engine, given in answers.items()}
    print("\n".join(table(asked, answers)))
    if "ours" in answers:
        ours = answers["ours"]
        reading = statistics.median(float(got["reading"]) * 1000 for got in ours)
        processor = statistics.median(float(got["processor"]) * 1000 for got in ours)
        print(f"ours: median processor time {processor:.3f} ms, whatever else the machine did")
        print(f"ours: of the median, reading both sides takes {reading:.3f} ms")
        for engine, given in answers.items():
            ratios = [float(b["seconds"]) / float(a["seconds"]) for a, b in zip(ours, given, strict=True)]
            print(f"{engine}: {statistics.median(ratios):.0f} times as long as ours, pair by pair (median)")
        stages = fed([sys.executable, str(STAGES)], asked)
        stages.check_returncode()
        print(stages.stdout, end="")
        for row, got in zip(asked, ours, strict=True):
            if chosen.show and got["verdict"] != row["truth"]:
                print(row["expected"], row["answer"], row["symbols"], got["verdict"], sep=" | ")


if __name__ == "__main__":
    main()
