"""The arithmetic of Keras in less time: optimizers and losses that a variant can use without reading them."""
