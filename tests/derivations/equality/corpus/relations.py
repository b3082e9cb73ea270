"""How is the truth about relations known?  By a root of one equation the other has not; else by points."""

from __future__ import annotations

import random
from collections.abc import Iterator

from corpus import rewrites, rewrites_functions, table_relations, wrong_rules
from corpus.check import APART, agree, distance, seen
from corpus.formula import Formula, num, read
from corpus.pairs import Block, Pair, _sayable, blocks, changed, spelled
from corpus.points import point
from corpus.witness import mp, value


def residual(node: Formula) -> Formula:
    return ("add", node[2], ("neg", node[3]))


def equation_lost(left: Formula, right: Formula, symbols: dict[str, str]) -> bool:
    """Is there a point where one equation holds and the other clearly does not?"""
    for turn in range(8):
        for one, other in ((left, right), (right, left)):
            for word in [
                w for w in symbols if symbols[w].startswith(("real", "positive")) and "[" not in symbols[w]
            ]:
                at = point(symbols, turn, turn)
                for start in (at[word], mp.mpf(3), mp.mpf(-3)):
                    root = _root(one, at, word, start)
                    if root is None or (symbols[word] == "positive" and root <= 0):
                        continue
                    gap = seen(residual(other), {**at, word: root})
                    if gap is not None and abs(gap) > APART * (1 + abs(root)):
                        return True
    return False


def _root(equation: Formula, at: dict, word: str, start: object) -> object:
    try:
        return mp.findroot(
            lambda t: value(residual(equation), {**at, word: t}), (start, start + 1), tol=1e-40
        )
    except (ValueError, ArithmeticError):
        return None


def truth_differs(left: Formula, right: Formula, symbols: dict[str, str]) -> bool:
    """Is an inequality true somewhere where the other is not?"""
    points = [point(symbols, turn, turn) for turn in range(60)]
    return any(value(left, at) != value(right, at) for at in points)


def relation_pairs() -> Iterator[Pair]:
    for block in blocks(table_relations.TOPIC, table_relations.EQUATIONS):
        yield from _written(block)
        yield from _equations(block)
    for block in blocks(table_relations.TOPIC, table_relations.INEQUALITIES):
        yield from _written(block)
        yield from _inequalities(block)
    for block in blocks(table_relations.TOPIC, table_relations.COLLECTIONS):
        yield from _written(block)


def _pair(block: Block, rule: str, left: Formula, right: Formula, truth: str, dice: random.Random) -> Pair:
    texts = spelled(left, dice, 0.1), spelled(right, dice, 0.3)
    return Pair(block.topic, rule, *texts, block.symbols, truth, left=left, right=right)


def _written(block: Block) -> Iterator[Pair]:
    dice = random.Random("|".join(block.forms))
    forms = [read(form) for form in block.forms]
    for place, form in enumerate(forms):
        for other in forms[:place]:
            yield _pair(block, "written down", other, form, "equal", dice)
    for text, why in block.wrong:
        yield _pair(block, why, forms[0], read(text), "different", dice)
        yield _pair(block, why, dice.choice(forms), read(text), "different", dice)


def _equations(block: Block) -> Iterator[Pair]:
    """Sides swapped, both times a number, all on one side, a side rewritten; or one side spoiled."""
    dice = random.Random("equations" + block.forms[0])
    sound = rewrites.ALGEBRA + rewrites_functions.FUNCTIONS
    made = 0
    while made < 8:
        form = read(dice.choice(block.forms))
        left, right = form[2:]
        factor = num(dice.choice((2, 3, -1, -2, 5)))
        new = dice.choice((
            ("rel", "=", right, left),
            ("rel", "=", rewrites.times(factor, left), rewrites.times(factor, right)),
            ("rel", "=", residual(form), num(0)),
            ("rel", "=", changed(left, block.symbols, sound, dice, 1)[0], right),
        ))  # fmt: skip
        made += 1
        yield _pair(block, "sides", read(dice.choice(block.forms)), new, "equal", dice)
    made = 0
    for _ in range(60):
        form = read(dice.choice(block.forms))
        side = dice.choice((2, 3))
        spoiled, names = changed(form[side], block.symbols, wrong_rules.SCALARS, dice, 1)
        new = (*form[:side], spoiled, *form[side + 1 :])
        expected = read(block.forms[0])
        if names and _sayable(new, block) and equation_lost(expected, new, dict(block.symbols)):
            made += 1
            yield _pair(block, "+".join(names), expected, new, "different", dice)
        if made >= 6:
            return


def _inequalities(block: Block) -> Iterator[Pair]:
    dice = random.Random("inequalities" + block.forms[0])
    made = 0
    for _ in range(60):
        form = read(dice.choice(block.forms))
        spoiled, names = changed(form, block.symbols, wrong_rules.SCALARS, dice, 1)
        expected = read(block.forms[0])
        if names and spoiled[0] == "rel" and truth_differs(expected, spoiled, dict(block.symbols)):
            made += 1
            yield _pair(block, "+".join(names), expected, spoiled, "different", dice)
        if made >= 6:
            return


def confirmed(pair: Pair) -> bool:
    """Does the witness see the truth that a written relation claims?"""
    symbols, left, right = dict(pair.symbols), pair.left, pair.right
    if left[0] == "rel" and left[1] == "=":
        return equation_lost(left, right, symbols) == (pair.truth == "different")
    if left[0] == "rel":
        return truth_differs(left, right, symbols) == (pair.truth == "different")
    if left[0] == "set":
        at = point(symbols, 0)
        same = sorted(value(left, at)) == sorted(value(right, at))
        return same == (pair.truth == "equal")
    same = left[:2] == right[:2] if left[0] == "interval" else True
    at = point(symbols, 0)
    apart = distance(value(left, at), value(right, at)) > APART
    return (same and not apart and agree(left, right, symbols)) == (pair.truth == "equal")
