"""The document and its spans."""

from __future__ import annotations

import dataclasses
import hashlib

import pytest

from workbench.documents.model import document_from_text

TEXT = "Un titre\n\nUne phrase. Une autre.\n\nUne dernière phrase, plus longue que le titre."


def test_spans_and_indices_fit_together() -> None:
    document = document_from_text(TEXT, lang="fr")
    assert [document.slice(span) for span in document.paragraphs] == TEXT.split("\n\n")
    assert document.paragraph_of == (0, 1, 1, 2)
    assert document.sentences_of == ((0,), (1, 2), (3,))


def test_the_headline_gives_the_title() -> None:
    document = document_from_text(TEXT, lang="fr")
    assert (document.headline, document.title) == ((0, 8), "Un titre")


def test_a_given_title_that_is_not_in_the_text_sets_no_headline() -> None:
    document = document_from_text("Une phrase assez longue.\n\nUne autre phrase.", lang="fr", title="Autre chose")
    assert (document.headline, document.title) == (None, "Autre chose")


def test_a_given_title_that_opens_the_text_is_the_headline_even_with_a_full_stop() -> None:
    document = document_from_text("Tout est calme.\n\nUne autre phrase.", lang="fr", title="Tout est calme.")
    assert document.headline == (0, 15)


def test_the_hash_is_that_of_the_bytes_as_they_came() -> None:
    raw = TEXT.encode("cp1252")
    assert document_from_text(TEXT, raw=raw).sha256 == hashlib.sha256(raw).hexdigest()
    assert document_from_text(TEXT).sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_document_cannot_be_changed_and_hides_its_bytes() -> None:
    document = document_from_text(TEXT, raw=b"secret bytes")
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.text = "x"  # type: ignore[misc]
    assert "secret" not in repr(document)


def test_the_language_is_identified_unless_given() -> None:
    assert document_from_text(TEXT).lang == "fr"
    assert document_from_text(TEXT, lang="de").lang == "de"
