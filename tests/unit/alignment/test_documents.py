"""Paragraph links follow the sentence links, and every paragraph stands in exactly one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.alignment.documents import paragraph_links
from workbench.alignment.links import Link, check_links


def test_a_merged_paragraph_is_linked_to_both_its_parts() -> None:
    links = [Link((0,), (0,)), Link((1,), (1,)), Link((2,), (2,))]

    made = paragraph_links(links, [0, 0, 1], [0, 1, 2])

    assert [(k.a, k.b) for k in made] == [((0,), (0, 1)), ((1,), (2,))]


def test_one_stray_sentence_does_not_tie_two_paragraphs() -> None:
    links = [
        *(Link((i,), (i,)) for i in range(4)),
        *(Link((i,), (i,)) for i in range(5, 9)),
        Link((4,), (9,), moved=True),
    ]

    made = paragraph_links(links, [0] * 5 + [1] * 4, [0] * 4 + [2] + [1] * 5)

    assert ((0,), (0,)) in [(k.a, k.b) for k in made]


def test_paragraphs_without_a_tie_are_null_links() -> None:
    made = paragraph_links([Link((0,), ()), Link((), (0,))], [0], [0])

    assert [(k.a, k.b) for k in made] == [((0,), ()), ((), (0,))]


def test_a_paragraph_whose_sentences_moved_has_moved() -> None:
    made = paragraph_links([Link((0,), (1,), moved=True), Link((1,), (0,))], [0, 1], [0, 1])

    assert [k.moved for k in made] == [True, False]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=12))
def test_every_paragraph_stands_in_exactly_one_link(ties: list[tuple[int, int]]) -> None:
    sentences_a = [p for p in range(5) for _ in range(len(ties))]
    sentences_b = [q for q in range(5) for _ in range(len(ties))]
    free_a, free_b = set(range(len(sentences_a))), set(range(len(sentences_b)))
    links = []
    for p, q in ties:
        i = next(i for i in sorted(free_a) if sentences_a[i] == p)
        j = next(j for j in sorted(free_b) if sentences_b[j] == q)
        free_a.discard(i)
        free_b.discard(j)
        links.append(Link((i,), (j,)))

    check_links(paragraph_links(links, sentences_a, sentences_b), 5, 5)
