"""What is not normalised?"""

MISTAKES = {
    "evidence-not-divided": "This is the joint probability: it is still to be divided by the evidence.",
    "correction-forgotten": "The bias correction is missing.",
    "normalisation-forgotten": "The factor that makes the probabilities add up to one is missing.",
    "common-factor-kept-once": (
        "The common factor cancels from both numerator and denominator or from neither."
    ),
    "count-for-share": "This is a count: the shares of all classes add up to one.",
    "value-not-normalised": "These are the values before normalisation.",
    "normalisation-of-softmax-forgotten": (
        "These are not divided by their sum yet: probabilities add up to one."
    ),
    "normalisation-by-weights-forgotten": (
        "The weights are not normalised yet: equal weights must give back the plain mean."
    ),
}
