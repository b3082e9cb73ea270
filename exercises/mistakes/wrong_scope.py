"""What reaches too far, or not far enough?"""

MISTAKES = {
    "power-of-one-factor": "The power belongs to the whole product: put brackets round it.",
}
