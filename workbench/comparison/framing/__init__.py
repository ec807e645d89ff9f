"""What changed in the telling: who says it, how surely, in which words, and who is named as the doer."""

from workbench.comparison.framing.findings import findings

__all__ = ["findings"]
