"""What does a line say beside its formula: words, a remark, an arrow, the number of the line?

    Multiply both sides by s2:                 a remark: nothing is claimed
    summing over k gives lambda = N            lambda = N
    dZ/de[j] = e[j] and de[j]/dy[j] = -1       two statements
    (3) => mu = xbar   | : N                   ⇒ mu = xbar

Words are looked for only where a line cannot be read as it stands, and what they leave must be read whole:
a statement that cannot be read is refused as before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from derivations.language import spellings as sp
from derivations.language.grammar import read
from derivations.language.refusal import Refusal
from derivations.language.scope import DomainError, Scope
from derivations.language.tree import Tree
from derivations.numbering import closed_up
from derivations.subjects import by_its_name

NONE: Mapping[str, str] = MappingProxyType({})
_ARROW = (
    r"=>|<=>|->|⇒|⟹|⇔|⟺|→|↔"
    r"|\\(?:implies|Rightarrow|Longrightarrow|iff|Leftrightarrow|to|rightarrow)(?![A-Za-z])"
)
_GIVEN = re.compile(r"(?<![\w\\])p\s?\([^()|]*(?:\||\\mid(?![A-Za-z]))[^()|]*\)")  # p(x | y)
_FIRST = re.compile(rf"\s*(?:{_ARROW})\s*")
_BETWEEN = re.compile(r"<=>|⇔|⟺|\\(?:iff|Leftrightarrow)(?![A-Za-z])")
_SAID = re.compile(r"\\(?:text|textrm|mathrm|mbox)\s*\{([^{}]*)\}")
_SPACE = re.compile(r"\\(?:quad|qquad)(?![A-Za-z])|\\[,;:! ]")
_BESIDE = re.compile(r"\s*(?:\|\s*[·*×:/÷+\-−∙⋅^√]|//|#).*\Z")  # what is done next, noted beside the line
_AT_END = re.compile(r"\s*(?:[∎■□▪]|\\(?:blacksquare|square|Box|qed)(?![A-Za-z]))[\s.$]*\Z")
_REMARK = re.compile(r"\s\(([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ ,.'’-]{2,60})\)\s*\Z")  # … (derivative)
_GOES_ON = re.compile(rf"(=(?![=>]).+?)(?:{_ARROW})(.+)\Z")  # = 0 => mu = xbar
_FOUNDED = re.compile(r"(?:with|since|because|as|using|mit|da|weil|wegen)\s+([^:=]*=[^:]*):\s+(\S.*)\Z", re.I)
_AT_VALUE = re.compile(r"=\s*[-−+]?\d+(?:[.,]\d+)?\s*:\Z")
_CLAIM = re.compile(r"(?<![<>!])=|[∝≡]|\\(?:propto|equiv)(?![A-Za-z])")
_SAID_BEFORE = re.compile(r"([^=:{}]*):\s+(\S.*)\Z")  # `sum over k: 1 = N/lambda`
_IS_SAID = re.compile(r"[A-Za-z]{3}")
_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\Z")
_EDGES = ".,;:!?()[]\"“”„'’"
_RANGES = frozenset({"for", "für", "if", "falls", "when", "wenn", "all", "alle", "every", "each", "any"})
_ESTIMATE = ("hat", "star", "_ML", "_MLE", "_opt")
_DEFINED = re.compile(
    r"""\s* (?:(?:let|define|set|put|with|where|sei|setze|mit)\s+)?
        ([^\W\d_]\w*) \s* (\[[^\]=]*\]|\([^)=]*\))? \s* (?::=|≔|=) \s* ([^=].*?) \s*[.,;]?\s*\Z""",
    re.VERBOSE | re.IGNORECASE,
)


def probabilities(texts: Sequence[str], scope: Scope) -> list[str]:
    """The lines with `P(y)` for `p(y)`, where p is no name of the question, or is written for both.

    >>> probabilities(["p = p(x|y) P(y)/p(x)"], Scope.of({"p": "real"}))
    ['p = P(x|y) P(y)/P(x)']
    >>> probabilities(["p(x + 1)"], Scope.of({"p": "real"}))
    ['p(x + 1)']
    """
    if (word := scope.lookup("p")) is not None:
        called = scope.domain(word).kind in ("function", "density")
        if called or not any(_GIVEN.search(text) for text in texts):
            return list(texts)
    return [re.sub(r"(?<![\w\\])p(?=\s?\()", "P", text) for text in texts]


def statements(text: str, scope: Scope, slopes: Mapping[str, str] = NONE) -> tuple[Tree, ...]:
    """What a line states, in order; nothing where it is only words.  `slopes` says what L' is: dL/dz.
    Raises Refusal.

    >>> names = Scope.of({"x": "real", "y": "real"})
    >>> [str(one) for one in statements("so y = 2x and x = y/2", names)]
    ['y = 2*x', 'x = y/2']
    >>> statements("Now divide by two.", names)
    ()
    """
    text = by_its_name(text, scope)
    try:
        return (read(text, scope),)
    except Refusal as refusal:
        first = refusal
    plainer = _plainer(text)
    for word, slope in slopes.items():
        plainer = re.sub(rf"(?<![^\W_]){re.escape(word)}['′](?![('′\w])", f"({slope})", plainer)
    remark = _REMARK.search(plainer[-70:])
    if remark and not any(scope.lookup(word) or word in sp.GREEK_WORDS for word in remark[1].split()):
        plainer = plainer[: len(plainer) - len(remark[0])].rstrip(",;: ")
    if plainer != text and (alone := as_it_stands(plainer, scope)) is not None:
        return (alone,)
    founded = _FOUNDED.match(plainer) or _GOES_ON.match(plainer)
    if founded and None not in (both := [_read(one.strip(" ,;"), scope) for one in founded.groups()]):
        return tuple(tree for one in both for tree in one or ())
    before = _SAID_BEFORE.match(plainer)
    if before and _IS_SAID.search(before[1]) and _closed(before[1]):
        rest = _read(before[2], scope)
        if rest is not None:
            return tuple(rest)
    pieces, spoken = _pieces(plainer, scope)
    if not spoken and len(pieces) < 2:
        raise first
    found: list[Tree] = []
    for piece in pieces:
        read_piece = _read(piece, scope)
        if read_piece is None:
            raise first
        found += read_piece
    return tuple(found)


def estimated(scope: Scope, unknown: Tree | None) -> Scope:
    """The scope in which the estimate of what is solved for is another word for it: `\\hat\\mu`, `mu_ML`."""
    if unknown is None or scope.free:
        return scope
    word = str((unknown.args[0] if unknown.head == "index" else unknown).leaf)
    others = {f"{word}{mark}": word for mark in _ESTIMATE if f"{word}{mark}" not in scope.domains}
    return scope.with_domains(scope.domains, {**scope.aliases, **others})


def clauses(text: str, scope: Scope) -> list[str]:
    """The statements of a line, cut at its words and its commas; none of a line that is said of some values.

    >>> clauses("Let u = 2x, so y = u + 1", Scope.of({"x": "real", "y": "real"}))
    ['u = 2x', 'y = u + 1']
    """
    if any(word.casefold() in _RANGES for word in text.split()):
        return []
    pieces, _ = _pieces(_plainer(text), scope)
    return [part for piece in pieces for part in _parted(piece) if part]


def defining(text: str, scope: Scope) -> tuple[str, Scope] | None:
    """The new name that a line defines, and the names with it; None where it defines none.

    >>> names = Scope.of({"x": "real[N]", "N": "natural"})
    >>> defining("let S = sum(x[n], n, 1, N)", names)[0]
    'S'
    >>> defining("N = 3", names) is None
    True
    """
    found = _DEFINED.match(text)
    if found is None or scope.free:
        return None
    word, arguments, meaning = found[1], found[2] or "", found[3]
    if scope.lookup(word) or word in sp.CONSTANTS or word in sp.FUNCTIONS or word in sp.FUNCTION_WORDS:
        return None
    try:
        domains = Scope.of({f"{word}{arguments}": f"= {meaning}"}).domains
        wider = scope.with_domains({**scope.domains, **domains})
        tree = wider.definition(word)
    except (Refusal, DomainError):
        return None
    return (word, wider) if tree is not None and tree.head != "relation" else None


def _plainer(text: str) -> str:
    """With one arrow for all, without spaces of TeX, notes beside the line and signs at its end."""
    text = closed_up(_SPACE.sub(" ", _SAID.sub(r" \1 ", text)))
    text = _AT_END.sub("", _BESIDE.sub("", text))
    text = _BETWEEN.sub("⇒", _FIRST.sub("⇒ ", text, count=1) if _FIRST.match(text) else text)
    return text.strip().rstrip(",;: ")


def _pieces(text: str, scope: Scope) -> tuple[list[str], bool]:
    """The statements between the words, and whether there are words: those after `for` say a range."""
    runs: list[list[str]] = [[]]
    ranges: list[str] = []
    spoken = ranged = False
    for token in text.split():
        bare = token.strip(_EDGES)
        if not _is_word(bare, scope):
            (ranges if ranged else runs[-1]).append(token)
            if token.endswith((",", ";", ":")) and _closed(token):
                if ranged and _AT_VALUE.search(" ".join(ranges[-4:])):  # said of one value only
                    return [], False
                ranged = False
            continue
        ranged = bare.casefold() in _RANGES
        spoken = True
        runs.append([])
    texts = [_evened(" ".join(run)) for run in runs]
    return [one for one in texts if _CLAIM.search(one)], spoken


def _is_word(text: str, scope: Scope) -> bool:
    """A word of a sentence, and no name, function or product of names."""
    if len(text) < 2 or not _WORD.match(text) or scope.lookup(text):
        return False
    if text in sp.FUNCTIONS or text in sp.FUNCTION_WORDS or text in sp.GREEK_WORDS:
        return False
    try:
        read(text, scope)
    except Refusal:
        return True
    return False


def _read(text: str, scope: Scope) -> list[Tree] | None:
    """A statement, or several with commas between them."""
    if (alone := as_it_stands(text, scope)) is not None:
        return [alone]
    pieces = [piece for piece in _parted(text) if piece]
    if len(pieces) < 2 or not all(_CLAIM.search(piece) for piece in pieces):
        return None
    found: list[Tree] = []
    for piece in pieces:
        if (tree := as_it_stands(piece, scope)) is None:
            return None
        found.append(tree)
    return found


def as_it_stands(text: str, scope: Scope) -> Tree | None:
    """What a text says as it stands; None where it is refused."""
    try:
        return read(text, scope)
    except Refusal:
        return None


def _parted(text: str) -> Iterator[str]:
    """The pieces between commas that stand in no bracket."""
    depth = start = 0
    for at, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if sign in ",;" and not depth:
            yield text[start:at].strip()
            start = at + 1
    yield text[start:].strip()


def _evened(text: str) -> str:
    """Without signs of the sentence at its ends, and a bracket that only words stood in."""
    text = text.strip().strip(",;:").strip()
    while text.endswith((")", "]")) and not _closed(text):
        text = text[:-1].rstrip(" .,;")
    if text.startswith(("(", "[")) and not _closed(text):
        text = text[1:].lstrip()
    return text


def _closed(text: str) -> bool:
    return all(text.count(a) == text.count(b) for a, b in ("()", "[]"))
