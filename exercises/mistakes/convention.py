"""Which conventions of the exercise are overlooked?"""

MISTAKES = {
    "threshold-at-zero": "At the threshold the other convention was taken.",
    "biases-counted": "Biases are not counted in this exercise.",
    "stride-forgotten": "With that stride the output has another side.",
    "other-sign-of-multiplier": "The multiplier enters with the other sign here.",
}
