"""Which labels are misread?"""

MISTAKES = {
    "number-for-label": "One of the two is a running index, the other says where it ends.",
    "another-part-named": "That is the name of a part with another task.",
    "another-effect-named": "That is the name of another effect.",
    "order-of-classes-imagined": "Classes have no order: renumbering them changes no loss.",
    "inputs-for-next-layer": "Count the ways forward from the node to the loss, not the ways into it.",
    "samples-for-next-layer": "This sum is there for a single sample too: ask what it runs over.",
    "layers-for-nodes": "This sum is there with one hidden layer too: ask what it runs over.",
    "weights-for-steps": "The weights have indices of their own: this one says when.",
    "layers-for-steps": "This index says when, not where in the network.",
    "nodes-for-steps": "This index says when, not which node.",
    "loss-for-gradient": "A loss of zero would be success: ask what happens to the derivatives.",
    "rate-for-gradient": (
        "The learning rate is chosen from outside: ask what happens to the derivatives on their way back."
    ),
    "exploding-for-vanishing": "This is what too large derivatives do: ask about too small ones.",
    "step-for-epoch": "That is one step: an epoch has one for every pattern.",
}
