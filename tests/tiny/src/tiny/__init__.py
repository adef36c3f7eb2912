"""A second client of the engine: two variants of eight pictures, and all that is made of them."""
