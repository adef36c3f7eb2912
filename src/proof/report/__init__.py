"""Answers about results: are they fresh, what are they made from, what moved, do they come out the same again."""
