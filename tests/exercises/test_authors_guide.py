"""Does every example of the author's guide work as it stands?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exercises import keys
from exercises.listing import listing
from exercises.load import load
from exercises.sheet import sheet_of
from grader.cli import main
from grader.promises import broken

GUIDE = (Path(__file__).parents[2] / "docs/authors.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
EXERCISES = {block.split("\n", 1)[0].removeprefix("id: "): block for block in BLOCKS if block[:3] == "id:"}
SHEETS = [block for block in BLOCKS if block.startswith("sheet:")]


@pytest.fixture
def bank(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the exercises of the guide."""
    folder = tmp_path_factory.mktemp("keys")
    monkeypatch.setattr(keys, "directory", lambda: folder)
    for id, text in EXERCISES.items():
        (tmp_path / f"{id}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_every_block_is_an_exercise_or_a_sheet() -> None:
    """A number, an expression, a network, an average, what follows, and a derivation in lines."""
    assert len(EXERCISES) + len(SHEETS) == len(BLOCKS)
    assert list(EXERCISES) == [
        "class-share",
        "softplus",
        "one-unit",
        "smoothed",
        "squared-error",
        "tanh-lines",
    ]


@pytest.mark.parametrize("id", EXERCISES)
def test_each_is_short(id: str) -> None:
    """Under 25 lines; the network, too, but for what is computed."""
    assert len(EXERCISES[id].splitlines()) < 30
    assert id == "one-unit" or len(EXERCISES[id].splitlines()) < 25


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("id", EXERCISES)
def test_each_keeps_every_promise(bank: Path, id: str, number: int) -> None:
    """In the notes and in variants."""
    assert load(id, bank).id == id
    assert broken(id, number, bank) == []


def test_the_sheet_names_what_is_in_the_bank(bank: Path) -> None:
    """The last example can be handed out."""
    [text] = SHEETS
    assert sheet_of(text, "sheet.yaml").weights.keys() <= {one.id for one in listing(bank)}


def test_the_commands_of_the_guide_work(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As they stand, with the bank of the guide."""
    for found in re.findall(
        r"(?:^\$ |`)grader ((?:show|trace|derive|explain|schema) [a-z].*?)(?:`|$)", GUIDE, re.M
    ):
        words = found.split()
        assert main([str(bank) if word == "my-bank" else word for word in words]) == 0, found
    assert capsys.readouterr().out
