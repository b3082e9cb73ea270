"""Where is N-1 taken for N?"""

MISTAKES = {
    "n-minus-one": "This divides by N-1; batch normalisation divides by N.",
}
