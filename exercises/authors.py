"""How is an author's file read, field by field?

Every refusal is for the author: file, line, column, what was expected, and the nearest name where one was not
found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from exercises.item import Given, Place, Plain
from exercises.positions import ExerciseError, Fields, Items, Node, Scalar


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name that was probably meant."""
    import difflib

    close = difflib.get_close_matches(word, list(names), n=1, cutoff=0.6)
    return close[0] if close else None


def unread(text: str, fault: ValueError, known: Iterable[str]) -> tuple[str, str | None]:
    """Why an author's formula could not be read, in an author's words; the name that was probably meant."""
    from derivations.language import Refusal

    if isinstance(fault, Refusal) and fault.code == "unknown-symbol":
        word = fault.text[slice(*fault.span)]
        return f"{text!r} speaks of {word!r}, which is not known here", nearest(word, known)
    return f"{text!r}: {fault}", None


class Author:
    """Reads the nodes of one file; knows its name for the errors."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[str, Place] = {}

    def wrong(
        self, node: Node, message: str, expected: str = "", nearest: str | None = None
    ) -> ExerciseError:
        return ExerciseError(
            message,
            file=self.file,
            line=node.line,
            column=node.column,
            expected=expected,
            nearest=nearest,
        )

    def fields(self, node: Node, what: str, known: Sequence[str] = (), needed: Sequence[str] = ()) -> Fields:
        if not isinstance(node, Fields):
            raise self.wrong(node, f"{what} is not a mapping", "`name: value` lines")
        for key in node.fields:
            if known and key not in known:
                raise self.wrong(
                    node.keys[key],
                    f"{what} has no field {key!r}",
                    f"one of {', '.join(known)}",
                    nearest(key, known),
                )
        for key in needed:
            if key not in node.fields:
                raise self.wrong(node, f"{what} lacks the field {key!r}", ", ".join(needed))
        return node

    def text(self, node: Node | None, what: str) -> str:
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            raise self.wrong(node, f"{what} is not a text", "one text; put it in quotes")
        return node.text

    def number(self, node: Node, what: str) -> Fraction:
        text = self.text(node, what)
        try:
            return Fraction(text)
        except (ValueError, ZeroDivisionError):
            raise self.wrong(node, f"{what} is {text!r}", "a number") from None

    def whole(self, node: Node | None, what: str) -> int | None:
        if node is None:
            return None
        value = self.number(node, what)
        if value.denominator != 1 or value < 0:
            raise self.wrong(node, f"{what} is {value}", "a whole number")
        return int(value)

    def texts(self, node: Node | None, what: str) -> tuple[str, ...]:
        if node is None:
            return ()
        if isinstance(node, Scalar):
            return (node.text,)
        if isinstance(node, Fields):
            raise self.wrong(node, f"{what} is not a list of texts", "a list: [one, two]")
        return tuple(self.text(one, what) for one in node)

    def mapping(self, node: Node | None, what: str) -> dict[str, str]:
        if node is None:
            return {}
        return {key: self.text(one, what) for key, one in self.fields(node, what).fields.items()}

    def note(self, node: Node | None, path: str) -> None:
        """Remembers where the entries of a mapping stand."""
        for name, key in node.keys.items() if isinstance(node, Fields) else ():
            self.places[f"{path}.{name}"] = (key.line, key.column)

    def plain(self, node: Node, path: str) -> Plain:
        """Texts, lists and mappings as they stand, remembering where."""
        self.places[path] = (node.line, node.column)
        if isinstance(node, Scalar):
            return node.text
        if isinstance(node, Items):
            return tuple(self.plain(one, f"{path}.{at}") for at, one in enumerate(node, 1))
        return {key: self.plain(one, f"{path}.{key}") for key, one in node.fields.items()}

    def given(self, node: Node) -> Given:
        if isinstance(node, Scalar):
            try:
                return Fraction(node.text)
            except (ValueError, ZeroDivisionError):
                return node.text
        if isinstance(node, Items):
            return tuple(self.given(one) for one in node)
        raise self.wrong(node, "a given is a mapping", "a number, a word or a list")
