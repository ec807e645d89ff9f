"""Files of older and newer versions, and files that are no archives."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from workbench.archive import Decision, Query, SqliteArchive, schema
from workbench.archive.connecting import create
from workbench.errors import UserError


def _with_version(path: Path, version: int) -> Path:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
    return path


_OF_VERSION_1 = """
BEGIN;
INSERT INTO documents (key, id) VALUES (1, 'a');
INSERT INTO versions (key, document, number, sha256, text_sha256, text, lang, added, media_type)
    VALUES (1, 1, 1, 'x', 'x', 'Un pont.', 'fr', '2024-05-14T10:00:00+00:00', 'text/plain');
UPDATE documents SET current = 1;
INSERT INTO originals VALUES (1, 8, 'text', NULL);
INSERT INTO paragraphs VALUES (1, 0, 0, 8);
INSERT INTO prints VALUES (1, x'', x'');
INSERT INTO found (rowid, title, words, lemmas) VALUES (1, '', 'un pont', 'un pont');
COMMIT;
"""


def test_a_file_of_the_first_version_opens_with_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    connection = sqlite3.connect(path, isolation_level=None)
    schema.migrate(connection, upto=1)
    connection.executescript(_OF_VERSION_1)
    connection.close()

    with SqliteArchive(path) as archive:
        assert [hit.entry.id for hit in archive.search(Query("ponts"))] == ["a"]
        assert archive.document("a").text == "Un pont."
        assert archive.decisions() == []
        assert schema.version_of(archive.database.connection) == len(schema.MIGRATIONS)


def test_a_newer_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="update the program"):
        SqliteArchive(_with_version(tmp_path / "new.sqlite", 99))


def test_another_program_s_database_and_a_text_file_are_refused(tmp_path: Path) -> None:
    other, text = tmp_path / "other.sqlite", tmp_path / "text"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    text.write_text("not a database, only some text that is long enough to be read as a header " * 20)

    with pytest.raises(UserError, match="another program"):
        SqliteArchive(other)
    with pytest.raises(UserError, match="not an archive"):
        SqliteArchive(text)
    assert text.read_text().startswith("not a database")


def test_an_archive_is_not_made_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    path.write_text("precious")

    with pytest.raises(UserError, match="exists already"):
        create(path)
    assert path.read_text() == "precious"


def test_a_missing_archive_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="archive init"):
        SqliteArchive(tmp_path / "none.sqlite")


def test_decisions_of_the_second_version_stand_in_the_journal(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    connection = sqlite3.connect(path, isolation_level=None)
    schema.migrate(connection, upto=2)
    connection.execute("INSERT INTO decisions VALUES ('a', 'b', 'refused', 'too late', '2026-01-02T03:04:05+00:00')")
    connection.close()

    with SqliteArchive(path) as archive:
        assert archive.decisions() == [Decision("a", "b", "refused", "too late", "", "2026-01-02T03:04:05+00:00")]
