"""How are expectations, variances and probabilities written, with what is given behind a bar?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derivations.language import subscripts
from derivations.language.binders import bind
from derivations.language.plain_words import END
from derivations.language.tree import Tree, name

if TYPE_CHECKING:
    from derivations.language.parser import Parser

CLOSING = {"(": ")", "[": "]", "{": "}", "\\{": "\\}"}
_CLOSERS = frozenset(CLOSING.values())
_DISTRIBUTED = frozenset("∼")
_PLAIN = "Write E[…]: over all that is random in it."
_COMPLEMENT = name("c")
_EVENT_ENDS = frozenset((")", "|", ",", "]"))


def moment(p: Parser, head: str, start: int) -> Tree:
    """chance = ("E" | "Var" | "Cov") given

    `var(x)`, as programs have it, of a list of numbers is written out.
    """
    as_in_programs = p.kind == "(" and p.text[start : p.last_end()].endswith("var")
    found, condition = _given(p, events=False)
    count = 2 if head == "cov" else 1
    if len(found) != count:
        arguments = "one argument" if count == 1 else "two arguments"
        raise p.refuse(f"{head} takes {arguments}, not {len(found)}.", "arity", None, (start, p.last_end()))
    if as_in_programs and condition is None:
        from derivations.language import averages  # which reads its arguments as functions do

        if (written_out := averages.variance(p, found, start)) is not None:
            return written_out
    p.settle(start)
    return p.node(head, (*found, *_side(p, condition)), start)


def of_factor(p: Parser, start: int) -> Tree | None:
    """expectation-without-brackets = "𝔼" factor      (`𝔼X`, `𝔼X²`; None before more factors)"""
    mark = p.mark()
    p.next()
    p.deeper()
    inner = p.factor()
    p.level -= 1
    if p.kind in p.atoms and p.tokens[p.at][1] != "𝔼":
        p.back(mark)
        return None
    p.settle(start)
    return p.node("E", (inner,), start)


def over(p: Parser, start: int) -> Tree:
    """expectation-over = "E" "_" ( name | "{" name { "," name } "}" ) given

    Read as E[…] where what stands below it is all that is random in it: `E_X[X^2]`.
    """
    p.next()
    if (density := _density_below(p)) is not None:
        return _under_density(p, density, start)
    if p.kind == "_" and p.holds(p.at + 1, _DISTRIBUTED):
        said = "The distribution below an expectation is not part of the language."
        raise p.refuse(said, "bad-subscript", _PLAIN, (start, p.last_end()))
    below = {str((one.args[0] if one.head == "index" else one).leaf) for one in subscripts.lowered(p, None)}
    end = p.last_end()
    found = moment(p, "E", start)
    inside = _random_in(found.args[0])
    if not below <= inside:
        raise p.refuse(
            "A subscript that does not stand in the expectation is not part of the language.",
            "bad-subscript",
            _PLAIN,
            (start, end),
        )
    if others := sorted(word for word in inside - below if len(word) == 1 and word.isupper()):
        said = f"Is {others[0]} random too?  Then it belongs below the E as well."
        raise p.refuse(said, "bad-subscript", _PLAIN, (start, end))
    return found


def _random_in(tree: Tree) -> frozenset[str]:
    """The names that may be random in what an expectation is taken of: of E[X | Y] only Y is left."""
    if tree.head in ("E", "var", "cov"):
        count = 2 if tree.head == "cov" else 1
        return frozenset().union(*(given.names() for given in tree.args[count:]))
    return tree.names() if not tree.args else frozenset().union(*map(_random_in, tree.args))


def _density_below(p: Parser) -> str | None:
    """`E_p`, `E_{p(x)}`, `E_{x∼p}`, `E_{x∼p(x)}` of a declared density p(x): takes the subscript, says p."""
    size = 2
    if p.peek() == "{":
        while p.peek(size - 1) not in ("}", END):
            size += 1
    texts = [text for _, text, *_ in p.tokens[p.at + 1 : p.at + size] if text not in "{}"]
    variable = texts.pop(0) if texts[1:2] in (["~"], ["∼"]) else None
    words = texts[1:] if variable else texts
    word = words[0] if words else ""
    domain = p.scope.domains.get(word)
    if domain is None or domain.kind != "density" or len(domain.parameters) != 1:
        return None
    if words[1:] not in ([], ["(", *domain.parameters, ")"]) or variable not in (None, *domain.parameters):
        return None
    p.go(p.at + size)
    return word


def _under_density(p: Parser, density: str, start: int) -> Tree:
    """expectation-under = "E" "_" density given      (∫ f(x) p(x) dx, as it is defined)"""
    found, condition = _given(p, events=False)
    if len(found) != 1 or condition is not None:
        raise p.refuse("E takes one argument under a density.", "arity", None, (start, p.last_end()))
    (word,) = p.scope.domains[density].parameters
    variable, far = name(word), Tree("constant", (), "oo")
    weight = Tree("call", (name(density), variable))
    args = (p.node("mul", (found[0], weight), start), variable, Tree("neg", (far,)), far)
    return bind(p, p.node("int", args, start), variable, start)


def probability(p: Parser, start: int) -> Tree:
    """probability = "P" "(" formula { "," formula } [ "|" formula { "," formula } ] ")" """
    p.next()
    events, condition = _given(p, events=True)
    p.settle(start)
    return p.node("P", (*_side(p, events), *_side(p, condition)), start)


def _given(p: Parser, *, events: bool) -> tuple[list[Tree], list[Tree] | None]:
    """given = "(" formula { "," formula } [ "|" formula { "," formula } ] ")"      (also in [ ] or { })"""
    kept = p.opened()
    p.enclosing, p.bars = "(", "|"
    outside, p.events = p.events, events
    sides: list[list[Tree]] = [[]]
    while True:
        if p.kind == "|" and len(sides[0]) == 0 and not _again(p):
            raise p.refuse("Before the bar the event is missing.", "missing-operand")
        if p.events and p.kind in ("+", "-") and p.peek() in _EVENT_ENDS:
            raise p.refuse(
                f"The event {p.kind} needs a name.", "missing-operand", "Write a word, such as P(pos | D)."
            )
        found = p.formula()
        sides[-1].append(_event(found) if p.events else found)
        if p.kind == "," or (p.kind == ";" and not (events and len(sides) == 1)):
            p.next()
        elif p.kind in ("|", ";") and len(sides) == 1:  # P(x; θ) is P(x | θ)
            p.next()
            sides.append([])
            p.events = True
        else:
            break
    p.events = outside
    p.closed(kept)
    return sides[0], sides[1] if len(sides) > 1 else None


def _event(tree: Tree) -> Tree:
    """The complement of an event in its other spellings: A', A^c, Ā are ¬A."""
    if tree.head in ("tuple", "and", "or", "union", "intersection", "setminus", "not"):
        return tree.with_args(tuple(_event(arg) for arg in tree.args))
    word = str(tree.leaf)
    if tree.head == "name" and len(word) == 4 and word[0].isupper() and word.endswith("bar"):
        return Tree("not", (Tree("name", (), word[0], tree.span),), None, tree.span)
    if tree.head == "pow" and tree.args[1] == _COMPLEMENT and str(tree.args[0].leaf).isupper():
        return Tree("not", (tree.args[0],), None, tree.span)
    return tree


def _again(p: Parser) -> bool:
    """Does another bar follow the one here, before the bracket closes?"""
    depth = 0
    for kind, *_ in p.tokens[p.at + 1 :]:
        depth += (kind in CLOSING) - (kind in _CLOSERS)
        if depth < 0:
            return False
        if kind == "|" and depth == 0:
            return True
    return False


def _side(p: Parser, side: list[Tree] | None) -> tuple[Tree, ...]:
    """What is given: nothing, one thing, or several as one."""
    if side is None:
        return ()
    return (side[0] if len(side) == 1 else p.node("tuple", tuple(side), side[0].span[0]),)
