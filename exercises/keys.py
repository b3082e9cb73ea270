"""Which model answers does a variant have, without working them out again?

A key is kept in the user's cache directory under the digest of what it follows from: the exercise's file
and the code of `derivations` and `exercises`.  So a plain check imports neither SymPy nor a chapter of the
derivations.  A file there that is damaged, foreign or of another version is worked out anew; a directory
that cannot be written is done without.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import derivations
import exercises
from exercises.draw import DISTINCT, every, variants
from exercises.graph import Key
from exercises.item import Exercise, Given, Variant
from exercises.key_as_data import as_json, from_json
from exercises.positions import ExerciseError

if TYPE_CHECKING:
    from exercises.compile import Work

FORMAT = 3
_MAX_BYTES = 8 * 1024 * 1024
_MOST_AT_HAND = 256  # keys that this process keeps: a class asks for the same ones again and again
_at_hand: dict[str, tuple[Key, Mapping[str, Given]]] = {}
_taken: dict[
    str, list[int]
] = {}  # exercise -> the acceptable draws of those that `every` lists, as far as known


def drawn(exercise: Exercise, number: int) -> tuple[Variant, Key]:
    """The variant and its key.  Raises ExerciseError, ValueError for a number no variant has."""
    name = digest(exercise, number)
    if name not in _at_hand:
        key = _kept(name)
        if key is None or key.exercise != exercise.id or key.variant != number:
            body = _body(_worked_out(exercise, number))
            _keep(name, body)
            key = from_json(json.loads(body))  # whoever is marked first is marked by what all others are
        if len(_at_hand) >= _MOST_AT_HAND:
            _at_hand.clear()
        _at_hand[name] = key, {one: _given(text) for one, text in key.given.items()}
    key, given = _at_hand[name]
    return Variant(exercise, number, given), key


def digest(exercise: Exercise, number: int) -> str:
    """The name of a key in the cache: everything that it follows from."""
    said = f"{FORMAT}\x1f{exercise.id}\x1f{number}\x1f{exercise.digest}\x1f{code()}"
    return hashlib.sha256(said.encode()).hexdigest()


@cache
def code() -> str:
    """The digest of the packages that keys are worked out with."""
    found = hashlib.sha256()
    for package in (derivations, exercises):
        folder = Path(package.__file__ or "").parent
        for file in sorted(folder.rglob("*.py")):
            found.update(f"{file.relative_to(folder)}\x1f".encode())
            found.update(file.read_bytes())
    return found.hexdigest()


@lru_cache(maxsize=1)
def directory() -> Path:
    """Where keys are kept."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("derivation-grader")) / "keys"


def _worked_out(exercise: Exercise, number: int) -> Key:
    from exercises.gate import passes

    if number and not exercise.vary:
        return replace(drawn(exercise, 0)[1], variant=number)
    key = chosen(exercise, number).key()
    passes(exercise, key)
    return key


def chosen(exercise: Exercise, number: int) -> Work:
    """The draw that a variant has, and what its key is made of: the hand runs are not worked out."""
    from exercises.acceptable import draft
    from exercises.compile import worked

    before = 0  # acceptable draws that belong to earlier variants
    if 0 < number <= DISTINCT and exercise.vary and every(exercise) is not None:
        before = number - 1
    for variant in _acceptable(exercise, number, before):
        work = worked(variant) if number == 0 or not exercise.vary else draft(variant)
        if work is not None:
            return work
    raise ExerciseError(f"variant {number} cannot be drawn", file=exercise.file)


def _acceptable(exercise: Exercise, number: int, before: int) -> Iterator[Variant]:
    """The draws of a variant, without those that earlier variants take where only few can be drawn."""
    if not before:
        yield from variants(exercise, number)
        return
    from exercises.acceptable import draft

    taken = _taken.setdefault(exercise.digest, [])
    draws = every(exercise) or ()
    start = taken[-1] + 1 if taken else 0
    for at in range(start, len(draws)):
        if len(taken) >= number:
            break
        if draft(Variant(exercise, number, draws[at])) is not None:
            taken.append(at)
    if not taken:
        yield from variants(exercise, number)
    else:
        yield Variant(exercise, number, draws[taken[before % len(taken)]])


def _kept(name: str) -> Key | None:
    """The key of that name, if the file is whole: its first line is the digest of the rest."""
    try:
        with open(directory() / f"{name}.json", "rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except OSError:
        return None
    check, _, body = content.partition(b"\n")
    if len(content) > _MAX_BYTES or check != hashlib.sha256(name.encode() + body).hexdigest().encode():
        return None
    try:
        return from_json(json.loads(body))
    except (ValueError, KeyError, TypeError):
        return None


def _body(key: Key) -> bytes:
    """What is kept of a key: its values to as many figures as are known."""
    return json.dumps(as_json(key), ensure_ascii=False, separators=(",", ":")).encode()


def _keep(name: str, body: bytes) -> None:
    """Written beside its place and moved there: nobody ever reads half a key."""
    check = hashlib.sha256(name.encode() + body).hexdigest().encode()
    folder = directory()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=folder)
    except OSError:
        return
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(check + b"\n" + body)
        os.replace(beside, folder / f"{name}.json")
    except OSError:
        Path(beside).unlink(missing_ok=True)


def _given(text: object) -> Given:
    if isinstance(text, list):
        return tuple(_given(one) for one in text)
    try:
        return Fraction(str(text))
    except ValueError:
        return str(text)
