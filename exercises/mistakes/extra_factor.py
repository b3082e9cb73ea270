"""Which factors are one too many?"""

MISTAKES = {
    "area-counted-twice": "Each position is an output position; the input area does not count once more.",
}
