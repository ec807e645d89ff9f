"""Likely origins and the syndication chain."""
