"""What is meant by names that only look strange to a question?  Lines as in `customs`."""

from __future__ import annotations

from tests.derivations.language.formula_table import Names

FITTED = Names(
    {
        "x": "real[N]", "y": "1..K[N]", "mu": "real[K]", "theta": "real", "N": "natural", "K": "natural",
        "k": "1..K", "lambda": "positive", "lambdahat": "positive",
    },
    lenient=True,
)  # fmt: skip
# an estimate by the name of its parameter, where only the one of them is spoken of
ESTIMATES = r"""
x_n - \hat\mu_{y_n}               x[n] - mu[y[n]]
x_n - μ̂_k                         x[n] - mu[k]
\hat{\theta}_{ML} + 1             theta + 1
\theta_{\text{MLE}}^2             theta^2
\hat\lambda - \lambda             lambdahat - lambda
"""

ONE_SAMPLE = Names(
    {
        "w": "real", "v": "real", "g": "real", "x": "real", "a": "probability", "y": "0..1", "b": "real",
        "eta": "positive", "beta": "probability", "N": "natural",
    },
    indices={"i": "1..N"},
    lenient=True,
)  # fmt: skip
SAMPLES = r"""
(a^{(i)} - y^{(i)}) x^{(i)}          (a - y)*x
w_i + x_i                            w + x
wᵢ xᵢ + b                            w*x + b
w_j^{old} + \eta x_j                 w + eta*x
\beta v_{t-1} + (1-\beta) g_t        beta*v + (1 - beta)*g
w_{t-1} - \eta v_t                   w - eta*v
w^{(t)} - \eta g^{(t)}               w - eta*g
w_{old} + \eta*x                     w + eta*x
x_i^2 - v^2_i + g²ᵢ                  x^2 - v^2 + g^2
"""

ALL_SAMPLES = Names(
    {
        "x": "real", "xs": "real[N]", "y": "0..1", "Y": "0..1[N]", "yhat": "probability", "w": "real",
        "Yhat": "probability[N]", "wn": "real[N]", "N": "natural", "z": "real[K]", "Z": "real[N, K]",
        "K": "natural",
    },
    indices={"i": "1..N"},
    lenient=True,
)  # fmt: skip
ENTRIES = r"""
\sum_{i=1}^N (\hat y_i - y_i) x_i                 sum((Yhat[i] - Y[i])*xs[i], i, 1, N)
\sum_{i=1}^N (\hat{y}^{(i)} - y^{(i)}) x^{(i)}    sum((Yhat[i] - Y[i])*xs[i], i, 1, N)
Σᵢ₌₁ᴺ ŷᵢ xᵢ                                       sum(Yhat[i]*xs[i], i, 1, N)
\sum_{n=1}^N w_n                                  sum(wn[n], n, 1, N)
\sum_{n=1}^N wx_n                                 sum(w*xs[n], n, 1, N)
\sum_{n=1}^N z_{n,1}                              sum(Z[n, 1], n, 1, N)
\sum_{n=1}^N\sum_{k=1}^K z_k^{(n)}                sum(sum(Z[n, k], k, 1, K), n, 1, N)
"""

CHANNELS = Names(
    {
        "Ci": "natural", "Co": "natural", "K": "natural", "f_w": "natural", "N": "natural", "O_h": "natural",
        "y": "real[K]", "yhat": "real[K]", "d": "real[K]", "k": "1..K", "mu": "real",
    }
)  # fmt: skip
# letters with what stands below them or behind them, side by side
BELOW = r"""
K^2C_iC_o                       K^2*Ci*Co
\frac{K^2C_iC_o}{N}             K^2*Ci*Co/N
NO_hf_w                         N*O_h*f_w
ŷ1 + ŷ2                         yhat[1] + yhat[2]
y₁ ln ŷ1                        y[1]*log(yhat[1])
d/dy_k (y_k^2)                  diff(y[k]^2, y[k])
N(mu | 0, 1)                    normal(mu, 0, 1)
N(mu; 0, 1)·N                   normal(mu, 0, 1)*N
N(mu + 1)                       N*(mu + 1)
"""
