"""Sprites, one in each file: `animate` takes runs by their names and returns a sprite."""
