"""Where is a function taken at the wrong place?"""

MISTAKES = {
    "field-for-output": "The helper expects the output of the sigmoid, not its argument.",
    "own-output-for-input": (
        "A weight changes with the value at its entry, not with the output of its own node."
    ),
}
