"""Which name stands for another?"""

MISTAKES = {
    "derivative-in-deviation": (
        "This is the derivative in the standard deviation: the variance is one symbol here."
    ),
}
