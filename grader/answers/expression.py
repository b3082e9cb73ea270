"""Is this formula equal to the one expected, wherever both are defined?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from derivations.language import Scope, samples
from derivations.language import read as read_text
from derivations.language.refusal import Refusal
from derivations.language.show import plain
from derivations.language.spellings import FUNCTIONS
from derivations.language.tree import ONE, ZERO, Tree
from exercises.graph import Node
from exercises.scopes import foreign, of_part, own_index, with_own_names
from grader.answers import LEFT_OUT, Asked, Met, Reading, Refused
from grader.conditions import with_bounds, without_conditions
from grader.definitions import definitions, inserted, speak_of
from grader.reading.written import Text

if TYPE_CHECKING:
    from derivations.equality.verdict import Verdict


_OF_LISTS = ("dot", "hadamard")  # products that could be of the numbers of one sample


def read(text: Text, asked: Asked, tree: Tree | None = None) -> Reading | Refused:
    """A formula in the names of the exercise."""
    try:
        found = tree or _with_definitions(text.text, asked) or _read(text.text, asked)
    except Refusal as refusal:
        return Refused(f"{refusal.message}\n{refusal.drawn()}")
    found = with_own_names(asked.exercise, asked.part, with_bounds(found))
    found = samples.with_index(found, asked.scope, own_index(asked.exercise, asked.part))
    return Reading(found, plain(found), found)


def _with_definitions(text: str, asked: Asked) -> Tree | None:
    """The formula with what the answer itself says its names are; those that are declared so stay."""
    if "wh" not in text and "with" not in text:
        return None
    head, said = definitions(text, asked.scope)
    if not said:
        return None
    found = _read(head, asked)
    if not speak_of(said, found):
        return None
    other = {name: tree for name, tree in said.items() if compared(name, tree, asked).verdict != "equal"}
    return inserted(found, other)


def _read(text: str, asked: Asked) -> Tree:
    """In the names of the exercise; where one sample is asked for, its index may be left out of a product and
    is none that a sum runs over."""
    own = own_index(asked.exercise, asked.part)
    try:
        found = read_text(text, asked.scope)
        return (
            read_text(text, of_part(asked.exercise, asked.part)) if own and found.has(*_OF_LISTS) else found
        )
    except Refusal as refusal:
        if own and refusal.code in ("missing-index", "ambiguous-product"):
            return read_text(text, of_part(asked.exercise, asked.part))
        head, condition = _parted(text)
        if not _CONDITION.search(condition):
            raise
        try:
            return read_text(f"{head} for {condition}", asked.scope)
        except Refusal:
            raise refusal from None


def _parted(text: str) -> tuple[str, str]:
    """What stands before the last comma outside of brackets, and behind it."""
    depth = 0
    for at in range(len(text) - 1, 0, -1):
        depth += (text[at] in ")]}") - (text[at] in "([{")
        if text[at] == "," and not depth:
            return text[:at], text[at + 1 :]
    return text, ""


def _listed(names: object) -> str:
    words = [f"`{name}`" for name in names] if isinstance(names, (list, tuple)) else []
    if not words:
        return "numbers alone"
    return _and(words)


def meets(reading: Reading, node: Node, asked: Asked) -> Met:
    """Equal, different with a point that shows it, or undecided; equal only in the names asked for."""
    assert isinstance(reading.value, Tree)
    if again := _asked_again(reading.value, asked, _is_it):
        return Met("unreadable", f"`{again}` is what is asked for: an answer says what it is equal to.")
    left = _left_open(reading.value, node, asked)
    if left:
        return Met("unreadable", f"`{left}` is still to be worked out.")
    found = met(compared(node.answer, reading.value, asked))
    if found.outcome == "incorrect" and _by_facts(reading.value, node, asked):
        return Met("correct", evidence={"how": "another right answer"})
    if found.outcome == "incorrect" and _as_good(reading.value, node, asked):
        found = Met("correct", evidence={"how": "another right answer"})
    if found.right and (again := _asked_again(reading.value, asked, _is_it_again)):
        return Met("unreadable", f"`{again}` only says what is asked for in other letters.")
    if found.right and (said := _leaves_out(reading.value, node, asked)):
        return Met("incorrect", said, evidence=LEFT_OUT)
    if found.right and (asked.part.form or asked.part.mode != "equal"):
        from grader.answers.priced import priced

        found = priced(found, reading.value, node, asked)
    if found.outcome in ("incorrect", "unreadable") or asked.part.symbols is None:
        return found
    expected = read_text(node.answer, asked.scope)
    others = foreign(asked.exercise, asked.part, without_conditions(reading.value), expected)
    if not others:
        return found
    allowed = _listed(asked.part.symbols)
    return Met(
        "unreadable",
        f"`{others[0]}` is not among the names asked for: write it in {allowed}.",
        evidence=found.evidence,
    )


def _leaves_out(answer: Tree, node: Node, asked: Asked) -> str:
    """Which places does it leave out, such as a threshold, where what is expected has a value?

    So does v/|v| where a value belongs to 0: of what jumps there no limit says it.
    """
    if answer.head == "piecewise" and not len(answer.args) % 2:
        found = _has_no_value(answer.args, read_text(node.answer, asked.scope), asked)
        return "Some place belongs to none of the cases." if found else ""
    below = _divisors(answer)
    if not below or not (expected := read_text(node.answer, asked.scope)).has(*_JUMPING):
        return ""
    defined = Tree("relation", (Tree("mul", below), ZERO), "!=")
    found = _has_no_value((answer, defined), expected, asked)
    return "Where it divides by zero your formula has no value: say what belongs there." if found else ""


def _has_no_value(cases: tuple[Tree, ...], expected: Tree, asked: Asked) -> bool:
    """Are there places in none of the cases?"""
    filled = Tree("piecewise", (*cases, Tree("add", (expected, ONE))))
    return compared(expected, filled, asked).verdict == "different"


def _divisors(tree: Tree) -> tuple[Tree, ...]:
    """What a formula divides by, and one; nothing where a sum, an integral or cases may keep it from zero."""
    if tree.has("sum", "prod", "int", *_JUMPING):
        return ()
    found = tuple(one.args[1] for one in tree.walk() if one.head == "div" and one.args[1].names())
    return (*found, ONE) if found else ()


def _asked_again(answer: Tree, asked: Asked, same: Callable[[Tree, Tree], bool]) -> str:
    """What is asked for, where the answer still holds it: dL/dw, tanh(x), E[z + x] for E[x + z]."""
    expected = asked.part.expected
    name = expected.get("derive") if isinstance(expected, Mapping) else None
    if not isinstance(name, str) or not answer.has(*_ASKED, *FUNCTIONS):
        return ""
    subject = _begins_with(name)
    return next((plain(one) for one in answer.walk() if same(one, subject)), "")


def _is_it(part: Tree, subject: Tree) -> bool:
    """Is it what is asked for, as it stands?"""
    return subject.head in _ASKED and part == subject


def _is_it_again(part: Tree, subject: Tree) -> bool:
    """Is it the same function, or a moment of a sum of the same things?"""
    if subject.head in FUNCTIONS and len(subject.args) == 1 and subject.args[0].head == "name":
        return part.head == subject.head
    if subject.head not in _MOMENTS or subject.args[0].head != "add" or part.head not in _MOMENTS:
        return False
    held = subject.names()
    return any(one.has("add", "sub") and one.names() >= held for one in part.args)


@cache
def _begins_with(name: str) -> Tree:
    """The left side of the first line of a derivation."""
    from derivations.chapters import derived

    first = read_text(derived(name).lines[0], Scope.of(dict(derived(name).symbols)))
    return first.args[0] if first.head == "relation" else first


_CONDITION = re.compile(r"[<>≤≥∈]|\\(?:in|leq?|geq?)(?![A-Za-z])")
_ASKED = ("E", "var", "cov", "P", "derivative")
_MOMENTS = ("E", "var", "cov")
_JUMPING = ("indicator", "piecewise", "sign", "hardlim", "hardlims")


def _left_open(answer: Tree, node: Node, asked: Asked) -> str:
    """The slope of a function that is known by its formula, where none of the right answers leaves it so."""
    primes = [part for part in answer.walk() if part.head == "call" and part.args[0].head == "prime"]
    formulas = {key.partition("(")[0]: domain for key, domain in asked.exercise.symbols.items()}
    known = [one for one in primes if formulas.get(str(one.args[0].args[0].leaf), "=").startswith("=")]
    if not known:
        return ""
    right = [node.answer, *(one.node.answer for one in asked.key.others.get(node.id, ()) if not one.mistake)]
    return "" if any(read_text(one, asked.scope).has("prime") for one in right) else plain(known[0])


def _as_good(answer: Tree, node: Node, asked: Asked) -> bool:
    """Is it one of the author's other right answers, which need not be equal under the declared domains: of
    one-hot labels, say?"""
    others = (other.node.answer for other in asked.key.others.get(node.id, ()) if other.mistake is None)
    return any(compared(other, answer, asked).verdict == "equal" for other in others)


def _by_facts(answer: Tree, node: Node, asked: Asked) -> bool:
    """Is it equal once what the part knows of its names is put in: e[k]*phi'(v[k]) for delta[k]?"""
    if not asked.part.facts:
        return False
    from derivations.facts import NOTHING

    facts = NOTHING.and_facts(asked.part.facts, asked.scope)
    both = [facts.inserted(one) for one in (read_text(node.answer, asked.scope), answer)]
    return both[1] != answer and compared(both[0], both[1], asked).verdict == "equal"


