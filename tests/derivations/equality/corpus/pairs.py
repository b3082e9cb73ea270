"""How does a table of formulas become pairs whose truth is known?

A table is text; a block of it (blank lines between) is one formula of the course:

    alpha beta pi: probability; N: natural        what its names mean
      alpha*pi/(alpha*pi + beta*(1-pi))           the formula
    = 1/(1 + beta*(1-pi)/(alpha*pi))              another true form of it
    ! alpha*pi/(alpha*pi + beta*pi)   # why       a false one

From a block come the pairs written down, true forms rewritten by sound rules (`equal`), true forms spoiled by
one wrong rule (`different`).  The witness confirms them; what it does not confirm is dropped.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from corpus import (
    rewrites,
    rewrites_functions,
    rewrites_matrices,
    rewrites_sums,
    spelling,
    wrong_rules,
    wrong_rules_data,
)
from corpus.check import agree, defined, differ
from corpus.formula import Formula, free, num, parts, read, replaced
from corpus.points import point
from corpus.rewrites import Rewrite, Symbols
from corpus.witness import Undefined, value

LONGEST = 420
RESTATING = ("int", "diff")
MINUS_ONE = ("neg", num(1))
PLAIN_ONLY = ("piecewise", "int", "diff", "E", "var", "cov", "tuple", "interval", "oo", "had", "list", "fact")
PLAIN_CALLS = (
    "tr",
    "det",
    "inv",
    "norm",
    "dot",
    "hardlim",
    "hardlims",
    "satlin",
    "satlins",
    "binomial",
    "mod",
    "gamma",
    "erf",
    "diag",
    "sign",
    "softplus",
    "relu",
    "log2",
    "log10",
    "floor",
    "ceil",
    "factorial",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts and the truth about them: `equal`, `different` or `unreadable`."""

    topic: str
    rule: str
    expected: str
    answer: str
    symbols: Mapping[str, str]
    truth: str
    mode: str = "equal"
    names: tuple[str, ...] | None = None
    options: Mapping[str, object] = field(default_factory=dict)
    left: Formula | None = None
    right: Formula | None = None

    @property
    def id(self) -> str:
        return f"{self.topic}: {self.expected} | {self.answer} [{self.rule}]"


@dataclass(frozen=True, slots=True)
class Block:
    """One formula of a table: its true forms and its false ones, each with a reason."""

    topic: str
    symbols: Mapping[str, str]
    forms: tuple[str, ...]
    wrong: tuple[tuple[str, str], ...]


def symbols_of(line: str) -> dict[str, str]:
    """`a b: real; N: natural` -> {a: real, b: real, N: natural}"""
    found = {}
    for group in line.split(";"):
        names, _, domain = group.partition(":")
        found.update({word: domain.strip() for word in names.split()})
    return found


def blocks(topic: str, table: str) -> list[Block]:
    """The blocks of a table."""
    found = []
    for text in table.strip().split("\n\n"):
        header, first, *rest = [line for line in text.splitlines() if line.strip()]
        forms, wrong = [first.strip()], []
        for line in rest:
            body, _, why = line[1:].partition("#")
            if line[0] == "=":
                forms.append(body.strip())
            elif line[0] == "!":
                wrong.append((body.strip(), why.strip() or "written down"))
            else:
                raise ValueError(f"neither = nor !: {line}")
        found.append(Block(topic, symbols_of(header), tuple(forms), tuple(wrong)))
    return found


def pairs_of(block: Block, equal: int = 9, different: int = 10, salt: str = "") -> Iterator[Pair]:
    """The pairs of a block: those written down, and so many generated of each truth, by the salt."""
    dice = random.Random("|".join((*block.forms, str(sorted(block.symbols)))) + salt)
    forms = [read(form) for form in block.forms]
    said: set[tuple[str, str]] = set()

    def pair(rule: str, left: Formula, right: Formula, truth: str) -> Iterator[Pair]:
        if _restates(right, left, block.symbols):
            return
        if any(_multiplies_vectors(side, block.symbols) for side in (left, right)):
            return
        texts = spelled(left, dice, 0.12), spelled(right, dice, 0.3)
        if texts[0] != texts[1] and texts not in said and max(map(len, texts)) < LONGEST:
            said.add(texts)
            yield Pair(block.topic, rule, *texts, block.symbols, truth, left=left, right=right)

    for place, form in enumerate(forms[1:], 1):
        yield from pair("written down", forms[0], form, "equal")
        if place > 1:
            yield from pair("written down", form, forms[place - 1], "equal")
    for text, why in block.wrong:
        yield from pair(why, forms[0], read(text), "different")
        yield from pair(why, dice.choice(forms), read(text), "different")
    start = len(said)
    sound, unsound = rules_for(block)
    for _ in range(12 * equal):
        if len(said) >= start + equal:
            break
        form = dice.choice(forms)
        new, names = changed(form, block.symbols, sound, dice, dice.choice((1, 1, 2, 2, 3)))
        other = dice.choice(forms)
        if names and _sayable(new, block) and agree(other, new, block.symbols):
            yield from pair("+".join(names), other, new, "equal")
    start = len(said)
    for _ in range(12 * different):
        if len(said) >= start + different:
            break
        new, names = changed(dice.choice(forms), block.symbols, unsound, dice, 1)
        if names and dice.random() < 0.25:
            new, more = changed(new, block.symbols, sound, dice, 1)
            names += more
        other = dice.choice(forms)
        if (
            names
            and _sayable(new, block)
            and differ(other, new, block.symbols, times=2)
            and defined(new, block.symbols)
        ):
            yield from pair("+".join(names), other, new, "different")


