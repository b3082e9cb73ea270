r"""What do coursework and pasted text contain, and what does it say?

Lines of `written    the same in plain spelling`, columns two spaces or more apart.
"""

from __future__ import annotations

from tests.derivations.language.customs_meant import (
    ALL_SAMPLES,
    BELOW,
    CHANNELS,
    ENTRIES,
    ESTIMATES,
    FITTED,
    ONE_SAMPLE,
    SAMPLES,
)
from tests.derivations.language.customs_pairs import AVERAGES, LIMITS, SEVERAL, VECTORS
from tests.derivations.language.customs_programs import PROGRAMS
from tests.derivations.language.customs_suites import CALCULUS
from tests.derivations.language.customs_typed import TYPED
from tests.derivations.language.formula_table import NOTHING, Names

DATA = Names(
    {
        "x": "real[N]", "y": "real[N]", "w": "real[N]", "t": "real[0..N]", "v": "real[N]",
        "A": "real[N, N]",
        "N": "natural", "mu": "real", "k": "natural",
    }
)  # fmt: skip
TIMES = Names({"x": "real[n]", "A": "real[n, n]", "T": "natural", "a": "real"})

NAMED = Names(
    {
        "w": "real", "w_new": "real", "w_old": "real", "W1": "real[2, 2]", "b1": "real[2]",
        "yhat": "real[N]",
        "y": "real[N]", "N": "natural", "sigma2": "positive", "mu": "real", "mu_hat": "real", "L": "real",
        "log_likelihood": "real", "theta_star": "real", "Delta_w": "real", "db": "real", "w11": "real",
        "phi": "function", "v": "real", "x": "real",
    }
)  # fmt: skip
PLACES = Names(
    {
        "K": "real[0..2, 0..2]", "delta": "real[q]", "delta5": "real", "w21": "real", "q": "natural",
        "x": "real", "eta": "real",
    }
)  # fmt: skip

LETTERS = Names({"E": "real", "I": "real", "N": "natural", "gamma": "real", "beta": "real",
"lambda": "positive",
                 "i": "real", "e": "real", "pi": "real", "sigma": "real", "phi": "real", "S": "real",
                 "Q": "real", "x": "real", "T": "natural"})  # fmt: skip

CURVE = Names({"x": "real", "y": "real", "f": "function"})
MATRICES = Names({"Sigma": "spd[D]", "x": "real[D]", "D": "natural"})

MATRIX = r"""
|Σ|                       det(Sigma)
\left|\Sigma\right|^{1/2}    det(Sigma)^(1/2)
|x^T x|                   abs(x^T*x)
(Sigma (x + x))_j         (Sigma*(x + x))_j
Σ_{11}                    Sigma[1, 1]
x'Σ⁻¹x                    x^T*inv(Sigma)*x
"""

# a T above a vector or a matrix transposes it, though the question has a T
ABOVE = r"""
x^T x             transpose(x)*x
x^{T}A^T x        transpose(x)*transpose(A)*x
xᵀx               transpose(x)*x
x^{[i]}           x[i]
a^T               a^(T)
"""

WHERE = r"""
K_{00} K_{01}                    K[0, 0]*K[0, 1]
K_00                             K[0, 0]
\delta [k] x                     delta[k]*x
\eta [x > 0]                     eta*[x > 0]
sum ( delta[k], k, 1, q )        sum(delta[k], k, 1, q)
η*δ5                             eta*delta5
\eta\delta 5                     eta*delta5
w21sigmoid(x)                    w21*sigmoid(x)
delta_{k'}                       delta[kprime]
Σ_{k'} e^{delta_{k'}}            sum(e^delta[kprime], kprime)
"""

UNSAID = r"""
Σ wᵢxᵢ                                    sum(w[i]*x[i], i)
\sum w_i x_i                              sum(w[i]*x[i], i)
∑ x_n / N                                 sum(x[n]/N, n)
(1/N)Σ(x_n - mu)^2                        1/N*sum((x[n] - mu)^2, n)
\frac{1}{N}\sum (x_n-\mu)^2               1/N*sum((x[n] - mu)^2, n)
Σ_i w_i x_i                               sum(w[i]*x[i], i)
sum_i w_i x_i                             sum(w[i]*x[i], i)
sum x_i y_i                               sum(x[i]*y[i], i)
sum(x_i)                                  sum(x[i], i)
prod x_i                                  prod(x[i], i)
Σ_1^N x_n                                 sum(x[n], n, 1, N)
\sum_{1}^{N} x_n                          sum(x[n], n, 1, N)
\sum_i^N x_i                              sum(x[i], i, 1, N)
Σᵢᴺ tᵢ                                    sum(t[i], i, 0, N)
Σ_i=1^N x_i                               sum(x[i], i, 1, N)
sum_{i=1}^N x_i                           sum(x[i], i, 1, N)
Sum(x[i], (i, 1, N))                      sum(x[i], i, 1, N)
ΣΣ A_ij                                   sum(sum(A[i,j], j), i)
v_i = Σ A_ij x_j                          v[i] = sum(A[i,j]*x[j], j)
Σ_i Σ A_ij x_j                            sum(sum(A[i,j]*x[j], j), i)
Σ A_kj                                    sum(A[k,j], j)
(Σ x_i)^2                                 sum(x[i], i)^2
\frac{\sum x_i y_i}{\sum x_i^2}           sum(x[i]*y[i], i)/sum(x[i]^2, i)
-Σ x_i log x_i                            -sum(x[i]*log(x[i]), i)
\sum_{i=1, i\neq k}^{N} x_i               sum(x[i], i, i != k)
\sum_{i=2, i\neq k}^{N} x_i               sum(x[i], i, 2 <= i <= N ∧ i != k)
\sum_{\substack{i=1\\ i\neq k}}^{N} x_i   sum(x[i], i, i != k)
"""

