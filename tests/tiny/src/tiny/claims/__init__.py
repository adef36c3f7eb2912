"""Claims of the tiny talk."""
