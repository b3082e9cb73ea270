"""Does what the question declares decide what a name means, and nothing else?"""

from __future__ import annotations

import pytest

from derivations.language import DomainError, Refusal, Scope, read
from tests.derivations.language.formula_table import said

NONE: dict[str, str] = {}

READ_AS = [
    # the text, what is declared (nothing at all: {}), the tree
    # x_n: an element, a name
    ("x_n", {"x": "real[N]", "N": "natural", "n": "1..N"}, "(index x n)"),
    ("x_n", {"x_n": "real"}, "x_n"),
    ("x_n", NONE, "(index x n)"),
    ("sum(x_n, n, 1, N)", NONE, "(sum (index x n) n 1 N)"),
    ("x[n]", NONE, "(index x n)"),
    ("x_n + x[1]", NONE, "(add (index x n) (index x 1))"),
    ("x_1", {"x1": "real", "x": "real"}, "x1"),
    ("x_{1}", {"x1": "real"}, "x1"),
    ("x₁", {"x1": "real"}, "x1"),
    ("x1", {"x": "real[N]", "x1": "real"}, "x1"),
    ("x1", {"x": "real[N]"}, "(index x 1)"),
    ("dL/dx1", {"x": "real[N]", "L": "real", "N": "natural"}, "(derivative L (index x 1) 1)"),
    ("w_k", {"wk": "real", "w": "real"}, "wk"),
    ("sum(w_k, k, 1, q)", {"wk": "real[q]", "w": "real", "q": "natural"}, "(sum (index wk k) k 1 q)"),
    ("MaxPool(A)", {"maxpool": "function", "A": "real"}, "(call maxpool A)"),
    ("2theta12", {"theta": "real[T]", "T": "natural"}, "(mul 2 (index theta 12))"),
    ("w_11", {"w11": "real"}, "w11"),
    ("w_{11}", {"w": "real[3, 3]"}, "(index w 1 1)"),
    ("w_{11}", {"w": "real[n]", "n": "natural"}, "(index w 11)"),
    ("C_in", {"C_in": "natural"}, "C_in"),
    ("C_{in}", {"C_in": "natural"}, "C_in"),
    # a derivative of a name that is declared with its letters
    ("dyhat/dw", {"yhat[i]": "= w*x[i]", "x": "real[n]", "w": "real"}, "(derivative (index yhat i) w 1)"),
    ("dyhat_2/dw", {"yhat[i]": "= w*x[i]", "x": "real[n]", "w": "real"}, "(derivative (index yhat 2) w 1)"),
    ("dyhat/dw", {"yhat": "real[n]", "w": "real", "n": "natural"}, "(derivative yhat w 1)"),
    # sigma: the logistic function, a scalar, a variance
    ("sigma(z)", NONE, "(sigmoid z)"),
    ("σ(z)", {"sigma": "function", "z": "real"}, "(sigmoid z)"),
    ("sigma(z)", {"sigma": "positive", "z": "real"}, "(mul sigma z)"),
    (r"\sigma(z+1)", {"sigma": "positive", "z": "real"}, "(mul sigma (add z 1))"),
    (r"\varphi", {"varphi": "real"}, "varphi"),
    ("varphi", {"phi": "real"}, "phi"),
    ("sigma^2", {"sigma": "positive"}, "(pow sigma 2)"),
    ("sigma", {"sigma": "positive"}, "sigma"),
    ("sigma_i", {"sigma": "positive[D]", "D": "natural", "i": "1..D"}, "(index sigma i)"),
    # e: the constant, an error
    ("e^x", NONE, "(pow :e x)"),
    ("e^x", {"x": "real"}, "(pow :e x)"),
    ("e^x", {"e": "real", "x": "real"}, "(pow e x)"),
    ("e*x", {"e": "real", "x": "real"}, "(mul e x)"),
    ("e[j]", {"e": "real[q]", "q": "natural", "j": "1..q"}, "(index e j)"),
    ("2e", {"e": "real"}, "(mul 2 e)"),
    ("exp(x)", {"e": "real", "x": "real", "p": "real"}, "(exp x)"),
    # i: a name like any other
    ("2i", NONE, "(mul 2 i)"),
    ("i^2", {"i": "integer"}, "(pow i 2)"),
    ("x_i", {"x": "real[N]", "i": "integer", "N": "natural"}, "(index x i)"),
    # E: an expectation, an error
    ("E[X]", NONE, "(E X)"),
    ("E(X)", NONE, "(E X)"),
    ("E*x", {"E": "real", "x": "real"}, "(mul E x)"),
    ("E(x)", {"E": "real", "x": "real"}, "(mul E x)"),
    ("dE/dw", {"E": "real", "w": "real"}, "(derivative E w 1)"),
    # pi: the constant, a prevalence, class priors
    ("2pi", NONE, "(mul 2 :pi)"),
    ("π", {"x": "real"}, ":pi"),
    ("pi", {"pi": "probability"}, "pi"),
    (r"1-\pi", {"pi": "probability"}, "(add 1 (neg pi))"),
    ("pi_k", {"pi": "simplex[K]", "K": "natural", "k": "1..K"}, "(index pi k)"),
    ("π(1−π)", {"pi": "probability"}, "(mul pi (add 1 (neg pi)))"),
    # N: a normal distribution, a size
    ("N(x | mu, s2)", NONE, "(normal x mu s2)"),
    ("N(mu, s2)", NONE, "(normal mu s2)"),
    ("N*x", {"N": "natural", "x": "real"}, "(mul N x)"),
    ("N(x+1)", {"N": "natural", "x": "real"}, "(mul N (add x 1))"),
    (r"\mathcal{N}(x \mid \mu, \sigma^2)", NONE, "(normal x mu (pow sigma 2))"),
    # beta: a name, the beta function, a moving average
    ("beta*x", {"beta": "probability", "x": "real"}, "(mul beta x)"),
    ("β(x+1)", {"beta": "real", "x": "real"}, "(mul beta (add x 1))"),
    ("beta(a, b)", {"a": "positive", "b": "positive"}, "(beta a b)"),
    ("1-beta", {"beta": "probability"}, "(add 1 (neg beta))"),
    # gamma: a name, the gamma function
    ("gamma(x+1)", {"x": "positive"}, "(gamma (add x 1))"),
    ("gamma(x+1)", {"gamma": "real", "x": "real"}, "(mul gamma (add x 1))"),
    ("γ x", {"gamma": "real", "x": "real"}, "(mul gamma x)"),
    # d: half of a derivative, a number of features
    ("dL/dw", {"L": "real", "w": "real"}, "(derivative L w 1)"),
    ("d*w", {"d": "natural", "w": "real"}, "(mul d w)"),
    ("d(w+1)", {"d": "natural", "w": "real"}, "(mul d (add w 1))"),
    ("2d", {"d": "natural"}, "(mul 2 d)"),
    ("dw", {"dw": "real", "d": "real", "w": "real"}, "dw"),
    ("dL/dw", {"dL": "real", "dw": "real"}, "(div dL dw)"),
    (
        "d[j] - y[j]",
        {"d": "real[q]", "y": "real[q]", "q": "natural", "j": "1..q"},
        "(add (index d j) (neg (index y j)))",
    ),
    # D_K: a size, an element
    ("D_K^2", {"D_K": "natural"}, "(pow D_K 2)"),
    ("D_K", {"D": "real[n]", "K": "natural", "n": "natural"}, "(index D K)"),
    (r"D_{K}", {"D_K": "natural"}, "D_K"),
    # P: a probability, a padding
    ("P(A)", NONE, "(P A)"),
    ("2P", {"P": "natural"}, "(mul 2 P)"),
    ("P(x+1)", {"P": "natural", "x": "real"}, "(mul P (add x 1))"),
    ("P[m]", {"P": "positive[N]", "N": "natural", "m": "1..N"}, "(index P m)"),
    # I: an identity, an indicator, an image
    ("I(y=1)", {"y": "integer"}, '(indicator (relation "=" y 1))'),
    ("I[r,c]", {"I": "real[0.., 0..]", "r": "0..", "c": "0.."}, "(index I r c)"),
    ("I*x", {"I": "real", "x": "real"}, "(mul I x)"),
    # phi: a function, an output
    ("phi(v)", {"phi": "function", "v": "real"}, "(call phi v)"),
    ("phi(v)", {"phi": "real", "v": "real"}, "(mul phi v)"),
    ("phi(v)", {"phi": "= exp(v)", "v": "real"}, "phi"),
    ("phi(w)", {"phi": "= exp(v)", "v": "real", "w": "real"}, "(mul phi w)"),
    ("phi'(v)", {"phi": "function", "v": "real"}, '(call (prime "1" phi) v)'),
    ("p(x)", {"p": "density", "x": "real"}, "(call p x)"),
    ("p(x)", {"p": "real", "x": "real"}, "(mul p x)"),
    # T: a transpose, a power, a temperature
    ("X^T", {"X": "real[N, D]", "N": "natural", "D": "natural"}, "(transpose X)"),
    ("x^T", {"x": "real", "T": "natural"}, "(pow x T)"),
    ("w^T", {"w": "real[D]", "D": "natural"}, "(transpose w)"),
    ("A^-1", {"A": "spd[n]", "n": "natural"}, "(inv A)"),
    ("a^-1", {"a": "real"}, "(pow a (neg 1))"),
    # words: the longest declared names
    ("abphi", {"a": "real", "b": "real", "phi": "real"}, "(mul a b phi)"),
    ("2pir", {"r": "real"}, "(mul 2 :pi r)"),
    ("ab", {"ab": "real", "a": "real", "b": "real"}, "ab"),
    ("ab", NONE, "(mul a b)"),
    ("x1y2", {"x1y2": "real"}, "x1y2"),
    ("x1 y2", {"x1": "real", "y2": "real"}, "(mul x1 y2)"),
    ("yhat", NONE, "yhat"),
    ("xbar", NONE, "xbar"),
    ("alpha", NONE, "alpha"),
    ("w31", NONE, "w31"),
    ("aei", dict.fromkeys("aei", "real"), "(mul a e i)"),
    ("max", {"m": "real", "a": "real", "x": "real", "max": "real"}, "max"),
    # delta and indicators
    (r"\delta_{ij}", {"i": "integer", "j": "integer"}, "(delta i j)"),
    ("delta_j", {"delta": "real[q]", "q": "natural", "j": "1..q"}, "(index delta j)"),
    ("delta", {"delta": "real"}, "delta"),
]


