"""Exercises on loaded terminology, grading, spaced repetition."""
