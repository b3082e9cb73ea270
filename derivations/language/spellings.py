"""How is each word of the language spelled?

Closed tables, to be read down: the reader, the printers and the user's reference are all made from them.
"""

from __future__ import annotations

MANY = 1000

# name: (fewest arguments, most arguments, what it is)
FUNCTIONS: dict[str, tuple[int, int, str]] = {
    "exp": (1, 1, "exponential function"),
    "log": (1, 2, "natural logarithm; log(x, b) to the base b"),
    "log10": (1, 1, "logarithm to the base 10"),
    "log2": (1, 1, "logarithm to the base 2"),
    "log1p": (1, 1, "log(1 + x)"),
    "expm1": (1, 1, "exp(x) - 1"),
    "sqrt": (1, 1, "square root"),
    "root": (2, 2, "root(x, n): the n-th root"),
    "abs": (1, 1, "absolute value"),
    "sign": (1, 1, "-1, 0 or 1"),
    "floor": (1, 1, "rounded down"),
    "ceil": (1, 1, "rounded up"),
    "max": (1, MANY, "the largest"),
    "min": (1, MANY, "the smallest"),
    "mod": (2, 2, "remainder"),
    "sin": (1, 1, "sine"),
    "cos": (1, 1, "cosine"),
    "tan": (1, 1, "tangent"),
    "cot": (1, 1, "cotangent"),
    "sec": (1, 1, "secant"),
    "csc": (1, 1, "cosecant"),
    "asin": (1, 1, "inverse sine"),
    "acos": (1, 1, "inverse cosine"),
    "atan": (1, 1, "inverse tangent"),
    "sinh": (1, 1, "hyperbolic sine"),
    "cosh": (1, 1, "hyperbolic cosine"),
    "tanh": (1, 1, "hyperbolic tangent"),
    "coth": (1, 1, "hyperbolic cotangent"),
    "sech": (1, 1, "hyperbolic secant"),
    "csch": (1, 1, "hyperbolic cosecant"),
    "asinh": (1, 1, "inverse hyperbolic sine"),
    "acosh": (1, 1, "inverse hyperbolic cosine"),
    "atanh": (1, 1, "inverse hyperbolic tangent"),
    "sigmoid": (1, 1, "logistic function 1/(1 + exp(-x))"),
    "logit": (1, 1, "log(p/(1 - p))"),
    "softmax": (1, 1, "softmax of a vector"),
    "logsumexp": (1, 1, "log of the sum of the exponentials of a vector"),
    "relu": (1, 1, "max(0, x)"),
    "softplus": (1, 1, "log(1 + exp(x))"),
    "hardlim": (1, 1, "1 for x >= 0, else 0"),
    "hardlims": (1, 1, "1 for x >= 0, else -1"),
    "satlin": (1, 1, "x cut to [0, 1]"),
    "satlins": (1, 1, "x cut to [-1, 1]"),
    "factorial": (1, 1, "factorial"),
    "gamma": (1, 1, "gamma function"),
    "lgamma": (1, 1, "log of the gamma function"),
    "digamma": (1, 1, "derivative of the log of the gamma function"),
    "beta": (2, 2, "beta function"),
    "binomial": (2, 2, "binomial coefficient"),
    "erf": (1, 1, "error function"),
    "sum": (1, 4, "sum(f, n, 1, N), sum(f, n, C), sum(f, n)"),
    "prod": (1, 4, "prod(f, n, 1, N), prod(f, n, C), prod(f, n)"),
    "int": (2, 4, "int(f, x, a, b)"),
    "diff": (2, 3, "diff(f, x), diff(f, x, 2)"),
    "limit": (3, 3, "limit(f, x, a)"),
    "tr": (1, 1, "trace"),
    "det": (1, 1, "determinant"),
    "inv": (1, 1, "inverse of a matrix"),
    "diag": (1, MANY, "diagonal matrix of a vector or of its entries, diagonal of a matrix"),
    "norm": (1, 2, "Euclidean norm; norm(x, p)"),
    "dot": (2, 2, "inner product; with a matrix their product"),
    "transpose": (1, 1, "transpose"),
    "hadamard": (2, MANY, "product entry by entry"),
    "var": (1, 1, "variance"),
    "cov": (2, 2, "covariance"),
    "argmax": (1, 2, "argmax(f, x)"),
    "argmin": (1, 2, "argmin(f, x)"),
    "maxover": (2, 2, "max_i(x[i]): the largest over an index"),
    "minover": (2, 2, "min_i(x[i]): the smallest over an index"),
    "piecewise": (1, MANY, "piecewise((value, condition), …)"),
    "interval": (2, 2, "closed interval"),
    "normal": (2, 3, "normal density normal(x, mean, variance), or the distribution normal(mean, variance)"),
}

