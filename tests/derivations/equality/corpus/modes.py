"""How is the truth about the modes known?  By moving only the names that vary, as each mode is defined."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

from corpus import rewrites, rewrites_functions, rewrites_sums, spelling, table_modes, wrong_rules
from corpus.check import APART, CLOSE, distance, seen
from corpus.formula import Formula, read
from corpus.pairs import Block, Pair, _sayable, blocks, changed, spelled
from corpus.points import point
from corpus.rewrites import plus, times
from corpus.witness import Point, mp


def mode_gap(
    mode: str, names: tuple[str, ...], left: Formula, right: Formula, symbols: Mapping[str, str], turn: int
) -> object:
    """How far two points that differ in `names` are from the definition of the mode; None without a value."""
    here, there = point(symbols, turn, turn), point(symbols, f"other {turn}", turn)
    return points_gap(mode, left, right, here, {**here, **{word: there[word] for word in names}})


def points_gap(mode: str, left: Formula, right: Formula, here: Point, moved: Point | None = None) -> object:
    """How far the values at two points are from the definition of the mode."""
    moved = here if moved is None else moved
    f, g, f2, g2 = seen(left, here), seen(right, here), seen(left, moved), seen(right, moved)
    if None in (f, g, f2, g2):
        return None
    if mode == "up-to-constant":
        scale = max(abs(x) for x in (f, g, f2, g2)) + mp.mpf(10) ** -20
        return abs((f - g) - (f2 - g2)) / scale
    if mode == "up-to-factor":
        if f * g < 0 or f2 * g2 < 0:
            return mp.inf
        return distance(f / f2, g / g2) if f2 != 0 and g2 != 0 else distance(f * g2, f2 * g)
    return min(max(distance(f, sign * g), distance(f2, sign * g2)) for sign in (1, -1))


def mode_holds(
    mode: str, names: tuple[str, ...], left: Formula, right: Formula, symbols: Mapping[str, str]
) -> bool:
    gaps = [mode_gap(mode, names, left, right, symbols, turn) for turn in range(5)]
    return any(gap is not None for gap in gaps) and all(gap is None or gap < CLOSE for gap in gaps)


def mode_fails(
    mode: str, names: tuple[str, ...], left: Formula, right: Formula, symbols: Mapping[str, str]
) -> bool:
    gaps = [mode_gap(mode, names, left, right, symbols, turn) for turn in range(10)]
    return sum(gap is not None and gap > APART for gap in gaps) >= 2


def mode_blocks() -> Iterator[tuple[str, tuple[str, ...], Block]]:
    for text in table_modes.UP_TO.strip().split("\n\n"):
        header, _, rest = text.partition("\n")
        mode, _, symbols = header.partition(" ")
        symbols, _, names = symbols.partition("|")
        block = blocks("modes", f"{symbols}\n{rest}")[0]
        yield mode, tuple(names.split()) or tuple(block.symbols), block


def mode_pairs(each: int = 10) -> Iterator[Pair]:
    for mode, names, block in mode_blocks():
        dice = random.Random(mode + "|".join(block.forms))
        forms = [read(form) for form in block.forms]

        def pair(
            rule: str,
            left: Formula,
            right: Formula,
            truth: str,
            mode: str = mode,
            names: tuple[str, ...] = names,
            block: Block = block,
            dice: random.Random = dice,
        ) -> Pair:
            texts = spelled(left, dice, 0.1), spelled(right, dice, 0.3)
            given = None if mode == "up-to-sign" else names
            return Pair("modes", rule, *texts, block.symbols, truth, mode, given, left=left, right=right)

        yield pair("written down", forms[0], forms[1], "equal")
        yield pair("written down", forms[1], forms[0], "equal")
        sound = rewrites.ALGEBRA + rewrites_functions.FUNCTIONS + rewrites_sums.SUMS[:7]
        for _ in range(each):
            new, names_of_rules = changed(dice.choice(forms), block.symbols, sound, dice, dice.choice((1, 2)))
            new = _by_the_mode(mode, new, names, block, dice)
            if mode_holds(mode, names, forms[0], new, block.symbols):
                yield pair("+".join([mode, *names_of_rules]), forms[0], new, "equal")
        for template in table_modes.SPOILERS[mode]:
            new = read(template.format(spelling.plain(dice.choice(forms))))
            if mode_fails(mode, names, forms[0], new, block.symbols):
                yield pair("spoiled", forms[0], new, "different")
        for _ in range(each):
            new, names_of_rules = changed(dice.choice(forms), block.symbols, wrong_rules.SCALARS, dice, 1)
            if _sayable(new, block) and mode_fails(mode, names, forms[0], new, block.symbols):
                yield pair("+".join(names_of_rules), forms[0], new, "different")


def _by_the_mode(
    mode: str, new: Formula, names: tuple[str, ...], block: Block, dice: random.Random
) -> Formula:
    """The formula plus a constant, times a positive factor, or negated."""
    if mode == "up-to-sign":
        return ("neg", new) if dice.random() < 0.5 else new
    rest = [
        word
        for word, domain in block.symbols.items()
        if word not in names and domain in ("positive", "natural")
    ]
    extra = read(dice.choice((*table_modes.CONSTANTS[mode], *rest)))
    if mode == "up-to-constant":
        return plus(new, extra)
    return times(extra, new) if dice.random() < 0.5 else ("div", new, extra)
