"""Times of publication as intervals."""

from __future__ import annotations

import pytest

from workbench.tracing.times import UNKNOWN, interval, may_precede, surely_precedes


@pytest.mark.parametrize(
    ("parent", "child", "may", "surely"),
    [
        ("2024-05-14T10:00:00Z", "2024-05-14T12:30:00+02:00", True, True),
        ("2024-05-14T10:31:00Z", "2024-05-14T12:30:00+02:00", False, False),
        ("2024-05-14T15:00:00Z", "2024-05-14", True, False),
        ("2024-05-15", "2024-05-14T23:00:00Z", False, False),
        ("2024-05", "2024-05-02", True, False),
        (None, "2024-05-02", True, False),
        ("2025", None, True, False),
    ],
)
def test_what_is_open_never_rules_an_order_out(parent: str | None, child: str | None, may: bool, surely: bool) -> None:
    assert may_precede(interval(parent), interval(child)) is may
    assert surely_precedes(interval(parent), interval(child)) is surely


@pytest.mark.parametrize("text", [None, "", "hier", "2024-13-45", "14/05/2024"])
def test_what_cannot_be_read_is_unknown(text: str | None) -> None:
    assert interval(text) == UNKNOWN
