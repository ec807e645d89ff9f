"""Links on short texts, with the bundled model."""

from __future__ import annotations

import pytest

from workbench.alignment.aligning import align
from workbench.alignment.links import check_links

FRENCH = [
    "Le ministre s'est rendu lundi à Lyon pour inaugurer un hôpital.",
    "Les syndicats de cheminots appellent à la grève jeudi.",
    "La récolte de blé a baissé de 12 % cette année.",
    "Un incendie a détruit trois entrepôts dans le port de Marseille.",
    "Le musée rouvrira ses portes au public en septembre.",
    "Deux alpinistes ont été retrouvés sains et saufs dans le massif du Mont-Blanc.",
]
ENGLISH = [
    "The minister travelled to Lyon on Monday to open a hospital.",
    "Railway unions are calling for a strike on Thursday.",
    "The wheat harvest fell by 12% this year.",
    "A fire destroyed three warehouses in the port of Marseille.",
    "The museum will open its doors to the public again in September.",
    "Two climbers were found safe and sound in the Mont Blanc massif.",
]
ELSEWHERE = [
    "Mix the butter with the sugar until the cream is smooth.",
    "Her violin concerto was written for a small chamber orchestra.",
    "Frogs breathe through their skin when they are under water.",
    "The striker scored twice before half time.",
    "Most of these old keyboards need their switches cleaned.",
]


def linked(links):
    return [(link.a, link.b) for link in links]


def test_a_translation_in_the_same_order_is_linked_one_to_one():
    links = align(FRENCH, ENGLISH, "fr", "en")
    assert linked(links) == [((i,), (i,)) for i in range(6)]
    assert not any(link.moved for link in links)
    assert all(link.score > 0.8 for link in links)


def test_a_sentence_without_counterpart_is_a_null_link_on_either_side():
    links = align([*FRENCH[:2], *FRENCH[3:]], [*ENGLISH[:4], *ENGLISH[5:]], "fr", "en")
    assert ((), (2,)) in linked(links)
    assert ((3,), ()) in linked(links)
    check_links(links, 5, 5)


def test_two_sentences_told_in_one_are_one_link():
    english = [ENGLISH[0][:-1] + ", and r" + ENGLISH[1][1:], *ENGLISH[2:]]
    assert linked(align(FRENCH, english, "fr", "en"))[0] == ((0, 1), (0,))
    assert linked(align(english, FRENCH, "en", "fr"))[0] == ((0,), (0, 1))


def test_a_sentence_that_moved_is_linked_across_the_others():
    links = align(FRENCH, [ENGLISH[4], *ENGLISH[:4], ENGLISH[5]], "fr", "en")
    assert [(link.a, link.b) for link in links if link.moved] == [((4,), (0,))]
    assert len([link for link in links if not link.is_null]) == 6


def test_a_moved_passage_moves_as_a_whole():
    links = align(FRENCH, [*ENGLISH[4:], *ENGLISH[:4]], "fr", "en")
    assert [(link.a, link.b) for link in links if link.moved] == [((4,), (0,)), ((5,), (1,))]


def test_unrelated_texts_are_mostly_left_unlinked():
    links = align(FRENCH, ELSEWHERE, "fr", "en")
    check_links(links, 6, 5)
    assert sum(not link.is_null for link in links) <= 1


def test_russian_is_linked_to_english_and_to_french():
    russian = [
        "В понедельник министр приехал в Лион, чтобы открыть больницу.",
        "Пожар уничтожил три склада в порту Марселя.",
        "Музей снова откроется для публики в сентябре.",
    ]
    assert [link.b for link in align(russian, ENGLISH, "ru", "en") if link.a] == [(0,), (3,), (4,)]
    assert [link.b for link in align(russian, FRENCH, "ru", "fr") if link.a] == [(0,), (3,), (4,)]


def test_one_language_uses_the_same_path():
    shortened = [FRENCH[0], "Les syndicats de cheminots appellent à cesser le travail.", FRENCH[4]]
    assert [link.b for link in align(FRENCH, shortened, "fr", "fr") if link.a] == [(0,), (1,), (), (), (2,), ()]


def test_a_translation_is_read_in_place_of_the_text():
    links = align(FRENCH, ENGLISH, "fr", "en", translation=ENGLISH)
    assert linked(links) == [((i,), (i,)) for i in range(6)]
    with pytest.raises(ValueError, match="5 sentences"):
        align(FRENCH, ENGLISH, "fr", "en", translation=ENGLISH[:5])


EMPTY = [([], []), (FRENCH[:2], []), ([], ENGLISH[:2]), ([""], [" "]), (["…"], ["?", "!"])]


@pytest.mark.parametrize(("a", "b"), EMPTY)
def test_empty_sides_and_sentences_without_words_are_borne(a, b):
    check_links(align(a, b, "fr", "en"), len(a), len(b))


def test_null_links_of_side_b_stand_where_their_text_stood():
    links = align(FRENCH[:2], ENGLISH[:4], "fr", "en")
    assert linked(links) == [((0,), (0,)), ((1,), (1,)), ((), (2,)), ((), (3,))]
