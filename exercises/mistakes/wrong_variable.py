"""Which name stands for another?"""

MISTAKES = {
    "derivative-in-deviation": (
        "This is the derivative in the standard deviation: the variance is one symbol here."
    ),
    "label-as-number": "A label names a class: it is no quantity to multiply with.",
    "classes-for-samples": "This counts the classes: the samples are to be counted.",
    "derivative-in-the-weight": "This chain leads to the weight: another variable is asked for.",
    "bias-taken-for-constant": "The bias is the variable here: only the other terms are constant.",
    "further-factor-assumed": "Look below the fraction line: no weight and no bias is there yet.",
    "prediction-for-loss": "What is differentiated here is the loss, not the prediction.",
    "slope-of-the-other-parameter": "Each parameter moves with its own derivative, not with the other one.",
    "estimate-for-parameter": "The derivative is taken at any mean: the estimate is not put in yet.",
    "desired-for-output": "The desired value stands where the output of the node belongs.",
    "slope-in-the-field": "This is the derivative in the pre-activation: the one in the output is asked for.",
    "output-for-field": "The output jumps where the field is zero: look at the right side of the equation.",
    "scores-added": "These are the scores: the probabilities are to be added.",
    "old-weights-for-new": "These are the weights before training.",
    "another-symbol": "One symbol stands where another belongs.",
    "slope-in-the-input": "The last factor is the slope in the weight, not in the input.",
    "loss-for-error": "The error itself belongs here: the square is gone after differentiating.",
    "value-for-average": "The old average enters here, not the value before.",
    "gradient-for-average": "The weight moves against the average, not against the single gradient.",
    "memory-for-one": "The numerator is one, not the memory factor.",
    "weight-change-for-local-gradient": "The weight change uses the local gradient: it does not define it.",
    "field-for-local-gradient": (
        "The field is where the forward pass comes through: look for the formula with this derivative in it."
    ),
    "name-for-position": "The i stands for integer: positions are counted, names are not looked at.",
    "input-of-the-network-for-input-of-the-layer": (
        "The inputs of this layer are the outputs of the one before."
    ),
    "bias-of-the-other-layer": "This is the bias of the other layer.",
    "map-for-kernel": "This is the size of the map, not of the kernel.",
    "kernel-for-map": "This is the size of the kernel, not of the map.",
    "inputs-for-outputs": "Units are counted where they come out of a layer, not where they go in.",
}
