"""What is loaded on the way of a plain check?  Only what it needs: nothing heavy before it is asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("sympy", "scipy", "numpy", "jinja2", "pydantic", "rich", "math_core")

SHEET = """\
answers:
  bayes-screening: {posterior: 0.3, formula: "alpha*pi/beta", rule: a}
  log-sigmoid: {derivative: phi*(1-phi), range: "(0, 1)"}
  backprop-2-2-1: {forward-1: {H3: 0.23, y3: 0.56}}
  perceptron-and: {pass-1: [{v: 1, yhat: 1}]}
"""

PROBE = "import sys\n{code}\nprint('loaded:', *sorted(set({heavy}) & set(sys.modules)))"
# What a list of names and titles does not need, small as it is.
UNASKED = ("yaml", "derivations.language.grammar", "exercises.item", "grader.report", "hashlib", "difflib")
OPENED = """\
import sys
opened = set()
sys.addaudithook(lambda event, about: opened.add(str(about[0])) if event == "open" else None)
{code}
print('loaded:', *sorted(name for name in opened if name.endswith('.yaml')))
"""


def loaded(
    code: str, folder: os.PathLike[str], heavy: tuple[str, ...] = HEAVY, probe: str = PROBE
) -> set[str]:
    """Which of the heavy packages are there after a fresh interpreter has run the code?"""
    done = subprocess.run(
        [sys.executable, "-c", probe.format(code=code, heavy=heavy)],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(folder)},
        timeout=300,
    )
    return set(done.stdout.splitlines()[-1].split()[1:])


CHECK = "import grader.cli\nassert grader.cli.main(['check', 'answers.yaml']) == 1"


def test_the_command_line_itself_loads_nothing_heavy(tmp_path):
    """Neither does a help page or a list."""
    assert loaded("import grader.cli", tmp_path) == set()
    assert loaded("import grader.cli\ngrader.cli.main(['--help'])", tmp_path) == set()
    assert loaded("import grader.cli\ngrader.cli.main(['list'])", tmp_path) == set()


def test_a_plain_check_with_known_keys_loads_nothing_heavy(tmp_path):
    """The first check works the keys out and keeps them; from then on none of it is needed."""
    (tmp_path / "answers.yaml").write_text(SHEET)
    loaded(CHECK, tmp_path)
    assert loaded(CHECK, tmp_path) == set()


def test_a_list_loads_neither_yaml_nor_the_language(tmp_path):
    """It is there at once: under a quarter of a second is most of all what it does not load."""
    assert loaded("import grader.cli\ngrader.cli.main(['list'])", tmp_path, UNASKED) == set()


def test_a_check_opens_the_exercises_it_marks_and_no_other(tmp_path):
    """The bank may grow: a check costs what it asks for, with known keys and without."""
    (tmp_path / "answers.yaml").write_text("answers: {bayes-screening: {posterior: 0.3}, gnb-nll: {name: a}}")
    for _ in range(2):
        opened = {Path(name).name for name in loaded(CHECK, tmp_path, probe=OPENED)}
        assert opened == {
            "answers.yaml",
            "bayes-screening.yaml",
            "gnb-nll.yaml",
            "naive-bayes.yaml",
            "labelled-samples.yaml",
        }


@pytest.mark.parametrize("package", ["sympy", "jinja2"])
def test_the_probe_sees_a_heavy_import(tmp_path, package):
    """The rule is not kept by a blind probe."""
    assert package in loaded(f"import grader.cli\nimport {package}", tmp_path)
