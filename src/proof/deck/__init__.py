"""The language of slides, read with the standard library: decks, bound numbers, quoted source, claims, colours."""
