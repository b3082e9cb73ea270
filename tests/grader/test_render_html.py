"""Is a page safe, self-contained and complete?"""

from __future__ import annotations

import re

import hostile
import pytest
from hand_made import EVERY, HOMEWORK, MISSING, RIGHT, everywhere
from markup import Seen, assert_only_ours

from grader.judge import judge
from grader.render.html import Pages, html_page
from grader.render.mathml import formula, prose
from grader.render.names import Names, safe_name
from grader.submission import read_submission

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
    "<!-- --><![CDATA[ x ]]>",
    "`<b onclick=alert(1)>`",
    "$\ud800$",
    "$\\text{<script>alert(1)</script>}$",
    "$\\href{javascript:alert(1)}{x}$",
    "$</math><script>alert(1)</script>$",
    "&lt;script&gt;",
    "\u202e\u2066\x00\x1b[2J\ud800",
    "<math><script>alert(1)</script></math>",
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "<math href='javascript:alert(1)'><mi>x</mi></math>",
    "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
    "<!DOCTYPE m [<!ENTITY a 'b'>]><math><mi>&a;</mi></math>",
]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("before", ["", "x = 1\n", "σ"])
def test_no_text_becomes_markup(attack, before):
    """Wherever a text stands in a report, it adds no element, no attribute and no unseen character."""
    page = html_page(everywhere(before + attack))
    assert_only_ours(page)
    assert "49" not in Seen(page).text.replace("3.14159", "")


def test_no_hostile_text_becomes_markup():
    """The same for a corpus of over 200 texts: as answers, as names, as names of files."""
    assert len(set(hostile.EVERY)) >= 200
    harmless = Seen(html_page(everywhere("x"))).elements.count
    for text in hostile.EVERY:
        page = html_page(everywhere(text))
        assert_only_ours(page)
        counted = Seen(page).elements.count
        for element in ("section", "article", "svg", "figure", "a", "style"):
            assert counted(element) == harmless(element), text


def test_a_text_is_shown_as_it_was_typed():
    """Escaping loses nothing: a student sees what was written."""
    assert "if a<b & c>\"d\" 'e'" in Seen(html_page(everywhere("if a<b & c>\"d\" 'e'"))).text


@pytest.mark.parametrize(
    ("exercise", "part", "answer", "places"),
    [
        ("batchnorm-eight-values", "normalised-1",
         "[[[1.01, 1.02], [1.03, 1.04]], [[1.05, 1.06], [1.07, 1.08]]]",
         ["1,1", "1,2", "2,1", "2,2", "entry 1,2,1"]),
        ("gnb-small-data", "means", "[[1.01, 1.02], [1.03, 1.04]]", ["row 2, column 1"]),
        ("tiny-cnn-numbers", "dense-gradients", "{dZ2: 1.01, dW2: [1.02, 1.03, 1.04, 1.05], db2: 1.06}",
         ["dZ2", "dW2, entry 3"]),
    ],
)  # fmt: skip
def test_every_value_stands_at_its_place(exercise, part, answer, places):
    """In arrays of any depth, and where a trace holds numbers beside lists."""
    sheet = f"answers:\n  {exercise}:\n    {part}: {answer}\n".encode()
    page = html_page(judge(read_submission(sheet, "sheet.yaml")))
    assert "not filled" not in page
    shown = re.split(r"<[^>]*>", page)
    written = re.findall(r"[\d.]{4}", answer)
    assert [one.strip() for one in shown if one.strip() in written] == written
    assert set(places) <= {one.strip() for one in shown}


@pytest.mark.parametrize("name", EVERY)
def test_a_page_asks_for_nothing(name):
    """No script, no request, a policy that would forbid both; small, and the same every time."""
    page = html_page(EVERY[name])
    assert "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'" in page
    assert "http:" not in page
    assert "https:" not in page
    assert "url(" not in page
    assert "<script" not in page
    assert len(page.encode()) <= 60_000
    assert html_page(EVERY[name]) == page


