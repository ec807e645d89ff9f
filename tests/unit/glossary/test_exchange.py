"""Terminology goes out and comes back whole, and other programs read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.errors import UserError
from workbench.glossary.loading import default_glossary, load_glossaries, parse_glossary
from workbench.glossary.model import Concept, Glossary
from workbench.glossary.tables import from_csv, from_omegat, to_csv, to_omegat
from workbench.glossary.tbx import from_tbx, to_tbx, to_tbx_basic
from workbench.glossary.writing import to_toml


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return default_glossary()


def by_id(concepts: list[Concept] | tuple[Concept, ...]) -> dict[str, Concept]:
    return {concept.id: regrouped(concept) for concept in concepts}


def regrouped(concept: Concept) -> Concept:
    """The concept with its terms by language, the order in which TBX must write them."""
    from dataclasses import replace

    langs = list(dict.fromkeys(term.lang for term in concept.terms))
    return replace(concept, terms=tuple(t for lang in langs for t in concept.terms_in(lang)))


def test_tbx_comes_back_whole(shipped: Glossary) -> None:
    assert by_id(from_tbx(to_tbx(shipped), "x")) == by_id(list(shipped))


def test_csv_comes_back_whole(shipped: Glossary) -> None:
    assert by_id(from_csv(to_csv(shipped), "x")) == by_id(list(shipped))


def test_toml_comes_back_whole(shipped: Glossary) -> None:
    concepts = [c for c in shipped if c.theme == "syria"]

    assert by_id(parse_glossary(to_toml(concepts, "syria"))) == by_id(concepts)


def test_another_program_reads_the_tbx_basic(shipped: Glossary) -> None:
    from translate.storage.tbx import tbxfile

    store = tbxfile.parsestring(to_tbx_basic(shipped))
    store.setsourcelanguage("fr")
    store.settargetlanguage("en")

    units = {unit.xmlelement.get("id"): unit for unit in store.units}
    assert units.keys() == shipped.concepts.keys()
    for concept in shipped:
        french = {term.text for term in concept.terms_in("fr")}
        assert str(units[concept.id].source) in french


def test_another_program_reads_the_omegat_glossary(shipped: Glossary) -> None:
    from translate.storage.omegat import OmegaTFile

    store = OmegaTFile.parsestring(to_omegat(shipped, "fr", "en").encode())

    expected = sum(len(c.terms_in("fr")) for c in shipped if c.neutral("en"))
    assert len(store.units) == expected
    rebels = [u for u in store.units if u.source == "groupes armés de l'opposition" or "rebelle" in u.source]
    assert all(unit.target for unit in rebels)


def test_an_omegat_glossary_comes_in_one_concept_a_line() -> None:
    concepts = from_omegat("obusier\thowitzer\tarmes\n\n# comment\nchar\ttank\n", "fr", "en", "armes")

    assert [(c.terms[0].text, c.terms[1].text) for c in concepts] == [("obusier", "howitzer"), ("char", "tank")]
    assert concepts[0].note == {"en": "armes"}


def test_an_entity_bomb_is_not_followed() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><tbx><conceptEntry id="c">&a;</conceptEntry></tbx>'

    assert from_tbx(bomb, "x")[0].terms == ()


@pytest.mark.parametrize("data", [b"not xml", b"<html/>"])
def test_a_file_that_is_no_tbx_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(UserError, match="again"):
        from_tbx(data, "x")


def test_a_user_s_own_glossary_layers_over_the_shipped_ones(tmp_path: Path) -> None:
    under, over = tmp_path / "a.toml", tmp_path / "b.toml"
    under.write_text(
        '[[concept]]\nid = "t.x"\ndefinition = { en = "shipped" }\n'
        '[[concept.term]]\nlang = "fr"\ntext = "milice"\n[[concept.term]]\nlang = "fr"\ntext = "bande"\n',
        encoding="utf-8",
    )
    over.write_text(
        '[[concept]]\nid = "t.x"\ndefinition = { en = "own" }\n'
        '[[concept.term]]\nlang = "fr"\ntext = "bande"\nstatus = "loaded"\n',
        encoding="utf-8",
    )

    concept = load_glossaries([under, over]).concepts["t.x"]

    assert concept.definition["en"] == "own"
    assert {t.text: t.status for t in concept.terms} == {"bande": "loaded", "milice": "preferred"}
