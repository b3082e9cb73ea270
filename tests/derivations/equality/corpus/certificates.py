"""Is a certificate true?  The witness computes both sides again at the point that is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from corpus.check import distance, seen
from corpus.formula import parts, read
from corpus.modes import points_gap
from corpus.pairs import Pair
from corpus.witness import Data, Undefined, exactly, mp, value, whole

ROOT = mp.mpf(10) ** -8
VISIBLE = mp.mpf(10) ** -45  # relative, of the witness's 60 digits


def shows_the_difference(pair: Pair, evidence: Mapping[str, object]) -> bool | None:
    """True or False; None where the evidence shows no point, or not all that the sides need."""
    shown = evidence.get("points") if pair.mode.startswith("up-to") else [evidence.get("point")]
    if not isinstance(shown, list) or not all(isinstance(one, Mapping) for one in shown):
        return None
    at = [_point(pair, one) for one in shown]
    if any(one is None for one in at):
        return None
    if pair.mode.startswith("up-to"):
        gap = points_gap(pair.mode, pair.left, pair.right, *at)
        return gap is not None and gap > VISIBLE
    if pair.left[0] == "rel":
        return _truth_differs(pair, at[0])
    one, other = seen(pair.left, at[0]), seen(pair.right, at[0])
    if evidence.get("how") == "domain":
        return (one is None) != (other is None)
    if one is None or other is None:
        return False
    return distance(one, other) > VISIBLE


def _truth_differs(pair: Pair, at: Mapping[str, object]) -> bool:
    """Of two equations just one holds: a root that is no fraction is shown in twelve figures."""
    if pair.left[1] != "=":
        return value(pair.left, at) != value(pair.right, at)
    small, large = sorted(
        abs(value(("add", node[2], ("neg", node[3])), at)) for node in (pair.left, pair.right)
    )
    return small < ROOT and large > 1000 * ROOT


def _point(pair: Pair, shown: Mapping[str, str]) -> dict[str, object] | None:
    """The point as the witness has it; None if something the two sides speak of is not in it."""
    at: dict[str, object] = {}
    entries: dict[str, dict[tuple[int, ...], object]] = {}
    for word, text in shown.items():
        found = re.fullmatch(r"(\w+)\[([-\d,]+)\]", word)
        if found:
            place = tuple(int(part) for part in found[2].split(","))
            entries.setdefault(found[1], {})[place] = exactly(Fraction(text))
        else:
            at[word] = exactly(Fraction(text))
    for word, cells in entries.items():
        at[word] = _data(cells)
    for word, domain in pair.symbols.items():
        if domain.startswith("=") and word not in at:
            try:
                at[word] = value(read(domain[1:].strip()), at)
            except (KeyError, Undefined):
                return None
        elif "[" in domain and not domain.startswith("in") and word not in at:
            at[word] = _empty(domain, at)
    needed = {node[1].rstrip("'") for side in (pair.left, pair.right) for _, node in parts(side) if node[0] in
              ("name", "idx", "call")}  # fmt: skip
    averaged = any(
        node[0] in ("E", "var", "cov") for side in (pair.left, pair.right) for _, node in parts(side)
    )
    if averaged or any(word in needed and word not in at for word in pair.symbols):
        return None
    return at


def _data(cells: Mapping[tuple[int, ...], object]) -> Data:
    lowest = tuple(min(place[axis] for place in cells) for axis in range(len(next(iter(cells)))))
    sizes = tuple(max(place[axis] for place in cells) - low + 1 for axis, low in enumerate(lowest))
    array = np.empty(sizes, dtype=object)
    for place, cell in cells.items():
        array[tuple(at - low for at, low in zip(place, lowest, strict=True))] = cell
    return Data(array, lowest)


def _empty(domain: str, at: Mapping[str, object]) -> object:
    """Data of no entries, where a size is zero."""
    axes = domain.partition("[")[2].rstrip("]").split(",")
    try:
        sizes = [whole(value(read(axis.strip()), at)) for axis in axes]
    except (KeyError, ValueError, Undefined):
        return None
    return Data(np.empty(sizes, dtype=object), (1,) * len(sizes)) if 0 in sizes else None
