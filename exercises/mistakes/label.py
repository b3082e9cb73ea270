"""Which labels are misread?"""

MISTAKES = {
    "number-for-label": "One of the two is a running index, the other says where it ends.",
}
