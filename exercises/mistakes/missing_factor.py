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
    "deviations-not-squared": "The deviations were not squared: unsquared ones always cancel.",
    "one-side-for-area": "An area has two sides.",
    "slope-of-sigmoid-forgotten": (
        "The slope of the sigmoid is missing: the chain rule goes through the activation."
    ),
    "weight-forgotten": "The weight on the way back is missing.",
    "half-forgotten": "The factor one half of the loss is missing.",
}
