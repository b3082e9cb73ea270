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
}
