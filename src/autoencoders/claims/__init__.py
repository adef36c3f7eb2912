"""Claims of the sources and of ours about autoencoders: one function for each, named by its number, returns the verdict.

Parameter names are the variants that a claim needs; docstrings say how it is decided.
"""
