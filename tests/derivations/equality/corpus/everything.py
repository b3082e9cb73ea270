"""All pairs, in one order: which are there, and how are some of them chosen?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

from corpus import (
    table_activations,
    table_algebra,
    table_bayes,
    table_costs,
    table_functions,
    table_losses,
    table_matrices,
    table_moments,
    table_networks,
    table_probability,
    table_sums,
    table_training,
)  # fmt: skip
from corpus.modes import mode_pairs
from corpus.numbers import number_pairs
from corpus.pairs import Block, Pair, blocks, pairs_of
from corpus.relations import relation_pairs

TABLES = (
    table_probability, table_activations, table_losses, table_algebra, table_sums, table_bayes,
    table_networks, table_matrices, table_costs, table_training, table_moments, table_functions,
)  # fmt: skip


def all_blocks() -> list[Block]:
    return [block for table in TABLES for block in blocks(table.TOPIC, table.TABLE)]


@cache
def corpus() -> tuple[Pair, ...]:
    """Every pair; takes some twenty seconds to make."""
    made = chain.from_iterable(pairs_of(block) for block in all_blocks())
    return tuple(chain(made, relation_pairs(), mode_pairs(), number_pairs()))


@cache
def sample() -> tuple[Pair, ...]:
    """Some pairs of every topic, quickly."""
    return tuple(_sampled())


def _sampled() -> Iterator[Pair]:
    for block in all_blocks()[::9]:
        yield from pairs_of(block, 3, 3)
    yield from list(mode_pairs(2))[::5]
    yield from list(number_pairs())[::17]
