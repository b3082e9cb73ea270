"""What is done in the wrong order?"""

MISTAKES = {
    "square-of-mean": "The mean of a square is not the square of the mean.",
    "square-of-sum": "Each deviation is squared before they are summed.",
    "logarithm-outside-the-sum": "The logarithm is taken of each factor, not of a sum.",
    "order-of-layers-reversed": "Features must be found before anything can be made of them.",
    "exponential-of-sum": "Each score is exponentiated before they are summed.",
    "activation-of-each-term": "The activation is applied once, after summing.",
    "sigmoid-of-each-score": "The sigmoid is taken once, of one number: it is not taken of each score.",
    "new-weights-for-old": "Prediction and error come first, with the weights from before the update.",
    "start-weights-kept": (
        "Each step continues from the weights of the step before, not from those of the start."
    ),
    "function-outside-the-sum": "The function is taken of each term, before they are summed.",
    "steps-out-of-order": "Some of these steps need what later ones provide.",
    "layers-exchanged": "The input meets the first layer first.",
    "rectifier-before-convolution": "The rectifier acts on the result of the convolution.",
    "loss-before-output": "The loss compares the output with the label: it comes last.",
    "activations-exchanged": "The output is to be a probability: ask which activation gives one.",
    "pooling-before-convolution": "Go back layer by layer: pooling comes after the convolution.",
    "matrices-in-the-other-order": "Row times column gives a number, column times row a matrix.",
}
