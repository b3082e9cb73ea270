"""What is a report as a page?

One file a submission: no script, no request, nothing but what the report says.  Everything that is not markup
of ours is made visible and escaped where it is put in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from grader.render.names import Names
from grader.render.page import FUNCTIONS, Page, only, page
from grader.render.pictures.picture import Picture
from grader.render.solutions import Solution
from grader.render.visible import visible
from grader.report import Report

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
LONGEST = 60_000  # bytes of a page with its pictures
SOLVED = 40_000  # bytes more where solutions are to be shown
AN_EXERCISE = 6_000  # bytes more for each exercise beyond the tenth


@cache
def environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(FUNCTIONS, style=style)
    small = environment.get_template("small.html.j2").module
    for name in ("badge", "score", "toned"):
        environment.globals[name] = lru_cache(maxsize=1000)(getattr(small, name))
    return environment


@cache
def style(*names: str) -> Markup:
    """Those style sheets without their comments and layout, which no reader of a page needs."""
    text = "".join((TEMPLATES / f"{name}.css").read_text(encoding="utf-8") for name in names if name)
    bare = re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    return Markup(re.sub(r"\s*([{};,>]|(?<=\w):(?= ))\s*", r"\1", bare).replace(";}", "}").strip())


def shown(value: object) -> object:
    """The last thing that happens to a value before it is escaped: unseen characters are named."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def html_page(report: Report) -> str:
    """The page of one submission."""
    return _fitting(page(report))


def _fitting(about: Page) -> str:
    """The page; where it would be long, with what there is room for."""
    full = written("page.html.j2", page=about)
    longest = LONGEST + SOLVED * about.worked + AN_EXERCISE * max(0, len(about.sections) - 10)
    if _size(full) <= longest:
        return full
    bare = written("page.html.j2", page=only(about, {}))
    room = longest - _size(bare) - _size(style("picture", "worked"))
    return written("page.html.j2", page=only(about, _kept(about, room)))


def _kept(about: Page, room: int) -> dict[int, Picture | Solution]:
    """Pictures and worked solutions, by what they stand for: pictures of slips first, then solutions as plain
    text, then these with their formulas set, then pictures of what is right."""
    kept: dict[int, Picture | Solution] = {}
    drawn = [part for section in about.sections for part in section.parts if part.picture]
    solutions = [one for section in about.sections for one in section.solutions]

    def keep(
        instead: Picture | Solution | None, one: Picture | Solution | None, size: int, before: int = 0
    ) -> None:
        nonlocal room
        if one is not None and size - before <= room:
            room -= size - before
            kept[id(instead)] = one

    for part in drawn:
        if part.look.tone != "good":
            keep(part.picture, part.picture, _size(written("drawn.html.j2", part=part)))
    sizes = {}
    for one in solutions:
        sizes[id(one)] = _size(written("solution.html.j2", solution=one.plain()))
        keep(one, one.plain(), sizes[id(one)])
    for one in solutions:
        if one.rows and id(one) in kept:
            keep(one, one, _size(written("solution.html.j2", solution=one)), sizes[id(one)])
    for part in drawn:
        if part.look.tone == "good":
            keep(part.picture, part.picture, _size(written("drawn.html.j2", part=part)))
    return kept


def _size(text: str) -> int:
    return len(text.encode("utf-8", "backslashreplace"))


def written(template: str, **values: object) -> str:
    """A page without the line feeds between its elements."""
    text = environment().get_template(template).render(values)
    return re.sub(r">\n+<", "><", text)


@dataclass(frozen=True, slots=True)
class Row:
    """One student in the index: a link, and the marks of each exercise."""

    who: str
    link: str
    awarded: float
    available: float
    marks: Mapping[str, tuple[float, float]]  # exercise -> awarded, available
    problems: int
    undecided: int


def _row(about: Page, link: str) -> Row:
    return Row(
        who=about.who,
        link=link,
        awarded=about.report.awarded,
        available=about.report.available,
        marks={section.id: (section.awarded, section.available) for section in about.sections},
        problems=sum(not problem.notice for problem in about.report.problems),
        undecided=sum(part.outcome in ("undecided", "failed") for part in about.report.parts),
    )


def html_index(rows: Sequence[Row]) -> str:
    """The page of a folder: a row a student."""
    exercises = list(dict.fromkeys(exercise for row in rows for exercise in row.marks))
    shares = [_share([(row.awarded, row.available) for row in rows])]
    shares += [_share([row.marks[one] for row in rows if one in row.marks]) for one in exercises]
    return written("index.html.j2", rows=rows, exercises=exercises, shares=shares)


def _share(marks: Sequence[tuple[float, float]]) -> str:
    """How much of what could be had was had.

    >>> _share([(1, 2), (2, 2)]), _share([(0, 0)])
    ('75\xa0%', '')
    """
    available = sum(one for _, one in marks)
    return (
        f"{sum(one for one, _ in marks) / available:.0%}".replace("%", "\N{NO-BREAK SPACE}%")
        if available
        else ""
    )


class Pages:
    """A folder of pages that fills as the reports arrive; of several, an index closes it."""

    def __init__(self, folder: Path, *, index: bool) -> None:
        self.folder = folder
        self.index = index
        self.names = Names()
        self.rows: list[Row] = []
        self.last = folder
        folder.mkdir(parents=True, exist_ok=True)

    def add(self, report: Report) -> Path:
        """Write one page."""
        about = page(report)
        name = self.names.give(about.who) + ".html"
        written = _fitting(about)
        self.last = self.folder / name
        self.last.write_bytes(written.encode("utf-8", "backslashreplace"))
        if self.index:
            self.rows.append(_row(about, name))
        return self.last

    def close(self) -> Path | None:
        """Write the index."""
        if not self.index:
            return None
        (self.folder / "index.html").write_bytes(html_index(self.rows).encode("utf-8", "backslashreplace"))
        return self.folder / "index.html"