SPELLED = r"""
w^{new}                    w_new
w_{new}                    w_new
w_{\text{new}}             w_new
w^{\mathrm{new}}           w_new
w^{(new)}                  w_new
wnew                       w_new
w_\text{old}               w_old
W^{(1)}                    W1
W^{[1]}                    W1
W^(1)                      W1
W_1                        W1
W^{(1)}_{12}               W1[1, 2]
w_{1,1}                    w11
\hat{y}_n                  yhat[n]
\hat{y}[n]                 yhat[n]
ŷₙ                         yhat[n]
y_hat_n                    yhat[n]
\hat{y_n}                  yhat[n]
ŷ^{(n)}                    yhat[n]
\hat\mu                    mu_hat
μ̂                          mu_hat
muhat                      mu_hat
σ²                         sigma2
\sigma^2                   sigma2
sigma^2/2                  sigma2/2
sigma_2                    sigma2
\boldsymbol\mu             mu
\mathcal{L}                L
\text{log\_likelihood}     log_likelihood
θ*                         theta_star
\theta^{*}                 theta_star
\theta^\star               theta_star
2*θ* + 1                   2*theta_star + 1
Δw                         Delta_w
\Delta w                   Delta_w
db                         db
\varphi'(v)                phi'(v)
phi^2(v)                   phi(v)^2
"""

# a letter that is a function elsewhere and a name here
TAKEN = r"""
E(x+1)            E*(x+1)
E[x]              E*x
I x               I*x
N(x+1)            N*(x+1)
gamma(x)          gamma*x
β(1−x)            beta*(1-x)
2i                2*i
e^x               e^x
π(1−π)            pi*(1-pi)
σ(x+1)            sigma*(x+1)
φ(1−φ)            phi*(1-phi)
S(1-S)            S*(1-S)
λ Q               lambda*Q
"""

