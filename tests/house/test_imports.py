"""What is loaded on the way of a plain check?  Only what it needs: nothing heavy before it is asked for."""

from __future__ import annotations

import os
import subprocess
import sys

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


def loaded(code: str, folder: os.PathLike[str]) -> set[str]:
    """Which of the heavy packages are there after a fresh interpreter has run the code?"""
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(code=code, heavy=HEAVY)],
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


@pytest.mark.parametrize("package", ["sympy", "jinja2"])
def test_the_probe_sees_a_heavy_import(tmp_path, package):
    """The rule is not kept by a blind probe."""
    assert package in loaded(f"import grader.cli\nimport {package}", tmp_path)
