"""Metrics: how far pictures are from others, and how well scores separate two classes."""
