"""Does the verdict depend on which side is which, on the spelling, or on what the names are?"""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from corpus import spelling
from corpus.asked import verdict
from corpus.check import agree, differ
from corpus.everything import all_blocks, corpus, sample
from corpus.formula import parts, read
from corpus.pairs import PLAIN_CALLS, PLAIN_ONLY, Pair, _restates, _sayable, changed, rules_for
from corpus.renaming import renamed
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from derivations.equality import compare

SCALARS_OF = all_blocks()


def _turned(pair: Pair) -> str:
    names = {} if pair.names is None else {"for": list(pair.names)}
    return compare(pair.answer, pair.expected, symbols=pair.symbols, mode=pair.mode, **names).verdict


def _asymmetric(pairs: tuple[Pair, ...]) -> list[str]:
    both_ways = [
        pair for pair in pairs if pair.left is not None and not _restates(pair.left, pair.right, pair.symbols)
    ]
    return [pair.id for pair in both_ways if verdict(pair).verdict != _turned(pair)]


def test_symmetric() -> None:
    """compare(a, b) and compare(b, a) say the same word."""
    assert _asymmetric(sample()[::2]) == []


@pytest.mark.slow
def test_symmetric_on_the_whole_corpus() -> None:
    """The same for every pair."""
    assert _asymmetric(corpus()) == []


def test_reflexive() -> None:
    """Every formula of the tables equals itself."""
    selves = [(spelling.plain(read(form)), block) for block in all_blocks() for form in block.forms]
    assert [
        form for form, block in selves if compare(form, form, symbols=block.symbols).verdict != "equal"
    ] == []


def _spellings(pair: Pair) -> list[tuple[str, str]]:
    heads = {inner[0] for side in (pair.left, pair.right) for _, inner in parts(side)}
    calls = {inner[1] for side in (pair.left, pair.right) for _, inner in parts(side) if inner[0] == "call"}
    plain = (spelling.plain(pair.left), spelling.plain(pair.right))
    if heads & set(PLAIN_ONLY) or calls & set(PLAIN_CALLS):
        return [plain]
    styles = (spelling.plain, spelling.unicode, spelling.latex)
    return [plain] + [(one(pair.left), other(pair.right)) for one, other in pairwise(styles)]


def _changed_by_spelling(pairs: list[Pair]) -> list[str]:
    found = []
    for pair in pairs:
        words = {
            compare(expected, answer, symbols=pair.symbols, mode=pair.mode, **_names(pair)).verdict
            for expected, answer in _spellings(pair)
        }
        if words != {verdict(pair).verdict}:
            found.append(f"{pair.id}: {words}")
    return found


def _names(pair: Pair) -> dict[str, list[str]]:
    return {} if pair.names is None else {"for": list(pair.names)}


def test_spelling_does_not_matter() -> None:
    """Plain, Unicode and LaTeX, mixed between the sides, get one verdict."""
    assert _changed_by_spelling([pair for pair in sample() if pair.left is not None][::3]) == []


def _changed_by_names(pairs: list[Pair]) -> list[str]:
    others = ((pair, renamed(pair, turn)) for turn, pair in enumerate(pairs))
    return [f"{pair.id}; {new.id}" for pair, new in others if verdict(pair).verdict != verdict(new).verdict]


def test_names_do_not_matter() -> None:
    """A pair keeps its verdict when its symbols are renamed."""
    assert _changed_by_names([pair for pair in sample() if pair.left is not None][::2]) == []


@pytest.mark.slow
def test_nothing_of_the_dress_matters_on_the_whole_corpus() -> None:
    """Spellings and names, for every third pair."""
    pairs = [pair for pair in corpus() if pair.left is not None]
    assert _changed_by_spelling(pairs[::3]) == []
    assert _changed_by_names(pairs[1::3]) == []


@given(place=st.integers(0, len(SCALARS_OF) - 1), seed=st.integers(0, 10**6), steps=st.integers(1, 5))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_sound_rule_keeps_equality(place: int, seed: int, steps: int) -> None:
    """However many sound rules are applied, the result is never called different."""
    block, dice = SCALARS_OF[place], random.Random(seed)
    form = read(dice.choice(block.forms))
    new, names = changed(form, block.symbols, rules_for(block)[0], dice, steps)
    assume(_sayable(new, block) and len(spelling.plain(new)) < 1500 and agree(form, new, block.symbols))
    said = compare(spelling.plain(form), spelling.plain(new), symbols=block.symbols)
    assert said.verdict in ("equal", "unknown"), names


@given(place=st.integers(0, len(SCALARS_OF) - 1), seed=st.integers(0, 10**6))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_wrong_rule_is_never_called_equal(place: int, seed: int) -> None:
    """What the witness sees to be different is never called equal."""
    block, dice = SCALARS_OF[place], random.Random(seed)
    form = read(dice.choice(block.forms))
    new, names = changed(form, block.symbols, rules_for(block)[1], dice, 1)
    assume(names and _sayable(new, block) and differ(form, new, block.symbols, times=2))
    said = compare(spelling.plain(form), spelling.plain(new), symbols=block.symbols)
    assert said.verdict != "equal", names
