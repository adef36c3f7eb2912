"""What moves on slides, one file each: `animate` takes runs by their names and returns a sprite."""
