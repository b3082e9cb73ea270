"""How does a chain of moves become a derivation?

    worked(title, symbols, subject, start, move, move, …)

The texts are written in our own language and read with the symbols given; a move is a rule or a strategy.
Every move has to apply: a derivation in which a line falls out is a fault of its author, not a shorter
derivation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from derivations.derivation import Derivation, Step
from derivations.language import Scope, read
from derivations.language.tree import Tree
from derivations.rules.equations import rewriting
from derivations.rules.rule import Rule, rule
from derivations.rules.strategy import Strategy, because, everywhere
from derivations.rules.terms import replaced, sides, tidy


class DoesNotApplyError(RuntimeError):
    """A move of a derivation found nothing to do."""


def written(text: str, symbols: Mapping[str, str]) -> Tree:
    """A text of ours as a tree that lies flat."""
    return tidy(read(text, Scope.of(symbols)))


def worked(
    title: str,
    symbols: Mapping[str, str],
    subject: str | Tree | None,
    start: str | Tree,
    *moves: Strategy,
    givens: Sequence[str] = (),
) -> Derivation:
    """Carry the moves out, one after the other, on `start`."""

    def tree(text: str | Tree) -> Tree:
        return written(text, symbols) if isinstance(text, str) else tidy(text)

    return _carried_out(
        title,
        dict(symbols),
        None if subject is None else tree(subject),
        tree(start),
        moves,
        tuple(tree(given) for given in givens),
        {},
    )


def _carried_out(
    title: str,
    symbols: Mapping[str, str],
    subject: Tree | None,
    start: Tree,
    moves: tuple[Strategy, ...],
    givens: tuple[Tree, ...],
    instead: Mapping[str, Rule],
) -> Derivation:
    steps: list[Step] = []
    now = start
    for move in moves:
        found = list(move.swapped(instead).steps(now))
        if not found and not instead:
            raise DoesNotApplyError(f"{title}: move {moves.index(move) + 1} finds nothing to do in {now!r}")
        for done in found:
            after = tidy(done.after)
            steps.append(Step(done.rule, now, after, done.why, done.minor, done.wrong))
            now = after
    again = partial(_carried_out, title, symbols, subject, start, moves, givens)
    result = now.args[1] if now.head == "relation" and _solved(now) else now
    return Derivation("", title, givens, subject, start, tuple(steps), result, symbols, again)


def put(why: str, symbols: Mapping[str, str], *equations: str) -> Strategy:
    """Use these equations from left to right wherever the left side stands, as one step."""
    return because(everywhere(rewriting(why, *(written(text, symbols) for text in equations))), why)


def inserted(objective: str, symbols: Mapping[str, str], why: str) -> Rule:
    """From `x = a` go on to the objective at x = a."""
    body = written(objective, symbols)

    @rule(why)
    def insert(relation: Tree) -> Tree | None:
        """f(x) at x = a is f(a)"""
        found = sides(relation)
        return None if found is None else replaced(body, {found[0]: found[1]})

    return insert


def _solved(relation: Tree) -> bool:
    """Does it say `name = expression`, so that the expression is the result?"""
    return relation.leaf == "=" and relation.args[0].head in ("name", "index", "P", "E", "var", "derivative")