TEX = r"""
\boxed{x = 3}                                  x = 3
{a \over b}                                    a/b
1 + {a \over b + c}                            1 + a/(b + c)
{n \choose k}                                  binomial(n, k)
x^{\mathsf T} y                                x^T*y
x^{\mathsf{T}} y                               x^T*y
{\bf x}^T                                      x^T
{\cal L}                                       L
\mathrm X                                      X
\textcolor{red}{x} + 1                         x + 1
x = 2 \tag{1}                                  x = 2
\label{eq:a} x = 2                             x = 2
x \overset{!}{=} 0                             x = 0
x \hspace{1cm} y                               x*y
\underset{w}{\arg\min}\ L                      argmin(L, w)
\mathop{\arg\max}_{k} p_k                      argmax(p_k, k)
\begin{align*} a &= b \\ &= c \end{align*}     a = b = c
\begin{equation} y = 2x \end{equation}         y = 2*x
y &= 2x \\                                     y = 2*x
\left\{\begin{array}{ll} 1 & x>0 \\ 0 & x\le 0\end{array}\right.   piecewise((1, x > 0), (0, x <= 0))
\left[\begin{array}{cc} 1 & 2 \\ 3 & 4 \end{array}\right]          [[1, 2], [3, 4]]
x \sim \mathcal{N}(0,1)                        x ∼ normal(0, 1)
x~\mathcal{N}(0,1)                             x ∼ normal(0, 1)
\frac{1}{2}~x                                  1/2*x
\mathbb{V}[X]                                  var[X]
\mathbf{1}_{[y=k]}                             [y = k]
1_{\{y=k\}}                                    [y = k]
\therefore x = 2                               ⇒ x = 2
w \leftarrow w - \eta g                        w = w - eta*g
\partial_w L                                   dL/dw
\nabla_{\theta} J(\theta)                      dJ/dtheta
\frac{\partial L(w)}{\partial w}               dL/dw
x \text{ if } x > 0 \text{ else } 0            piecewise((x, x > 0), 0)
\frac{\mathrm dL}{\mathrm dw}                  dL/dw
\int x^2\,\mathrm dx                           int(x^2, x)
\frac{e^{z_k}}{\sum_{k'} e^{z_{k'}}}           e^z[k]/Σ_{k'} e^z[k']
\frac{d(x^2)}{dx}                              diff(x^2, x)
\frac{\partial (y-wx)^2}{\partial w}          diff((y - w*x)^2, w)
\frac{\partial \log x}{\partial x}             diff(log(x), x)
\boldsymbol{\mu}_k                              mu_k
\boldsymbol{\Sigma}_k^{-1}                      Sigma_k^(-1)
\boldsymbol{\hat\mu}_k                          muhat_k
\mathbf{\hat{y}}_n                              yhat_n
\hat{\boldsymbol{\theta}}_k                     thetahat_k
\boldsymbol{μ}^T x                              mu^T*x
\arg\min_{w}\|Xw-y\|_2^2+\lambda\|w\|_1         argmin(norm(X*w - y, 2)^2 + lambda*norm(w, 1), w)
\nabla_w L(w; x, y)                             dL/dw
p(x;\mu,\sigma^2)                               P(x | mu, sigma^2)
\E[X]                                          E[X]
\mu_{\text{ML}}                                mu_{ML}
C_{in}C_{out}                                   C_{\mathrm{in}}*C_{\mathrm{out}}
\delta^l_j                                      \delta_{j}^{l}
w_{ij}^{(t+1)} = w_{ij}^{(t)} - g               w_{t+1, i, j} = w_{t, i, j} - g
x^{(n+1)}                                       x^(n+1)
dW^{[2]}A^{[1]T}                                dW^{[2]} (A^{[1]})^T
g^{[1]'}(z)                                     g^[1]'(z)
\frac{99}{10{,}000}                             99/10000
w^* + \theta^{\star}                            w_{star} + theta_{star}
C_\text{in}                                     C_{in}
\sum_n x_{in}                                   sum(x[i, n], n)
\mathbb{E}_{X}\left[X^2\right]-E_X[X]^2         E[X^2] - E[X]^2
\mathbb{E}_{X,Y}[XY]                            E[X*Y]
p(x,y) = p(y,x)                                 P(x, y) = P(y, x)
x \in \mathbb{R}                                x ∈ (-oo, oo)
ℝ∖{0}                                           (-oo, oo)∖{0}
\frac{\text{TP}}{\text{TP}+\text{FP}}          TP/(TP+FP)
\begin{pmatrix}1 & 2 \cr 3 & 4\end{pmatrix}     [[1, 2], [3, 4]]
\begin{pmatrix}\frac12 & 0 \\[2pt] 0 & 1\end{pmatrix}    [[1/2, 0], [0, 1]]
\begin{cases}x+y=3\\x-y=1\end{cases}             x+y = 3 ∧ x-y = 1
\begin{cases}x&=1\\y&=2\\z&=3\end{cases}         (x = 1 ∧ y = 2) ∧ z = 3
\left\{\begin{aligned}x+y&=3\\x-y&=1\end{aligned}\right.    x+y = 3 ∧ x-y = 1
\begin{cases}x&\text{if $x>0$}\\0&\text{else}\end{cases}    piecewise((x, x > 0), 0)
\begin{cases}x&\text{for $x_{1}>0$,}\\0&\text{otherwise.}\end{cases}    piecewise((x, x_1 > 0), 0)
\llbracket y = k\rrbracket                       [y = k]
"""

TABLES = (
    ("a sum that does not say its index", DATA, UNSAID),
    ("a name in another spelling", NAMED, SPELLED),
    ("an estimate", FITTED, ESTIMATES),
    ("a sample, a step", ONE_SAMPLE, SAMPLES),
    ("an entry", ALL_SAMPLES, ENTRIES),
    ("a letter the question declares", LETTERS, TAKEN),
    ("letters side by side", CHANNELS, BELOW),
    ("matrices", MATRICES, MATRIX),
    ("two vectors", DATA, VECTORS),
    ("the mean and spread of a list", DATA, AVERAGES),
    ("program text", DATA, PROGRAMS),
    ("several indices under a sign", DATA, SEVERAL),
    ("an antiderivative between its limits", NOTHING, LIMITS),
    ("as other systems are tried", CURVE, CALCULUS),
    ("a T above", TIMES, ABOVE),
    ("places and numbers", PLACES, WHERE),
    ("pasted LaTeX", NOTHING, TEX),
    ("typed by hand", NOTHING, TYPED),
)

CUSTOMS = tuple(
    (title, names, *(cell.strip() for cell in line.strip().split("  ", 1)))
    for title, names, table in TABLES
    for line in table.strip("\n").split("\n")
)
