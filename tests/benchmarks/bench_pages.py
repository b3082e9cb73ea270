"""What do a thousand pages cost, and where does the time go?

    python -m tests.benchmarks.bench_pages

A thousand students' reports of the sample homework, each with a name, marks and numbers of its own, as pages
in a folder with an index.  Beside them, in the same run: the same reports as JSON, and a Jinja template that
does no more than put the same texts one after the other.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment

from grader.batch import How, Job, mark_one
from grader.render import html
from grader.report import CellReport, PartReport, Report

SAMPLE = Path(__file__).parents[2] / "samples" / "homework.yaml"
COUNT = 1000
PLAIN = """\
<h1>{{ report.student }}</h1>
{% for part in report.parts %}
<h2>{{ part.part }}</h2><p>{{ part.ask }}</p><p>{{ part.outcome }} {{ part.awarded }} {{ part.available }}</p>
<p>{{ part.written }}</p><p>{{ part.read_as }}</p><p>{{ part.message }}</p>
{% for cell in part.cells %}<p>{{ cell.at }} {{ cell.written }} {{ cell.outcome }}</p>{% endfor %}
{% endfor %}
"""


def students(count: int) -> list[Report]:
    """The reports of a class: what is written differs from student to student."""
    marked = mark_one(Job(str(SAMPLE)), How(drawing=True)).report
    return [
        replace(marked, student=f"s{number:04}", parts=[_of(part, number) for part in marked.parts])
        for number in range(count)
    ]


def _of(part: PartReport, number: int) -> PartReport:
    cells: list[CellReport] = [
        cell._replace(written=f"{cell.written}{number:04}") if "." in cell.written else cell
        for cell in part.cells
    ]
    return part._replace(awarded=part.awarded * (number % 7) / 7, cells=cells)


def timed(spent: dict[str, float], stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def around(*args: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return function(*args, **named)
        finally:
            spent[stage] += time.process_time() - start

    return around


def main() -> None:
    reports = students(COUNT)
    spent: dict[str, float] = defaultdict(float)
    html.html_page(reports[0])  # templates compiled
    html.page = timed(spent, "what stands on the page", html.page)  # type: ignore[attr-defined]
    html.written = timed(spent, "templates", html.written)
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        pages = html.Pages(Path(folder), index=True)
        for report in reports:
            pages.add(report)
        pages.close()
        total = time.process_time() - start
        sizes = [path.stat().st_size for path in Path(folder).iterdir()]
    spent["files and the rest"] = total - sum(spent.values())
    start = time.process_time()
    texts = [json.dumps(report.as_json()) for report in reports]
    as_json = time.process_time() - start
    template = Environment(autoescape=True).from_string(PLAIN)
    start = time.process_time()
    bare = [template.render(report=report) for report in reports]
    plain = time.process_time() - start
    kilobytes = sum(sizes) / len(sizes) / 1e3
    print(f"{COUNT} pages of {len(reports[0].parts)} parts: {total:.1f} s, {kilobytes:.1f} kB a page")
    for stage, seconds in spent.items():
        print(f"    {stage:24} {seconds:5.1f} s  {seconds / total:4.0%}")
    for name, seconds, made in (("as JSON", as_json, texts), ("a bare template", plain, bare)):
        kilobytes = sum(map(len, made)) / COUNT / 1e3
        print(f"{name}: {seconds:.1f} s, {kilobytes:.1f} kB; a page costs {total / seconds:.1f} times that")


if __name__ == "__main__":
    main()
