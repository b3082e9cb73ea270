"""Where may the names of a row be tried?  Points drawn from declared domains, by a seed."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from corpus.formula import read
from corpus.witness import Abstract, Data, Undefined, exactly, mp, value, whole

SIZES = (3, 2, 4, 1, 5, 3, 2, 6)
RANDOM_NAMES = ("x", "z", "X", "Z", "Y", "y")


def point(symbols: Mapping[str, str], seed: int | str, size: int = 0) -> dict[str, object]:
    """One point of the domain; sizes (natural names that shape something) grow around `size`."""
    dice = random.Random(f"{seed}")
    at: dict[str, object] = {}
    waiting = sorted(symbols, key=lambda word: (symbols[word].startswith("="), not _is_size(word, symbols)))
    for _ in range(40 * len(waiting)):
        if not waiting:
            break
        word = waiting.pop(0)
        try:
            at[word] = _draw(word, symbols, at, dice, size)
        except KeyError:
            waiting.append(word)
    if waiting:
        raise ValueError(f"cannot draw {waiting} of {symbols}")
    at["joint distribution"] = _joint(dice)
    return at


def _is_size(word: str, symbols: Mapping[str, str]) -> bool:
    return any(re.search(rf"(\[|\.\.)[^\]]*\b{word}\b", domain) for domain in symbols.values())


def _draw(word: str, symbols: Mapping[str, str], at: dict, dice: random.Random, size: int) -> object:
    domain = symbols[word]
    if domain.startswith("="):
        return value(read(domain[1:].strip()), at)
    if domain == "function":
        return _function(dice)
    if domain == "density":
        return _density(dice)
    kind, shape, conditions = _parted(domain)
    if shape:
        return _data(kind, shape, at, dice)
    for _ in range(200):
        if kind == "natural" and _is_size(word, symbols):
            at_least = 1 + (sum(map(ord, word)) + 3 * size) % 4
            drawn = mp.mpf(max(at_least, 2) if size else dice.choice((2, 3, 4)))
            if size % 5 == 4:
                drawn = mp.mpf(1)
            size += 1
        else:
            drawn = _scalar(kind, at, dice)
        if all(_meets(drawn, condition, at) for condition in conditions):
            return drawn
    raise ValueError(f"nothing in {domain}")


def _parted(domain: str) -> tuple[str, list[str], list[str]]:
    """`real[N, D], > 0` -> real, [N, D], [> 0]."""
    found = re.fullmatch(r"(in\s*[(\[].*?[)\]]|[^\[,]+?)\s*(?:\[([^\]]*)\])?((?:\s*,[^,]+)*)", domain.strip())
    if found is None:
        raise ValueError(f"no domain: {domain}")
    shape = [part.strip() for part in found[2].split(",")] if found[2] else []
    return found[1].strip(), shape, [part.strip() for part in found[3].split(",") if part.strip()]


def _meets(drawn: object, condition: str, at: Mapping) -> bool:
    if condition == "distinct":
        return True
    sign, bound = re.fullmatch(r"(not|[<>]=?)\s*(.*)", condition).groups()
    limit = value(read(bound), at)
    return {
        "not": drawn != limit,
        ">": drawn > limit,
        ">=": drawn >= limit,
        "<": drawn < limit,
        "<=": drawn <= limit,
    }[sign]


def _dyadic(dice: random.Random, spread: float = 3.0) -> object:
    if dice.random() < 0.15:
        spread *= 6
    return exactly(Fraction(int(dice.uniform(-spread, spread) * 4096) * 2 + 1, 8192))


def _scalar(kind: str, at: Mapping, dice: random.Random) -> object:
    kinds = kind.split()
    if ("integer" in kinds and "positive" in kinds) or kind == "natural":
        return mp.mpf(dice.randint(1, 6))
    if "integer" in kinds:
        return mp.mpf(dice.randint(0 if "nonnegative" in kinds else -6, 6))
    if kind == "real":
        return _dyadic(dice)
    if kind in ("positive", "nonnegative"):
        return exactly(Fraction(int(2 ** dice.uniform(-2, 3) * 8192) * 2 + 1, 16384))
    if kind == "probability":
        return exactly(Fraction(dice.randint(200, 3890) * 2 + 1, 8192))
    ends = re.fullmatch(r"in\s*[(\[](.*),(.*)[)\]]", kind)
    if ends:
        low, high = (value(read(end), at) for end in ends.groups())
        return low + (high - low) * exactly(Fraction(dice.randint(1, 4095), 4096))
    low_text, _, high_text = kind.partition("..")
    low = whole(value(read(low_text), at))
    high = whole(value(read(high_text), at)) if high_text else low + 6
    if high < low:
        raise Undefined("an empty range")
    return mp.mpf(dice.randint(low, high))


def _data(kind: str, shape: list[str], at: Mapping, dice: random.Random) -> Data:
    starts, sizes = [], []
    for axis in shape:
        low, dots, high = axis.partition("..")
        first = whole(value(read(low), at)) if dots else 1
        starts.append(first)
        sizes.append(whole(value(read(high if dots else low), at)) - first + 1)
    count = int(np.prod(sizes))
    if kind in ("spd", "symmetric"):
        size = sizes[0]
        entries = np.array([_dyadic(dice, 2) for _ in range(size * size)], dtype=object).reshape(size, size)
        extra = mp.mpf(1) if kind == "spd" else mp.mpf(0)
        square = entries @ entries.T if kind == "spd" else entries + entries.T
        for place in range(size):
            square[place, place] += extra
        return Data(square, (1, 1))
    if kind == "simplex":
        parts = [exactly(dice.randint(1, 400)) for _ in range(count)]
        return Data(np.array([part / sum(parts) for part in parts], dtype=object), tuple(starts))
    entries = np.empty(count, dtype=object)
    for place in range(count):
        entries[place] = _scalar(kind, at, dice)
    return Data(entries.reshape(sizes), tuple(starts))


def _function(dice: random.Random) -> Abstract:
    """t -> a sin(b s + c) + d s², s a mixture of the arguments; positive enough to be nothing special."""
    a, b, c, d = (exactly(Fraction(dice.randint(3, 20), 8)) for _ in range(4))
    mixture = [exactly(Fraction(dice.randint(3, 20), 16)) for _ in range(3)]

    def of(order: int, given: list) -> object:
        s = mp.fsum(weight * x for weight, x in zip(mixture, given, strict=False))
        chain = mixture[0] ** order
        power = {0: d * s * s, 1: 2 * d * s, 2: 2 * d}.get(order, 0)
        return chain * (a * b**order * mp.sin(b * s + c + order * mp.pi / 2) + power)

    return Abstract(of=of)


def _density(dice: random.Random) -> Abstract:
    places = [_dyadic(dice) for _ in range(4)]
    weights = [exactly(dice.randint(1, 9)) for _ in places]
    return Abstract(atoms=[(place, w / sum(weights)) for place, w in zip(places, weights, strict=True)])


def _joint(dice: random.Random) -> list[tuple[object, dict[str, object]]]:
    """A joint distribution of the random names on five places: nothing is independent of anything."""
    weights = [exactly(dice.randint(1, 9)) for _ in range(5)]
    return [(weight / sum(weights), {word: _dyadic(dice) for word in RANDOM_NAMES}) for weight in weights]