@pytest.mark.parametrize(("text", "symbols", "tree"), READ_AS)
def test_the_declaration_decides(text: str, symbols: dict[str, str], tree: str) -> None:
    """The same text is another tree where other names are declared."""
    assert said(read(text, Scope.of(symbols or None))) == tree


def test_without_a_scope_nothing_is_declared() -> None:
    """`read(text)` is `read(text, Scope.of(None))`."""
    for text in ("x_n", "sigma(z)", "2pi", "E[X]", "ab"):
        assert read(text) == read(text, Scope.of(None))


ALIASES = [
    ("sigma^2", "s2"),
    ("σ²", "s2"),
    (r"\sigma^2", "s2"),
    (r"\sigma^{2}", "s2"),
    ("sigma2", "s2"),
    ("1/sigma^2", "(div 1 s2)"),
    ("2*pi*sigma^2", "(mul 2 :pi s2)"),
    ("m", "mu"),
    ("\\mu", "mu"),
    ("ll", "l"),
    ("ℓ", "l"),
    ("sigma", "sigma"),
    ("lam*x", "(mul lambda x)"),
    ("DK^2", "(pow D_K 2)"),
]


@pytest.mark.parametrize(("text", "tree"), ALIASES)
def test_another_word_for_a_symbol(text: str, tree: str) -> None:
    """Declared aliases are read as the symbol itself, powers of a name included."""
    scope = Scope.of(
        {
            "s2": "positive",
            "sigma": "positive",
            "mu": "real",
            "l": "real",
            "lambda": "real",
            "x": "real",
            "D_K": "natural",
        },
        aliases={
            "s2": ("sigma^2", "sigma2", "σ²"),
            "mu": ("m", "μ"),
            "l": ("ll", "ℓ"),
            "lambda": ("lam",),
            "D_K": ("DK",),
        },
    )
    assert said(read(text, scope)) == tree


