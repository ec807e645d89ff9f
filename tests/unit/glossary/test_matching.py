"""Terms are found inflected and split, longest first, in three languages."""

from __future__ import annotations

import pytest

from workbench.glossary.loading import parse_glossary
from workbench.glossary.matching import find_terms
from workbench.glossary.model import Glossary

TOML = """
[[concept]]
id = "t.attack"
[[concept.term]]
lang = "fr"
text = "attaque chimique"
gap = 1
[[concept.term]]
lang = "en"
text = "chemical attack"
[[concept.term]]
lang = "ru"
text = "химическая атака"
[[concept]]
id = "t.any-attack"
[[concept.term]]
lang = "fr"
text = "attaque"
[[concept]]
id = "t.who"
[[concept.term]]
lang = "en"
text = "WHO"
match = "case"
[[concept]]
id = "t.militants"
[[concept.term]]
lang = "ru"
text = "боевик"
[[concept.term]]
lang = "fr"
text = "groupe armé"
"""


@pytest.fixture
def glossary() -> Glossary:
    return Glossary({c.id: c for c in parse_glossary(TOML)}, digest="test")


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Deux attaques chimiques ont eu lieu.", "fr", ["attaques chimiques"]),
        ("l’attaque dite chimique", "fr", ["attaque chimique"]),
        ("Une attaque.", "fr", ["attaque"]),
        ("Chemical attacks were reported.", "en", ["Chemical attacks"]),
        ("Они говорят о химической атаке.", "ru", ["химической атаке"]),
        ("Боевики отступили, боевиков видели.", "ru", ["Боевики", "боевиков"]),
        ("The WHO asked who came.", "en", ["WHO"]),
        ("les groupes armés", "fr", ["groupes armés"]),
        ("attaquer", "fr", []),
    ],
)
def test_a_term_is_found(glossary: Glossary, text: str, lang: str, found: list[str]) -> None:
    hits = find_terms(glossary, text, lang)

    assert [" ".join(text[s:e] for s, e in hit.spans) for hit in hits] == found


def test_where_two_terms_overlap_the_longer_one_stays(glossary: Glossary) -> None:
    (hit,) = find_terms(glossary, "une attaque chimique", "fr")

    assert hit.concept.id == "t.attack"
