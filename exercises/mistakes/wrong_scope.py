"""What reaches too far, or not far enough?"""

MISTAKES = {
    "power-of-one-factor": "The power belongs to the whole product: put brackets round it.",
    "class-factor-for-common-factor": (
        "This carries the index of a class: it differs from one term of the denominator to the next."
    ),
    "sharing-overlooked": (
        "The classes share their variances, each has a mean of its own: look at the indices."
    ),
    "class-ignored": "The features depend on the class: it stands behind the bar.",
    "brackets-forgotten": "The multiplier belongs to the whole constraint: put brackets round it.",
    "constant-in-every-term": "The one is subtracted once, outside the sum.",
    "one-inside-the-quotient": "The first placement is added after the division.",
    "pixel-counted-itself": "No pixel is its own neighbour.",
    "bias-weighted": "The bias is added after the weighting: the weight does not multiply it.",
    "eps-outside-the-root": "The small constant stands under the root with the variance.",
    "shift-scaled": "The shift is added after the scaling.",
    "bias-in-every-term": "The bias is added once, outside the sum.",
    "bracket-forgotten": "A factor or divisor belongs to the whole sum: put brackets round it.",
    "bracket-too-long": "A factor or divisor belongs to one term only: look where the bracket ends.",
    "function-of-one-factor": "The function belongs to the whole argument: put brackets round it.",
    "term-outside-the-sum": "A term under the sum counts once for every summand: put brackets round it.",
    "output-rule-for-hidden": (
        "A hidden node has no desired value, so no error of its own: this rule is for output nodes."
    ),
    "brackets-around-the-sum": "The input belongs to the change only, not to the old weight.",
    "bias-outside-the-activation": "The bias belongs to the field: it is added before the activation.",
    "path-too-many": "This weight reaches one output only: the other does not depend on it.",
    "shared-bias-counted-once": (
        "A shared bias belongs to every unit of its layer: its gradient has a share from each."
    ),
    "output-layer-only": "The error reaches every layer: that is what it is propagated back for.",
    "kernel-forgotten": "Without padding a convolution shortens each side by the kernel's side less one.",
    "pooling-forgotten": "Pooling halves each side: going back it doubles.",
    "one-too-many": "Count the positions of a kernel once more: the first one needs no step.",
    "rectifier-taken-for-identity": "Where the rectifier is flat, its slope is zero.",
    "gradient-to-every-cell": "Only the cell that held the maximum receives the gradient.",
    "term-under-the-sum": "This term is added once, after summing: it stands outside the sum.",
}
