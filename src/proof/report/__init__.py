"""What people ask of a build: is it fresh, what is this made from, what moved, does it come out again."""
