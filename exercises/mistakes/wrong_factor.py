"""Which factors are exchanged for others?"""

MISTAKES = {
    "filter-for-pointwise": (
        "A pointwise filter has the size 1 x 1: the larger filter belongs to the other stage."
    ),
    "filter-for-positions": (
        "A pointwise filter has the size 1 x 1, and it is applied at every output position."
    ),
    "input-area-for-output-area": (
        "A filter is applied once for every output position, not for every input position."
    ),
    "output-channels-for-input-channels": "The number of the other side's channels was taken.",
    "input-channels-for-output-channels": "The number of the other side's channels was taken.",
    "twice": "Here stands twice what belongs there.",
    "half": "Here stands half of what belongs there.",
    "output-for-slope-of-sigmoid": "The slope of the sigmoid is y(1-y), not y.",
    "number-of-classes-for-one": "Probabilities do not add up to the number of classes.",
    "dilation-for-stride": "The stride moves the window; inside the window neighbours stay neighbours.",
    "stride-on-the-values": "The stride moves the window: it does not scale the values.",
    "half-squared": "The factor one half stands before the square: inside it becomes a quarter.",
    "power-for-factor": "A second unit doubles the parameters: it does not square them.",
    "another-factor": "One of the factors is another one than it should be.",
    "factor-at-the-other-term": "The factor stands at the other term: it belongs to its neighbour.",
    "half-in-argument": "The argument of the function is half of what belongs there.",
    "twice-in-argument": "The argument of the function is twice what belongs there.",
    "weight-for-input": "Differentiated in the weight, a product leaves its other factor.",
    "value-for-weight": (
        "On its way to a node the derivative passes through the weight; the value belongs to the "
        "gradient of the weight."
    ),
    "input-for-weight": "Differentiated in the input, a product leaves the weight.",
    "input-of-the-weight": "That input belongs to the weight: the bias has the constant input.",
    "input-of-the-layer-below": "A weight's input is the output of the node that it comes from.",
}
