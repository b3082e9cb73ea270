"""The equality: one question, four answers, with evidence.

    compare(expected, answer, *, symbols=None, mode="equal", **options) -> Verdict

>>> from derivations.equality import compare
>>> compare("x/n + x/n", "2*x/n", symbols={"x": "real", "n": "natural"}).verdict
'equal'
>>> print(compare("abs(x)", "x", symbols={"x": "real"}).message)
Different: at x = -3/2 the values are 3/2 and -3/2.
"""

from derivations.equality.compare import BadQuestion, compare
from derivations.equality.verdict import Verdict

__all__ = ["BadQuestion", "Verdict", "compare"]
