"""Which denominators are wrong?"""

MISTAKES = {
    "not-divided-by-deviation": (
        "The deviation from the mean is still to be divided by the standard deviation."
    ),
}
