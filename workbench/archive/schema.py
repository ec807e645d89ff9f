"""The tables of an archive file, and how a file of an older version is brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from workbench.errors import UserError

APPLICATION_ID = 0x57_42_41_31  # "WBA1": tells an archive from any other SQLite file

_FIRST = """
CREATE TABLE documents (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    current INTEGER REFERENCES versions (key) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE versions (
    key INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (key),
    number INTEGER NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    text_sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    lang TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    published TEXT,
    author TEXT,
    url TEXT,
    captured TEXT,
    added TEXT NOT NULL,
    source_path TEXT,
    media_type TEXT NOT NULL,
    encoding TEXT,
    headline_start INTEGER,
    headline_end INTEGER,
    UNIQUE (document, number)
);
CREATE INDEX versions_url ON versions (url) WHERE url IS NOT NULL;
CREATE INDEX versions_facts ON versions (published, outlet, lang);
CREATE TABLE originals (
    version INTEGER PRIMARY KEY REFERENCES versions (key),
    size INTEGER NOT NULL,
    codec TEXT NOT NULL CHECK (codec IN ('text', 'zlib', 'plain')),
    data BLOB
);
CREATE TABLE aliases (
    alias TEXT PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (key)
) WITHOUT ROWID;
CREATE TABLE containers (
    sha256 TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    documents INTEGER NOT NULL,
    added TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE paragraphs (
    version INTEGER NOT NULL REFERENCES versions (key),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (version, position)
) WITHOUT ROWID;
CREATE TABLE prints (
    version INTEGER PRIMARY KEY REFERENCES versions (key),
    words BLOB NOT NULL,
    bridge BLOB NOT NULL
);
CREATE TABLE embeddings (
    version INTEGER NOT NULL REFERENCES versions (key),
    paragraph INTEGER NOT NULL,
    model TEXT NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (version, paragraph, model)
) WITHOUT ROWID;
CREATE TABLE translations (
    version INTEGER NOT NULL REFERENCES versions (key),
    target TEXT NOT NULL,
    engine TEXT NOT NULL,
    package TEXT NOT NULL,
    result TEXT NOT NULL,
    PRIMARY KEY (version, target, engine, package)
) WITHOUT ROWID;
CREATE TABLE comparisons (
    article INTEGER NOT NULL REFERENCES versions (key),
    origin INTEGER NOT NULL REFERENCES versions (key),
    signature TEXT NOT NULL,
    result TEXT NOT NULL,
    PRIMARY KEY (article, origin)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE found USING fts5 (title, words, lemmas, content='', tokenize="unicode61 remove_diacritics 0");
"""

_SECOND = """
CREATE TABLE decisions (
    parent TEXT NOT NULL,
    child TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'refused')),
    note TEXT NOT NULL DEFAULT '',
    made TEXT NOT NULL,
    PRIMARY KEY (parent, child)
) WITHOUT ROWID;
"""

_THIRD = """
ALTER TABLE versions ADD COLUMN pointers TEXT;
"""

# What an analyst decides is a journal: nothing in it is overwritten, so that it can be undone and read later.
_FOURTH = """
ALTER TABLE decisions RENAME TO decisions_before;
CREATE TABLE decisions (
    key INTEGER PRIMARY KEY,
    parent TEXT NOT NULL,
    child TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'refused', 'withdrawn')),
    note TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '',
    made TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
INSERT INTO decisions (parent, child, verdict, note, made)
    SELECT parent, child, verdict, note, made FROM decisions_before ORDER BY made;
DROP TABLE decisions_before;
"""

# Out of kept comparisons: `was`, `became` in the forms that are searched, `said`, `says` as they stand.
_FIFTH = """
CREATE TABLE rewordings (
    article INTEGER NOT NULL REFERENCES versions (key),
    origin INTEGER NOT NULL REFERENCES versions (key),
    was TEXT NOT NULL,
    became TEXT NOT NULL,
    said TEXT NOT NULL,
    says TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
CREATE INDEX rewordings_article ON rewordings (article, origin);
"""

# An index of half the size: lemmas alone find what words and lemmas found. Originals packed beside their text.
_SIXTH = """
DROP TABLE found;
CREATE VIRTUAL TABLE found USING fts5 (title, lemmas, content='', tokenize="unicode61 remove_diacritics 0");
INSERT INTO found (found, rank) VALUES ('hashsize', 8388608);
CREATE TABLE packed (
    version INTEGER PRIMARY KEY REFERENCES versions (key),
    size INTEGER NOT NULL,
    codec TEXT NOT NULL CHECK (codec IN ('text', 'zlib', 'plain', 'beside')),
    data BLOB
);
INSERT INTO packed SELECT version, size, codec, data FROM originals;
DROP TABLE originals;
ALTER TABLE packed RENAME TO originals;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH, _SIXTH)
"""Step n brings a file from version n to n + 1; a step that was released is never edited."""


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the tables in an open file; 0 where it is empty."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check_ours(connection: sqlite3.Connection, name: str) -> None:
    """Raise UserError unless the file is an archive that this version can read."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise UserError(f"{name} is a database of another program, not an archive: check the path.")
    if version_of(connection) > len(MIGRATIONS):
        raise UserError(f"{name} was written by a newer version of the workbench: update the program to open it.")


_REINDEXES = 6
"""The version whose index must be filled from the texts."""


def migrate(connection: sqlite3.Connection, upto: int = len(MIGRATIONS)) -> None:
    """Bring the tables to version `upto`, each step whole or not at all."""
    while (at := version_of(connection)) < upto:
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in _statements(MIGRATIONS[at]):
                connection.execute(statement)
            if at + 1 == _REINDEXES:
                _reindex(connection)
            connection.execute(f"PRAGMA user_version = {at + 1}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _reindex(connection: sqlite3.Connection) -> None:
    """Fill the empty full-text index from the texts."""
    from workbench.archive.folding import index_rows

    texts = connection.execute("SELECT key, title, text, lang FROM versions ORDER BY key")
    connection.executemany("INSERT INTO found (rowid, title, lemmas) VALUES (?, ?, ?)", index_rows(texts))


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: run together they would be committed before they are all done."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""
