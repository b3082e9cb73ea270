"""Which labels are misread?"""

MISTAKES = {
    "number-for-label": "One of the two is a running index, the other says where it ends.",
    "another-part-named": "That is the name of a part with another task.",
    "another-effect-named": "That is the name of another effect.",
    "order-of-classes-imagined": "Classes have no order: renumbering them changes no loss.",
}
