"""Which denominators are wrong?"""

MISTAKES = {
    "not-divided-by-deviation": (
        "The deviation from the mean is still to be divided by the standard deviation."
    ),
    "end-point-for-length": "One end point alone does not say how long the interval is.",
    "denominator-forgotten": "A denominator was lost on the way.",
    "all-samples-for-class": "All samples were counted where only those of the class belong.",
    "odds-for-share": "This compares the class with the others: its share is of all samples.",
    "rate-in-denominator": "The learning rate multiplies the gradient.",
    "divided-by-images-only": "Each position of a map is a value of its own.",
    "divided-by-positions-only": "Each image of the batch brings values of its own.",
    "samples-for-weights": (
        "Divided by the number of samples, equal weights of two would not give back the plain mean."
    ),
    "denominator-of-one-term-forgotten": "Both terms are divided: in one of them the divisor was lost.",
    "amplitude-forgotten-below": (
        "The output is the amplitude times a tanh: a division by the amplitude is missing."
    ),
    "mean-for-softmax": "The number of classes is no normalisation: the outputs would not add up to one.",
    "one-added-below": (
        "Only the sigmoid has the one in the denominator: here the outputs must add up to one."
    ),
    "one-step-for-two": "The two points lie two steps apart.",
    "divided-by-classes": "This divides by the number of classes: the mean is over the samples.",
    "another-denominator": "The number below the fraction line is another one.",
}
