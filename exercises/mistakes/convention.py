"""Which conventions of the exercise are overlooked?"""

MISTAKES = {
    "threshold-at-zero": "At the threshold the other convention was taken.",
    "correction-not-asked-for": "This is corrected for the start already: the plain average is asked for.",
    "biases-counted": "Biases are not counted in this exercise.",
    "other-sign-of-multiplier": "The multiplier enters with the other sign here.",
    "kernel-flipped": "This flips the kernel first: a layer slides it as it is.",
    "kernel-not-flipped": (
        "This is what a layer computes: a true convolution turns the kernel by 180 degrees first."
    ),
    "counted-from-one": "Indices start at 0 here.",
    "counted-from-zero": "Indices start at 1 here.",
    "rounded-up": "A window that does not fit any more is left out: the quotient is rounded down.",
    "not-rounded-down": (
        "The quotient need not be whole: say what happens to the part of a step that is left."
    ),
    "padding-imagined": "There is no padding here: the window stays inside.",
    "padding-overlooked": "There is padding here: it makes room for the window.",
    "threshold-elsewhere": "The threshold lies elsewhere.",
    "mean-gradient-for-sum": "Here the gradients of the samples are summed, not averaged.",
    "sample-by-sample-for-batch": (
        "This changes the weights after every sample: here all samples see the weights of the start."
    ),
    "rounding-forgotten": "The number is still to be made whole.",
    "rounded-the-other-way": "This is made whole the other way than it should be.",
    "padding-too-wide": "The smallest padding is asked for: this is more than the size needs.",
    "start-at-zero-overlooked": "The average starts at zero and is not corrected for it.",
    "same-padding-taken": "The convolution is valid: nothing is added around the image.",
    "half-put-in": "The loss of this exercise has no factor one half.",
    "kernel-turned": "Cross-correlation does not turn the kernel.",
    "pooling-with-stride-one": "The windows do not overlap: the stride is two.",
    "mean-forgotten-for-half": (
        "The factor one half belongs to the other loss: a mean divides by the number of samples."
    ),
    "mean-squared-error-for-half-sum": (
        "This is the mean squared error: the loss of this exercise is half the sum of the squares."
    ),
}
