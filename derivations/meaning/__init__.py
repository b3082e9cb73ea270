"""Tree <-> SymPy: the only door to SymPy.

    to_sympy(tree, scope) -> SymPy object       raises NoMeaningError
    to_tree(expression) -> Tree                 raises NoMeaningError

Objects are built node by node from tables; no text is ever handed over.  This imports SymPy:
import it where it is needed.
"""

from derivations.meaning.back import to_tree
from derivations.meaning.into import to_sympy
from derivations.meaning.words import NoMeaningError

__all__ = ["NoMeaningError", "to_sympy", "to_tree"]
