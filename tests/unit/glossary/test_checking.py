"""The checker says where the trouble is and what to do."""

from __future__ import annotations

import pytest

from workbench.errors import UserError
from workbench.glossary.checking import check
from workbench.glossary.loading import default_glossary, parse_glossary
from workbench.glossary.model import Glossary


def problems(text: str) -> list[str]:
    head = '[[concept]]\nid = "t.x"\ndefinition = { en = "d" }\n'
    glossary = Glossary({c.id: c for c in parse_glossary(head + text)}, digest="")
    return [str(p) for p in check(glossary, languages=("fr",))]


def test_a_loaded_term_without_neutral_alternative_is_an_error() -> None:
    found = problems('[[concept.term]]\nlang = "fr"\ntext = "meute"\nstatus = "loaded"\nexample = "Une meute."\n')

    assert any("no neutral alternative" in p for p in found)


def test_an_example_that_lacks_its_own_term_is_an_error() -> None:
    found = problems('[[concept.term]]\nlang = "fr"\ntext = "meute"\nexample = "Une bande."\n')

    assert any("not found in its own example" in p for p in found)


def test_a_strength_without_a_side_is_an_error() -> None:
    found = problems('[[concept.term]]\nlang = "fr"\ntext = "meute"\nstrength = 2\nexample = "Une meute."\n')

    assert any("no side" in p for p in found)


def test_a_missing_language_is_told() -> None:
    assert any("no term in 'fr'" in p for p in problems('[[concept.term]]\nlang = "en"\ntext = "pack"\n'))


def test_an_unknown_key_is_told_with_the_nearest_known_one() -> None:
    with pytest.raises(UserError, match="did you mean 'status'"):
        problems('[[concept.term]]\nlang = "fr"\ntext = "meute"\nstatsu = "loaded"\n')


def test_an_unknown_status_is_told_with_the_nearest_known_one() -> None:
    found = problems('[[concept.term]]\nlang = "fr"\ntext = "meute"\nstatus = "loadde"\nexample = "Une meute."\n')

    assert any("did you mean 'loaded'" in p for p in found)


def test_the_shipped_glossaries_have_no_error_and_the_promised_size() -> None:
    glossary = default_glossary()

    assert [str(p) for p in check(glossary) if p.severity == "error"] == []
    assert len(glossary) >= 250
    assert sum(len(c.terms) for c in glossary) >= 1500
