"""Networks: activations and their slopes, perceptrons, backward passes, the chain rule written out."""

# ruff: noqa: E501 (a formula stands on one line)
from __future__ import annotations

from tests.derivations.language.formula_table import Names, formulas

SLOPES = Names(
    {"a": "positive", "b": "positive", "v": "real", "phi": "real", "y": "real"}, aliases={"phi": ("φ",)}
)
NEURON = Names(
    {"x": "real[m]", "w": "real[m]", "m": "natural", "b": "real", "v": "real", "y": "real", "d": "real",
    "eta": "positive", "phi": "function", "e": "real", "L": "real", "yhat": "real"}, aliases={"eta": ("lr",)},
    indices={"i": "1..m"},
)  # fmt: skip
LAYER = Names(
    {"y": "real[0..m]", "w": "real[q, 0..m]", "v": "real[q]", "d": "real[q]", "e": "real[q]",
    "delta": "real[q]", "phi": "function", "eta": "positive", "m": "natural", "q": "natural", "Z": "real"},
    indices={"i": "0..m", "j": "1..q", "k": "1..q"},
)  # fmt: skip
SMALL = Names(
    {"w11": "real", "w12": "real", "w13": "real", "w14": "real", "w21": "real", "w22": "real", "x1": "real",
    "x2": "real", "t1": "real", "t2": "real", "b1": "real", "b2": "real", "O1": "probability",
    "O2": "probability", "h1": "probability", "h2": "probability", "sigma": "function", "E": "real",
    "z": "real", "t": "real", "gamma": "positive"},
)  # fmt: skip

ACTIVATIONS = r"""
1/(1 + exp(-a*v))
1/(1 + exp(−av))
\frac{1}{1+\exp(-av)}
-> (div 1 (add 1 (exp (neg (mul a v)))))

1/(1 + e^(-a*v))
1/(1 + e^(−a·v))
\frac{1}{1+e^{-av}}
-> (div 1 (add 1 (pow :e (neg (mul a v)))))

a*phi*(1-phi)
aφ(1−φ)
a\varphi(1-\varphi)
-> (mul a phi (add 1 (neg phi)))

a*exp(-a*v)/(1 + exp(-a*v))^2
a·exp(−a·v)/(1 + exp(−a·v))²
\frac{a\exp(-av)}{\left(1+\exp(-av)\right)^2}
-> (div (mul a (exp (neg (mul a v)))) (pow (add 1 (exp (neg (mul a v)))) 2))

a*tanh(b*v)
a tanh(bv)
a\tanh(bv)
-> (mul a (tanh (mul b v)))

a*b*(1 - tanh(b*v)^2)
ab(1 − tanh²(bv))
ab\left(1-\tanh^2(bv)\right)
-> (mul a b (add 1 (neg (pow (tanh (mul b v)) 2))))

a*b*sech(b*v)^2
ab·sech²(bv)
ab\operatorname{sech}^2(bv)
-> (mul a b (pow (sech (mul b v)) 2))

b/a*(a-phi)*(a+phi)
b/a·(a−φ)(a+φ)
\frac{b}{a}(a-\varphi)(a+\varphi)
-> (mul (div b a) (add a (neg phi)) (add a phi))

b/a*(a^2 - y^2)
b/a (a² − y²)
\frac{b}{a}\left(a^{2}-y^{2}\right)
-> (mul (div b a) (add (pow a 2) (neg (pow y 2))))

(exp(v) - exp(-v))/(exp(v) + exp(-v))
(exp(v) − exp(−v))/(exp(v) + exp(−v))
\frac{\exp(v)-\exp(-v)}{\exp(v)+\exp(-v)}

max(0, v)
max(0, v)
\max(0,v)
-> (max 0 v)

relu(v)
ReLU(v)
\mathrm{ReLU}(v)
-> (relu v)

piecewise((v, v > 0), (0, v <= 0))
piecewise((v, v > 0), (0, v ≤ 0))
\begin{cases} v & \text{if } v > 0 \\ 0 & \text{if } v \leq 0 \end{cases}
-> (piecewise v (relation ">" v 0) 0 (relation "<=" v 0))

piecewise((1, v >= 0), (0, v < 0))
piecewise((1, v ≥ 0), (0, v < 0))
\begin{cases}1,&v\ge 0\\0,&v<0\end{cases}
-> (piecewise 1 (relation ">=" v 0) 0 (relation "<" v 0))

piecewise((1, v >= 0), -1)
piecewise((1, v ≥ 0), −1)
\begin{cases} 1 & v \geq 0 \\ -1 & \text{otherwise} \end{cases}

2*[v >= 0] - 1
2[v ≥ 0] − 1
2[v\ge 0]-1
-> (add (mul 2 (indicator (relation ">=" v 0))) (neg 1))

hardlim(v)
hardlim(v)
\operatorname{hardlim}(v)
-> (hardlim v)

log(1 + exp(v))
ln(1 + exp v)
\ln(1+\exp v)
-> (log (add 1 (exp v)))

v*sigmoid(v)
v·σ(v)
v\,\sigma(v)
-> (mul v (sigmoid v))

min(max(v, -1), 1)
min(max(v, −1), 1)
\min(\max(v,-1),1)
-> (min (max v (neg 1)) 1)

[0, 1)
[0, 1)
[0,1)
-> (interval "[)" 0 1)

diff(1/(1+exp(-a*v)), v)
d/dv (1/(1+exp(−av)))
\frac{d}{dv}\frac{1}{1+\exp(-av)}
-> (diff (div 1 (add 1 (exp (neg (mul a v))))) v 1)
"""

