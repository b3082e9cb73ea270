"""Which powers are wrong?"""

MISTAKES = {
    "root-forgotten": "A root is missing.",
    "square-forgotten": "A square is missing.",
    "exponent-not-lowered": "Differentiating a power lowers its exponent by one.",
    "exponent-lowered-too-far": "This power does not contain the variable: its exponent stays.",
    "second-moment-for-mean": "This is the second moment.",
    "squares-for-values": "The probabilities themselves add up, not their squares.",
    "error-squared-too-early": "This is already squared: the error itself keeps its sign.",
    "root-taken": "A root was taken that does not belong here.",
    "weights-squared": "The weight stands outside the square.",
    "squares-for-values-added": "The errors themselves are to be added, not their squares.",
    "squared-too-often": "A square stands here that does not belong to it.",
    "root-too-many": "A root stands here that does not belong to it.",
    "exponent-off-by-one": "An exponent is off by one.",
    "exponent-turned": "The exponent has the wrong sign.",
    "squares-in-slope": "A square stands in the slope that does not belong to it.",
    "memory-not-compounded": "A value fades once more with every step that follows it.",
    "power-dropped": "A power is missing.",
    "slope-parameter-squared": "The inner derivative brings the slope parameter down once.",
}
