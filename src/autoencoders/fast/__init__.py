"""Keras's optimizers and losses with the same results in less time; variants can use them without knowing how they work."""
