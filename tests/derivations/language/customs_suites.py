r"""What do answers hold that other systems are tried with: bars in bars, both signs, a dz above a fraction?

Lines as in `customs`.
"""

CALCULUS = r"""
||x| - 1|                         abs(abs(x) - 1)
||x| - |y||                       abs(abs(x) - abs(y))
||x| - 1| + ||x| + 1|             abs(abs(x) - 1) + abs(abs(x) + 1)
σ(x) - σ^2(x)                     sigmoid(x) - sigmoid(x)^2
\sigma^{2}(x)                     sigmoid(x)^2
5xe^(2x+1)                        5*x*e^(2*x + 1)
xye^{-x}                          x*y*e^(-x)
16,\!386.20                       16386.20
x in [0, 1]                       x ∈ [0, 1]
x in (0, oo)                      x ∈ (0, oo)
\int_1^2 \frac{dz}{z}             int(1/z, z, 1, 2)
\int_1^2 \frac{3 dz}{z}           int(3/z, z, 1, 2)
\int_1^2 \frac{\int_0^1 x\,dx}{y} dy  int(int(x, x, 0, 1)/y, y, 1, 2)
\int_1^2 z \, dz + \frac{\int_0^1 x\,dx}{3}  int(z, z, 1, 2) + int(x, x, 0, 1)/3
∫_1^2 dz/z                        int(1/z, z, 1, 2)
\frac{d f(x)}{dx}                 f'(x)
\frac{d^2 f(x)}{dx^2}             f''(x)
d f(y)/dy                         f'(y)
x = ±y                            x = ± y
not x < 1                         ¬(x < 1)
x = 1 or x = 2                    x = 1 ∨ x = 2
x + y = 3 and x - y = 1           x + y = 3 ∧ x - y = 1
"""
