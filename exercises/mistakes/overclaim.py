"""What is claimed beyond what follows?"""

MISTAKES = {
    "cheaper-means-better": "A lower cost says nothing about accuracy.",
    "independence-for-expectation": "The integral is linear: the expectation of a sum asks for nothing else.",
    "unbiased-claimed": (
        "The sample mean was fitted to the same data: they lie closer to it than to the true mean."
    ),
    "independence-from-data": (
        "Independence given the class is an assumption of the model: no data set changes it."
    ),
    "global-minimum-claimed": "Descent sees the slope where it stands, not the valleys elsewhere.",
    "unique-minimum-claimed": "Only a strictly convex loss has no more than one minimum.",
    "zero-loss-claimed": "The smallest loss need not be zero: noise and a limited model leave some.",
    "no-effect-claimed": "It does make a difference: change it in the formula and look.",
    "impossible-claimed": "Nothing forbids that.",
    "rule-invented": "There is no such rule.",
    "convexity-claimed": "The loss of a network stays as it is: averaging or normalising does not bend it.",
    "eps-neglected": "That is exact only without eps: here eps is part of the formula.",
    "weights-sum-to-one": "The weights add up to one only in the limit of many values.",
    "given-up": "Many starts do reach a solution: one run that does not proves nothing.",
    "mean-one-taken": "The normalised values have another mean than one.",
    "squares-claimed-small": "Only numbers between -1 and 1 have smaller squares.",
    "loss-without-predictions": "A loss that did not depend on the predictions could not train anything.",
    "skew-as-obstacle": "A mean can be computed for any target: ask what it pays attention to.",
    "bounded-error-claimed-unbounded": (
        "Label and output both lie between 0 and 1: how far apart can they be?"
    ),
    "one-hot-always": "One-hot vectors are one way to write labels: there is a loss that does without.",
    "relation-denied": "Write both out for two classes: they can be compared term by term.",
    "softmax-denied": "Softmax works for any number of classes from two on.",
    "hidden-layer-overrated": "One line separates the classes of this function: a single perceptron will do.",
    "inputs-decide-separability": (
        "Two inputs are not enough to say so: there is a function of two inputs that no line separates."
    ),
    "depth-taken-for-limit": "Depth is no obstacle: the chain rule takes one layer at a time.",
    "periodicity-claimed": (
        "Nothing in the network is periodic: it knows the curve only where it has seen it."
    ),
    "agreement-for-proof": "Two values that share an error agree too: something independent is needed.",
    "digits-for-sign": "More digits of a value with the wrong sign have the wrong sign too.",
    "exactness-after-rounding": "What is rounded on the way is not exact in the end.",
    "rounding-turns-no-sign": "Rounding moves a value a little: it does not turn its sign.",
    "rounding-overrated": "Rounding moves a value a little, not to anywhere.",
    "no-weights-no-gradient": (
        "A layer without weights passes the gradient on: layers before it have weights."
    ),
}
