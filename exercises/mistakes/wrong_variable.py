"""Which name stands for another?"""

MISTAKES = {
    "derivative-in-deviation": (
        "This is the derivative in the standard deviation: the variance is one symbol here."
    ),
    "label-as-number": "A label names a class: it is no quantity to multiply with.",
    "classes-for-samples": "This counts the classes: the samples are to be counted.",
}
