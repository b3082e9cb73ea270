"""What is transposed?"""

MISTAKES = {
    "rows-and-columns-exchanged": "Rows and columns have changed places.",
}
