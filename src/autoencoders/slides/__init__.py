"""From slides and results to a deck: numbers and code filled in, rendered, shown."""
