"""Which functions are taken for others?"""

MISTAKES = {
    "tanh-for-sigmoid": "This is the tanh, not the logistic function.",
    "tanh-slope-for-sigmoid": "This is the slope of the tanh, not of the logistic function.",
    "output-for-slope": "This is not the value of the derivative at its steepest point.",
    "hardlim-forgotten": "This is the induced field: the output passes it through hardlim.",
    "logarithm-forgotten": "The logarithm is missing.",
    "logarithm-too-early": "The logarithm is not taken yet: the likelihood itself is asked for.",
    "decimal-logarithm": "The logarithm is the natural one here.",
    "factorial-sign-forgotten": "The factorial is taken of the count: its sign is missing.",
    "rectifier-forgotten": "The rectifier lets no negative value through.",
    "absolute-value-for-rectifier": "The rectifier does not turn negative values round.",
    "rectifier-the-other-way-round": "The rectifier keeps the positive values.",
    "absolute-for-square": "The absolute value was taken where the square belongs.",
    "absolute-value-added": "The sign of an error counts here: it was dropped.",
    "softmax-without-exponentials": (
        "The exponentials are missing: scores may be negative, probabilities may not."
    ),
    "sigmoid-for-softmax": "A sigmoid looks at one score alone: softmax outputs depend on all scores.",
    "maximum-for-softmax": "Softmax is soft: no output is ever exactly zero or one.",
    "base-two": "The exponential has the base e here, not two.",
    "base-ten": "The exponential has the base e here, not ten.",
    "sinh-for-tanh": "This is the sinh: the tanh is a quotient.",
    "cosh-for-tanh": "This is the cosh: the tanh is a quotient.",
    "sigmoid-for-tanh": "This is the logistic function, not the tanh.",
    "sigmoid-slope-for-tanh": "This is the form of the slope of the logistic function, not of the tanh.",
    "symmetric-and-plain-exchanged": "The symmetric function goes down to -1, the plain one to 0.",
    "rectifier-for-linear": "This is the rectifier: a linear function treats both signs alike.",
    "saturation-for-linear": "A linear function never saturates.",
    "slope-for-output": "This is the slope: the function itself is asked for.",
    "output-for-slope-of-linear": "This is the function: its slope is asked for.",
    "constant-for-line": "Only a constant has no slope.",
    "saturation-forgotten": "The function saturates: it does not follow the field everywhere.",
    "upper-saturation-forgotten": "The function saturates above too.",
    "lower-saturation-forgotten": "The function saturates below too.",
    "zero-beyond-saturation": (
        "Beyond the saturation the output keeps its last value: it does not fall back to zero."
    ),
    "hard-limit-for-saturation": (
        "This is a hard limit: between its limits a saturating function is a straight line."
    ),
    "height-follows-field": "A hard limit has two values only: its height does not follow the field.",
    "squared-error-for-cross-entropy": "This is the squared error, not the cross-entropy.",
    "squared-error-for-error": "This is the squared error: the error itself is asked for.",
    "activation-forgotten": "This is the induced field: the output passes it through the activation.",
    "other-logic-function": "With these inputs that is the output of another function.",
    "derivative-of-logarithm": "The logarithm was not differentiated: its slope is a reciprocal.",
}
