"""The commands of the build: each reads what a result is made from, calls the code that makes it, and writes it."""
