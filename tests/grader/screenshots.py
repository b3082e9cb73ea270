"""How do the pages look?  Pictures of a fixed set of them, to be looked at: `make screenshots`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import browser
import hand_made

from grader.render.html import Pages

SCREENS = {
    "desktop": {"viewport": {"width": 1100, "height": 900}},
    "dark": {"viewport": {"width": 1100, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 320, "height": 640}, "device_scale_factor": 2},
}


def main(folder: Path) -> None:
    """Write the pages and their pictures."""
    if browser.found() is None:
        sys.exit("No Chromium was found. On Debian: apt-get install chromium")
    pages = Pages(folder / "pages", index=True)
    paths = [pages.add(report) for report in hand_made.EVERY.values()]
    paths += filter(None, [pages.close()])
    paths += sorted(Path("demo-output").glob("*.html"))
    with browser.started() as chromium:
        for path in paths:
            for name, options in SCREENS.items():
                page = chromium.new_page(**options)
                page.goto(path.resolve().as_uri())
                page.screenshot(path=folder / f"{path.stem}-{name}.png", full_page=True)
                page.close()
            page = chromium.new_page()
            page.goto(path.resolve().as_uri())
            page.pdf(path=folder / f"{path.stem}.pdf", prefer_css_page_size=True, print_background=False)
            page.close()
    print(f"pictures: {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo-output/screenshots"))
