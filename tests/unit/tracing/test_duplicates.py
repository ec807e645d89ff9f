"""Near-duplicates, held against the slow and obvious way."""

from __future__ import annotations

import numpy as np

from benchmarks.generated import archive as generated
from benchmarks.syndication import ours, truth


def test_candidates_from_fingerprints_lose_no_near_duplicate() -> None:
    texts = [article.text for article in generated(60, seed=3)]

    wanted = truth(texts)

    assert len(wanted) > 20
    assert ours(texts) == wanted


def test_a_short_release_is_found_inside_a_long_page() -> None:
    release = " ".join(f"mot{n}" for n in range(40))
    page = " ".join(f"autre{n}" for n in range(900)) + f" {release} " + " ".join(f"fin{n}" for n in range(900))

    assert ours([page, release, "rien de tout cela"]) == {(0, 1)}
    assert np.isclose(len(release.split()) / len(page.split()), 0.02, atol=0.01)
