"""Which answers try to fool a checker, or to make it run for ever?  Each with its honest verdicts.

`equal` stands only where it is true; `unknown` is honest wherever deciding is hard.
A row is: expected | answer | symbols | verdicts.
"""

from __future__ import annotations

from corpus.pairs import symbols_of

HIDDEN = """
x | x + 1e-12*x | x: real | different
x | x*(1 + 1e-30) | x: real | different
x | x + 1e-300 | x: real | different
sin(x) | sin(x) + 1e-40 | x: real | different unknown
x | x*sqrt(1 + 1e-20) | x: real | different
abs(x) | sqrt(x^2 + 1e-30) | x: real | different unknown
0 | sin(pi*n) | n: integer | equal unknown
0 | sin(pi*x) | x: real | different
1 | (-1)^(2*n) | n: integer | equal unknown
1 | (-1)^n | n: integer | different
1 | (-1)^(n*(n+1)) | n: natural | equal unknown
(-1)^n | cos(pi*n) | n: integer | equal unknown
cos(2*pi*n) | 1 | n: integer | equal unknown
n | floor(n) | n: integer | equal unknown
x | floor(x) | x: real | different
floor(x) + 1 | floor(x + 1) | x: real | equal unknown
floor(x) + 1 | ceil(x) | x: real | different unknown
-1 | floor(x) + floor(-x) | x: real | different unknown
x | sign(x)*abs(x) | x: real | equal unknown
1 | sign(x)^2 | x: real | different unknown
sign(x) | x/abs(x) | x: real | equal unknown
hardlim(x) | (1 + sign(x))/2 | x: real | different unknown
[x > 0] | [x >= 0] | x: real | different unknown
max(0, x) | x*[x >= 0] | x: real | equal
x | piecewise((x, x != 1), (5, x = 1)) | x: real | different unknown
x | piecewise((0, x = 1234567), (x, x != 1234567)) | x: real | different unknown
x | x + [x = 1/7] | x: real | different unknown
0 | [n = 1000003] | n: natural | different unknown
0 | 0*log(0) | x: real | different unknown unreadable
-p*log(p) | p*log(1/p) | p: probability | equal
0 | 0*log(x) | x: positive | equal
0 | 0*log(x) | x: real | different unknown
0 | 0/x | x: real | equal unknown
0 | 0/(x - x) | x: real | different unknown unreadable
1 | x/x | x: real | equal
x | 1/(1/x) | x: real | equal
x + 1 | (x^2 - 1)/(x - 1) | x: real | equal
x | sqrt(x^2) | x: real | different
x | sqrt(x^2) | x: positive | equal
x | sqrt(x^2) | x: in (-1, 1) | different
-x | sqrt(x^2) | x: in (-2, -1) | equal
x | sqrt(x)^2 | x: real | different
x | exp(log(x)) | x: real | different
x | log(exp(x)) | x: real | equal
2*log(abs(x)) | log(x^2) | x: real | equal
2*log(x) | log(x^2) | x: real | different
2*log(x) | log(x^2) | x: positive | equal
1 - x^2 | sqrt(1 - x^2)^2 | x: real | different
1 - x^2 | sqrt(1 - x^2)^2 | x: in (-1, 1) | equal
log(x - 1) + log(x + 1) | log(x^2 - 1) | x: real | different
log(x - 1) + log(x + 1) | log(x^2 - 1) | x: real, > 1 | equal
x | atan(tan(x)) | x: real | different
x | atan(tan(x)) | x: in (-1, 1) | equal
x | asin(sin(x)) | x: in (0, 3) | different
x^(1/3) | (x^2)^(1/6) | x: real | different unknown
x^(1/3) | (x^2)^(1/6) | x: positive | equal
10^6 | max(x, 10^6) | x: real | different
10^30 | max(x, 10^30) | x: real | different unknown
0 | max(0, x - 10^6) | x: real | different
10^9 - x | abs(x - 10^9) | x: real | different
x | x*[abs(x) < 10^8] | x: real | different unknown
x | x*[abs(x) < 10^100] | x: real | different unknown
x | min(x, 10^100) | x: real | different unknown
0 | exp(-(x - 1000)^2*10^6) | x: real | different unknown
0 | max(0, 1 - 10^9*abs(x - 77/10)) | x: real | different unknown
x | x + exp(-10^6*x^2) | x: real | different unknown
x | x + exp(-10^6) | x: real | different unknown
0 | exp(-10^6) | x: real | different unknown
0 | exp(-exp(20)) | x: real | different unknown
x | (x + 10^20) - 10^20 | x: real | equal
0 | (x + 10^20) - 10^20 | x: real | different
x^2 | (10^20 + x)^2 - 10^40 - 2*10^20*x | x: real | equal
x^2 + 1 | (10^20 + x)^2 - 10^40 - 2*10^20*x | x: real | different
sin(x) | sin(x) + exp(100) - exp(100) | x: real | equal unknown
sin(x) | (sin(x) + exp(60)) - exp(60)*(1 + 1e-25) | x: real | different
x | x*tanh(10^6*x^2) | x: real | different
x | x + tanh(10^6*x^2) - 1 | x: real | different unknown
[x > 0] | sigmoid(10^6*x) | x: real | different unknown
x | x + 1e-9*sin(10^9*x) | x: real | different
pi | 3.14159265 | x: real | different
pi | 355/113 | x: real | different
pi | 3.14159265358979323846264338327950288 | x: real | different
e | 2.718281828459045 | x: real | different
e | (1 + 1e-9)^(10^9) | x: real | different unknown unreadable
1/3 | 0.3333333333333333 | x: real | different
sqrt(2) | 1.41421356237309504880168872420969807857 | x: real | different
3/10 | 0.1 + 0.2 | x: real | equal
1 | 0.999999999999999999999999 | x: real | different
262537412640768744 | exp(pi*sqrt(163)) | x: real | different
pi/4 | 4*atan(1/5) - atan(1/239) | x: real | equal unknown
0 | (sqrt(2) + sqrt(3))^2 - 5 - 2*sqrt(6) | x: real | equal unknown
0 | (n-1)*(n-2)*(n-3)*(n-4)*(n-5)*(n-6) | n: natural | different unknown
0 | floor(n/10^6) | n: natural | different unknown
n | mod(n, 997) | n: natural | different unknown
n | min(n, 500) | n: natural | different unknown
n^2 | n^2*[n < 100] | n: natural | different unknown
factorial(n) | gamma(n + 1) | n: natural | equal unknown
n^2 + n + 41 | n^2 + n + 41 + floor(n/40) | n: natural | different unknown
sum(x[n], n, 1, N) | sum(x[n]*[n <= 100], n, 1, N) | N: natural; x: real[N] | different unknown
sum(x[n], n, 1, N) | sum(x[n], n, 1, min(N, 60)) | N: natural; x: real[N] | different unknown
sum(x[n], n, 1, N) | sum(x[n], n, 1, N) + [N > 200] | N: natural; x: real[N] | different unknown
sum(x[n], n, 1, N) | sum(x[n], n, 1, N) + (N-1)*(N-2)*(N-3)*(N-5) | N: natural; x: real[N] | different unknown
sum(x[n], n, 1, N) | x[1] + sum(x[n], n, 2, N) | N: natural; x: real[N] | equal
sum(x[n], n, 1, N) | x[1] + x[N] + sum(x[n], n, 2, N - 1) | N: natural; x: real[N] | different unknown
sum(x[n], n, 1, N) | x[1] + x[N] + sum(x[n], n, 2, N - 1) | N: natural, >= 2; x: real[N] | equal
sum(x[n]*[x[n] > -10^9], n, 1, N) | sum(x[n], n, 1, N) | N: natural; x: real[N] | different unknown
1/K | 1/min(K, 50) | K N: natural; y: 1..K[N] | different unknown
x | x + 0*y | x y: real | equal
x | x + y - y | x y: real | equal
x | x + (y - y)/(y - y) | x y: real | different unknown unreadable
x | x*cos(0)^10 | x: real | equal
1 | x^0 | x: real | equal unknown
0 | 0^x | x: positive | equal unknown
1 | 1^x | x: real | equal unknown
x^2 | x^2*(1 + [x > 3.25]*[x < 3.2500001]) | x: real | different unknown
exp(x) | exp(x) + 1/(1 + exp(10^4*(x + 1000))) | x: real | different unknown
x | x + [x = 22/7] | x: real | different unknown
x | x + max(0, 1 - 10^6*abs(x - sqrt(2))) | x: real | different unknown
0 | max(0, sin(x) - 0.9999999) | x: real | different unknown
x | x*[sin(x) < 0.999999] | x: real | different unknown
0 | (x^2 - 2)*[abs(x^2 - 2) < 10^-9] | x: real | different unknown
sign(x) | tanh(10^40*x) | x: real | different
max(0, x) | log(1 + exp(10^30*x))/10^30 | x: real | different unknown
a*b | a*b + [x > 3]*[y > 3]*[a > 3]*[b > 3] | x y a b: real | different unknown
max(a, b, c, d, f, g) | max(a, b, c, d, f) | a b c d f g: real | different
x*y | x*y + [x = -y] | x y: real | different unknown
p | p + [p < 0.0001] | p: probability | different unknown
p | p + [p > 0.999] | p: probability | different unknown
0 | [n^2 = 10^6] | n: natural | different unknown
sum(x[n], n, 1, N) | sum(x[n], n, 1, N) + [N = 7] | N: natural; x: real[N] | different unknown
sum(x[n], n, 1, N) | sum(x[n]*[n^2 < 3000], n, 1, N) | N: natural; x: real[N] | different unknown
sum([y[n] = 1], n, 1, N) | min(sum([y[n] = 1], n, 1, N), 3) | N K: natural; y: 1..K[N] | different unknown
9*E[x^2] - 9*E[x]^2 | 18*var[x] + x - x | x: real | different unknown
sum(x^k, k, 0, n) | (1 - x^(n+1))/(1 - x) | x: real; n: natural | equal
"""

