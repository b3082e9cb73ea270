"""Of the mistakes that explain a cell, which do the other wrong cells share?

What explains every wrong cell comes before what explains a few: a flipped kernel before two entries that
happen to stand in each other's place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from exercises.mistakes import named
from grader.diagnose.ranking import family, rank
from grader.diagnose.saying import worded
from grader.report import MistakeReport
from grader.told import Judgement

_PLACES = ("wrong-index", "wrong-variable")  # what two values in each other's place look like, one by one
_EXCHANGES = ("swapped", "transposed")
_CAUSES = 2  # the rank from which on a slip can often be said


def with_the_shared(wrong: Sequence[int], judged: Sequence[Judgement]) -> list[Judgement]:
    """Each cell that has several causes with those alone that most of the cells share."""
    count = Counter(name for at in wrong for name in _names(judged[at]))
    found = list(judged)
    for at in wrong:
        mistake = judged[at].mistake
        if mistake is None or len(mistake.causes) < 2:
            continue
        most = max(count[name] for name, _ in mistake.causes)
        shared = [cause for cause in mistake.causes if count[cause[0]] == most]
        if most > 1 and len(shared) < len(mistake.causes):
            found[at] = judged[at]._replace(mistake=worded(shared))
    return found


def with_rivals(
    exchanged: Mapping[int, str], wrong: Sequence[int], judged: Sequence[Judgement]
) -> dict[int, str | MistakeReport]:
    """Cells that stand in each other's place, beside what explains every wrong cell as well.

    Nothing where that explains more cells than the exchange does, or says more exactly what changed places.
    """
    rivals = _everywhere(wrong, judged) if exchanged else []
    if not rivals:
        return dict(exchanged)
    if len(exchanged) < len(wrong) or all(family(name) in _EXCHANGES for name in rivals):
        return {}
    found: dict[int, str | MistakeReport] = {}
    for at, name in exchanged.items():
        mistake = judged[at].mistake
        mine = [cause for cause in mistake.causes if cause[0] in rivals] if mistake else []
        found[at] = worded([(name, ""), *mine]) or name
    return found


def _everywhere(wrong: Sequence[int], judged: Sequence[Judgement]) -> list[str]:
    """The causes that all wrong cells have."""
    first, *rest = (_names(judged[at]) for at in wrong)
    return [
        name
        for name in first
        if all(name in names for names in rest) and named(name).family not in _PLACES and rank(name) < _CAUSES
    ]


def _names(judged: Judgement) -> list[str]:
    return [name for name, _ in judged.mistake.causes] if judged.mistake else []
