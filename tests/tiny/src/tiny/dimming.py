"""Shared by two variants through one of them, to see a change travel."""

BY = 0.5
