"""Losses and softmax: squared errors, cross-entropies, scores to probabilities, their gradients."""

# ruff: noqa: E501 (a formula stands on one line)
from __future__ import annotations

from tests.derivations.language.formula_table import Names, formulas

SQUARED = Names(
    {
        "y": "real[n]",
        "yhat": "real[n]",
        "w": "positive[n]",
        "n": "natural",
        "delta": "positive",
        "r": "real",
        "J": "real",
    },
    indices={"i": "1..n"},
)
BINARY = Names(
    {"y": "0..1", "yhat": "probability", "Y": "0..1[N]", "Yhat": "probability[N]", "N": "natural",
    "a": "probability", "z": "real", "x": "real", "w": "real", "b": "real", "L": "real", "p": "probability",
    "t": "probability"}, indices={"i": "1..N"},
)  # fmt: skip
CLASSES = Names(
    {"y": "0..1[n]", "yhat": "probability[n]", "z": "real[n]", "n": "natural, >= 2", "Y": "0..1[N, n]",
     "Yhat": "probability[N, n]", "N": "natural", "L": "real", "T": "positive", "c": "real"},
    indices={"i": "1..n", "j": "1..n", "k": "1..n", "m": "1..N"},
)  # fmt: skip

SQUARES = r"""
1/n*sum((y[i]-yhat[i])^2, i, 1, n)
1/n Σᵢ₌₁ⁿ (yᵢ − ŷᵢ)²
\frac{1}{n}\sum_{i=1}^{n}(y_i-\hat{y}_i)^2
-> (mul (div 1 n) (sum (pow (add (index y i) (neg (index yhat i))) 2) i 1 n))

1/2*sum((y[i]-yhat[i])^2, i, 1, n)
½ Σᵢ₌₁ⁿ (yᵢ−ŷᵢ)²
\frac{1}{2}\sum_{i=1}^n\left(y_i-\hat y_i\right)^2
-> (mul (div 1 2) (sum (pow (add (index y i) (neg (index yhat i))) 2) i 1 n))

sqrt(1/n*sum((y[i]-yhat[i])^2, i, 1, n))
√(1/n Σᵢ₌₁ⁿ (yᵢ − ŷᵢ)²)
\sqrt{\frac{1}{n}\sum_{i=1}^{n}(y_i-\hat{y}_i)^2}
-> (sqrt (mul (div 1 n) (sum (pow (add (index y i) (neg (index yhat i))) 2) i 1 n)))

1/n*sum(abs(y[i]-yhat[i]), i, 1, n)
1/n Σᵢ₌₁ⁿ |yᵢ − ŷᵢ|
\frac{1}{n}\sum_{i=1}^{n}\left|y_i-\hat{y}_i\right|
-> (mul (div 1 n) (sum (abs (add (index y i) (neg (index yhat i)))) i 1 n))

sum(w[i]*(y[i]-yhat[i])^2, i, 1, n)/sum(w[i], i, 1, n)
(Σᵢ₌₁ⁿ wᵢ(yᵢ−ŷᵢ)²)/(Σᵢ₌₁ⁿ wᵢ)
\frac{\sum_{i=1}^{n}w_i(y_i-\hat{y}_i)^2}{\sum_{i=1}^{n}w_i}
-> (div (sum (mul (index w i) (pow (add (index y i) (neg (index yhat i))) 2)) i 1 n) (sum (index w i) i 1 n))

-2/n*(y[i]-yhat[i])
−2/n·(yᵢ−ŷᵢ)
-\frac{2}{n}(y_i-\hat{y}_i)
-> (neg (mul (div 2 n) (add (index y i) (neg (index yhat i)))))

J = 1/(2n) sum((y_i - yhat_i)^2, i, 1, n)
J = 1/(2n) Σᵢ₌₁ⁿ (yᵢ − ŷᵢ)²
J=\frac{1}{2n}\sum_{i=1}^{n}(y_i-\hat{y}_i)^2
-> (relation "=" J (mul (div 1 (mul 2 n)) (sum (pow (add (index y i) (neg (index yhat i))) 2) i 1 n)))

((3-2)^2 + (3-4)^2)/2
((3 − 2)² + (3 − 4)²)/2
\frac{(3-2)^2+(3-4)^2}{2}
-> (div (add (pow (add 3 (neg 2)) 2) (pow (add 3 (neg 4)) 2)) 2)

piecewise((1/2*r^2, |r| <= delta), (delta*(|r| - delta/2), |r| > delta))
piecewise((½r², |r| ≤ δ), (δ(|r| − δ/2), |r| > δ))
\begin{cases}\frac{1}{2}r^2 & |r|\le\delta\\ \delta(|r|-\frac{\delta}{2}) & |r|>\delta\end{cases}
-> (piecewise (mul (div 1 2) (pow r 2)) (relation "<=" (abs r) delta) (mul delta (add (abs r) (neg (div delta 2)))) (relation ">" (abs r) delta))

max(0, 1 - y[i]*yhat[i])
max(0, 1 − yᵢŷᵢ)
\max(0, 1-y_i\hat{y}_i)
-> (max 0 (add 1 (neg (mul (index y i) (index yhat i)))))
"""

