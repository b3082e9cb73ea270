"""Which factors are forgotten?"""

MISTAKES = {
    "prior-omitted": "The prior belongs in it: without it a rare and a frequent cause count the same.",
    "dropped-inner-derivative": "The inner derivative of the chain rule is missing.",
    "slope-forgotten": "The slope parameter is missing from the argument.",
    "input-forgotten": "The correction of a weight is also in proportion to its input.",
    "rate-forgotten": "The learning rate is missing.",
    "kernels-not-counted": "This counts one kernel: there is one for every output channel.",
    "channels-not-counted": (
        "The channels are missing: a kernel reaches through all channels it is applied to."
    ),
    "deviations-not-squared": "The differences were not squared: unsquared ones of either sign cancel.",
    "one-side-for-area": "An area has two sides.",
    "slope-of-sigmoid-forgotten": (
        "The slope of the sigmoid is missing: the chain rule goes through the activation."
    ),
    "weight-forgotten": "The weight on the way back is missing.",
    "half-forgotten": "A factor one half is missing.",
    "density-forgotten": "The density is missing from the integrand.",
    "value-forgotten": "The value itself is missing from the integrand: without it every mean would be one.",
    "mixed-term-counted-once": "Multiply the square out: its mixed term comes twice.",
    "half-in-exponent-forgotten": "The two below the exponent is missing.",
    "exponential-forgotten": "The exponential factor is missing.",
    "scale-forgotten": "The factor in front of the exponential depends on the width of the density too.",
    "pi-forgotten": "A factor pi is missing in front of the exponential.",
    "constant-counted-once": "In a sum over the data a constant counts once for every observation.",
    "variance-forgotten": "The variance is missing.",
    "power-rule-factor-forgotten": "Differentiating a power brings its exponent down as a factor.",
    "antiderivative-factor-forgotten": "The antiderivative of a power is divided by the new exponent.",
    "factorial-forgotten": "The factorial is missing: the order of the events does not count.",
    "time-forgotten": "The mean count grows with the length of the interval.",
    "power-forgotten": "The power of the mean count is missing.",
    "exponent-forgotten": "An exponent comes down as a factor in front of the logarithm.",
    "sum-for-mean": "This is the sum: it is still to be divided by the number of values.",
    "indicator-forgotten": (
        "Only the samples of the class contain its mean: the others drop out of the derivative."
    ),
    "multiplier-forgotten": "The constraint enters with a multiplier.",
    "padding-counted-once": "Padding is added at both ends.",
    "positions-not-counted": "The kernel works at every output position: the positions are missing.",
    "groups-forgotten": "A kernel sees the channels of its own group only.",
    "one-group-for-all": "This is one group: the others have weights too.",
    "outputs-not-counted": "Every output has connections of its own.",
    "inner-factor-forgotten": "The chain ends too early: one factor, up to the variable, is still missing.",
    "outer-factor-forgotten": "The chain starts too late: its first factor is the slope of the loss.",
    "stride-in-one-direction": "The stride counts in both directions.",
    "scale-of-output-forgotten": "The scale is missing from the output.",
    "amplitude-forgotten": "The amplitude is missing: the tanh is stretched in height too.",
    "factor-in-front-forgotten": "The factor in front is missing: it comes from both parameters.",
    "factor-of-slope-forgotten": "The slope of the sigmoid has two factors: one of them is missing.",
    "weights-forgotten": "The weights are missing.",
    "labels-forgotten": "The label is missing: it picks the output that counts.",
    "loss-slope-forgotten": "The slope of the loss is missing from the chain.",
    "inner-slope-forgotten": (
        "The last link of the chain is missing: the pre-activation depends on the weight."
    ),
    "input-of-weight-forgotten": (
        "The pre-activation changes with a weight in proportion to the input: it is missing."
    ),
    "two-in-exponent-forgotten": (
        "Both exponentials were divided by the same one: look at the exponent that is left."
    ),
    "factor-forgotten": "A factor is missing.",
    "numerator-forgotten": "The numerator is missing.",
    "factor-of-denominator-forgotten": "A factor of the denominator is missing.",
    "slope-of-activation-forgotten": "The chain rule goes through the activation: its slope is missing.",
    "error-forgotten": "The error is missing: without an error nothing has to change.",
    "innovation-weight-forgotten": "The new value enters with one minus the memory factor.",
    "memory-forgotten": "The old average enters with the memory factor.",
    "innovation-weight-of-the-first-forgotten": (
        "The first value is weighted like every other before it fades."
    ),
    "values-forgotten": "The values themselves are missing from the sum.",
    "local-gradient-forgotten": "The local gradients of the next layer are missing.",
    "frequency-forgotten": "The argument of the sine carries a factor.",
    "one-bias-for-all": "Every unit has a bias of its own.",
    "expansion-forgotten": "The last convolution of a block has more kernels than the others.",
    "amplitude-and-slope-forgotten": (
        "This is the slope of the plain tanh: amplitude and slope parameter are missing."
    ),
    "slope-parameter-forgotten": (
        "The slope parameter is missing: a steeper function has a larger derivative."
    ),
    "loss-without-half": "The loss of this exercise has the factor one half.",
    "stride-forgotten": "With that stride the output has another side.",
}