PERCEPTRON = r"""
sum(w[i]*x[i], i, 1, m) + b
Σᵢ₌₁ᵐ wᵢxᵢ + b
\sum_{i=1}^{m}w_ix_i+b
-> (add (sum (mul (index w i) (index x i)) i 1 m) b)

phi(sum(w[i]*x[i], i, 1, m) + b)
φ(Σᵢ₌₁ᵐ wᵢ xᵢ + b)
\varphi\left(\sum_{i=1}^{m} w_i x_i + b\right)
-> (call phi (add (sum (mul (index w i) (index x i)) i 1 m) b))

y = phi(v)
y = φ(v)
y=\phi(v)
-> (relation "=" y (call phi v))

dot(w, x) + b
⟨w, x⟩ + b
\langle \mathbf{w},\mathbf{x}\rangle + b
-> (add (dot w x) b)

w[i] + eta*(d-y)*x[i]
wᵢ + η(d − y)xᵢ
w_i+\eta(d-y)x_i
-> (add (index w i) (mul eta (add d (neg y)) (index x i)))

e = d - y
e = d − y
e = d - y
-> (relation "=" e (add d (neg y)))

eta*e*phi'(v)*x[i]
η e φ′(v) xᵢ
\eta\,e\,\varphi'(v)\,x_i
-> (mul eta e (call (prime "1" phi) v) (index x i))

dL/dw[i] = -(d - y)*phi'(v)*x[i]
∂L/∂wᵢ = −(d−y) φ′(v) xᵢ
\frac{\partial L}{\partial w_i}=-(d-y)\,\varphi'(v)\,x_i
-> (relation "=" (derivative L (index w i) 1) (neg (mul (add d (neg y)) (call (prime "1" phi) v) (index x i))))

-(d-yhat)*x[1]
−(d−ŷ)x₁
-(d-\hat{y})x_1
-> (neg (mul (add d (neg yhat)) (index x 1)))

phi''(v)
φ″(v)
\varphi''(v)
-> (call (prime "2" phi) v)
"""