def test_the_page_says_what_the_report_says():
    """Marks, problems, what to look at first, outcomes in words, the first slip, the point to try."""
    text = " ".join(Seen(html_page(HOMEWORK)).text.split())
    for said in (
        "10.5 of 25 marks",
        "There is no part posteriour here.",
        "Problem, line 12",
        "Look at first bayes-screening › formula 2 marks to win back",
        "formula incorrect",
        "steepest undecided",
        "The checker could not tell: your lecturer will look at it.",
        "alpha = 9/10, beta = 1/8, pi = 1/2",
        "row 2, w2 , the first slip",
        "Follows from your H4.",
        "Right as rounded.",
        "carried right, given an earlier value of yours: full marks",
    ):
        assert said in text


@pytest.mark.parametrize("name", EVERY)
def test_ids_and_links_meet(name):
    """Every link inside a page leads somewhere, and no id stands twice."""
    seen = Seen(html_page(EVERY[name]))
    ids = [value for _, attribute, value in seen.attributes if attribute == "id"]
    named = [value for _, attribute, value in seen.attributes if attribute == "aria-labelledby"]
    links = [value[1:] for _, attribute, value in seen.attributes if attribute == "href"]
    assert len(ids) == len(set(ids))
    assert set(links) | set(named) <= set(ids)


ACCEPTED = [  # each comes out as the first
    "<math><mi>x</mi></math>",
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>',
]
REFUSED = [
    "<math><script>1</script></math>",
    "<math><mi>x</math>",
    "<svg><mi>x</mi></svg>",
    "<math><maction actiontype='toggle'><mi>x</mi></maction></math>",
    "<!DOCTYPE x><math><mi>x</mi></math>",
    "<math><!-- c --><mi>x</mi></math>",
    "<math><semantics><annotation>x</annotation></semantics></math>",
    "plain",
    "",
]


@pytest.mark.parametrize("mathml", ACCEPTED)
def test_the_gate_lets_a_formula_through(mathml):
    """A formula of listed elements comes out as it went in."""
    assert formula(mathml) == "<math><mi>x</mi></math>"


@pytest.mark.parametrize("mathml", REFUSED)
def test_the_gate_refuses_the_rest(mathml):
    """What is not MathML, or holds one element that is not listed, does not reach a page."""
    assert formula(mathml) is None


def test_the_gate_keeps_the_operators_that_are_only_read_aloud():
    """An invisible product stays one; the same character elsewhere is named."""
    assert formula("<math><mo>\u2062</mo></math>") == "<math><mo>\u2062</mo></math>"
    assert formula("<math><mi>\u2062</mi></math>") == "<math><mi>⟨U+2062⟩</mi></math>"


def test_the_gate_drops_attributes_that_are_not_listed():
    """A listed element keeps its listed attributes only."""
    drawn = formula('<math onclick="a()" style="x" display="block" href="y"><mi class="z">x</mi></math>')
    assert drawn == '<math display="block"><mi>x</mi></math>'


def test_questions_mix_words_and_latex():
    """LaTeX between dollars is drawn, words are escaped, LaTeX that cannot be read stays as typed."""
    assert prose("a < $b$") == "a &lt; <math><mi>b</mi></math>"
    assert prose("$\\nosuch{$") == '<code class="tex">\\nosuch{</code>'


@pytest.mark.parametrize(
    "text", ["../../etc/passwd", "con", "", "a/b", "index", "ü", "x" * 300, "\x00b", "."]
)
def test_an_odd_id_gets_a_safe_name_of_its_own(text):
    """The name is a plain file name that no system keeps for itself, and not that of a neighbouring id."""
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,70}", safe_name(text))
    assert safe_name(text) != safe_name(text + "!")
    assert safe_name(text).split(".")[0] not in ("con", "index")


def test_no_page_overwrites_another(tmp_path):
    """Ids that differ only in case, or not at all, get pages of their own; the index links each."""
    pages = Pages(tmp_path / "out", index=True)
    written = [pages.add(report).name for report in (HOMEWORK, HOMEWORK, RIGHT, MISSING)]
    assert written == ["s001.html", "s001-2.html", "s002.html", "gone.html"]
    index = Seen(pages.close().read_text())
    assert [value for tag, name, value in index.attributes if name == "href"][1:] == written
    names = Names()
    assert [names.give(name) for name in ("Bob", "bob", "BOB")] == ["Bob", "bob-2", "BOB-3"]
