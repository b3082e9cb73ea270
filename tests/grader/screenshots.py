"""How do the pages look?  Pictures of a fixed set of them, to be looked at: `make screenshots`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import browser
import hand_made
from click.testing import CliRunner

from grader.batch import How, Job, mark_one
from grader.cli import group
from grader.render.html import Pages

SAMPLE = Path(__file__).parents[2] / "samples" / "homework.yaml"
TALLEST = 16_000  # pixels that a picture can have
DESKTOP = {"width": 1100, "height": 900}
SCREENS = {
    "desktop": {"viewport": DESKTOP},
    "dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 320, "height": 640}, "device_scale_factor": 2},
    # 200 % on a screen of 1100 pixels: half as many, each twice as large
    "zoomed": {"viewport": {"width": 550, "height": 450}, "device_scale_factor": 2},
    "unfolded": {"viewport": DESKTOP},
    # as wide as what is printed of a sheet of A4
    "print": {"viewport": {"width": 658, "height": 930}},
}


COMMANDS = (
    ("derive", "naive_bayes.posterior", "--format", "html"),
    ("trace", "backprop-2-2-1", "--format", "html"),
)


def main(folder: Path) -> None:
    """Write the pages and their pictures."""
    if browser.found() is None:
        sys.exit("No Chromium was found. On Debian: apt-get install chromium")
    pages = Pages(folder / "pages", index=True)
    paths = [pages.add(report) for report in hand_made.EVERY.values()]
    solved = mark_one(Job(str(SAMPLE)), How(drawing=True, show_solutions=True)).report
    paths += [pages.add(replace(solved, student="sample"))]
    paths += filter(None, [pages.close()])
    paths += [_told(folder, *words) for words in COMMANDS]
    with browser.started() as chromium:
        for path in paths:
            for name, options in SCREENS.items():
                page = chromium.new_page(**options)
                page.goto(path.resolve().as_uri())
                if name == "print":
                    page.emulate_media(media="print")
                if name == "unfolded":
                    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
                size = page.evaluate("({width: innerWidth, height: document.documentElement.scrollHeight})")
                size["height"] = min(size["height"], TALLEST // options.get("device_scale_factor", 1))
                page.screenshot(
                    path=folder / f"{path.stem}-{name}.png", full_page=True, clip={"x": 0, "y": 0, **size}
                )
                page.close()
            page = chromium.new_page()
            page.goto(path.resolve().as_uri())
            page.pdf(path=folder / f"{path.stem}.pdf", prefer_css_page_size=True, print_background=False)
            page.close()
    print(f"pictures: {folder}")


def _told(folder: Path, *words: str) -> Path:
    """The page that a command writes."""
    path = folder / "pages" / f"{words[0]}.html"
    path.write_text(CliRunner().invoke(group, words).stdout, encoding="utf-8")
    return path


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo-output/screenshots"))
