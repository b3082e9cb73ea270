"""Which operations are taken for others?"""

MISTAKES = {
    "sum-for-product": "A sum stands where a product belongs.",
    "product-for-sum": "A product stands where a sum belongs.",
    "maximum-for-average": "An average weighs all values.",
    "deviations-added": "Standard deviations do not add up.",
    "logarithm-left-over": "There is no logarithm in the condition for the best value.",
    "logarithm-not-differentiated": "The logarithm is still to be differentiated.",
    "quotient-for-product": "A quotient stands where a product belongs.",
    "power-rule-not-used": "The term of the constraint is still to be differentiated.",
}
