"""Which answers did the student hand in?

`read_submission` never raises for a student's mistake: what cannot be used is said in `problems`, and
everything else in the file is there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from grader.reading.decoding import decoded, hidden_in
from grader.reading.faults import SPOILED, fault
from grader.reading.opening import FileRefused, open_submission
from grader.reading.passage import MAX_CROWD, MAX_NODES, Passage, Stumble, crowd
from grader.reading.typed_lines import KNOWN, recover
from grader.reading.written import Answer, Items, Named, Text, as_text, as_written, without
from grader.reading.yaml_events import read
from grader.report import Problem

__all__ = ["Answer", "FileRefused", "Items", "Named", "Submission", "Text", "as_text", "as_written"]
__all__ += ["open_submission", "read_submission", "submission_at"]

MAX_LINES = 10_000
UNUSUAL = re.compile(r"(?m)^%|^[ \t]*[^\S \t\n]")  # a directive; blanks that only look like indentation
MAX_PROBLEMS = 100


@dataclass(frozen=True, slots=True)
class Submission:
    """One student's file: what could be read of it, and what is to be said about the rest."""

    file: str
    student: str | None = None
    sheet: str | None = None
    variant: int = 0
    answers: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    refused: Mapping[str, Mapping[str, Problem]] = field(default_factory=dict)  # parts that cannot be used
    places: Mapping[tuple[str, ...], tuple[int, int]] = field(default_factory=dict)  # of exercises and parts
    length: int | None = None  # characters of the file, where it was read


def submission_at(path: str | os.PathLike[str], name: str | None = None) -> Submission:
    """The submission in a file, under the name it has in the report."""
    name = os.fspath(path) if name is None else name
    try:
        return read_submission(open_submission(path), name)
    except FileRefused as refused:
        return Submission(name, problems=(refused.problem,))


def read_submission(source: bytes, name: str) -> Submission:
    """Everything that can be read in a student's answers.yaml; `name` is the file's name in the report."""
    text, problems = decoded(source)
    if text is None:
        return Submission(name, problems=tuple(problems))
    spoiled = {problem.line: problem for problem in problems if not problem.notice}
    top, found = _top(text)
    problems += found
    if not isinstance(top, Named):
        if top is not None:
            problems.append(_no_sheet(top))
        return Submission(name, problems=_in_order(problems))
    texts = {field: _text(top, field, problems) for field in KNOWN[:3]}
    _look_at_fields(top, problems)
    answers, refused = _answers(top, spoiled, problems)
    return Submission(
        file=name,
        student=texts["student"],
        sheet=texts["sheet"],
        variant=int(texts["variant"] or "0"),
        answers=answers,
        problems=_in_order(problems),
        refused=refused,
        places=_places(top),
        length=len(text),
    )


def _top(text: str) -> tuple[Answer | None, list[Problem]]:
    """What the whole text holds: by YAML, or else line by line."""
    if text.count("\n") > MAX_LINES:
        return None, [fault("too-long", limit=f"{MAX_LINES:,} lines")]
    lines, problems = text.split("\n"), list[Problem]()
    crowds = [crowd(line) for line in lines]
    if sum(count for count in crowds if count <= MAX_CROWD) > MAX_NODES:
        return None, [fault("too-long", limit=f"{MAX_NODES:,} values")]
    said = [line for line in lines if line.strip()]
    if all(line.lstrip().startswith("#") for line in said):
        what = "holds only comments" if said else "is empty"
        return None, [fault("empty", (1, 1), what=what)]
    try:
        if max(crowds) > MAX_CROWD or UNUSUAL.search(text):
            raise Stumble("typed-text", 1, 1)
        top = read(Passage(lines), problems)
        if isinstance(top, Named) and (flat := _flattened(top)):
            raise Stumble("typed-text", flat.line, flat.column)
    except Stumble as stumble:
        return recover(text, stumble)
    return top, problems


def _flattened(top: Named) -> Text | None:
    """Lines `part:answer` without a space, which YAML takes for one text."""
    answers = top.entries.get("answers")
    levels: list[Named] = [top, *([answers] if isinstance(answers, Named) else [])]
    for level in levels:
        for name, value in level.entries.items():
            outer = level is answers or name == "answers"
            if outer and isinstance(value, Text) and value.text and value.line > level.keys[name].line:
                return value
    return None


def _no_sheet(top: Items | Text) -> Problem:
    if isinstance(top, Text) and not top.text:
        return fault("empty", (1, 1), what="is empty")
    meant = "; perhaps the same without the dashes" if isinstance(top, Items) else ""
    expected = "`answers:` and, below it, your exercises"
    return fault("not-a-mapping", (top.line, top.column), found=_kind(top), expected=expected, meant=meant)


def _kind(answer: Answer) -> str:
    if isinstance(answer, Text):
        return f"the text `{answer.text[:60]}`"
    return "a list" if isinstance(answer, Items) else "a mapping"


