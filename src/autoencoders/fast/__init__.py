"""Keras's layers, optimizers and losses with the same results in less time: a variant says `faster(network)`, no more."""
