"""Which exercises, parts, kinds and marks must the bank hold?

Our own list of what the course asks: `part:kind:marks`, in the order of the course."""

from __future__ import annotations

CATALOGUE = {
    "alexnet-counts": "table:table:12 row-label:choice:1 totals:trace:1 shares:trace:1 memory:choice:1 "
    "speed:choice:1 cost-model:choice:1 memory-model:choice:1",
    "backprop-2-2-1": "weight-matrix:array:1 target-and-rate:trace:1 forward-1:trace:3 deltas-1:trace:3 "
    "changes-1:trace:3 weights-1:trace:2 forward-2:trace:3 deltas-2:trace:3 changes-2:trace:3 "
    "weights-2:trace:2 third-pass:trace:2 small-change:choice:1",
    "backprop-concepts": "idea:choice:1 index:choice:1 vanishing:choice:1 sigmoid-factor:expression:1 "
    "iteration:choice:1",
    "backprop-hidden-node": "next-layer:trace:1 slope-lines:lines:4 slope:expression:1 "
    "local-gradient:expression:2 hidden-delta-lines:lines:4 rule:trace:2 substitution:choice:1 "
    "why-sum:choice:1 deeper:choice:1",
    "backprop-output-node": "field:expression:1 output:expression:1 error:expression:1 loss:expression:1 "
    "update:expression:1 chain:expression:1 factors:trace:2 dZ-dw:expression:1 delta-w:expression:1 "
    "local-gradient:expression:1 delta-w-local:expression:1 output-delta-lines:lines:3 "
    "delta-forms:lines:3",
    "batchnorm-concepts": "result:choice:1 origin:choice:1 channels:choice:1 epsilon:choice:1 "
    "same-formula:choice:1 effect:choice:1 batches:choice:1 covariate-shift:choice:1 "
    "shift-parameter:choice:1 scale-parameter:choice:1",
    "batchnorm-eight-values": "mean-1:number:1 variance-1:number:1 normalised-1:array:3 "
    "statistics-2:trace:1 normalised-2:array:3",
    "batchnorm-formulas": "mean:expression:1 variance:expression:1 normalised:expression:1 "
    "output:expression:1 variance-after:expression:1 output-mean:expression:1 channel-mean:expression:2 "
    "channel-variance:expression:2 channel-normalised:expression:1 shape:array:1 entries:choice:1",
    "batchnorm-three-values": "mean:number:1 squares:number:1 variance:number:1 deviation:number:1 "
    "normalised:array:2 layout:array:1",
    "batchnorm-two-images": "statistics:trace:3 normalised:trace:4 after:trace:1",
    "bayes-screening": "rule:choice:1 healthy:number:1 formula:expression:2 numerator:number:1 "
    "evidence:number:1 posterior:number:2 after-negative:number:2",
    "bce-loss": "loss:expression:1 slope:expression:2 average:expression:1 values:table:3 "
    "squared-penalty:choice:1",
    "bce-sigmoid-gradient": "dL-da:expression:1 da-dz:expression:1 chain:expression:1 dL-dz:expression:2 "
    "lines:lines:3 dL-dw:expression:1 dL-db:expression:1 batch-dL-dw:expression:1 numeric:trace:2",
    "cce-loss": "loss:expression:1 two-classes:expression:1 average:expression:2 value:number:1 "
    "predicted:choice:1 one-hot:array:1 sparse:choice:1 relation:choice:1",
    "channels-and-feature-maps": "shape:array:1 depth:choice:1 number-of-kernels:choice:1 "
    "combination:choice:1 one-kernel:number:1 sixty-four:trace:1 stack:table:2 last-layer:trace:1 "
    "map-sum:array:1",
    "cnn-concepts": "roles:choice:1 image:choice:1 kernel-size:choice:1 even-kernel:choice:1 "
    "padding:choice:1 strides:choice:1 neighbours:choice:1 shrinking:choice:1 drawback:choice:1 "
    "stride-two:choice:1 padding-types:choice:1 padding-amount:choice:1 pooling:choice:1 "
    "smallest-map:choice:1 dense-layers:choice:1",
    "connection-counts": "fully-connected:expression:1 convolution:expression:1",
    "conv-letters": "size:trace:1 o00:expression:1 o01:expression:1 o10:expression:1 o11:expression:1 "
    "true-convolution:expression:1 centre:array:1",
    "conv-numbers": "valid:array:3 relu:array:1 max-pool:array:1 average-pool:array:1 stride-2:array:2 "
    "same-corner:number:1",
    "conv-sums": "layer:expression:1 first-entry:expression:1 second-entry:expression:1 "
    "stride:expression:1 true-convolution:expression:1 offsets:choice:1 difference:choice:1 "
    "reversed:array:1 stop:choice:1",
    "decision-boundary": "boundary:equation:1 x2:expression:1 line:trace:1 plot-range:choice:1",
    "delta-rule": "error:expression:1 loss:expression:1 prediction:expression:1 rule:expression:1 "
    "chain-w:expression:1 dL-dyhat:expression:1 dyhat-dw:expression:1 dL-dw:expression:1 "
    "w-update:expression:1 chain-b:expression:1 which-derivative:choice:1 dyhat-db:expression:1 "
    "dL-db:expression:1 b-update:expression:1 lines:lines:3 batch-gradient:expression:1",
    "error-cancellation": "errors:array:1 net:number:1 mse:number:1 mean-square-formula:expression:1 "
    "half-square-formula:expression:1 why:choice:1",
    "ewma-closed-form": "recurrence:expression:1 v1:expression:1 v2:expression:1 v3:expression:1 "
    "v4:expression:1 general:expression:2 lines:lines:3 weight-sum:expression:1 window:trace:1 "
    "memory:choice:1",
    "ewma-temperatures": "averages:trace:2 corrected:trace:1 smoothing:choice:1",
    "expectation-linearity": "definition:expression:1 joint:expression:2 sum-lines:lines:3 "
    "sum:expression:1 independence:choice:1 variance-sum:expression:2 variance-correlated:expression:2",
    "gaussian-mle": "density:expression:1 likelihood:expression:1 log-sum:expression:1 "
    "log-likelihood:expression:2 score-mean:expression:2 mean:expression:1 score-variance:expression:2 "
    "variance:expression:2 mean-lines:lines:4 variance-lines:lines:4 bias:expression:1 "
    "numeric-mean:number:1 numeric-variance:number:2",
    "gnb-class-prior": "constraint:equation:1 lagrangian:expression:1 derivative:expression:2 "
    "stationary:equation:1 multiplier:expression:1 prior:expression:2 prior-lines:lines:4",
    "gnb-estimates": "score-mean:expression:2 mean:expression:2 score-variance:expression:2 "
    "stationary-variance:equation:1 variance:expression:2 mean-lines:lines:4 variance-lines:lines:4 "
    "score-mean-lines:lines:3 score-variance-lines:lines:3 every-class:choice:1",
    "gnb-nll": "name:choice:1 iid-sum:expression:1 factorisation:choice:1 label-probability:expression:1 "
    "nll:expression:3 nll-lines:lines:3",
    "gnb-posterior": "prior:expression:1 shapes:trace:2 class-density:expression:2 bayes:choice:1 "
    "evidence:expression:2 cancels:choice:1 posterior:expression:3 posterior-lines:lines:3 "
    "index-names:choice:1 parameters:choice:1",
    "gnb-small-data": "priors:array:1 means:array:2 variances:array:2 scores:trace:2 posterior:number:2 "
    "class:choice:1",
    "gradient-descent-concepts": "where:choice:1 small-rate:choice:1 large-rate:choice:1 "
    "influences:choice:1 mini-batch:choice:1 optimisers:choice:1 rate-trade-off:choice:1 saddle:choice:1",
    "grouped-convolution": "group-size:number:1 formula:expression:1 ungrouped:number:1 grouped:number:1 "
    "saving:number:1 reason:choice:1",
    "lab-and-perceptron": "errors:array:2 first-error-free:number:1 weights:trace:2 boundary:equation:1 "
    "difference:choice:1 program:choice:1",
    "lab-ewma-plot": "constant:array:1 windows:array:1 lag:choice:1",
    "lab-image-classifier": "scaling:choice:1 steps:choice:1 first-element:choice:1 "
    "dense-parameters:trace:2 conv-shapes:table:3 accuracy:number:1",
    "lab-residual-network": "layers:number:1 first-weights:number:1 block-weights:trace:1",
    "lab-sine-fit": "parameters:number:1 values:trace:1 errors:choice:1 outside:choice:1",
    "lab-two-class-heads": "heads:trace:1 losses:choice:1",
    "lab-xor-network": "parameters:number:1 outputs:array:2 run:array:1 stuck:choice:1",
    "linear-2-2-2-1": "forward:trace:2 slope-formula:expression:1 loss:number:1 dL-dz:number:1 "
    "other-target:number:1 second-hidden:trace:1 output-weights:trace:1 second-layer-weights:trace:2 "
    "first-hidden:trace:2 first-layer-weights:trace:2 inputs:trace:1",
    "linear-neuron-steps": "steps:table:4 loss-before:number:1 batch-step:trace:2",
    "log-sigmoid": "definition:expression:1 range:interval:1 derivative-lines:lines:4 "
    "derivative:expression:1 derivative-in-v:expression:1 steepest:expression:1 code:choice:1",
    "loss-concepts": "regression:choice:1 properties:choice:1 sign:choice:1 threshold:choice:1 "
    "sigmoid-bounds:choice:1",
    "momentum-steps": "rule:trace:1 steps:table:3 purpose:choice:1",
    "neuron-concepts": "receiver:choice:1 processor:choice:1 sender:choice:1",
    "output-heads": "binary:choice:1 multiclass:choice:1 multilabel:choice:1 difference:choice:1 "
    "units:choice:1 sigmoid-sum:number:1",
    "output-size": "formula:expression:1 formula-floor:expression:1 sizes:table:3 "
    "one-kernel-shape:array:1 same-padding:expression:1",
    "perceptron-and": "weight-update:expression:1 bias-update:expression:1 pass-1:table:3 pass-2:table:3 "
    "pass-3:table:2 another-pass:choice:1 final:trace:1 model:expression:1 first-error-free-pass:number:1 "
    "other-convention:trace:2 method:choice:1",
    "perceptron-or": "pass-1:table:3 pass-2:table:2 model:expression:1",
    "perceptron-output": "field:expression:1 output:expression:1 error:expression:1 example-1:trace:1 "
    "example-2:trace:1",
    "poisson-loss": "pmf:expression:1 loss-lines:lines:3 loss:expression:2 slope:expression:1 "
    "minimiser:expression:1 value:number:1 use:choice:1 rate-estimate:expression:2 numeric-rate:number:1",
    "pooling": "average:array:1 maximum:array:1 average-definition:choice:1 maximum-definition:choice:1 "
    "global-average:expression:1 window:number:1 chain:trace:1 numeric-maximum:array:1 "
    "numeric-average:array:1",
    "same-size-convolution": "formula:expression:1 equation-1x1:equation:1 answer-1x1:trace:1 "
    "equation-3x3:equation:1 answer-3x3:trace:1 all-pairs:set:2 reason:choice:1",
    "separable-cost-12x12": "side:number:1 per-output:number:1 standard:number:1 "
    "depthwise-per-pixel:number:1 pointwise-per-pixel:number:1 separable:number:1 ratio:number:1 "
    "factor:number:1",
    "separable-cost-30x30": "geometry:trace:1 standard-weights:number:1 standard-mults:number:1 "
    "depthwise-weights:number:1 depthwise-mults:number:1 pointwise-weights:number:1 "
    "pointwise-mults:number:1 separable-weights:number:1 separable-mults:number:1 ratio:number:1 "
    "cheaper:choice:1 rules:choice:1",
    "separable-cost-symbols": "standard-placement:expression:1 standard-kernel:expression:1 "
    "standard-total:expression:1 depthwise-placement:expression:1 depthwise-channel:expression:1 "
    "depthwise-total:expression:1 pointwise-placement:expression:1 pointwise-kernel:expression:1 "
    "pointwise-total:expression:1 separable-total:expression:1 separable-factored:expression:1 "
    "ratio:expression:2 ratio-lines:lines:3 depthwise-kernels:trace:1 depthwise-output:trace:1 "
    "stages:choice:1",
    "separable-parameters": "standard-formula:expression:1 separable-formula:expression:1 "
    "standard:number:1 one-kernel:number:1 depthwise-layer:number:1 depthwise:number:1 pointwise:number:1 "
    "separable:number:1 percentage:number:1 output-shape:array:1 depthwise-choice:choice:1 "
    "pointwise-choice:choice:1 depthwise-drawback:choice:1 standard-drawback:choice:1 "
    "separable-idea:choice:1",
    "sigmoid-2-2-2-gradient": "hidden:array:1 output:array:1 first-output:expression:2 "
    "second-output:expression:2 composition:choice:1 error:expression:1 fields:trace:1 "
    "sigmoid-slope:expression:1 dE-dw11:expression:3 dE-dw21:expression:2 chain-lines:lines:4",
    "sigmoid-2-2-2-numbers": "forward:trace:3 error:number:1 gradients:trace:4 half-w11:number:1 "
    "difference-quotient:number:2 sign-check:choice:1 agreement:choice:1",
    "sigmoid-deltas": "output:expression:1 hidden:expression:1 node-5:trace:1 new-weight:expression:1 "
    "tanh-output:expression:2",
    "softmax-four-scores": "formula:expression:1 method:choice:1 probabilities:array:2 total:number:1 "
    "shift:choice:1",
    "softmax-two-classes": "second-output:expression:1 first-output:expression:2 lines:lines:3 "
    "parameters:trace:2 parameters-numeric:trace:1 head:choice:1",
    "tanh-unit": "range:interval:1 tanh-definition:expression:1 exponential-limits:trace:1 "
    "tanh-limits:trace:1 derivative-lines:lines:4 derivative:expression:1 slope-at-zero:expression:1",
    "threshold-units": "values:table:3 hardlim-formula:expression:1 hardlims-formula:expression:1 "
    "linear-formula:expression:1 linear-slope:expression:1 satlin-formula:expression:2 "
    "satlins-formula:expression:2",
    "tiny-cnn": "parameters:number:1 order:choice:1 input-side:number:1 input-sides:set:1 forward:trace:3 "
    "dL-dZ2:expression:1 chain-W2:expression:1 dL-dW2:expression:2 dL-dF:expression:2 "
    "pool-gradient:choice:1 relu-gradient:choice:1",
    "tiny-cnn-numbers": "Z1:array:2 A1:array:1 P1:array:1 output:trace:2 dense-gradients:trace:2 "
    "dF:array:1 dZ1:array:3 kernel-gradients:trace:3",
    "truth-tables": "and:array:1 or:array:1 xor:array:1 xnor:array:1 dimensions:trace:1 "
    "separable:choice:1 xor-separable:choice:1 single-or-many:choice:1 needs-mlp:choice:1",
    "uniform-moments": "density:expression:1 normalisation-lines:lines:2 mean-lines:lines:3 "
    "mean:expression:1 second-moment-lines:lines:3 second-moment:expression:1 variance-lines:lines:3 "
    "variance:expression:2 numeric-variance:number:1",
    "weighted-mse": "formula:expression:2 equal-weights:expression:1 value:number:1 purpose:choice:1",
}
