"""Which operations are taken for others?"""

MISTAKES = {
    "sum-for-product": "A sum stands where a product belongs.",
    "product-for-sum": "A product stands where a sum belongs.",
    "deviations-added": "Standard deviations do not add up.",
    "logarithm-left-over": "There is no logarithm in the condition for the best value.",
    "logarithm-not-differentiated": "The logarithm is still to be differentiated.",
    "power-rule-not-used": "The term of the constraint is still to be differentiated.",
    "sums-multiplied": "Each pixel is multiplied by the kernel entry over it before anything is added.",
    "kernel-mirrored-once": "Turning by 180 degrees mirrors rows and columns both.",
    "maps-stacked": "The products with the slices of one kernel are added up, not stacked.",
    "channels-pooled": "Pooling shrinks height and width: it leaves the channels alone.",
    "groups-squared": "Grouping narrows what each kernel sees: there are as many kernels as before.",
    "not-differentiated": "This is the term itself: it is still to be differentiated.",
    "constant-kept": "A term without the variable has the slope zero.",
    "half-kernel-for-padding": (
        "Half of the kernel counts its centre twice: only what lies beside the centre hangs over."
    ),
    "squares-subtracted": "The difference is squared: this is the difference of the squares.",
    "quotient-for-difference": "Dividing exponentials subtracts their exponents: it does not divide them.",
    "reciprocal-for-complement": "The two outputs add up to one: they do not multiply to one.",
    "product-for-power": "A power is a repeated product, not a multiple.",
    "sum-under-the-line": "The reciprocals are added, not the denominators.",
    "difference-for-ratio": "A factor is a quotient, not a difference.",
    "product-for-convolution": "A convolution slides the kernel over the image: it is no product.",
    "product-of-sums": "A sum of products is not the product of the sums.",
    "power-for-product": "A multiple is a product, not a power.",
}
