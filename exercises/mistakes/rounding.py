"""What is lost by rounding?"""

MISTAKES = {
    "too-few-figures": "More figures are asked for.",
}