HANGING = (
    "9^9^9^9",
    "factorial(10^7)",
    "(x+1)^(10^7)",
    "exp(exp(exp(exp(exp(x)))))",
    "gamma(10^9)",
    "10^(10^10)",
    "binomial(10^9, 5*10^8)",
    "prod(1 + k/10^9, k, 1, 10^9)",
    "sum(1/k, k, 1, 10^9)",
    "sum(sin(k*x), k, 1, 10^8)",
    "sum(sum(sin(k*j*x), k, 1, 10^5), j, 1, 10^5)",
    "2^(2^(2^(2^(2^2))))",
    "(9^9^9^9)!",
    "10^7!",
    "3!!!!!",
    "x^(10^100)",
    "(x^2+x+1)^(10^6)/(x^2+x+1)^(10^6-1)",
    "(sin(x)+cos(x))^(10^9)",
    "exp(10^100)",
    "exp(-exp(10^10))",
    "log(log(log(log(10^(10^9)))))",
    "sin(10^(10^6))",
    "sin(exp(10^9))",
    "tan(10^1000*x)",
    "0.1^(10^9)",
    "1e999999999",
    "1e-999999999",
    "gamma(-10^9 + 1e-30)",
    "gamma(x*10^12)",
    "erf(10^50*x)",
    "binomial(x, 10^8)",
    "mod(10^(10^8), 7)",
    "int(exp(sin(exp(t))), t, 0, 50)",
    "int(1/sin(t^5), t, 0, 1000)",
    "int(sin(1/t), t, 0, 1)",
    "int(x^x^x, x, 0, 9)",
    "int(int(int(exp(a*b*c), a, 0, 9), b, 0, 9), c, 0, 9)",
    "int(exp(-t^2)*sin(t^9), t, -oo, oo)",
    "diff(x^x^x^x^x, x)",
    "diff(tan(tan(tan(tan(x)))), x, 60)",
    "limit(x^x^x/exp(exp(x)), x, oo)",
    "floor(10^(10^5)*pi)",
    "floor(exp(10^5))",
    "max(" + ", ".join(f"sin({k}*x)" for k in range(400)) + ")",
    "(" * 90 + "x" + ")" * 90,
    "(" * 3000 + "x" + ")" * 3000,
    "-" * 5000 + "x",
    "+".join(["x"] * 1900),
    "x" * 9000,
    "x^" * 90 + "x",
    "sqrt(" * 80 + "x" + ")" * 80,
    "exp(" * 60 + "x" + ")" * 60,
    "sin(" * 90 + "x" + ")" * 90,
    "tan(" * 90 + "x" + ")" * 90,
    "abs(" * 90 + "x-1" + ")" * 90,
    "1+1/(" * 90 + "x" + ")" * 90,
    "*".join(f"(x+{k})" for k in range(400)),
    "(" + "*".join(f"(x-{k})" for k in range(200)) + ")^2000",
    "+".join(f"abs(x-{k})" for k in range(300)),
    "+".join(f"[x>{k}]" for k in range(300)),
    "1" * 999,
    "1" * 5000,
    "0." + "3" * 990,
    "^".join(["2"] * 40),
    "/".join(["x"] * 900),
    "Σ" * 200,
    "∫" * 200,
    "\\frac{" * 200,
    "x_" * 500,
    "__import__('os').getpid()",
    "x.__class__",
    "lambda x: x",
    "x; x",
    "eval(x)",
    "\x00x",
    "\u202ex",
    "1/0",
    "0^-1",
    "log(0)",
    "tan(pi/2)",
    "x[10^9]",
    "sum(x, n, 1, 10^9)",
    "sum(1, n, -10^30, 10^30)",
    "sum(1, n, 10^9, 1)",
    "det([[x^9^9, 1], [1, x]])",
    "inv([[0, 0], [0, 0]])",
    "[" * 90 + "x" + "]" * 90,
    "norm(x)^(10^9)",
    "diag(x)^(10^9)",
    "argmax(sin(x^9), x)",
    "piecewise(" + ", ".join(f"({k}, x > {k})" for k in range(300)) + ")",
    "P(x|x)",
    "E[E[E[x]]]",
)
BOTH_SIDES = (
    "9^9^9^9",
    "factorial(10^7)",
    "(x+1)^(10^7)",
    "exp(exp(exp(exp(exp(x)))))",
    "gamma(10^9)",
    "x^x^x^x^x",
)
RECKLESS_EXPECTED = (
    "int(exp(t*x), t, 0, 10^9)",
    "det([[x, 1], [1, x]])^(10^9)",
    "diff(x^(10^8), x)",
    "sum(k^x, k, 1, 10^9)",
)


def hidden() -> list[tuple[str, str, dict[str, str], tuple[str, ...]]]:
    rows = (line.split(" | ") for line in HIDDEN.strip().splitlines())
    return [(e, a, symbols_of(symbols), tuple(sorted(verdicts.split()))) for e, a, symbols, verdicts in rows]


def hanging() -> list[tuple[str, str, frozenset[str]]]:
    """Expected, answer (names are real), honest verdicts."""
    fooled = frozenset({"different", "unknown", "unreadable"})
    same = frozenset({"equal", "unknown", "unreadable"})
    alike = {"(" * 90 + "x" + ")" * 90, "(x^2+x+1)^(10^6)/(x^2+x+1)^(10^6-1)", "norm(x)^(10^9)", "E[E[E[x]]]"}
    rows = [("x", answer, fooled | ({"equal"} if answer in alike else frozenset())) for answer in HANGING]
    rows += [(text, text, same) for text in BOTH_SIDES]
    return rows + [(text, text + " + 1", fooled) for text in RECKLESS_EXPECTED]
