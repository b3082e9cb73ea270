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
}
