"""Which index is taken for another?"""

MISTAKES = {
    "weights-of-the-other-node": "The weight of the other node was taken.",
    "first-class-for-class": "This is the first class, not the class asked for.",
    "class-for-feature": "The variance belongs to a feature, not to a class.",
    "sample-for-class": "Samples are numbered by another index: this one numbers the classes.",
    "feature-for-class": "Features are numbered by another index: this one numbers the classes.",
    "sample-for-feature": "Neither parameter belongs to a sample: all samples share them.",
    "one-mean-for-all": "Each sample deviates from the mean of its own class.",
    "window-not-moved": "This is another position of the window.",
    "corner-for-centre": "These lie under a corner of the kernel: its centre is asked for.",
    "centre-on-border": "With the centre there the kernel hangs over the border.",
    "input-depth-kept": "The depth of the output is not that of the input: ask how many kernels there are.",
    "own-channels-for-depth": "The depth of a kernel comes from the layer before, not from its own.",
    "window-shifted": "The window is meant to start at (i, j), as it does for the layer.",
    "other-channel-taken": "These are the statistics of the other channel.",
    "other-classes-for-class": (
        "These are the outputs of the other classes: the label picks the one that counts."
    ),
    "predicted-for-true-class": (
        "This is the class of the largest output: the label picks the one that counts."
    ),
    "output-of-another-class": ("This is the output of another class: the label picks the one that counts."),
    "smaller-output-for-largest": "Another class has a larger output.",
    "slope-of-the-other-node": (
        "The slope of the node itself belongs here: those of the next layer are in its local "
        "gradients already."
    ),
    "another-index": "An index is another one than it should be.",
    "another-range": "The sum runs over another index's range.",
    "delta-of-the-other-end": "A weight changes with the local gradient of the node that it leads to.",
    "previous-value-taken": "The average takes in the value of its own time.",
    "last-value-left-out": "The latest value belongs to the sum.",
    "first-layer-for-preceding": "The depth comes from the layer just before, not from the first one.",
    "path-of-the-other-output": "This weight leads to the other output.",
    "layer-skipped": "The derivative of the next layer belongs here, not that of the output.",
    "own-output-for-input": (
        "A weight changes with the value at its entry, not with the output of its own node."
    ),
    "own-delta-for-next-layer": "Each node of the next layer has a local gradient of its own.",
}
