"""Where is a function taken at the wrong place?"""

MISTAKES = {
    "field-for-output": "The helper expects the output of the sigmoid, not its argument.",
    "output-for-tanh": "The output is not the tanh itself: it contains the amplitude.",
    "value-before-the-function": (
        "The value before the function was taken: go on with what the function gives."
    ),
    "slope-at-the-output": "The slope of the activation is taken at the field, not at the output.",
    "degrees-for-radians": "The argument of the sine is in radians.",
    "slope-of-the-wrong-node": "The slope is that of the node itself, at its own output.",
    "output-not-scaled": (
        "The output is still to be divided by the amplitude: its range is that of the scaled tanh."
    ),
    "fields-for-outputs": "The next layer receives the outputs of the hidden units, not their fields.",
    "value-at-zero-for-limit": "This is the value at zero, not the limit.",
    "operation-skipped": "This skips the operation in between.",
    "another-argument": "The function is the right one, but it is taken of another quantity.",
}
