"""Which functions are taken for others?"""

MISTAKES = {
    "tanh-for-sigmoid": "This is the tanh, not the logistic function.",
    "tanh-slope-for-sigmoid": "This is the slope of the tanh, not of the logistic function.",
    "output-for-slope": "This is not the value of the derivative at its steepest point.",
    "hardlim-forgotten": "This is the induced field: the output passes it through hardlim.",
}
