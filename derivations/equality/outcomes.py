"""Which value has a random variable at an outcome?

Variables and events live on a few outcomes with one joint distribution: an identity that holds for all
distributions holds there, one that does not fails at a random one.  A variable with a density p(x) of its own
is independent of the others and takes three points."""

from __future__ import annotations

from collections.abc import Callable

from flint import fmpq

from derivations.equality.compiler import Compiler
from derivations.equality.scalars import ONE, Scalar, Undefined, whole
from derivations.equality.world import World

POINTS = 3  # of a density
FEW, MANY = 5, 12  # outcomes: where nothing is compared, and where labels and events part them

Draw = Callable[[World, str, int], Scalar]


def weight(w: World, space: str, at: int, count: int) -> fmpq:
    """The probability of an outcome."""
    raw = [abs(w.fresh(f"{space} weight {k}", 5)) for k in range(count)]
    return raw[at] / sum(raw, start=fmpq(0))


def point_of(w: World, density: str, at: int) -> fmpq:
    """A point of a density, each in a range of its own: no two coincide."""
    return w.fresh(f"{density} point {at}", 16) + 8 * at


def density_of(c: Compiler, variable: str) -> str | None:
    """The density declared for a variable: p of p(x)."""
    for word, domain in c.scope.domains.items():
        if domain.kind == "density" and domain.parameters == (variable,):
            return word
    return None


def count_of(c: Compiler) -> int:
    return MANY if c.cast.variables or c.cast.events else FEW


def pool_of(c: Compiler, word: str) -> Draw:
    """The value of a variable at an outcome, by its support; `key` tells the elements of data apart."""
    support = c.cast.variables.get(word)
    if support is None:
        return lambda w, key, k: w.fresh(f"{word}{key} outcome {k}", 5)
    count = count_of(c)

    def among(w: World, key: str, k: int, several: list[Scalar]) -> Scalar:
        """All values are taken, then any: the order belongs to the variable."""
        places = sorted(range(count), key=lambda j: w.chance(f"{word}{key} order {j}"))
        at = places.index(k)
        return several[at if at < len(several) else w.chance(f"{word}{key} value {k}") % len(several)]

    if support.range is not None:
        low, high = (c.compile(one) for one in support.range)

        def label(w: World, key: str, k: int) -> Scalar:
            first, last = whole(low(w)), whole(high(w))
            if first is None or last is None or last < first:
                raise Undefined(False, "a variable without values")
            if last - first >= count:
                return fmpq(first + w.chance(f"{word}{key} value {k}") % (last - first + 1))
            return among(w, key, k, [fmpq(one) for one in range(first, last + 1)])

        return label
    targets = [c.compile(one) for one in support.targets]
    limits = [c.compile(one) for one in support.limits]
    closed = c.cast.closed or not support.ambiguous()

    def value(w: World, key: str, k: int) -> Scalar:
        several: list[Scalar] = []
        for target in targets:
            if not _among(found := target(w), several):
                several.append(found)
        if not targets and not limits:
            several = [fmpq(0), fmpq(1), fmpq(2)]
        elif closed and several and (both := _both(several)):
            several = both
        elif len(several) == 1 or (several and not closed):
            several.append(several[0] + w.fresh(f"{word}{key} other", 5))
        if not c.cast.closed:  # the limit itself has a probability: P(X > 1) is not P(X >= 1)
            several += [found for found in (limit(w) for limit in limits) if not _among(found, several)]
        several += [limit(w) + w.fresh(f"{word}{key} beside {k} {at}", 5) for at, limit in enumerate(limits)]
        return among(w, key, k, several)

    return value


def _both(several: list[Scalar]) -> list[Scalar] | None:
    """0 and 1, or -1 and 1, where nothing else is mentioned."""
    for first in (fmpq(0), fmpq(-1)):
        if all(type(one) is fmpq and one in (first, ONE) for one in several):
            return [first, ONE]
    return None


def _among(one: Scalar, several: list[Scalar]) -> bool:
    return type(one) is fmpq and any(type(other) is fmpq and one == other for other in several)


class _Drawn(dict[tuple[int, ...], Scalar]):
    """The elements of random data at one outcome, drawn when they are asked for."""

    def __init__(self, draw: Draw, w: World, k: int) -> None:
        super().__init__()
        self.draw = draw
        self.place = w, k

    def get(self, key: tuple[int, ...], default: object = None) -> Scalar:
        w, k = self.place
        return self.draw(w, str(key), k)

    def __missing__(self, key: tuple[int, ...]) -> Scalar:
        return self.get(key)


def entering(c: Compiler, words: list[str]) -> Callable[[World, int], None]:
    """Give every variable its value at an outcome."""
    pools = [(word, pool_of(c, word), is_data(c, word)) for word in words]

    def enter(w: World, k: int) -> None:
        for word, pool, data in pools:
            if data:
                w.data[word] = _Drawn(pool, w, k)
            else:
                w.values[word] = pool(w, "", k)

    return enter


def is_data(c: Compiler, word: str) -> bool:
    return word in c.indexed or bool(c.scope.domain(word).dimensions)


def keeping(w: World, words: list[str]) -> Callable[[], None]:
    """What puts the names back to what they were."""
    values = {word: w.values[word] for word in words if word in w.values}
    data = {word: w.data[word] for word in words if word in w.data}

    def restore() -> None:
        for word in words:
            w.values.pop(word, None)
            w.data.pop(word, None)
        w.values.update(values)
        w.data.update(data)

    return restore
