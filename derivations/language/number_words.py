"""What do people write beside a number that says nothing against it?

`≈ 0.029`, `about 0.029`, `p ≈ 0.029`, `4704 parameters`, `2.9 percent`: the sign becomes `=`, words and unit
blanks, so that every character keeps its place.
"""

from __future__ import annotations

import re
from fractions import Fraction

from derivations.language import spellings as sp

_ABOUT = re.compile(r"≈|≃|≅|~=?|\\approx\b|\\simeq\b|\\sim\b")
_ABOUT_WORDS = re.compile(
    r"\A\s*(?:about|approximately|approx\.?|around|roughly|circa|ca\.|etwa)\s+(?=[\d.+-])", re.IGNORECASE
)
_ROUNDED = re.compile(r"(?<=[\d%])\s*\((?:rounded|approx\.?|approximately)\)\s*\Z", re.IGNORECASE)
_DOTS = re.compile(r"(?<=\d)\s*(?:…|\.\.\.|\\l?dots)(?=\s*(?:%\s*)?\Z)")  # 0.02915… : cut here
_PERCENT = re.compile(r"(?<=\d)\s*(?:percent|per cent|Prozent|pct)\.?\s*\Z", re.IGNORECASE)
_PLAIN = r"(?:(?<=[=:])|\A)\s*[-+−]?[\d.,]*\d(?:[eE][-+−]?\d+)?(?:/\d+)?\s*%?"
_ANY_WORD = r"[^\W\d_]{3,}\.?"
_WORDS = rf"(?:\s+(?:{_ANY_WORD}|px|°C|of|in|by|the|m²|(?:square\s+)?units?(?:\^2|²))){{1,4}}"
_UNIT = re.compile(rf"{_PLAIN}(?P<said>{_WORDS}\s*)\Z")
_BRACKET = re.compile(rf"{_PLAIN}(?:{_WORDS})?(?P<said>\s*[(\[](?P<words>[^()\[\]]*)[)\]]\s*)\Z")
_SIGN = re.compile(r"\A\s*(?:≈|=|i\.e\.|that is|approx(?:\.|imately)?|about|ca\.|or)\s*", re.IGNORECASE)
_DECIMAL = re.compile(r"(?P<number>[-+−]?\d+(?:\.(?P<part>\d+))?)\s*(?P<percent>%|percent)?")
_TRUTH = {"true": "1", "false": "0"}
_BEFORE = re.compile(
    r"\A\s*(?:the\s+(?=\d+(?:st|nd|rd|th)\b)|(?:(?:in|the|at|nach|im)\s+)*(?:pass|epoch|step|iteration|layer|epoche|durchlauf|schritt)\s+(?=\d+\s*\Z))",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|\.)(?:\s+(?:pass|epoch|step|iteration|epoche|durchlauf))?\s*\Z")
