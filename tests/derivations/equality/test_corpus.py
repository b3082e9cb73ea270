"""Is the program ever wrong about the corpus, and are its certificates true?"""

from __future__ import annotations

import pytest
from corpus.asked import UNKNOWN_AT_MOST, disagreements, verdict
from corpus.certificates import shows_the_difference
from corpus.check import agree, differ
from corpus.everything import all_blocks, corpus, sample
from corpus.formula import read
from corpus.pairs import Block, Pair
from corpus.relations import confirmed, relation_pairs


def _untrue(block: Block) -> list[str]:
    forms = {text: read(text) for text in block.forms}
    first = forms[block.forms[0]]
    found = [text for text, tree in forms.items() if not agree(first, tree, block.symbols, 8)]
    return found + [text for text, _ in block.wrong if not differ(first, read(text), block.symbols)]


@pytest.mark.parametrize("block", all_blocks()[::7], ids=lambda block: f"{block.topic}: {block.forms[0]}")
def test_the_tables_are_true(block: Block) -> None:
    """What stands in the tables is confirmed by the witness, not by the program."""
    assert _untrue(block) == []


@pytest.mark.slow
@pytest.mark.ci
def test_all_tables_are_true() -> None:
    """The same for every block and every relation."""
    assert [text for block in all_blocks() for text in _untrue(block)] == []
    assert [pair.id for pair in relation_pairs() if not confirmed(pair)] == []


def test_a_sample_is_judged_right() -> None:
    """Some pairs of every topic: never wrong, hardly ever unknown."""
    wrong, said = disagreements(sample())
    assert wrong == []
    assert said["unknown"] <= 2 * UNKNOWN_AT_MOST * len(sample())


@pytest.mark.slow
@pytest.mark.ci
def test_the_whole_corpus_is_judged_right() -> None:
    """5,000 pairs or more, 40 % of them different: never wrong in either direction, hardly ever unknown."""
    pairs = corpus()
    assert len(pairs) >= 5000
    assert sum(pair.truth == "different" for pair in pairs) >= 0.4 * len(pairs)
    wrong, said = disagreements(pairs)
    assert wrong == []
    assert said["unknown"] <= UNKNOWN_AT_MOST * len(pairs)


def _false_certificates(pairs: tuple[Pair, ...]) -> tuple[list[str], int]:
    false, shown = [], 0
    for pair in pairs:
        if pair.truth != "different" or pair.left is None:
            continue
        found = verdict(pair)
        if found.verdict == "different":
            answer = shows_the_difference(pair, found.evidence)
            shown += answer is not None
            if answer is False:
                false.append(f"{pair.id}: {dict(found.evidence)}")
    return false, shown


def test_certificates_of_the_sample_are_true() -> None:
    """At the point that is shown, the witness finds two different values."""
    false, shown = _false_certificates(sample())
    assert false == []
    assert shown > 60


@pytest.mark.slow
@pytest.mark.ci
def test_every_certificate_is_true() -> None:
    """The same for every `different` of the corpus."""
    false, shown = _false_certificates(corpus())
    assert false == []
    assert shown > 2500
