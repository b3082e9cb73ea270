"""Convolutions and their costs, pooling, batch normalisation, averages, optimisers."""

# ruff: noqa: E501 (a formula stands on one line)
from __future__ import annotations

from tests.derivations.language.formula_table import NOTHING, Names, formulas

SIZES = Names(
    {"H": "natural", "W": "natural", "K": "natural", "P": "integer, >= 0", "S": "natural", "D_K": "natural",
    "D_G": "natural", "M": "natural", "N": "natural", "C": "natural", "Ci": "natural", "Co": "natural",
    "G": "natural", "I_w": "natural", "O_w": "natural", "f_w": "natural", "k": "natural"},
    aliases={"D_K": ("DK",), "Ci": ("C_in", "C_i"), "Co": ("C_out", "C_o")},
)  # fmt: skip
IMAGE = Names(
    {"K": "real[0..M-1, 0..N-1]", "I": "real[0.., 0..]", "M": "natural", "N": "natural", "i": "integer, >= 0",
     "j": "integer, >= 0", "s": "natural", "O": "function"},
    indices={"m": "0..M-1", "n": "0..N-1"},
)  # fmt: skip
LETTERS = Names(dict.fromkeys("abcdefghijklmnopqrstuvwxy", "real"))
BATCH = Names(
    {"x": "real[m]", "m": "natural, >= 2", "mu": "real", "s2": "positive", "sigma": "positive",
    "eps": "positive", "gamma": "real", "beta": "real", "xhat": "real[m]", "X": "real[N, H, W, C]",
    "N": "natural", "H": "natural", "W": "natural", "C": "natural"}, aliases={"s2": ("sigma^2",)},
    indices={"i": "1..m", "n": "1..N", "h": "1..H", "w": "1..W", "c": "1..C"},
)  # fmt: skip
AVERAGES = Names(
    {"beta": "probability", "theta": "real[t]", "t": "natural", "v": "real[0..t]", "g": "real[t]",
    "eta": "positive", "w": "real[0..t]", "eps": "positive", "mhat": "real", "vhat": "real",
    "alpha": "positive"}, indices={"i": "1..t"},
)  # fmt: skip

COSTS = r"""
floor((H - K + 2*P)/S) + 1
⌊(H − K + 2P)/S⌋ + 1
\left\lfloor\frac{H-K+2P}{S}\right\rfloor+1
-> (add (floor (div (add H (neg K) (mul 2 P)) S)) 1)

(H - K + 2P)/S + 1
(H − K + 2P)/S + 1
\frac{H-K+2P}{S}+1
-> (add (div (add H (neg K) (mul 2 P)) S) 1)

D_K^2*M*N*D_G^2
D_K²·M·N·D_G²
D_K^2 \cdot M \cdot N \cdot D_G^2
-> (mul (pow D_K 2) M N (pow D_G 2))

D_K*D_K*M*D_G*D_G + M*N*D_G*D_G
D_K·D_K·M·D_G·D_G + M·N·D_G·D_G
D_K\cdot D_K\cdot M\cdot D_G\cdot D_G+M\cdot N\cdot D_G\cdot D_G
-> (add (mul D_K D_K M D_G D_G) (mul M N D_G D_G))

1/N + 1/D_K^2
1/N + 1/D_K²
\frac{1}{N}+\frac{1}{D_K^2}
-> (add (div 1 N) (div 1 (pow D_K 2)))

1/N + 1/DK^2
1/N + 1/DK²
\frac{1}{N}+\frac{1}{D_{K}^{2}}
-> (add (div 1 N) (div 1 (pow D_K 2)))

(M*D_G^2*(D_K^2 + N))/(N*M*D_K^2*D_G^2)
(M·D_G²(D_K² + N))/(N·M·D_K²·D_G²)
\frac{M D_G^2(D_K^2+N)}{N M D_K^2 D_G^2}
-> (div (mul M (pow D_G 2) (add (pow D_K 2) N)) (mul N M (pow D_K 2) (pow D_G 2)))

K^2*C_in*C_out
K²·C_in·C_out
K^2 C_{in} C_{out}
-> (mul (pow K 2) Ci Co)

K^2*Ci + Ci*Co
K²Ci + CiCo
K^2Ci+CiCo
-> (add (mul (pow K 2) Ci) (mul Ci Co))

Ci/G*Co/G*K^2*G
Ci/G·Co/G·K²·G
Ci/G\cdot Co/G\cdot K^2\cdot G
-> (mul (div (mul (div Ci G) Co) G) (pow K 2) G)

(K*K*C + 1)*M
(K·K·C + 1)·M
(K\times K\times C+1)\times M
-> (mul (add (mul K K C) 1) M)

P = (K - 1)/2
P = (K − 1)/2
P=\frac{K-1}{2}
-> (relation "=" P (div (add K (neg 1)) 2))

I_w*O_w*f_w
I_w O_w f_w
I_w\,O_w\,f_w
-> (mul I_w O_w f_w)

ceil(H/S)
⌈H/S⌉
\lceil H/S\rceil
-> (ceil (div H S))

3 * 3 * 20 * 15 * 15 * 40
3×3×20×15×15×40
3\times3\times20\times15\times15\times40
-> (mul 3 3 20 15 15 40)

5^2*3*8^2 + 3*256*8^2
5²·3·8² + 3·256·8²
5^2\cdot3\cdot8^2+3\cdot256\cdot8^2
-> (add (mul (pow 5 2) 3 (pow 8 2)) (mul 3 256 (pow 8 2)))

1,228,800
1,228,800
1{,}228{,}800
-> 1228800

1 620 000
1 620 000
1\,620\,000
-> 1620000
"""

