"""Which option was chosen?  A label, or a list of labels where several are asked for, in any order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from derivations.language.characters import folded
from derivations.language.tree import Tree
from exercises.graph import Node
from grader.answers import Asked, Met, Reading, Refused
from grader.reading.written import Answer, Items, Text, as_text

_LABEL = re.compile(r"[(\[]?\s*([A-Za-z0-9]+)\s*[.)\]:]?\s*\Z")

_LED = re.compile(
    r"\A\s*[(\[]?\s*([A-Za-z0-9])\s*(?:[)\].:]+|\s[-–—:]|\s(?=(?:because|since|as|weil|da)\b))\s*(\S.*)\Z",
    re.DOTALL,
)
_ANOTHER = re.compile(
    r"\b(?:or|oder|and|und|not|nicht)\b\s*[(\[]?[A-Za-z0-9]\b(?!\s+[^\W\d_]{2})|\b[A-Za-z]\)", re.IGNORECASE
)

# between labels and before them: `a and c`, `a + c`, `option b`, `Answer: b`
_BETWEEN = re.compile(
    r"\b(?:and|und|or|options?|answers?|choices?|Antwort|class|Klasse)\b:?|[&+]|\\(?:text|mathrm)",
    re.IGNORECASE,
)


def read(answer: Answer, asked: Asked, tree: Tree | None = None) -> Reading | Refused:
    """The labels, as they stand in the item (a variant shows the options in another order)."""
    shown = asked.variant.options(asked.part)
    typed = _texts(answer)
    if typed is None:
        return Refused(f"Write {_wanted(asked)}.", wrong_kind=True)
    if asked.part.several and len(typed) == 1 and _run_together(typed[0], shown):
        typed = list(typed[0])
    whole = as_text(answer)
    if whole is not None:
        label = _copied(whole.text, shown, asked) or _with_reason(_plain(whole.text), shown, asked)
        typed = [label] if label is not None else typed
    chosen = []
    for text in typed:
        match = _LABEL.match(text.strip())
        label = next((one for one in shown if match and one.casefold() == match[1].casefold()), None)
        label = label or _copied(text, shown, asked)
        if label is None:
            return Refused(f"There is no option {text.strip()!r}: write {_wanted(asked)}.")
        if label not in chosen:
            chosen.append(label)
    if len(chosen) != 1 and not asked.part.several:
        return Refused(f"One option is asked for: write {_wanted(asked)}.")
    return Reading(frozenset(shown[label] for label in chosen), ", ".join(sorted(chosen)))


def _with_reason(text: str, shown: Mapping[str, str], asked: Asked) -> str | None:
    """The label before words that give a reason, or that begin as the option does: `b) mean 0, …`."""
    match = None if asked.part.several else _LED.match(text)
    label = next((one for one in shown if match and one.casefold() == match[1].casefold()), None)
    if match is None or label is None or _ANOTHER.search(match[2]) or not re.search(r"[^\W\d_]{3}", match[2]):
        return None
    said = _words(match[2])
    begin = [one for one, inside in shown.items() if _words(asked.part.options[inside].text).startswith(said)]
    return label if not begin or label in begin else None


def _plain(text: str) -> str:
    """Without quotation marks, signs of emphasis and ticks, in plain letters.

    >>> _plain('**b**'), _plain('"b" ✓'), _plain("ｂ")
    ('b', 'b', 'b')
    """
    return re.sub(r"[*`\"'“”„✓✔✅]", "", folded(text)).strip()


def _copied(text: str, shown: Mapping[str, str], asked: Asked) -> str | None:
    """The label of an option that was copied, with its label before it or without: `b) only if …`."""
    bare = _words(text)
    for label, inside in shown.items():
        words = _words(asked.part.options[inside].text)
        if words and bare in (words, f"{label.casefold()} {words}"):
            return label
    return None


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _run_together(text: str, shown: Mapping[str, str]) -> bool:
    """Is it several labels of one letter, each once: `acd`?"""
    letters = text.casefold()
    labels = {label.casefold() for label in shown}
    return len(letters) > 1 and len(set(letters)) == len(letters) and set(letters) <= labels


def _texts(answer: Answer) -> list[str] | None:
    if isinstance(answer, Items):
        texts = [one.text for one in answer.items if isinstance(one, Text)]
        return texts if len(texts) == len(answer.items) else None
    text = as_text(answer)
    text = replace(text, text=_BETWEEN.sub(" ", _plain(text.text))) if text else None
    return [piece for piece in re.split(r"[,;/\s]+", text.text.strip("[]{} ")) if piece] if text else None


def _wanted(asked: Asked) -> str:
    labels = list(asked.variant.options(asked.part))
    if asked.part.several:
        return f"a list of labels, such as [{', '.join(labels[:2])}]"
    return f"one of {', '.join(labels)}"


def meets(reading: Reading, node: Node, asked: Asked) -> Met:
    """The labels expected, all of them and no other."""
    right = frozenset(node.answer.split(", "))
    if reading.value == right:
        return Met("correct", evidence={"how": "label"})
    said = "Not this choice." if asked.part.several else "Not this option."
    return Met("incorrect", said, evidence={"how": "label"})