# other words for them
FUNCTION_WORDS: dict[str, str] = {
    "ln": "log", "lg": "log10", "logistic": "sigmoid", "sigm": "sigmoid", "arcsin": "asin",
    "arccos": "acos",
    "arctan": "atan", "arcsinh": "asinh", "arccosh": "acosh", "arctanh": "atanh", "arsinh": "asinh",
    "artanh": "atanh", "tg": "tan", "sgn": "sign", "signum": "sign", "heaviside": "hardlim",
    "ceiling": "ceil",
    "maximum": "max", "minimum": "min", "ReLU": "relu", "Relu": "relu", "Exp": "exp", "Log": "log",
    "Ln": "log",
    "Sqrt": "sqrt", "trace": "tr", "Tr": "tr", "Var": "var", "Cov": "cov", "Sum": "sum", "product": "prod",
    "Prod": "prod", "integral": "int", "integrate": "int", "lim": "limit", "binom": "binomial",
    "Gamma": "gamma",
    "lngamma": "lgamma", "loggamma": "lgamma", "inverse": "inv", "modulo": "mod", "derivative": "diff",
    "Piecewise": "piecewise", "fact": "factorial", "choose": "binomial", "nCr": "binomial",
    "nchoosek": "binomial", "comb": "binomial", "nCk": "binomial", "expit": "sigmoid",
    "gammaln": "lgamma", "Sigmoid": "sigmoid", "Softmax": "softmax", "Tanh": "tanh",
    "Max": "max", "Min": "min", "Abs": "abs", "LSE": "logsumexp", "variance": "var", "matmul": "dot",
}  # fmt: skip

# These may stand before their argument without a bracket: `sin 2x`, `log x`.
PREFIX_FUNCTIONS = frozenset(
    "exp log log10 log2 sin cos tan cot sec csc asin acos atan sinh cosh tanh coth sech csch "
    "asinh acosh atanh sqrt det tr erf sign".split()
)
# cos^2(x) is (cos x)^2, and sin^{-1} x the inverse function.
INVERSE_FUNCTIONS = {
    "sin": "asin", "cos": "acos", "tan": "atan", "sinh": "asinh", "cosh": "acosh", "tanh": "atanh",
    "exp": "log", "log": "exp",
}  # fmt: skip

# Functions of other programs and books: what to write here instead.
INSTEAD: dict[str, str] = {
    "std": "Write sqrt(var[X]).", "stdev": "Write sqrt(var[X]).", "mean": "Write sum(x[n], n, 1, N)/N.",
    "avg": "Write sum(x[n], n, 1, N)/N.", "average": "Write sum(x[n], n, 1, N)/N.", "len": "Write N.",
    "step": "Write hardlim(x), or piecewise((0, x < 0), (1, x >= 0)).",
    "cases": "Write piecewise((1, x > 0), …).",
    "corr": "Write cov[X, Y]/sqrt(var[X]*var[Y]).", "Corr": "Write cov[X, Y]/sqrt(var[X]*var[Y]).",
    "cross": "Write the entries.", "round": "Write floor(x + 1/2).",
    "entropy": "Write -sum(p[k]*log(p[k]), k, 1, K).",
    "matrix": "Write [[1, 2], [3, 4]].", "vector": "Write [1, 2].", "array": "Write [1, 2].",
    "leakyrelu": "Write max(a*x, x).",
    "elu": "Write piecewise(…).",
    "swish": "Write x*sigmoid(x).", "silu": "Write x*sigmoid(x).", "median": "Write the number.",
    "range": "Write sum(x[n], n, 1, N).", "pinv": "Write inv(X^T*X)*X^T.",
    "kronecker": "Write δ_{ij}.",
    "integrate": "Write int(f, x, a, b).", "KL": "Write the sum.",
    "Beta": "Write beta(a, b).", "fun": "Write the formula.",
    "function": "Write the formula.",
}  # fmt: skip

# What is written out as it is read: see `written_out`.
AVERAGES, DEVIATIONS, BOUNDED = ("mean", "average", "avg"), ("std", "stdev"), ("clip", "clamp")
ARITHMETIC = ("add", "subtract", "multiply", "divide", "pow", "square", "outer", "solve", "weighted")
OTHERS_CALLED = ("normpdf", "cbrt", "logaddexp", "len", "eye", "identity")
WRITTEN_OUT = frozenset((*AVERAGES, *DEVIATIONS, *BOUNDED, *ARITHMETIC, *OTHERS_CALLED))

