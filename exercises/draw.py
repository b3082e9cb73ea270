"""Which numbers does a variant have?

Variant 0 has the numbers of the notes.  Any other is drawn from `vary`: the draw is a function of the
exercise's id and the variant's number alone (SHA-256, no random state), so it is the same on every machine.
A draw that breaks `require`, or repeats the notes or an earlier variant, is passed over: the first
`DISTINCT` variants differ as long as there are so many draws.  Where few can be drawn, all are, in a shuffled
order, and each variant takes the next that is acceptable.

    0.80..0.99 step 0.01         one of a grid
    -2..3                        a whole number
    -3..3 nonzero                … but not 0
    one of 0.001, 0.01, 0.05     one of a list
    3 of 0..12                   a list of three such numbers; `3 to 5 of 0..12` three to five
    as many as x of 1..2         a list as long as that of another given
    0; -3..-1; one of 1, 2       a list of three, each drawn for itself
    3 of 4 of 0..12              a matrix: three rows of four
    = 2*D_G                      not drawn: follows from what was
    = [p, q, 1 - p - q]          … a list of what follows
"""

from __future__ import annotations

import hashlib
import itertools
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from exercises.authors import unread
from exercises.formulas import number_of, read_formula
from exercises.item import Exercise, Given, Variant
from exercises.positions import ExerciseError
from exercises.values import Value

Any_ = TypeVar("Any_")
MAX_VARIANT = 10**9
DISTINCT = 100  # the variants that are different from each other
FEW = 2_000  # draws that can all be looked at
_MOST_AT_HAND = 32
_LOOKED_BACK = 16  # attempts of an earlier variant that a draw must not repeat
_TRIES = 400
_NUMBER = r"-?\d+(?:\.\d+)?(?:/\d+)?"
_GRID = re.compile(rf"({_NUMBER})\s*\.\.\s*({_NUMBER})(?:\s+step\s+({_NUMBER}))?(\s+nonzero)?\Z")
_LIKE = re.compile(r"as many as (\w+) of (.+)\Z")
_LIST = re.compile(r"(\d+)(?:\s+to\s+(\d+))?\s+of\s+(.+)\Z")


class Stream:
    """Draws from a name: the same name gives the same draws, everywhere."""

    def __init__(self, *names: str) -> None:
        self._seed = "\x1f".join(names).encode()
        self._count = 0

    def below(self, limit: int) -> int:
        """A whole number 0 <= n < limit, all equally likely (limit far below 2**128)."""
        self._count += 1
        drawn = hashlib.sha256(self._seed + b"\x1e" + str(self._count).encode()).digest()
        return int.from_bytes(drawn, "big") % limit

    def shuffled(self, items: Sequence[Any_]) -> list[Any_]:
        """The items in another order."""
        rest = list(items)
        return [rest.pop(self.below(len(rest))) for _ in range(len(rest))]


@dataclass(frozen=True, slots=True)
class Choice:
    """What one given may become."""

    values: tuple[Fraction | str, ...]
    least: int | None = None  # a list: so many at least, so many at most
    most: int | None = None
    inner: Choice | None = None  # what each entry of a list is, where that is a list itself
    like: str | None = None  # a list as long as this given
    entries: tuple[Choice, ...] = ()  # a list, each entry with a draw of its own

    def draw(self, stream: Stream, length: int | None = None) -> Given:
        if self.entries:
            return tuple(entry.draw(stream) for entry in self.entries)
        if length is None:
            if self.least is None or self.most is None:
                return self.values[stream.below(len(self.values))]
            length = self.least + stream.below(self.most - self.least + 1)
        one = self.inner or Choice(self.values)
        return tuple(one.draw(stream) for _ in range(length))

    def size(self) -> int:
        """How many there are; those as long as another list are not counted, there are many."""
        if self.entries:
            return math.prod(entry.size() for entry in self.entries)
        one = self.inner.size() if self.inner else len(self.values)
        if self.like or self.least is None or self.most is None:
            return FEW + 1 if self.like else one
        return sum(one**length for length in range(self.least, self.most + 1))

    def all(self) -> Iterator[Given]:
        """Each of them."""
        if self.entries:
            yield from itertools.product(*(tuple(entry.all()) for entry in self.entries))
        elif self.least is None or self.most is None:
            yield from self.values
        else:
            ones = tuple(self.inner.all()) if self.inner else self.values
            for length in range(self.least, self.most + 1):
                yield from itertools.product(ones, repeat=length)


