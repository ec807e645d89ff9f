"""What holds of every alignment, whatever the texts."""

from __future__ import annotations

import zlib

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.alignment.aligning import align
from workbench.alignment.links import check_links

SENTENCES = st.lists(st.text(alphabet="abcdeé 12.’", max_size=30), max_size=14)


def bag_of_letters(sentences):
    """A small, deterministic stand-in for the model: words hashed into 32 columns."""
    rows = np.full((len(sentences), 32), 0.05, dtype=np.float32)
    for row, sentence in zip(rows, sentences, strict=True):
        for word in sentence.split():
            row[zlib.crc32(word.encode()) % 32] += 1
    return rows / np.linalg.norm(rows, axis=1, keepdims=True) if len(rows) else rows


@settings(max_examples=60, deadline=None)
@given(SENTENCES, SENTENCES)
def test_every_index_of_both_sides_is_used_exactly_once(a, b):
    links = align(a, b, "fr", "en", embed=bag_of_letters)
    check_links(links, len(a), len(b))
    assert all(0 <= link.score <= 1 for link in links)
    assert all(link.a == tuple(range(link.a[0], link.a[-1] + 1)) for link in links if link.a)
    assert not any(link.is_null and link.moved for link in links)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([f"word{n} thing{n} {n}{n}" for n in range(40)]), unique=True, min_size=2, max_size=30))
def test_a_text_is_linked_to_itself_along_the_diagonal(sentences):
    links = align(sentences, sentences, "en", "en", embed=bag_of_letters)
    assert [(link.a, link.b, link.moved) for link in links] == [((i,), (i,), False) for i in range(len(sentences))]


@settings(max_examples=30, deadline=None)
@given(SENTENCES, SENTENCES)
def test_the_same_input_gives_the_same_links(a, b):
    assert align(a, b, "fr", "en", embed=bag_of_letters) == align(a, b, "fr", "en", embed=bag_of_letters)
