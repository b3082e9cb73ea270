"""Is every pair of the suites decided as mathematics says?

A suite is a file of pairs by topic: `[names: domains]`, then rows `a ~~ b` (equal), `a >< b` (different),
`a ?< b` and `a ?~ b` (the same, or honestly unknown), `a !! b` (b is no answer to a).  The truth of a row is
a textbook's, or a counterexample that fits in one line."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from corpus.pairs import symbols_of

from derivations.equality import BadQuestion, Verdict, compare
from derivations.language import show
from derivations.language.grammar import read
from derivations.language.refusal import Refusal
from derivations.language.scope import Scope

HONEST = {
    " ~~ ": ("equal",),
    " >< ": ("different",),
    " ?< ": ("different", "unknown"),
    " ?~ ": ("equal", "unknown"),
    " !! ": ("unreadable",),
}
SUITES = sorted(Path(__file__).parent.joinpath("suites").glob("*.txt"))
UNKNOWN_AT_MOST = 0.005


class Row(NamedTuple):
    """A pair, the domains of its names, and the verdicts that are true of it."""

    expected: str
    answer: str
    symbols: dict[str, str]
    honest: tuple[str, ...]


def rows(path: Path) -> list[Row]:
    """The rows of a suite."""
    found, symbols = [], ""
    for line in path.read_text("utf-8").splitlines():
        sign = next((sign for sign in HONEST if sign in line), None)
        if sign is not None:
            expected, answer = line.split(sign)
            found.append(Row(expected, answer, symbols_of(symbols), HONEST[sign]))
        elif line.startswith("["):
            symbols = line[1:-1]
    return found


def _judged(row: Row, found: Verdict, *, turned: bool) -> str | None:
    if turned and found.evidence.get("how") == "restated":
        return None  # the other way round, the answer would leave to be carried out what is asked
    if found.verdict in (*row.honest, "unknown"):
        return None
    return f"{row.expected} | {row.answer}: {found.verdict}, but it is {row.honest[0]}; {found.message}"


@pytest.mark.parametrize("path", SUITES, ids=lambda path: path.stem)
def test_every_row_is_decided_right_both_ways_round(path: Path) -> None:
    """Never wrong, and hardly ever unknown."""
    several, wrong, unknown = rows(path), [], []
    for row in several:
        forth = compare(row.expected, row.answer, symbols=row.symbols)
        back = forth
        if row.honest != ("unreadable",):
            with suppress(BadQuestion):  # `x = 1, 2` says something only where solutions are expected
                back = compare(row.answer, row.expected, symbols=row.symbols)
        wrong += [_judged(row, forth, turned=False), _judged(row, back, turned=True)]
        if "unknown" in (forth.verdict, back.verdict) and "unknown" not in row.honest:
            unknown.append(f"{row.expected} | {row.answer}")
    assert [one for one in wrong if one is not None] == []
    assert len(unknown) <= UNKNOWN_AT_MOST * len(several), unknown


@pytest.mark.parametrize("path", SUITES, ids=lambda path: path.stem)
def test_spelling_does_not_change_a_verdict(path: Path) -> None:
    """Unicode against LaTeX gets the same word as the row as it stands."""
    changed = []
    for row in rows(path)[::5]:
        scope = Scope.of(row.symbols)
        try:
            a, b = read(row.expected, scope), read(row.answer, scope)
        except Refusal:
            continue
        said = compare(row.expected, row.answer, symbols=row.symbols).verdict
        other = compare(show.unicode(a), show.latex(b), symbols=row.symbols)
        if other.verdict != said:
            changed.append(
                f"{show.unicode(a)} | {show.latex(b)}: {other.verdict} {other.message}, not {said}"
            )
    assert changed == []
