"""What code is made of: definitions, their closures and digests, where files lie, and which science is proven."""
