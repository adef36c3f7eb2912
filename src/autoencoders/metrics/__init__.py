"""How far pictures are from others, and how well scores tell two kinds apart."""
