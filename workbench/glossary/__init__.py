"""Concepts and terms that know sides: loading, checking, matching, exchanging."""