@lru_cache(maxsize=256)
def choice(text: str) -> Choice:
    """What a `vary` entry says.  Raises ValueError.

    >>> choice("-1..1 nonzero").values
    (Fraction(-1, 1), Fraction(1, 1))
    >>> choice("3 to 5 of 0..12").most
    5
    """
    text = text.strip()
    if ";" in text:
        return Choice((), entries=tuple(choice(piece) for piece in text.split(";")))
    if re.fullmatch(_NUMBER, text):
        return Choice((Fraction(text),))
    if like := _LIKE.match(text):
        return Choice(choice(like[2]).values, like=like[1])
    if several := _LIST.match(text):
        inner = choice(several[3])
        rows = inner if inner.least is not None else None
        return Choice(inner.values, int(several[1]), int(several[2] or several[1]), rows)
    if text.startswith("one of "):
        return Choice(tuple(_number(piece) for piece in text[7:].split(",")))
    grid = _GRID.match(text)
    if grid is None:
        raise ValueError(f"{text!r} is not a draw")
    low, high, step = Fraction(grid[1]), Fraction(grid[2]), Fraction(grid[3] or 1)
    if step <= 0 or high < low or (high - low) / step > 100_000:
        raise ValueError(f"{text!r} has no values, or too many")
    values = tuple(low + step * at for at in range(int((high - low) / step) + 1))
    return Choice(tuple(value for value in values if value or not grid[4]))


def _number(text: str) -> Fraction | str:
    try:
        return Fraction(text.strip())
    except ValueError:
        return text.strip()


def variants(exercise: Exercise, number: int) -> Iterator[Variant]:
    """What may become of this variant: it is the first acceptable draw; variant 0 has the notes' numbers.

    Whether a draw is acceptable (`require`, no two answers the same) is for `keys` to say.  Raises
    ValueError for a number that no variant has, ExerciseError for a `vary` that cannot be drawn and after
    too many draws.
    """
    if not 0 <= number <= MAX_VARIANT:
        raise ValueError(f"a variant is a whole number from 0 to {MAX_VARIANT}")
    if number == 0 or not exercise.vary:
        yield Variant(exercise, number, exercise.given)
        return
    if (few := every(exercise)) is not None:
        start = Stream(exercise.id, str(number)).below(max(len(few), 1)) if number > DISTINCT else 0
        yield from (Variant(exercise, number, given) for given in (*few[start:], *few[:start]))
    else:
        yield from _many(exercise, number)
    line, column = exercise.places.get("vary", (None, None))
    raise ExerciseError(
        f"no draw of variant {number} satisfies `require`",
        file=exercise.file,
        line=line,
        column=column,
        expected="wider ranges in `vary`, or a weaker condition",
    )


_all: dict[str, tuple[Mapping[str, Given], ...] | None] = {}  # what was listed before


def every(exercise: Exercise) -> tuple[Mapping[str, Given], ...] | None:
    """All draws but the notes' own, in a shuffled order; None where there are more than FEW."""
    asked = repr((exercise.id, exercise.vary, exercise.given))
    if asked not in _all:
        if len(_all) >= _MOST_AT_HAND:
            _all.clear()
        _all[asked] = _listed(exercise, _choices(exercise))
    return _all[asked]


def _listed(exercise: Exercise, choices: Mapping[str, Choice]) -> tuple[Mapping[str, Given], ...] | None:
    if math.prod(one.size() for one in choices.values()) > FEW:
        return None
    drawn: dict[tuple[Given, ...], Mapping[str, Given]] = {}
    for values in itertools.product(*(tuple(one.all()) for one in choices.values())):
        given = _followed(exercise, {**exercise.given, **dict(zip(choices, values, strict=True))})
        if given != exercise.given:
            drawn[tuple(given.values())] = given
    return tuple(Stream(exercise.id, "every").shuffled(tuple(drawn.values())))


