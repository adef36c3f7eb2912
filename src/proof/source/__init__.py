"""Source code as data: definitions, their closures and digests, where files lie, and which science is proven."""
