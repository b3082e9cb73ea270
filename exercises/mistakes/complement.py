"""Which complements are forgotten?"""

MISTAKES = {
    "complement-forgotten": "One minus this belongs here.",
    "complement-taken": "This is the rest up to one: the other share is asked for.",
    "other-share": "This is the share of the other layers.",
    "complement-of-another": "This is one minus another probability of the question.",
    "complement-of-one-hot": "One-hot codes have a single one in each row.",
    "saving-for-share": "This is what is saved: the share that remains is asked for.",
    "share-for-its-complement": "A probability stands where one minus it belongs, or the reverse.",
}
