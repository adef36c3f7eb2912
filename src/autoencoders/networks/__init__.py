"""The networks that more than one variant or slide uses, one family a file."""
