"""What is made from what, what is still fresh, and how the build is told: only the standard library, but for `diff`."""
