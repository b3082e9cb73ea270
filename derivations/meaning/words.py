"""Which words do both directions of the translation share?"""

from __future__ import annotations

import sympy as sp

CONSTANT = {"pi": sp.pi, "e": sp.E, "oo": sp.oo}


class NoMeaningError(ValueError):
    """SymPy has no object for this, or our language no word; or it would be too large to carry out."""
