"""Networks that several variants or slides use, one family in each file."""
