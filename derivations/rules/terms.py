"""How is an expression put together so that no empty term is left in it?

The rules build with these functions: nested sums and products lie flat, zero terms and factors one are gone,
whole numbers are carried out, and a minus sign stands in front of its product.  Nothing else is simplified:
what a line looks like is the derivation's business.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from derivations.language.tree import ONE, ZERO, Tree, name, number

BINDERS = frozenset({"sum", "prod", "sumwhere", "prodwhere", "int", "diff", "limit", "argmax", "argmin"})


def whole(tree: Tree) -> int | None:
    """The integer this is, with its sign, or None."""
    if tree.head == "neg":
        inside = whole(tree.args[0])
        return None if inside is None else -inside
    if tree.head == "number" and isinstance(tree.leaf, Fraction) and tree.leaf.denominator == 1:
        return int(tree.leaf)
    return None


def integer(value: int) -> Tree:
    """A whole number: a negative one is written with its sign in front."""
    return number(value) if value >= 0 else Tree("neg", (number(-value),))


def fraction(value: Fraction) -> Tree:
    """A rational as it is written by hand: -2/3."""
    size = abs(value)
    tree = (
        number(size)
        if size.denominator == 1
        else Tree("div", (number(size.numerator), number(size.denominator)))
    )
    return Tree("neg", (tree,)) if value < 0 else tree


def minus(one: Tree) -> Tree:
    """-one, and --x = x."""
    if one.head == "neg":
        return one.args[0]
    return ZERO if one == ZERO else Tree("neg", (one,))


def plus(*terms: Tree) -> Tree:
    """The sum of the terms; whole numbers are added up where the first of them stands."""
    flat: list[Tree] = []
    total, place = 0, -1
    waiting = list(reversed(terms))
    while waiting:
        term = waiting.pop()
        if term.head == "add":
            waiting.extend(reversed(term.args))
        elif term.head == "neg" and term.args[0].head == "add":
            waiting.extend(minus(part) for part in reversed(term.args[0].args))
        elif (value := whole(term)) is not None:
            total += value
            if place < 0:
                place = len(flat)
        else:
            flat.append(term)
    if total:
        flat.insert(place, integer(total))
    if not flat:
        return ZERO
    return flat[0] if len(flat) == 1 else Tree("add", tuple(flat))


def times(*factors: Tree, join: bool = True) -> Tree:
    """The product of the factors, sign and whole number in front; a*(1/b) = a/b where they may be joined."""
    flat: list[Tree] = []
    value, sign = 1, 1
    waiting = list(reversed(factors))
    while waiting:
        factor = waiting.pop()
        if factor.head == "mul":
            waiting.extend(reversed(factor.args))
        elif factor.head == "neg":
            sign = -sign
            waiting.append(factor.args[0])
        elif (size := whole(factor)) is not None:
            value *= size
        elif join and flat and factor.head == "div" and factor.args[0] == ONE:
            flat = [Tree("div", (flat[0] if len(flat) == 1 else Tree("mul", tuple(flat)), factor.args[1]))]
        else:
            flat.append(factor)
    if value == 0:
        return ZERO
    if value != 1:
        flat.insert(0, number(value))
    product = ONE if not flat else flat[0] if len(flat) == 1 else Tree("mul", tuple(flat))
    return minus(product) if sign < 0 else product


def over(above: Tree, below: Tree) -> Tree:
    """above/below; the sign stands in front, and a/1 = a."""
    if above.head == "neg":
        return minus(over(above.args[0], below))
    if below.head == "neg":
        return minus(over(above, below.args[0]))
    if below == ONE or above == ZERO:
        return above
    return Tree("div", (above, below))


def power(base: Tree, exponent: Tree) -> Tree:
    """base^exponent, with x^1 = x, x^0 = 1 and 0^n = 0."""
    if exponent == ONE or base == ONE or (base == ZERO and (whole(exponent) or 0) > 0):
        return base
    return ONE if exponent == ZERO else Tree("pow", (base, exponent))


def equation(left: Tree, right: Tree) -> Tree:
    """left = right."""
    return Tree("relation", (left, right), "=")


def sides(tree: Tree) -> tuple[Tree, Tree] | None:
    """Both sides of an equation, or None for anything else."""
    if tree.head == "relation" and tree.leaf == "=" and len(tree.args) == 2:
        return tree.args[0], tree.args[1]
    return None


def terms_of(tree: Tree) -> tuple[Tree, ...]:
    """The terms of a sum; anything else is its own only term."""
    return tree.args if tree.head == "add" else (tree,)


def factors_of(tree: Tree) -> tuple[Tree, ...]:
    """The factors of a product; anything else is its own only factor."""
    return tree.args if tree.head == "mul" else (tree,)


def bound_in(tree: Tree) -> str | None:
    """The name that a sum, a product or an integral binds; the sum of all entries, sum(x), binds none."""
    if tree.head in BINDERS and tree.head != "diff" and len(tree.args) > 1 and tree.args[1].head == "name":
        return str(tree.args[1].leaf)
    return None


def free_names(tree: Tree) -> frozenset[str]:
    """The names that mean something outside: not those a sum or an integral binds."""
    if tree.head == "name":
        return frozenset({str(tree.leaf)})
    bound = bound_in(tree)
    if bound is None:
        return frozenset().union(*(free_names(arg) for arg in tree.args))
    below = (
        tree.args[0]
        if tree.head not in ("sumwhere", "prodwhere")
        else Tree("tuple", (tree.args[0], tree.args[2]))
    )
    return (free_names(below) - {bound}).union(*(free_names(arg) for arg in tree.args[2:]))


def replaced(tree: Tree, by: Mapping[Tree, Tree]) -> Tree:
    """Every part that equals a key gives way to its value, but not below the binder of a key's name.

    A bound name that would catch a name of the value is renamed first.
    """
    if tree in by:
        return by[tree]
    if not tree.args:
        return tree
    bound = bound_in(tree)
    if bound is not None:
        inner = {key: value for key, value in by.items() if bound not in free_names(key)}
        if any(bound in free_names(value) for value in inner.values()) and inner:
            tree = renamed(tree, fresh(bound, tree, *inner.values()))
        body = replaced(tree.args[0], inner)
        rest = tuple(replaced(arg, by) for arg in tree.args[2:])
        return tree.with_args((body, tree.args[1], *rest))
    return rebuilt(tree, tuple(replaced(arg, by) for arg in tree.args))


def renamed(tree: Tree, new: str) -> Tree:
    """The same sum or integral over a bound name of another name."""
    old = {tree.args[1]: name(new)}
    inside = 3 if tree.head in ("sumwhere", "prodwhere") else 1
    parts = [replaced(arg, old) if place < inside else arg for place, arg in enumerate(tree.args)]
    parts[1] = name(new)
    return tree.with_args(tuple(parts))


def fresh(word: str, *trees: Tree) -> str:
    """A name like this one that none of the trees uses."""
    used = frozenset().union(*(tree.names() for tree in trees))
    candidates = [letter for letter in "jlmnrst" if letter not in used]
    return candidates[0] if candidates else word + "1"


def rebuilt(tree: Tree, args: tuple[Tree, ...]) -> Tree:
    """The same node over other args, lying flat."""
    make = MAKERS.get(tree.head)
    return make(*args) if make else tree.with_args(args)


def tidy(tree: Tree) -> Tree:
    """The same expression, put together by the functions of this file."""
    if not tree.args:
        return tree
    return rebuilt(tree, tuple(tidy(arg) for arg in tree.args))


MAKERS: Mapping[str, Callable[..., Tree]] = {
    "add": plus,
    "mul": lambda *factors: times(*factors, join=False),
    "div": over,
    "neg": minus,
    "pow": power,
}
