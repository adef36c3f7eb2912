"""From slides and results to a deck: filled in, rendered, looked at in a browser, exported, presented."""
