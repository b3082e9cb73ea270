"""What does the documentation say about precedence?  The table of the tests, as a page.

python -m tests.derivations.language.precedence_page      writes docs/language-precedence.md
"""

from __future__ import annotations

from pathlib import Path

from tests.derivations.language.precedence import SECTIONS

PAGE = Path(__file__).parents[3] / "docs" / "language-precedence.md"


def document() -> str:
    """The page of the documentation."""
    lines = [
        "# How a formula is read",
        "",
        "What stands in the left column is read as if it were written as in the right column.",
        "Each row is a test. `grader preview` shows how any text is read, and so does every report.",
    ]
    for part in SECTIONS:
        lines += ["", f"## {part.title}", "", part.rule, "", "| written | read as | |", "|---|---|---|"]
        lines += [f"| {code(row.written)} | {code(row.read_as)} | {row.note} |" for row in part.rows]
    return "\n".join(lines) + "\n"


def code(text: str) -> str:
    """A formula in a cell of a table: a bar must not end the cell."""
    return "`" + text.replace("|", "\\|") + "`"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(document(), encoding="utf-8")
