"""From slides and results to a deck: filled in, rendered, checked in a browser, exported, presented."""
