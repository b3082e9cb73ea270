r"""Does an index only say which sample or step is meant: `(a^{(i)} - y^{(i)}) x^{(i)}`, `w_{t-1} - \eta v_t`?

The names of a question that have no indices may all be written with one and the same letter, each always with
the same step, if that letter stands nowhere else: no sum runs over it, and it means nothing else.  What is
called old is what the question knows.
"""

from __future__ import annotations

from derivations.language.latex import Token
from derivations.language.scope import Scope
from derivations.language.tree import Tree, name

_SHAPES = tuple(
    tuple(shape.split())
    for shape in (
        "_ word", "_ { word }", "_ { word - num }", "_ { word + num }", "[ word ]", "[ word - num ]",
        "^ { ( word ) }", "^ { ( word - num ) }", "^ { ( word + num ) }", "^ ( word )", "sub", "^ { word }",
    )
)  # fmt: skip
_OLD = frozenset(("old", "prev", "previous", "alt"))
_OF_WHOLE_LISTS = (
    "sum prod sumwhere prodwhere norm dot transpose softmax tr det inv index list P E var cov".split()
)
_POWER = ("^", "{", "word", "}")  # only of what is called old


def without_index(tokens: list[Token], scope: Scope) -> list[Token] | None:
    """The tokens without it; None where there is none, or it is more than that."""
    found: list[Token] = []
    letters: set[str] = set()
    forms: dict[str, str] = {}
    old = False
    at = 0
    while at < len(tokens):
        found.append(tokens[at])
        word = tokens[at][1] if tokens[at][0] == "word" else ""
        at += 1
        if word and (raised := _power_at(tokens, at)) and _index_at(tokens, raised):  # x^2_i
            found += tokens[at:raised]
            at = raised
        while word and _is_number(word, scope) and (after := _index_at(tokens, at)):
            letter, form = _said(tokens[at:after])
            old = old or not letter
            if letter:
                letters.add(letter)
                if forms.setdefault(word, form) != form:
                    return None
            at = after
    if len(letters) > 1 or not (letters or old) or not _begin_earliest([*forms.values()]):
        return None
    elsewhere = {text for kind, text, *_ in found if kind == "word"}
    elsewhere |= {one for kind, text, *_ in found if kind in ("sub", "sup") for one in text}  # Σᵢ₌₁
    known = any(scope.lookup(one) is not None and one not in scope.indices for one in letters)
    return None if letters & elsewhere or known else found


def with_index(tree: Tree, scope: Scope, index: str) -> Tree:
    """`w + eta*(y - yhat)*x` with the index that is left out throughout: y[i], yhat[i], x[i].

    Only where the formula has no index at all, and nothing that takes whole lists.
    """
    if not index or tree.has(*_OF_WHOLE_LISTS):
        return tree

    def entry(one: Tree) -> Tree:
        if one.head == "name" and _runs_with(str(one.leaf), scope, index):
            return Tree("index", (one, name(index, one.span)), span=one.span)
        return one.with_args(tuple(entry(arg) for arg in one.args)) if one.args else one

    return entry(tree)


def _runs_with(word: str, scope: Scope, index: str) -> bool:
    """Is it a list with as many entries as the index has values?"""
    if word not in scope.domains or scope.dimensions(word) != 1:
        return False
    (entries,) = scope.domain(word).shape or (None,)
    return entries is None or entries[1].leaf == "oo" or entries == scope.indices.get(index)


def _begin_earliest(steps: list[str]) -> bool:
    """`w_{t-1} - \\eta v_t` goes on from the old w; `w_t - \\eta v_{t-1}` takes an older v: refused."""
    numbers = [int(one[1:] or 0) for one in steps]
    return not numbers or (numbers[0] == min(numbers) and (max(numbers) > min(numbers) or numbers[0] == 0))


def _is_number(word: str, scope: Scope) -> bool:
    """Is it a name of the question that takes no index?"""
    declared = scope.lookup(word)
    return declared is not None and scope.dimensions(declared) == 0 and not scope.is_function(declared)


def _said(index: list[Token]) -> tuple[str, str]:
    """The letter of an index, "" where it says old; and all that it says."""
    texts = [text for kind, text, *_ in index if kind in ("word", "num", "sub", "-", "+")]
    return ("", "") if texts[0] in _OLD else (texts[0][0], "".join(texts))


def _power_at(tokens: list[Token], at: int) -> int:
    """The place behind a number that stands here as a power; 0 for none."""
    kind, text, *_ = tokens[at]
    if kind == "sup":
        return at + 1 if text.isdigit() else 0
    return at + 2 if kind == "^" and tokens[at + 1][0] == "num" else 0


def _index_at(tokens: list[Token], at: int) -> int | None:
    """The place behind an index that stands here: a letter, with a step or without, or old; None for none."""
    for shape in _SHAPES:
        here = tokens[at : at + len(shape)]
        if tuple(kind for kind, *_ in here) == shape:
            word = next(text for kind, text, *_ in here if kind in ("word", "sub"))
            is_letter = shape != _POWER and word[0].isalpha() and (len(word) == 1 or word[1:2] in ("-", "+"))
            if is_letter or word in _OLD:
                return at + len(shape)
    return None
