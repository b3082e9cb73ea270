"""Does an author's file say what an exercise needs?

From nodes with positions to the records of `item`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from exercises.authors import Author, nearest
from exercises.item import Exercise, Given, Plain
from exercises.parts import parts
from exercises.positions import Fields, Node

EXERCISE_FIELDS = (
    "id", "title", "topic", "statement", "parts",
    "include", "given", "symbols", "means", "aliases", "indices", "conventions", "figures",
    "run", "runs", "computed", "vary", "require",
)  # fmt: skip


def exercise(root: Node, file: str, digest: str, shared: Mapping[str, Node]) -> Exercise:
    """The exercise of a file; `shared` holds the files that its `include` names.  Raises ExerciseError."""
    author = Author(file)
    top = author.fields(root, "an exercise", EXERCISE_FIELDS, EXERCISE_FIELDS[:5]).fields
    given: dict[str, Given] = {}
    tables: dict[str, dict[str, str]] = {"symbols": {}, "means": {}, "indices": {}}
    aliases: dict[str, tuple[str, ...]] = {}
    for source in (*shared.values(), top and Fields(top, 1, 1)):
        assert isinstance(source, Fields)
        found = source.fields
        if "given" in found:
            for name, node in author.fields(found["given"], "given").fields.items():
                given[name] = author.given(node)
        for table in tables:
            tables[table].update(author.mapping(found.get(table), table))
        if "aliases" in found:
            for name, node in author.fields(found["aliases"], "aliases").fields.items():
                aliases[name] = author.texts(node, "aliases")
    for table in ("means", "aliases"):
        _declared(author, top.get(table), table, {*tables["symbols"], *tables["indices"], *given})
    for field in ("symbols", "computed"):
        author.note(top.get(field), field)
    vary = author.mapping(top.get("vary"), "vary")
    if "vary" in top:
        node = author.fields(top["vary"], "vary")
        author.places["vary"] = (node.line, node.column)
        for name, key in node.keys.items():
            author.places[f"vary.{name}"] = (key.line, key.column)
            if name not in given:
                raise author.wrong(
                    key, f"vary draws {name!r}, which is not given", nearest=nearest(name, given)
                )
    for field in ("id", "require"):
        if field in top:
            author.places[field] = (top[field].line, top[field].column)
    figures = author.whole(top.get("figures"), "figures")
    return Exercise(
        id=author.text(top["id"], "id"),
        title=author.text(top["title"], "title"),
        topic=author.text(top["topic"], "topic"),
        statement=author.text(top["statement"], "statement"),
        given=given,
        conventions=author.texts(top.get("conventions"), "conventions"),
        symbols=tables["symbols"],
        means=tables["means"],
        aliases=aliases,
        indices=tables["indices"],
        runs=_runs(author, top),
        computed=author.mapping(top.get("computed"), "computed"),
        vary=vary,
        require=author.texts(top.get("require"), "require"),
        parts=parts(author, top["parts"], tables["symbols"], figures),
        file=file,
        digest=digest,
        places=author.places,
    )


def _declared(author: Author, node: Node | None, table: str, names: Collection[str]) -> None:
    """Meanings and other spellings are of a name there is: `xhat` of `xhat[i]`, `sigma` of `sigma(t)`."""
    names = {*names, *(name.partition("(")[0].partition("[")[0] for name in names)}
    for word, key in node.keys.items() if isinstance(node, Fields) else ():
        if word not in names and word.partition("(")[0].partition("[")[0] not in names:
            raise author.wrong(
                key,
                f"{table} speaks of {word!r}, which is not declared",
                "a name of `symbols`",
                nearest(word, names),
            )


def _runs(author: Author, top: Mapping[str, Node]) -> dict[str, Plain]:
    """`run: {kind: …}` is the one computation, `runs` names several; `like` repeats one before it."""
    found: dict[str, Plain] = {}
    if "run" in top:
        found[""] = author.plain(top["run"], "run")
    if "runs" in top:
        for name, node in author.fields(top["runs"], "runs").fields.items():
            said = author.plain(author.fields(node, f"run {name!r}"), f"runs.{name}")
            assert isinstance(said, Mapping)
            earlier = {one or "run": run for one, run in found.items()}
            before = earlier.get(str(said.get("like", "")), {})
            if "like" in said and not before:
                near = nearest(str(said["like"]), earlier)
                raise author.wrong(node, f"run {name!r} is like none before it", nearest=near)
            assert isinstance(before, Mapping)
            found[name] = {**before, **{key: value for key, value in said.items() if key != "like"}}
    return found
