"""What is made from what, what is fresh, and the command that makes one result."""
