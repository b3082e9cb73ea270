"""What is normalised although it is already, or need not be?"""

MISTAKES = {
    "sum-of-softmax": "Only softmax outputs must add up to one: sigmoid outputs are independent.",
    "divided-twice": "This is divided once too often.",
}
