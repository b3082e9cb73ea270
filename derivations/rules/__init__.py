"""What may be done to an expression?

A rule is one identity, used from left to right; a strategy says where and how often a rule is used.
"""
