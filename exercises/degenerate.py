"""Is a drawn variant too special to be asked?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exercises.graph import Node, Other
from exercises.values import RUNS, Rounding, Value


def ambiguous(nodes: Mapping[str, Node], notes: Mapping[str, Sequence[Other]]) -> bool:
    """Would the number that a classical mistake gives be accepted, because the right one is shortened to it?

    Where -1.65 is right and -1.6 is what a mistake gives, nobody can tell the mistake from a cut value.
    """
    for id, others in notes.items():
        right = nodes[id].value
        for other in others if right is not None else ():
            wrong = other.node.value
            if other.mistake is None or wrong is None or right is None or wrong.same(right):
                continue
            if shortened(right, wrong):
                return True
    return False


def shortened(value: Value, written: Value) -> bool:
    """Is `written` what is left of the value when it is rounded or cut, to its decimals or in a hand run?

    >>> from exercises.values import value
    >>> [shortened(value("-1.65"), value(text)) for text in ("-1.6", "-1.7", "-1.5", "-2", "1/3")]
    [True, True, False, False, False]
    >>> shortened(value("12.625"), value("12"))
    True
    """
    places = next((many for many in range(13) if (written.fraction * 10**many).denominator == 1), 0)
    own = (Rounding("decimals", places, how) for how in ("round", "cut") if places)
    return any(run.of(value.fraction) == written.fraction for run in (*own, *RUNS))
