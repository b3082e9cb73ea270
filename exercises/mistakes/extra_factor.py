"""Which factors are one too many?"""

MISTAKES = {
    "area-counted-twice": "Each position is an output position; the input area does not count once more.",
    "density-counted-twice": "Each density stands in the integrand once.",
    "mean-for-sum": "This is divided by the number of values: the sum is asked for.",
    "variances-not-shared": (
        "The variances are shared between the classes: they are not counted once for each class."
    ),
    "summed-twice": "Summed over the classes, each sample is counted once.",
    "channels-counted-at-depthwise": "A depthwise kernel has no depth: it meets one channel at a time.",
    "positions-counted": "One position is asked for.",
    "mean-over-classes": "The sum over the classes is not divided by their number: one class is true.",
    "slope-counted-twice": "The slope of the sigmoid has already cancelled: it does not come once more.",
    "amplitude-counted-twice": "The amplitude is one factor: it does not come twice.",
    "activation-as-factor": "The activation is applied to the field: it is no factor.",
    "factor-too-many": "A factor stands here that does not belong to it.",
    "divisor-too-many": "This is divided by something that does not belong to it.",
    "input-in-local-gradient": "The input belongs to the weight's derivative, not to the local gradient.",
    "field-times-output": "The field is the argument of the activation: it does not multiply it as well.",
    "slices-for-filters": "A filter reaches through all channels that enter and makes one map.",
    "kernels-counted": "One kernel is asked for: the others come later.",
    "slope-does-not-cancel": (
        "The slope of the sigmoid cancels against the denominator of the cross-entropy's derivative."
    ),
    "input-of-a-bias": "A bias has the constant input one: its own value does not enter its gradient.",
}
