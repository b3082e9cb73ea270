"""The equality: one question, four answers, with evidence.

    compare(expected, answer, *, symbols=None, mode="equal", **options) -> Verdict

>>> from derivations.equality import compare
>>> compare("x/n + x/n", "2*x/n", symbols={"x": "real", "n": "natural"}).verdict
'equal'
>>> compare("abs(x)", "x", symbols={"x": "real"}).verdict
'different'
"""

from derivations.equality.compare import BadQuestion, compare
from derivations.equality.verdict import Verdict

__all__ = ["BadQuestion", "Verdict", "compare"]
