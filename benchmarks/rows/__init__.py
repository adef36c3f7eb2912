"""One file a row of the table: what is measured, against what, and `pairs(place)`, which measures it."""
