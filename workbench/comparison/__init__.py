"""What changed between an article and its origin: the marks."""
