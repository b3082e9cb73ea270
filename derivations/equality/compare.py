"""Are these two equal?

The ladder, cheapest first: same tree (and defined somewhere), values at a few exact points, the prover.
`different` is only said with a certificate; what cannot be told is `unknown`."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

from derivations.equality import forms, modes, norms, numbers, restating
from derivations.equality.cancel import balanced, cancelled
from derivations.equality.caught import caught
from derivations.equality.compiler import Compiler, Misused, NotEvaluable
from derivations.equality.evaluate import compiler
from derivations.equality.randomness import HEADS, Range, cast_of, indexed
from derivations.equality.sides import Sides
from derivations.equality.trial import tried
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN, UNREADABLE, Verdict
from derivations.language.domain import Domain
from derivations.language.grammar import read
from derivations.language.refusal import Refusal
from derivations.language.scope import DomainError, Scope
from derivations.language.tree import ZERO, Survey, Tree

MODES = ("equal", "up-to-constant", "up-to-factor", "up-to-sign", "up-to-transpose", "number")


class BadQuestion(ValueError):
    """The expected side or the declarations cannot be used: for the author, never the student."""


def compare(
    expected: str | Tree,
    answer: str | Tree,
    *,
    symbols: Mapping[str, str] | Scope | None = None,
    mode: str = "equal",
    allow: frozenset[str] = frozenset(),
    **options: object,
) -> Verdict:
    """Decide whether an answer equals what is expected, over the declared domains of its names.

    `mode` is one of MODES; `options` are `for_` (or `for`: the names that vary, for the up-to modes) and
    `figures`, `rtol`, `atol` (for numbers).  `allow` names operators that the answer may leave to be carried
    out though `expected` does not. Raises BadQuestion for an expected side, domain, mode or option that
    cannot be used.

    >>> compare("a*(b + c)", "a*b + a*c").verdict
    'equal'
    >>> compare("log(x^2)", "2*log(x)", symbols={"x": "real"}).verdict
    'different'"""
    try:
        scope = symbols if isinstance(symbols, Scope) else Scope.of(symbols)
    except (DomainError, Refusal) as problem:
        raise BadQuestion(f"The declared symbols cannot be used: {problem}") from problem
    varying = _varying(mode, options)
    try:
        wanted = read(expected, scope) if isinstance(expected, str) else expected
    except Refusal as problem:
        raise BadQuestion(f"The expected side cannot be read: {problem}") from problem
    if mode == "number":
        return numbers.compare_numbers(wanted, expected, answer, scope, options)
    try:
        given = forms.read_as(answer, wanted, scope) if isinstance(answer, str) else answer
    except Refusal as problem:
        return Verdict(
            UNREADABLE, {"how": "refused", "code": problem.code, "span": list(problem.span)}, str(problem)
        )  # fmt: skip
    if scope.free and isinstance(expected, str) and isinstance(answer, str):
        wanted, given = _probabilities(wanted, expected, given), _probabilities(given, answer, wanted)
    refused = restating.refused(wanted, given, scope, allow)
    if refused is not None:
        return refused
    found = decide(wanted, given, scope, mode, varying)
    if found.verdict == DIFFERENT:
        for others in norms.instead(wanted, given, scope):
            again = decide(*others, scope, mode, varying)
            found = again if again.verdict == EQUAL else found
    return found


# What is said where there are values, which of one and the same formula leaves no doubt.
_SEEN = frozenset(("limit", "branch", "stuck"))
_TOLD = ("points", "blunt", "costly", "huge")
_SMALL_P = re.compile(r"(?<![\w\\])p(?=\s*\()")


def _probabilities(tree: Tree, text: str, other: Tree) -> Tree:
    """`p(x)` beside `sum(p(x, y), y)`: a probability in one is one in both."""
    if not other.has("P") or tree.has("P") or not _SMALL_P.search(text):
        return tree
    try:
        return read(_SMALL_P.sub("P", text))
    except Refusal:
        return tree


def _varying(mode: str, options: Mapping[str, object]) -> frozenset[str] | None:
    if mode not in MODES:
        raise BadQuestion(f"The mode {mode!r} is not one of {', '.join(MODES)}.")
    known = {"for", "for_", "figures", "rtol", "atol", "decimals"}
    unknown = set(options) - known
    if unknown:
        raise BadQuestion(f"The option {sorted(unknown)[0]!r} is not one of {', '.join(sorted(known))}.")
    found = options.get("for_", options.get("for"))
    if found is None:
        return None
    if isinstance(found, str) or not isinstance(found, (list, tuple, set, frozenset)):
        raise BadQuestion("`for` is a list of names.")
    return frozenset(str(one) for one in found)


def decide(
    wanted: Tree, given: Tree, scope: Scope, mode: str = "equal", varying: frozenset[str] | None = None
) -> Verdict:
    """The verdict on two trees, by their form."""
    wanted, given = caught(wanted, scope), caught(given, scope)
    if mode != "equal":
        return modes.compare_up_to(wanted, given, scope, mode, varying)
    if forms.has_own_form(wanted) or forms.has_own_form(given):
        return forms.compare_forms(wanted, given, scope, equal_values)
    return equal_values(wanted, given, scope)


def equal_values(wanted: Tree, given: Tree, scope: Scope) -> Verdict:
    """The verdict on two trees that have values."""
    one, other = wanted.survey, given.survey
    if "plusminus" in one.heads or "plusminus" in other.heads:
        return forms.compare_sets((wanted,), (given,), scope, equal_values)
    if HEADS.isdisjoint(one.heads) and HEADS.isdisjoint(other.heads):
        return _valued(wanted, given, scope, compiler(scope), one, other)
    verdicts = []
    for cast in cast_of(scope, wanted, given).readings():
        c = compiler(_labelled(scope, cast.labels) if cast.labels else scope)
        c.cast, c.indexed = cast, indexed(wanted) | indexed(given)
        verdicts.append(_valued(wanted, given, scope, c, one, other))
    if len({one.verdict for one in verdicts}) > 1:
        doubt = "Could not be decided: it depends on what is random here, and on what values it can have."
        return Verdict(UNKNOWN, {"how": "readings"}, doubt)
    return verdicts[0]


def _labelled(scope: Scope, labels: Mapping[str, Range]) -> Scope:
    """The scope in which the names of values are what these values may be."""
    ranges = {word: Domain("range", low=low, high=high) for word, (low, high) in labels.items()}
    return scope.with_domains({**scope.domains, **ranges})


def _valued(wanted: Tree, given: Tree, scope: Scope, c: Compiler, one: Survey, other: Survey) -> Verdict:
    same = wanted == given
    try:
        if not same and one.heads <= _EXACT and other.heads <= _EXACT:
            verdict = tried(c, Sides(c.compile(wanted), c.compile(given)), _key(one, other))
            if verdict.verdict == DIFFERENT or verdict.evidence["how"] == "exact":
                return verdict
            c = compiler(scope)
        sides = _same_sides(c, wanted) if same else _sides(c, wanted, given, _commute(scope, one, other))
    except NotEvaluable as problem:
        if same:
            return Verdict(EQUAL, {"how": "same"}, "Equal: it is the same formula.")
        if isinstance(problem, Misused) and _means_something(c, wanted):
            return Verdict(
                UNREADABLE, {"how": "misused", "span": list(problem.tree.span)}, f"{problem.what}."
            )
        doubt = f"Could not be decided: {problem.what}."
        return _proved(wanted, given, scope, Verdict(UNKNOWN, {"how": "not evaluable"}, doubt))
    verdict = tried(c, sides, _key(one, other))
    if same:
        found = verdict.evidence
        seen = verdict.verdict == EQUAL or found["how"] in _SEEN or any(found.get(why) for why in _TOLD)
        return Verdict(EQUAL, {"how": "same"}, "Equal: it is the same formula.") if seen else verdict
    if verdict.verdict == UNKNOWN and not verdict.evidence.get("costly"):
        return _proved(wanted, given, scope, verdict)
    return verdict


def _means_something(c: Compiler, wanted: Tree) -> bool:
    """Is what is asked for in order, so that the fault is the answer's?"""
    try:
        c.compile(wanted)
    except NotEvaluable:
        return False
    return True


