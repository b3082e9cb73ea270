"""Which slips turn a sign?"""

MISTAKES = {
    "plus-for-minus": "A plus stands where a minus belongs.",
    "lost-minus": "A minus sign was lost on the way.",
    "turned-sign": "The size is right; look again at the sign.",
    "argument-negated": "What the function is taken of has the other sign.",
    "step-uphill": (
        "This step goes against the correction: check the order of the difference of desired "
        "and actual output."
    ),
    "error-the-other-way-round": "The error is the target minus the output.",
    "change-subtracted": "The change already has the sign of the descent: it is added.",
    "minus-for-plus": "A minus stands where a plus belongs.",
    "negative-forgotten": "The loss is the negative of the logarithm.",
    "gradient-climbed": "This climbs: descent steps against the gradient.",
    "values-for-positions": "The minus turns the positions round, not the values.",
    "difference-the-other-way-round": "The mean is subtracted from the value.",
    "sign-of-one-term": "One of the terms has the other sign.",
    "inner-minus-lost": "The inner derivative of one minus the output is negative: its minus sign was lost.",
    "scores-negated": (
        "The scores enter with the opposite sign: a larger score must give a larger probability."
    ),
    "difference-turned": "The difference is the wrong way round: this is the probability of the other class.",
    "opposite-for-complement": "A probability is never negative: ask what both outputs add up to.",
    "minus-before-bracket": "A minus before a bracket turns every sign in it.",
    "step-with-the-gradient": "The step goes against the gradient: the loss is to fall.",
}
