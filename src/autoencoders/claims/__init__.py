"""What the sources and we say about autoencoders, put to the test: one function a claim, named by its number.

Parameter names are the variants that a claim looks at; each function returns the claim in a sentence and what became of it.
"""
