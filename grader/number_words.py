"""What do people write beside a number that says nothing against it?

`≈ 0.029`, `about 0.029`, `p ≈ 0.029`, `4704 parameters`, `2.9 percent`: the sign becomes `=`, words and unit
blanks, so that every character keeps its place.
"""

from __future__ import annotations

import re

_ABOUT = re.compile(r"≈|≃|≅|~=?|\\approx\b|\\simeq\b|\\sim\b")
_ABOUT_WORDS = re.compile(
    r"\A\s*(?:about|approximately|approx\.?|around|roughly|circa|ca\.|etwa)\s+(?=[\d.+-])", re.IGNORECASE
)
_ROUNDED = re.compile(r"(?<=[\d%])\s*\((?:rounded|approx\.?|approximately)\)\s*\Z", re.IGNORECASE)
_DOTS = re.compile(r"(?<=\d)\s*(?:…|\.\.\.|\\l?dots)(?=\s*(?:%\s*)?\Z)")  # 0.02915… : cut here
_PERCENT = re.compile(r"(?<=\d)\s*(?:percent|per cent|Prozent|pct)\.?\s*\Z", re.IGNORECASE)
_UNITS = (
    "parameters", "params", "parameter", "weights", "weight", "biases", "multiplications", "multiplication",
    "mults", "operations", "ops", "MACs", "FLOPs", "additions", "pixels", "pixel", "px", "maps", "channels",
    "filters", "units", "neurons", "layers", "epochs", "epoch", "passes", "pass", "steps", "step", "samples",
    "images", "entries", "elements", "values", "times", "degrees", "°C", "nats", "nat", "bits", "bit",
)  # fmt: skip
_UNIT = re.compile(rf"(?<=[\d%)])\s+(?:{'|'.join(_UNITS)})\s*\Z", re.IGNORECASE)


def bare(text: str) -> str:
    """
    >>> bare("p ≈ 0.029"), bare("4704 parameters").strip(), bare("2.9 percent").strip()
    ('p = 0.029', '4704', '2.9%')
    >>> bare("about 0.029").strip(), bare("0.029 (rounded)").strip()
    ('0.029', '0.029')
    >>> bare("0.02915…").strip(), bare("2.9... %")
    ('0.02915', '2.9    %')
    """
    for words in (_ABOUT_WORDS, _ROUNDED, _DOTS):
        text = words.sub(lambda found: " " * len(found[0]), text)
    text = _ABOUT.sub(lambda found: "=".ljust(len(found[0])), text)
    text = _PERCENT.sub(lambda found: "%".ljust(len(found[0])), text)
    return _UNIT.sub(lambda found: " " * len(found[0]), text)
