"""A place is a file or a server's address, and is kept as it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.archive import Record
from workbench.archive.locating import has_password, named, place_from
from workbench.archive.opening import open_archive
from workbench.archive.places import parted, place_of, read_place


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("case.db", Path("case.db"), "case.db"),
        ("/a/b/case.db", Path("/a/b/case.db"), "case.db"),
        ("postgresql://ada@db.example:5433/press", "postgresql://ada@db.example:5433/press", "press@db.example"),
        ("postgres:///press?host=/run/x", "postgres:///press?host=/run/x", "press"),
        ("postgresql:/h/d", Path("postgresql:/h/d"), "d"),
    ],
)
def test_a_place_is_what_was_typed(text: str, place: str | Path, name: str) -> None:
    assert place_from(text) == place
    assert named(place_from(text)) == name


def test_a_password_is_seen_wherever_it_stands() -> None:
    assert has_password("postgresql://ada:pw@h/d")
    assert has_password("postgresql://ada@h/d?password=pw")
    assert not has_password("postgresql://ada@h/d")
    assert not has_password(Path("a:b@c"))


def test_a_document_is_named_in_its_archive_on_either_engine(place: str | Path) -> None:
    with open_archive(place, writing=True) as archive:
        archive.add([Record("a#b", "Un texte.", b"Un texte.", id_given=True)])

    assert parted(place_of(place, "a#b")) == (place, "a#b")
    document = read_place(place_of(place, "a#b"))
    assert (document.text, document.source_path) == ("Un texte.", place_of(place, "a#b"))
