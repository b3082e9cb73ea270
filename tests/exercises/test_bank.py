"""Does every exercise of the bank keep its promises?  They are stated once, in `grader.promises`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from exercises import keys
from exercises.draw import DISTINCT, every, variants
from exercises.listing import listing
from exercises.load import load
from exercises.mistakes import FAMILIES, mistakes
from grader.promises import broken

IDS = sorted(one.id for one in listing())
VARYING = [id for id in IDS if load(id).vary]
FEW = {"bce-loss": 5}  # exercise -> how many acceptable draws it has: six rows, one of them the notes' own


@pytest.fixture(autouse=True, scope="module")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("keys")
        patch.setattr(keys, "directory", lambda: folder)
        yield


def test_the_listing_names_what_can_be_loaded() -> None:
    """Every exercise in the list can be loaded, and says the same of itself."""
    for one in listing():
        item = load(one.id)
        assert (one.title, one.topic) == (item.title, item.topic)


def _sample() -> list[tuple[str, int]]:
    """Every exercise as in the notes, and some of those that vary in one of twenty variants: which ones
    follows from what their files say, so that a change is looked at from another side."""
    found = [(id, 0) for id in IDS]
    for id in VARYING:
        chance, variant = divmod(int(load(id).digest, 16), 20)
        if chance % 8 == 0:
            found.append((id, 1 + variant))
    return found


@pytest.mark.parametrize(("id", "variant"), _sample())
def test_it_keeps_every_promise(id: str, variant: int) -> None:
    """In the notes and in a sample of variants; the sweep below looks at all of the first twenty."""
    assert broken(id, variant) == []


@pytest.mark.slow
@pytest.mark.ci
@pytest.mark.parametrize("id", IDS)
def test_it_keeps_every_promise_in_twenty_variants(id: str) -> None:
    """And in all of the first twenty."""
    assert [one for number in range(21) for one in broken(id, number)] == []


@pytest.mark.parametrize("id", VARYING)
def test_draws_differ(id: str) -> None:
    """The first hundred variants begin with different draws, none of them the notes' own; where few can be
    drawn, each is drawn once."""
    exercise = load(id)
    listed = every(exercise)
    if listed is None:
        drawn = [next(variants(exercise, number)).given for number in range(DISTINCT + 1)]
    else:
        drawn = [exercise.given, *listed]
    assert len({str(sorted(given.items())) for given in drawn}) == len(drawn)


@pytest.mark.parametrize("id", FEW)
def test_where_few_can_be_drawn_all_come_up(id: str) -> None:
    """As many different variants as there are acceptable draws, one after the other."""
    exercise = load(id)
    drawn = [str(keys.drawn(exercise, number)[0].given) for number in range(2 * FEW[id] + 1)]
    assert len(set(drawn[: FEW[id] + 1])) == FEW[id] + 1
    assert drawn[FEW[id] + 1 :] == drawn[1 : FEW[id] + 1]


@pytest.mark.slow
@pytest.mark.ci
@pytest.mark.parametrize("id", VARYING)
def test_a_hundred_variants_differ(id: str) -> None:
    """min(100, what can be drawn) different variants: none repeats another before all have come up."""
    exercise = load(id)
    given = [keys.chosen(exercise, number).variant.given for number in range(DISTINCT + 1)]
    drawn = [str(sorted(one.items())) for one in given]
    taken = len(keys._taken.get(exercise.digest, ())) or DISTINCT
    assert len(set(drawn)) == min(taken, DISTINCT) + 1


def test_every_mistake_is_of_a_family() -> None:
    """A family is one of the closed list."""
    assert {one.family for one in mistakes().values()} <= set(FAMILIES)


def test_loading_one_exercise_reads_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bank may grow: a check costs what it asks for."""
    from exercises import load as loading

    seen: list[Path] = []
    read_file = loading._read
    monkeypatch.setattr(loading, "_read", lambda file: (seen.append(file), read_file(file))[1])
    loading._loaded.cache_clear()
    load("bayes-screening")
    assert [file.name for file in seen] == ["bayes-screening.yaml"]