def _multiplies_vectors(formula: Formula, symbols: Symbols) -> bool:
    """Do two vectors stand side by side?  How that is spelled says which product is meant: `w·x` or `w*x`."""
    products = [inner[1:] for _, inner in parts(formula) if inner[0] == "mul"]
    if not products or not any("[" in domain for domain in symbols.values()):
        return False
    at = point(symbols, "vectors", size=3)

    def is_vector(*factors: Formula) -> bool:
        try:
            found = value(("mul", *factors), at)
        except (Undefined, KeyError):  # KeyError: inside a sum over an index
            return False
        return isinstance(found, np.ndarray) and found.shape[1] == 1 < found.shape[0]

    return any(
        is_vector(several[place]) and is_vector(*several[:place])
        for several in products
        for place in range(1, len(several))
    )


def rules_for(block: Block) -> tuple[tuple[Rewrite, ...], tuple[Rewrite, ...]]:
    """The sound rules and the wrong rules that fit what a block speaks of."""
    heads = {inner[0] for form in block.forms for _, inner in parts(read(form))}
    bare = {inner[1] for form in block.forms for _, inner in parts(read(form)) if inner[0] == "name"}
    if any("[" in block.symbols.get(word, "") for word in bare) or heads & {"T", "had"}:
        return rewrites_matrices.MATRICES, wrong_rules_data.MATRICES + wrong_rules.SCALARS[:9]
    sound = rewrites.ALGEBRA * 2 + rewrites.FILLERS + rewrites_functions.FUNCTIONS * 3
    unsound = wrong_rules.SCALARS
    if heads & {"sum", "prod", "idx"}:
        return rewrites_sums.SUMS * 2 + sound, wrong_rules_data.DATA * 2 + unsound
    return sound, unsound


def changed(
    node: Formula, symbols: Symbols, rules: tuple[Rewrite, ...], dice: random.Random, times: int
) -> tuple[Formula, list[str]]:
    """The formula after so many rules, each somewhere it applies; the names of the rules."""
    names = []
    for _ in range(times):
        order = dice.sample(rules, len(rules))
        for rule in order:
            places = [(path, inner) for path, inner in parts(node) if _open(node, path)]
            dice.shuffle(places)
            for path, inner in places:
                new = rule(inner, symbols, dice)
                if new is not None and new != inner:
                    node = replaced(node, path, new)
                    names.append(rule.__name__)
                    break
            else:
                continue
            break
    return node, names


def _open(node: Formula, path: tuple[int, ...]) -> bool:
    """May a rule work here?  Not in bounds, subscripts and exponents that are numbers."""
    for step in path:
        if node[0] in ("sum", "prod", "int") and step > 2:
            return False
        if node[0] in ("idx", "diff", "fact") or (
            node[0] == "pow" and step == 2 and node[2][0] in ("num", "neg")
        ):
            return False
        if node[0] == "div" and step == 1 and node[1] == ("num", 1):
            return False
        node = node[step]
    return True


def _sayable(node: Formula, block: Block) -> bool:
    """Has a rule left no index without its sum, and every integral over the line its density?"""
    whole_line = [inner for _, inner in parts(node) if inner[0] == "int" and inner[4] == ("oo",)]
    for integral in whole_line:
        against = [part for _, part in parts(integral[1]) if part[0] == "call"]
        if all(part[2:] != (("name", integral[2]),) for part in against):
            return False
    return free(node) <= {*block.symbols, "pi", "e", "I"}


def _restates(answer: Formula, expected: Formula, symbols: Mapping[str, str]) -> bool:
    """Does the answer use an operator that would leave the work to the reader?

    A^(-1) is the inverse of A: where A*A^(-1)*A is asked for as A, the inverse is still to be carried out."""

    def operators(node: Formula) -> set[str]:
        found = {inner[0] for _, inner in parts(node)} & set(RESTATING)
        powers = (inner for _, inner in parts(node) if inner[0] == "pow" and inner[2] == MINUS_ONE)
        found |= {"inv" for inner in powers if _holds_array(inner[1], symbols)}
        found |= {inner[1] for _, inner in parts(node) if inner[0] == "call" and inner[1] in ("det", "inv")}
        closed = {("sum", path) for path, inner in parts(node) if inner[0] == "sum" and _numeric(inner)}
        return found | ({"closed sum"} if closed else set())

    return not operators(answer) <= operators(expected)


def _holds_array(node: Formula, symbols: Mapping[str, str]) -> bool:
    """Does a vector or matrix stand in a formula as a whole?"""
    return any("[" in symbols.get(part[1], "") for _, part in parts(node) if part[0] == "name")


def _numeric(node: Formula) -> bool:
    return all(part[0] == "num" for part in node[3:])


def spelled(node: Formula, dice: random.Random, share: float) -> str:
    """One of the three spellings; plain where the others have none of their own."""
    heads = {inner[0] for _, inner in parts(node)}
    calls = {inner[1] for _, inner in parts(node) if inner[0] == "call"}
    if dice.random() >= share or heads & set(PLAIN_ONLY) or calls & set(PLAIN_CALLS):
        return spelling.plain(node)
    return spelling.unicode(node) if dice.random() < 0.5 else spelling.latex(node)