INDEX_ALIASES = [
    ("sigma[i]^2", "(index s2 i)"),
    ("σᵢ²", "(index s2 i)"),
    (r"\sigma_i^2", "(index s2 i)"),
    ("sigma[3]^2", "(index s2 3)"),
    (r"x_i^{(m)}", "(index x m i)"),
    (r"x_{i}^{(m)}", "(index x m i)"),
    ("y^{(m)}", "(index y m)"),
    (r"\mu_{ki}", "(index mu k i)"),
    (r"\mu_{y^{(m)}, i}", "(index mu (index y m) i)"),
    ("2y3", "(mul 2 (index y 3))"),
    ("y12", "(index y 12)"),
]


@pytest.mark.parametrize(("text", "tree"), INDEX_ALIASES)
def test_another_spelling_of_an_indexed_symbol(text: str, tree: str) -> None:
    """An alias with indices is a pattern: the index that stands there is carried over."""
    scope = Scope.of(
        {"x": "real[N, D]", "y": "1..K[N]", "mu": "real[K, D]", "s2": "positive[D]", "sigma": "positive[D]",
        "N": "natural", "D": "natural", "K": "natural"}, aliases={"s2[i]": ("sigma[i]^2", r"\sigma_i^2"),
        "x[m,i]": ("x_i^{(m)}",), "y[m]": ("y^{(m)}",)}, indices={"m": "1..N", "i": "1..D", "k": "1..K"},
    )  # fmt: skip
    assert said(read(text, scope)) == tree