def compared(expected: str | Tree, answer: Tree, asked: Asked) -> Verdict:
    """The verdict of the equality under the names of this exercise."""
    from derivations.equality import compare  # not on the way of an answer that is a number

    return compare(expected, answer, symbols=asked.scope, mode=asked.part.mode)


_MOST_NAMES = 6  # of a point with the entries of lists; single numbers are all shown
OUTCOMES = {"equal": "correct", "different": "incorrect", "unknown": "undecided", "unreadable": "unreadable"}


def met(verdict: Verdict) -> Met:
    """A verdict as the outcome of an answer."""
    return Met(OUTCOMES[verdict.verdict], _message(verdict), evidence=verdict.evidence)


def _message(verdict: Verdict) -> str:
    """What helps: a point to try, with what the student's own formula gives there, never the expected."""
    if verdict.verdict != "different":
        return "" if verdict.verdict == "equal" else verdict.message
    point, values = verdict.evidence.get("point"), verdict.evidence.get("values")
    if verdict.evidence.get("how") == "set" or (
        verdict.evidence.get("how") in ("roots", "truth")
        and len(point if isinstance(point, dict) else "") < 2
    ):
        return "This does not say the same."  # the element or root that tells them apart is the answer
    if not isinstance(point, dict) or not isinstance(values, dict):
        return verdict.message
    place = ", ".join(f"{name} = {value}" for name, value in point.items())
    entries = dict.fromkeys(name.partition("[")[0] for name in point if "[" in name)
    if len(point) > _MOST_NAMES and entries:
        sizes = ", ".join(f"{name} = {value}" for name, value in point.items() if "[" not in name)
        own = f"{sizes and ' and '}small numbers of your own for {_and(entries)}"
        return f"Not the same everywhere: try it with {sizes}{own}."
    if not place or "answer" not in values:
        return "This says something else: compare it, piece by piece, with what is asked for."
    mine = short(str(values["answer"]))
    return f"Not the same everywhere: at {place} your formula gives {mine}. Work out what belongs there."


def _and(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def short(value: str) -> str:
    """A value as a student would compare it: four figures of a long decimal.

    >>> short("0.0187583079692"), short("3/4")
    ('0.01876', '3/4')
    """
    try:
        return f"{float(value):.4g}" if len(value) > 7 else value
    except ValueError:
        return value
