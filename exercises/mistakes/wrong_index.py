"""Which index is taken for another?"""

MISTAKES = {
    "weights-of-the-other-node": "The weight of the other node was taken.",
    "inputs-exchanged": "Each weight belongs to its own input: two have changed places.",
    "first-class-for-class": "This is the first class, not the class asked for.",
    "class-for-feature": "The variance belongs to a feature, not to a class.",
    "sample-for-class": "Samples are numbered by another index: this one numbers the classes.",
    "feature-for-class": "Features are numbered by another index: this one numbers the classes.",
    "sample-for-feature": "Neither parameter belongs to a sample: all samples share them.",
    "one-mean-for-all": "Each sample deviates from the mean of its own class.",
}
