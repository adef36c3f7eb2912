"""How the build makes results: each module reads what a result is made from, calls the code that makes it, and writes it."""
