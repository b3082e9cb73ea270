"""How is a tree typeset on a page, in MathML Core?"""

from __future__ import annotations

from fractions import Fraction
from html import escape

from derivations.language import spellings as sp
from derivations.language.naming import decimal
from derivations.language.tree import Tree

# How tightly a form holds together, as in `show`.
_RELATION, _SUM, _PRODUCT, _FACTOR, _ATOM = range(5)
_TIGHT = {"relation": _RELATION, "implies": _RELATION, "and": _RELATION, "or": _RELATION, "union": _SUM,
          "add": _SUM,
          "neg": _SUM, "plusminus": _SUM, "mul": _PRODUCT, "hadamard": _PRODUCT, "pow": _FACTOR,
          "sum": _PRODUCT, "prod": _PRODUCT, "sumwhere": _PRODUCT, "prodwhere": _PRODUCT, "int": _PRODUCT,
          "diff": _PRODUCT, "factorial": _FACTOR, "transpose": _FACTOR, "percent": _FACTOR}  # fmt: skip
_SIGNS = {"<=": "≤", ">=": "≥", "!=": "≠"}
_BETWEEN = {
    "and": "∧",
    "or": "∨",
    "union": "∪",
    "intersection": "∩",
    "setminus": "∖",
    "hadamard": "⊙",
    "implies": "⇒",
}
_TALL = ("<mfrac", "<munder", "<mtable", "<msqrt")
_BIG = {"sum": "∑", "prod": "∏", "sumwhere": "∑", "prodwhere": "∏"}


def mathml(tree: Tree) -> str:
    """A <math> element.  Every piece of text in it is escaped."""
    return f"<math>{_row(tree)}</math>"


def _mo(sign: str, extra: str = "") -> str:
    return f"<mo{extra}>{escape(sign)}</mo>"


def _mi(word: str) -> str:
    return f"<mi>{escape(word)}</mi>"


def _mrow(*pieces: str) -> str:
    return f"<mrow>{''.join(pieces)}</mrow>"


def _fenced(inner: str, opening: str = "(", closing: str = ")") -> str:
    """Fences grow with what is tall; about the rest they keep their size: some fonts need to be told."""
    still = "" if any(tall in inner for tall in _TALL) else ' stretchy="false"'
    return _mrow(_mo(opening, still), inner, _mo(closing, still))


def _at(tree: Tree, place: int) -> str:
    inner = _row(tree)
    return inner if _TIGHT.get(tree.head, _ATOM) >= place else _fenced(inner)


def _several(args: tuple[Tree, ...]) -> str:
    return _mrow(_mo(",").join(_row(arg) for arg in args))


def name(word: str) -> str:
    """A name with its accents and subscripts."""
    if "^[" in word:
        base, label = word.split("^[")
        return f"<msup>{name(base)}{_mrow(_mo('['), _mi(label[:-1]), _mo(']'))}</msup>"
    base, _, below = word.partition("_")
    if below:
        return f"<msub>{name(base)}{_mi(below)}</msub>"
    for accent in sp.ACCENT_WORDS:
        letter = word.removesuffix(accent)
        if letter != word and (len(letter) == 1 or letter in sp.GREEK_WORDS):
            over = {"hat": "^", "bar": "¯", "tilde": "~", "dot": "˙", "ddot": "¨", "check": "ˇ"}[accent]
            return f'<mover accent="true">{name(letter)}{_mo(over)}</mover>'
    letters = word.rstrip("0123456789")
    if letters and letters != word and (len(letters) == 1 or letters in sp.GREEK_WORDS):
        return f"<msub>{name(letters)}<mn>{word[len(letters) :]}</mn></msub>"
    return _mi(sp.LETTER_OF.get(word, word))


