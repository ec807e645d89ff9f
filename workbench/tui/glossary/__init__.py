"""The terminology, browsed and edited."""
