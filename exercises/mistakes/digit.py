"""Which digits are wrong?"""

MISTAKES = {
    "last-figure-off": "Only the last figure is off: keep more figures on the way, and round at the end.",
    "one-digit-off": "One digit is wrong: perhaps a slip in copying.",
    "digits-exchanged": "Two neighbouring digits have changed places.",
    "digit-dropped": "A digit was lost or added in copying a number.",
    "number-off-by-one": "A number in the formula is off by one.",
}
