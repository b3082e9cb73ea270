"""Where is N-1 taken for N?"""

MISTAKES = {
    "n-minus-one": "This divides by one less than the number of values: here all of them count.",
    "classes-subtracted": (
        "The classes were subtracted from the number of samples: maximum likelihood corrects nothing."
    ),
    "n-plus-one": "This divides by one more than the number of values.",
}
