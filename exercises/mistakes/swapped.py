"""What has changed places?"""

MISTAKES = {
    "memory-and-innovation-exchanged": "The memory factor weighs the old average, the rest the new value.",
    "givens-exchanged": "Two of the givens have changed places.",
}