UNDECLARED = [
    # a name the question does not have is refused where anything is declared
    ("x + q", {"x": "real"}),
    ("sigma", {"x": "real"}),
    ("beta*x", {"x": "real"}),
    ("x_n", {"x": "real"}),
    ("y_n", {"x": "real[N]", "N": "natural", "n": "1..N"}),
]


@pytest.mark.parametrize(("text", "symbols"), UNDECLARED)
def test_a_name_the_question_does_not_have_is_refused(text: str, symbols: dict[str, str]) -> None:
    """Once something is declared, nothing else is taken for granted."""
    with pytest.raises(Refusal):
        read(text, Scope.of(symbols))


DOMAINS = [
    "real", "positive", "nonnegative", "integer", "natural", "probability", "positive integer", "in (a, b)",
    "in [a, b]", "in (a, b]", "0..1", "1..K", "0..", "real[N]", "real[N, D]", "real[0..m]", "1..K[N]",
    "symmetric[n]", "spd[n]", "simplex[K]", "function", "density", "real, > a", "natural, >= 2",
    "real, not 0", "real[N], distinct", "= 1/(1+exp(-a*v))",
]  # fmt: skip


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_domain_of_the_table_can_be_declared(domain: str) -> None:
    """The domains the documentation lists, each as the domain of x."""
    others = {
        "a": "real",
        "b": "real",
        "v": "real",
        "N": "natural",
        "D": "natural",
        "K": "natural",
        "m": "natural",
        "n": "natural",
    }
    assert read("x", Scope.of(others | {"x": domain})).head in ("name", "call")


NO_DOMAINS = ["", "reel", "in (a, b", "real[N", "in [a]", "real, about 3", "[N]", "real real[N", "0...1"]


@pytest.mark.parametrize("domain", NO_DOMAINS)
def test_what_is_no_domain_is_an_error_of_the_author(domain: str) -> None:
    """A slip in an exercise is a DomainError, never a scope that says something else."""
    with pytest.raises(DomainError):
        Scope.of({"x": domain})


@pytest.mark.parametrize(
    "text",
    ["dl/dtau^2", r"\frac{\partial l}{\partial \tau^2}", "∂l/∂τ²", "dl/d(tau^2)", r"\frac{d l}{d \tau^{2}}"],
)
def test_a_derivative_by_a_square_that_is_a_name(text):
    """Where tau^2 is another spelling of t2, ∂l/∂τ² is the derivative by it, not the square of one."""
    scope = Scope.of({"t2": "positive", "l": "real", "w": "real"}, aliases={"t2": ["tau^2"]})
    assert read(text, scope) == read("dl/dt2", scope)
    assert read("dl/dw^2", scope) == read("(dl/dw)^2", scope)


def test_a_size_is_a_whole_number_whatever_is_declared_of_it() -> None:
    scope = Scope.of({"A": "real[N, D]", "y": "1..K", "D": "positive"})
    assert {scope.domain(word).kind for word in "NDK"} == {"natural"}
    with pytest.raises(DomainError, match="N is a size of A"):
        Scope.of({"A": "real[N]", "N": "probability"})
