"""Do the three packages keep the rules of the house: arrows, circles, lengths, banned names, opening lines?

Each rule is a function from a folder to complaints, held to our tree and to a small tree that breaks it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Each ring may look to its left only.
RINGS = ("derivations", "exercises", "grader")

# Inside a ring, a later entry may look at an earlier one.  Entries that stand together may see each other, as
# long as nothing goes round in a circle when loaded: `tree` loads `show` when it is asked for, the rules of
# the grammar call each other, a variant's options are drawn.
# A file that is not listed is a chapter of its ring, and stands where its "*" stands.
ORDER: dict[str, tuple[str, ...]] = {
    "derivations": (
        "language",
        "meaning",
        "equality",
        "derivation",
        "rules",
        "network",
        "glossary",
        "*",
        "conditions slopes facts identities tasks finished known changes claims lines explained",
    ),
    "derivations.language": (
        "tree refusal spellings naming room show writer write_arithmetic write_forms mathml",
        "characters latex plain_words python_cases selection program_text rows slices typed wrapping tokens",
        "domain scope parser * grammar",
    ),
    "exercises": ("item draw *", "mistakes sheet"),
    "grader": (
        "report",
        "* submission mark",
        "answers",
        "carry carry_formulas carry_unrounded diagnose asked_for labels chains named rounded_ends told lined",
        "judge handout",
        "cases promises",
        "render exporters executors store",
        "batch",
        "commands",
        "cli pytest_items pytest_plugin",
    ),
}

LONGEST = 300  # lines a file

BANNED = frozenset({"eval", "exec", "sympify", "lambdify", "parse_expr", "parse_latex"})


def modules(root: Path) -> dict[str, Path]:
    """Every module of the three packages, by its dotted name."""
    found = {}
    for ring in RINGS:
        for path in sorted((root / ring).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(tree: ast.AST, known: dict[str, Path], *, top_only: bool = False) -> Iterator[tuple[int, str]]:
    """Which of our modules does this one import, and on which line?  `top_only`: while it is being loaded."""
    for node in top_level(tree) if top_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [
                inner if (inner := f"{node.module}.{alias.name}") in known else node.module
                for alias in node.names
            ]
        else:
            continue
        yield from ((node.lineno, name) for name in names if name.split(".")[0] in RINGS)


def top_level(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that run when a module is loaded: not what functions hold or only the type checker sees."""
    for node in ast.iter_child_nodes(tree):
        only_types = isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        if not only_types and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield node
            yield from top_level(node)


def wrong_arrows(root: Path) -> list[str]:
    """Imports that point right: to a later ring, or to a later entry of the same ring."""
    known = modules(root)
    complaints = []
    for name, path in known.items():
        for line, other in imported(ast.parse(path.read_text()), known):
            if rank(other, name) > rank(name, other):
                complaints.append(f"{path.relative_to(root)}:{line}: {name} looks to its right, at {other}")
    return complaints


def rank(name: str, other: str) -> int:
    """Where a module stands, in the narrowest list that tells it from the other; 0 where no list does."""
    mine, theirs = name.split("."), other.split(".")
    if mine[0] != theirs[0]:
        return RINGS.index(mine[0])
    shared = 0
    while shared < min(len(mine), len(theirs)) and mine[shared] == theirs[shared]:
        shared += 1
    order = ORDER.get(".".join(mine[:shared]))
    if order is None or shared >= len(mine) or shared >= len(theirs):
        return 0  # a package and what is inside it; or a folder without a list
    for place, entry in enumerate(order):
        if mine[shared] in entry.split():
            return place
    return next(place for place, entry in enumerate(order) if "*" in entry.split())


def circles(root: Path) -> list[str]:
    """Modules that need each other to be loaded."""
    known = modules(root)
    needs = {
        name: {other for _, other in imported(ast.parse(path.read_text()), known, top_only=True)} - {name}
        for name, path in known.items()
    }
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        return [f"these import each other in a circle: {' -> '.join(error.args[1])}"]
    return []