CONVOLUTION = r"""
O(i,j) = sum(sum(K[m,n]*I[i+m,j+n], n, 0, N-1), m, 0, M-1)
O(i,j) = Σ_{m=0}^{M−1} Σ_{n=0}^{N−1} K_{m,n} I_{i+m,j+n}
O(i,j)=\sum_{m=0}^{M-1}\sum_{n=0}^{N-1}K_{m,n}I_{i+m,j+n}
-> (relation "=" (call O i j) (sum (sum (mul (index K m n) (index I (add i m) (add j n))) n 0 (add N (neg 1))) m 0 (add M (neg 1))))

sum(sum(K[m,n]*I[i*s+m,j*s+n], n, 0, N-1), m, 0, M-1)
Σ_{m=0}^{M−1} Σ_{n=0}^{N−1} K[m,n]·I[i·s+m, j·s+n]
\sum_{m=0}^{M-1}\sum_{n=0}^{N-1}K[m,n]\,I[i\,s+m,\,j\,s+n]
-> (sum (sum (mul (index K m n) (index I (add (mul i s) m) (add (mul j s) n))) n 0 (add N (neg 1))) m 0 (add M (neg 1)))

K[M-1-m, N-1-n]
K[M−1−m, N−1−n]
K_{M-1-m,\,N-1-n}
-> (index K (add M (neg 1) (neg m)) (add N (neg 1) (neg n)))

I[i-m, j-n]
I_{i−m, j−n}
I_{i-m,j-n}
-> (index I (add i (neg m)) (add j (neg n)))
"""

LETTER_PRODUCTS = r"""
a*q + b*r + c*s + e*t + f*u + g*v + i*w + j*x + k*y
aq + br + cs + et + fu + gv + iw + jx + ky
aq+br+cs+et+fu+gv+iw+jx+ky
-> (add (mul a q) (mul b r) (mul c s) (mul e t) (mul f u) (mul g v) (mul i w) (mul j x) (mul k y))

(a+b+e+f)/4
(a+b+e+f)/4
\frac{a+b+e+f}{4}
-> (div (add a b e f) 4)

max(a, b, e, f)
max(a, b, e, f)
\max\{a,b,e,f\}
-> (max a b e f)

[[f, h], [n, p]]
[[f, h], [n, p]]
\begin{pmatrix} f & h \\ n & p \end{pmatrix}
-> (list (list f h) (list n p))
"""

