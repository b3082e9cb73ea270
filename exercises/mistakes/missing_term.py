"""Which terms are forgotten?"""

MISTAKES = {
    "true-positives-forgotten": "The ill who test positive belong to the evidence too.",
    "evidence-not-summed": "The evidence sums over both causes: one of its terms is missing.",
    "bias-forgotten": "The bias is missing.",
    "mean-not-subtracted": "The mean was not subtracted.",
    "condition-overlooked": "It is right under one condition only: ask what the argument holds.",
    "option-missing": "More of the options are right.",
    "mixed-term-forgotten": "The mixed term is missing.",
    "square-of-mean-not-subtracted": (
        "This is a second moment: the square of the mean is still to be subtracted."
    ),
    "covariance-overlooked": (
        "The mixed term of the square has the covariance as its mean: it matters unless that is zero."
    ),
    "constant-dropped": "The term without the prediction was dropped: here it belongs to the loss.",
    "linear-term-forgotten": "The term that is linear in the prediction has a slope too.",
    "logarithm-term-forgotten": "The logarithm of the factor in front has a slope too.",
    "one-forgotten": "The one on the other side of the constraint is missing.",
    "constraint-not-differentiated": "The constraint has a derivative too: its term is missing.",
    "target-forgotten": "The function to be minimised is missing.",
    "padding-forgotten": "The padding is missing.",
    "first-placement-forgotten": (
        "The steps are counted, but the first placement needs no step: it is one more."
    ),
    "stage-forgotten": "The other of the two stages is missing.",
    "layers-left-out": "This leaves out some of the layers.",
    "other-images-forgotten": "All images of the batch belong to the statistics, not one alone.",
    "eps-forgotten": "The small constant under the root is missing.",
    "shift-forgotten": "The shift is missing.",
    "diagonals-forgotten": "A pixel also touches others at its corners.",
    "old-weight-forgotten": "This is the change: the new value is the old one with the change added.",
    "class-zero-forgotten": "For one of the two labels this says nothing: a term is missing.",
    "class-one-forgotten": "For one of the two labels this says nothing: a term is missing.",
    "second-class-forgotten": "The other class has a term too.",
    "bias-counted-once": "Each output unit has a bias of its own.",
    "other-score-forgotten": "The other score matters too: only how far they are apart counts.",
    "target-forgotten-in-difference": "The label or target is missing: there is nothing to be off from.",
    "term-forgotten": "A term of the sum is missing.",
    "one-term-for-sum": "This is one term: the others belong to it too.",
    "term-of-denominator-forgotten": "A term of the denominator is missing.",
    "one-sample-for-all": "This is one sample only: sum over all of them.",
    "half-kernel-for-padding": (
        "Half of the kernel counts its centre twice: only what lies beside the centre hangs over."
    ),
    "sum-forgotten": "This is one term of the sum: add up all of them.",
    "other-pairs-forgotten": "This is one of them: try the larger strides too.",
    "biases-forgotten": "Every unit has a bias, and it is trained too.",
    "output-bias-forgotten": "The output unit has a bias too.",
    "hidden-biases-forgotten": "The hidden units have biases too.",
    "ends-not-counted": "There is a layer before the blocks and one after them.",
    "one-end-not-counted": "There is a layer before the blocks and one after them.",
    "one-output-forgotten": "Both outputs count: the path through one of them is missing.",
    "one-taken-off": "A factor is the whole quotient: nothing is taken off.",
    "one-path-forgotten": (
        "The node reaches the loss through both nodes of the next layer: one path is missing."
    ),
    "updates-left-out": "Without a backward pass nothing is learned.",
    "biases-not-counted": "The biases are trained too: each layer with weights here has one.",
    "one-layer-forgotten": "Both layers with weights count.",
    "incomplete-window-overlooked": "An incomplete window is dropped: a larger input gives the same shapes.",
    "label-not-subtracted": "The label is missing: without it nothing says what was wanted.",
    "prior-term-omitted": "The logarithm of the prior is one of the terms.",
}
