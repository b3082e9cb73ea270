"""What does an answer earn that is right only up to a sign, or not written in the form that is asked for?

What its exercise says: `mode: {up-to-sign: 1/2}`, `form: {factored: 1/2}`; of a form nothing where no share
stands there.  Both faults together earn the product of both shares.
"""

from __future__ import annotations

from fractions import Fraction

from derivations.language.tree import Tree
from exercises.graph import Node
from grader.answers import Asked, Met

_BUT_FOR = {
    "up-to-constant": "an added constant",
    "up-to-factor": "a factor",
    "up-to-sign": "the sign",
    "up-to-transpose": "rows and columns that changed places",
}


def priced(found: Met, answer: Tree, node: Node, asked: Asked) -> Met:
    """A right formula as it was found, or as partly right."""
    part = asked.part
    if part.mode != "equal" and not _is_equal(answer, node, asked):
        found = found._replace(off=True)
        if part.mode_share < 1:
            found = _less(found, part.mode_share, f"Right but for {_BUT_FOR[part.mode]}.")
    return formed(found, answer, asked) if asked.part.form else found


def formed(found: Met, answer: Tree, asked: Asked) -> Met:
    """What is right, as it was found, or as partly right where it is not written in the form asked for."""
    from exercises.forms import SAID, holds  # not on the way of parts without one

    form = asked.part.form
    if form is None or holds(form, answer):
        return found
    return _less(found, asked.part.form_share, f"Equal to what is asked for, but {SAID[form]}.")


def _less(found: Met, share: Fraction, said: str) -> Met:
    share *= 1 if found.share is None else found.share
    message = f"{found.message} {said}" if found.share is not None else said
    return found._replace(outcome="partial" if share else "incorrect", message=message, share=share)


def _is_equal(answer: Tree, node: Node, asked: Asked) -> bool:
    """Is it equal to the model answer, or to another right one, with nothing left open?"""
    from derivations.equality import compare

    others = (other.node.answer for other in asked.key.others.get(node.id, ()) if other.mistake is None)
    return any(
        compare(right, answer, symbols=asked.scope).verdict == "equal" for right in (node.answer, *others)
    )
