"""Moved text, with vectors made by hand so that only the search is looked at."""

from __future__ import annotations

import zlib

import numpy as np

from workbench.alignment.aligning import align
from workbench.alignment.links import check_links


def own_vectors(sentences):
    """A vector of its own for every sentence, the same for equal sentences."""
    rows = [np.random.default_rng(zlib.crc32(s.encode())).normal(size=512) for s in sentences]
    return np.array([row / np.linalg.norm(row) for row in rows], dtype=np.float32).reshape(len(rows), 512)


def story(size):
    return [f"word{n}a thing{n}b item{n}c matter{n}d object{n}e" for n in range(size)]


def links_of(a, b):
    links = align(a, b, "en", "en", embed=own_vectors)
    check_links(links, len(a), len(b))
    return links


def test_a_block_moved_to_the_front_is_found_whole():
    a = story(30)
    b = [*a[20:26], *a[:20], *a[26:]]
    links = links_of(a, b)
    assert [(link.a, link.b) for link in links if link.moved] == [((20 + n,), (n,)) for n in range(6)]
    assert not any(link.is_null for link in links)


def test_two_blocks_moved_to_different_places_are_both_found():
    a = story(40)
    b = [*a[30:33], *a[:10], *a[14:30], *a[33:], *a[10:14]]
    moved = {(link.a, link.b) for link in links_of(a, b) if link.moved}
    assert moved == {((i,), (b.index(a[i]),)) for i in [*range(10, 14), *range(30, 33)]}


def test_what_was_only_left_out_or_added_has_not_moved():
    a, b = story(30), story(30)
    del a[4:9], b[20:24]
    links = links_of(a, b)
    assert not any(link.moved for link in links)
    assert sum(link.is_null for link in links) == 9


def test_two_texts_that_share_nothing_have_null_links_alone():
    links = links_of(story(12), [f"other{n}v stuff{n}w" for n in range(12)])
    assert all(link.is_null and not link.moved for link in links)


def test_a_text_that_says_everything_twice_is_linked_once():
    a = story(8)
    links = links_of(a, a + a)
    assert sum(link.is_null for link in links) == 8
    assert [link.a for link in links if link.a] == [(i,) for i in range(8)]
