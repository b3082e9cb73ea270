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
    "kernel-side-for-depth": "The side of a kernel says nothing about the depth of the output.",
    "stride-for-offset": "The stride multiplies: it is not one of the indices that run.",
    "padding-for-position": "Padding changes the border, not the meaning of the indices.",
    "padding-for-flip": "Padding does not tell the two apart.",
    "flip-overlooked": "They differ: write both sums out and look at the kernel.",
    "fixed-number-of-steps": "How many steps there are follows from the size of the image.",
    "stops-at-input-size": (
        "The output grows with the placements; it does not have to reach the size of the input."
    ),
    "stops-at-zero": "The values of the image do not matter for the path of the window.",
    "padding-saves-weights": "Padding has no weights: their number stays.",
    "padding-saves-cost": "Padding adds positions: it makes nothing cheaper.",
    "padding-drops-border": "Padding keeps the border in reach; without it the border is lost.",
    "depth-chosen-freely": "A kernel has to reach through everything that enters it: that leaves no choice.",
    "stride-for-depth": "The stride moves the window: it does not change the depth.",
    "input-decides-kernels": "What enters fixes the depth of a kernel, not how many kernels there are.",
    "image-decides-kernels": "The size of the image does not fix how many kernels there are.",
    "size-decides-kernels": "The size of a kernel does not fix how many there are.",
    "channels-maximised": "Nothing is maximised inside a convolution, and the slices differ.",
    "channels-averaged": "The channels stay apart until each has met its own slice.",
    "position-for-value": "Pooling passes the value on, not its position.",
    "absolute-value-taken": "Signs count: the largest value is not the largest in size.",
    "row-for-window": "The window counts as a whole, not row by row.",
    "separable-for-depthwise": "A purely depthwise layer has no stage that mixes the channels.",
    "stages-not-told-apart": "The two stages do different things: look at the shapes of their kernels.",
    "depthwise-count-chosen": "In a depthwise layer the number of kernels follows from what enters.",
    "depthwise-through-channels": "A depthwise kernel works on one channel alone.",
    "pointwise-for-depthwise": "A kernel of one pixel belongs to the pointwise stage.",
    "depthwise-for-pointwise": "A pointwise kernel looks at one pixel.",
    "pointwise-without-depth": "A pointwise kernel has to reach through all channels, or it mixes nothing.",
    "standard-for-pointwise": "This is the kernel of a standard convolution.",
    "depthwise-shrinks": (
        "The size of the output follows from padding and stride, not from the kind of layer."
    ),
    "depthwise-mixes": "Each kernel of a depthwise layer sees one channel: nothing is mixed.",
    "drawback-overlooked": "Ask what one output channel of a depthwise layer knows of the other inputs.",
    "standard-is-cheap": "Kernels that reach through all channels have many weights.",
    "standard-does-not-mix": "A standard kernel adds up over all channels: they do interact.",
    "pointwise-widens-field": "A kernel of one pixel does not look further.",
    "pointwise-shrinks": "The size of the map stays in the pointwise stage.",
    "pointwise-normalises": "Nothing is normalised: the stage is a weighted sum.",
    "groups-see-all": "Grouped kernels see fewer channels, not all of them.",
    "groups-add-channels": "The number of output channels stays the same.",
    "groups-for-padding": "Grouping has nothing to do with the border.",
    "activations-for-weights": "Memory for parameters is asked for: count the weights of each layer.",
    "few-weights-for-many": "These layers hold few of the weights: compare the shares.",
    "few-connections-for-many": "These layers hold few of the connections: compare the shares.",
    "stride-for-memory": "A stride changes the number of positions, not of the weights.",
    "rectifiers-for-memory": "A rectifier has no weights.",
    "size-of-weights-for-number": "A product costs the same for small factors and large ones.",
    "units-for-operations": "A unit can cost few operations or many: it depends on what feeds it.",
    "weights-for-operations": "A weight of a convolution is used at many positions.",
    "layers-for-operations": "Layers differ: some are far dearer than others.",
    "operations-for-storage": (
        "Connections are worked through, not stored: the same weights serve many of them."
    ),
    "training-for-running": "That is needed for training only.",
    "another-layer-of-that-size": "Compare inputs and outputs with the rows of the network.",
}
