"""What has changed places?"""

MISTAKES = {
    "memory-and-innovation-exchanged": "The memory factor weighs the old average, the rest the new value.",
    "givens-exchanged": "Two of the givens have changed places.",
    "prediction-and-count-exchanged": "Prediction and count have changed places.",
    "classes-and-features-exchanged": "Classes and features have changed places.",
    "multiplier-at-the-target": (
        "The multiplier belongs to the constraint, not to the function to be minimised."
    ),
    "classes-exchanged": "The two classes have changed places.",
    "window-and-offset-exchanged": "What moves the window and what runs inside it have changed places.",
    "layer-and-convolution-exchanged": "It is the other way round: ask which of the two turns the kernel.",
    "height-and-width-exchanged": "Height and width have changed places.",
    "kernels-and-depth-exchanged": "The number of kernels and the depth of a kernel have changed places.",
    "channels-exchanged": "Input and output channels have changed places.",
    "group-size-for-groups": "The number of groups and the size of a group have changed places.",
    "stages-exchanged": "The two stages have changed places.",
    "shares-exchanged": "The two shares have changed places.",
    "roles-exchanged": "Two of the roles have changed places.",
    "scale-and-shift-exchanged": "Scale and shift have changed places.",
    "images-and-channels-exchanged": "The number of images and that of channels have changed places.",
    "weight-and-bias-exchanged": "Weight and bias have changed places.",
    "mean-and-variance-exchanged": "Mean and variance have changed places.",
    "labels-exchanged": "The two classes have changed places: look at which output the label picks.",
    "condition-turned": "The condition points the wrong way.",
    "dimension-and-samples-exchanged": "Dimension and number of samples have changed places.",
    "heads-exchanged": "The two heads have changed places.",
    "losses-exchanged": "The two losses have changed places: compare their values in the table.",
    "slope-and-intercept-exchanged": "Slope and intercept have changed places.",
    "factors-exchanged": "The factors of the product have changed places: for matrices their order counts.",
    "stride-and-padding-exchanged": "Stride and padding have changed places in the pairs.",
    "targets-exchanged": "Each output has its own target: two have changed places.",
}
