"""Are derivations found by name, and is a cache on disk used only when these sources wrote it?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from derivations import chapters
from derivations.chapters import UnknownDerivationError

NAME = "gaussian.variance"
RESULT = "sum((x[n] - xbar)^2, n, 1, N)/N"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache directory of its own; the file of one derivation in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    chapters.derived.cache_clear()
    yield tmp_path / "derivation-grader" / "derived" / f"{NAME}.json"
    chapters.derived.cache_clear()


def test_names_come_from_the_folder() -> None:
    """A chapter is a file of the folder, a derivation a public function of it."""
    assert {"activations", "bayes", "naive_bayes", "lagrange"} <= set(chapters.chapters())
    assert not {"chapters", "derivation", "lines", "__init__"} & set(chapters.chapters())
    assert {"activations.log_sigmoid", "bayes.posterior"} <= set(chapters.names())
    assert all(name.count(".") == 1 for name in chapters.names())


UNKNOWN = [
    ("activations.log_sigmoit", "did you mean activations.log_sigmoid"),
    ("os.system", "there is no derivation 'os.system'"),
    ("activations", "there is no derivation 'activations'"),
    ("activations.worked", "there is no derivation"),
    ("activations._slope", "there is no derivation"),
    ("../bayes.posterior", "there is no derivation"),
    ("chapters.derive", "there is no derivation"),
    ("", "there is no derivation ''"),
]


@pytest.mark.parametrize(("name", "said"), UNKNOWN)
def test_an_unknown_name_is_refused_before_anything_is_imported(name: str, said: str) -> None:
    """And the nearest name is suggested, where there is one."""
    for way in (chapters.derive, chapters.derived, chapters.derive_result):
        with pytest.raises(UnknownDerivationError, match=said[:20]) as caught:
            way(name)
        assert said in str(caught.value)
    assert name not in sys.modules


def test_a_result_is_written_once_and_read_afterwards(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing is derived."""
    assert chapters.derive_result(NAME) == RESULT
    assert kept.is_file()
    chapters.derived.cache_clear()
    monkeypatch.setattr(chapters, "_worked_out", lambda name: pytest.fail("derived again"))
    found = chapters.derived(NAME)
    assert found.result == RESULT
    assert found.lines[0].startswith("dl/ds2 = diff(")
    assert found.symbols["x"] == "real[N]"
    assert found.givens == ("mu = xbar",)


def spoiled(change: Callable[[dict[str, object]], None]) -> Callable[[bytes], bytes]:
    def act(content: bytes) -> bytes:
        record = json.loads(content)
        change(record)
        return json.dumps(record).encode()

    return act


SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "cut off": lambda content: content[: len(content) // 2],
    "not text": lambda content: b"\xff\xfe\x00",
    "another value": lambda content: content.replace(b"xbar", b"ybar"),
    "not a record": lambda content: b"[1, 2]",
    "nested deeply": lambda content: b"[" * 100_000,
    "other sources": spoiled(lambda record: record.update(sources="0" * 64)),
    "no checksum": spoiled(lambda record: record.pop("sum")),
    "another derivation": spoiled(lambda record: record["body"].update(name="gaussian.mean")),  # type: ignore[attr-defined]
}


@pytest.mark.parametrize("fault", SPOILED)
def test_a_corrupt_or_foreign_file_is_rebuilt_and_not_trusted(kept: Path, fault: str) -> None:
    """What these sources did not write is worked out anew and replaced."""
    chapters.derive_result(NAME)
    whole = kept.read_bytes()
    kept.write_bytes(SPOILED[fault](whole))
    chapters.derived.cache_clear()
    assert chapters.derive_result(NAME) == RESULT
    assert kept.read_bytes() == whole


def test_without_a_place_to_write_it_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache directory that is a file: slower, not failing."""
    (tmp_path / "derivation-grader").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    chapters.derived.cache_clear()
    assert chapters.derive_result(NAME) == RESULT
    chapters.derived.cache_clear()


def test_no_result_needs_sympy() -> None:
    """Deriving the whole bank imports neither SymPy nor SciPy, and a kept result no chapter."""
    program = (
        "import sys; from derivations import chapters\n"
        "for name in chapters.names(): chapters.derive(name)\n"
        "print(sorted({'sympy', 'scipy', 'numpy', 'pydantic', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
