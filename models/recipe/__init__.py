"""The recipe of the bundled models: prepare, train, export, evaluate (see models/README.md)."""