CROSS_ENTROPY = r"""
-(y*log(yhat) + (1-y)*log(1-yhat))
−(y log ŷ + (1−y) log(1−ŷ))
-\left(y\log\hat{y}+(1-y)\log(1-\hat{y})\right)
-> (neg (add (mul y (log yhat)) (mul (add 1 (neg y)) (log (add 1 (neg yhat))))))

-y*ln(yhat) - (1-y)*ln(1-yhat)
−y ln ŷ − (1−y) ln(1−ŷ)
-y\ln\hat y-(1-y)\ln(1-\hat y)
-> (add (neg (mul y (log yhat))) (neg (mul (add 1 (neg y)) (log (add 1 (neg yhat))))))

-1/N*sum(Y[i]*log(Yhat[i]) + (1-Y[i])*log(1-Yhat[i]), i, 1, N)
−1/N Σᵢ₌₁ᴺ (Yᵢ log(Ŷᵢ) + (1−Yᵢ) log(1−Ŷᵢ))
-\frac{1}{N}\sum_{i=1}^{N}\left[Y_i\log(\hat{Y}_i)+(1-Y_i)\log(1-\hat{Y}_i)\right]

-y/a + (1-y)/(1-a)
−y/a + (1−y)/(1−a)
-\frac{y}{a}+\frac{1-y}{1-a}
-> (add (neg (div y a)) (div (add 1 (neg y)) (add 1 (neg a))))

(a-y)/(a*(1-a))
(a−y)/(a(1−a))
\frac{a-y}{a(1-a)}
-> (div (add a (neg y)) (mul a (add 1 (neg a))))

dL/da*da/dz
∂L/∂a · ∂a/∂z
\frac{\partial L}{\partial a}\cdot\frac{\partial a}{\partial z}
-> (mul (derivative L a 1) (derivative a z 1))

dL/dw = dL/da*da/dz*dz/dw = (a-y)*x
dL/dw = dL/da · da/dz · dz/dw = (a−y)x
\frac{dL}{dw}=\frac{dL}{da}\,\frac{da}{dz}\,\frac{dz}{dw}=(a-y)x
-> (relation "= =" (derivative L w 1) (mul (derivative L a 1) (derivative a z 1) (derivative z w 1)) (mul (add a (neg y)) x))

sigmoid(z) - y
σ(z) − y
\sigma(z)-y
-> (add (sigmoid z) (neg y))

sigma(z)*(1 - sigma(z))
σ(z)(1 − σ(z))
\sigma(z)\bigl(1-\sigma(z)\bigr)
-> (mul (sigmoid z) (add 1 (neg (sigmoid z))))

sigmoid(w*x + b)
σ(wx + b)
\sigma(wx+b)
-> (sigmoid (add (mul w x) b))

log(1 + exp(-z)) + (1-y)*z
log(1 + exp(−z)) + (1−y)z
\log(1+\exp(-z))+(1-y)z

log1p(exp(-z))
log1p(exp(−z))
\operatorname{log1p}(\exp(-z))
-> (log1p (exp (neg z)))

log(p/(1-p))
ln(p/(1−p))
\log\frac{p}{1-p}
-> (log (div p (add 1 (neg p))))

-log(yhat^y*(1-yhat)^(1-y))
−log(ŷʸ(1−ŷ)¹⁻ʸ)
-\log\left(\hat{y}^{y}(1-\hat{y})^{1-y}\right)
-> (neg (log (mul (pow yhat y) (pow (add 1 (neg yhat)) (add 1 (neg y))))))

-log(0.8)
−log 0.8
-\log 0.8
-> (neg (log 4/5))

-(t*log(p/t) + (1-t)*log((1-p)/(1-t)))
−(t·log(p/t) + (1−t)·log((1−p)/(1−t)))
-\left(t\log\frac{p}{t}+(1-t)\log\frac{1-p}{1-t}\right)
"""

