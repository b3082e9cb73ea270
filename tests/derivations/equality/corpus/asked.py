"""What does the program say about a pair, and is it what is true?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from corpus.pairs import Pair
from derivations.equality import compare
from derivations.equality.verdict import Verdict

UNKNOWN_AT_MOST = 0.005


def verdict(pair: Pair) -> Verdict:
    """The program's verdict on a pair."""
    names = {} if pair.names is None else {"for": list(pair.names)}
    return compare(pair.expected, pair.answer, symbols=pair.symbols, mode=pair.mode, **names, **pair.options)


def disagreements(pairs: Iterable[Pair]) -> tuple[list[str], Counter[str]]:
    """The pairs judged against the truth (`unknown` is not), and how often each word was said."""
    wrong, said = [], Counter()
    for pair in pairs:
        got = verdict(pair).verdict
        said[got] += 1
        if got not in (pair.truth, "unknown"):
            wrong.append(f"{pair.id}: {got}, but it is {pair.truth}; {dict(pair.symbols)}")
    return wrong, said
