"""Does an author's file say what a part needs?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from exercises.authors import Author, nearest
from exercises.item import FORMS, KINDS, MODES, Option, Part, Plain, Right, Wrong
from exercises.needs import check
from exercises.positions import ID, Fields, Items, Node, Scalar

PART_FIELDS = (
    "kind", "ask", "marks", "expected",
    "symbols", "uses", "follows", "figures", "price", "options", "columns", "rows", "row_key", "cells",
    "cell_kind", "shape", "mode", "form", "facts", "check", "equivalent", "wrong",
)  # fmt: skip


def parts(author: Author, node: Node, symbols: Mapping[str, str], figures: int | None) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    whole = author.fields(node, "parts")
    for name, one in whole.fields.items():
        if not ID.match(name):
            raise author.wrong(whole.keys[name], f"{name!r} is no id", "letters, digits and hyphens")
        parts[name] = _part(author, name, one, parts, symbols, figures)
    if not parts:
        raise author.wrong(node, "an exercise without parts")
    return parts


def _part(
    author: Author,
    name: str,
    node: Node,
    before: Mapping[str, Part],
    symbols: Mapping[str, str],
    figures: int | None,
) -> Part:
    needed = ("kind", "ask", "marks") if "check" in getattr(node, "fields", {}) else PART_FIELDS[:4]
    here = author.fields(node, f"part {name!r}", PART_FIELDS, needed).fields
    path = f"parts.{name}"
    author.places[path] = (node.line, node.column)
    kind = author.text(here["kind"], "kind")
    _known(author, here["kind"], "kind", kind, KINDS)
    mode, mode_share = _priced(author, here.get("mode"), "mode", MODES, ("equal", Fraction(1)))
    form, form_share = _priced(author, here.get("form"), "form", FORMS, ("", Fraction(0)))
    for used in _each(here.get("uses")):
        if author.text(used, "uses") not in before:
            raise author.wrong(
                used,
                f"part {name!r} uses {author.text(used, 'uses')!r}, which is no earlier part",
                nearest=nearest(author.text(used, "uses"), before),
            )
    allowed = author.texts(here["symbols"], "symbols") if "symbols" in here else None
    for symbol in _each(here.get("symbols")):
        if author.text(symbol, "symbols") not in symbols:
            raise author.wrong(
                symbol,
                f"part {name!r} speaks of {author.text(symbol, 'symbols')!r}, which is not declared",
                "a name of the exercise's `symbols`",
                nearest(author.text(symbol, "symbols"), symbols),
            )
    options = _options(author, here.get("options"), path)
    expected: Plain = author.plain(here["expected"], f"{path}.expected") if "expected" in here else ""
    if kind == "choice":
        labels = (expected,) if isinstance(expected, str) else tuple(expected)
        for label in labels:
            if options and label not in options:
                near = nearest(str(label), options)
                raise author.wrong(
                    here["expected"], f"option {label!r} does not exist", ", ".join(options), near
                )
    rows = here.get("rows")
    part = Part(
        id=name,
        kind=kind,
        ask=author.text(here["ask"], "ask"),
        marks=author.number(here["marks"], "marks"),
        expected=expected,
        symbols=allowed,
        uses=author.texts(here.get("uses"), "uses"),
        follows=author.plain(here["follows"], f"{path}.follows") if "follows" in here else (),
        figures=author.whole(here["figures"], "figures") if "figures" in here else figures,
        price=author.number(here["price"], "price") if "price" in here else Fraction(0),
        options=options,
        several=kind == "choice" and not isinstance(expected, (str, Mapping)),
        columns=author.mapping(here.get("columns"), "columns"),
        rows=len(rows.items) if isinstance(rows, Items) else author.whole(rows, "rows") or 0,
        row_key=author.text(here["row_key"], "row_key") if "row_key" in here else None,
        row_names=author.texts(rows, "rows") if isinstance(rows, Items) else (),
        cells=author.mapping(here.get("cells"), "cells"),
        cell_kind=_cell_kind(author, here.get("cell_kind")),
        shape=author.texts(here.get("shape"), "shape"),
        mode=mode,
        mode_share=mode_share,
        form=form or None,
        form_share=form_share,
        facts=author.mapping(here.get("facts"), "facts"),
        check=author.text(here["check"], "check") if "check" in here else None,
        equivalent=_equivalent(author, here.get("equivalent"), path),
        wrong=_wrong(author, here.get("wrong"), path),
    )
    check(author, part, here, node)
    return part


def _known(author: Author, node: Node, field: str, said: str, known: Sequence[str]) -> None:
    if said not in known:
        raise author.wrong(node, f"there is no {field} {said!r}", ", ".join(known), nearest(said, known))


def _priced(
    author: Author, node: Node | None, field: str, known: Sequence[str], otherwise: tuple[str, Fraction]
) -> tuple[str, Fraction]:
    """`form: factored`, or `form: {factored: 1/2}` with the share of the marks that another form earns."""
    if node is None:
        return otherwise
    if not isinstance(node, Fields):
        _known(author, node, field, said := author.text(node, field), known)
        return said, otherwise[1]
    if len(node.fields) != 1:
        raise author.wrong(node, f"a {field} is one word, with its share of the marks", "{factored: 1/2}")
    ((said, price),) = node.fields.items()
    _known(author, node.keys[said], field, said, known)
    share = author.number(price, field)
    if not 0 <= share <= 1:
        raise author.wrong(price, f"the share of the marks is {share}", "a number from 0 to 1")
    return said, share


def _each(node: Node | None) -> Sequence[Node]:
    if node is None:
        return ()
    return node.items if isinstance(node, Items) else (node,)


def _cell_kind(author: Author, node: Node | None) -> dict[str, str]:
    """`cell_kind: text` for all cells, or a mapping of some."""
    if isinstance(node, Scalar):
        return {"": node.text}
    return author.mapping(node, "cell_kind")


def _options(author: Author, node: Node | None, path: str) -> dict[str, Option]:
    options = {}
    for label, one in author.fields(node, "options").fields.items() if node else ():
        if isinstance(one, Scalar):
            options[label] = Option(one.text)
            continue
        said = author.fields(one, "an option", ("text", "mistake", "why"), ("text",)).fields
        if "mistake" in said:
            named = said["mistake"]
            author.places[f"{path}.options.{label}.mistake"] = (named.line, named.column)
        options[label] = Option(
            author.text(said["text"], "text"),
            author.text(said["mistake"], "mistake") if "mistake" in said else None,
            author.text(said["why"], "why") if "why" in said else None,
        )
    return options


def _equivalent(author: Author, node: Node | None, path: str) -> tuple[Right, ...]:
    """Answers, or {answer, why} for one that is right without being equal to what is expected."""
    found = []
    if node is not None:
        author.places[f"{path}.equivalent"] = (node.line, node.column)
    for at, one in enumerate(_each(node), 1):
        if isinstance(one, Fields) and "answer" in one.fields:
            said = author.fields(one, "another right answer", ("answer", "why"), ("answer", "why")).fields
            answer, why = said["answer"], author.text(said["why"], "why")
        else:
            answer, why = one, None
        found.append(Right(author.plain(answer, f"{path}.equivalent.{at}"), why))
    return tuple(found)


def _wrong(author: Author, node: Node | None, path: str) -> tuple[Wrong, ...]:
    """`{answer: mistake}`, or a list of {answer, mistake, why} where an answer is not one text."""
    if node is None:
        return ()
    if isinstance(node, Fields):
        for at, key in enumerate(node.keys.values(), 1):
            author.places[f"{path}.wrong.{at}"] = (key.line, key.column)
            mistake = node.fields[key.text]
            author.places[f"{path}.wrong.{at}.mistake"] = (mistake.line, mistake.column)
        return tuple(
            Wrong(answer, author.text(mistake, "the mistake")) for answer, mistake in node.fields.items()
        )
    found = []
    for at, one in enumerate(_each(node), 1):
        said = author.fields(
            one, "a wrong answer", ("answer", "mistake", "why"), ("answer", "mistake")
        ).fields
        named = said["mistake"]
        author.places[f"{path}.wrong.{at}.mistake"] = (named.line, named.column)
        found.append(
            Wrong(
                author.plain(said["answer"], f"{path}.wrong.{at}"),
                author.text(said["mistake"], "mistake"),
                author.text(said["why"], "why") if "why" in said else None,
            )
        )
    return tuple(found)