def _many(exercise: Exercise, number: int) -> Iterator[Variant]:
    """Draws that no earlier variant begins with."""
    choices = _choices(exercise)
    earlier = _earlier(exercise, choices, number) if number <= DISTINCT else set()
    for attempt in range(_TRIES):
        drawn = _draw(exercise, choices, f"{number}.{attempt}")
        if tuple(drawn[one] for one in choices) in earlier:
            continue
        given = _followed(exercise, drawn)
        if given != exercise.given:
            yield Variant(exercise, number, given)


_begun: dict[str, list[set[tuple[Given, ...]]]] = {}  # what the variants of an exercise begin with


def _earlier(exercise: Exercise, choices: Mapping[str, Choice], number: int) -> set[tuple[Given, ...]]:
    """The draws that the variants before this one begin with."""
    asked = repr((exercise.id, exercise.vary, exercise.given))
    if asked not in _begun:
        if len(_begun) >= _MOST_AT_HAND:
            _begun.clear()
        _begun[asked] = []
    begun = _begun[asked]
    for before in range(len(begun) + 1, number):
        drawn = (_draw(exercise, choices, f"{before}.{attempt}") for attempt in range(_LOOKED_BACK))
        begun.append({tuple(one[name] for name in choices) for one in drawn})
    return set().union(*begun[: number - 1])


def _choices(exercise: Exercise) -> Mapping[str, Choice]:
    found = {}
    for name, text in exercise.vary.items():
        if text.startswith("="):
            continue
        try:
            found[name] = choice(text)
        except ValueError as fault:
            raise _not_drawn(exercise, name, str(fault)) from fault
        if (like := found[name].like) and not isinstance(exercise.given.get(like), tuple):
            raise _not_drawn(exercise, name, f"{like!r} is no list that is given")
    return found


def _not_drawn(exercise: Exercise, name: str, said: str, nearest: str | None = None) -> ExerciseError:
    line, column = exercise.places.get(f"vary.{name}", (None, None))
    expected = "`0.1..0.9 step 0.1`, `one of 1, 2, 5`, `3 to 5 of 0..12` or `= 2*n`"
    return ExerciseError(
        said, file=exercise.file, line=line, column=column, expected=expected, nearest=nearest
    )


def _draw(exercise: Exercise, choices: Mapping[str, Choice], seed: str) -> dict[str, Given]:
    """What is drawn, each given with a stream of its own: adding one does not change the others."""
    given = dict(exercise.given)
    for name, options in sorted(choices.items(), key=lambda one: one[1].like is not None):
        model = given.get(options.like or "")
        length = len(model) if isinstance(model, tuple) else None
        given[name] = options.draw(Stream(exercise.id, name, seed), length)
    return given


def _followed(exercise: Exercise, given: Mapping[str, Given]) -> dict[str, Given]:
    """With what follows from the numbers drawn."""
    given = dict(given)
    for name, text in exercise.vary.items():
        if text.startswith("="):
            given[name] = _follows(exercise, name, text[1:], given)
    return given


def _follows(exercise: Exercise, name: str, text: str, given: Mapping[str, Given]) -> Given:
    numbers = {one: Value(drawn) for one, drawn in given.items() if isinstance(drawn, Fraction)}
    try:
        tree = read_formula(text, dict.fromkeys(numbers, "real"))
    except ValueError as fault:
        raise _not_drawn(exercise, name, *unread(text.strip(), fault, numbers)) from fault
    found = [number_of(one, numbers) for one in (tree.args if tree.head == "list" else (tree,))]
    known = tuple(one.fraction for one in found if one is not None)
    if len(known) < len(found):
        raise _not_drawn(exercise, name, f"{text.strip()!r} has no value")
    return known if tree.head == "list" else known[0]
