"""Which terms are forgotten?"""

MISTAKES = {
    "true-positives-forgotten": "The ill who test positive belong to the evidence too.",
    "evidence-not-summed": "The evidence sums over both causes: one of its terms is missing.",
    "bias-forgotten": "The bias is missing.",
    "mean-not-subtracted": "The mean was not subtracted.",
    "condition-overlooked": "It is right under one condition only: ask what the argument holds.",
    "option-missing": "More of the options are right.",
}
