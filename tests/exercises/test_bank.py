"""What does every exercise of the bank promise?  Each promise is stated once and run over all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from derivations.language import read
from derivations.language.show import latex, plain, unicode
from exercises import keys
from exercises.graph import Key, as_json, from_json
from exercises.item import Exercise, Part
from exercises.load import listing, load
from exercises.mistakes import FAMILIES, mistakes
from exercises.scopes import scope
from grader.judge import judge
from grader.report import PartReport
from grader.submission import read_submission
from tests.exercises.catalogue import CATALOGUE

IDS = sorted({one.id for one in listing()} & CATALOGUE.keys())
VARIANTS = (0, 1, 17)
SPELLINGS = {"plain": plain, "unicode": unicode, "latex": latex}


@pytest.fixture(autouse=True, scope="module")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("keys")
        patch.setattr(keys, "directory", lambda: folder)
        yield


def answer(part: Part, key: Key, text: dict[str, str]) -> object:
    """An answer to the whole part, in the form a student gives it; `text` says what stands in each cell."""
    if part.kind == "trace":
        return dict(text)
    if part.kind == "table":
        rows: dict[str, dict[str, str]] = {}
        for cell, one in text.items():
            row, _, column = cell.partition(".")
            label = {part.row_key: part.row_names[int(row) - 1]} if part.row_key else {}
            rows.setdefault(row, label)[column] = one
        return list(rows.values())
    if part.kind == "array":
        values: list[object] = list(text.values())
        for width in reversed(key.shapes[part.id][1:]):
            values = [values[at : at + width] for at in range(0, len(values), width)]
        return values
    return text[""]


def marked(exercise: Exercise, part: str, written: object, variant: int = 0) -> PartReport:
    """The report of one part of one answer sheet."""
    sheet = {"variant": variant, "answers": {exercise.id: {part: written}}}
    source = yaml.safe_dump(sheet, allow_unicode=True, sort_keys=False).encode()
    report = judge(read_submission(source, "sheet.yaml"))
    assert [problem for problem in report.problems if not problem.notice] == []
    return report.parts[0]


def model(part: Part, key: Key) -> dict[str, str]:
    return {cell: key.nodes[id].answer for cell, id in key.slots[part.id].items()}


def parts(exercise: Exercise) -> Iterator[Part]:
    """The parts that can be marked by machine today."""
    return (part for part in exercise.parts.values() if part.kind != "lines" and part.expected)


@pytest.mark.parametrize("id", IDS)
def test_the_bank_holds_every_part_of_the_catalogue(id: str) -> None:
    """Ids, kinds and marks are those of the course."""
    found = [f"{part.id}:{part.kind}:{part.marks}" for part in load(id).parts.values()]
    assert found == CATALOGUE[id].split()


def test_the_listing_names_what_can_be_loaded() -> None:
    """Every exercise in the list can be loaded, and says the same of itself."""
    for one in listing():
        item = load(one.id)
        assert (one.title, one.topic) == (item.title, item.topic)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("id", IDS)
def test_its_own_answers_earn_full_marks(id: str, variant: int) -> None:
    """A model answer passes the same reader and the same comparison as a student's."""
    exercise = load(id)
    drawn, key = keys.drawn(exercise, variant)
    for part in parts(exercise):
        said = model(part, key)
        if part.kind == "choice":
            shown = {label: letter for letter, label in drawn.options(part).items()}
            said = {"": ", ".join(shown[label] for label in said[""].split(", "))}
        report = marked(exercise, part.id, answer(part, key, said), variant)
        assert (report.outcome, report.awarded) == ("correct", float(part.marks)), (part.id, said, report)


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("id", IDS)
def test_every_spelling_of_its_formulas_is_as_good(id: str, spelling: str) -> None:
    """Plain, Unicode and LaTeX cost nothing."""
    exercise = load(id)
    _, key = keys.drawn(exercise, 0)
    for part in exercise.parts.values():
        if part.kind == "expression":
            tree = read(model(part, key)[""], scope(exercise))
            report = marked(exercise, part.id, SPELLINGS[spelling](tree))
            assert report.outcome == "correct", (part.id, SPELLINGS[spelling](tree), report.message)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("id", IDS)
def test_other_right_answers_are_right_and_wrong_ones_are_not(id: str, variant: int) -> None:
    """Each `equivalent` earns full marks; each `wrong` does not, and earns its mistake."""
    exercise = load(id)
    _, key = keys.drawn(exercise, variant)
    for part in parts(exercise):
        said = model(part, key)
        for cell, node in key.slots[part.id].items():
            for other in key.others.get(node, ()):
                report = marked(
                    exercise, part.id, answer(part, key, {**said, cell: other.node.answer}), variant
                )
                if other.mistake is None:
                    assert report.outcome == "correct", (part.id, cell, other.node.answer)
                elif other.node.answer != said[cell]:
                    assert report.outcome != "correct", (part.id, cell, other.node.answer)
                    named = [report.mistake, *(one.mistake for one in report.cells)]
                    assert any(one and one.name in _classes(key, node, other.mistake) for one in named), (
                        part.id,
                        cell,
                        other.node.answer,
                        report,
                    )