CONSTANTS = {"pi": "pi", "e": "e", "oo": "oo", "inf": "oo", "infinity": "oo", "infty": "oo", "Infinity": "oo"}

GREEK: dict[str, str] = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ϑ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu",
    "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "ϱ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau",
    "υ": "upsilon", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma",
    "Δ": "Delta",
    "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Υ": "Upsilon", "Φ": "Phi", "Ψ": "Psi",
    "Ω": "Omega", "ℓ": "ell", "∇": "nabla",
}  # fmt: skip
GREEK_WORDS = frozenset(GREEK.values()) | {"varepsilon", "vartheta", "varphi", "varrho", "varsigma"}
VARIANTS = {
    "varepsilon": "epsilon",
    "vartheta": "theta",
    "varphi": "phi",
    "varrho": "rho",
    "varsigma": "sigma",
}
OTHER_FORM = VARIANTS | {letter: variant for variant, letter in VARIANTS.items()}
# A question may declare a shorter word for a letter.
SHORTER = {"epsilon": "eps", "lambda": "lam", "ell": "l", "theta": "th", "sigma": "sig"}
LETTER_OF = {word: letter for letter, word in reversed(GREEK.items()) if letter not in "ϵϑµϱςϕ"}

# accents: the combining mark, the LaTeX commands, the suffix of the canonical name
ACCENTS: dict[str, str] = {
    "\u0302": "hat", "\u0304": "bar", "\u0305": "bar", "\u0303": "tilde", "\u0307": "dot", "\u0308": "ddot",
    "\u20d7": "", "\u030c": "check",
}  # fmt: skip
ACCENT_COMMANDS: dict[str, str] = {
    "hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "tilde": "tilde", "widetilde": "tilde",
    "dot": "dot", "ddot": "ddot", "vec": "", "check": "check", "underline": "",
}  # fmt: skip
ACCENT_WORDS = ("hat", "bar", "tilde", "ddot", "dot", "check")
MARK_OF = {
    "hat": "\u0302",
    "bar": "\u0304",
    "tilde": "\u0303",
    "dot": "\u0307",
    "ddot": "\u0308",
    "check": "\u030c",
}

# Commands around one group that change the look of letters only.
STYLE_COMMANDS = frozenset(
    "mathbf boldsymbol bm mathcal mathscr mathfrak mathnormal pmb symbf bold bf it cal sf tt boxed fbox "
    "ensuremath mathrel mathbin mathord mathopen mathclose mathinner substack cancel".split()
)
# Commands around a group of plain words.
WORD_COMMANDS = frozenset(
    "text textrm textit textbf textsf texttt mathrm mathit mathsf mathtt operatorname mbox hbox textnormal "
    "rm".split()
)
# Commands that only space or size things.
IGNORED_COMMANDS = frozenset(
    "left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm middle displaystyle "
    "textstyle scriptstyle scriptscriptstyle limits nolimits quad qquad thinspace medspace thickspace "
    "negthinspace enspace nonumber notag allowbreak strut mathstrut hfill noindent hline "
    "tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge".split()
)
IGNORED_SIGNS = frozenset(", ; : ! > space".split()) | {" "}

# Commands that say nothing about the formula, with what stands in braces after them.
DROPPED_COMMANDS = frozenset("label tag hspace vspace color phantom hphantom vphantom ref eqref".split())