_FIGURES = re.compile(
    r"(?:rounded\s+)?(?:to\s+)?\d\s*(?:s\.?\s*f\.?|d\.?\s*p\.?|sig\w*\.?\s*\w*\.?|decimals?|decimal\s+places|digits|figures"
    r"|Nachkommastellen|Stellen)\Z", re.IGNORECASE,
)  # fmt: skip
_ONLY_WORDS = re.compile(r"[^\W\d_][^\W\d_.,:;' -]*(?:[.,:;' -]+[^\W\d_]+)*[.!]?\Z")
_CHANGES = re.compile(  # these say another number, or that it is none
    r"(?<![^\W_])(?:or|and|not|no|plus|minus|negative|times|over|per|divided|squared|cubed|square|cube|root|to|half|"
    r"halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|hundredths?|thousandths?|\w*illions?|hundred|thousands?|"
    r"dozens?|percent\w*|prozent|permille|kilo\w*|mega\w*|giga\w*|milli|micro|point|oder|und|nicht|mal|hoch|wrong|"
    r"more|less|below|above|from|than|log|exp|sqrt|ln|sin|cos|tan|sigma|alpha|beta|gamma|delta|lambda|theta|eta|mu|"
    r"phi|infinity|positive|false|zero|twice|doubled?|triple|factorial|mod|choose|inverse|power|between|if|else|when|minutes?|unless|pi|least|most|tausend)(?![^\W_])",
    re.IGNORECASE,
)
_MATHEMATICAL = sp.GREEK_WORDS | sp.FUNCTIONS.keys() | sp.FUNCTION_WORDS.keys()
_PRINTED = re.compile(  # tensor(0.5000, dtype=torch.float64), np.float64(0.5), \num{0.5}, **0.5**, `0.5`
    r"\A\s*(?:(?:(?:np|numpy|torch|tf|jnp)\.)?(?:float|int|float32|float64|int32|int64|tensor|array|Decimal)\(\s*(?P<in>%s)"
    r"\s*,?\s*(?:(?:dtype|device|requires_grad|grad_fn)\s*=[^()]*)?\)"
    r"|\\num\s*\{\s*(?P<num>%s)\s*\}|\*\*\s*(?P<bold>%s)\s*\*\*|`\s*(?P<code>%s)\s*`)\s*\Z"
    % ((r"[-+−]?\d[\d.,]*(?:[eE][-+]?\d+)?",) * 4)
)
_COMMA = re.compile(r"\A(\s*[-+−]?\d+),(\d+[eE][-+]?\d+\s*)\Z")  # 1,03e-4
_SWISS = re.compile(r"\A\s*[-+−]?\d{1,3}(?:['’]\d{3})+\s*\Z")
_LARGE = re.compile(
    r"(\A\s*[-+−]?\d+(?:\.\d+)?)\s*(thousand|million|billion|Tausend|Mio\.?|Mrd\.?)\s*\Z", re.IGNORECASE
)
_SIZES = {"t": "e3", "m": "e6", "b": "e9", "mr": "e9"}
_LETTER = re.compile(r"(\A\s*[-+−]?\d+(?:\.\d+)?)(?:([kK])|M)\s*\Z")  # 40.5k, 1.62M
_MIXED = re.compile(  # 2 3/4, 2¾: a proper fraction; 36 864/1152 has a thousand before the line
    rf"(?P<before>(?:(?<=[=:≈])|\A)\s*[-+−]?\s*)(?P<whole>\d+)"
    rf"(?:\s+(?P<above>\d{{1,2}})\s*/\s*(?P<below>\d+)|\s?(?P<sign>[{''.join(sp.FRACTIONS)}]))\s*\Z"
)
_DEGREES = re.compile(r"(?<=\d)\s*°\s?[CF]?\s*\Z")
_TIMES = re.compile(r"\A\s*×\s?(?=\d)")  # ×32
_FACTOR = re.compile(
    r"(\A[\s=≈~]*\d+(?:[.,]\d+)?)\s*(?:×|-?\s?fold\b|-?fach\b|times\b(?:\s+\w+)?)\s*\Z", re.IGNORECASE
)
_A_FACTOR = re.compile(
    r"\A\s*(?:by\s+)?(?:a\s+)?(?:factor|Faktor)\s+(?:of\s+)?(?=\d[\d.,]*\s*\Z)", re.IGNORECASE
)
_LONGEST = 200  # characters of a number and its remark: what is longer is left as it is
_ALONE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?\Z")  # nearly every number


