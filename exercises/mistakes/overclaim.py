"""What is claimed beyond what follows?"""

MISTAKES = {
    "cheaper-means-better": "A lower cost says nothing about accuracy.",
    "independence-for-expectation": "The integral is linear: the expectation of a sum asks for nothing else.",
    "unbiased-claimed": (
        "The sample mean was fitted to the same data: they lie closer to it than to the true mean."
    ),
    "independence-from-data": (
        "Independence given the class is an assumption of the model: no data set changes it."
    ),
}
