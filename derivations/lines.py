"""Does each written line follow?

A line is true under the definitions of the exercise (an identity, everywhere), or a condition that the
derivation sets (the named stationarity, the constraint, what they come to), or it is neither.  A line that is
not true but follows from an earlier one of the student's that is not true either is *carried*.
What counts is what a line says, not how it was reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from derivations.changes import with_change
from derivations.claims import Claim, source
from derivations.conditions import agree
from derivations.constants import same_slope
from derivations.equality.compare import decide
from derivations.equality.verdict import DIFFERENT, EQUAL, UNKNOWN
from derivations.finished import finished
from derivations.followed import CARRIED, CORRECT, INCORRECT, UNDECIDED, UNREADABLE, Followed, Line, certified
from derivations.identities import identity
from derivations.introduced import introduced
from derivations.language.grammar import read
from derivations.language.refusal import Refusal
from derivations.language.scope import Scope
from derivations.language.show import plain
from derivations.language.tree import Tree, name
from derivations.numbering import unnumbered
from derivations.spoken import estimated, probabilities, statements
from derivations.tasks import Task
from derivations.updates import new_value


def follow(texts: Sequence[str], task: Task) -> Followed:
    """Judge the lines of a derivation."""
    known = task.facts.know_a_probability()
    return _Walk(task).over(probabilities(texts, task.scope) if known else texts)


def follow_derivation(
    name: str, texts: Sequence[str], scope: Scope, more: Mapping[str, str] | None = None
) -> Followed:
    """Judge the lines of a student against a derivation of ours, or with the other sign of a multiplier.

    `more` are facts of the exercise beside those of the chapter.  Raises UnknownDerivationError."""
    from derivations import chapters
    from derivations.known import of_chapter

    others = [one for one in (f"{name}_other_sign",) if one in chapters.names()]
    best: Followed | None = None
    for one in (name, *others):
        known = of_chapter(one)
        work = chapters.derived(one)
        result = read(work.result, Scope.of(dict(work.symbols)))
        facts = replace(known.facts.and_facts(more or {}, scope), scope=scope)
        task = Task(scope, facts, known.conditions, result, known.unknown, known.solved, known.settled)
        found = follow(texts, with_change(task, work.lines[0]))
        if best is None or found.faults < best.faults:
            best = found
        if best.right:
            break
    assert best is not None
    return best


class _Walk:
    """Down the lines, with what stands above in mind."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.claims: list[Claim] = []
        self.subject: Tree | None = None  # the left side that lines beginning with "=" continue
        self.lost = False  # could what such a line continues not be read?
        self.last: tuple[Tree, ...] = ()  # the last side written, and those equal to it in its chain
        self.own: set[str] = set()  # the names that the student defines
        self.begun = False  # has a line to do with what is to be derived?
        self.end: Tree | None = None  # the left side of the lines that give the asked result

    def over(self, texts: Sequence[str]) -> Followed:
        lines = []
        scope, slopes = estimated(self.task.scope, self.task.unknown), self.task.facts.slopes()
        for number, whole in enumerate(unnumbered(texts), 1):
            label, text = self.new_value(whole)
            try:
                slope = same_slope(text, scope, self.task.unknown, self.subject)
                said = statements(text, scope, slopes) if slope is None else (slope,)
            except Refusal as refusal:
                new = introduced(text, scope)
                if new is None:
                    self.subject, self.lost = self.left_of(whole, scope, slopes)
                    lines.append(Line.unread(refusal))
                    continue
                scope, said, slope = self.define(new.words, new.scope), new.said, None
            if label is not None and len(said) == 1:
                lines.append(self.renewed(label, said[0], number))
            else:
                lines.append(self.lines(said, number, text))
            if slope is not None:  # the next line goes on with l, not with its slope
                self.subject, lines[-1] = slope.args[0].args[0], replace(lines[-1], read_as=text.strip())
            self.look(lines[-1])
        wrong = next((k for k, line in enumerate(lines, 1) if line.outcome == INCORRECT), None)
        complete = self.end is not None
        return Followed(tuple(lines), wrong, complete, complete or self.begun)

    def left_of(self, text: str, scope: Scope, slopes: Mapping[str, str]) -> tuple[Tree | None, bool]:
        """What lines continue after one that cannot be read: its left side, if that can; and is it lost?"""
        left, sign, _ = text.partition("=")
        if not sign or not left.strip():  # it continues what stands above
            return self.subject, self.lost
        try:
            said = statements(left, scope, slopes)
        except Refusal:
            return None, True
        return (said[0], False) if len(said) == 1 and said[0].head != "relation" else (None, True)

    def define(self, words: Sequence[str], scope: Scope) -> Scope:
        """Names of the student's own: they stand for what they are defined by, from here on."""
        self.task = replace(self.task, scope=scope, facts=replace(self.task.facts, scope=scope))
        self.own.update(words)
        self.subject = next((name(one) for one in words[::-1] if not scope.dimensions(one)), self.subject)
        return scope

    def new_value(self, text: str) -> tuple[str | None, str]:
        """The name of a new value that a line gives, if that is what is derived, and the line without it."""
        asked = self.task.unknown is None and self.task.result.head != "relation"
        found = new_value(text, self.task.scope, frozenset(self.task.result.names())) if asked else None
        return found or (None, text)

    def renewed(self, label: str, tree: Tree, number: int) -> Line:
        """A line that names the new value: what it says of the result."""
        sides = tree.args if tree.head == "relation" else (tree,)
        signs = f"= {tree.leaf}" if tree.head == "relation" else "="
        said = self.line(Tree("relation", (self.task.result, *sides), signs), number)
        evidence = {word: one for word, one in said.evidence.items() if word != "beside"}
        return replace(said, read_as=f"{label} = {plain(tree)}", evidence=evidence)

    def lines(self, said: Sequence[Tree], number: int, text: str) -> Line:
        """What is said of a line that makes one statement, several, or none: then it is a remark."""
        judged = [self.line(tree, number) for tree in said]
        if not judged:
            return Line(CORRECT, text.strip(), evidence={"beside": True})
        return replace(max(judged, key=_rank), read_as="; ".join(map(plain, said)))

    def line(self, tree: Tree, number: int) -> Line:
        """What is said of one statement, and of what it is said to follow from."""
        shown = plain(tree)
        if tree.head == "implies":
            parts = [self.line(arg, number) for arg in tree.args if arg.head != "continued"]
            return replace(max(parts, key=_rank), read_as=shown)
        if tree.head != "relation":
            self.last, self.lost = (tree,), False
            if self.subject is None or self.is_result(tree):
                self.subject = tree
                if self.task.unknown is None and self._misses(tree, self.task.result):
                    return Line(INCORRECT, shown, ELSEWHERE)
                return Line(CORRECT, shown)
            return self.equation(self.subject, tree, number, shown)
        signs = str(tree.leaf).split(" ")
        sides = tree.args
        continued = sides[0].head == "continued"
        if continued and self.subject is None:
            self.subject, self.last = sides[-1], (sides[-1],)
            if self.lost:
                return Line(UNDECIDED, shown, LOST)
            return Line(UNREADABLE, shown, "There is no line above that this one could continue.")
        judged: list[Line] = []
        first: Tree | None = None  # what a chain begins with
        for at, (left, right) in enumerate(pairwise(sides)):
            carries_on = continued and at == 0
            if carries_on:
                assert self.subject is not None
                left = self.subject
            elif at == 0:
                self.subject = left
            else:
                first = self.subject if continued else sides[0]
            if signs[at] in ("=", "∝"):
                up_to = signs[at] == "∝"
                judged.append(self.equation(left, right, number, shown, first=first, up_to=up_to))
            else:
                judged.append(self.comparison(Tree("relation", (left, right), signs[at]), shown))
            self.last = (*(self.last if at and signs[at - 1] == signs[at] == "=" else ()), right)
        if "∝" in signs:  # what is equal to it, on the next line, is not equal to what stands before
            self.subject = sides[len(signs) - signs[::-1].index("∝")]
        return max(judged, key=_rank)

    def comparison(self, said: Tree, shown: str) -> Line:
        """An inequality, where it is certainly true: of a second derivative at a maximum."""
        if self.task.holds(said):
            return Line(CORRECT, shown, evidence={"beside": True})
        return Line(UNDECIDED, shown, "Only equations can be followed line by line.")

    def equation(
        self,
        left: Tree,
        right: Tree,
        number: int,
        shown: str,
        *,
        first: Tree | None = None,
        up_to: bool = False,
    ) -> Line:
        """An identity, a condition, carried, or wrong."""
        said = self.task.identity(left, right, up_to)
        if said.verdict == EQUAL:
            self.begun = self.begun or self._concerns(left, right)
            self.claims.append(Claim(left, right, number, True))
            beside = {"beside": True} if left == right or not left.names() | right.names() else {}
            return Line(CORRECT, shown, evidence={**said.evidence, **beside})
        if self.task.may_be_condition(left, right) and self.task.is_condition(left, right):
            self.begun = True
            self.claims.append(Claim(left, right, number, True))
            return Line(CORRECT, shown, evidence={"how": "condition"})
        if first is not None and not up_to and self.task.identity(first, right).verdict == EQUAL:
            self.claims.append(Claim(first, right, number, True))
            return Line(CORRECT, shown, evidence=said.evidence)
        if not up_to and self.is_inserted(left, right):
            self.claims.append(Claim(left, right, number, True))
            return Line(CORRECT, shown, evidence={"how": "inserted"})
        task = self.task
        above = source(left, right, self.claims, task.facts, task.conditions, task.scope)
        self.claims.append(Claim(left, right, number, False))
        if above is not None:
            again = any((left, right) == (one.left, one.right) for one in self.claims[:-1])
            self.begun = self.begun or (not again and self._concerns(left, right))
            message = (
                f"{'Not true, but it' if said.verdict == DIFFERENT else 'It'} follows from line {above}."
            )
            beside = {"beside": True} if again else {}
            return Line(CARRIED, shown, message, {**said.evidence, **beside}, above)
        if said.verdict == UNKNOWN:
            return Line(UNDECIDED, shown, said.message, said.evidence)
        return Line(INCORRECT, shown, certified(said), said.evidence)

    def is_inserted(self, left: Tree, right: Tree) -> bool:
        """Equal with the values that lines above have found, which the right side is written in?"""
        stated = [one.left for one in self.claims if one.true and not one.left.names() & right.names()]
        facts = self.task.with_values(stated)
        return facts is not self.task.facts and identity(left, right, facts, self.task.scope).verdict == EQUAL

    def look(self, line: Line) -> None:
        """Is the end reached?  A check after it, of something else, takes nothing away."""
        if line.evidence.get("beside"):
            return
        if self.reached():
            self.end = self.subject or self.task.result
        elif self.subject in (self.end, self.task.unknown):
            self.end = None

    def reached(self) -> bool:
        """Does this line give the asked result, in its form?"""
        task, wanted = self.task, (self.task.result, *self.task.solved)
        found = self.last
        if task.change is not None and self.subject == task.change.subject:
            wanted = (task.change.value,)
        if task.unknown is not None and task.result in task.solved:
            chain = self.claims[-max(len(found), 1) :]
            final = next((one for one in chain if task.unknown in (one.left, one.right)), None)
            if final is None:
                return False
            found = found if final.left == task.unknown else (final.left,)
        return any(
            finished(side, one, task.scope, frozenset(self.own)) and not self._misses(side, one)
            for one in wanted
            for side in found
        )

    def is_result(self, tree: Tree) -> bool:
        """Does an expression by itself begin anew, at what is asked for?"""
        assert self.subject is not None
        result, scope = self.task.result, self.task.scope
        if "relation" in (tree.head, result.head) or self.task.identity(self.subject, tree).verdict == EQUAL:
            return False
        return agree(self.task.facts.inserted(tree), self.task.facts.inserted(result), scope)

    def _concerns(self, left: Tree, right: Tree) -> bool:
        """Does an identity use a fact, or rewrite the result?"""
        inserted = self.task.facts.inserted
        if inserted(left) != left or inserted(right) != right:
            return left != right
        return not self._misses(right, self.task.result)

    def _misses(self, found: Tree, wanted: Tree) -> bool:
        """Do true lines lead to something else?  After a wrong line the value is wrong in any case."""
        facts = self.task.facts
        if not all(claim.true for claim in self.claims) or "relation" in (found.head, wanted.head):
            return False
        sides = facts.inserted(found), facts.inserted(wanted)
        return found != wanted and decide(*sides, self.task.scope).verdict == DIFFERENT


LOST = "The line above, which this one continues, could not be read."
ELSEWHERE = "This is not equal to what is to be derived."
_RANK = {CORRECT: 0, CARRIED: 1, UNDECIDED: 2, INCORRECT: 3, UNREADABLE: 4}


def _rank(line: Line) -> int:
    return _RANK[line.outcome]