NORMALISATION = r"""
mu = 1/m*sum(x[i], i, 1, m)
μ = 1/m Σᵢ₌₁ᵐ xᵢ
\mu=\frac{1}{m}\sum_{i=1}^{m}x_i
-> (relation "=" mu (mul (div 1 m) (sum (index x i) i 1 m)))

s2 = 1/m*sum((x[i]-mu)^2, i, 1, m)
σ² = 1/m Σᵢ₌₁ᵐ (xᵢ−μ)²
\sigma^2=\frac{1}{m}\sum_{i=1}^{m}(x_i-\mu)^2
-> (relation "=" s2 (mul (div 1 m) (sum (pow (add (index x i) (neg mu)) 2) i 1 m)))

(x[i]-mu)/sqrt(s2 + eps)
(xᵢ − μ)/√(σ² + ε)
\frac{x_i-\mu}{\sqrt{\sigma^2+\epsilon}}
-> (div (add (index x i) (neg mu)) (sqrt (add s2 eps)))

gamma*xhat[i] + beta
γ x̂ᵢ + β
\gamma\hat{x}_i+\beta
-> (add (mul gamma (index xhat i)) beta)

xhat_i = (x_i - mu)/(sigma + eps)
x̂ᵢ = (xᵢ−μ)/(σ+ε)
\hat{x}_i=\frac{x_i-\mu}{\sigma+\varepsilon}
-> (relation "=" (index xhat i) (div (add (index x i) (neg mu)) (add sigma eps)))

1/(N*H*W)*sum(sum(sum(X[n,h,w,c], w, 1, W), h, 1, H), n, 1, N)
1/(NHW) Σₙ₌₁ᴺ Σₕ₌₁ᴴ Σ_{w=1}^W X_{n,h,w,c}
\frac{1}{NHW}\sum_{n=1}^{N}\sum_{h=1}^{H}\sum_{w=1}^{W}X_{n,h,w,c}
-> (mul (div 1 (mul N H W)) (sum (sum (sum (index X n h w c) w 1 W) h 1 H) n 1 N))

(1 - 4.5)/sqrt(5.25)
(1 − 4.5)/√5.25
\frac{1-4.5}{\sqrt{5.25}}
-> (div (add 1 (neg 9/2)) (sqrt 21/4))
"""

OPTIMISERS = r"""
v[t] = beta*v[t-1] + (1-beta)*theta[t]
v_t = βv_{t−1} + (1−β)θ_t
v_t=\beta v_{t-1}+(1-\beta)\theta_t
-> (relation "=" (index v t) (add (mul beta (index v (add t (neg 1)))) (mul (add 1 (neg beta)) (index theta t))))

(1-beta)*sum(beta^(t-i)*theta[i], i, 1, t)
(1−β) Σ_{i=1}^t β^{t−i} θᵢ
(1-\beta)\sum_{i=1}^{t}\beta^{t-i}\theta_i
-> (mul (add 1 (neg beta)) (sum (mul (pow beta (add t (neg i))) (index theta i)) i 1 t))

v[t]/(1 - beta^t)
vₜ/(1 − βᵗ)
\frac{v_t}{1-\beta^t}
-> (div (index v t) (add 1 (neg (pow beta t))))

w[t+1] = w[t] - eta*v[t]
w_{t+1} = w_t − ηv_t
w_{t+1}=w_t-\eta v_t
-> (relation "=" (index w (add t 1)) (add (index w t) (neg (mul eta (index v t)))))

w[t] - eta*g[t]/(sqrt(v[t]) + eps)
wₜ − ηgₜ/(√vₜ + ε)
w_t-\frac{\eta g_t}{\sqrt{v_t}+\epsilon}
-> (add (index w t) (neg (div (mul eta (index g t)) (add (sqrt (index v t)) eps))))

beta*v[t-1] + (1-beta)*g[t]^2
βvₜ₋₁ + (1−β)gₜ²
\beta v_{t-1}+(1-\beta)g_t^2
-> (add (mul beta (index v (add t (neg 1)))) (mul (add 1 (neg beta)) (pow (index g t) 2)))

1/(1-beta)
1/(1−β)
\frac{1}{1-\beta}
-> (div 1 (add 1 (neg beta)))

alpha*mhat/(sqrt(vhat) + eps)
α·m̂/(√v̂ + ε)
\frac{\alpha\,\hat{m}}{\sqrt{\hat{v}}+\epsilon}
-> (div (mul alpha mhat) (add (sqrt vhat) eps))

1 - beta^t
1 − βᵗ
1-\beta^{t}
-> (add 1 (neg (pow beta t)))

v[0] = 0
v₀ = 0
v_0=0
-> (relation "=" (index v 0) 0)
"""

NUMBERS = r"""
0.9*20 + 0.1*25
0.9·20 + 0.1·25
0.9\cdot20+0.1\cdot25
-> (add (mul 9/10 20) (mul 1/10 25))

1e-3
1e−3
1e-3
-> 1/1000

2/3
⅔
\frac{2}{3}
-> (div 2 3)

0.5 - 0.1*0.0625
.5 − .1·.0625
0.5-0.1\cdot0.0625
-> (add 1/2 (neg (mul 1/10 1/16)))
"""

ROWS = (
    *formulas(SIZES, COSTS),
    *formulas(IMAGE, CONVOLUTION),
    *formulas(LETTERS, LETTER_PRODUCTS),
    *formulas(BATCH, NORMALISATION),
    *formulas(AVERAGES, OPTIMISERS),
    *formulas(NOTHING, NUMBERS),
)
