"""What is transposed?"""

MISTAKES = {
    "rows-and-columns-exchanged": "Rows and columns have changed places.",
    "indices-exchanged": "The two indices of an entry have changed places.",
    "pairing-transposed": "The weights were taken by columns: rows and columns have changed places.",
    "transpose-forgotten": "A transpose is missing: look at the shapes.",
}