def _proved(wanted: Tree, given: Tree, scope: Scope, otherwise: Verdict) -> Verdict:
    from derivations.equality import prover

    if prover.proves_equal(wanted, given, scope):
        return Verdict(EQUAL, {"how": "proved"}, "Equal: the difference simplifies to zero.")
    return otherwise


def _same_sides(c: Compiler, tree: Tree) -> Sides:
    closure = c.compile(tree)
    return Sides(closure, closure)


def _sides(c: Compiler, wanted: Tree, given: Tree, commuting: bool) -> Sides:
    """Both sides as functions, what stands on both cancelled.  Matrices do not commute: only terms then."""
    rest = cancelled(wanted, given, commuting=commuting)
    if commuting and ZERO in ((wanted, given) if rest is None else (rest.wanted, rest.given)):
        rest = balanced(wanted, given, rest)
    c.trees = (wanted, given) if rest is None else (rest.wanted, rest.given)
    if rest is None:
        return Sides(c.compile(wanted), c.compile(given))
    shared = c.compile(Tree("add", rest.terms)) if rest.terms else None
    scale = c.compile(Tree("mul", rest.factors)) if rest.factors else None
    c.limited.clear()  # what stands on both sides decides nothing
    left, right = c.compile(rest.wanted), c.compile(rest.given)
    return Sides(left, right, shared, scale, lambda: (c.compile(wanted), c.compile(given)))


def _commute(scope: Scope, one: Survey, other: Survey) -> bool:
    """Are all factors numbers: no vector or matrix as a whole?"""
    if not (_ARRAYS.isdisjoint(one.heads) and _ARRAYS.isdisjoint(other.heads)):
        return False
    bare = one.bare | other.bare
    return "I" not in bare and not [word for word in bare - scope.scalars if scope.dimensions(word)]


# Of these a value is exact where it is not too long: nothing has to be cancelled for a difference to be seen.
_EXACT = frozenset(("number", "add", "neg", "mul", "div", "pow"))
_ARRAYS = frozenset(("list", "transpose", "inv", "hadamard", "diag", "softmax"))


def key_of(wanted: Tree, given: Tree) -> int:
    """A number that belongs to a pair, whatever its order, process or platform."""
    return _key(wanted.survey, given.survey)


def _key(a: Survey, b: Survey) -> int:
    first, second = _checksum(a), _checksum(b)
    return first << 32 | second if first < second else second << 32 | first


def _checksum(one: Survey) -> int:
    return zlib.crc32(" ".join(sorted(one.heads | one.bare | one.words)).encode())
