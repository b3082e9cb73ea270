"""What has changed places?"""

MISTAKES = {
    "memory-and-innovation-exchanged": "The memory factor weighs the old average, the rest the new value.",
    "givens-exchanged": "Two of the givens have changed places.",
    "prediction-and-count-exchanged": "Prediction and count have changed places.",
    "classes-and-features-exchanged": "Classes and features have changed places.",
    "multiplier-at-the-target": (
        "The multiplier belongs to the constraint, not to the function to be minimised."
    ),
    "classes-exchanged": "The two classes have changed places.",
}
