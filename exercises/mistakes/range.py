"""Which ranges are wrong?"""

MISTAKES = {
    "range-of-tanh": "This is the range of the tanh.",
    "end-points-included": "The end points are approached, never reached.",
    "slope-as-height": "The slope parameter makes the function steeper, not higher.",
    "last-class-left-out": "Every class has its entry, although the last one follows from the others.",
    "range-of-sigmoid": "This is the range of a sigmoid: the tanh takes both signs.",
    "range-of-exponential": "This is the range of the exponential function.",
    "range-of-field": "This is the range of the field: the activation bounds it.",
    "threshold-of-the-field": "This is the threshold for the field: a sigmoid output is always positive.",
    "points-outside-the-range": "Not all four points lie in this range with room around them.",
    "negative-for-probability": "This takes negative values too: a probability never does.",
    "unbounded-for-probability": "This is not bounded: a probability is.",
    "end-points-mistaken": "The ends are right: look again at which of them are ever reached.",
    "range-of-logistic": "This is the range of a logistic sigmoid.",
    "range-of-rectifier": "This is the range of a rectifier.",
    "range-of-slope": "This is the range of the slope of a sigmoid, not of the function.",
    "range-off-by-one": "The sum begins or ends one step off.",
    "complete-window-dropped": "That many more rows complete another window.",
}
