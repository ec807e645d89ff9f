"""What the analyst says over what the machine found: operations, undone and redone, kept apart from both texts.

`Session.view(comparison)` lays the analyst's statements over the machine's; nothing of the comparison changes.
"""

from workbench.session.session import Session
from workbench.session.view import StatedLink, StatedMark, View

__all__ = ["Session", "StatedLink", "StatedMark", "View"]
