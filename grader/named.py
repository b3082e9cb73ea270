"""Does an answer first say what it is the value of: `dL/dw = (a - y)*x`, `P(C=1|T=1) = 0.0292`, `w <- w + 1`?

The name in front is dropped where it names no given of the question.  Several values in a chain
(`3*3*20*40 = 7200`) are one answer if they are the same; otherwise the text stays as it was, to be refused.
"""

from __future__ import annotations

import re
from dataclasses import replace

from grader.answers import Asked
from grader.chains import agree
from grader.definitions import parted
from grader.labels import is_name, is_of_number, is_own
from grader.reading.written import Text
from grader.rounded_ends import Side, before_rounding

_SIGN = re.compile(
    r":=|:(?=\s)|<-(?=\s)|←|≔|≈|=|\\approx(?![A-Za-z])|\\(?:gets|leftarrow|coloneqq)(?![A-Za-z])"
)
_CHANGED = re.compile(r"\A\s*(?P<name>[^\W\d]\w*)\s*(?P<sign>[-+])=\s*(?P<by>[^=]+)\Z")  # w -= eta*g
_OTHER_SIGNS = re.compile(r"[<>!=]=|=>|⇒|\\begin(?!\s*\{d?cases)|\\Rightarrow")
_EDGE = re.compile(r"\\(begin|end)(?![A-Za-z])")
_THE_SAME = re.compile(r"(.*\S)\s*\(\s*(?:=|≈)\s*([^()=]+)\)\s*\Z")
_PLACE = re.compile(  # a/4 (at v = 0)
    r"(?<=[^\s(,])\s*+[,(]?\s*+\b(?:attained |reached )?at\s++[\w{}\\]++\s*+=\s*+[-+−\w./]++\s*+\)?\s*+\Z"
)
_OPENING, _CLOSING = frozenset("([{⟨"), frozenset(")]}⟩")


def without_name(text: Text, asked: Asked, own: str = "", *, number: bool = False) -> Text:
    """The answer alone, where a name stands before it; else the text as it is.

    `own` is the name of the cell that the answer stands in; is it to be a number?
    """
    if "=" not in text.text and not _SIGN.search(text.text):
        return text
    text = replace(text, text=_between_dollars(_PLACE.sub("", text.text)))
    formula, said = parted(text.text) if asked.part.kind == "expression" else (text.text, "")
    if said:  # of the names in it, or when it holds: in front of that stands the name
        alone = without_name(replace(text, text=formula), asked, own, number=number)
        return replace(alone, text=alone.text + said)
    if (same := _THE_SAME.match(text.text)) is not None and "=" not in same[1]:  # 0.75 (= 3/4)
        sides = [same[2], same[1]]
        return replace(text, text=same[1].rstrip()) if agree(sides, asked) else text
    text = replace(text, text=_CHANGED.sub(r"\g<name> \g<sign> (\g<by>)", text.text))
    pieces = _pieces(text.text)
    if pieces is None:
        return text
    (_, first, sign), *rest = pieces
    if not first.strip() and rest:
        return _from(text, rest, asked, number)
    after = " ".join(one for _, one, _ in rest)
    ours = is_own(first, own) or (number and rest and is_of_number(first, rest[-1][1]))
    if rest and (ours or is_name(first, sign, after, asked)):
        return _from(text, rest, asked, number)
    return _from(text, pieces, asked, number)


def _between_dollars(text: str) -> str:
    """`$x = 1$` without the signs around it, place by place."""
    for opening, closing in (("$$", "$$"), ("$", "$"), (r"\(", r"\)"), (r"\[", r"\]")):
        bare = text.strip()
        if bare.startswith(opening) and bare.endswith(closing) and len(bare) > len(opening + closing):
            inner = bare[len(opening) : -len(closing)]
            return text if opening in inner else text.replace(bare, inner.rjust(len(bare) - len(closing)))
    return text


def _pieces(text: str) -> list[Side] | None:
    """Where each side starts, its text, the sign behind it; None where other signs stand outside brackets."""
    found: list[Side] = []
    depth = start = at = 0
    while at < len(text):
        depth += (text[at] in _OPENING) - (text[at] in _CLOSING)
        edge = _EDGE.match(text, at)
        if edge and not (depth == 0 and _OTHER_SIGNS.match(text, at)):
            depth += 1 if edge[1] == "begin" else -1
        if depth == 0:
            if _OTHER_SIGNS.match(text, at):
                return None
            if sign := _SIGN.match(text, at):
                found.append((start, text[start:at], sign[0]))
                start = at = sign.end()
                continue
        at += 1
    return [*found, (start, text[start:], "")] if depth == 0 else None


def _from(text: Text, sides: list[Side], asked: Asked, number: bool) -> Text:
    """The last of several sides that say the same; the whole text where they do not."""
    if not sides[-1][1].strip():
        return text
    if len(sides) > 1 and not agree([one for _, one, _ in sides], asked):
        return text
    start, last, _ = before_rounding(sides, asked) if number and len(sides) > 1 else sides[-1]
    lead = len(last) - len(last.lstrip())
    return Text(last.strip(), text.line, text.column + start + lead)
