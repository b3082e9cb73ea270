"""How does a pair read when its names are others?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus import spelling
from corpus.formula import Formula
from corpus.pairs import Pair

OTHER = ("g1", "h2", "kappa", "q", "u7", "zeta", "B", "rho", "c3", "Q", "tau", "d4", "psi")


def renamed(pair: Pair, turn: int = 0, words: Sequence[str] = OTHER) -> Pair:
    """The same pair in plain spelling with every declared name replaced by one of these words."""
    used = {*pair.symbols, *re.findall(r"\w+", pair.expected + " " + pair.answer)}
    start = turn % len(words)
    others = [word for word in (*words[start:], *words[:start]) if word not in used]
    if re.search(r"\b(?:E|var|cov|P)\b", pair.expected):  # a capital beside a small letter is the random one
        others = [word for word in others if word[0].islower()]
    names = dict(zip(pair.symbols, others, strict=False))
    names |= {word: f"w{place}v" for place, word in enumerate(pair.symbols) if word not in names}
    left, right = _formula(pair.left, names), _formula(pair.right, names)
    return Pair(
        pair.topic,
        pair.rule,
        spelling.plain(left),
        spelling.plain(right),
        {names[word]: _domain(domain, names) for word, domain in pair.symbols.items()},
        pair.truth,
        pair.mode,
        None if pair.names is None else tuple(names[word] for word in pair.names),
        pair.options,
        left,
        right,
    )


def _formula(node: Formula, names: Mapping[str, str]) -> Formula:
    if node[0] in ("name", "idx", "call"):
        stem = node[1].rstrip("'")
        word = names.get(stem, stem) + node[1][len(stem) :]
        return (node[0], word, *(_formula(part, names) for part in node[2:]))
    if node[0] in ("sum", "prod", "int", "diff"):  # what it runs over may have the name of a symbol
        rest = (_formula(part, names) if isinstance(part, tuple) else part for part in node[3:])
        return (node[0], _formula(node[1], names), names.get(node[2], node[2]), *rest)
    return tuple(_formula(part, names) if isinstance(part, tuple) else part for part in node)


def _domain(domain: str, names: Mapping[str, str]) -> str:
    if domain.startswith("="):
        return re.sub(r"[A-Za-z]\w*", lambda found: names.get(found[0], found[0]), domain)
    kind, bracket, rest = domain.partition("[")
    if ".." in kind or kind.startswith("in") or "," in kind:
        kind = re.sub(r"(?<=[ .(\[,>=<])[A-Za-z]\w*", lambda found: names.get(found[0], found[0]), kind)
    return kind + bracket + re.sub(r"[A-Za-z]\w*", lambda found: names.get(found[0], found[0]), rest)
