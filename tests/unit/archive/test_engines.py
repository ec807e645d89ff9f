"""What must hold whichever engine keeps an archive, and between the two."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import ROOT
from workbench.archive import Archive, Decision, Query, Record, embedding
from workbench.archive.adding import add_paths
from workbench.archive.checking import check
from workbench.archive.copying import copy
from workbench.archive.exporting import lines
from workbench.archive.opening import create, open_archive
from workbench.errors import UserError

STORIES = sorted((ROOT / "samples" / "chains").glob("*/articles.jsonl"))


def _record(name: str, text: str, **more: str) -> Record:
    return Record(name, text, text.encode("utf-8", "surrogatepass"), id_given=True, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["a\0b", "\uffff0 \uffff", "100 % of ? \\0 'x'", "\0" * 3])
def test_any_text_comes_back_as_it_was_read(archive: Archive, text: str) -> None:
    archive.add([_record("x", text, title=text)])

    assert archive.document("x").text == text
    assert archive.document("x").raw == text.encode("utf-8", "surrogatepass")
    assert next(archive.entries()).title == text
    assert list(check(archive)) == []


def test_every_word_of_a_book_is_found(archive: Archive) -> None:
    """A server keeps the places of 16,383 words of a text."""
    pairs = itertools.product("bcdfghjklmnpqrstvwxz", repeat=4)
    words = ["ouverture", *("".join(pair) for pair in itertools.islice(pairs, 17_000)), "fin", "heureuse"]
    archive.add([_record("book", " ".join(words), lang="de")])

    for word in ("ouverture", "heureuse"):
        assert [hit.entry.id for hit in archive.search(Query(word))] == ["book"]


def test_a_word_beyond_all_limits_does_no_harm(archive: Archive) -> None:
    archive.add([_record("x", "pont " + "é" * 5000, lang="fr")])

    assert archive.search(Query("pont"))
    assert archive.search(Query("é" * 5000))


def test_a_reader_who_stops_half_way_leaves_the_archive_in_order(archive: Archive) -> None:
    archive.add([_record(f"d{n}", f"Texte {n} du port.", lang="fr") for n in range(3)])
    half_read = archive.prints()
    next(half_read)

    archive.add([_record("d3", "Un autre texte.", lang="fr")])
    del half_read

    assert len(list(archive.prints())) == archive.count() == 4


def test_a_batch_that_fails_leaves_nothing(archive: Archive) -> None:
    bad = _record("b", "Texte.", lang="fr", published=b"no text")  # type: ignore[arg-type]
    object.__setattr__(bad, "outlet", object())

    with pytest.raises(Exception):  # noqa: B017
        archive.add([_record("a", "Un texte.", lang="fr"), bad])

    assert archive.count() == 0
    assert archive.add([_record("a", "Un texte.", lang="fr")])[0].outcome == "added"


def _full(place: str | Path) -> Archive:
    create(place)
    archive = open_archive(place, writing=True)
    add_paths(archive, [], STORIES)
    return archive


QUERIES = [
    Query("ministère"),
    Query("ministre -porte"),
    Query("la police"),
    Query('"on Monday"'),
    Query("journal rapporte"),
    Query("bird OR oiseau"),
    Query("порт"),
    Query("port", lang="fr"),
    Query("agence", outlet="a"),
    Query(since="2024", until="2024-05"),
    Query(outlet="info"),
]


def test_both_engines_find_the_same(tmp_path: Path, address: str) -> None:
    with _full(tmp_path / "a.sqlite") as file, _full(address) as server:
        found = [
            [{hit.entry.id for hit in archive.search(_all(query))} for query in QUERIES] for archive in (file, server)
        ]

        assert found[0] == found[1]
        assert sum(map(bool, found[0])) > 6
        assert [entry.id for entry in file.entries()] == [entry.id for entry in server.entries()]


def _all(query: Query) -> Query:
    return replace(query, limit=1000)


def test_an_archive_goes_to_a_server_and_back_without_loss(tmp_path: Path, address: str) -> None:
    there, back = address, tmp_path / "back.sqlite"
    with _full(tmp_path / "a.sqlite") as old:
        old.add([_record("v", "Five hurt.", url="https://s.example/1")])
        old.add([_record("v", "Seven hurt.", url="https://s.example/1")])
        old.decide(Decision("a", "b", "refused", "too late", by="Ada"))
        old.undo_decision("Ada")
        old.decide(Decision("c", "d", "confirmed"))
        embedding.fill(old, [1, 2])
        for source, target in ((tmp_path / "a.sqlite", there), (there, back)):
            create(target)
            with open_archive(source) as one, open_archive(target, writing=True) as other:
                copy(one, other)
        with open_archive(there, writing=True) as server, open_archive(back) as new:
            for archive in (server, new):
                assert list(lines(archive)) == list(lines(old))
                assert list(archive.entries()) == list(old.entries())
                assert archive.document("v", 1).text == "Five hurt."
                assert archive.stated() == old.stated()
                assert dict(archive.prints()) == dict(old.prints())
                assert {k: v.tolist() for k, v in archive.vectors([1, 2]).items()} == {
                    k: v.tolist() for k, v in old.vectors([1, 2]).items()
                }
                assert list(check(archive)) == []
                assert len(archive.search(_all(Query("police")))) == len(old.search(_all(Query("police"))))
            assert server.add([_record("new", "Un texte nouveau.")])[0].outcome == "added"
            with pytest.raises(UserError, match="not empty"):
                copy(new, server)


def test_a_text_that_was_replaced_is_not_found_by_its_meaning(archive: Archive) -> None:
    archive.add([_record("x", "Flowers are sold at the market on Sunday.", url="https://s.example/1")])
    embedding.fill(archive)
    archive.add([_record("x", "The minister has resigned over the budget.", url="https://s.example/1")])
    assert archive.search(Query(meaning="a flower market")) == []

    embedding.fill(archive)
    (hit,) = archive.search(Query(meaning="a flower market"))
    assert "minister" in hit.passage
