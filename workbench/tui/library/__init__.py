"""Where work begins: files, recent comparisons, the archive."""
