"""What computes in the page: one module per live part, with a function `enliven` of runs; how it looks is in slides/parts/."""
