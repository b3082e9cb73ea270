"""Which methods are taken for others?"""

MISTAKES = {
    "standard-for-depthwise": (
        "This counts a standard convolution: a depthwise stage has one filter for each input channel."
    ),
    "evidence-without-likelihood": (
        "The evidence weighs each cause with its likelihood; the priors alone add up to one."
    ),
    "positions-as-weights": (
        "The same weights are used at every position: positions do not count for the weights."
    ),
    "channels-not-mixed": "The two ways of mixing channels do not cost the same: count both stages.",
    "last-sample-for-pass": "A pass is free of errors only if all its samples are right.",
    "integers-as-criterion": "Whole numbers say nothing about errors: look at the errors of the pass.",
    "fixed-number-of-passes": "Training stops with the errors, not after a fixed number of passes.",
    "last-update-for-first-error-free": "That pass still held an error.",
    "gradient-descent-for-perceptron-rule": (
        "hardlim has no useful derivative: there is no gradient to descend."
    ),
    "backpropagation-for-perceptron-rule": (
        "Nothing is propagated back: there is one layer and hardlim has no useful derivative."
    ),
    "likelihood-for-perceptron-rule": "No probability is maximised here: only errors correct the weights.",
    "outlier-removal-imagined": "Nothing is removed: every value enters with its weight.",
    "sign-condition-invented": "The sign of x does not decide it: ask whether x is argument or output.",
    "hidden-weights-fixed": "All weights are trained: compare the hidden weights before and after.",
    "sigmoid-constant": "The sigmoid changes with its field: look at how much the field changes.",
    "input-changes": "The sample is the same in both steps.",
    "mean-for-variance": "These are means: ask how far the values spread.",
    "variance-of-mean": "This is how the sample mean spreads.",
    "counts-for-categories": "A category is no count: classes have no order and no rate.",
    "counts-for-real-values": (
        "A count is whole and its spread grows with its mean: real values with constant noise are neither."
    ),
    "counts-for-proportions": "A count has no upper bound: a proportion has.",
    "posterior-for-likelihood": "A posterior is a probability of the parameters: this one is of the data.",
    "validation-for-likelihood": "No data are held back here: it is the probability of all of them.",
    "deviation-for-variance": "This is the standard deviation: the variance has no root.",
    "variance-for-deviation": "This is the variance: the standard deviation is its root.",
    "density-for-probability": "A density may exceed one at any time: look at what is divided by what.",
    "all-classes-equal": "This does not look at the data.",
    "smoothing-added": "This is a smoothed estimate: maximum likelihood adds no imagined samples.",
    "decision-withheld": "The posterior differs from one half, so one class is more probable.",
}
