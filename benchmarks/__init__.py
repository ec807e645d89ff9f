"""Error rates and speed, beside the alternatives in the same run."""