def _classes(key: Key, node: str, mistake: str) -> set[str]:
    """The mistakes that give the same answer here: any of them may be named first."""
    mine = {one.node.answer for one in key.others[node] if one.mistake == mistake}
    others = {one.mistake for one in key.others[node] if one.mistake and one.node.answer in mine}
    return others | {"too-few-figures"}  # said first where the digits would also be those of the right value


@pytest.mark.parametrize("id", IDS)
def test_no_classical_wrong_answer_is_right_everywhere(id: str) -> None:
    """Every wrong answer differs from the right one in some cell of its part: with the notes' numbers, or
    with others where these hide it (all weights of a network are 0.5)."""
    hidden = _unseen(id, 0)
    if hidden and load(id).vary:
        hidden &= _unseen(id, 17)
    assert not hidden


def _unseen(id: str, variant: int) -> set[tuple[str, str]]:
    """Part and mistake of the wrong answers that are the right ones in this variant."""
    _, key = keys.drawn(load(id), variant)
    found = set()
    for part, cells in key.slots.items():
        wrong = [(key.nodes[node], other) for node in cells.values() for other in key.others.get(node, ())]
        for mistake in {other.mistake for _, other in wrong if other.mistake}:
            answers = [(other.node.answer, node.answer) for node, other in wrong if other.mistake == mistake]
            if all(mine == right for mine, right in answers):
                found.add((part, mistake))
    return found


@pytest.mark.parametrize("id", IDS)
def test_zero_and_one_earn_nothing_unless_they_are_right(id: str) -> None:
    """Nobody is paid for a constant."""
    exercise = load(id)
    _, key = keys.drawn(exercise, 0)
    for part in parts(exercise):
        for constant in ("0", "1"):
            if part.kind in ("number", "expression") and model(part, key)[""] != constant:
                assert marked(exercise, part.id, constant).awarded == 0, (part.id, constant)


@pytest.mark.parametrize("id", IDS)
def test_the_same_number_gives_the_same_variant(id: str) -> None:
    """Drawing is a function of the exercise and the number alone; the cache gives back what was put in."""
    exercise = load(id)
    for variant in VARIANTS:
        first, key = keys.drawn(exercise, variant)
        again, other = keys.drawn(exercise, variant)
        assert first.given == again.given
        assert as_json(from_json(as_json(key))) == as_json(other)


@pytest.mark.parametrize("id", [id for id in IDS if load(id).vary])
def test_variants_differ(id: str) -> None:
    """Variants are different questions, none of them the notes' own; where few can be drawn, most come up."""
    exercise = load(id)
    few = {"bce-loss": 4}  # six in all
    seen = [keys.drawn(exercise, variant)[0].given for variant in range(8)]
    assert all(drawn != seen[0] for drawn in seen[1:])
    assert len({str(sorted(drawn.items())) for drawn in seen}) >= few.get(id, 6)


@pytest.mark.parametrize("id", IDS)
def test_every_question_shows_its_numbers(id: str) -> None:
    """No placeholder is left in a statement or question."""
    exercise = load(id)
    drawn, _ = keys.drawn(exercise, 1)
    for text in (exercise.statement, *(part.ask for part in exercise.parts.values())):
        assert "{{" not in drawn.fill(text).replace("{{T}}", "")


def test_every_mistake_that_is_named_has_its_sentence() -> None:
    """A name in an item is a row of a family's table; a family is one of the closed list."""
    known = mistakes()
    assert {one.family for one in known.values()} <= set(FAMILIES)
    for id in IDS:
        exercise = load(id)
        for part in exercise.parts.values():
            for option in part.options.values():
                assert option.mistake is None or option.mistake in known, option
            if part.kind == "choice":
                right = {part.expected} if isinstance(part.expected, str) else set(part.expected)
                assert all(option.mistake for label, option in part.options.items() if label not in right), (
                    part.id
                )
            for wrong in part.wrong:
                assert wrong.mistake in known, wrong


def test_loading_one_exercise_reads_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bank may grow: a check costs what it asks for."""
    from exercises import load as loading

    seen: list[Path] = []
    read_file = loading._read
    monkeypatch.setattr(loading, "_read", lambda file: (seen.append(file), read_file(file))[1])
    loading._loaded.cache_clear()
    load("bayes-screening")
    assert [file.name for file in seen] == ["bayes-screening.yaml"]