def _text(top: Named, name: str, problems: list[Problem]) -> str | None:
    """The field `student`, `sheet` or `variant`; None where there is none that can be used."""
    answer = top.entries.get(name)
    if answer is None or (isinstance(answer, Text) and not answer.text):
        return None
    place = (answer.line, answer.column)
    text = answer.text if isinstance(answer, Text) else ""
    if name == "variant":
        if re.fullmatch(r"[0-9]{1,9}", text):
            return text
        problems.append(fault("bad-variant", place, found=text or _kind(answer)))
    elif not isinstance(answer, Text):
        problems.append(fault("not-a-text", place, name=name, found=_kind(answer)))
    elif SPOILED in text:
        return None  # said already
    elif len(text) > 200:
        problems.append(fault("not-a-text", place, name=name, found="very long"))
    elif hidden := hidden_in(text):
        problems.append(fault("not-a-text", place, name=name, found=f"not plain: it holds {hidden}"))
    else:
        return text
    return None


def _look_at_fields(top: Named, problems: list[Problem]) -> None:
    for name, key in top.keys.items():
        if name not in KNOWN and name not in top.refused:
            expected = ", ".join(f"`{known}`" for known in KNOWN)
            place = (key.line, key.column)
            problems.append(fault("unknown-field", place, name=name, expected=expected, meant=_nearest(name)))


def _nearest(name: str) -> str:
    from difflib import get_close_matches  # only where something is wrong

    near = get_close_matches(name.lower(), KNOWN, 1)
    return f"; perhaps `{near[0]}`" if near else "; an exercise belongs below `answers:`, further in"


def _answers(
    top: Named, spoiled: Mapping[int | None, Problem], problems: list[Problem]
) -> tuple[dict[str, Mapping[str, Answer]], dict[str, Mapping[str, Problem]]]:
    answers: dict[str, Mapping[str, Answer]] = {}
    refused: dict[str, Mapping[str, Problem]] = {}
    given = top.entries.get("answers")
    if not isinstance(given, Named) or not given.keys:
        if "answers" not in top.refused:
            problems.append(_no_answers(given))
        return answers, refused
    for name, parts in given.entries.items():
        if isinstance(parts, Named):
            answers[name], refused[name] = _usable(parts, spoiled)
        elif not isinstance(parts, Text) or parts.text:
            meant = f"; if `{name}` is a part, it stands further in, below its exercise"
            meant = meant if isinstance(parts, Text) else "; perhaps the same without the dashes"
            place, expected = (
                (parts.line, parts.column),
                f"the parts of `{name}`, each `part: answer` on its line",
            )
            problems.append(fault("not-a-mapping", place, found=_kind(parts), expected=expected, meant=meant))
        else:
            answers[name] = {}
    return answers, {name: parts for name, parts in refused.items() if parts}


def _no_answers(given: Answer | None) -> Problem:
    if given is None:
        return fault("no-answers", (1, 1), found="There is no `answers:`", meant="")
    place = (given.line, given.column)
    if isinstance(given, Named) or (isinstance(given, Text) and not given.text):
        return fault("no-answers", place, found="Nothing stands below `answers:`", meant="")
    meant = "; perhaps the same without the dashes" if isinstance(given, Items) else ""
    return fault(
        "not-a-mapping", place, found=_kind(given), expected="exercises below `answers:`", meant=meant
    )


def _usable(
    parts: Named, spoiled: Mapping[int | None, Problem]
) -> tuple[dict[str, Answer], dict[str, Problem]]:
    """The parts that can be used, and why the others cannot."""
    refused = {name: problem for name, problem in parts.refused.items() if problem.code != "merge-key"}
    if not spoiled:
        return dict(parts.entries), refused
    usable: dict[str, Answer] = {}
    for name, answer in parts.entries.items():
        if kept := without(answer, SPOILED):
            usable[name] = kept
        else:
            refused[name] = spoiled.get(answer.line) or next(iter(spoiled.values()))
    return usable, refused


def _places(top: Named) -> dict[tuple[str, ...], tuple[int, int]]:
    places: dict[tuple[str, ...], tuple[int, int]] = {}
    given = top.entries.get("answers")
    if isinstance(given, Named):
        for exercise, key in given.keys.items():
            places[exercise,] = (key.line, key.column)
            parts = given.entries.get(exercise)
            if isinstance(parts, Named):
                places.update({(exercise, part): (key.line, key.column) for part, key in parts.keys.items()})
    return places


def _in_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """From the top of the file to its end; of very many, the first, faults before notices."""
    kept = sorted(problems, key=lambda problem: problem.notice)[:MAX_PROBLEMS]
    kept.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
    left = len(problems) - len(kept)
    return (*kept, fault("more", count=left)) if left else tuple(kept)
