"""How long does it take to read an answer of 60 characters, and how long do others take?

    python -m tests.benchmarks.bench_language

Processor time of one reading: the median over the texts of the best of several runs.  Ours keeps nothing
between two readings.  SymPy does, so its reader of program text is timed twice: on the same texts over and
over, and with its cache emptied before each reading, which is nearer to answers that differ.  It reads the
formulas in its own spelling; `latex2sympy2_extended`, where it is installed, reads the LaTeX.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence

from derivations.language import Scope, read

REPEATS = 7

SYMBOLS = dict.fromkeys(
    ("x", "y", "z", "a", "b", "v", "w", "t", "mu", "s", "eta", "alpha", "beta", "p"), "real"
)

# in our plain spelling, in LaTeX, in the spelling of program text
TEXTS = [
    (
        "1/sqrt(2*pi*s^2)*exp(-(t-mu)^2/(2*s^2)) + eta*(t - mu)*w",
        r"\frac{1}{\sqrt{2\pi s^2}}\exp\left(-\frac{(t-\mu)^2}{2s^2}\right) + \eta(t-\mu)w",
        "1/sqrt(2*pi*s**2)*exp(-(t-mu)**2/(2*s**2)) + eta*(t - mu)*w",
    ),
    (
        "-(y*log(p) + (1-y)*log(1-p)) + a*(w^2 + b^2)/2 - eta*x*y",
        r"-\left(y\log(p) + (1-y)\log(1-p)\right) + \frac{a(w^2+b^2)}{2} - \eta x y",
        "-(y*log(p) + (1-y)*log(1-p)) + a*(w**2 + b**2)/2 - eta*x*y",
    ),
    (
        "alpha*p/(alpha*p + beta*(1-p)) + (1-alpha)*p/(1 - alpha)",
        r"\frac{\alpha p}{\alpha p+\beta(1-p)} + \frac{(1-\alpha)p}{1-\alpha}",
        "alpha*p/(alpha*p + beta*(1-p)) + (1-alpha)*p/(1 - alpha)",
    ),
    (
        "a*exp(-a*v)/(1 + exp(-a*v))^2 * (1 - tanh(b*v)^2)*(y - z)*x",
        r"\frac{a\exp(-av)}{(1+\exp(-av))^2}(1-\tanh(bv)^2)(y-z)x",
        "a*exp(-a*v)/(1 + exp(-a*v))**2 * (1 - tanh(b*v)**2)*(y - z)*x",
    ),
    (
        "w - eta*((1/(1+exp(-(w*x+b)))) - y)*x + (x^3 - a^3)/(3*b)",
        r"w-\eta\left(\frac{1}{1+\exp(-(wx+b))}-y\right)x+\frac{x^3-a^3}{3b}",
        "w - eta*((1/(1+exp(-(w*x+b)))) - y)*x + (x**3 - a**3)/(3*b)",
    ),
]


def seconds(work: Callable[[str], object], texts: Sequence[str], times: int) -> float:
    """The median over the texts of the processor time of one call."""
    taken = []
    for text in texts:
        runs = []
        for _ in range(REPEATS):
            begun = time.process_time()
            for _ in range(times):
                work(text)
            runs.append((time.process_time() - begun) / times)
        taken.append(min(runs))
    return statistics.median(taken)


def main() -> None:
    scope = Scope.of(SYMBOLS)
    plain, latex, program = zip(*TEXTS, strict=True)
    print(f"texts of {min(map(len, plain))} to {max(map(len, plain))} characters")
    ours = seconds(lambda text: read(text, scope), plain, 300)
    ours_latex = seconds(lambda text: read(text, scope), latex, 300)
    report("read, plain", ours, ours)
    report("read, LaTeX", ours_latex, ours)

    from sympy import Symbol
    from sympy.core.cache import clear_cache
    from sympy.parsing.sympy_parser import parse_expr

    symbols = {word: Symbol(word) for word in SYMBOLS}

    def emptied(text: str) -> None:
        clear_cache()
        parse_expr(text, symbols)

    emptying = seconds(lambda text: clear_cache(), program, 20)
    report("parse_expr, cached", seconds(lambda text: parse_expr(text, symbols), program, 5), ours)
    report("parse_expr, uncached", seconds(emptied, program, 5) - emptying, ours)
    try:
        from latex2sympy2_extended import latex2sympy
    except ImportError:
        print("latex2sympy2_extended is not installed")
    else:
        report("latex2sympy2_extended", seconds(latex2sympy, latex, 3), ours_latex)


def report(what: str, taken: float, ours: float) -> None:
    print(f"{what:24}{taken * 1e3:9.4f} ms{taken / ours:9.1f} x")


if __name__ == "__main__":
    main()
