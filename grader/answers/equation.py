"""Does this equation say the same as the one expected?"""

from grader.answers.expression import meets, read

__all__ = ["meets", "read"]