def too_long(root: Path, folders: tuple[str, ...] = (*RINGS, "tests")) -> list[str]:
    """Files that nobody reads to the end."""
    lengths = {
        path: len(path.read_text().splitlines())
        for folder in folders
        for path in sorted((root / folder).rglob("*.py"))
    }
    return [
        f"{path.relative_to(root)} has {length} lines, more than {LONGEST}"
        for path, length in lengths.items()
        if length > LONGEST
    ]


def banned_names(root: Path) -> list[str]:
    """Calls that would make code of text, functions of ours that bear such a name, and imports of one."""
    complaints = []
    for path in modules(root).values():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                called = node.func
                said = {getattr(called, "id", None), getattr(called, "attr", None)}
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                said = {node.name}
            elif isinstance(node, ast.Import | ast.ImportFrom):
                said = {alias.name.rpartition(".")[2] for alias in node.names}
            else:
                continue
            complaints += [
                f"{path.relative_to(root)}:{node.lineno}: {name}" for name in sorted(said & BANNED)
            ]
    return complaints


def undocumented(root: Path) -> list[str]:
    """Files that do not open with the question they answer."""
    return [
        f"{path.relative_to(root)} opens without a docstring"
        for path in modules(root).values()
        if (text := path.read_text()).strip() and ast.get_docstring(ast.parse(text)) is None
    ]


RULES = [wrong_arrows, circles, too_long, banned_names, undocumented]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_tree_keeps_the_rule(rule):
    """No file of ours breaks a rule of the house."""
    assert rule(ROOT) == []


BROKEN = [
    # the rule, a file that breaks it, what it holds, what is said of it
    (wrong_arrows, "derivations/meaning.py", "import grader.judge", "right, at grader.judge"),
    (wrong_arrows, "derivations/meaning.py", "from exercises import item", "at exercises.item"),
    (wrong_arrows, "exercises/item.py", "def f():\n    import grader.judge", "right, at grader.judge"),
    (wrong_arrows, "derivations/language/tree.py", "import derivations.meaning", "at derivations.meaning"),
    (wrong_arrows, "derivations/equality/balls.py", "import derivations.bayes", "at derivations.bayes"),
    (wrong_arrows, "exercises/item.py", "import exercises.mistakes.sign", "at exercises.mistakes.sign"),
    (wrong_arrows, "grader/judge.py", "from grader import cli", "at grader.cli"),
    (circles, "derivations/bayes.py", "from derivations import moments", "in a circle"),
    (too_long, "grader/judge.py", "x = 1\n" * 301, "has 301 lines"),
    (banned_names, "grader/judge.py", "eval('1')", "judge.py:1: eval"),
    (banned_names, "grader/judge.py", "import sympy\nsympy.sympify('1')", "judge.py:2: sympify"),
    (banned_names, "grader/judge.py", "class A:\n    def lambdify(self): ...", "judge.py:2: lambdify"),
    (banned_names, "grader/judge.py", "from sympy import parse_expr as p", "judge.py:1: parse_expr"),
    (banned_names, "grader/judge.py", "from sympy.parsing.latex import parse_latex", "parse_latex"),
    (undocumented, "grader/judge.py", "x = 1", "opens without a docstring"),
]


@pytest.mark.parametrize(("rule", "file", "text", "said"), BROKEN)
def test_a_tree_that_breaks_the_rule_is_found_out(tmp_path, rule, file, text, said):
    """The same small tree passes without the bad file, and is complained about with it."""
    tree = {
        "derivations/__init__.py": '"""a"""',
        "derivations/moments.py": '"""b"""\nimport derivations.bayes',
        "derivations/meaning.py": '"""c"""\nfrom derivations.language import tree',
        "derivations/bayes.py": '"""d"""',
        "derivations/language/tree.py": '"""e"""\ndef f():\n    from derivations.language.show import plain',
        "derivations/language/show.py": '"""f"""',
        "derivations/equality/balls.py": '"""g"""',
        "exercises/item.py": '"""h"""\nimport derivations.meaning',
        "exercises/mistakes/sign.py": '"""i"""\nimport exercises.item',
        "grader/judge.py": '"""j"""\nfrom exercises import item',
        "grader/cli.py": '"""k"""\ndef f():\n    import grader.judge',
    }
    for name, source in tree.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(source)
    assert rule(tmp_path) == []
    (tmp_path / file).write_text(text)
    assert any(said in complaint for complaint in rule(tmp_path))
