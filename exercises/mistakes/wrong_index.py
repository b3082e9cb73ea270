"""Which index is taken for another?"""

MISTAKES = {
    "weights-of-the-other-node": "The weight of the other node was taken.",
    "inputs-exchanged": "Each weight belongs to its own input: two have changed places.",
}
