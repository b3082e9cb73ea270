"""Which derivations are there, and what do they result in?

A chapter is a file of this folder, a derivation a public function of it that returns one:
`activations.log_sigmoid` is log_sigmoid() of activations.py.  A name is looked up in the folder before
anything is imported.

Results are kept on disk, one small file a derivation, so that a check does not work them out again.  A file
counts only if it was written by these sources: it carries a digest of every file the mathematics is made of,
and a checksum of itself. Anything else in its place is worked out anew and replaced; where nothing can be
written, everything works, slower.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pathlib import Path

from derivations.derivation import Derivation

HERE = Path(__file__).parent
NOT_CHAPTERS = frozenset(
    {"__init__", "changes", "chapters", "claims", "conditions", "constants", "derivation", "explained",
     "facts", "finished", "followed", "identities", "introduced", "known", "lines", "numbering", "slopes",
     "spoken", "subjects", "tasks", "updates"}
)  # fmt: skip
FORMAT = "grader/derived/1"


class UnknownDerivationError(LookupError):
    """No derivation has this name."""

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        hint = f"; did you mean {' or '.join(nearest)}?" if nearest else ""
        super().__init__(f"there is no derivation {name!r}{hint}")
        self.name = name
        self.nearest = nearest


@dataclass(frozen=True, slots=True)
class Derived:
    """What a derivation comes to, in our plain spelling: its result, and its lines as written by hand."""

    name: str
    title: str
    result: str
    lines: tuple[str, ...]
    symbols: Mapping[str, str]
    givens: tuple[str, ...]  # what it rests on: "P(T = 1 | C = 1) = alpha"


@cache
def chapters() -> tuple[str, ...]:
    """The chapters, by file name."""
    return tuple(sorted(path.stem for path in HERE.glob("*.py") if path.stem not in NOT_CHAPTERS))


@cache
def names() -> tuple[str, ...]:
    """Every derivation, chapter by chapter, in the order of the file."""
    return tuple(f"{chapter}.{word}" for chapter in chapters() for word in _functions(chapter))


def derive(name: str) -> Derivation:
    """The worked derivation of this name; raises UnknownDerivationError."""
    chapter, _, word = name.partition(".")
    functions = _functions(chapter) if chapter in chapters() else {}
    if word not in functions:
        raise UnknownDerivationError(name, tuple(get_close_matches(name, names(), 3)))
    return replace(functions[word](), name=name)


def derive_result(name: str) -> str:
    """The result of a derivation in our plain spelling."""
    return derived(name).result


@cache
def derived(name: str) -> Derived:
    """What a derivation comes to: from the disk if these sources have written it there, else worked out."""
    if name.partition(".")[0] not in chapters():
        raise UnknownDerivationError(name, tuple(get_close_matches(name, names(), 3)))
    place = _place(name)
    found = _kept(place, name)
    if found is None:
        found = _worked_out(name)
        _keep(place, found)
    return found


def _functions(chapter: str) -> dict[str, Callable[[], Derivation]]:
    module = import_module(f"derivations.{chapter}")
    return {
        word: value
        for word, value in vars(module).items()
        if not word.startswith("_")
        and getattr(value, "__module__", None) == module.__name__
        and getattr(value, "__annotations__", {}).get("return") == "Derivation"
        and set(value.__annotations__) == {"return"}
    }


def _worked_out(name: str) -> Derived:
    from derivations.language.show import plain

    work = derive(name)
    lines = tuple(plain(line) for line in work.lines())
    givens = tuple(plain(given) for given in work.givens)
    return Derived(name, work.title, plain(work.result), lines, dict(work.symbols), givens)


@cache
def _sources() -> str:
    """A digest of every source file a result can depend on."""
    digest = hashlib.sha256(FORMAT.encode())
    for path in sorted(HERE.rglob("*.py")):
        relative = path.relative_to(HERE)
        if relative.parts[0] not in ("network", "equality", "meaning"):
            digest.update(str(relative).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _place(name: str) -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("derivation-grader", appauthor=False) / "derived" / f"{name}.json"


def _kept(place: Path, name: str) -> Derived | None:
    """What is on the disk, if these sources wrote it and it is whole."""
    try:
        record = json.loads(place.read_bytes())
        body = record["body"]
        if record["sources"] != _sources() or record["sum"] != _checksum(body) or body["name"] != name:
            return None
        return Derived(
            name,
            body["title"],
            body["result"],
            tuple(body["lines"]),
            body["symbols"],
            tuple(body["givens"]),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _keep(place: Path, found: Derived) -> None:
    """Write it whole or not at all."""
    body = {
        "name": found.name,
        "title": found.title,
        "result": found.result,
        "lines": list(found.lines),
        "symbols": dict(found.symbols),
        "givens": list(found.givens),
    }
    text = json.dumps({"sources": _sources(), "sum": _checksum(body), "body": body}, ensure_ascii=False)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".new-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(temporary, place)
    except OSError:
        return  # a cache that cannot be written is a slower check, not a failed one


def _checksum(body: object) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
