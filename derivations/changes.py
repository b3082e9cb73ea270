"""By how much does an update change what it renews: `Δw` in a derivation that begins at w - eta*dL/dw?"""

from __future__ import annotations

from dataclasses import replace

from derivations.facts import fact
from derivations.language.grammar import read
from derivations.language.scope import Scope
from derivations.language.tree import Tree, name
from derivations.tasks import Task


def with_change(task: Task, begins: str) -> Task:
    """The task with a name for the change and what it is: Delta_w; the same task where nothing is renewed."""
    word = _renewed(read(begins, task.scope)) if task.unknown is None else None
    change = f"Delta_{word}"
    if word is None or task.scope.free or task.scope.lookup(change) is not None:
        return task
    domains = Scope.of({change: "real"}).domains
    scope = task.scope.with_domains({**task.scope.domains, **domains})
    new = fact(name(change), _without(task.result, name(word)))
    facts = replace(task.facts, known=(*task.facts.known, new), scope=scope)
    return replace(task, scope=scope, facts=facts, change=new)


def _renewed(begins: Tree) -> str | None:
    """The name from which a multiple of a derivative along it is taken: w of w - eta*dL/dw."""
    begins = begins.args[0] if begins.head == "relation" else begins
    if begins.head != "add":
        return None
    slopes = (one.args[1] for one in begins.walk() if one.head == "derivative")
    return next((str(one.leaf) for one in slopes if one.head == "name" and one in begins.args), None)


def _without(total: Tree, term: Tree) -> Tree:
    """A sum without one of its terms."""
    if total.head != "add" or term not in total.args:
        return Tree("add", (total, Tree("neg", (term,))))
    rest = tuple(one for one in total.args if one != term)
    return Tree("add", rest) if len(rest) > 1 else rest[0]
