"""The mathematics: what was written, whether two things are equal, and how results are derived.

Knows nothing of students, marks or files.
"""
