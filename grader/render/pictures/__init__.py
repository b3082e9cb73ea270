"""Which picture does a part get?

One file a kind of run, by the name of the kind: each has `drawn(declaration, seen)`, which gives a picture,
or None where there is nothing to see.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from derivations.network.error import NetworkError
from exercises.scenes import Scene
from grader.render.pictures.picture import Picture, seen
from grader.report import PartReport

HELPERS = ("picture", "course", "plane", "fit")
KINDS = frozenset(file.stem for file in Path(__file__).parent.glob("[a-z]*.py")) - set(HELPERS)


def picture(scene: Scene | None, part: PartReport) -> Picture | None:
    """The picture of a part, of what the question gives and the student wrote."""
    if scene is None:
        return None
    kind = str(scene.declaration.get("kind", "units")).replace("-", "_")
    if kind not in KINDS:
        return None
    written = seen(scene, part)
    if not written:
        return None
    try:
        found = import_module(f"grader.render.pictures.{kind}").drawn(scene.declaration, written)
    except NetworkError:  # a declaration whose givens are not numbers here: nothing to draw
        return None
    assert found is None or isinstance(found, Picture)
    return found