def bare(text: str) -> str:
    """The text of a number without what says nothing against it.

    >>> bare("p ≈ 0.029"), bare("4704 parameters").strip(), bare("2.9 percent").strip()
    ('p = 0.029', '4704', '2.9%')
    >>> bare("about 0.029").strip(), bare("0.029 (rounded)").strip()
    ('0.029', '0.029')
    >>> bare("0.02915…").strip(), bare("2.9... %")
    ('0.02915', '2.9    %')
    >>> bare("0.22 (divisor N)").strip(), bare("0.25 nats").strip(), bare("pass 3").strip()
    ('0.22', '0.25', '3')
    >>> bare("0.0292 (2.92 %)").strip(), bare("0.0292 (3.92 %)"), bare("True").strip()
    ('0.0292', '0.0292 (3.92 %)', '1')
    >>> bare("tensor(-0.5000)").strip(), bare("np.float64(2.5)").strip(), bare("`0.75`").strip()
    ('-0.5000', '2.5', '0.75')
    >>> bare("1.62 million"), bare("22.8 times").strip(), bare("factor 32").strip(), bare("1'620'000")
    ('1.62e6', '22.8', '32', '1620000')
    >>> bare("2 3/4"), bare("x = -2¾"), bare("2 5/4"), bare("36 864/1152")
    ('(2+3/4)', 'x = -(2+3/4)', '2 5/4', '36 864/1152')
    >>> bare("40.5k"), bare("9.58 °C").strip(), bare("×32").strip()
    ('40.5e3', '9.58', '32')
    >>> bare("7 dozen"), bare("3 or 4"), bare("3 (x)"), bare("0.22 (not 0.275)")
    ('7 dozen', '3 or 4', '3 (x)', '0.22 (not 0.275)')
    >>> hostile = "1" + 9000 * " " + "!"
    >>> bare(hostile) == hostile
    True
    """
    if _ALONE.match(text) or len(text) > _LONGEST:
        return text
    if (printed := _PRINTED.match(text)) is not None:
        text = str(printed[printed.lastgroup or 0]).ljust(len(text))
    text = _COMMA.sub(r"\1.\2", text)
    if "=" in text:
        text = re.sub(r"(?<=\d)(\s*)[xX](?=\s*\d)", r"\1*", text)  # 2x2 = 4
    if _SWISS.match(text):
        text = re.sub("['’]", "", text)
    if (large := _LARGE.match(text)) is not None:
        size = large[2].casefold()
        text = large[1] + _SIZES["mr" if size.startswith("mr") else size[0]]
    for words in (_ABOUT_WORDS, _ROUNDED, _DOTS):
        text = words.sub(lambda found: " " * len(found[0]), text)
    if (letter := _LETTER.match(text)) is not None:
        text = f"{letter[1]}{'e3' if letter[2] else 'e6'}"
    text = _DEGREES.sub(lambda found: " " * len(found[0]), _TIMES.sub(" ", _MIXED.sub(_as_sum, text)))
    for pattern in (_FACTOR, _A_FACTOR):
        text = pattern.sub(lambda found: (found[1] if found.lastindex else "").ljust(len(found[0])), text)
    if (truth := _TRUTH.get(text.strip().casefold())) is not None:
        return truth.rjust(len(text))
    text = _ABOUT.sub(lambda found: "=".ljust(len(found[0])), text)
    text = _PERCENT.sub(lambda found: "%".ljust(len(found[0])), text)
    for words in (_BEFORE, _ORDINAL):
        text = words.sub(lambda found: " " * len(found[0]), text)
    return _without_remark(_without_remark(text))


def _as_sum(mixed: re.Match[str]) -> str:
    """A mixed number as the sum that it is; 2 5/4 is none."""
    above, below = (
        sp.FRACTIONS[mixed["sign"]] if mixed["sign"] else (int(mixed["above"]), int(mixed["below"]))
    )
    return f"{mixed['before']}({mixed['whole']}+{above}/{below})" if above < below else mixed[0]


def _without_remark(text: str) -> str:
    """Without a unit or a remark in brackets behind a plain number, if it says no other number."""
    unit, bracket = _UNIT.search(text), _BRACKET.search(text)
    if unit and not _changes(unit["said"].replace("square unit", "unit")):
        return text[: unit.start("said")].ljust(len(text))
    if bracket and (_is_remark(bracket["words"].strip()) or _says_the_same(text, bracket)):
        return text[: bracket.start("said")].ljust(len(text))
    return text


def _changes(words: str) -> bool:
    """Do words say another number: `2 tau`, `5 tanh`, `7 thousand`?

    >>> _changes(" tau"), _changes(" tanh"), _changes(" weights")
    (True, True, False)
    """
    several = re.findall(r"[^\W\d_]+", words)
    return bool(_CHANGES.search(words)) or any(one in _MATHEMATICAL for one in several)


def _says_the_same(text: str, bracket: re.Match[str]) -> bool:
    """Is the number in brackets the one before them, perhaps with fewer digits: `0.0292 (2.92 %)`?"""
    sides = text[: bracket.start("said")].rpartition("=")[2], _SIGN.sub("", bracket["words"])
    values = [_value(side) for side in sides]
    if None in values:
        return False
    (one, its_unit), (two, other_unit) = (found for found in values if found)
    return abs(one - two) <= max(its_unit, other_unit) / 2


def _value(side: str) -> tuple[Fraction, Fraction] | None:
    """A decimal or a percentage, and the place of its last digit."""
    match = _DECIMAL.fullmatch(side.strip())
    if match is None:
        return None
    share = Fraction(1, 100 if match["percent"] else 1)
    unit = Fraction(1, 10 ** len(match["part"] or "")) * share
    return Fraction(match["number"].replace("−", "-")) * share, unit if match["part"] or match[
        "percent"
    ] else Fraction(0)


def _is_remark(words: str) -> bool:
    """Is it made of words, of which one could be no product of names: `divisor N`, `3 s.f.`?"""
    if _FIGURES.fullmatch(words):
        return True
    return bool(_ONLY_WORDS.match(words) and re.search(r"[^\W\d_]{3}", words) and not _changes(words))
