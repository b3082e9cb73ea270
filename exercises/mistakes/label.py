"""Which labels are misread?"""

MISTAKES = {
    "number-for-label": "One of the two is a running index, the other says where it ends.",
    "another-part-named": "That is the name of a part with another task.",
    "another-effect-named": "That is the name of another effect.",
    "order-of-classes-imagined": "Classes have no order: renumbering them changes no loss.",
    "inputs-for-next-layer": "Count the ways forward from the node to the loss, not the ways into it.",
    "samples-for-next-layer": "This sum is there for a single sample too: ask what it runs over.",
    "layers-for-nodes": "This sum is there with one hidden layer too: ask what it runs over.",
}