# LaTeX commands that are another spelling of a sign
COMMAND_SIGNS: dict[str, str] = {
    "cdot": "*", "times": "*", "ast": "*", "bullet": "*", "div": "/", "pm": "±", "mp": "∓", "le": "<=",
    "leq": "<=", "leqslant": "<=", "ge": ">=", "geq": ">=", "geqslant": ">=", "lt": "<", "gt": ">",
    "ne": "!=",
    "neq": "!=", "equiv": "=", "coloneqq": "=", "propto": "∝", "implies": "⇒", "Rightarrow": "⇒",
    "Longrightarrow": "⇒", "to": "→", "rightarrow": "→", "in": "∈", "mid": "|", "vert": "|", "lvert": "|",
    "rvert": "|", "Vert": "‖", "lVert": "‖", "rVert": "‖", "|": "‖", "{": "\\{", "}": "\\}",
    "lbrace": "\\{",
    "rbrace": "\\}", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "langle": "⟨", "rangle": "⟩",
    "odot": "⊙", "circ": "⊙", "cup": "∪", "cap": "∩", "setminus": "∖", "backslash": "∖", "neg": "¬",
    "lnot": "¬",
    "notin": "∉", "therefore": "⇒", "leftarrow": "=", "gets": "=", "otimes": "⊗", "triangleq": "=",
    "doteq": "=",
    "mapsto": "↦", "land": "∧", "wedge": "∧", "lor": "∨", "vee": "∨", "top": "⊤", "intercal": "⊤",
    "partial": "∂",
    "prime": "'", "%": "%", "infty": "oo", "sum": "∑", "prod": "∏", "int": "∫", "iint": "∫∫",
    "\\": "newline",
    "emptyset": "∅", "varnothing": "∅", "colon": ":", "lbrack": "[", "rbrack": "]", "iff": "⇔",
    "Leftrightarrow": "⇔", "approx": "≈", "sim": "∼", "simeq": "≈", "ldots": "…", "dots": "…", "cdots": "…",
    "dotsc": "…", "dotsb": "…", "vdots": "…", "ddots": "…", "_": "_", "&": "&", "sqrt": "√",
    "star": "*", "cr": "newline", "#": "#", "llbracket": "[", "rrbracket": "]",
}  # fmt: skip

# Unicode signs that are another spelling of a sign
SIGNS: dict[str, str] = {
    "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "﹣": "-", "－": "-", "➖": "-", "＋": "+",
    "➕": "+",
    "·": "*", "⋅": "*", "•": "*", "∙": "*", "×": "*", "✕": "*", "✖": "*", "∗": "*", "＊": "*", "⁎": "*",
    "⋆": "*",
    "․": "*",
    "÷": "/", "∕": "/", "⁄": "/", "／": "/", "➗": "/", "≤": "<=", "⩽": "<=", "≦": "<=", "≥": ">=", "⩾": ">=",
    "≧": ">=",
    "≠": "!=", "≡": "=", "≔": "=", "＝": "=", "＜": "<", "＞": ">", "∣": "|", "｜": "|", "❘": "|", "∥": "‖",
    "‖": "‖",
    "⊗": "⊗", "∘": "⊙", "⊙": "⊙", "°": "⊙", "∞": "oo", "Σ": "Σ", "∑": "∑", "Π": "Π", "∏": "∏", "∫": "∫",
    "∬": "∫∫",
    "√": "√", "∛": "∛", "∜": "∜", "∂": "∂", "𝜕": "∂", "∝": "∝", "∼": "∼", "≈": "≈", "≃": "≈", "≅": "≈",
    "⇒": "⇒", "⟹": "⇒", "∴": "⇒", "←": "=", "⟵": "=", "≜": "=", "→": "→",
    "⟶": "→", "⇔": "⇔", "⟺": "⇔", "∈": "∈", "∉": "∉", "∅": "∅", "∪": "∪", "∩": "∩", "∖": "∖", "¬": "¬",
    "∧": "∧",
    "∨": "∨", "⌊": "⌊", "⌋": "⌋", "⌈": "⌈", "⌉": "⌉", "⟨": "⟨", "⟩": "⟩", "〈": "⟨", "〉": "⟩", "（": "(",
    "）": ")",
    "［": "[", "］": "]", "｛": "{", "｝": "}", "，": ",", "：": ":", "；": ";", "ᵀ": "ᵀ", "⊤": "⊤", "±": "±",
    "∓": "∓",
    "′": "'", "’": "'", "ʹ": "'", "‘": "'", "″": "''", "‴": "'''", "…": "…", "⋯": "…", "％": "%", "𝟙": "𝟙",
    "𝟏": "𝟙",
    "#": "#", "⦃": "{", "⟦": "[", "⟧": "]", "\u2061": "", "\u2062": "*", "\u2063": ",", "\u2064": "+",
}  # fmt: skip

SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᴺᴷᴰᴹᴴᴸᴶᴵᴾᴿᴬᴮ",
                        "0123456789+-=()niabcdefghjklmoprstuvwxyzTNKDMHLJIPRAB", strict=True))  # fmt: skip
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
                      "0123456789+-=()aehijklmnoprstuvxβγρφχ", strict=True))  # fmt: skip
SUPERSCRIPT_OF = {plain: sign for sign, plain in reversed(SUPERSCRIPTS.items())}
SUBSCRIPT_OF = {plain: sign for sign, plain in reversed(SUBSCRIPTS.items())}

FRACTIONS = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
    "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip

RELATIONS = frozenset(("=", "!=", "<", "<=", ">", ">=", "∝", "∈", "∼"))
