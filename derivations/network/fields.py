"""What stands under which key of a declaration?

Declarations are plain mappings, as they stand in an exercise's file.  Reading one is asking for its keys one
by one; what is missing, of the wrong kind or never asked for is refused with the path to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from derivations.network.error import NetworkError, Path, unknown
from derivations.network.numerals import Value, exact

_MISSING = object()


class Fields:
    """One mapping of a declaration, and the path that leads to it."""

    def __init__(self, mapping: object, path: Path = ()) -> None:
        if not isinstance(mapping, Mapping):
            raise NetworkError(f"a mapping is expected here, not {mapping!r}", path)
        self.mapping = {str(key): value for key, value in mapping.items()}
        self.path = path

    def __contains__(self, key: str) -> bool:
        return key in self.mapping

    def only(self, *keys: str) -> Fields:
        """Refuses any other key, with the nearest that is known."""
        for key in self.mapping:
            if key not in keys:
                raise unknown("field", key, keys, (*self.path, key))
        return self

    def at(self, key: str) -> Path:
        """The path to a key."""
        return (*self.path, key)

    def raw(self, key: str, default: object = _MISSING) -> Any:
        """What stands there, as it stands."""
        if key in self.mapping:
            return self.mapping[key]
        if default is _MISSING:
            raise NetworkError(f"the field {key!r} is missing", self.path)
        return default

    def fields(self, key: str, default: object = _MISSING) -> Fields:
        """A mapping inside."""
        return Fields(self.raw(key, default), self.at(key))

    def entries(self, key: str, default: object = _MISSING) -> list[Any]:
        """A list."""
        value = self.raw(key, default)
        if isinstance(value, str) or not (isinstance(value, Sequence) or hasattr(value, "shape")):
            raise NetworkError(f"a list is expected for {key!r}, not {value!r}", self.at(key))
        return list(value)

    def word(self, key: str, known: Sequence[str], default: str | None = None) -> str:
        """One of a closed list of words."""
        value = self.raw(key, _MISSING if default is None else default)
        if value not in known:
            raise unknown(key.replace("_", " "), value, known, self.at(key))
        return str(value)

    def whole(self, key: str, default: int | None = None, *, least: int = 1, most: int = 1_000_000) -> int:
        """A whole number in a range."""
        value = self.raw(key, _MISSING if default is None else default)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            text = f"{key!r} must be a whole number from {least} to {most}, not {value!r}"
            raise NetworkError(text, self.at(key))
        return value

    def number(self, key: str, default: object = _MISSING) -> Value:
        """A number, symbol or array of variants."""
        return exact(self.raw(key, default), self.at(key))

    def named_numbers(self, key: str, default: object = _MISSING) -> dict[str, Value]:
        """Numbers by name: `{x1: 0.3, x2: 0.5}`."""
        inside = self.fields(key, default)
        return {name: inside.number(name) for name in inside.mapping}

    def named_number(self, key: str, name: str, default: object = _MISSING) -> tuple[str, Value]:
        """One number that may bring its own name: `0.1`, or `{eta: 0.1}`."""
        value = self.raw(key, default)
        if not isinstance(value, Mapping):
            return name, exact(value, self.at(key))
        if len(value) != 1:
            raise NetworkError(
                f"{key!r} must hold one name with its number, not {dict(value)!r}", self.at(key)
            )
        (word, number), *_ = value.items()
        return str(word), exact(number, (*self.path, key, str(word)))
