"""Where is the point in the wrong place?"""

MISTAKES = {
    "point-moved": "The digits are right, the decimal point is in the wrong place.",
}