def _row(tree: Tree) -> str:
    head, args = tree.head, tree.args
    if head == "number":
        assert isinstance(tree.leaf, Fraction)
        return f"<mn>{decimal(tree.leaf)}</mn>"
    if head == "name":
        return name(str(tree.leaf))
    if head == "constant":
        return _mi({"pi": "π", "e": "e", "oo": "∞"}[str(tree.leaf)])
    if head == "text":
        return f"<mtext>{escape(str(tree.leaf))}</mtext>"
    if head in _ARITHMETIC:
        return _arithmetic(tree)
    if head == "relation":
        pieces = [_row(args[0])]
        for sign, side in zip(str(tree.leaf).split(" "), args[1:], strict=True):
            pieces += [_mo(_SIGNS.get(sign, sign)), _row(side)]
        return _mrow(*pieces)
    if head in _BETWEEN:
        return _mrow(
            _mo(_BETWEEN[head]).join(_at(arg, _PRODUCT if head == "hadamard" else _SUM) for arg in args)
        )
    if head in _BIG and len(args) > 1:
        return _big(tree)
    if head == "int":
        body, variable, *limits = args
        sign = _mo("∫") if not limits else f"<msubsup>{_mo('∫')}{_row(limits[0])}{_row(limits[1])}</msubsup>"
        return _mrow(sign, _at(body, _PRODUCT), "<mspace width='0.2em'/>", _mi("d"), _row(variable))
    if head in ("diff", "derivative"):
        return _derivative(tree)
    if head == "piecewise":
        return _piecewise(args)
    if head == "list" and args and all(arg.head == "list" for arg in args):
        rows = "".join(f"<mtr>{''.join(f'<mtd>{_row(one)}</mtd>' for one in row.args)}</mtr>" for row in args)
        return _mrow(_mo("("), f"<mtable>{rows}</mtable>", _mo(")"))
    if head in _FENCES:
        return _fenced(_several(args), *_FENCES[head])
    if head == "interval":
        return _fenced(_several(args), str(tree.leaf)[0], str(tree.leaf)[1])
    if head == "setwhere":
        return _fenced(_mrow(_row(args[0]), _mo(":"), _row(args[1])), "{", "}")
    if head == "indicator":
        return _mrow(f"<mn>{chr(0x1D7D9)}</mn>", _fenced(_row(args[0]), "[", "]"))
    if head == "delta":
        return f"<msub>{_mi('δ')}{_several(args)}</msub>"
    if head == "index":
        return f"<msub>{_row(args[0])}{_several(args[1:])}</msub>"
    if head == "prime":
        word = "σ" if args[0].leaf == "sigmoid" else None
        return f"<msup>{_mi(word) if word else _row(args[0])}{_mo('′' * int(str(tree.leaf)))}</msup>"
    if head == "call":
        return _mrow(_row(args[0]), _fenced(_several(args[1:])))
    if head == "P":
        return _mrow(_mi("P"), _fenced(_given(args)))
    if head in ("E", "var", "cov"):
        count = 2 if head == "cov" else 1
        before = (args[0] if count == 1 else Tree("tuple", args[:2]), *args[count:])
        return _mrow(_mi({"E": "𝔼", "var": "Var", "cov": "Cov"}[head]), _fenced(_given(before), "[", "]"))
    if head in ("maxover", "minover"):
        under = f"<munder>{_mo(head[:3])}{_row(args[1])}</munder>"
        return _mrow(under, _at(args[0], _PRODUCT))
    if head == "continued":
        return _mrow()
    word = {"sigmoid": "σ", "normal": "𝒩", "gamma": "Γ", "softmax": "softmax"}.get(head, head)
    return _mrow(_mi(word), _fenced(_several(args)))


def _given(sides: tuple[Tree, ...]) -> str:
    """What stands before the bar, and what is given behind it."""
    return _mo("|").join(_several(side.args) if side.head == "tuple" else _row(side) for side in sides)


_ARITHMETIC = frozenset("add neg plusminus mul div pow sqrt factorial percent transpose inv not".split())
_FENCES = {"abs": ("|", "|"), "norm": ("‖", "‖"), "floor": ("⌊", "⌋"), "ceil": ("⌈", "⌉"), "list": ("[", "]"),
           "tuple": ("(", ")"), "set": ("{", "}"), "dot": ("⟨", "⟩")}  # fmt: skip