SOFTMAX = r"""
exp(z[i])/sum(exp(z[j]), j, 1, n)
exp(zᵢ)/(Σⱼ₌₁ⁿ exp(zⱼ))
\frac{\exp(z_i)}{\sum_{j=1}^{n}\exp(z_j)}
-> (div (exp (index z i)) (sum (exp (index z j)) j 1 n))

e^z[i]/sum(e^z[j], j, 1, n)
e^(zᵢ)/(Σⱼ₌₁ⁿ e^(zⱼ))
\frac{e^{z_i}}{\sum_{j=1}^n e^{z_j}}
-> (div (pow :e (index z i)) (sum (pow :e (index z j)) j 1 n))

softmax(z)
softmax(z)
\operatorname{softmax}(\mathbf{z})
-> (softmax z)

exp(z[i]/T)/sum(exp(z[j]/T), j, 1, n)
exp(zᵢ/T)/(Σⱼ₌₁ⁿ exp(zⱼ/T))
\frac{\exp(z_i/T)}{\sum_{j=1}^{n}\exp(z_j/T)}
-> (div (exp (div (index z i) T)) (sum (exp (div (index z j) T)) j 1 n))

exp(z[i]-c)/sum(exp(z[j]-c), j, 1, n)
exp(zᵢ−c)/(Σⱼ₌₁ⁿ exp(zⱼ−c))
\frac{\exp(z_i-c)}{\sum_{j=1}^{n}\exp(z_j-c)}

-sum(y[i]*log(yhat[i]), i, 1, n)
−Σᵢ₌₁ⁿ yᵢ log ŷᵢ
-\sum_{i=1}^{n}y_i\log\hat{y}_i
-> (neg (sum (mul (index y i) (log (index yhat i))) i 1 n))

-1/N*sum(sum(Y[m,i]*log(Yhat[m,i]), i, 1, n), m, 1, N)
−1/N Σₘ₌₁ᴺ Σᵢ₌₁ⁿ Yₘᵢ log Ŷₘᵢ
-\frac{1}{N}\sum_{m=1}^{N}\sum_{i=1}^{n}Y_{mi}\log\hat{Y}_{mi}
-> (neg (mul (div 1 N) (sum (sum (mul (index Y m i) (log (index Yhat m i))) i 1 n) m 1 N)))

yhat[i]*(delta_{ij} - yhat[j])
ŷᵢ(δᵢⱼ − ŷⱼ)
\hat{y}_i(\delta_{ij}-\hat{y}_j)
-> (mul (index yhat i) (add (delta i j) (neg (index yhat j))))

dyhat_i/dz_j
∂ŷᵢ/∂zⱼ
\frac{\partial \hat{y}_i}{\partial z_j}
-> (derivative (index yhat i) (index z j) 1)

dL/dz[i] = yhat[i] - y[i]
∂L/∂zᵢ = ŷᵢ − yᵢ
\frac{\partial L}{\partial z_i}=\hat{y}_i-y_i
-> (relation "=" (derivative L (index z i) 1) (add (index yhat i) (neg (index y i))))

sum(dL/dyhat[i]*dyhat[i]/dz[j], i, 1, n)
Σᵢ₌₁ⁿ ∂L/∂ŷᵢ · ∂ŷᵢ/∂zⱼ
\sum_{i=1}^{n}\frac{\partial L}{\partial\hat{y}_i}\frac{\partial\hat{y}_i}{\partial z_j}
-> (sum (mul (derivative L (index yhat i) 1) (derivative (index yhat i) (index z j) 1)) i 1 n)

log(sum(exp(z[j]), j, 1, n)) - z[k]
log(Σⱼ₌₁ⁿ exp(zⱼ)) − zₖ
\log\left(\sum_{j=1}^{n}\exp(z_j)\right)-z_k
-> (add (log (sum (exp (index z j)) j 1 n)) (neg (index z k)))

e^0.7/(e^0.7 + e^0.2 + e^0.1 + e^0.4)
e^0.7 / (e^0.7 + e^0.2 + e^0.1 + e^0.4)
\frac{e^{0.7}}{e^{0.7}+e^{0.2}+e^{0.1}+e^{0.4}}

1/(1 + exp(z_2 - z_1))
1/(1 + exp(z₂ − z₁))
\frac{1}{1+\exp(z_2-z_1)}
-> (div 1 (add 1 (exp (add (index z 2) (neg (index z 1))))))

argmax(z[i], i)
argmaxᵢ zᵢ
\operatorname*{arg\,max}_i z_i
-> (argmax (index z i) i)
"""

ROWS = (
    *formulas(SQUARED, SQUARES),
    *formulas(BINARY, CROSS_ENTROPY),
    *formulas(CLASSES, SOFTMAX),
)
