"""Is what is written the same, byte for byte, whatever the hash seed, the time zone and the locale?"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "samples" / "homework.yaml"
COMMANDS = """\
import sys
from pathlib import Path
from grader.cli import main

def run(*words, out=None):
    sys.stdout = open(out, "w", encoding="utf-8") if out else sys.__stdout__
    try:
        main(list(words))
    except SystemExit:
        pass
    sys.stdout.close()

folder = Path(sys.argv[1])
run("check", "class", "--html", str(folder), "--format", "json", out=folder / "reports.json")
run("check", "class/a.yaml", "--show-solutions", "--html", str(folder / "solved"), out=folder / "report.txt")
run("derive", "gaussian.mean", "--format", "html", out=folder / "derivation.html")
run("trace", "backprop-2-2-1", "--format", "html", out=folder / "trace.html")
"""
WORLDS = {
    "plain": {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    "other": {"PYTHONHASHSEED": "4321", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR"},
    "no UTF-8": {"PYTHONHASHSEED": "77", "TZ": "America/St_Johns", "LC_ALL": "C", "PYTHONUTF8": "0"},
}


def written(folder: Path, world: str) -> dict[str, bytes]:
    """Every file that the commands write in one of the worlds."""
    sheets = folder / "class"
    if not sheets.exists():
        sheets.mkdir()
        for name in ("a", "b"):
            (sheets / f"{name}.yaml").write_bytes(SAMPLE.read_bytes().replace(b"s001", f"{name}-ü".encode()))
    out = folder / world
    out.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    subprocess.run(
        [sys.executable, "-c", COMMANDS, str(out)],
        cwd=folder, env={**environment, **WORLDS[world]}, check=True, timeout=300,
    )  # fmt: skip
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*.*") if path.is_file()}


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    folder = tmp_path_factory.mktemp("worlds")
    return folder, written(folder, "plain")


@pytest.mark.parametrize("world", [name for name in WORLDS if name != "plain"])
def test_pages_are_the_same_bytes_everywhere(first, world):
    """Pages, an index, reports, a derivation, a computation."""
    folder, plain = first
    assert {"index.html", "derivation.html", "trace.html", "reports.json"} <= plain.keys()
    assert all(len(found) > 1000 for found in plain.values())
    other = written(folder, world)
    assert other.keys() == plain.keys()
    assert [name for name in plain if other[name] != plain[name]] == []
