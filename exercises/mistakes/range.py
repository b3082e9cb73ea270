"""Which ranges are wrong?"""

MISTAKES = {
    "range-of-tanh": "This is the range of the tanh.",
    "end-points-included": "The end points are approached, never reached.",
    "slope-as-height": "The slope parameter makes the function steeper, not higher.",
    "last-class-left-out": "Every class has its entry, although the last one follows from the others.",
}