def _arithmetic(tree: Tree) -> str:
    head, args = tree.head, tree.args
    if head == "add":
        pieces = [_at(args[0], _SUM)]
        for arg in args[1:]:
            negative = arg.head == "neg"
            pieces += [_mo("−" if negative else "+"), _at(arg.args[0] if negative else arg, _PRODUCT)]
        return _mrow(*pieces)
    if head == "neg":
        return _mrow(_mo("−"), _at(args[0], _PRODUCT))
    if head == "not":
        return _mrow(_mo("¬"), _at(args[0], _PRODUCT))
    if head == "plusminus":
        sign = _mo("∓" if tree.leaf else "±")
        return _mrow(*(_at(arg, _PRODUCT) for arg in args[:-1]), sign, _at(args[-1], _PRODUCT))
    if head == "mul":
        pieces = []
        for at, arg in enumerate(args):
            if at:
                pieces.append(
                    _mo("·") if arg.head == "number" or args[at - 1].head == "number" == arg.head else _mo("⁢")
                )
            pieces.append(_at(arg, _FACTOR if at < len(args) - 1 else _PRODUCT))
        return _mrow(*pieces)
    if head == "div":
        return f"<mfrac>{_row(args[0])}{_row(args[1])}</mfrac>"
    if head == "pow":
        return f"<msup>{_at(args[0], _ATOM)}{_row(args[1])}</msup>"
    if head == "sqrt":
        return f"<msqrt>{_row(args[0])}</msqrt>"
    if head == "transpose":
        return f"<msup>{_at(args[0], _ATOM)}{_mo('⊤')}</msup>"
    if head == "inv":
        return f"<msup>{_at(args[0], _ATOM)}{_mrow(_mo('−'), '<mn>1</mn>')}</msup>"
    return _mrow(_at(args[0], _ATOM), _mo("!" if head == "factorial" else "%"))


def _big(tree: Tree) -> str:
    body, index, *limits = tree.args
    sign = _mo(_BIG[tree.head])
    under = _row(index)
    if tree.head.endswith("where"):
        under = _mrow(under, _mo(":"), _row(limits[0]))
    elif len(limits) == 1:
        under = _mrow(under, _mo("∈"), _row(limits[0]))
    elif limits:
        under = _mrow(under, _mo("="), _row(limits[0]))
        return _mrow(f"<munderover>{sign}{under}{_row(limits[1])}</munderover>", _at(body, _PRODUCT))
    return _mrow(f"<munder>{sign}{under}</munder>", _at(body, _PRODUCT))


def _derivative(tree: Tree) -> str:
    top, *rest = tree.args
    order = sum(int(Fraction(str(power.leaf))) for power in rest[1::2])
    sign = _mo("∂")
    above = sign if order == 1 else f"<msup>{sign}<mn>{order}</mn></msup>"
    below = []
    for bottom, power in zip(rest[::2], rest[1::2], strict=True):
        one = _row(bottom) if power.leaf == 1 else f"<msup>{_row(bottom)}{_row(power)}</msup>"
        below += [sign, one]
    if tree.head == "diff":
        return _mrow(f"<mfrac>{above}{_mrow(*below)}</mfrac>", _at(top, _FACTOR))
    return f"<mfrac>{_mrow(above, _row(top))}{_mrow(*below)}</mfrac>"


def _piecewise(args: tuple[Tree, ...]) -> str:
    rows = []
    for at in range(0, len(args), 2):
        pair = args[at : at + 2]
        condition = _row(pair[1]) if len(pair) == 2 else "<mtext>otherwise</mtext>"
        rows.append(f"<mtr><mtd>{_row(pair[0])}</mtd><mtd>{condition}</mtd></mtr>")
    return _mrow(_mo("{"), f"<mtable>{''.join(rows)}</mtable>")
