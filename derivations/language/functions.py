"""How is a function applied?

With a bracket (`exp(x)`), without one (`sin 2x`, `log x`), to a power (`cos^2(x)`), inverted (`sin^{-1}
x`), differentiated (`tanh'(v)`), with something under it (`log_2 x`, `\\lim_{x \\to 0} f`, `\\max_i x_i`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import chance, cutting, glued, neighbours, powers, ranges, unsaid
from derivations.language import spellings as sp
from derivations.language.binders import bind, build
from derivations.language.chance import CLOSING
from derivations.language.tree import ONE, Tree, name

if TYPE_CHECKING:
    from derivations.language.parser import Parser

_MOST_PRIMES = 6
_PARTING = frozenset((",", ";", "|"))
_RUN = frozenset(("word", "num", "fraction", "(", "cmd", "√", "|"))
_BETWEEN = frozenset(("<", "<=", ">", ">="))
# What takes the product after it when something stands under it.
_OVER = {"max": "maxover", "min": "minover", "argmax": "argmax", "argmin": "argmin", "limit": "limit"}


def arguments(p: Parser, *, given: bool = True) -> list[Tree]:
    """arguments = "(" [ formula { ("," | ";" | "|") formula } ] ")"      (and the same in [ ] or { })

    Where nothing may be given, as in `log(2|x|)`, a bar opens an absolute value."""
    kept = p.opened()
    p.enclosing, p.bars = "(", "|" if given else ""
    found: list[Tree] = []
    if p.kind != CLOSING[kept[0][0]]:
        found.append(p.formula())
        while p.kind in _PARTING and (given or p.kind != "|"):
            p.next()
            if p.kind == "word" and p.peek() == "=":
                ranges.spell_out(p)  # sum(x[i], i = 1..N)
            found.append(p.formula())
    p.closed(kept)
    return found


def function(p: Parser, head: str, start: int) -> Tree:
    """call = function [ "_" under ] { "'" } [ "^" exponent ] ( arguments | factor { factor } | product )"""
    if head in ("var", "cov") and p.kind in CLOSING:
        return chance.moment(p, head, start)
    if p.kind == "(":
        return build(p, head, arguments(p, given=head == "normal"), start)
    if head == "sqrt" and p.kind == "[" and p.peek(2) == "]" and p.peek(3) == "{":
        (order,) = arguments(p)  # sqrt[3]{x}: as in LaTeX
        return build(p, "root", [*arguments(p), order], start)
    under: Tree | None = None
    if p.kind in ("_", "sub"):
        if head in _OVER:
            return _over(p, head, start)
        under = lowered(p, head)
    if under is not None and head == "softmax":
        return p.node("index", (build(p, head, _arguments_of(p, head, start), start), under), start)
    primes = primes_behind(p)
    power: Tree | None = None
    if p.kind == "^" and (p.peek() == "'" or (p.peek() == "{" and p.peek(2) == "'")):
        primes = primes_above(p)
    elif p.kind in ("^", "sup"):
        power = _power(p, head)
        if power.head == "neg" and power.args[0] == ONE:
            head, power = _inverse(p, head, start), None
    found = _arguments_of(p, head, start)
    if primes:
        tree = p.node("call", (_primed(p, name(head), primes, start), *found), start)
    else:
        tree = build(p, head, found, start, under)
    return tree if power is None else p.node("pow", (tree, power), start)


def _power(p: Parser, head: str) -> Tree:
    if p.kind == "sup":
        power = powers.superscript(p)
    else:
        p.next()
        p.deeper()
        power = powers.exponent(p)
        p.level -= 1
    if power is None:
        raise p.refuse(f"A transposed {head} has no meaning.", "bad-superscript")
    return power


def _inverse(p: Parser, head: str, start: int) -> str:
    inverse = sp.INVERSE_FUNCTIONS.get(head)
    if inverse is None or head in ("exp", "log"):
        raise p.refuse(
            f"{head}^(-1) may mean 1/{head} or the inverse function.", "inverse-function",
            f"Write 1/{head}(…) or the inverse by its name.", (start, p.last_end()),
        )  # fmt: skip
    return inverse


def lowered(p: Parser, head: str) -> Tree:
    """under = "_" ( number | word | "{" formula "}" ) | a run of lowered characters"""
    if p.kind == "sub":
        _, text, start, _ = p.next()
        return p.inner_text(text, start, subscript=head not in ("log", "norm"))  # a base is a value
    underscore = p.next()
    if p.kind == "{":
        kept = p.opened()
        inner = p.formula()
        p.closed(kept)
        return inner
    if p.kind not in ("num", "word") or (head in ("log", "norm") and _is_no_base(p)):
        raise p.refuse(
            f"Expected the base or index of {head} after _.", "bad-subscript", None, underscore[2:]
        )
    return p.atoms["num"](p) if p.kind == "num" else bare_word(p)


def _is_no_base(p: Parser) -> bool:
    """`log_lg 0`, `log_AA 0`: a word that is no name by itself."""
    text = p.tokens[p.at][1]
    if p.kind != "word" or p.tex or not p.scope.free or text in sp.CONSTANTS:
        return False
    return _is_function_word(text) or len(cutting.cut_free(text)) > 1


def _is_function_word(text: str) -> bool:
    return sp.FUNCTION_WORDS.get(text, text) in sp.FUNCTIONS and text not in sp.GREEK_WORDS


def bare_word(p: Parser, *, whole: bool = False) -> Tree:
    """A single name as it stands, declared or not; in LaTeX one letter of it, unless the whole is meant."""
    if p.tex and not whole:
        powers.one_letter(p)
    _, text, start, end = p.next()
    canonical = p.scope.lookup(text)
    if canonical is None and text in sp.CONSTANTS:
        return p.node("constant", (), start, sp.CONSTANTS[text])
    if canonical is None:
        p.waits(text, start, end)
    return name(canonical or text, (start, end))


def _over(p: Parser, head: str, start: int) -> Tree:
    """over = ("max" | "argmax" | "lim" …) "_" ( name | "{" name [ "→" sum ] "}" ) ( arguments | product )"""
    towards: Tree | None = None
    if p.kind == "_" and p.peek() in ("{", "("):
        p.next()
        kept = p.opened()
        p.subscript = True
        ranges.spell_out(p)
        variable = p.formula() if p.holds(p.at - 1, _BETWEEN) else p.sum()
        if head == "limit" and p.take("→"):
            towards = p.sum()
        p.closed(kept)
    else:
        variable = lowered(p, head)
    span = (start, p.last_end())
    if head == "limit" and towards is None:
        raise p.refuse("The limit does not say towards what.", "missing-limit", "Write lim_{x→0} … .", span)
    ranged = variable if variable.head == "relation" and len(variable.args) == 3 else None
    variable = ranged.args[1] if ranged else variable
    if variable.head != "name":
        raise p.refuse(f"Under {head} its variable is expected, a single name.", "index-expected", None, span)
    if p.kind in ("(", "\\{") and p.touching():
        found = arguments(p, given=False)
        if len(found) != 1:
            raise p.refuse(f"{head} with a variable under it takes one argument.", "arity", None, span)
        body = found[0]
    elif p.kind in p.atoms:
        p.deeper()
        body = p.sum() if head in ("argmax", "argmin") else p.product()
        p.level -= 1
    else:
        raise p.refuse(f"The argument of {head} is missing.", "missing-argument", None, span)
    found_range = ranges.of_relation(p, ranged, body) if ranged else None
    if found_range and found_range[1:] != unsaid.range_of(p.scope, variable, body):
        raise p.refuse(f"{head} runs over all values here.", "index-expected", None, variable.span)
    args = (body, variable) if towards is None else (body, variable, towards)
    return bind(p, p.node(_OVER[head], args, start), variable, start)


def _arguments_of(p: Parser, head: str, start: int) -> list[Tree]:
    if p.kind in ("(", "\\{") or (p.kind == "[" and p.touching()) or p.kind == "{":
        return arguments(p)
    if head in sp.PREFIX_FUNCTIONS:
        p.deeper()
        found = run(p, head)
        p.level -= 1
        return [found]
    if p.kind == "[":
        return arguments(p)
    raise p.refuse(
        f"{head} needs its argument in brackets: {head}(…).", "missing-argument", None, (start, p.last_end())
    )


def run(p: Parser, head: str) -> Tree:
    """The argument of a function without brackets: the factors written side by side after it."""
    start = p.start()
    signs = p.signs() if p.kind in ("-", "+") else []
    if p.kind not in p.atoms:
        raise p.refuse(f"The argument of {head} is missing.", "missing-argument")
    factors = [p.factor()]
    while p.kind in _RUN and not _is_function(p) and p.beside():
        if p.kind == "(" and not p.touching():
            break
        neighbours.multiplied(p, factors, "", p.factor())
    return p.signed(signs, neighbours.product(p, factors, start))


def _is_function(p: Parser) -> bool:
    kind, text, _, _ = p.tokens[p.at]
    if kind != "word" or p.scope.lookup(text) is not None:
        return False
    if sp.FUNCTION_WORDS.get(text, text) in sp.FUNCTIONS:
        return True
    if not p.scope.free and cutting.cut(p, text) is not None:
        return False
    found = glued.parted(p, text)  # cosx siny
    return found is not None and not found[0]


def _primed(p: Parser, of: Tree, primes: int, start: int) -> Tree:
    return p.node("prime", (of,), start, str(primes))


def primes_above(p: Parser) -> int:
    """primes = "^" "{" "'" { "'" } "}" | "^" "'"      (TeX writes f^{\\prime})"""
    p.next()
    braces = p.take("{")
    primes = primes_behind(p)
    if braces:
        p.expect("}", "to close the superscript")
    return primes


def primes_behind(p: Parser) -> int:
    """primes = { "'" }"""
    primes = 0
    while p.take("'"):
        primes += 1
    if primes > _MOST_PRIMES:
        raise p.refuse(f"A function has more than {_MOST_PRIMES} primes.", "too-many-primes")
    return primes


def applied(p: Parser, base: Tree, indices: tuple[Tree, ...], primes: int, start: int) -> Tree:
    """application = function { "'" } [ "^" number ] "(" arguments ")"      (of a declared function)"""
    word = str(base.leaf)
    if indices:
        base = p.node("index", (base, *indices), start)
    if primes and not indices and word == "sigma" and p.kind == "(" and _is_number(p, word):
        base = name("sigmoid", base.span)  # a number has no slope: σ'(z) is that of the logistic function
    if primes:
        base = _primed(p, base, primes, start)
    power = _power(p, word) if p.kind in ("^", "sup") and _is_power_of_call(p) else None
    if p.kind == "(" or (p.kind == "[" and p.touching()):
        found = arguments(p)
        if not found:
            raise p.refuse(
                f"The argument of {word} is missing.", "missing-argument", None, (start, p.last_end())
            )
        tree = p.node("call", (base, *found), start)
        return tree if power is None else p.node("pow", (tree, power), start)
    if primes and (own := p.scope.domain(word).parameters) and not indices:
        return p.node("call", (base, *(name(one, base.span) for one in own)), start)
    if primes:
        shown = word + "'" * primes
        raise p.refuse(
            f"{shown} needs its argument: {shown}(…).", "prime-without-argument", None, (start, p.last_end())
        )
    if indices:
        raise p.refuse(
            f"{word} is a function: with an index it needs its argument too.", "missing-argument",
            f"Write {base}(…).", (start, p.last_end()),
        )  # fmt: skip
    return base


def _is_number(p: Parser, word: str) -> bool:
    return word in p.scope.domains and not p.scope.is_function(word)


def _is_power_of_call(p: Parser) -> bool:
    """`phi^2(z)`: a number above, then the argument."""
    if p.kind == "sup":
        return p.tokens[p.at][1].isdigit() and p.peek() == "("
    if p.peek() == "{":
        return p.peek(2) == "num" and p.peek(3) == "}" and p.peek(4) == "("
    return p.peek() == "num" and p.peek(2) == "("
