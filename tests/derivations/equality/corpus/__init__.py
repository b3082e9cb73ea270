"""Which pairs must be decided, and what is the truth about each?"""
