"""Tracing: likely origins of an article, and the chain as a tree on a time axis."""
