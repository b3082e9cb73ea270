"""What is upside down, or the wrong way round?"""

MISTAKES = {
    "likelihood-and-evidence-exchanged": "Likelihood and evidence have changed places.",
    "conditional-the-wrong-way-round": (
        "This is the probability of the test given the disease: the question asks for the reverse."
    ),
    "ratio-upside-down": "The ratio is upside down.",
    "smaller-posterior-chosen": "The class with the larger posterior is predicted.",
    "groups-multiplied": "Groups make a layer smaller: this is larger than without.",
    "effect-the-wrong-way-round": "The effect is the reverse of this.",
    "factor-upside-down": "The factor in front is upside down.",
    "slope-upside-down": "One of the local derivatives is upside down.",
    "upside-down": "This is the reciprocal.",
    "multiplied-for-divided": "This multiplies where it should divide.",
    "divided-for-multiplied": "This divides where it should multiply.",
    "weights-in-reverse": "The latest value weighs most, not the first.",
    "memory-inverted": "It is one minus the memory factor whose inverse is taken.",
    "product-for-quotient": "A product stands where a quotient belongs.",
    "quotient-for-product": "A quotient stands where a product belongs.",
}
