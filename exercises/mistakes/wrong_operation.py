"""Which operations are taken for others?"""

MISTAKES = {
    "sum-for-product": "A sum stands where a product belongs.",
    "product-for-sum": "A product stands where a sum belongs.",
    "deviation-for-variance": "This is the standard deviation: the variance has no root.",
    "variance-for-deviation": "This is the variance: the standard deviation is its root.",
    "maximum-for-average": "An average weighs all values.",
    "deviations-added": "Standard deviations do not add up.",
    "logarithm-left-over": "There is no logarithm in the condition for the best value.",
    "logarithm-not-differentiated": "The logarithm is still to be differentiated.",
}
