"""What can be wrong with a student's file, and how is it said?

The closed table of codes: each says what was found, what was expected, and what was probably meant. A
*notice* says that something was read as it was typed and costs nothing; any other row says that something
could not be used. Only the student's own text is ever quoted.
"""

from __future__ import annotations

from grader.report import Problem

NOTICE, FAULT = True, False

CODES: dict[str, tuple[bool, str]] = {
    # the file
    "no-file": (FAULT, "There is no such file. Expected an answers.yaml."),
    "folder": (FAULT, "This is a folder. Expected a file such as answers.yaml."),
    "not-a-file": (FAULT, "This is {what}. Expected a regular file: put a copy of the file itself here."),
    "cannot-open": (FAULT, "The file cannot be read: {why}. Expected a file that can be."),
    "too-big": (FAULT, "The file is larger than 1 MiB. Expected a few kilobytes: is this the right file?"),
    "too-long": (FAULT, "Here are more than {limit}. Expected far fewer: is this the right file?"),
    # its bytes
    "binary": (FAULT, "This is {what}, not a text. Expected an answers.yaml: plain text, saved as UTF-8."),
    "not-utf-8": (FAULT, "The byte {byte} here is not UTF-8{meant}. Save the file as UTF-8."),
    "control-character": (FAULT, "Here stands {what}, which cannot be part of an answer. Delete it."),
    "utf-16": (NOTICE, "The file is saved as {what} and was read as that. Expected UTF-8."),
    # its shape
    "empty": (FAULT, "The file {what}. Expected `answers:` and, below it, your exercises."),
    "not-yaml": (FAULT, "This cannot be read: {found}. Expected {expected}{meant}."),
    "not-a-mapping": (FAULT, "Here stands {found}. Expected {expected}{meant}."),
    "no-answers": (
        FAULT,
        "{found}. Expected `answers:` and, below it and further in, your exercises{meant}.",
    ),
    "unknown-field": (FAULT, "`{name}` is not a field of this file. Expected {expected}{meant}."),
    "not-a-text": (FAULT, "`{name}` is {found}. Expected one short text."),
    "bad-variant": (FAULT, "`{found}` is no variant. Expected a whole number: 0, 1, 2, …"),
    "bad-key": (FAULT, "The name `{name}` {what}. Expected a plain name: type it anew."),
    "duplicate-key": (FAULT, "`{name}` stands {where}. Neither is used: delete one."),
    "joined-key": (FAULT, "`{name}` stands {where}; both were read. Join them."),
    # what YAML can do and a sheet does not need
    "anchor": (FAULT, "`&{name}` is a YAML anchor, which is not used here. Write the value out each time."),
    "alias": (FAULT, "`*{name}` is a YAML alias, which is not used here. Write the value out."),
    "tag": (FAULT, "`{name}` is a YAML tag, which is not used here. Write the value alone."),
    "merge-key": (FAULT, "`<<` is a YAML merge key, which is not used here. Write the values out."),
    "directive": (FAULT, "A line starting with `%` is a YAML directive, which is not used here. Delete it."),
    "second-document": (FAULT, "`{name}` starts a second document{meant}. Expected one: delete this line."),
    "too-deep": (FAULT, "More than 20 brackets or levels are open here. Expected a text or a plain list."),
    # read as typed
    "typed-text": (NOTICE, "YAML refuses or changes this; taken as typed: `{text}`. Safest: '…' around it."),
    "backslashes": (NOTICE, "\"…\" would change its backslashes; taken as typed: `{text}`. Safest: '…'."),
    "comment": (
        NOTICE,
        "` #` starts a comment: `{rest}` is not read. If it is meant: '…' around the answer.",
    ),
    "commas": (NOTICE, "YAML would cut this list elsewhere; read with its brackets in pairs: `{text}`."),
    "comma-in-number": (NOTICE, "`{text}` was read as one number with a comma in it. Safest: '…' around it."),
    "tabs": (NOTICE, "Tabs or unusual blanks start this line; read as indentation. Expected spaces."),
    "spacing": (NOTICE, "`{name}:` was read as a name and its answer. Expected a space after the colon."),
    "indentation": (NOTICE, "`{name}` is not indented like its neighbours; read as standing beside them."),
    "more": (FAULT, "There are {count} further problems."),
}


def fault(code: str, place: tuple[int, int] | None = None, **said: object) -> Problem:
    """The row `code` of the table, filled in, at a line and column."""
    notice, sentence = CODES[code]
    shown = {name: shortened(value) if isinstance(value, str) else value for name, value in said.items()}
    line, column = place if place else (None, None)
    return Problem(line, column, code, sentence.format(**shown), notice)


SPOILED = "\U0010ffff"  # stands in a text for a byte or character that could not be read


def shortened(text: str, most: int = 100) -> str:
    """A quotation: of bounded length, on one line, with what cannot be seen made visible.

    >>> shortened("a\\u202eb")
    'a\\\\u202eb'
    """
    cut = text if len(text) <= most else text[: most - 1] + "…"
    if cut.isprintable():
        return cut
    return "".join(c if c.isprintable() else "�" if c == SPOILED else ascii(c)[1:-1] for c in cut)
