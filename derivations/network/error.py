"""What is wrong with a declared network, and where?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

Path = tuple[str | int, ...]
Shape = tuple[int, ...]


class NetworkError(ValueError):
    """A declared network that cannot be run: for the author of the exercise.

    `path` leads into the declaration (`("layers", 1, "activation")`), so that whoever knows the file can
    name the line; `shapes` are the two that do not fit, `nearest` the name that was probably meant.
    """

    def __init__(
        self,
        message: str,
        path: Path = (),
        *,
        shapes: tuple[Shape, Shape] | None = None,
        nearest: str | None = None,
    ) -> None:
        self.message = message
        self.path = path
        self.shapes = shapes
        self.nearest = nearest
        super().__init__(message)

    def __str__(self) -> str:
        place = f" (at {dotted(self.path)})" if self.path else ""
        meant = f"; did you mean {self.nearest!r}?" if self.nearest else ""
        return f"{self.message}{meant}{place}"

    def under(self, *path: str | int) -> NetworkError:
        """The same complaint, told from further out."""
        return NetworkError(self.message, (*path, *self.path), shapes=self.shapes, nearest=self.nearest)


def dotted(path: Sequence[str | int]) -> str:
    """
    >>> dotted(("layers", 1, "activation"))
    'layers[1].activation'
    """
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def unknown(what: str, word: object, known: Iterable[str], path: Path = ()) -> NetworkError:
    """The complaint about a word that is not in a closed list, with the nearest one that is."""
    words = sorted(known)
    near = get_close_matches(str(word), words, n=1)
    listed = "" if near else f"; known are {', '.join(words)}" if words else ""
    return NetworkError(f"unknown {what} {word!r}{listed}", path, nearest=near[0] if near else None)


def misfit(message: str, left: Shape, right: Shape, path: Path = ()) -> NetworkError:
    """The complaint about two shapes that do not fit: both are said."""
    return NetworkError(f"{message}: {sized(left)} does not fit {sized(right)}", path, shapes=(left, right))


def sized(shape: Shape) -> str:
    """
    >>> sized((2, 3))
    '2x3'
    """
    return "x".join(map(str, shape)) if shape else "a number"
