"""The engine: a deck of slides whose numbers and pictures are proven by pinned code. It knows nothing of what they are about."""
