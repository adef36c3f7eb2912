"""The language of slides, read with the standard library: decks, numbers, quoted source, claims, colours."""
