"""Which complements are forgotten?"""

MISTAKES = {
    "complement-forgotten": "One minus the probability belongs here.",
}
