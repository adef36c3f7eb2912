"""The engine: a deck of slides whose numbers and pictures are proven by pinned code, whatever they are about."""