BACKPROP = r"""
v[j] = sum(w[j,i]*y[i], i, 0, m)
vⱼ = Σᵢ₌₀ᵐ wⱼᵢ yᵢ
v_j=\sum_{i=0}^{m}w_{ji}y_i
-> (relation "=" (index v j) (sum (mul (index w j i) (index y i)) i 0 m))

1/2*sum((d[j]-y[j])^2, j, 1, q)
½ Σ_{j=1}^q (dⱼ−yⱼ)²
\tfrac{1}{2}\sum_{j=1}^{q}(d_j-y_j)^2
-> (mul (div 1 2) (sum (pow (add (index d j) (neg (index y j))) 2) j 1 q))

e[j]*phi'(v[j])
eⱼ φ′(vⱼ)
e_j\,\varphi'(v_j)
-> (mul (index e j) (call (prime "1" phi) (index v j)))

-e[j]*phi'(v[j])*y[i]
−eⱼ φ′(vⱼ) yᵢ
-e_j\varphi'(v_j)y_i
-> (neg (mul (index e j) (call (prime "1" phi) (index v j)) (index y i)))

dZ/dw_ji
∂Z/∂wⱼᵢ
\frac{\partial Z}{\partial w_{ji}}
-> (derivative Z (index w j i) 1)

dZ/de_j*de_j/dy_j*dy_j/dv_j*dv_j/dw_ji
∂Z/∂eⱼ · ∂eⱼ/∂yⱼ · ∂yⱼ/∂vⱼ · ∂vⱼ/∂wⱼᵢ
\frac{\partial Z}{\partial e_j}\frac{\partial e_j}{\partial y_j}\frac{\partial y_j}{\partial v_j}\frac{\partial v_j}{\partial w_{ji}}
-> (mul (derivative Z (index e j) 1) (derivative (index e j) (index y j) 1) (derivative (index y j) (index v j) 1) (derivative (index v j) (index w j i) 1))

eta*delta[j]*y[i]
η δⱼ yᵢ
\eta\,\delta_j\,y_i
-> (mul eta (index delta j) (index y i))

phi'(v[j])*sum(delta[k]*w[k,j], k, 1, q)
φ′(vⱼ) Σ_{k=1}^q δₖ wₖⱼ
\varphi'(v_j)\sum_{k=1}^{q}\delta_k w_{kj}
-> (mul (call (prime "1" phi) (index v j)) (sum (mul (index delta k) (index w k j)) k 1 q))

delta[j] = -dZ/dv[j]
δⱼ = −∂Z/∂vⱼ
\delta_j=-\frac{\partial Z}{\partial v_j}
-> (relation "=" (index delta j) (neg (derivative Z (index v j) 1)))

w[j,i] + eta*delta[j]*y[i]
wⱼᵢ + ηδⱼyᵢ
w_{ji}+\eta\delta_jy_i
-> (add (index w j i) (mul eta (index delta j) (index y i)))

-sum(e[k]*phi'(v[k])*w[k,j], k)
−Σₖ eₖ φ′(vₖ) wₖⱼ
-\sum_k e_k\varphi'(v_k)w_{kj}
"""

NUMBERED = r"""
w11*x1 + w12*x2 + b1
w11·x1 + w12·x2 + b1
w_{11}x_1+w_{12}x_2+b_1
-> (add (mul w11 x1) (mul w12 x2) b1)

sigma(w21*h1 + w22*h2 + b2)
σ(w₂₁h₁ + w₂₂h₂ + b₂)
\sigma(w_{21}h_1+w_{22}h_2+b_2)
-> (sigmoid (add (mul w21 h1) (mul w22 h2) b2))

(O1-t1)*O1*(1-O1)*h1
(O₁−t₁)O₁(1−O₁)h₁
(O_1-t_1)\,O_1(1-O_1)\,h_1
-> (mul (add O1 (neg t1)) O1 (add 1 (neg O1)) h1)

E = 1/2*((t1-O1)^2 + (t2-O2)^2)
E = ½((t1−O1)² + (t2−O2)²)
E=\frac{1}{2}\left((t_1-O_1)^2+(t_2-O_2)^2\right)
-> (relation "=" E (mul (div 1 2) (add (pow (add t1 (neg O1)) 2) (pow (add t2 (neg O2)) 2))))

dE/dw11 = dE/dO1*dO1/dh1*dh1/dw11
∂E/∂w11 = ∂E/∂O1 · ∂O1/∂h1 · ∂h1/∂w11
\frac{\partial E}{\partial w_{11}}=\frac{\partial E}{\partial O_1}\frac{\partial O_1}{\partial h_1}\frac{\partial h_1}{\partial w_{11}}
-> (relation "=" (derivative E w11 1) (mul (derivative E O1 1) (derivative O1 h1 1) (derivative h1 w11 1)))

h1*(1-h1)*x1
h1(1−h1)x1
h_1(1-h_1)x_1
-> (mul h1 (add 1 (neg h1)) x1)

dE/dz = 2*(z-t)
dE/dz = 2(z−t)
\frac{dE}{dz}=2(z-t)
-> (relation "=" (derivative E z 1) (mul 2 (add z (neg t))))

x2 = -w11/w12*x1 - b1/w12
x₂ = −w₁₁/w₁₂·x₁ − b₁/w₁₂
x_2=-\frac{w_{11}}{w_{12}}x_1-\frac{b_1}{w_{12}}
-> (relation "=" x2 (add (neg (mul (div w11 w12) x1)) (neg (div b1 w12))))
"""

ROWS = (
    *formulas(SLOPES, ACTIVATIONS),
    *formulas(NEURON, PERCEPTRON),
    *formulas(LAYER, BACKPROP),
    *formulas(SMALL, NUMBERED),
)
